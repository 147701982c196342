"""The slots of a template: listed, filled once for all places, put right, and parts combined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from workbench.app import read_file
from workbench.drafting.identity import new_task
from workbench.drafting.samples import samples
from workbench.drafting.slot_edits import as_slot, as_text, combined
from workbench.drafting.slot_list import Slot, filled, own_values, places_of, slots_of
from workbench.drafting.slots import SlotKind
from workbench.drafting.templates import Template, builtin_templates, plan_from, template_of
from workbench.errors import MisuseError, NotFoundError
from workbench.manuscript import plain_text
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Section, new_id
from workbench.reading.assembly import plan_of
from workbench.reading.sentences import split_sentences

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "2026年江城市卫生健康工作要点"
ORGAN = "江城市卫生健康委员会"
TEXT = "2026年6月底前，江城市新增护理站30家、床位30张，年底前验收。2026年3月12日组织义诊。"
MORE = "总结2025年工作，编制“十五五”规划，谋划2027年项目。"


def paragraph(text: str) -> Paragraph:
    return Paragraph(new_id(), tuple(new_task(s) for s in split_sentences(text)))


def small_plan(*texts: str) -> Plan:
    sections = tuple(Section(new_id(), "加强服务", paragraphs=(paragraph(t),)) for t in texts)
    notice = Notice(f"关于印发《{TITLE}》的通知", signature=ORGAN, date="2026年1月16日")
    return Plan(
        new_id(), TITLE, 2026, ORGAN, notice=notice, sections=sections, date="2026年1月16日"
    )


def small() -> Template:
    return template_of(small_plan(TEXT, MORE), "工作要点", source="原件")


def slot(template: Template, kind: SlotKind, value: str) -> Slot:
    return next(s for s in slots_of(template) if (s.kind, s.value) == (kind, value))


def text(template: Template, section: int = 0) -> str:
    return template.plan.sections[section].paragraphs[0].text


def test_years_periods_names_figures_and_days_are_slots() -> None:
    template = small()

    assert text(template) == (
        "〔计划年〕年6月底前，〔地名〕新增护理站〔数〕家、床位〔数〕张，年底前验收。〔日期〕组织义诊。"
    )
    assert text(template, 1) == "总结〔上年〕年工作，编制“〔规划期〕”规划，谋划〔下年〕年项目。"


def test_a_slot_is_listed_with_kind_value_and_places() -> None:
    year = slot(small(), SlotKind.YEAR, "2026")

    assert [(p.name, p.start) for p in year.places] == [
        ("通知标题", 5),
        ("标题", 0),
        ("一、第1句", 0),
    ]
    assert [s.kind.label for s in slots_of(small())] == [
        "计划年", "地名", "机构", "日期", "数", "数", "日期", "上年", "规划期", "下年",
    ]  # fmt: skip


def test_same_figures_are_different_slots() -> None:
    template = small()
    home, bed = (s for s in slots_of(template) if s.kind is SlotKind.FIGURE)

    plan = filled(template, {home.id: "50", bed.id: "300"})

    assert "护理站50家、床位300张" in plan.sections[0].paragraphs[0].text
    assert [t.value for t in next(plan.tasks()).targets] == [50, 300]


def test_to_fill_a_slot_once_fills_it_everywhere() -> None:
    template = small()
    values = own_values(template) | {
        slot(template, SlotKind.YEAR, "2026").id: "2028",
        slot(template, SlotKind.PLACE, "江城市").id: "云溪县",
    }

    plan = filled(template, values)

    assert (plan.year, plan.title) == (2028, "2028年云溪县卫生健康工作要点")
    assert plan.notice
    assert plan.notice.title == "关于印发《2028年云溪县卫生健康工作要点》的通知"
    assert plan.sections[0].paragraphs[0].text.startswith("2028年6月底前，云溪县新增护理站30家")


def test_from_the_year_follow_the_years_beside_it_and_the_period() -> None:
    template = small()
    (year,) = (s.id for s in slots_of(template) if s.kind is SlotKind.YEAR)

    plan = filled(template, {year: "2031"})

    assert (
        plan.sections[1].paragraphs[0].text == "总结2030年工作，编制“十六五”规划，谋划2032年项目。"
    )
    assert "〔数〕家" in plan.sections[0].paragraphs[0].text
    assert plan_from(template, 2031).sections[1].paragraphs[0].text == (
        plan.sections[1].paragraphs[0].text
    )


def test_the_short_name_of_a_place_follows_it_and_other_words_stay() -> None:
    template = template_of(small_plan("建设健康江城，方便江城市民，服务江城市民政系统。"), "要点")

    assert text(template) == "建设健康〔地名〕，方便〔地名〕市民，服务〔地名〕民政系统。"
    place = slot(template, SlotKind.PLACE, "江城市")
    plans = (filled(template, {place.id: "云溪县"}), plan_from(template, 2027, place="云溪县"))
    assert [p.sections[0].paragraphs[0].text for p in plans] == [
        "建设健康云溪，方便云溪市民，服务云溪县民政系统。"
    ] * 2
    assert same_text(template, small_plan("建设健康江城，方便江城市民，服务江城市民政系统。"))


def test_only_some_figures_filled_leaves_the_others_open() -> None:
    template = small()
    home = next(s for s in slots_of(template) if s.kind is SlotKind.FIGURE)

    task = next(filled(template, {home.id: "50"}).tasks())

    assert [(t.value, t.quote in task.text) for t in task.targets] == [(50, True), (None, True)]


def test_a_slot_turned_back_into_text() -> None:
    template = small()

    wording = as_text(template, slot(template, SlotKind.PLACE, "江城市").id)

    assert wording.plan.title == "〔计划年〕年江城市卫生健康工作要点"
    assert SlotKind.PLACE not in {s.kind for s in slots_of(wording)}
    assert same_text(wording, small_plan(TEXT, MORE))


def test_one_place_of_a_slot_turned_back_into_text() -> None:
    template = small()
    place = slot(template, SlotKind.PLACE, "江城市").places[-1]

    wording = as_text(template, slot(template, SlotKind.PLACE, "江城市").id, place.number)

    assert "江城市新增" in text(wording)
    assert wording.plan.title == "〔计划年〕年〔地名〕卫生健康工作要点"
    assert same_text(wording, small_plan(TEXT, MORE))


def test_a_figure_turned_back_into_text_is_a_target_again() -> None:
    template = small()
    home = next(s for s in slots_of(template) if s.kind is SlotKind.FIGURE)

    task = next(as_text(template, home.id).plan.tasks())

    assert [(t.value, t.unit) for t in task.targets] == [(30, "家"), (None, "张")]


def test_text_turned_into_a_slot_everywhere_but_in_names() -> None:
    template = template_of(small_plan("建设护理站。落实《护理站规范》，评估护理站。"), "要点")

    slotted = as_slot(template, "护理站")

    assert text(slotted) == "建设〔待填〕。落实《护理站规范》，评估〔待填〕。"
    (found,) = (s for s in slots_of(slotted) if s.kind is SlotKind.TEXT)
    assert (found.value, len(found.places)) == ("护理站", 2)
    plan = filled(slotted, own_values(slotted) | {found.id: "托育点"})
    assert plan.sections[0].paragraphs[0].text == "建设托育点。落实《护理站规范》，评估托育点。"


def test_text_in_one_sentence_turned_into_a_figure_slot() -> None:
    template = template_of(small_plan("落实第30条。按第30号、第300号清单办理。"), "要点")
    second = list(template.plan.tasks())[1]

    slotted = as_slot(template, "30", SlotKind.FIGURE, second.id)

    assert text(slotted) == "落实第30条。按第〔数〕号、第300号清单办理。"
    assert same_text(slotted, small_plan("落实第30条。按第30号、第300号清单办理。"))


def test_what_is_not_there_is_refused_in_words() -> None:
    template = small()
    figure = next(t for t in builtin_templates() if t.id == "builtin-work-points")

    with pytest.raises(MisuseError):
        as_slot(template, "没有的字")
    with pytest.raises(NotFoundError):
        as_text(template, "数·没有")
    with pytest.raises(MisuseError):
        as_text(figure, slots_of(figure)[0].id)


def test_parts_of_several_templates_are_one() -> None:
    first, second = (
        small(),
        template_of(small_plan("江城市建设托位9个。", MORE), "托育", source="乙"),
    )
    sections = [second.plan.sections[0].id, first.plan.sections[1].id, first.plan.sections[0].id]

    both = combined([first, second], sections, "合并")

    assert [s.paragraphs[0].text[:6] for s in both.plan.sections] == [
        "〔地名〕建设",
        "总结〔上年〕",
        "〔计划年〕年",
    ]
    plan = filled(both, own_values(both))
    bodies = [s.paragraphs[0].text for s in plan.sections]
    assert bodies == ["江城市建设托位9个。", MORE, TEXT]
    assert (plan.title, plan.date, both.source) == (TITLE, "2026年1月16日", "原件、乙")
    assert set(ids(both)).isdisjoint(ids(first))


def ids(template: Template) -> list[str]:
    return [section.id for section, _ in template.plan.walk()]


def test_a_section_that_is_in_none_of_them_is_refused() -> None:
    with pytest.raises(NotFoundError):
        combined([small()], ["没有"])


def test_deadlines_and_units_of_sections_are_filled_too() -> None:
    plan = small_plan("加强管理。")
    unit = Assignment("市急救中心", Role.LEAD)
    section = replace(plan.sections[0], deadline="2026年8月底前", assignments=(unit,))
    template = template_of(replace(plan, sections=(section,)), "要点")

    again = filled(template, own_values(template))

    assert again.sections[0].deadline == "2026年8月底前"
    assert again.sections[0].assignments == (unit,)


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_our_samples_come_back_sentence_for_sentence(sample: Path) -> None:
    assert_comes_back(sample)


def test_real_documents_come_back_sentence_for_sentence(seeds: list[Path]) -> None:
    for seed in seeds:
        assert_comes_back(seed)


def assert_comes_back(path: Path) -> None:
    plan = plan_of(read_file(path).outline)
    template = template_of(plan, "模板")

    again = filled(template, own_values(template))

    assert len(places_of(template)) == len(template.values)
    assert [t.text for t in again.tasks()] == [t.text for t in plan.tasks()]
    assert same_text(template, plan)
    assert again.year == plan.year
    assert [t.deadline for t in again.tasks()] == [t.deadline for t in plan.tasks()]
    assert [t.assignments for t in again.tasks()] == [t.assignments for t in plan.tasks()]


def same_text(template: Template, plan: Plan) -> bool:
    return plain_text(filled(template, own_values(template))) == plain_text(plan)
