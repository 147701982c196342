"""The fact guard: every number, date, unit, person and 《》 that is not as in the source.

2026年新建站点6个，由市急救中心牵头。  →  2027年新建站点12个，由市卫生健康委牵头。
    日期 2026年 → 2027年    数字 6个 → 12个    单位 市急救中心 → 市卫生健康委

Words may be polished freely; facts may not slip. Each difference waits for a tick, and the tick
holds as long as the difference reads as it did.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.drafting.rewriting import book_spans
from workbench.drafting.slots import SLOT
from workbench.drafting.texts import section_paths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbench.plan import Plan, Task


class FactKind(StrEnum):
    """What sort of fact it is."""

    DOCUMENT = "document"
    DATE = "date"
    UNIT = "unit"
    PERSON = "person"
    NUMBER = "number"

    @property
    def label(self) -> str:
        """The word shown to the drafter."""
        return _LABELS[self]


_LABELS = {
    FactKind.DOCUMENT: "文件",
    FactKind.DATE: "日期",
    FactKind.UNIT: "单位",
    FactKind.PERSON: "人员",
    FactKind.NUMBER: "数字",
}


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that is another one now: `before` in the source, `after` in the task; "" for none.

    `place` is where the task stands in the reader's words.
    """

    kind: FactKind
    before: str
    after: str
    task_id: str
    source_id: str
    sentence_before: str
    sentence: str
    place: str = ""

    @property
    def id(self) -> str:
        """What a tick is kept under; another wording of the fact is another one to be ticked."""
        return f"{self.task_id}/{self.kind}/{self.before}/{self.after}"


_HAN = "零〇一二三四五六七八九十百千万亿两几"
_UNIT = (
    r"(?:个百分点|平方公里|平方米|立方米|公里|公顷|万?人次|人天|课时|学时|毫克|微克|千瓦时?|小时|分钟|"
    r"[家个名张元例件项次人所间台套辆份场期条米座户支部床亩吨级届批天日周月年倍成岁位处篇种类只艘架块道站社校村])"
)
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    r"(?:(?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*"
    r"(?:[-—–－~～至到]{1,2}\s*(?:19|20)\d{2})?\s*(?:学?年度?|(?=[\-./]\d))"
    rf"(?:\s*{_DAY}\s*月(?:\s*{_DAY}\s*日)?)?(?:[\-./]\d{{1,2}}){{0,2}}"
    r"(?:[上中下]旬|[上下]半年|年?[底末初内]|[一二三四]季度)?(?:之?前|以前)?"
    r"|(?:19|20)\d{2}(?:[-./]\d{1,2}){1,2}"
    rf"|{_DAY}\s*月(?:\s*{_DAY}\s*日|份)?(?:[上中下]旬|[底末初])?(?:之?前|以前)?"
    r"|年[底末](?:之?前)?|年内|[上下]半年|[前第每]?[一二三四]?季度末?|每[年月周]|每半年"
    r"|(?<![一二两三四五六七八九十\d])[一二两三四五六七八九十\d]{1,4}年(?:之?内|左右)"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_OFFICE = r"(?:副?(?:省长|市长|区长|县长|镇长|乡长|局长|主任|书记|院长|校长|部长|处长|科长|秘书长))"
_NAME = rf"[{_SURNAMES}][一-龥]{{1,2}}"
_PERSON = re.compile(
    rf"(?:(?:牵头|分管|责任|包保|联系|负责)(?:领导|人)|联系人|责任人)\s*[:：]\s*(?P<a>{_NAME})"
    rf"|(?P<b>{_NAME})(?=同志|院士|{_OFFICE})"
    rf"|(?:(?:[省市区县镇乡局院校部处科]长)|主任|书记)(?P<c>{_NAME})(?=[、，,。；;）)]|同志|牵头|负责|分管|主持)"
)
_ORGAN = re.compile(
    r"(?:国家|[省市区县州镇])(?:[一-龥]{1,10}?)"
    r"(?:委员会|办公室|委(?![员托派])|局(?![面部势])|厅|法院|检察院|医院|中心(?![城区])|集团|公司)"
)
_NUMBER = re.compile(
    rf"(?:〔数〕|\d+(?:[,，]\d{{3}})*(?:\.\d+)?(?:\s*[-—–~～至]\s*\d+(?:\.\d+)?)?)"
    rf"\s*(?:[%％‰]|[多余]?(?:万亿|[万亿千百])?{_UNIT}?)"
    rf"|(?<![{_HAN}])第?[{_HAN}]{{1,9}}{_UNIT}"
)


def facts_differing(
    old_plan: Plan, new_plan: Plan, *, by_words: bool = False
) -> tuple[FactDifference, ...]:
    """The facts in which the tasks of `new_plan` differ from their sources, in reading order.

    A task without a source in `old_plan` differs from nothing. Figures that wait as slots to be
    filled in are left out, and so are units given to a task that had none: they stand in no text.
    `by_words`: the plans share no ids; the source of a task is the sentence most like it.
    """
    sources = _most_alike(old_plan, new_plan) if by_words else _by_id(old_plan, new_plan)
    found: list[FactDifference] = []
    for place, task in _placed(new_plan):
        source = sources.get(task.id)
        if source and (source.text, source.assignments) != (task.text, task.assignments):
            found += _differences(source, task, place)
    return tuple(found)


def knows_sources(old_plan: Plan, new_plan: Plan) -> bool:
    """A task of `new_plan` names one of `old_plan` as its source."""
    return bool(_by_id(old_plan, new_plan))


def _by_id(old_plan: Plan, new_plan: Plan) -> dict[str, Task]:
    tasks = {task.id: task for task in _tasks(old_plan)}
    return {task.id: tasks[task.source] for task in _tasks(new_plan) if task.source in tasks}


def _most_alike(old_plan: Plan, new_plan: Plan) -> dict[str, Task]:
    from workbench.drafting.matching import Item, match

    old, new = _tasks(old_plan), _tasks(new_plan)
    pairs = match(
        [Item(t.text, place=at / len(old)) for at, t in enumerate(old)],
        [Item(t.text, place=at / len(new)) for at, t in enumerate(new)],
    )
    return {new[pair.new].id: old[pair.old] for pair in pairs}


def _tasks(plan: Plan) -> list[Task]:
    return [task for paragraph in plan.paragraphs() for task in paragraph.tasks]


def unticked(
    differences: Collection[FactDifference], ticks: Collection[str]
) -> tuple[FactDifference, ...]:
    """Those whose ids are not among the `ticks` yet."""
    return tuple(difference for difference in differences if difference.id not in ticks)


def _placed(plan: Plan) -> Iterator[tuple[str, Task]]:
    """Every task with the place of its section; outside of the sections it has none."""
    paths = section_paths(plan)
    if plan.notice:
        yield from (("通知", task) for p in plan.notice.paragraphs for task in p.tasks)
    yield from (("前言", task) for p in plan.preamble for task in p.tasks)
    for section, _ in plan.walk():
        yield from ((paths[section.id], task) for task in section.tasks())
    yield from (("结尾", task) for p in plan.closing for task in p.tasks)


def _differences(source: Task, task: Task, place: str) -> Iterator[FactDifference]:
    before, after = facts(source), facts(task, assigned=bool(source.assignments))
    for kind in FactKind:
        gone, come = _apart(before[kind], after[kind]), _apart(after[kind], before[kind])
        for old, new in zip_longest(gone, come, fillvalue=""):
            if not SLOT.search(new):
                yield FactDifference(
                    kind, old, new, task.id, source.id, source.text, task.text, place
                )


def _apart(these: list[str], those: list[str]) -> list[str]:
    """What of `these` is not among `those`, in order; twice where it stands once more."""
    left = Counter(those)
    apart: list[str] = []
    for fact in these:
        if left[fact]:
            left[fact] -= 1
        else:
            apart.append(fact)
    return apart


def facts(task: Task, *, assigned: bool = True) -> dict[FactKind, list[str]]:
    """The facts of a task in order; each stretch of its text is one fact only.

    `assigned`: the units of the table that its text does not name are among them, too.
    """
    text, found = task.text, {kind: list[str]() for kind in FactKind}
    for start, end in book_spans(text):
        found[FactKind.DOCUMENT].append(text[start:end])
        text = text[:start] + "　" * (end - start) + text[end:]
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            fact = next((group for group in match.groups() if group), match[0])
            found[kind].append(re.sub(r"\s", "", fact))
        text = pattern.sub(lambda m: "　" * len(m[0]), text)
    printed = set(found[FactKind.UNIT])
    units = (assignment.unit for assignment in task.assignments if assigned)
    found[FactKind.UNIT] += [unit for unit in dict.fromkeys(units) if unit not in printed]
    return found


_PATTERNS = (
    (FactKind.DATE, _DATE),
    (FactKind.PERSON, _PERSON),
    (FactKind.UNIT, _ORGAN),
    (FactKind.NUMBER, _NUMBER),
)
