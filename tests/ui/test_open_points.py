"""What the turn of the year leaves open is named before a plan goes out, with a way there."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import MagicMock

import pytest

from ui.dialogs.export import ExportDialog, ExportOptions
from ui.turn.open_points import OpenPoints, open_points
from workbench.app import Workbench

OLD = Path(__file__).parent.parent / "data" / "江城市2026年教育工作要点.txt"


@pytest.mark.parametrize(
    ("points", "line"),
    [
        (OpenPoints(12, 18), "还有12处建议、18条去留没有定。"),
        (OpenPoints(0, 3), "还有3条去留没有定。"),
        (OpenPoints(), ""),
    ],
)
def test_what_is_open_is_said_in_one_sentence(points, line):
    assert points.line == line


def test_a_new_year_is_open_in_all_its_places(tmp_path):
    with Workbench(tmp_path / "资料库.yaodian") as workbench:
        document = workbench.import_file(OLD)
        plan = workbench.new_plan(document.id, 2027).plan

        found = open_points(workbench, plan)

    assert found.proposals > 0
    assert found.fates > 0


def test_the_export_dialog_tells_it_and_moves_nothing(qtbot, tmp_path):
    dialog = ExportDialog("要点", ExportOptions(("pdf",), tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.act.pos(), dialog.undecided.link.isVisible()

    dialog.tell_undecided("还有12处建议、18条去留没有定。")

    assert before == (dialog.act.pos(), False)
    assert dialog.undecided.words.text() == "还有12处建议、18条去留没有定。"
    assert dialog.undecided.link.isVisible()
    assert dialog.act.isEnabled()


def test_the_way_there_leaves_the_dialog(window, monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr("ui.turn.acts.show_proposal", lambda area, key: shown.append(key))
    dialog = ExportDialog("要点", ExportOptions(("pdf",), tmp_path), window)
    monkeypatch.setattr(window.session, "work", lambda *_, **__: MagicMock())
    window.commands._tell_undecided(dialog)

    dialog.undecided.link.click()

    assert shown == [""]
    assert dialog.result() == ExportDialog.DialogCode.Rejected
