"""What takes long: quiet when quick, a log of it all, and a cause that a person can act on."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from launcher import progress
from launcher.errors import CannotGoOn
from launcher.progress import Step, run


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("Temporary failure in name resolution", "check the network"),
        ("[Errno -2] Name or service not known", "check the network"),
        ("Network is unreachable", "check the network"),
        ("npm ERR! code ENOTFOUND", "check the network"),
        ("getaddrinfo EAI_AGAIN registry.npmjs.org", "check the network"),
        ("connect ECONNREFUSED 127.0.0.1:4873", "refused the connection"),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: ...", "try again"),
        ("MemoryError", "not enough memory"),
    ],
)
def test_failure_names_its_cause_in_one_sentence(tmp_path: Path, printed: str, cause: str) -> None:
    log = tmp_path / "deep" / "pip.log"
    with pytest.raises(CannotGoOn) as stop:
        run(
            "Installing",
            _python(f"print({printed!r}); raise SystemExit(1)"),
            log=log,
            failure="It could not be installed",
        )
    sentence = str(stop.value)
    assert sentence.startswith("It could not be installed: ")
    assert cause in sentence
    assert str(log) in sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence


def test_failure_on_standard_error_is_read_too(tmp_path: Path) -> None:
    code = "import sys; sys.stderr.write('No space left on device'); sys.exit(3)"
    with pytest.raises(CannotGoOn, match="disk is full"):
        run("Working", _python(code), log=tmp_path / "x.log")


def test_unknown_failure_points_to_the_log_without_guessing(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    with pytest.raises(CannotGoOn) as stop:
        run("Building the pages", _python("print('a riddle'); raise SystemExit(2)"), log=log)
    assert str(stop.value) == f"Building the pages failed. The log is {log}."


def test_success_leaves_the_whole_output_in_the_log_and_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "x.log"
    run("Working", _python("print('one'); print('two')"), log=log)
    assert log.read_text("utf-8") == "one\ntwo\n"
    assert capsys.readouterr() == ("", "")


def test_output_that_is_no_text_does_not_stop_the_work(tmp_path: Path) -> None:
    run("Working", _python(r"import sys; sys.stdout.buffer.write(b'\xff\xfe ok\n')"), log=tmp_path / "x.log")
    assert "ok" in (tmp_path / "x.log").read_text("utf-8", "replace")


def test_command_cannot_wait_for_an_answer(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn):
        run("Asking", _python("input('sure? ')"), log=tmp_path / "x.log")


def test_notes_are_made_of_the_lines(tmp_path: Path) -> None:
    seen: list[str] = []
    run("Working", _python("print('Collecting rasa')"), log=tmp_path / "x.log", detail=lambda line: seen.append(line))
    assert seen == ["Collecting rasa\n"]


def test_long_work_shows_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_FIRST_SIGN", 0.05)
    run("Training", _python("import time; time.sleep(0.5)"), log=tmp_path / "x.log")
    shown = capsys.readouterr().err
    assert shown.startswith("Training ...\nTraining: 0:0")


def test_long_work_that_fails_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_FIRST_SIGN", 0.05)

    def stopped() -> None:
        with Step("Training"):
            time.sleep(0.3)
            raise CannotGoOn("stopped")

    with pytest.raises(CannotGoOn):
        stopped()
    assert "(failed)" in capsys.readouterr().err


def test_ctrl_c_stops_the_command_as_well(tmp_path: Path) -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run("Working", _python("print('go', flush=True); import time; time.sleep(60)"), log=tmp_path / "x.log",
            detail=interrupt)  # fmt: skip
    assert time.monotonic() - began < 30
