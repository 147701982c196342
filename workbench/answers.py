"""What the command line answers in JSON, and the account of characters in one line.

The keys are a contract: other programs read them.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from db.store import Hit
    from workbench.app import Imported, NewPlan, Outcome
    from workbench.document import Account
    from workbench.issuance import Issuance
    from workbench.issuing.elements import Fault
    from workbench.issuing.letter import Letter
    from workbench.papers import Exported
    from workbench.plan import Plan


def account_answer(account: Account) -> dict[str, int]:
    """Counts of non-blank characters: source, text, numbers, stops, chrome, normalised, missing."""
    return asdict(account) | {"missing": account.missing}


def account_line(account: Account) -> str:
    """The same for the eye: 原文 9,598 字都有着落：正文 8,742，…，缺失 0."""
    whole = "未全部有着落" if account.missing else "都有着落"
    return (
        f"原文 {account.source:,} 字{whole}：正文 {account.text:,}，"
        f"编号 {account.numbers:,}，标题句号 {account.stops:,}，"
        f"标点归一 {account.normalised:,}，杂项 {account.chrome:,}，缺失 {account.missing}"
    )


def moment(at: datetime) -> str:
    """When something was done, on this machine's clock: 2026年11月19日 10:42."""
    local = at.astimezone()
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def import_answer(item: Imported) -> dict[str, object]:
    """One document just imported."""
    return {
        "file": item.name,
        "id": item.id,
        "title": item.title,
        "sections": item.sections,
        "tasks": item.tasks,
        "targets": item.targets,
        "doubtful": [{"heading": n.heading, "why": n.doubt} for n in item.outline.doubtful],
        "account": account_answer(item.outline.account),
        "columns": [
            {"table": c.table, "header": c.header, "meaning": c.meaning}
            for c in item.outline.columns
        ],
    }


def outcome_answer(outcome: Outcome) -> dict[str, object]:
    """One of many files: the document it is now, or why it could not be read."""
    if outcome.imported:
        return import_answer(outcome.imported) | {"repeated": outcome.repeated}
    return {"file": outcome.name, "error": str(outcome.error)}


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """The same for the eye."""
    item = outcome.imported
    if item is None:
        yield str(outcome.error)
        return
    yield f"{item.id}  {item.title}{'（资料库里已有）' * outcome.repeated}"
    yield f"  {outcome.name}：{item.sections}条 {item.tasks}项任务 {item.targets}个指标"
    yield f"  {account_line(item.outline.account)}"
    for node in item.outline.doubtful:
        yield f"  存疑：{node.number}{node.heading}（{node.doubt}）"


def report_line(outcomes: Sequence[Outcome]) -> str:
    """All of them in one line: 共40份：新导入37份，已有2份，未能读取1份。"""
    read = [outcome for outcome in outcomes if outcome.imported]
    repeated = sum(outcome.repeated for outcome in read)
    return (
        f"共{len(outcomes)}份：新导入{len(read) - repeated}份，"
        f"已有{repeated}份，未能读取{len(outcomes) - len(read)}份。"
    )


def new_answer(made: NewPlan) -> dict[str, object]:
    """A plan just made, with every change the year asks for."""
    return {
        "plan": made.plan.id,
        "title": made.plan.title,
        "proposals": [
            {
                "class": p.kind.value,
                "before": p.before,
                "after": p.after,
                "sentence": p.sentence,
                "section": p.section,
            }
            for p in made.proposals
        ],
    }


def hit_answer(hit: Hit) -> dict[str, str]:
    """A sentence found."""
    return {"id": hit.id, "title": hit.title, "place": hit.place, "text": hit.text}


def export_answer(done: Exported) -> dict[str, object]:
    """The files written, the font of each role, and what stood in for what."""
    return {
        "files": [str(path) for path in done.files],
        "fonts": done.fonts,
        "substitutions": list(done.substitutions),
        "missing": list(done.missing),
        "failures": list(done.failures),
    }


def issue_answer(
    plan: Plan, issuance: Issuance, letter: Letter, found: Sequence[Fault]
) -> dict[str, object]:
    """How a plan goes out, and what is wrong with it."""
    return {
        "plan": plan.id,
        "issuance": asdict(issuance),
        "letter": asdict(letter),
        "faults": [asdict(fault) for fault in found],
    }
