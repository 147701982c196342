"""Templates: slots in, slots out, and the five that come with the program."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from workbench.drafting.identity import new_task
from workbench.drafting.issuer import organ_names, place_names
from workbench.drafting.samples import samples
from workbench.drafting.slots import (
    DATE_SLOT,
    FIGURE_SLOT,
    ORGAN_SLOT,
    PLACE_SLOT,
    SLOT,
    YEAR_SLOT,
)
from workbench.drafting.slotting import SlotFiller
from workbench.drafting.templates import (
    Template,
    builtin_templates,
    plan_from,
    template_of,
)
from workbench.drafting.texts import fresh_copy, rebuild
from workbench.manuscript import plain_text
from workbench.numbering import ARTICLES_ON_TOP, Style
from workbench.plan import Assignment, Notice, Paragraph, Plan, Role, Section, SectionKind, new_id
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read
from workbench.reading.outline import outline
from workbench.reading.sentences import split_sentences

TITLE = "2026年江城市卫生健康工作要点"
ORGAN = "江城市卫生健康委员会"


def paragraph(text: str) -> Paragraph:
    return Paragraph(new_id(), tuple(new_task(s) for s in split_sentences(text)))


def small_plan(text: str) -> Plan:
    notice = Notice(
        f"{ORGAN}关于印发{TITLE}的通知",
        paragraphs=(paragraph(f"现将《{TITLE}》印发给你们。"),),
        signature=ORGAN,
        date="2026年1月16日",
    )
    section = Section(new_id(), "2026年重点任务", paragraphs=(paragraph(text),))
    return Plan(new_id(), TITLE, 2026, ORGAN, notice=notice, sections=(section,))


def text_of(template: Template) -> str:
    return template.plan.sections[0].paragraphs[0].text


def original_of(template: Template) -> Plan:
    """The plan a template was made of, by its own values."""
    own_values = SlotFiller(template.values, lambda slot, value: value or slot)
    return rebuild(fresh_copy(template.plan), own_values)


def test_year_place_figure_organ_and_date_become_slots() -> None:
    plan = small_plan(f"2026年6月底前，江城市新增急救站点6个，由{ORGAN}验收。")

    template = template_of(plan, "工作要点")

    assert template.plan.title == f"{YEAR_SLOT}年{PLACE_SLOT}卫生健康工作要点"
    assert template.plan.sections[0].heading == f"{YEAR_SLOT}年重点任务"
    assert text_of(template) == (
        f"{YEAR_SLOT}年6月底前，{PLACE_SLOT}新增急救站点{FIGURE_SLOT}个，由{ORGAN_SLOT}验收。"
    )
    assert template.plan.notice
    assert (template.plan.notice.signature, template.plan.notice.date) == (ORGAN_SLOT, DATE_SLOT)


def test_the_plan_named_in_its_own_notice_becomes_slots_too() -> None:
    template = template_of(small_plan("加强管理。"), "工作要点")

    assert template.plan.notice
    body = template.plan.notice.paragraphs[0].text
    assert body == f"现将《{YEAR_SLOT}年{PLACE_SLOT}卫生健康工作要点》印发给你们。"


@pytest.mark.parametrize(
    "text",
    [
        "落实《江城市急救网络规划（2024—2028年）》。",
        "到2030年，网络全面建成。",
        "举办第三届护理大赛。",
        "年底前完成招标。",
        "对比2020年的水平。",
    ],
)
def test_other_names_and_years_stay(text: str) -> None:
    assert text_of(template_of(small_plan(text), "工作要点")) == text


def test_responsible_units_stay() -> None:
    text = f"加强检查。（责任单位：{ORGAN}、市公安局）"

    template = template_of(small_plan(text), "工作要点")

    assert text_of(template) == text
    assert next(template.plan.tasks()).units(Role.RESPONSIBLE) == (ORGAN, "市公安局")


def test_a_plan_from_a_template_has_the_year_and_open_targets() -> None:
    template = template_of(small_plan("2026年底前江城市新增急救站点6个。"), "工作要点")

    plan = plan_from(template, 2028)

    (task,) = plan.tasks()
    assert (plan.title, plan.year) == (f"2028年{PLACE_SLOT}卫生健康工作要点", 2028)
    assert task.text == f"2028年底前{PLACE_SLOT}新增急救站点{FIGURE_SLOT}个。"
    assert (task.deadline, task.source) == ("2028年底前", "")
    assert (task.targets[0].value, task.targets[0].last) == (None, "6个")
    assert task.targets[0].quote in task.text


def test_organ_and_place_fill_their_slots_where_given() -> None:
    template = template_of(small_plan(f"江城市的工作由{ORGAN}负责。"), "工作要点")

    plan = plan_from(template, 2027, organ="云溪县卫生健康局", place="云溪县")

    assert plan.title == "2027年云溪县卫生健康工作要点"
    assert next(plan.tasks()).text == "云溪县的工作由云溪县卫生健康局负责。"
    assert next(plan.tasks()).units(Role.RESPONSIBLE) == ("云溪县卫生健康局",)
    assert plan.issuer == "云溪县卫生健康局"


def test_two_plans_from_one_template_share_no_id() -> None:
    template = template_of(small_plan("加强管理。"), "工作要点")

    first, second = plan_from(template, 2027), plan_from(template, 2027)

    assert first.id != second.id
    assert {t.id for t in first.tasks()}.isdisjoint(t.id for t in second.tasks())


def test_a_year_in_chinese_digits_stays_in_chinese_digits() -> None:
    template = template_of(small_plan("谋划二〇二六年工作。"), "工作要点")

    assert text_of(template) == f"谋划{YEAR_SLOT}年工作。"
    assert next(plan_from(template, 2027).tasks()).text == "谋划二〇二七年工作。"


def test_slots_the_plan_has_already_are_kept() -> None:
    plan = small_plan("新增急救站点〔数〕个，培训骨干260名。")

    template = template_of(plan, "工作要点")

    assert text_of(template) == "新增急救站点〔数〕个，培训骨干〔数〕名。"
    assert plain_text(original_of(template)) == plain_text(plan)


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_filled_with_its_own_values_a_template_gives_its_plan_back(sample: object) -> None:
    plan = plan_of(outline(read(sample)))  # type: ignore[arg-type]

    template = template_of(plan, "模板", source="来源")
    again = original_of(template)

    assert plain_text(again) == plain_text(plan)
    assert again.year == plan.year
    assert list(again.numbers().values()) == list(plan.numbers().values())
    assert [t.assignments for t in again.tasks()] == [t.assignments for t in plan.tasks()]
    assert [t.value for task in again.tasks() for t in task.targets] == [
        t.value for task in plan.tasks() for t in task.targets
    ]
    assert (template.source, template.builtin) == ("来源", False)


def test_place_and_organ_are_read_off_issuer_and_title() -> None:
    city = Plan("p", TITLE, 2026, ORGAN)
    district = Plan("p", "江城市青石区2026年工作要点", 2026, signature="青石区卫生健康局")
    none = Plan("p", "2026年全市园林绿化工作计划安排", 2026)
    region = Plan("p", "江城市建设区域中心2026年任务", 2026)

    assert (organ_names(city), place_names(city)) == ((ORGAN,), ("江城市",))
    assert place_names(district) == ("江城市青石区", "青石区")
    assert (organ_names(none), place_names(none)) == ((), ())
    assert place_names(region) == ("江城市",)


# --- the built-in ones ------------------------------------------------------------


def test_five_templates_come_with_the_program() -> None:
    templates = builtin_templates()

    assert len({template.id for template in templates}) == 5
    assert all(template.builtin for template in templates)
    assert {template.name for template in templates} >= {"年度工作计划安排（主题句）"}


def test_listing_them_reads_no_template() -> None:
    code = (
        "import sys; from workbench.drafting.templates import builtin_templates as b;"
        "[t.name for t in b()]; print('workbench.reading.outline' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("template", builtin_templates(), ids=lambda t: t.id)
def test_every_figure_slot_of_a_built_in_template_is_an_open_target(template: Template) -> None:
    tasks = [task for p in template.plan.paragraphs() for task in p.tasks]

    assert [t.text for t in tasks if t.text.count(FIGURE_SLOT) != len(t.targets)] == []
    assert all(t.value is None and t.quote in task.text for task in tasks for t in task.targets)


@pytest.mark.parametrize("template", builtin_templates(), ids=lambda t: t.id)
def test_a_plan_from_a_built_in_template_is_ready_to_write(template: Template) -> None:
    plan = plan_from(template, 2027, organ="江城市民政局", place="江城市")

    left = set(SLOT.findall(plain_text(plan)))
    assert plan.year == 2027
    assert "2027年" in plain_text(plan)
    assert left <= {FIGURE_SLOT, DATE_SLOT}
    assert len(list(plan.tasks())) >= 30
    assert len(plain_text(plan)) >= 1000


def builtin(stem: str) -> Plan:
    return next(t.plan for t in builtin_templates() if t.id == f"builtin-{stem}")


def test_each_shape_keeps_its_numbering() -> None:
    run_on = builtin("work-points")
    brief = builtin("brief")
    themes = builtin("year-arrangement")

    assert run_on.scheme.level(2).runs_on
    assert not brief.scheme.level(2).runs_on
    assert not builtin("district-points").scheme.level(2).runs_on
    assert [level.style for level in themes.scheme.levels[:2]] == [Style.ARTICLE, Style.POINT]
    assert themes.scheme.levels[0] == ARTICLES_ON_TOP.levels[0]
    assert any(s.kind is SectionKind.THEME for s, _ in themes.walk())


def test_the_notice_of_the_work_points_has_its_parts() -> None:
    notice = builtin("work-points").notice

    assert notice
    assert (notice.signature, notice.date) == (ORGAN_SLOT, DATE_SLOT)
    assert len(notice.paragraphs) == 1
    assert notice.addressees


def test_units_of_a_template_follow_the_organ() -> None:
    template = next(t for t in builtin_templates() if t.id == "builtin-multi-year-plan")

    plan = plan_from(template, 2027, organ="江城市民政局")

    section = next(s for s, _ in plan.walk() if s.assignments)
    assert section.assignments[0] == Assignment("江城市民政局", Role.LEAD)
    assert "牵头单位：江城市民政局" in section.paragraphs[0].text


def test_unprinted_deadlines_turn_with_the_template() -> None:
    plan = small_plan("加强管理。")
    task = replace(next(plan.tasks()), deadline="2026年8月底前")
    section = replace(plan.sections[0], paragraphs=(Paragraph(new_id(), (task,)),))

    template = template_of(replace(plan, sections=(section,)), "工作要点")

    assert next(plan_from(template, 2027).tasks()).deadline == "2027年8月底前"
    assert next(original_of(template).tasks()).deadline == "2026年8月底前"
