from __future__ import annotations

import pytest

from ui.state import Selection
from workbench.drafting.editing import set_task_text
from workbench.drafting.proposals import Proposal, ProposalKind

TASK = "推进市疾控中心迁建项目，12月底前完成主体封顶。"
LISTED = (
    Proposal(ProposalKind.ASK, "主体封顶", "竣工", TASK, "（一）第1句", "s11", "t1", start=19),
    Proposal(
        ProposalKind.FIGURE,
        "24家",
        "24家",
        "监测哨点医院增至24家。",
        "（一）第2句",
        "s11",
        "t2",
        start=8,
        reason="去年的数",
    ),
    Proposal(ProposalKind.FLAG, "12月底前", "12月底前", TASK, "（一）第1句", "s11", "t1", start=12),
)
WAIT = 5_000


@pytest.fixture
def review(window, session, fake, plan, qtbot):
    fake.listed = LISTED
    with qtbot.waitSignal(window.area.bottom.review.known, timeout=WAIT):
        session.open_plan(plan.id)
    return window.area.bottom.review


def test_every_undecided_change_stands_with_its_place_before_and_after(review):
    rows = [[review.model.index(r, c).data() for c in range(4)] for r in range(2)]

    assert rows == [
        ["需选择", "（一）第1句", "主体封顶 → 竣工", ""],
        ["须填新值", "（一）第2句", "24家", "去年的数"],
    ]


def test_the_list_is_a_sound_model(review, qtmodeltester):
    qtmodeltester.check(review.model)


def test_a_row_leads_to_its_place(review, session):
    review.table.clicked.emit(review.model.index(1, 0))

    assert session.selection == Selection(section_id="s11", task_ids=("t2",))


@pytest.mark.parametrize(
    ("section", "task_id", "selection"),
    [
        ("标题", "", Selection(part="title")),
        ("通知标题", "", Selection(part="notice.title")),
        ("通知日期", "", Selection(part="notice.date")),
        ("前言第1句", "t0", Selection(task_ids=("t0",))),
    ],
)
def test_a_place_in_front_of_the_sections_is_reached(review, session, section, task_id, selection):
    review.model.show(
        [Proposal(ProposalKind.PROPOSE, "2026年", "2027年", "2026年", section, "", task_id)]
    )

    review.go_to(0)

    assert session.selection == selection


def test_f8_walks_from_place_to_place_and_round_the_end(window, review, session):
    walked = []
    session.selection_changed.connect(walked.append)

    for _ in range(3):
        window.actions_table["next"].trigger()

    assert [s.task_ids for s in walked] == [("t1",), ("t2",), ("t1",)]
    assert not review.isHidden()


def test_the_status_line_counts_the_places_and_opens_the_list(window, review):
    closed = review.isHidden()

    window.status.review.click()

    assert window.status.review.text() == "结转核对 2"
    assert closed
    assert not review.isHidden()


def test_a_plan_just_made_opens_the_review(window, session, fake, qtbot):
    fake.listed = LISTED

    with qtbot.waitSignal(session.plan_made):
        session.making.plan("d1", 2027)

    assert window.area.pages.currentWidget() is window.area.whole["rollforward"]


def test_what_is_decided_in_the_plan_leaves_the_list_and_comes_back_by_undo(
    review, session, plan, qtbot
):
    def write(now):
        return set_task_text(now, "t1", TASK.replace("主体封顶", "竣工"))

    session.edit(write, "改写")
    qtbot.waitUntil(lambda: review.model.rowCount() == 1, timeout=WAIT)

    session.undo()

    qtbot.waitUntil(lambda: review.model.rowCount() == 2, timeout=WAIT)


def test_a_double_click_or_the_button_opens_the_page(window, review):
    review.table.activated.emit(review.model.index(1, 0))
    by_row = window.area.pages.currentWidget()
    window.area.leave_document()

    review.bar.click()

    assert by_row is window.area.whole["rollforward"]
    assert window.area.pages.currentWidget() is by_row


def test_a_list_without_places_says_what_it_is_for(window):
    panel = window.area.show_list("结转核对").review

    assert "结转核对…" in panel.nothing.text()
    assert panel.table.isHidden()
