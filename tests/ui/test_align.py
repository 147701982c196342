"""对标 in the window: requirements in their order, keys, and what is kept of them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from ui.align_view import AlignView
from workbench.drafting.alignment import Confirmed
from workbench.plan import Paragraph, Plan, Section, Task


@pytest.fixture
def view(qtbot, session, fake):
    asked = (Task("a1", "监测哨点医院增至24家。"), Task("a2", "试点开展安宁疗护机构创建。"))
    chapter = Section("c1", "公共卫生", paragraphs=(Paragraph("q1", asked),))
    fake.kept["doc"] = Plan("doc", "省要点", 2027, sections=(chapter,))
    outline = SimpleNamespace(title="省要点")
    fake.library.append(SimpleNamespace(id="doc", name="省要点", outline=outline))
    made = AlignView(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2, timeout=10_000)
    return made


def words(view, row):
    return [view.model.index(row, at).data() for at in range(view.model.columnCount())]


def test_requirements_stand_in_their_order_with_icon_and_word(view):
    assert words(view, 0)[1:4] == ["监测哨点医院增至24家。", "全部覆盖", "监测哨点医院增至24家。"]
    assert words(view, 1)[2] == "未对应"
    assert not view.model.index(1, 2).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_counts_stand_on_top(view):
    assert "共 2 条" in view.counts.text()


def test_enter_confirms_a_pair_and_keeps_it(qtbot, view, session):
    view.table.setCurrentIndex(view.model.index(0, 1))

    qtbot.keyClick(view.table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: words(view, 0)[6] == "已确认", timeout=10_000)
    kept = session.workbench.store.said(session.plan.id, Confirmed)
    assert [said.tasks for said in kept.values()] == [("t2",)]


def test_ctrl_n_makes_a_task_of_a_missing_requirement(qtbot, view, session):
    view.table.setCurrentIndex(view.model.index(1, 1))

    qtbot.keyClick(view.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    made = [t for t in session.plan.tasks() if t.source == "a2"]
    assert [(t.text, t.note) for t in made] == [("试点开展安宁疗护机构创建。", "来源：省要点")]


def test_the_row_becomes_current_in_the_other_views(view, session):
    view.table.setCurrentIndex(view.model.index(0, 1))

    assert session.selection.task_ids == ("t2",)
