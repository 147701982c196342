"""Edits keep what belongs to a sentence, and text and table stay one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting import editing
from workbench.drafting.rollforward import roll_forward
from workbench.drafting.tree import holder_of, paragraph_of, section_of
from workbench.errors import MisuseError, NotFoundError
from workbench.manuscript import plain_text
from workbench.plan import Assignment, Plan, Role

WORDS = st.text(alphabet="新建急救站点推动培训，。！；“”（）6年底前、市中心", max_size=60)


def texts(plan: Plan, paragraph_id: str) -> list[str]:
    return [task.text for task in paragraph_of(plan, paragraph_id).tasks]


def task_of(plan: Plan, task_id: str):
    return holder_of(plan, task_id)[1]


# --- retext


def test_a_reworded_sentence_keeps_its_id_unit_and_deadline(plan: Plan) -> None:
    text = paragraph_of(plan, "p2").text.replace("新建急救站点6个", "再新建急救站点8个")

    after = task_of(editing.retext(plan, "p2", text), "t1")

    assert after.text == "再新建急救站点8个。"
    assert after.units(Role.LEAD) == ("市急救中心",)
    assert after.deadline == "9月底前"


def test_sentences_put_in_another_order_take_their_units_along(plan: Plan) -> None:
    text = (
        "6月底前完成设备招标。新建急救站点6个。推动急救调度信息互联互通。（责任单位：市急救中心）"
    )

    after = editing.retext(plan, "p2", text)

    assert [t.id for t in paragraph_of(after, "p2").tasks] == ["t3", "t1", "t2"]


def test_both_halves_of_a_sentence_cut_in_two_keep_its_unit(plan: Plan) -> None:
    before = editing.retext(plan, "p3", "开展急救知识普及，组织急救技能竞赛。")
    before = editing.assign(before, ["t4"], Role.LEAD, ("疾控处",))

    after = editing.retext(before, "p3", "开展急救知识普及。组织急救技能竞赛。")

    assert [t.units(Role.LEAD) for t in paragraph_of(after, "p3").tasks] == [("疾控处",)] * 2


def test_a_sentence_swallowed_by_another_leaves_its_unit_there(plan: Plan) -> None:
    plan = editing.assign(plan, ["t3"], Role.SUPPORT, ("财务处",))
    text = (
        "新建急救站点6个，6月底前完成设备招标。推动急救调度信息互联互通。（责任单位：市急救中心）"
    )

    after = editing.retext(plan, "p2", text)

    units = [a.unit for t in paragraph_of(after, "p2").tasks for a in t.assignments]
    assert "财务处" in units
    assert "市急救中心" in units


def test_units_typed_into_the_text_are_in_the_table(plan: Plan) -> None:
    after = editing.retext(plan, "p3", "开展急救知识普及。（牵头单位：疾控处；配合单位：宣传处）")

    last = paragraph_of(after, "p3").tasks[-1]
    assert last.units(Role.LEAD) == ("疾控处",)
    assert last.units(Role.SUPPORT) == ("宣传处",)


def test_a_deadline_typed_into_the_text_is_in_the_table(plan: Plan) -> None:
    after = editing.retext(plan, "p3", "2027年10月底前开展急救知识普及。")

    assert task_of(after, "t4").deadline == "2027年10月底前"


def test_a_figure_typed_into_the_text_is_a_target(plan: Plan) -> None:
    after = editing.retext(plan, "p3", "新增急救培训基地3家。")

    (target,) = task_of(after, "t4").targets
    assert (target.value, target.unit) == (3, "家")


def test_a_target_keeps_its_id_when_its_figure_changes(plan: Plan) -> None:
    first = editing.retext(plan, "p3", "新增急救培训基地3家。")
    second = editing.retext(first, "p3", "新增急救培训基地5家。")

    assert task_of(second, "t4").targets[0].id == task_of(first, "t4").targets[0].id


def test_an_unchanged_text_gives_the_same_plan(plan: Plan) -> None:
    assert editing.retext(plan, "p2", paragraph_of(plan, "p2").text) is plan


@given(text=WORDS)
def test_joining_the_tasks_gives_the_text_typed(text: str) -> None:
    plan = _plan()

    after = editing.retext(plan, "p2", text)

    assert paragraph_of(after, "p2").text == text


@given(keep=st.lists(st.integers(0, 2), unique=True), extra=WORDS)
def test_no_unit_is_lost_while_its_sentence_still_stands(keep: list[int], extra: str) -> None:
    plan = editing.assign(_plan(), ["t1", "t2", "t3"], Role.LEAD, ("疾控处",))
    old = paragraph_of(plan, "p2").tasks
    extra = extra.replace("。", "").replace("！", "").replace("；", "")
    kept = [old[i] for i in keep]

    after = editing.retext(plan, "p2", "".join(t.text for t in kept) + extra)

    left = {t.text: t for t in paragraph_of(after, "p2").tasks}
    assert all(set(t.assignments) <= set(left[t.text].assignments) for t in kept if t.text in left)


# --- the table writes the text


def test_assigning_a_unit_rewrites_the_bracket_that_prints_it(plan: Plan) -> None:
    plan = editing.retext(plan, "p3", "开展急救知识普及（责任单位：疾控处）。")

    after = editing.assign(plan, ["t4"], Role.RESPONSIBLE, ("宣传处", "疾控处"))

    assert texts(after, "p3") == ["开展急救知识普及（责任单位：宣传处、疾控处）。"]


def test_assigning_a_unit_leaves_a_sentence_without_bracket_alone(plan: Plan) -> None:
    after = editing.assign(plan, ["t4"], Role.LEAD, ("疾控处",))

    assert task_of(after, "t4").assignments == (Assignment("疾控处", Role.LEAD),)
    assert texts(after, "p3") == ["开展急救知识普及。"]


def test_a_deadline_set_in_the_table_is_printed_where_the_old_one_stood(plan: Plan) -> None:
    after = editing.set_deadline(plan, ["t3"], "8月底前")

    assert task_of(after, "t3").text == "8月底前完成设备招标。"
    assert task_of(after, "t3").deadline == "8月底前"


def test_a_deadline_cleared_in_the_table_is_no_longer_printed(plan: Plan) -> None:
    plan = editing.retext(plan, "p3", "9月底前，开展急救知识普及。")

    after = editing.set_deadline(plan, ["t3", "t4"], "")

    assert task_of(after, "t3").text == "完成设备招标。"
    assert task_of(after, "t4").text == "开展急救知识普及。"
    assert not task_of(after, "t3").deadline


def test_a_sentence_edited_in_the_table_is_closed_before_the_next(plan: Plan) -> None:
    after = editing.set_task_text(plan, "t1", "新建急救站点9个")

    assert texts(after, "p2")[0] == "新建急救站点9个。"


def test_several_tasks_are_assigned_at_once(plan: Plan) -> None:
    after = editing.assign(plan, ["t1", "t4", "t5"], Role.LEAD, ("人事处",))

    assert {task_of(after, i).units(Role.LEAD) for i in ("t1", "t4", "t5")} == {("人事处",)}


def test_a_figure_is_filled_into_the_slot_of_its_own_target(plan: Plan) -> None:
    text = "新建急救站点6个、培训基地2个。"
    plan, _ = roll_forward(editing.retext(plan, "p3", text), 2028)
    task = next(t for t in plan.tasks() if "培训基地" in t.text)

    after = editing.fill_target(plan, task.id, task.targets[1].id, "4")

    filled = task_of(after, task.id)
    assert filled.text == "新建急救站点〔数〕个、培训基地4个。"
    assert {(t.id, t.value, t.last) for t in filled.targets} == {
        (task.targets[0].id, None, "6个"),
        (task.targets[1].id, 4, "2个"),
    }


# --- paragraphs


def test_a_split_paragraph_keeps_every_sentence_with_its_unit(plan: Plan) -> None:
    after, fresh = editing.split_paragraph(plan, "p2", len("新建急救站点6个。"))

    assert [t.id for t in paragraph_of(after, "p2").tasks] == ["t1"]
    assert [t.id for t in paragraph_of(after, fresh).tasks] == ["t2", "t3"]


@given(offset=st.integers(0, 60))
def test_splitting_and_joining_gives_the_paragraph_back(offset: int) -> None:
    plan = _plan()

    split, fresh = editing.split_paragraph(plan, "p2", offset)
    joined = editing.join_paragraph(split, fresh)

    assert paragraph_of(joined, "p2").text == paragraph_of(plan, "p2").text


def test_the_first_paragraph_has_nothing_to_join_with(plan: Plan) -> None:
    with pytest.raises(MisuseError):
        editing.join_paragraph(plan, "p2")


def test_a_paragraph_is_added_where_it_was_asked_for(plan: Plan) -> None:
    after, fresh = editing.add_paragraph(plan, "s2", "新的一段。", after="p2")

    assert [p.id for p in section_of(after, "s2").paragraphs] == ["p2", fresh, "p3"]


def test_a_removed_paragraph_is_gone(plan: Plan) -> None:
    after = editing.remove_paragraph(plan, "p3")

    with pytest.raises(NotFoundError):
        paragraph_of(after, "p3")


# --- headings and parts


def test_rewriting_a_block_parts_heading_and_text_at_the_first_stop(plan: Plan) -> None:
    after = editing.rewrite(plan, "s3", "p4", "加强人才队伍建设。培训骨干20名。")

    assert section_of(after, "s3").heading == "加强人才队伍建设"
    assert texts(after, "p4") == ["培训骨干20名。"]


def test_rewriting_a_numbered_sentence_gives_it_no_heading(plan: Plan) -> None:
    plan = editing.rename(plan, "s3", "")

    after = editing.rewrite(plan, "s3", "p4", "培训骨干20名。开展竞赛。")

    assert section_of(after, "s3").heading == ""
    assert texts(after, "p4") == ["培训骨干20名。", "开展竞赛。"]


def test_front_matter_is_set_by_its_name(plan: Plan) -> None:
    after = editing.set_part(plan, "notice.addressees", "各区卫生健康局，市属各单位：")

    assert after.notice is not None
    assert after.notice.addressees == "各区卫生健康局，市属各单位"


def test_an_edit_shares_what_it_did_not_touch(plan: Plan) -> None:
    after = editing.retext(plan, "p3", "改一句。")

    assert after.sections[1] is plan.sections[1]
    assert after.sections[0].sections[1] is plan.sections[0].sections[1]
    assert after.preamble is plan.preamble


def test_the_plan_reads_as_edited(plan: Plan) -> None:
    after = editing.retext(plan, "p4", "培训骨干20名。")

    assert "（二）加强队伍建设。培训骨干20名。\n" in plain_text(after)


def _plan() -> Plan:
    """The fixture's plan for property tests, which take no fixtures of function scope."""
    from workbench.plan import Paragraph, Section, Task

    texts = ("新建急救站点6个。", "推动急救调度互联互通。", "6月底前完成设备招标。")
    tasks = tuple(Task(f"t{i}", text) for i, text in enumerate(texts, 1))
    section = Section("s2", "急救", paragraphs=(Paragraph("p2", tasks),))
    return Plan("plan", "要点", sections=(section,))


def test_a_heading_pasted_in_two_lines_is_one(plan: Plan) -> None:
    renamed = editing.rename(plan, "s3", "完善院前\n急救网络")

    assert section_of(renamed, "s3").heading == "完善院前急救网络"
