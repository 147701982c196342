from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from ui import style
from ui.start import catch_bugs, milliseconds_since_start
from ui.tokens import Theme

ROOT = Path(__file__).parents[2]
HEAVY = {
    "pandas",
    "openpyxl",
    "reportlab",
    "docx",
    "lxml",
    "sqlite_utils",
    "rapidfuzz",
    "pypdfium2",
    "fontTools",
    "pypinyin",
}
OPEN_AND_LEAVE = """
import sys
from workbench.cli import main
code = main(["--store", sys.argv[1], "--exit-after-first-paint"])
print(*sys.modules)
from PySide6 import QtCore, QtWidgets
print(*{"Qt", "QStyle", "QCalendarWidget"} & {*vars(QtCore), *vars(QtWidgets)})
import gc
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
raise SystemExit(code)
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What a process prints that opens the window, paints and leaves."""
    folder = tmp_path_factory.mktemp("start")
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_LEAVE, str(folder / "资料库.yaodian")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **homes},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return folder, done.stdout.splitlines()


def test_the_first_paint_is_told_in_milliseconds(started):
    _, lines = started

    assert lines[0].isdigit()


def test_no_heavy_library_is_loaded_when_the_window_appears(started):
    _, lines = started

    assert not HEAVY & set(lines[1].split())


def test_the_core_is_loaded_after_the_first_paint(started):
    _, lines = started

    assert not {"workbench.app", "workbench.plan", "db.store"} & set(lines[1].split())


def test_garbage_is_looked_for_once_the_window_is_painted(started):
    """Before, nothing goes again; what the window is made of is never looked through."""
    _, lines = started

    assert lines[3] == "True True"


def test_the_usual_call_builds_no_parser(started):
    _, lines = started

    assert "workbench.usage" not in lines[1].split()


def test_what_a_screen_without_windows_says_makes_no_log(started):
    folder, _ = started

    assert not list(folder.rglob("*.log"))


def test_the_enumerations_of_qt_are_built_after_the_first_paint(started):
    """`Qt` named once, or a widget that Qt made, costs a tenth of the start (`ui.labels`)."""
    _, lines = started

    assert not lines[2]


def test_the_window_appears_before_a_store_is_made(started):
    folder, _ = started

    assert not (folder / "资料库.yaodian").exists()


def test_the_age_of_the_process_is_known():
    assert milliseconds_since_start() > 0


def test_a_fault_that_reaches_the_top_is_told_by_the_window(monkeypatch):
    told = []
    fault = ZeroDivisionError("x")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(SimpleNamespace(report=told.append, close=lambda: None))

    sys.excepthook(ZeroDivisionError, fault, None)

    assert told == [fault]


def test_qt_speaks_chinese(qapp):
    style.install(qapp)

    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_face_is_named_and_never_left_to_fallback(qapp):
    assert style.face() in style.FACES
    assert style.font("title").families() == [style.face()]


@pytest.mark.parametrize("name", ["light", "dark", "hc"])
def test_a_chosen_theme_is_the_theme(qapp, name):
    style.dress(qapp, style.Appearance(name))
    chosen = style.theme()
    style.dress(qapp, style.Appearance.LIGHT)
    qapp.setStyleSheet("")

    assert chosen is Theme(name)
