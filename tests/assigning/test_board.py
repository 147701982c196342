"""What the board counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.assigning.board import Cover, Flow, Load, Part, board, task_fates
from workbench.drafting.carryover import carry_over
from workbench.drafting.entries import items
from workbench.drafting.fates import Decision, Fate, Result, into
from workbench.drafting.merging import merge
from workbench.plan import (
    Assignment,
    Comparator,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    Task,
)


def _task(key: str, text: str, unit: str = "", due: str = "", value: float = 0) -> Task:
    units = (Assignment(unit, Role.LEAD),) if unit else ()
    level, least = TargetKind.LEVEL, Comparator.AT_LEAST
    figure = Target(f"g{key}", f"{value}家", "监测哨点医院", level, least, value, unit="家")
    return Task(key, text, units, due, (figure,) if value else ())


@pytest.fixture
def plan() -> Plan:
    first = Paragraph(
        "p1",
        (
            _task("a", "推进市疾控中心迁建项目。", "疾控处", "6月底前"),
            _task("b", "监测哨点医院达到20家以上。", "疾控处", "12月底前", 20),
        ),
    )
    second = Paragraph("p2", (_task("c", "建设急救站点。", "医政处"), _task("d", "开展技能竞赛。")))
    return Plan(
        "new",
        "2027年江城市卫生健康工作要点",
        2027,
        sections=(
            Section("s1", "健全公共卫生体系", paragraphs=(first,)),
            Section("s2", "完善急救网络", paragraphs=(second,)),
        ),
    )


def test_the_tasks_of_a_unit_are_counted_by_quarter(plan: Plan) -> None:
    assert board(plan).loads == (
        Load("疾控处", (0, 0, 1, 0, 1, 0)),
        Load("医政处", (1, 0, 0, 0, 0, 0)),
    )


def test_chapters_tell_what_nobody_answers_for(plan: Plan) -> None:
    found = board(plan)

    assert found.covers == (
        Cover("s1", "一、健全公共卫生体系", 2, 0),
        Cover("s2", "二、完善急救网络", 1, 1),
    )
    assert (found.assigned, found.open) == (3, 1)


def test_last_year_s_items_flow_into_this_year_s(plan: Plan) -> None:
    old = replace(plan, id="old", year=2026, sections=plan.sections[:1])

    ledger = carry_over(old, plan)
    said = replace(ledger, items=tuple(replace(i, confirmed=True) for i in ledger.items))

    found = board(plan, said)

    assert Flow("延续", 1, 1) in found.flows
    assert Flow("新增", 0, 1) in found.flows


def test_an_item_of_which_nothing_was_said_is_undecided(plan: Plan) -> None:
    old = replace(plan, id="old", year=2020, sections=plan.sections[:1])

    found = board(plan, carry_over(old, plan), (old,))

    assert found.flows == (Flow("未定", 1, 1), Flow("新增", 0, 1))
    assert found.last_year == 2020


def test_each_item_is_counted_once_with_what_was_said_of_it(plan: Plan) -> None:
    first, second = (
        replace(s, id=f"o{s.id}", paragraphs=(_last_years(s.paragraphs[0]),)) for s in plan.sections
    )
    old = replace(plan, id="old", year=2026, sections=(first, second))
    a, b = items(old)
    made = _made_of(plan, "oa", "ob", "oc", "od")
    into_first = merge(made, b, items(made)[0])
    goes = items(into_first)[0]
    said = {a.digest: Decision(Fate.CARRIED), b.digest: into(Fate.MERGED, [goes])}

    ledger = carry_over(old, into_first, {}, said)

    assert board(into_first, ledger, (old,)).flows == (Flow("合并", 1, 0), Flow("结转", 1, 1))
    assert task_fates(ledger) == {"a": "结转", "b": "结转", "c": "合并", "d": "合并"}


def test_what_was_said_of_an_item_is_the_fate_of_its_sentences(plan: Plan) -> None:
    old = replace(plan, id="old", year=2026)
    first, second = items(old)
    said = {first.digest: Decision(Fate.DEEPENED), second.digest: Decision(Fate.MERGED)}
    plan = _made_of(plan, "a", "b", "c", "d")

    ledger = carry_over(old, plan, {first.digest: Result(percent=60)}, said)

    assert task_fates(ledger) == {
        "a": "深化",
        "b": "深化",
        "c": "未定 · 似延续",
        "d": "未定 · 似延续",
    }
    assert board(plan, ledger).flows == (Flow("深化", 1, 1), Flow("未定", 1, 1))


def _last_years(paragraph: Paragraph) -> Paragraph:
    return Paragraph("o", tuple(replace(t, id=f"o{t.id}") for t in paragraph.tasks))


def _made_of(plan: Plan, *sources: str) -> Plan:
    """The plan with what its sentences were last year."""
    told = dict(zip("abcd", sources, strict=True))
    sections = []
    for section in plan.sections:
        tasks = tuple(replace(t, source=told[t.id]) for t in section.paragraphs[0].tasks)
        sections.append(replace(section, paragraphs=(Paragraph(section.id, tasks),)))
    return replace(plan, sections=tuple(sections))


def test_a_figure_goes_on_from_that_of_its_own_sentence(plan: Plan) -> None:
    other = _task("x", "监测哨点医院达到90家以上。", value=90)
    own = _task("y", "监测哨点医院累计达到18家。", value=18)
    old = replace(
        plan,
        id="old",
        year=2026,
        sections=(
            Section("o1", "健全监测网络", paragraphs=(Paragraph("p", (other,)),)),
            replace(plan.sections[0], paragraphs=(Paragraph("q", (own,)),)),
        ),
    )
    ledger = carry_over(old, plan)
    (line,) = (f for f in ledger.sentences if f.old and f.old.targets[:1] == own.targets)
    task = replace(plan.sections[0].paragraphs[0].tasks[1])
    entry = next(e for f in ledger.sentences for e in f.new if e.tasks[0].id == task.id)
    ledger = replace(ledger, sentences=(replace(line, new=(entry,)),))

    (trend,) = board(plan, ledger, (old,)).trends

    assert trend.values == ((2026, 18.0),)
    assert not trend.falls


def test_a_figure_below_last_year_s_falls(plan: Plan) -> None:
    better = _task("b", "监测哨点医院达到24家以上。", value=24)
    section = replace(plan.sections[0], paragraphs=(Paragraph("p", (better,)),))
    old = replace(plan, id="old", year=2026, sections=(section,))

    (trend,) = board(plan, before=(old,)).trends

    assert trend.values == ((2026, 24.0),)
    assert (trend.target, trend.falls) == (20.0, True)


def test_a_range_stands_at_its_upper_end_with_its_own_words(plan: Plan) -> None:
    figure = Target("g", "1～2个", "急救站点", TargetKind.COUNT, Comparator.RANGE, 1, 2, unit="个")
    task = Task("r", "建设急救站点1～2个。", targets=(figure,))
    section = replace(plan.sections[0], paragraphs=(Paragraph("p", (task,)),))
    now = replace(plan, sections=(section,))
    last = replace(figure, quote="1个", op=Comparator.EXACT, value_high=None)
    was = replace(task, targets=(last,))
    old = replace(
        now, id="old", year=2026, sections=(replace(section, paragraphs=(Paragraph("o", (was,)),)),)
    )

    (trend,) = board(now, before=(old,)).trends

    assert (trend.values, trend.target) == (((2026, 1),), 2)
    assert trend.words == ("1", "1～2")


def test_an_empty_plan_has_nothing_to_count() -> None:
    found = board(Plan("x", "要点", 2027))

    assert (found.loads, found.covers, found.flows, found.trends) == ((), (), (), ())


def test_what_a_task_is_supposed_to_be_is_undecided_as_its_item_is(plan: Plan) -> None:
    old = replace(plan, id="old", year=2026, sections=plan.sections[:1])
    ledger = carry_over(old, plan)
    said = replace(ledger, items=tuple(replace(i, confirmed=True) for i in ledger.items))

    assert sorted(set(task_fates(ledger).values())) == ["新增", "未定 · 似延续"]
    assert sorted(set(task_fates(said).values())) == ["延续", "新增"]


def test_a_part_of_the_plan_is_counted_alone_and_the_whole_can_be_chosen_from(plan: Plan) -> None:
    whole = board(plan)
    chapter = board(plan, part=Part(chapter="s1"))
    unit = board(plan, part=Part(unit=whole.units[0]))
    quarter = board(plan, part=Part(quarter=4))

    assert [cover.section_id for cover in chapter.covers] == ["s1"]
    assert chapter.chapters == whole.chapters
    assert sum(cover.assigned for cover in unit.covers) == whole.loads[0].total
    assert all(sum(load.quarters) == load.quarters[4] for load in quarter.loads)
