"""Scoring tables: what comes in comes out with its mood, and what cannot is told."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tracemalloc
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from bot.sentiment import score
from bot.sentiment.tables import BadTable, Columns, CsvTable, Flaw, Lines, Row, open_table

HOUSE = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _read_by_words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "folder" not in request.fixturenames:
        reader = request.getfixturevalue("reader")
        monkeypatch.setattr(score.MessageEncoder, "load", lambda *_, **__: reader)


@pytest.fixture
def source(tmp_path: Path) -> Any:
    def write(content: str | bytes, name: str = "in.csv") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return write


def items(content: str | bytes, name: str = "x.csv", columns: Columns = Columns()) -> list[Row | Flaw]:  # noqa: B008
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    return list(open_table(Lines(io.BytesIO(raw), name), name, columns))


def texts(content: str | bytes, name: str = "x.csv") -> list[str]:
    return [item.text if isinstance(item, Row) else f"!{item.line}" for item in items(content, name)]


def scored_csv(path: str) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Rows in, rows out


def test_csv_comes_back_with_its_mood(source: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out.csv")
    path = source('id,text\n1,so bad\n2,"good , and\n""new"""\n3,\n4,bad fraud\n')
    assert score.main([path, "--out", out]) == 0
    rows = scored_csv(out)
    assert list(rows[0]) == ["id", "text", "sentiment", "negative", "neutral", "positive", "signals", "confidence"]
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["sentiment"] for row in rows] == ["negative", "positive", "", "negative"]
    assert rows[1]["text"] == 'good , and\n"new"'
    assert rows[3]["signals"] == "risk_fraud"
    assert set(rows[2].values()) == {"3", ""}
    assert sum(float(rows[0][label]) for label in ("negative", "neutral", "positive")) == pytest.approx(1, abs=1e-3)
    assert float(rows[0]["confidence"]) == float(rows[0]["negative"])
    told = capsys.readouterr().err
    assert "4 rows" in told
    assert "1 of them have no text" in told
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob("*.report.tsv"))


def test_json_lines_come_back_with_their_mood(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    content = '{"id": 1, "text": "bad fraud", "more": {"a": [1]}}\n\n{"text": null}\n{"text": "Grüße 😀"}'
    path = source(content, "in.jsonl")
    assert score.main([path, "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows[0]["more"] == {"a": [1]}
    assert (rows[0]["sentiment"], rows[0]["signals"]) == ("negative", ["risk_fraud"])
    assert rows[1] == {"text": None, **dict.fromkeys(score.ADDED)}
    assert "Grüße 😀" in out.read_text("utf-8")


def test_order_is_kept_over_several_windows(source: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "WINDOW_ROWS", 7)
    out = str(tmp_path / "out.csv")
    path = source("n,text\n" + "".join(f"{n},{'bad ' * (n % 5)}word\n" for n in range(50)))
    assert score.main([path, "--out", out]) == 0
    assert [row["n"] for row in scored_csv(out)] == [str(n) for n in range(50)]
    assert [row["sentiment"] == "negative" for row in scored_csv(out)] == [n % 5 > 0 for n in range(50)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_and_kept(source: Any, tmp_path: Path, delimiter: str) -> None:
    out = tmp_path / "out.csv"
    assert score.main([source(f"id{delimiter}text\r\n1{delimiter}good\r\n"), "--out", str(out)]) == 0
    first, second = out.read_text("utf-8").splitlines()
    assert first.split(delimiter)[:3] == ["id", "text", "sentiment"]
    assert second.split(delimiter)[:3] == ["1", "good", "positive"]


def test_a_column_that_is_there_already_is_not_overwritten(
    source: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.csv")
    assert score.main([source("text,sentiment\nbad,mine\n"), "--out", out]) == 0
    (row,) = scored_csv(out)
    assert (row["sentiment"], row["attune_sentiment"]) == ("mine", "negative")
    assert "attune_sentiment" in capsys.readouterr().err


def test_standard_input_and_output(folder: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "bot.sentiment.score", "-", "--model", str(folder)],
        input=b'{"text": "hello"}\nbroken\n', cwd=HOUSE, capture_output=True, check=False,
    )  # fmt: skip
    assert found.returncode == 3, found.stderr
    (line,) = found.stdout.splitlines()
    assert json.loads(line)["sentiment"] in ("negative", "neutral", "positive")
    assert b"line 2: not JSON" in found.stderr


def test_who_has_read_enough_is_not_shown_a_traceback(folder: Path, source: Any) -> None:
    path = source("text\n" + "hello there\n" * 3_000)
    command = f"{sys.executable} -m bot.sentiment.score {path} --model {folder} | head -n 2"
    found = subprocess.run(["bash", "-c", command], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert len(found.stdout.splitlines()) == 2
    assert "Traceback" not in found.stderr
    assert "BrokenPipe" not in found.stderr


# What is wrong with the whole input


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "in.csv", "is empty"),
        (b" \n \n", "in.csv", "is empty"),
        (b"\xef\xbb\xbf", "in.csv", "is empty"),
        (b"id,words\n1,good\n", "in.csv", "it has: id, words"),
        (b"text,comment\n1,good\n", "in.csv", "say with --text-column"),
        (b'{"id": 1, "words": "good"}\n', "in.jsonl", "it has: id, words"),
        (b"PK\x03\x04rest", "in.csv", "Excel"),
        (b"%PDF-1.7", "in.csv", "PDF"),
        ("text\ngood\n".encode("utf-16"), "in.csv", "UTF-16"),
        (bytes(range(32)) * 20, "in.csv", "binary"),
        (b'[\n {"text": "good"}\n]', "in.json", "one object a line"),
        (b'{\n "text": "good"\n}', "in.json", "one object a line"),
        (b"broken\nbroken\n", "in.jsonl", "in.jsonl:1: not JSON"),
        (b"[1]\n", "in.data", "it has: [1]"),
    ],
)
def test_what_cannot_be_scored_is_one_sentence(
    source: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, name: str, message: str
) -> None:
    out = tmp_path / "out"
    assert score.main([source(content, name), "--out", str(out)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("attune: ")
    assert name in line
    assert message in line
    assert not out.exists()


@pytest.mark.parametrize("option", ["--text-column", "--time-column", "--topic-column"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(
    source: Any, capsys: pytest.CaptureFixture[str], option: str, tmp_path: Path
) -> None:
    plot = ["--plot", str(tmp_path / "p.svg")]
    for content, name in (("id,text\n1,good\n", "a.csv"), ('{"id": 1, "text": "good"}\n', "a.jsonl")):
        assert score.main([source(content, name), option, "nope", *plot]) == 1
        assert "no column 'nope'; it has: id, text" in capsys.readouterr().err


def test_missing_file_and_missing_model_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert score.main([str(tmp_path / "nowhere.csv")]) == 1
    assert "nowhere.csv cannot be read: no such file" in capsys.readouterr().err
    assert score.main([str(tmp_path)]) == 1
    assert "is a directory" in capsys.readouterr().err
    monkeypatch.undo()
    assert score.main([str(tmp_path / "nowhere.csv"), "--model", str(tmp_path)]) == 1
    assert "config.json" in capsys.readouterr().err


def test_an_output_that_cannot_be_is_one_sentence(
    source: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score.main([source("text\ngood\n"), "--out", str(tmp_path / "no" / "where.csv")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be written: no such file" in line


@pytest.mark.parametrize("option", ["--out", "--report", "--plot"])
def test_no_file_is_written_over_the_input(source: Any, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = source("text\ngood\n")
    with pytest.raises(SystemExit) as stopped:
        score.main([path, option, path])
    assert stopped.value.code == 2
    assert Path(path).read_text() == "text\ngood\n"
    assert option in capsys.readouterr().err


# What is wrong with single lines


def test_broken_lines_are_reported_and_the_good_ones_land(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    path = source(
        '{"text": "good"}\n{"text": "go\n[1, 2]\n{"text": 5}\n{"other": 1}\n{"text": NaN}\n'
        '{"text": "a\\ud83d"}\n\n{"text": "\0bad"}\n{"text": "bad"}\n',
        "in.jsonl",
    )
    assert score.main([path, "--out", str(out)]) == 3
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == ["good", "a\ud83d", "bad"]
    report = dict(line.split("\t") for line in Path(f"{out}.report.tsv").read_text("utf-8").splitlines())
    assert list(report) == ["line", "2", "3", "4", "5", "6", "9"]
    assert "not JSON" in report["2"]
    assert "not a JSON object" in report["3"]
    assert "not text" in report["4"]
    assert "no 'text'" in report["5"]
    assert "NUL" in report["9"]


def test_the_report_of_an_earlier_run_goes(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert score.main([source("text,n\nbad\n"), "--out", str(out)]) == 3
    assert Path(f"{out}.report.tsv").is_file()
    assert score.main([source("text,n\nbad,1\n"), "--out", str(out)]) == 0
    assert not Path(f"{out}.report.tsv").exists()


def test_a_record_with_other_cells_than_the_header_is_left_out(source: Any, tmp_path: Path) -> None:
    found = items("id,text\n1,good\n2\n3,so,bad\n4,bad\n")
    assert [item.line for item in found] == [2, 3, 4, 5]
    assert [item.why for item in found if isinstance(item, Flaw)] == [
        "1 cells where the header has 2",
        "3 cells where the header has 2",
    ]


def test_a_quote_that_never_closes_costs_its_line_alone() -> None:
    content = 'id,text\n1,"good\n' + "".join(f"{n},bad\n" for n in range(2, 600)) + '600,"two\nlines"\n'
    found = items(content)
    flaws = [item for item in found if isinstance(item, Flaw)]
    assert [flaw.line for flaw in flaws] == [2]
    assert "quote" in flaws[0].why
    assert len(found) - 1 == 599
    assert found[-1].text == "two\nlines"  # type: ignore[union-attr]


def test_quotes_inside_a_cell_are_text() -> None:
    assert texts('text,n\n5" screen,1\n"he said "hello", twice",1\n"a ""b""",1\n') == ['5" screen', "!3", 'a "b"']


def test_odd_line_breaks_inside_texts_do_not_end_a_row() -> None:
    assert texts('text,n\n"a\x0bb\x85c\u2028d",1\ne\u2028f,2\n"g\rh",3\n') == ["a\x0bb\x85c\u2028d", "e\u2028f", "g\rh"]


def test_blank_lines_are_no_rows_and_do_not_move_numbers() -> None:
    found = items("text\n\n\ngood\n\nbad\n", columns=Columns("text"))
    assert [(item.line, item.text) for item in found] == [(4, "good"), (6, "bad")]  # type: ignore[union-attr]


def test_a_line_of_a_megabyte_is_left_out() -> None:
    found = texts(b"text,n\n" + b"x" * 3_000_000 + b",1\ngood,2\n")
    assert found == ["!2", "good"]


def test_nul_bytes_cost_their_line_alone() -> None:
    assert texts(b"text,n\nba\0d,1\ngood,2\n") == ["!2", "good"]


def test_latin_1_is_read_with_a_warning(source: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    path = source("text,n\ngood,1\nfrançais,2\nmañana,3\n".encode("latin-1"))
    assert score.main([path, "--out", str(out)]) == 0
    assert [row["text"] for row in scored_csv(str(out))] == ["good", "français", "mañana"]
    warnings = [line for line in capsys.readouterr().err.splitlines() if "Latin-1" in line]
    assert len(warnings) == 1
    assert "in.csv:3" in warnings[0]


def test_a_byte_order_mark_is_no_part_of_the_first_name(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert score.main([source(b"\xef\xbb\xbftext,n\ngood,1\n"), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbftext,n,sentiment")


def test_lines_that_cross_the_first_block_are_whole() -> None:
    rows = [f"row {n} {'é' * 40}" for n in range(400)]
    assert texts("text\n" + "\n".join(rows)) == rows


def test_a_trickling_pipe_is_read_like_a_file() -> None:
    class Trickle(io.BytesIO):
        def read1(self, size: int = -1) -> bytes:
            return super().read1(3)

    stream = Trickle(b"\n\ntext\ngood\nbad\n")
    table = CsvTable(Lines(stream, "x"), "x", Columns("text"))
    assert [item.text for item in table] == ["good", "bad"]  # type: ignore[union-attr]


def test_a_column_named_twice_is_ambiguous() -> None:
    with pytest.raises(BadTable, match="more than once"):
        items("text,text\na,b\n", columns=Columns("text"))


def test_memory_does_not_grow_with_the_rows(source: Any, tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = source("text,n\n" + "".join(f"some words {'good ' * (n % 9)},{n}\n" for n in range(rows)))
        arguments = Namespace(file=path, out=str(tmp_path / "o.csv"), report=None, format=None, text_column=None,
                              time_column=None, topic_column=None)  # fmt: skip
        tracemalloc.start()
        score.score(arguments, score.MessageEncoder.load(), None)  # type: ignore[call-arg]
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(8_000) < 1.3 * peak(1_500)


def test_the_real_encoder_scores(folder: Path, source: Any, tmp_path: Path) -> None:
    out = str(tmp_path / "out.csv")
    path = source("text\nI love it\nworst bank ever\n")
    assert score.main([path, "--out", out, "--model", str(folder), "--threads", "1"]) == 0
    for row in scored_csv(out):
        odds = {label: float(row[label]) for label in ("negative", "neutral", "positive")}
        assert row["sentiment"] == max(odds, key=lambda label: odds[label])
