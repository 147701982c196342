"""How a place of the new year reads in the list and below it, once things were decided."""

from __future__ import annotations

from dataclasses import replace

from ui.state import made_message
from ui.turn.change_detail import ChangeDetail
from ui.turn.rows import ChangeRow, change_rows, now_in_sentence
from workbench.app import NewPlan
from workbench.drafting.deciding import ACCEPT, REFUSE, standing
from workbench.drafting.editing import retext
from workbench.drafting.identity import new_task
from workbench.drafting.proposals import ProposalKind
from workbench.drafting.rollforward import roll_forward
from workbench.drafting.settling import settle_standing
from workbench.plan import Paragraph, Plan, Section, Task

SENTENCE = "2026年6月底前举办第三届读书节。"
OLD = Plan(
    "old",
    "2026年江城市文化工作要点",
    2026,
    sections=(Section("s", "繁荣文化", paragraphs=(Paragraph("p", (Task("t", SENTENCE),)),)),),
)


def _with(sentence: str) -> Plan:
    """Last year's plan of this sentence alone."""
    paragraph = Paragraph("p", (new_task(sentence),))
    return replace(OLD, sections=(Section("s", "繁荣文化", paragraphs=(paragraph,)),))


WITH_FIGURE = _with("新建养老站4家。")


def _row(plan: Plan, proposals, before: str) -> ChangeRow:
    rows = change_rows(standing(plan, proposals), plan, {})
    return next(row for row in rows if row.proposal.before == before)


def test_a_row_shows_the_sentence_with_what_was_accepted_before() -> None:
    plan, proposals = roll_forward(OLD, 2027, at_once=False)
    date = next(p for p in proposals if p.before.startswith("2026年6月"))
    settled = settle_standing(plan, proposals, {date.id: ACCEPT})

    row = _row(settled.plan, settled.proposals, "第三届")

    assert row.sentence == "2027年6月底前举办第三届读书节。"
    assert now_in_sentence(row) == ("2027年6月底前举办", "第三届", "第四届", "读书节。")


def test_an_accepted_row_shows_what_stands_in_the_plan() -> None:
    plan, proposals = roll_forward(OLD, 2027, at_once=False)
    settled = settle_standing(plan, proposals, {p.id: ACCEPT for p in proposals})

    row = _row(settled.plan, settled.proposals, "第三届")

    assert row.sentence == "2027年6月底前举办第四届读书节。"
    assert now_in_sentence(row) == ("2027年6月底前举办", "第三届", "第四届", "读书节。")


def test_a_row_whose_sentence_is_gone_shows_last_years() -> None:
    plan, proposals = roll_forward(OLD, 2027, at_once=False)
    without = Plan(plan.id, plan.title, plan.year)

    row = _row(without, proposals, "第三届")

    assert row.sentence == SENTENCE
    assert row.place == row.proposal.section


def test_a_kept_figure_shows_the_words_that_stand_and_no_other() -> None:
    plan, proposals = roll_forward(WITH_FIGURE, 2027, at_once=False)
    figure = next(p for p in proposals if p.kind is ProposalKind.FIGURE)
    settled = settle_standing(plan, proposals, {figure.id: REFUSE})

    row = _row(settled.plan, settled.proposals, figure.before)

    assert (row.old_words, row.new_words) == ("4家", "")
    assert row.look.word == "保留原文"
    assert now_in_sentence(row) == ("新建养老站", "4家", "", "。")


def test_a_figure_with_another_dash_waits_and_shows_what_stands_there() -> None:
    plan, proposals = roll_forward(_with("新建养老站5-10家。"), 2027, at_once=False)
    now = retext(plan, plan.sections[0].paragraphs[0].id, "新建养老站5～10家。")

    row = next(r for r in change_rows(standing(now, proposals), now, {}) if r.open_figure)

    assert row.waiting
    assert row.sentence == "新建养老站5～10家。"
    assert now_in_sentence(row)[:2] == ("新建养老站", "5～10家")


def test_as_many_are_told_of_as_wait() -> None:
    sentence = "2026年新建养老站4家，落实《健康江城行动（2020—2030年）》。"
    plan, proposals = roll_forward(_with(sentence), 2027, at_once=False)
    rows = change_rows(standing(plan, proposals), plan, {})
    waiting = sum(row.waiting for row in rows)

    message = made_message(NewPlan(plan, proposals))

    assert len(proposals) > waiting
    assert message.text == f"已生成2027年要点，{waiting}处待核对"


def test_with_no_row_nothing_is_shown_that_could_be_pressed(qtbot) -> None:
    detail = ChangeDetail()
    qtbot.addWidget(detail)
    detail.show()

    assert not detail.chip.isVisible()
    assert not detail.again.isVisible()
    assert not detail.accept.isEnabled()
