"""The commands of the command line; loaded when one is given, for the window needs none of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.answers import (
    account_line,
    hit_answer,
    new_answer,
    outcome_answer,
    outcome_lines,
    report_line,
)
from workbench.app import Workbench, files_in, read_file
from workbench.cli_paper import PAPER_COMMANDS
from workbench.cli_template import TEMPLATE_COMMANDS
from workbench.cli_turnover import TURNOVER_COMMANDS
from workbench.cli_versions import VERSION_COMMANDS
from workbench.cli_year import YEAR_COMMANDS
from workbench.errors import MisuseError, SecrecyError, UnreadableError
from workbench.file_names import short_name, shown_name
from workbench.papers import write_labels
from workbench.secrecy import NOT_SECRET, with_option
from workbench.usage import COLUMN, FILES, JSON, OUT, STORE, Command, Options, print_json, tell_made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.imports import Outcome


def _demo(options: Options) -> int:
    from workbench.demo import demo

    for line in demo(options.out):
        print(line)
    return 0


def _outline(options: Options) -> int:
    from workbench.reading.formats import read

    outlines, errors = [], []
    for file in options.files:
        try:
            document = read(file)
        except UnreadableError as error:
            errors.append(error)
            continue
        outlines.append(outline := write_labels(document, file.stem, options.out))
        print(f"{shown_name(file)}：{account_line(outline.account)}")
    for failure in errors:
        print(failure, file=sys.stderr)
    return 2 if errors else int(any(outline.account.missing for outline in outlines))


def _import(options: Options) -> int:
    from workbench.reading.formats.complaints import KINDS

    files = files_in(options.files)
    if not files:
        raise MisuseError("文件夹里没有可以导入的文件。", f"可导入 {KINDS}，请换一个文件夹。")
    with Workbench(options.store) as workbench:
        if options.not_secret:
            workbench.clearance.clear_everything()
        found = list(_told(workbench.import_all(files, options.column), len(files)))
        failed = [outcome.error for outcome in found if outcome.error]
        if failed and len(found) == 1:
            raise with_option(failed[0])
        if options.json:
            print_json([outcome_answer(outcome) for outcome in found])
        else:
            _print_outcomes(found)
    if len(found) > 1:
        print(report_line(found), file=sys.stderr)
    missing = any(o.imported and o.imported.outline.account.missing for o in found)
    return 2 if len(failed) == len(found) else 1 if failed or missing else 0


def _print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Documents first: what failed then stands last, where it is seen without scrolling back."""
    for outcome in sorted(outcomes, key=lambda each: each.error is not None):
        for line in outcome_lines(outcome):
            print(line)


def _told(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """The outcomes; at a terminal with how far the work is."""
    for done, outcome in enumerate(outcomes, 1):
        if count > 1 and sys.stderr.isatty():
            print(f"\r{done}/{count}  {short_name(outcome.name)}\033[K", end="", file=sys.stderr)
        yield outcome
    if count > 1 and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)


def _ensure_no_secret(workbench: Workbench, options: Options, source: str) -> None:
    """A file whose text is kept, as template or plan, is stopped like one that is imported."""
    path = Path(source)
    if options.not_secret or not path.is_file():
        return
    try:
        read_file(path, guard=workbench.clearance.of(path))
    except SecrecyError as error:
        raise with_option(error) from error


def _template(options: Options) -> int:
    with Workbench(options.store) as workbench:
        _ensure_no_secret(workbench, options, options.document)
        template = workbench.make_template(options.document, options.name)
    tell_made(options, "template", template.id, template.name)
    return 0


def _new(options: Options) -> int:
    with Workbench(options.store) as workbench:
        _ensure_no_secret(workbench, options, options.source)
        made = workbench.new_plan(options.source, options.year, at_once=not options.ask_first)
    if options.json:
        print_json(new_answer(made))
        return 0
    print(f"{made.plan.id}  {made.plan.title}")
    for p in made.proposals:
        change = f"{p.before} → {p.after}" if p.after != p.before else p.before
        print(f"  [{p.kind.label}] {p.section}：{change}")
    return 0


def _list(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        rows = [{"kind": "要点", "id": p.id, "title": p.title} for p in workbench.plans()]
        rows += [{"kind": "资料", "id": d.id, "title": d.name} for d in workbench.documents()]
        rows += [{"kind": "模板", "id": t.id, "title": t.name} for t in workbench.templates()]
    if options.json:
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['kind']}  {row['id']}  {row['title']}")
    return 0


def _search(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        hits = workbench.search(options.query)
    if options.json:
        print_json([hit_answer(hit) for hit in hits])
        return 0
    for hit in hits:
        print(f"{hit.title}  {hit.place}  {hit.text}")
    if not hits:
        print(f"没有找到“{options.query}”。")
    return 0


COMMANDS = (
    Command("demo", "用示例走完全程，留下 PDF、Word 和 Excel", (OUT,), _demo),
    Command("outline", "写出文件的结构、指标和责任单位（JSON）", (FILES, OUT), _outline),
    Command(
        "import",
        "导入文件或文件夹，并报告每个字的去处",
        (FILES, COLUMN, NOT_SECRET, STORE, JSON),
        _import,
    ),
    Command(
        "template",
        "把资料或文件存为模板",
        (
            (("document",), {"metavar": "DOC", "help": "资料的编号，或文件"}),
            (("--name",), {"required": True, "metavar": "N", "help": "模板名称"}),
            NOT_SECRET,
            STORE,
            JSON,
        ),
        _template,
    ),
    Command(
        "new",
        "从资料、模板、要点或文件生成新一年的要点",
        (
            (("--from",), {"dest": "source", "required": True, "metavar": "DOC", "help": "来源"}),
            (("--year",), {"type": int, "required": True, "metavar": "Y", "help": "年份"}),
            (("--ask-first",), {"action": "store_true", "help": "先一处不改，逐处核对后再改"}),
            NOT_SECRET,
            STORE,
            JSON,
        ),
        _new,
    ),
    Command("list", "列出要点、资料和模板", (STORE, JSON), _list),
    Command(
        "search",
        "在资料和要点里查找",
        ((("query",), {"metavar": "QUERY", "help": "要找的字"}), STORE, JSON),
        _search,
    ),
    *PAPER_COMMANDS,
    *YEAR_COMMANDS,
    *TURNOVER_COMMANDS,
    *TEMPLATE_COMMANDS,
    *VERSION_COMMANDS,
)
