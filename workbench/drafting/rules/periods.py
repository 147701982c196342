"""Rules on five-year periods and on stages of work: 十四五, 开局之年, 编制 → 印发实施 → 中期评估.

2025年是“十四五”收官之年  →  “十五五”开局之年
编制“十五五”规划          →  印发实施            in the first year of the period
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.chinese import numeral
from workbench.drafting.proposals import Hit, ProposalKind, noted
from workbench.drafting.rules.turn import PERIOD, period_name, period_years, place_in_period
from workbench.wordlists import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.rules.turn import Turn

_REVIEW = re.compile("总结|评估|收官|终期|完成情况")
_CYCLE = (
    (-2, "前期研究", "(?:前期|重大课题|基本思路)研究"),
    (-1, "编制", "(?:研究|谋划|启动|组织|加快|抓紧)?编制"),
    (0, "印发实施", "(?:完成编制并)?印发实施|印发"),
    (1, "组织实施", "(?:全面|组织|深入)实施|实施"),
    (2, "中期评估", "中期评估"),
    (3, "组织实施", ""),
    (4, "总结评估", "(?:总结|终期|收官)评估"),
)
"""Years from the first of the period, the stage of its plan then, and the words that say it."""
_BEFORE_IT_RUNS = ("前期研究", "编制", "印发实施")
_STAGE = re.compile("|".join(words for _, _, words in _CYCLE if words))
_PLAN = re.compile("规划|纲要")
_CLAUSE = re.compile("[^，,。；;]+")
_ROLE_AFTER = re.compile(r"[”\"]?\s*(?:规划|时期)?的?\s*")


def periods(text: str, turn: Turn) -> Iterator[Hit]:
    """十四五 in a plan for 2027 is over; a review of it in the year after is not."""
    for found in PERIOD.finditer(text):
        last = period_years(found[1])[1]
        if last >= turn.year:
            continue
        reason = f"“{found[0]}”到{last}年结束，{turn.year}年属“{period_name(turn.year)}”"
        if found[0].endswith("五") and _names_the_year(text, found.end()):
            yield Hit(found.start(), found[0], period_name(turn.year), ProposalKind.ASK, reason)
            continue
        around = text[max(0, found.start() - 12) : found.end() + 16]
        reviewed = turn.year == last + 1 and _REVIEW.search(around)
        kind = ProposalKind.FLAG if reviewed else ProposalKind.EXPIRED
        yield noted(found.start(), found[0], kind, reason)


def _names_the_year(text: str, end: int) -> bool:
    """“十四五”收官之年: the period goes with what the year is in it."""
    gap = _ROLE_AFTER.match(text, end)
    roles = tuple(row[0] for row in rows("period_roles"))
    return bool(gap and text.startswith(roles, gap.end()))


def period_roles(text: str, turn: Turn) -> Iterator[Hit]:
    """开局之年 → 第二年: what the year is within its five-year period."""
    place = str(place_in_period(turn.year))
    suggested = next(word for word, own, _ in rows("period_roles") if own == place)
    for word, own, _ in rows("period_roles"):
        if own == place:
            continue
        for found in re.finditer(word, text):
            reason = f"{turn.year}年是“{period_name(turn.year)}”第{numeral(int(place))}年"
            yield Hit(found.start(), found[0], suggested, ProposalKind.ASK, reason)


def plan_stages(text: str, turn: Turn) -> Iterator[Hit]:
    """编制“十五五”规划 → 印发实施: where the plan of the named period stands in the new year."""
    for clause in _CLAUSE.finditer(text) if turn.gap and PERIOD.search(text) else ():
        period = PERIOD.search(text, *clause.span())
        if period and _PLAN.search(text, period.end(), clause.end()):
            yield from _clause_stages(text, clause.span(), period[1], turn)


def _clause_stages(text: str, span: tuple[int, int], tens: str, turn: Turn) -> Iterator[Hit]:
    """A plan whose period is over was followed by another: its stage is the one to write of."""
    stages = {years: stage for years, stage, _ in _CYCLE}
    first, last = period_years(tens)
    over = last < turn.year
    name = period_name(turn.year) if over else f"十{tens}五"
    wanted = stages.get(place_in_period(turn.year) - 1 if over else turn.year - first)
    for found in _STAGE.finditer(text, *span) if wanted else ():
        stage = _stage_of(found[0])
        if wanted and stage != wanted and not (over and stage not in _BEFORE_IT_RUNS):
            reason = f"{turn.year}年是“{name}”规划的{wanted}阶段"
            yield Hit(found.start(), found[0], wanted, ProposalKind.ASK, reason)


def _stage_of(words: str) -> str:
    return next(stage for _, stage, said in _CYCLE if said and re.fullmatch(said, words))


def stages(text: str, _turn: Turn) -> Iterator[Hit]:
    """编制…规划 → 印发实施: the stage after last year's, of a plan, a building, a law.

    Of the plan of a named period `plan_stages` knows more.
    """
    for pattern, after, reason in rows("stages"):
        for found in re.finditer(pattern, text):
            if reason.startswith("规划阶段") and _in_period_clause(text, found.start()):
                continue
            yield Hit(found.start(), found[0], after, ProposalKind.ASK, reason)


def _in_period_clause(text: str, at: int) -> bool:
    clause = next((c for c in _CLAUSE.finditer(text) if c.start() <= at < c.end()), None)
    return bool(clause and PERIOD.search(clause[0]))
