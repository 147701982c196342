"""Rules on who answers for a task and by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checking.context import given_in
from workbench.checking.findings import Hit, Place, Severity, rule
from workbench.checking.kinds import Duty, Item, ParagraphRule, PlanRule, SectionRule, TaskRule
from workbench.plan import Role, SectionKind
from workbench.reading.tag_terms import is_standing
from workbench.reading.units import find_tags, is_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checking.context import Facts, Given
    from workbench.plan import Plan

_SOURCE = "任务分解惯例；督查通报"
_PRODUCT = re.compile(
    r"《|出台|印发|制定|制订|编制|建成|建立|设立|开工|竣工|投用|启用|完成|挂牌|举办|召开|评选|发布|"
    r"修订|上线|开通|遴选|创建|申报|新建|建设|开展|实施|落实|启动|组织|成立"
)


def _on_heading(item: Item, message: str) -> Iterator[tuple[str, Hit]]:
    """On the heading, or on the first sentence of a section that has none."""
    if item.section.heading:
        yield "", Hit(0, len(item.section.heading), message)
    elif item.duties:
        task = item.duties[0].task
        yield task.id, Hit(0, len(task.text), message)


def _is_item(item: Item) -> bool:
    return bool(item.duties) and item.section.kind is not SectionKind.ANNEX


def _nobody(item: Item, facts: Facts) -> Iterator[tuple[str, Hit]]:
    if facts.assigned and _is_item(item) and not any(d.assignments for d in item.duties):
        yield from _on_heading(item, "这一条没有责任单位。")


def _no_term(item: Item, facts: Facts) -> Iterator[tuple[str, Hit]]:
    if facts.dated and _is_item(item) and not any(d.deadline for d in item.duties):
        yield from _on_heading(item, "这一条没有完成时限。")


def _nothing_to_measure(item: Item, _facts: Facts) -> Iterator[tuple[str, Hit]]:
    """No figure and nothing that is there or not at the year's end (出台《…》, 建成…)."""
    if not _is_item(item) or any(duty.task.targets for duty in item.duties):
        return
    if not any(_PRODUCT.search(duty.task.text) for duty in item.duties):
        yield from _on_heading(item, "这一条既没有指标，也没有可检查的成果。")


def _all_of_it(plan: Plan, facts: Facts) -> Iterator[tuple[Place, Hit]]:
    if plan.title and plan.sections and not facts.assigned:
        message = _told(given_in(plan)[0], "标注责任单位")
        yield Place(part="title"), Hit(0, len(plan.title), message)


def _all_undated(plan: Plan, facts: Facts) -> Iterator[tuple[Place, Hit]]:
    if plan.title and plan.sections and not facts.dated:
        message = _told(given_in(plan)[1], "写明完成时限")
        yield Place(part="title"), Hit(0, len(plan.title), message)


def _told(given: Given, what: str) -> str:
    if not given.having:
        return f"全文没有一条{what}。"
    return f"全文{given.items}条，只有{given.having}条{what}。"


def _shared(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    """按职责分工负责 with nobody who leads."""
    found = _BY_DUTY.search(duty.task.text) if "职" in duty.task.text else None
    if not found or any(a.role is Role.LEAD for a in duty.assignments):
        return
    if len({a.unit for a in duty.assignments}) != 1:
        yield Hit(*found.span(), f"“{found[0]}”没有写明由谁牵头。")


_BY_DUTY = re.compile("按照?(?:各自)?(?:工作)?(?:职责|职能)(?:任务)?分工")


_LASTING = re.compile("[长常]期|持续|常态|[全常]年|适时|立[行即]|即知|时序|序时")


def _standing(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    """长期推进 as the only term."""
    if not _LASTING.search(duty.task.text + duty.task.deadline):
        return
    tags = find_tags(duty.task.text)
    term = duty.task.deadline or next((tag.deadline for tag in tags if tag.deadline), "")
    if not term or not is_standing(term) or any(t.deadline for t in duty.task.targets):
        return
    text = duty.task.text
    at = max(text.rfind(term), 0)
    end = at + len(term) if term in text else len(text)
    yield Hit(at, end, f"“{term}”没有时间节点，宜写明本年做到哪一步。")


def _label_alone(text: str, _facts: Facts) -> Iterator[Hit]:
    """责任单位： with nothing behind it."""
    for found in _EMPTY_LABEL.finditer(text):
        yield Hit(*found.span(), f"“{found[0]}”后面没有填。")


_EMPTY_LABEL = re.compile(
    r"(?:责任|牵头|配合)(?:单位|部门|处室)[：:]\s*(?=[）)；;。]|$)|完成时限[：:]\s*(?=[）)；;。]|$)"
)


def _endless(duty: Duty, _facts: Facts) -> Iterator[Hit]:
    text = duty.task.text
    if len(text) > _LONGEST and not is_label(text):
        yield Hit(0, len(text), f"这一句有{len(text)}字，不便分解督办，宜拆成几句。")


_LONGEST = 260  # characters

SECTION_RULES = (
    SectionRule(
        rule(
            "T1",
            "没有责任单位",
            Severity.HINT,
            _SOURCE,
            "一、加强急救\n新建急救站6个（责任单位：医政处）。\n二、加强护理\n新增护理站3家。",
            "一、加强急救\n新建急救站6个（责任单位：医政处）。\n二、加强护理\n新增护理站3家（责任单位：护理处）。",
        ),
        _nobody,
    ),
    SectionRule(
        rule(
            "T2",
            "没有完成时限",
            Severity.HINT,
            _SOURCE,
            "一、加强急救\n6月底前新建急救站6个。\n二、加强护理\n新增护理站3家。",
            "一、加强急救\n6月底前新建急救站6个。\n二、加强护理\n年底前新增护理站3家。",
        ),
        _no_term,
    ),
    SectionRule(
        rule(
            "T3",
            "没有可衡量的结果",
            Severity.HINT,
            _SOURCE,
            "一、加强急救\n持续提升急救能力。",
            "一、加强急救\n新建急救站6个。",
        ),
        _nothing_to_measure,
    ),
)

PLAN_RULES = (
    PlanRule(
        rule(
            "T4",
            "全文没有责任单位",
            Severity.HINT,
            _SOURCE,
            "一、加强急救\n新建急救站6个。",
            "一、加强急救\n新建急救站6个（责任单位：医政处）。",
        ),
        _all_of_it,
    ),
    PlanRule(
        rule(
            "T5",
            "全文没有完成时限",
            Severity.HINT,
            _SOURCE,
            "一、加强急救\n新建急救站6个。",
            "一、加强急救\n6月底前新建急救站6个。",
        ),
        _all_undated,
    ),
)

TASK_RULES = (
    TaskRule(
        rule(
            "T6",
            "按职责分工而无牵头",
            Severity.DOUBT,
            _SOURCE,
            "新建急救站6个（市卫生健康委、市财政局按职责分工负责）。",
            "新建急救站6个（市卫生健康委牵头，市财政局、市住建局按职责分工负责）。",
        ),
        _shared,
    ),
    TaskRule(
        rule(
            "T7",
            "长期推进而无节点",
            Severity.DOUBT,
            _SOURCE,
            "提升急救能力（责任单位：医政处；完成时限：长期推进）。",
            "提升急救能力（责任单位：医政处；完成时限：2027年12月底前）。",
        ),
        _standing,
    ),
    TaskRule(
        rule(
            "T8",
            "句子过长",
            Severity.HINT,
            "便于分解",
            "加强" + "急救体系建设，" * 45 + "提升能力。",
            "加强急救体系建设，提升能力。",
        ),
        _endless,
    ),
)

PARAGRAPH_RULES = (
    ParagraphRule(
        rule(
            "T9",
            "责任单位、时限空着",
            Severity.ERROR,
            _SOURCE,
            "新建急救站6个（责任单位：；完成时限：6月底前）。",
            "新建急救站6个（责任单位：医政处；完成时限：6月底前）。",
        ),
        _label_alone,
        "：:",
    ),
)
