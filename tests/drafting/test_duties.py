"""Units, deadlines, milestones and figures, for one task, for many and for a section."""

from __future__ import annotations

import pytest

from workbench.drafting import duties
from workbench.drafting.milestones import (
    day_order,
    drop_milestone,
    milestone_phrase,
    put_milestone,
)
from workbench.drafting.tree import holder_of, section_of
from workbench.errors import MisuseError
from workbench.plan import (
    Assignment,
    Comparator,
    Milestone,
    Paragraph,
    Plan,
    Role,
    Section,
    Target,
    TargetKind,
    Task,
)

LEAD = Assignment("医政处", Role.LEAD)


@pytest.fixture
def plan() -> Plan:
    own = (Task("a", "新建站点6个。", (LEAD,)), Task("b", "开展培训。（牵头单位：疾控处）"))
    closing = Section(
        "s2",
        "加强队伍建设（牵头单位：人事处）",
        paragraphs=(Paragraph("p2", (Task("c", "招聘医师30名。"),)),),
        assignments=(Assignment("人事处", Role.LEAD),),
    )
    first = Section(
        "s1",
        "完善急救网络",
        paragraphs=(Paragraph("p1", own),),
        assignments=(Assignment("疾控处", Role.LEAD),),
        deadline="6月底前",
    )
    return Plan("x", "2027年江城市工作要点", 2027, sections=(first, closing))


def task(plan: Plan, key: str) -> Task:
    return holder_of(plan, key)[1]


def test_a_unit_given_to_many_stands_behind_those_each_has(plan):
    after = duties.give(plan, ["a", "c"], Role.LEAD, ["药政处", "医政处"])

    assert task(after, "a").units(Role.LEAD) == ("医政处", "药政处")
    assert task(after, "c").units(Role.LEAD) == ("药政处", "医政处")


def test_a_unit_taken_from_many_leaves_the_others(plan):
    given = duties.give(plan, ["a", "c"], Role.SUPPORT, ["药政处", "医保处"])

    after = duties.take(given, ["a", "c"], Role.SUPPORT, "药政处")

    assert task(after, "a").units(Role.SUPPORT) == ("医保处",)
    assert task(after, "c").units(Role.SUPPORT) == ("医保处",)


def test_tasks_that_are_cleared_have_nobody_by_themselves(plan):
    assert duties.clear(plan, ["a"]).sections[0].paragraphs[0].tasks[0].assignments == ()


def test_the_closing_bracket_follows_the_units_of_its_section(plan):
    after = duties.assign_section(plan, "s1", Role.LEAD, ("规划处", "药政处"))

    assert task(after, "b").text == "开展培训。（牵头单位：规划处、药政处）"
    assert section_of(after, "s1").assignments[0].unit == "规划处"


def test_the_bracket_of_a_heading_follows_the_units_of_its_section(plan):
    after = duties.assign_section(plan, "s2", Role.SUPPORT, ("财务处",))

    assert section_of(after, "s2").heading == "加强队伍建设（牵头单位：人事处；配合单位：财务处）"


def test_a_section_that_is_cleared_names_nobody(plan):
    after = duties.clear_section(plan, "s2")

    assert section_of(after, "s2").assignments == ()
    assert section_of(after, "s2").heading == "加强队伍建设"


def test_the_same_units_again_are_no_edit(plan):
    assert duties.assign_section(plan, "s1", Role.LEAD, ("疾控处",)) is plan


def test_the_deadline_of_a_section_is_set(plan):
    after = duties.set_section_deadline(plan, "s1", "9月底前")

    assert section_of(after, "s1").deadline == "9月底前"


def test_a_figure_she_sets_is_pinned_and_keeps_its_place(plan):
    figure = Target("", "6个", "站点", TargetKind.INCREMENT, Comparator.EXACT, 6.0, unit="个")
    added = duties.put_target(plan, "a", figure)
    made = task(added, "a").targets[0]

    after = duties.drop_target(added, "a", made.id)

    assert made.pinned
    assert made.id
    assert task(after, "a").targets == ()


def test_a_remark_goes_to_all_of_them(plan):
    after = duties.set_notes(plan, ["a", "c"], "列入民生实事")

    assert [t.note for t in after.tasks()] == ["列入民生实事", "", "列入民生实事"]


def test_milestones_stand_in_the_order_of_their_dates(plan):
    late = put_milestone(plan, "a", Milestone("年底前", "投入使用"))
    early = put_milestone(late, "a", Milestone("6月", " 选址 "))
    open_one = put_milestone(early, "a", Milestone("", "长期跟进"))

    changed = put_milestone(open_one, "a", Milestone("三季度", "选址"), 0)

    assert [milestone_phrase(m) for m in task(open_one, "a").milestones] == [
        "6月 选址", "年底前 投入使用", "长期跟进",
    ]  # fmt: skip
    assert task(changed, "a").milestones[0] == Milestone("三季度", "选址")
    assert task(drop_milestone(changed, "a", 0), "a").milestones[0].text == "投入使用"


def test_a_milestone_of_nothing_is_refused(plan):
    with pytest.raises(MisuseError, match="没有写要做什么"):
        put_milestone(plan, "a", Milestone("", " "))


def test_a_milestone_of_a_date_alone_is_kept(plan):
    dated = put_milestone(plan, "a", Milestone("6月", " "))

    assert [milestone_phrase(m) for m in task(dated, "a").milestones] == ["6月"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("3月底前", "4月底前"),
        ("6月上旬", "6月底前"),
        ("二季度", "三季度"),
        ("12月", "2028年3月"),
        ("全年", "长期"),
        ("6月5日前", "6月中旬"),
    ],
)
def test_an_earlier_date_comes_first(first, then):
    assert day_order(first) < day_order(then)
