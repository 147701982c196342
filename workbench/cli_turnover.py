"""The command line's words for the turn of the year itself: review, phrases, facts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbench import turnover
from workbench.app import Workbench
from workbench.errors import MisuseError
from workbench.usage import PLAN, Options, listing, many, one_word, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.drafting.deciding import Decision
    from workbench.drafting.phrases import Phrase
    from workbench.drafting.proposals import Proposal
    from workbench.usage import Argument


# --- proposals ------------------------------------------------------------


def _review(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        plan = workbench.plan(options.plan)
        stood = turnover.standing_proposals(workbench, plan)
        proposals = tuple(each.proposal for each in stood)
        decisions = _decisions(options, proposals)
        lost: tuple[Proposal, ...] = ()
        if decisions:
            settled = turnover.decide_proposals(workbench, plan.id, decisions)
            proposals, lost = settled.proposals, settled.lost
    if options.json:
        print_json([_proposal_answer(n, p) for n, p in enumerate(proposals, 1)])
    else:
        for number, proposal in enumerate(proposals, 1):
            print(_proposal_line(number, proposal))
    for proposal in lost:
        print(f"{proposal.section}：“{proposal.says}”已被改写，没有再动。", file=sys.stderr)
    return int(bool(lost))


def _decisions(options: Options, proposals: Sequence[Proposal]) -> dict[str, Decision]:
    """What was said on the command line, by ids and classes; the later word counts."""
    from workbench.drafting.deciding import ACCEPT, REFUSE, edited

    found = {_meant(word, proposals): ACCEPT for word in options.accept}
    found |= {_meant(word, proposals): REFUSE for word in options.refuse}
    for word in options.edit:
        number, equals, text = word.partition("=")
        if not equals:
            raise MisuseError(
                f"“{word}”里没有等号。", "请写成 序号=改成的文字，如 3=2027年8月底前。"
            )
        found[_meant(number, proposals)] = edited(text)
    return found


def _meant(word: str, proposals: Sequence[Proposal]) -> str:
    """A class by its name, or the id of the proposal with this number."""
    from workbench.drafting.proposals import ProposalKind

    if word in set(ProposalKind):
        return word
    if word.isdecimal() and 1 <= int(word) <= len(proposals):
        return proposals[int(word) - 1].id
    kinds = "、".join(kind.value for kind in ProposalKind)
    raise MisuseError(f"没有第“{word}”处，也没有这一类。", f"请写列表里的序号，或类别：{kinds}。")


def _proposal_answer(number: int, proposal: Proposal) -> dict[str, object]:
    return {
        "number": number,
        "class": proposal.kind.value,
        "before": proposal.before,
        "after": proposal.after,
        "says": proposal.says,
        "verdict": proposal.verdict.value,
        "applied": proposal.applied,
        "sentence": proposal.sentence,
        "section": proposal.section,
        "reason": proposal.reason,
    }


def _proposal_line(number: int, proposal: Proposal) -> str:
    change = proposal.before
    if proposal.after != proposal.before:
        change = f"{proposal.before} → {proposal.after}"
    if proposal.says not in (proposal.before, proposal.after):
        change += f"（现为{proposal.says}）"
    told = proposal.verdict.label
    return f"{number:>4} [{proposal.kind.label}] {told} {proposal.section}：{change}"


# --- phrases ------------------------------------------------------------


def _phrases(options: Options) -> int:
    from workbench.drafting.phrases import Phrase

    with Workbench(options.store) as workbench:
        if options.remove:
            turnover.remove_phrase(workbench, options.remove)
        if options.add:
            phrase = Phrase(options.add, options.valid_from, options.valid_to, options.note)
            turnover.keep_phrase(workbench, phrase)
        table = turnover.phrase_table(workbench)
        own = set(workbench.store.phrases())
    if options.json:
        print_json([_phrase_answer(phrase, phrase in own) for phrase in table])
        return 0
    for phrase in table:
        whose = "自加" if phrase in own else "内置"
        print(f"[{whose}] {phrase.valid_from or '…'}–{phrase.valid_to or '…'}  {phrase.text}")
    return 0


def _phrase_answer(phrase: Phrase, own: bool) -> dict[str, object]:
    return {
        "phrase": phrase.text,
        "from": phrase.valid_from,
        "to": phrase.valid_to,
        "note": phrase.note,
        "own": own,
    }


# --- facts ------------------------------------------------------------


def _facts(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        found = turnover.facts_waiting(workbench, options.plan, options.source)
        if options.tick:
            plan = workbench.plan(options.plan)
            turnover.tick_facts(workbench, plan.id, found)
            found = turnover.facts_waiting(workbench, options.plan, options.source)
    if options.json:
        print_json(
            [
                {
                    "kind": fact.kind.value,
                    "before": fact.before,
                    "after": fact.after,
                    "old": fact.sentence_before,
                    "new": fact.sentence,
                    "section": fact.place,
                }
                for fact in found
            ]
        )
        return int(bool(found))
    for fact in found:
        change = f"{fact.before or '（无）'} → {fact.after or '（无）'}"
        print(f"[{fact.kind.label}] {fact.place} {change}：{fact.sentence}")
    return int(bool(found))


_OLD: Argument = (
    ("--with",),
    {"dest": "source", "required": True, "metavar": "OLD", "help": "来源：编号，或文件"},
)
_TICK: Argument = (("--tick",), {"action": "store_true", "help": "都已核对，不再列出"})

TURNOVER_COMMANDS = (
    listing(
        "review",
        "列出新一年涉及的每一处，采纳、改写或不改",
        _review,
        PLAN,
        many("--accept", "序号或类别", "采纳"),
        many("--refuse", "序号或类别", "不改，已改的恢复原文"),
        many("--edit", "序号=文字", "改成另一种写法"),
    ),
    listing(
        "phrases",
        "提法表：列出、添加、删除有时效的提法",
        _phrases,
        one_word("--add", "提法", "添加，或改同名的一条"),
        one_word("--from", "时间", "起用的年、年月或年月日", dest="valid_from"),
        one_word("--to", "时间", "停用的年、年月或年月日", dest="valid_to"),
        one_word("--note", "说明", "提示时显示"),
        one_word("--remove", "提法", "删除自加的一条"),
    ),
    listing("facts", "列出与来源不同的数字、日期、单位、人员和文件名", _facts, PLAN, _OLD, _TICK),
)
