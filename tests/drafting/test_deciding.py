"""What the drafter says to the proposals of the new year: accept, edit, refuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.drafting.deciding import (
    ACCEPT,
    REFUSE,
    Standing,
    decided,
    edited,
    settle,
    standing,
)
from workbench.drafting.identity import new_task, reword
from workbench.drafting.proposals import Proposal, ProposalKind, Verdict
from workbench.drafting.rollforward import roll_forward
from workbench.drafting.samples import samples
from workbench.drafting.settling import settle_standing
from workbench.drafting.slots import DATE_SLOT
from workbench.issuance import Issuance
from workbench.manuscript import plain_text
from workbench.plan import (
    Assignment,
    Comparator,
    Notice,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    new_id,
)
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read
from workbench.reading.outline import outline
from workbench.reading.sentences import split_sentences

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "2026年江城市教育工作要点"
BODY = "2026年6月底前新建急救站12个以上。举办第三届读书节。会同市工商局检查。"
ALL = dict.fromkeys(ProposalKind, REFUSE)


def paragraph(text: str) -> Paragraph:
    return Paragraph(new_id(), tuple(new_task(s) for s in split_sentences(text)))


def last_years(text: str = BODY) -> Plan:
    notice = Notice(
        f"关于印发《{TITLE}》的通知",
        "江教发〔2026〕2号",
        paragraphs=(paragraph("2026年1月底前报送分工。"),),
        date="2026年1月8日",
    )
    section = Section(
        new_id(), "2026年重点任务", paragraphs=(paragraph(text),), deadline="2026年6月底前"
    )
    issuance = Issuance(number="江教发〔2026〕2号", printed_on="2026年1月9日")
    plan = Plan(new_id(), TITLE, 2026, notice=notice, sections=(section,), date="2026年1月8日")
    return replace(plan, issuance=issuance)


def body(plan: Plan) -> str:
    return plan.sections[0].paragraphs[0].text


def the(proposals: tuple[Proposal, ...], before: str) -> Proposal:
    return next(p for p in proposals if p.before == before and p.task_id)


def test_nothing_is_changed_where_every_proposal_waits() -> None:
    old = last_years()

    plan, proposals = roll_forward(old, 2027, at_once=False)

    assert plain_text(plan) == plain_text(old)
    assert (plan.year, plan.issuance) == (2027, old.issuance)
    assert {p.verdict for p in proposals} == {Verdict.WAITING}
    assert not any(p.applied for p in proposals)


def test_one_by_one_by_id() -> None:
    plan, proposals = roll_forward(last_years(), 2027, at_once=False)
    decisions = {
        the(proposals, "2026年6月底前").id: edited("2027年8月底前"),
        the(proposals, "12个以上").id: ACCEPT,
        the(proposals, "第三届").id: REFUSE,
        the(proposals, "工商局").id: ACCEPT,
    }

    plan = decided(plan, proposals, decisions)

    assert (
        body(plan)
        == "2027年8月底前新建急救站〔数〕个以上。举办第三届读书节。会同市市场监管局检查。"
    )
    assert plan.title == TITLE
    task = next(plan.tasks())
    assert (task.deadline, plan.sections[0].deadline) == ("2027年8月底前", "2027年8月底前")
    assert [(t.value, t.last) for t in task.targets] == [(None, "12个以上")]


def test_by_class_and_the_id_goes_before_the_class() -> None:
    plan, proposals = roll_forward(last_years(), 2027, at_once=False)
    heading = next(p for p in proposals if p.section == "一、标题")

    plan = decided(plan, proposals, {ProposalKind.PROPOSE: ACCEPT, heading.id: REFUSE})

    assert plan.title == "2027年江城市教育工作要点"
    assert plan.sections[0].heading == "2026年重点任务"
    assert body(plan).startswith("2027年6月底前新建急救站12个以上。举办第三届")
    assert plan.notice
    assert (plan.notice.number, plan.notice.date, plan.date) == ("", DATE_SLOT, DATE_SLOT)
    assert (plan.issuance.number, plan.issuance.printed_on) == ("", "")


def test_what_was_applied_is_refused() -> None:
    old = last_years()
    plan, proposals = roll_forward(old, 2027)

    settled = settle(plan, proposals, ALL)

    assert plain_text(settled.plan) == plain_text(old)
    assert settled.plan.issuance == old.issuance
    assert settled.lost == ()
    assert [t.figure for t in next(settled.plan.tasks()).targets] == ["≥12个"]


def test_a_decision_may_be_taken_again() -> None:
    first = settle(*roll_forward(last_years(), 2027), {ProposalKind.ASK: ACCEPT})
    asked = the(first.proposals, "第三届")

    second = settle(first.plan, first.proposals, {asked.id: edited("第十届")})
    third = settle(second.plan, second.proposals, {asked.id: REFUSE})

    assert "第四届" in body(first.plan)
    assert "第十届" in body(second.plan)
    assert body(third.plan) == body(roll_forward(last_years(), 2027)[0])
    assert the(third.proposals, "第三届").verdict is Verdict.REFUSED


def test_after_a_step_was_undone_the_same_word_is_carried_out_again() -> None:
    plan, proposals = roll_forward(last_years(), 2027)
    accepted = settle(plan, proposals, {ProposalKind.ASK: ACCEPT, ProposalKind.ORGAN: ACCEPT})

    again = settle(plan, accepted.proposals, {ProposalKind.ASK: ACCEPT})

    assert "第四届" in body(again.plan)
    assert "工商局" in body(again.plan)
    assert again.lost == ()


def test_a_place_that_was_reworded_is_found_again_or_lost() -> None:
    plan, proposals = roll_forward(last_years(), 2027)
    section = plan.sections[0]
    first, second, third = section.paragraphs[0].tasks
    tasks = (
        reword(first, "确保2027年6月底前高标准新建〔数〕个急救站。"),
        reword(second, "办好全民阅读周。"),
        third,
    )
    changed = replace(section, paragraphs=(replace(section.paragraphs[0], tasks=tasks),))
    plan = replace(plan, sections=(changed,))

    settled = settle(
        plan,
        proposals,
        {the(proposals, "2026年6月底前").id: REFUSE, the(proposals, "第三届").id: ACCEPT},
    )

    assert body(settled.plan).startswith(
        "确保2026年6月底前高标准新建〔数〕个急救站。办好全民阅读周。"
    )
    assert [p.before for p in settled.lost] == ["第三届"]


RANGES = "新增护理站5-10家，建成率达到35%-40%。开展培训3-5场。"


def with_dashes(plan: Plan) -> Plan:
    """The plan as the rule of the dash in a range makes it."""
    section = plan.sections[0]
    own = section.paragraphs[0]
    tasks = tuple(reword(task, task.text.replace("-", "～")) for task in own.tasks)
    return replace(plan, sections=(replace(section, paragraphs=(replace(own, tasks=tasks),)),))


def figures_of(plan: Plan, proposals: tuple[Proposal, ...]) -> list[Standing]:
    stood = standing(plan, proposals)
    return [each for each in stood if each.proposal.kind is ProposalKind.FIGURE]


def test_other_punctuation_in_a_figure_is_no_decision_about_it() -> None:
    plan, proposals = roll_forward(last_years(RANGES), 2027, at_once=False)

    stood = figures_of(with_dashes(plan), proposals)

    assert [each.found for each in stood] == [True] * 3
    assert {each.proposal.verdict for each in stood} == {Verdict.WAITING}
    assert [each.words for each in stood] == ["5～10家", "达到35%～40%", "3～5场"]
    assert stood[0].text == "新增护理站5～10家，建成率达到35%～40%。"


def test_a_figure_with_other_punctuation_is_decided_as_ever() -> None:
    plan, proposals = roll_forward(last_years(RANGES), 2027, at_once=False)
    first, second, third = (each.proposal for each in figures_of(plan, proposals))
    said = {first.id: ACCEPT, second.id: REFUSE, third.id: edited("6—8场")}

    settled = settle_standing(with_dashes(plan), proposals, said)

    assert body(settled.plan) == "新增护理站〔数〕家，建成率达到35%～40%。开展培训6—8场。"
    assert settled.lost == ()


def test_cells_of_the_task_table_are_decided_too() -> None:
    plan = last_years("加强社区服务。")
    target = Target(new_id(), "", "新增站点", TargetKind.COUNT, Comparator.AT_LEAST, 8.0, unit="个")
    task = replace(
        next(plan.tasks()),
        targets=(replace(target, pinned=True),),
        deadline="2026年8月底前",
        assignments=(Assignment("市工商局", Role.LEAD),),
    )
    section = replace(plan.sections[0], paragraphs=(Paragraph(new_id(), (task,)),))
    plan, proposals = roll_forward(replace(plan, sections=(section,)), 2027)

    accepted = next(decided(plan, proposals, {ProposalKind.ORGAN: ACCEPT}).tasks())
    refused = next(decided(plan, proposals, ALL).tasks())

    assert accepted.units(Role.LEAD) == ("市市场监管局",)
    assert (accepted.deadline, accepted.targets[0].value) == ("2027年8月底前", None)
    assert (refused.deadline, refused.targets[0].figure) == ("2026年8月底前", "≥8个")
    assert refused.units(Role.LEAD) == ("市工商局",)


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_to_refuse_all_gives_the_plan_back_and_to_accept_gives_the_roll(sample: Path) -> None:
    old = plan_of(outline(read(sample)))
    turned, proposals = roll_forward(old, 2027)
    waiting, asked = roll_forward(old, 2027, at_once=False)

    refused = settle(turned, proposals, ALL)
    accepted = settle(waiting, asked, {p.id: ACCEPT for p in asked if was_applied(p, proposals)})

    assert refused.lost == accepted.lost == ()
    assert plain_text(refused.plan) == plain_text(old)
    assert figures(refused.plan) == figures(old)
    assert plain_text(accepted.plan) == plain_text(turned)
    assert figures(accepted.plan) == figures(turned)


def was_applied(proposal: Proposal, turned: tuple[Proposal, ...]) -> bool:
    applied = {(p.section, p.sentence, p.start, p.before) for p in turned if p.applied}
    return (proposal.section, proposal.sentence, proposal.start, proposal.before) in applied


def figures(plan: Plan) -> list[list[tuple[str, str]]]:
    return [sorted((t.figure, t.unit) for t in task.targets) for task in plan.tasks()]


def test_ids_name_one_proposal_each() -> None:
    _, proposals = roll_forward(last_years(), 2027)

    assert len({p.id for p in proposals}) == len(proposals)


def waiting_year() -> tuple[Plan, tuple[Proposal, ...]]:
    return roll_forward(last_years(), 2027, at_once=False)


def told(plan: Plan, proposals: tuple[Proposal, ...], before: str) -> tuple[Verdict, bool]:
    stood = next(s for s in standing(plan, proposals) if s.proposal.before == before)
    return stood.proposal.verdict, stood.found


def one(proposals: tuple[Proposal, ...], before: str) -> str:
    return next(proposal.id for proposal in proposals if proposal.before == before)


def test_a_step_taken_back_makes_the_place_wait_again() -> None:
    plan, proposals = waiting_year()
    said = settle_standing(plan, proposals, {one(proposals, "第三届"): ACCEPT})

    assert told(said.plan, said.proposals, "第三届") == (Verdict.ACCEPTED, True)
    assert told(plan, said.proposals, "第三届") == (Verdict.WAITING, True)


def test_a_wording_brought_back_is_known_though_another_place_was_decided_between() -> None:
    plan, proposals = waiting_year()
    own = settle_standing(plan, proposals, {one(proposals, "第三届"): edited("新一届")})

    later = settle_standing(plan, own.proposals, {one(proposals, "2026年6月底前"): REFUSE})

    assert told(own.plan, later.proposals, "第三届") == (Verdict.EDITED, True)
    assert told(plan, later.proposals, "2026年6月底前") == (Verdict.REFUSED, True)


def test_a_place_that_was_written_over_is_not_found() -> None:
    plan, proposals = waiting_year()
    section = replace(plan.sections[0], paragraphs=(paragraph("改为举办全民阅读周。"),))

    assert told(replace(plan, sections=(section,)), proposals, "第三届") == (
        Verdict.WAITING,
        False,
    )


def test_a_place_decided_reads_as_the_plan_does_now() -> None:
    plan, proposals = waiting_year()
    said = settle_standing(plan, proposals, {p.id: ACCEPT for p in proposals})

    stood = standing(said.plan, said.proposals)
    assert [s.text[s.at : s.at + len(s.words)] for s in stood] == [s.words for s in stood]
    assert [s.words for s in stood] == [p.says for p in said.proposals]


def test_what_is_shown_of_a_sentence_has_all_its_changes() -> None:
    plan, proposals = waiting_year()
    said = settle_standing(plan, proposals, {one(proposals, "2026年6月底前"): ACCEPT})

    stood = next(s for s in standing(said.plan, said.proposals) if s.words == "12个以上")

    assert stood.text == "2027年6月底前新建急救站12个以上。"
    assert stood.text[stood.at :] == "12个以上。"


def test_a_place_is_called_by_the_numbers_of_now() -> None:
    plan, proposals = waiting_year()
    above = replace(plan.sections[0], id="new", heading="新的一章", paragraphs=())

    longer = replace(plan, sections=(above, *plan.sections))
    stood = next(s for s in standing(longer, proposals) if s.proposal.before == "第三届")

    assert stood.proposal.section == "一、第2句"
    assert stood.place == "二、第2句"


def test_a_place_that_nothing_moved_keeps_its_name() -> None:
    plan, proposals = waiting_year()

    assert [s.place for s in standing(plan, proposals)] == [p.section for p in proposals]


def test_a_decision_leaves_the_chapters_it_does_not_touch_as_they_are() -> None:
    plan, proposals = waiting_year()
    other = Section("alone", "抓好落实", paragraphs=(paragraph("每季度通报一次。"),))
    plan = replace(plan, sections=(*plan.sections, other))

    said = settle_standing(plan, proposals, {one(proposals, "第三届"): ACCEPT})

    assert said.plan.sections[-1] is other
    assert [s.id for s in said.plan.sections] == [s.id for s in plan.sections]
    assert said.plan == settle(plan, proposals, {one(proposals, "第三届"): ACCEPT}).plan


def test_a_decision_about_one_place_leaves_the_other_proposals_as_they_are() -> None:
    plan, proposals = waiting_year()
    wanted = one(proposals, "第三届")

    said = settle_standing(plan, proposals, {wanted: ACCEPT})

    others = [(a, b) for a, b in zip(proposals, said.proposals, strict=True) if a.id != wanted]
    assert all(a is b for a, b in others)


def test_a_class_is_settled_as_in_the_whole_plan() -> None:
    plan, proposals = waiting_year()

    said = settle_standing(plan, proposals, {ProposalKind.PROPOSE: ACCEPT})

    whole = settle(plan, proposals, {ProposalKind.PROPOSE: ACCEPT})
    assert said.plan == whole.plan
    assert said.proposals == whole.proposals
