"""The command line's words for paper: show, issue, export, doctor."""

from __future__ import annotations

import sys

from workbench.answers import export_answer
from workbench.app import Workbench
from workbench.papers import FORMATS
from workbench.usage import JSON, OUT, PLAN, STORE, Command, Options, print_json


def _show(options: Options) -> int:
    from workbench.assigning.breakdown import answerable
    from workbench.issuing.paper import paper_text

    with Workbench(options.store, create=False) as workbench:
        plan = workbench.find_plan(options.plan)
    if options.text:
        print(paper_text(plan), end="")
        return 0
    numbers = plan.numbers()
    print(plan.title)
    for section, depth in plan.walk():
        print("  " * depth + numbers[section.id] + section.heading)
    print(f"{len(answerable(plan))}项任务")
    return 0


def _export(options: Options) -> int:
    formats = [name.strip() for name in options.format.split(",") if name.strip()]
    with Workbench(options.store, create=False) as workbench:
        done = workbench.export(options.plan, options.out, formats, options.by_unit)
    if options.json:
        print_json(export_answer(done))
        return 1 if done.failures else 0
    for line in (*map(str, done.files), *done.substitutions):
        print(line)
    for failure in done.failures:
        print(failure, file=sys.stderr)
    return 1 if done.failures else 0


def _doctor(_: Options) -> int:
    from exports.font_table import doctor_lines
    from exports.fonts import FontBook

    book = FontBook.find()
    print(*doctor_lines(book), sep="\n")
    return 0 if all(found.font for found in book.found()) else 1


PAPER_COMMANDS = (
    Command(
        "show",
        "显示要点的结构，或纸面上的全文",
        (PLAN, (("--text",), {"action": "store_true", "help": "全文"}), STORE),
        _show,
    ),
    Command(
        "export",
        "导出 PDF、Word、Excel",
        (
            PLAN,
            OUT,
            (("--format",), {"default": ",".join(FORMATS), "help": "pdf,docx,xlsx"}),
            (("--by-unit",), {"action": "store_true", "help": "任务分解表另按单位分表"}),
            STORE,
            JSON,
        ),
        _export,
    ),
    Command("doctor", "检查各用途的字体是否齐全", (), _doctor),
)
