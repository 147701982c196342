"""One composition for 版面, page edges and 页数: the same plan is composed once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exports.typesetting import Composition
from ui.issuing import issue
from ui.pages.feed import Feed
from ui.pages.shared import SharedPaper, shared_paper
from ui.sheet.pages import PageEdges
from ui.window.length import LengthButton
from workbench.drafting import editing
from workbench.issuance import Form, Issuance
from workbench.preview import Preview


@pytest.fixture
def composed(monkeypatch):
    """The plans that were composed, in order."""
    plans, compose = [], Preview.compose

    def noted(preview, plan):
        plans.append(plan)
        return compose(preview, plan)

    monkeypatch.setattr(Preview, "compose", noted)
    return plans


@pytest.fixture
def from_nothing(monkeypatch):
    """How often a paper was composed from nothing."""
    begun, of = [], Composition.of

    def noted(*told):
        begun.append(1)
        return of(*told)

    monkeypatch.setattr(Composition, "of", noted)
    return begun


def test_a_session_has_one(session):
    assert shared_paper(session) is shared_paper(session)
    assert session.findChildren(SharedPaper) == [shared_paper(session)]


def test_the_same_plan_is_the_same_paper(session, composed):
    first = shared_paper(session).compose(session.plan)
    again = shared_paper(session).compose(session.plan)

    assert again is first
    assert composed == [session.plan]


def test_another_plan_is_composed(session, composed):
    shared, changed = shared_paper(session), replace(session.plan, title="江城市工作要点")
    first = shared.compose(session.plan)

    second = shared.compose(changed)

    assert second.blocks != first.blocks
    assert composed == [session.plan, changed]


def test_other_fonts_make_it_anew(session):
    shared = shared_paper(session)
    first = shared.compose(session.plan)

    shared.renew()

    assert shared.compose(session.plan) is not first


def test_fonts_that_come_while_composing_are_not_missed(session, monkeypatch):
    shared, compose = shared_paper(session), Preview.compose

    def renewed(preview, plan):
        made = compose(preview, plan)
        shared.renew()
        return made

    monkeypatch.setattr(Preview, "compose", renewed)
    first = shared.compose(session.plan)
    monkeypatch.undo()

    assert shared.compose(session.plan) is not first


def test_edges_pages_and_length_ask_for_one_paper(qtbot, session, composed):
    edges, feed, length = PageEdges(session, session), Feed(session, session), LengthButton(session)
    qtbot.addWidget(length)
    length.show()
    edges.watch(True)

    with qtbot.waitSignals([edges.found, feed.composed, length.widened], timeout=20_000):
        feed.watch(True)
        edges.look()
        length._compose()

    assert len(composed) == 1
    assert f"约 {len(feed.paper.pages)} 页" in length.text()


def test_an_edit_is_composed_from_what_stood(qtbot, session, from_nothing):
    length = LengthButton(session)
    qtbot.addWidget(length)
    length.show()
    with qtbot.waitSignal(length.widened, timeout=20_000):
        length._compose()

    session.edit(lambda plan: editing.rename(plan, "s1", "健全医疗体系"), "改标题")
    with qtbot.waitSignal(length.widened, timeout=20_000):
        length._compose()

    assert len(from_nothing) == 1


def test_pages_are_counted_while_a_message_stands_in_their_place(session, qtbot):
    status = QWidget()
    length = LengthButton(session)
    QHBoxLayout(status).addWidget(length)
    qtbot.addWidget(status)
    status.show()
    length._compose()
    qtbot.waitUntil(lambda: "约 1 页" in length.text(), timeout=20_000)

    length.hide()
    issue(session, Issuance(Form.DOCUMENT, ("江城市民政局",), task_table=True))
    length._compose()

    pages = len(Preview().compose(session.plan).pages)
    assert pages > 1
    qtbot.waitUntil(lambda: f"约 {pages} 页" in length.text(), timeout=20_000)
