from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from workbench.logs import keep_warnings, log_bug

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log file, in a folder of the test's own."""
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    return tmp_path / "log" / "workbench.log"


def test_a_bug_leaves_its_trace_in_the_log(log: Path) -> None:
    told = log_bug(ZeroDivisionError("半\ud842个字"))

    assert told == f"“{log}”"
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_told(log: Path) -> None:
    log.parent.write_text("a file where the folder should be")

    assert "日志也未能写入" in log_bug(ZeroDivisionError())


def test_warnings_go_into_the_log_not_onto_the_screen(
    log: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    keep_warnings()

    logging.getLogger("db.store").warning("log not copied")

    assert "db.store:log not copied" in log.read_text("utf-8")
    assert capfd.readouterr().err == ""
