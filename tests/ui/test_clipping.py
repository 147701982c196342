"""At type of twice the size on a laptop no word of the window itself is cut, on any page or list.

Words that come from a plan may be shortened, and then stand whole in a tooltip: `Elided` does so.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabBar,
)

from ui import style
from ui.dialogs.about import AboutDialog
from ui.dialogs.export import ExportDialog, ExportOptions
from ui.dialogs.fonts import FontsDialog
from ui.dialogs.forms import Form
from ui.dialogs.issuance import IssuanceDialog
from ui.dialogs.new_plan import NewPlanDialog, sources
from ui.dialogs.phrases import PhrasesDialog
from ui.dialogs.print import PrintDialog, PrintJob
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.superiors import SuperiorsDialog
from ui.dialogs.units import UnitsDialog
from ui.jobs import Runner
from ui.labels import Elided
from ui.print_options import PrintOptions
from ui.settings import present
from ui.slots.combine import CombineDialog
from workbench.aligning import choose, references
from workbench.house_fonts import house_fonts
from workbench.issuance import Form as Paper
from workbench.issuance import Issuance
from workbench.looks import looks

VIEWS = ("text", "tasks", "align-items", "align-matrix", "pages", "board")
LISTS = ("审校", "结转核对", "存疑标题", "上级未覆盖", "查找")
WHOLE = ("rollforward", "fates", "facts", "compare")
WAIT = 20_000
_PADDING = 4
"""So many pixels at least stand between the words of a head and its edges."""
_TAB_EDGE = 20
"""So many pixels of a tab may lie outside of its bar: no words stand there."""


@pytest.fixture
def large(plan_desk, qapp, qtbot):
    """The window at 1366×768 with type of twice the size, and two papers it is held against."""
    window, documents = plan_desk
    style.lay_sheet(qapp)
    window.looks.set_type_size("200")
    window.resize(1366, 768)
    choose(window.session.workbench, window.session.plan.id, [d.id for d in documents[1:3]])
    window.session.library_changed.emit()
    yield window
    window.looks.set_type_size("100")
    qapp.setStyleSheet("")


def rested(window, qtbot):
    """Nothing is under way beside the window any more, and all is laid out."""
    runners = [*window.session.findChildren(Runner), *window.findChildren(Runner)]
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not any(runner.busy for runner in runners), timeout=WAIT)
    QApplication.processEvents()


def seen(root, kind):
    return [w for w in root.findChildren(kind) if w.isVisible() and not w.visibleRegion().isEmpty()]


def cut(root):
    """Words of buttons, labels, tabs and heads of columns that are wider than their room."""
    parts = chain(cut_words(root), cut_heads(root), cut_tabs(root), cut_lines(root))
    return sorted(set(parts))


def cut_words(root):
    """A button or label of one line is narrower than what it says."""
    buttons = [*seen(root, QPushButton), *seen(root, QCheckBox)]
    labels = [w for w in seen(root, QLabel) if not isinstance(w, Elided) and not w.wordWrap()]
    return [w.text() for w in (*buttons, *labels) if narrower(w)]


def narrower(widget):
    wanted = widget.fontMetrics().horizontalAdvance(widget.text())
    room = widget.width() - (widget.iconSize().width() if has_icon(widget) else 0)
    return bool(widget.text()) and (wanted > room or hidden(widget))


def has_icon(widget):
    return isinstance(widget, QPushButton) and not widget.icon().isNull()


def hidden(widget):
    """Part of its width lies outside of what is seen; what scrolls up and down is no matter."""
    return widget.visibleRegion().boundingRect().width() < widget.width() - 1


def cut_lines(root):
    """A text of several lines lacks the height for its last one."""
    wrapped = [w for w in seen(root, QLabel) if w.wordWrap() and w.text()]
    return [w.text() for w in wrapped if w.heightForWidth(w.width()) > w.height() + 1]


def cut_heads(root):
    """A head of a column shows an ellipsis, or less."""
    heads = [h for h in seen(root, QHeaderView) if h.orientation() is Qt.Orientation.Horizontal]
    return [words for head in heads for words in cut_sections(head)]


def cut_sections(head):
    """Heads that are narrower than their words; what is a paper's title has them in a tooltip."""
    model, metrics, across = head.model(), head.fontMetrics(), head.orientation()
    shown = [at for at in range(head.count()) if not head.isSectionHidden(at)]
    told = {at: str(model.headerData(at, across) or "") for at in shown}
    whole = {at: model.headerData(at, across, Qt.ItemDataRole.ToolTipRole) for at in shown}
    return [
        words
        for at, words in told.items()
        if metrics.horizontalAdvance(words) + _PADDING > head.sectionSize(at) and not whole[at]
    ]


def cut_tabs(root):
    """A tab lies outside of its bar."""
    return [
        bar.tabText(at)
        for bar in seen(root, QTabBar)
        for at in range(bar.count())
        if bar.tabRect(at).right() > bar.width() + _TAB_EDGE
    ]


def sideways(root):
    """Areas of a dialog that scroll from left to right."""
    areas = seen(root, QAbstractScrollArea)
    return [a.accessibleName() for a in areas if a.horizontalScrollBar().maximum() > 0]


def cut_on(window, qtbot, show):
    show()
    rested(window, qtbot)
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not cut(window), timeout=3000)  # layouts take a turn or two
    return cut(window)


def test_no_word_of_a_view_is_cut(large, qtbot):
    actions = large.actions_table

    found = {view: cut_on(large, qtbot, partial(see, actions, view)) for view in VIEWS}

    assert found == {key: [] for key in VIEWS}


def see(actions, view):
    actions[view.partition("-")[0]].trigger()
    actions[view].trigger()


def test_no_word_of_a_list_below_or_a_page_is_cut(large, qtbot):
    area = large.area

    lists = {name: cut_on(large, qtbot, partial(area.show_list, name)) for name in LISTS}
    large.room.close_drawers()
    pages = {key: cut_on(large, qtbot, partial(area.show_whole, key)) for key in WHOLE}

    assert lists == {key: [] for key in LISTS}
    assert pages == {key: [] for key in WHOLE}


def dialogs(window):
    """One of each, as it is asked from the window."""
    session, title = window.session, window.session.plan.title
    workbench, papers = session.workbench, session.workbench.documents()
    return (
        AboutDialog(window),
        NewPlanDialog(sources(session), papers[0].id, 2027, window),
        ExportDialog(title, ExportOptions(("pdf", "docx", "xlsx"), Path("文档")), window),
        IssuanceDialog(Issuance(Paper.DOCUMENT, number="江卫发[2027]1号"), looks(), window),
        FontsDialog(house_fonts(), window),
        PrintDialog(PrintJob(title, 17, (("医政科", 16),), 0, ()), PrintOptions(), window),
        SettingsDialog(present(session, window.looks._settings), window),
        UnitsDialog((), window),
        PhrasesDialog((), window),
        CombineDialog((("t", "一", "年度工作要点：一、总体要求"),), window),
        SuperiorsDialog(references(workbench, session.plan.id), (), window),
    )


class Laptop:
    """The screen of the tests is smaller."""

    def availableSize(self):  # noqa: N802 - as Qt calls it
        return QSize(1366, 768)


def cut_in(dialog):
    dialog.show()
    QApplication.processEvents()
    found = [*cut(dialog), *sideways(dialog)]
    too_large = dialog.width() > 1366 or dialog.height() > 768
    dialog.close()
    return [*found, "larger than the screen"] if too_large else found


def test_no_word_of_a_dialog_is_cut(large, monkeypatch):
    monkeypatch.setattr(Form, "screen", lambda _: Laptop())
    found = {type(dialog).__name__: cut_in(dialog) for dialog in dialogs(large)}

    assert {name: words for name, words in found.items() if words} == {}
    assert len(found) == 11
