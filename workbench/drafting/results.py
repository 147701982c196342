"""What last year came to, read from a filled-in task table (进展状态 完成率 实际完成).

任务内容                     进展状态        实际完成
新增城区养老助餐点12个。     未达时序进度    9个
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.drafting.entries import as_item, sentences
from workbench.drafting.fates import Result, State
from workbench.drafting.matching import Item, match
from workbench.drafting.matter import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.document import Document
    from workbench.plan import Plan

_TASK = re.compile(r"具体举措|工作内容|工作任务|重点任务内容|细化分工|任务内容|工作目标及任务要求")
_STATE = re.compile(r"进展状态|工作评价|完成状态|状态|进展情况|完成情况|工作进度")
_PERCENT = re.compile(r"完成率|完成比例|完成百分比|完成度")
_ACTUAL = re.compile(r"实际完成|实际值|完成值|完成数|实绩|实际达到")
_WORDS = (
    (State.BEHIND, re.compile(r"未达|未完成|没有完成|滞后|逾期|延期|缓建|未按")),
    (State.NOT_STARTED, re.compile(r"未启动|未开始|未开工|尚未")),
    (State.ON_TRACK, re.compile(r"达到时序|序时|时序进度|推进中|进行中|正常|基本完成|持续")),
    (State.DONE, re.compile(r"已完成|全部完成|完成|办结|达标")),
)
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*[%％]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Readout:
    """The results found, by the digest of the sentence, and the rows that fit no sentence."""

    results: Mapping[str, Result]
    unknown: tuple[str, ...] = ()


def results_in(document: Document, plan: Plan) -> Readout:
    """What a filled-in task table says about the sentences of last year's `plan`.

    A row is the sentence with the same words, else the one the matcher is certain of. Rows without
    any result are passed over.
    """
    told: dict[str, Result] = {}
    for row in _rows(document):
        result = _result(row)
        if row.text and result != Result():
            told.setdefault(row.text, result)
    return _matched(told, plan)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    state: str = ""
    percent: str = ""
    actual: str = ""


def result_said(words: str, *, rate: bool = False) -> Result | None:
    """What the drafter typed (已完成, 80%, 完成21家, 未完成：工期顺延); None for nothing.

    `rate`: the item aims at a rate, so that 完成96% is what it came to, not how much is done.
    """
    words = words.strip()
    reached = rate and words.startswith("完成")
    share = None if reached else _SHARE.fullmatch(words.removeprefix("完成"))
    if share:
        return Result(percent=float(share[1]))
    if words.startswith("完成") and _NUMBER.search(words):
        return Result(actual=words.removeprefix("完成"))
    state = next((state for state, pattern in _WORDS if pattern.search(words)), None)
    if words in {*(each.label for each in State), "完成", "未完成"}:
        return Result(state)
    return Result(state, actual=words) if words else None


def _matched(told: Mapping[str, Result], plan: Plan) -> Readout:
    entries = [entry for entry in sentences(plan) if entry.tasks]
    names = {_squeezed(entry.body): digest(entry.tasks[0].text) for entry in entries}
    found = {names[key]: r for text, r in told.items() if (key := _squeezed(text)) in names}
    rest = [text for text in told if _squeezed(text) not in names]
    free = [e for e in entries if digest(e.tasks[0].text) not in found]
    pairs = match([as_item(e, "") for e in free], [Item(text) for text in rest])
    sure = {pair.new: free[pair.old] for pair in pairs if pair.certain}
    found |= {digest(e.tasks[0].text): told[rest[at]] for at, e in sure.items()}
    return Readout(found, tuple(text for at, text in enumerate(rest) if at not in sure))


def _squeezed(text: str) -> str:
    return "".join(text.split()).rstrip("。；;")


# -- the table ---------------------------------------------------------------------------


def _rows(document: Document) -> Iterator[_Row]:
    tables: dict[int, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for block in document.blocks:
        if block.table:
            tables[block.table][block.row][block.column] = block.text.strip()
    for table in tables.values():
        yield from _filled(list(table.values()))


def _filled(rows: Sequence[Mapping[int, str]]) -> Iterator[_Row]:
    """The rows below the first that names a column of tasks and one of results."""
    for at, row in enumerate(rows):
        columns = _columns(row.items())
        if "text" in columns and len(columns) > 1:
            for below in rows[at + 1 :]:
                yield _Row(**{name: below.get(column, "") for name, column in columns.items()})
            return


def _columns(header: Iterable[tuple[int, str]]) -> dict[str, int]:
    known = (("text", _TASK), ("state", _STATE), ("percent", _PERCENT), ("actual", _ACTUAL))
    found: dict[str, int] = {}
    for column, title in header:
        name = next((name for name, words in known if words.search(title)), "")
        if name:
            found.setdefault(name, column)
    return found


def _result(row: _Row) -> Result:
    state = next((state for state, words in _WORDS if words.search(row.state)), None)
    plain = state is None or row.state in {each.label for each in State}
    return Result(state, _percent(row), row.actual or ("" if plain else row.state))


def _percent(row: _Row) -> float | None:
    """100 for 100%, for 100 and, as spreadsheets keep a share, for 1."""
    told = _SHARE.search(row.percent)
    if told:
        return float(told[1])
    number = _NUMBER.fullmatch(row.percent.strip())
    if number is None:
        return None
    value = float(number[0])
    return value * 100 if value <= 1 else value
