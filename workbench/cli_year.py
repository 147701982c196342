"""The command line's words for the turning year: carry, align, check, compare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import aligning, checks, year
from workbench.app import Workbench
from workbench.cli_compare import COMPARE_COMMANDS
from workbench.file_names import short_name
from workbench.usage import JSON, PLAN, STORE, Command, Options, print_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.checking.findings import Finding
    from workbench.drafting.alignment import Alignment, Requirement
    from workbench.drafting.fates import ItemFate, Ledger, Result
    from workbench.plan import Plan, Target


def _carry(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        told = _results(workbench, options)
        ledger = year.carried(workbench, options.old, options.new, told)
    if options.out:
        year.write_ledger(ledger, options.out)
    if options.json:
        print_json(_carry_answer(ledger))
        return 0
    for fate in ledger.items:
        print(_fate_line(fate))
    _print_statistic(ledger)
    return 0


def _results(workbench: Workbench, options: Options) -> Mapping[str, Result]:
    """Last year's results; the rows that fit no sentence are told."""
    if options.results is None:
        return {}
    readout = year.results_of(workbench, options.old, options.results)
    for row in readout.unknown:
        print(f"“{short_name(row)}”在上年要点里没有找到，这一行的结果未计入。", file=sys.stderr)
    return readout.results


def _carry_answer(ledger: Ledger) -> dict[str, object]:
    """The fates of the sentences: what other programs read."""
    pairs = [
        {
            "old": fate.old.text,
            "new": entry.text,
            "fate": fate.fate.label,
            "score": round(fate.score, 3),
            "certain": fate.certain,
        }
        for fate in ledger.sentences
        if fate.old
        for entry in fate.new
    ]
    dropped = [fate.old.text for fate in ledger.sentences if fate.old and not fate.new]
    added = [entry.text for fate in ledger.sentences if not fate.old for entry in fate.new]
    return {"pairs": pairs, "dropped": dropped, "added": added}


def _fate_line(fate: ItemFate) -> str:
    names = "、".join(entry.name for entry in fate.new)
    if fate.old is None:
        return f"[{fate.label}] {names}"
    arrow = f" → {names}" if fate.new else ""
    doubt = "" if fate.certain or fate.confirmed or not fate.new else "（请核对）"
    return f"[{fate.label}] {fate.old.name}{arrow}{doubt}"


def _print_statistic(ledger: Ledger) -> None:
    from workbench.drafting.fates import Fate, statistic

    for row in statistic(ledger):
        counts = "，".join(
            f"{fate.label}{count}项" for fate, count in zip(Fate, row.fates, strict=True) if count
        )
        print(f"{row.chapter or '（无章）'}：共{row.total}项{'，' * bool(counts)}{counts}")


def _align(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        found = aligning.aligned(workbench, options.plan, options.document)
    if options.json:
        print_json(_align_answer(found))
        return 0
    for requirement in found.requirements:
        for line in _requirement_lines(requirement):
            print(line)
    for cell in found.matrix:
        print(f"{cell.chapter}：{cell.reached}／{cell.asked}")
    print(f"未对应{len(found.missing)}条，本级多出{len(found.extra)}条")
    return 0


def _align_answer(found: Alignment) -> dict[str, object]:
    pairs = [
        {
            "theirs": requirement.entry.text,
            "ours": answer.entry.text,
            "relation": "covered" if requirement.relation.reached else "partly",
            "score": round(answer.score, 3),
        }
        for requirement in found.requirements
        for answer in requirement.answers
    ]
    return {
        "pairs": pairs,
        "missing": [requirement.entry.text for requirement in found.missing],
        "extra": [entry.text for entry in found.extra],
        "lower": [
            {"theirs": requirement.entry.text, "ours": _sentence_with(requirement, beside.ours)}
            for requirement, beside in found.lower
        ],
    }


def _sentence_with(requirement: Requirement, target: Target | None) -> str:
    """Our sentence that prints a figure."""
    printing = (a.entry.text for a in requirement.answers if target in a.entry.targets)
    return next(printing, "")


def _requirement_lines(requirement: Requirement) -> list[str]:
    lines = [f"[{requirement.relation.label}] {requirement.entry.text}"]
    lines += [f"    {answer.score:.0%}  {answer.entry.text}" for answer in requirement.answers]
    lines += [
        f"    要求{beside.theirs.figure}，本级{beside.own_words}"
        for beside in requirement.figures
        if beside.ours
    ]
    return lines


def _check(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        context = checks.check_context(workbench, options.superiors, options.words, options.places)
        plan, found = checks.checked(workbench, options.plan, context)
    if options.json:
        print_json(_check_answer(plan, found))
        return 0
    for finding, place in zip(found, _places(plan, found), strict=True):
        print(f"[{finding.severity.label}] {finding.rule}  {place}  {finding.message}")
        if finding.fix:
            print(f"    {finding.text} → {finding.fixed_text}")
    print(f"共{len(found)}处" + "".join(f"，{name}{count}处" for name, count in _tally(found)))
    return 0


def _check_answer(plan: Plan, found: Sequence[Finding]) -> list[dict[str, str]]:
    """`fix` is the sentence as it would read, "" where there is no mechanical fix."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.label,
            "section": place,
            "sentence": finding.text,
            "message": finding.message,
            "fix": finding.fixed_text,
        }
        for finding, place in zip(found, _places(plan, found), strict=True)
    ]


def _places(plan: Plan, found: Sequence[Finding]) -> list[str]:
    """Where each finding stands: the section with its numbers, else the part of the paper."""
    from workbench.drafting.texts import section_paths
    from workbench.manuscript import PART_NAMES

    paths = section_paths(plan)
    closing = {task.id for paragraph in plan.closing for task in paragraph.tasks}
    outside = {True: PART_NAMES["closing"], False: PART_NAMES["preamble"]}
    return [
        paths[f.section_id]
        if f.section_id
        else PART_NAMES[f.part]
        if f.part
        else outside[f.task_id in closing]
        for f in found
    ]


def _tally(found: Sequence[Finding]) -> list[tuple[str, int]]:
    names = [finding.severity.label for finding in found]
    return [(name, names.count(name)) for name in ("必错", "疑似", "提示") if name in names]


def _plan_named(name: str, help_text: str) -> tuple[tuple[str, ...], dict[str, object]]:
    return ((name,), {"metavar": name.upper(), "help": help_text})


YEAR_COMMANDS = (
    Command(
        "carry",
        "逐项列出上年要点在新一年的去向",
        (
            _plan_named("old", "上年的要点：编号，或文件"),
            _plan_named("new", "新一年的要点：编号，或文件"),
            (
                ("--results",),
                {"type": Path, "metavar": "FILE", "help": "填好进展状态的上年任务分解表"},
            ),
            (("--out",), {"type": Path, "metavar": "FILE", "help": "另写结转台账（xlsx）"}),
            STORE,
            JSON,
        ),
        _carry,
    ),
    Command(
        "align",
        "与上级文件逐条对标：覆盖、缺漏、低于要求",
        (
            PLAN,
            (
                ("--with",),
                {"dest": "document", "required": True, "metavar": "DOC", "help": "上级文件"},
            ),
            STORE,
            JSON,
        ),
        _align,
    ),
    Command(
        "check",
        "检查要点：标点、数字、名称、责任、时限、重复",
        (
            PLAN,
            (
                ("--with",),
                {
                    "dest": "superiors",
                    "action": "append",
                    "default": [],
                    "metavar": "DOC",
                    "help": "上级文件，对照其中的指标",
                },
            ),
            (
                ("--words",),
                {"type": Path, "metavar": "FILE", "help": "用词表，每行错词、对词一对"},
            ),
            (
                ("--place",),
                {
                    "dest": "places",
                    "action": "append",
                    "default": [],
                    "metavar": "地名",
                    "help": "本地地名，其余地名按外地提示",
                },
            ),
            STORE,
            JSON,
        ),
        _check,
    ),
    *COMPARE_COMMANDS,
)
