"""What the bench computes; nothing here is timed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import messages
from bench.__main__ import main
from bench.figures import Latency, Stage, parse_stage_lines, percentile, stages, stat_ticks, status_kib
from bench.houses import ROOT, build_ours, build_peer, languages_of
from bench.measure import CONVERSATION, EARLY, LATE, LONG_CYCLE, LONG_TURNS
from bench.peer import parity
from bench.report import Row, Side, rows, stage_table, table, to_json
from bench.staged_engine import Stopwatch


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([1.0, 2.0, 3.0], 0.5, 2.0),
        ([4.0, 1.0, 3.0, 2.0], 0.5, 2.5),
        ([0.0, 10.0], 0.95, 9.5),
        ([1.0, 2.0, 3.0], 0.0, 1.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
    ],
)
def test_percentile_is_linear_between_neighbours(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == pytest.approx(expected)


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 1.5), ([1.0], -0.1)])
def test_percentile_of_nothing_is_refused(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, share)


def test_stage_lines_that_were_cut_off_are_left_out() -> None:
    lines = ['{"total": 5.0, "nlg": 1.0}', "", "[1]", '{"total": 6.0, "nl']
    assert parse_stage_lines(lines) == [{"total": 5.0, "nlg": 1.0}]


def test_what_the_engine_did_not_see_of_a_turn_is_http() -> None:
    turns = [{"total": 8.0, "nlg": 2.0, "action call": 6.0}, {"total": 2.0, "nlg": 2.0}]
    found = {stage.name: stage for stage in stages([10.0, 4.0], turns)}
    assert found["http"].mean == pytest.approx(2.0)
    assert found["action call"] == Stage("action call", 3.0, pytest.approx(6 / 14), 6.0, 6.0, 1)  # type: ignore[arg-type]
    assert sum(stage.mean for stage in found.values()) == pytest.approx(7.0)
    assert sum(stage.share for stage in found.values()) == pytest.approx(1.0)


def test_stages_of_other_turns_than_were_sent_are_refused() -> None:
    with pytest.raises(ValueError, match="2 turns were sent and 1 noted"):
        stages([10.0, 4.0], [{"total": 8.0}])


def test_the_time_of_a_stage_is_without_the_stages_inside_it() -> None:
    watch = Stopwatch()
    watch.begin("outer")
    watch.begin("inner")
    inner = watch.end()
    outer = watch.end()
    assert watch.spent["inner"] == pytest.approx(inner)
    assert watch.spent["outer"] + watch.spent["inner"] == pytest.approx(outer)


def test_memory_is_read_from_the_process_status() -> None:
    status = "Name:\tpython\nVmHWM:\t  900 kB\nVmRSS:\t  812 kB\n"
    assert status_kib(status) == 812
    assert status_kib(status, "VmHWM") == 900
    assert status_kib("") == 0


def test_processor_time_is_read_behind_any_name() -> None:
    assert stat_ticks("7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 120 30 1 1 20") == 150
    assert stat_ticks("") == 0


def test_a_requirement_holds_or_is_missed() -> None:
    assert Row("turn", "ms", 10.0, 100.0, at_most=0.2).met is True
    assert Row("turn", "ms", 30.0, 100.0, at_most=0.2).met is False
    assert Row("load", "/s", 50.0, 10.0, at_least=6.0).met is False
    assert Row("growth", "x", 1.2, None, at_most=1.5, alone=True).met is True
    assert Row("turn", "ms", 10.0, None, at_most=0.2).met is None
    assert Row("start", "s", 10.0, 20.0).met is None


def _sides() -> tuple[Side, Side]:
    ours = Side(
        turn=Latency(9.0, 20.0, 100),
        action_turn=Latency(18.0, 30.0, 60),
        throughput={1: 80.0, 8: 100.0, 32: 110.0},
        early=8.0,
        late=16.0,
        train_cold=40.0,
        memory_load=700.0,
    )
    peer = Side(
        turn=Latency(90.0, 200.0, 100),
        action_turn=Latency(100.0, 300.0, 60),
        throughput={1: 10.0, 8: 10.0, 32: 11.0},
        train_cold=800.0,
        memory_load=900.0,
    )
    return ours, peer


def test_the_comparison_names_what_was_missed() -> None:
    ours, peer = _sides()
    text = table(rows(ours, peer), compared=True)
    lines = {line.split("  ")[0]: line for line in text.splitlines()}
    assert lines["turn, median"].endswith("ok")
    assert "<= 1/5 of peer" in lines["turn, median"]
    assert "0.10" in lines["turn, median"]
    assert lines["turns/s, 8 at once"].split()[-5:] == [">=", "6x", "of", "peer", "ok"]
    assert lines["turn 200 against turn 1"].endswith("MISSED")
    assert text.count("MISSED") == 1
    assert "-" in lines["start until ready"]


def test_alone_only_what_was_measured_is_shown() -> None:
    ours, _ = _sides()
    text = table(rows(ours, None), compared=False)
    assert "peer" not in text
    assert "start until ready" not in text
    assert "turn, median" in text


def test_small_stages_are_summed_up() -> None:
    small = [Stage("a", 0.04, 0.004, 0.1, 0.1, 5), Stage("b", 0.01, 0.001, 0, 0, 5)]
    text = stage_table("ours", [Stage("nlg", 9.0, 0.9, 9.0, 9.0, 5), *small])
    assert "nlg" in text
    assert "2 more" in text
    assert "0.05" in text


def test_the_figures_survive_json() -> None:
    ours, peer = _sides()
    read = json.loads(json.dumps(to_json(ours, peer, {"cores": 2})))
    median = next(row for row in read["rows"] if row["name"] == "turn, median")
    assert (median["ours"], median["peer"], median["ratio"], median["met"]) == (9.0, 90.0, 0.1, True)
    assert read["ours"]["throughput"]["8"] == 100.0


def test_no_message_of_the_bench_is_a_training_example() -> None:
    written = messages.read(["en", "es", "fr", "de"])
    training = messages.examples(sorted((ROOT / "data").rglob("nlu.*.yml")))
    assert messages.known([text for texts in written.values() for text in texts], training) == []


def test_a_training_example_is_recognised_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "nlu.en.yml").write_text(
        'nlu:\n- intent: x\n  examples: |\n    - what went to [Tesco](merchant), [now]{"entity": "period"}?\n', "utf-8"
    )
    training = list(messages.examples([tmp_path / "nlu.en.yml"]))
    assert training == ["what went to Tesco, now?"]
    assert messages.known(["What went to Tesco now", "another"], training) == ["What went to Tesco now"]


def test_every_message_comes_equally_often() -> None:
    written = {"en": [str(number) for number in range(15)], "de": [f"d{number}" for number in range(15)]}
    said = [text for number in range(6) for text in messages.mixed(written, number, CONVERSATION)[1]]
    assert {said.count(text) for text in set(said)} == {2}
    assert messages.mixed(written, 3, CONVERSATION)[0] == "de"


def test_late_turns_of_a_long_conversation_are_the_early_messages_again() -> None:
    turns = [number % LONG_CYCLE for number in range(LONG_TURNS)]
    assert turns[LATE] == turns[EARLY]
    assert min(len(texts) for texts in messages.read(["en", "es", "fr", "de"]).values()) >= LONG_CYCLE


def _peer_files(tmp_path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    house = build_peer(tmp_path, ["en"])
    domain = yaml.safe_load((house.folder / "domain.yml").read_text("utf-8"))
    return domain, yaml.safe_load((house.folder / "data" / "rules.yml").read_text("utf-8"))


def test_the_peer_knows_the_same_intents_and_has_an_answer_to_each(tmp_path: Path) -> None:
    ours = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    domain, rules = _peer_files(tmp_path)
    assert domain["intents"] == parity.intents(ours)
    answered = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules["rules"]}
    assert set(answered) == {*domain["intents"], "nlu_fallback"}
    assert set(answered.values()) <= {*domain["actions"], *domain["responses"]}
    assert answered["check_balance"] == "action_balance"


def test_the_stories_of_the_peer_agree_with_its_rules(tmp_path: Path) -> None:
    _, rules = _peer_files(tmp_path)
    answered = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules["rules"]}
    stories = yaml.safe_load((tmp_path / "data" / "stories.yml").read_text("utf-8"))["stories"]
    for story in stories:
        steps = story["steps"]
        for said, done in zip(steps[::2], steps[1::2], strict=True):
            assert answered[said["intent"]] == done["action"], story["story"]


def test_both_houses_hold_the_same_examples_of_the_wanted_languages_only(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "peer").mkdir()
    ours, peer = build_ours(tmp_path / "ours", ["es"]), build_peer(tmp_path / "peer", ["es"])
    found = [
        {path.relative_to(house.folder): path.read_bytes() for path in house.folder.rglob("nlu.*.yml")}
        for house in (ours, peer)
    ]
    assert found[0] == found[1]
    assert {languages_of(path) for path in found[0]} == {"es"}


def test_a_language_that_is_not_served_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--languages", "en,tlh"]) == 2
    assert capsys.readouterr().err.strip() == "--languages takes some of en,es,fr,de, not tlh"
