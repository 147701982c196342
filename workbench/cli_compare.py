"""The command line's word for what changed: compare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import revising
from workbench.app import Workbench
from workbench.papers import FORMATS
from workbench.usage import JSON, STORE, Command, Options, print_json

if TYPE_CHECKING:
    from workbench.drafting.compare import Change, Comparison
    from workbench.drafting.compare_changes import PartChange
    from workbench.revising import Revised


def _compare(options: Options) -> int:
    from workbench.drafting.compare_words import words

    with Workbench(options.store, create=False) as workbench:
        old, new, comparison = revising.compared(workbench, options.old, options.new)
    done = revising.Revised()
    if options.out:
        formats = [name.strip() for name in options.format.split(",") if name.strip()]
        done = revising.write_revisions(old, new, comparison, options.out, formats)
    if options.json:
        print_json(_answer(comparison, done))
        return int(bool(done.failures))
    print(*(words(comparison) or ("两份要点没有不同。",)), sep="\n")
    for line in (*done.files, *done.substitutions):
        print(line)
    for failure in done.failures:
        print(failure, file=sys.stderr)
    return int(bool(done.failures))


def _answer(comparison: Comparison, done: Revised) -> dict[str, object]:
    """`lines` for a reader; `changes` for a program, whole sentences with what differs in them."""
    from workbench.drafting.compare_words import words

    return {
        "old": comparison.old_title,
        "new": comparison.new_title,
        "same": comparison.same,
        "lines": list(words(comparison)),
        "parts": [_part_answer(part) for part in comparison.parts],
        "changes": [_change_answer(change) for change in comparison.changes],
        "files": [str(path) for path in done.files],
        "failures": list(done.failures),
    }


def _part_answer(change: PartChange) -> dict[str, object]:
    from workbench.drafting.compare_words import part_name, shown

    return {"part": part_name(change.part), "old": shown(change.old), "new": shown(change.new)}


def _change_answer(change: Change) -> dict[str, object]:
    """`old_place` and `new_place` are "" where it was not there; `spans` are places in both."""
    old, new = change.old, change.new
    return {
        "level": change.level.value,
        "kinds": [kind.value for kind in change.kinds],
        "old_place": old.place if old else "",
        "new_place": new.place if new else "",
        "old": old.text if old else "",
        "new": new.text if new else "",
        "spans": [list(span) for span in change.spans],
    }


def _plan_named(name: str, hint: str) -> tuple[tuple[str, ...], dict[str, object]]:
    return ((name,), {"metavar": name.upper(), "help": hint})


COMPARE_COMMANDS = (
    Command(
        "compare",
        "比较两份要点：逐条、逐句、逐字；可写出修订对照表、花脸稿、带修订的 Word",
        (
            _plan_named("old", "修改前的要点：编号，或文件"),
            _plan_named(
                "new", "修改后的要点：编号，或文件；也可写前一份的版本，列出那时以来的改动"
            ),
            (("--out",), {"type": Path, "metavar": "DIR", "help": "写出文件的文件夹"}),
            (
                ("--format",),
                {
                    "default": ",".join(FORMATS),
                    "metavar": "格式",
                    "help": "pdf 花脸稿，docx 对照表和修订稿，xlsx 对照表；不写就是都要",
                },
            ),
            STORE,
            JSON,
        ),
        _compare,
    ),
)
