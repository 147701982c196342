"""The command line's words for paper: show, issue, export, doctor."""

from __future__ import annotations

import sys
from argparse import BooleanOptionalAction
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.answers import export_answer, issue_answer
from workbench.app import Workbench
from workbench.errors import MisuseError
from workbench.issuance import LABELS, Form
from workbench.issuing.letter import LETTER_HINTS, LETTER_LABELS
from workbench.papers import FORMATS, UNIT_FORMATS, export_plan
from workbench.usage import JSON, OUT, PLAN, STORE, Argument, Command, Options, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.issuance import Issuance
    from workbench.issuing.letter import Letter
    from workbench.plan import Plan

ISSUE = "设置公文要素"
"""What undo calls it."""


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
    wanted = options.format or ",".join(UNIT_FORMATS if options.unit else FORMATS)
    formats = [name.strip() for name in wanted.split(",") if name.strip()]
    with Workbench(options.store, create=False) as workbench:
        plan = workbench.find_plan(options.plan)
    done = export_plan(
        plan,
        options.out,
        formats,
        options.by_unit,
        units=options.unit,
        whole=not options.unit,
        profile=_known_look(options.profile),
    )
    if options.json:
        print_json(export_answer(done))
        return 1 if done.failures else 0
    for line in (*map(str, done.files), *done.substitutions):
        print(line)
    for failure in done.failures:
        print(failure, file=sys.stderr)
    return 1 if done.failures else 0


def _known_look(name: str | None) -> str | None:
    from workbench.looks import looks

    if name is None:
        return None
    shelf = looks()
    found = shelf.named(name)
    if found is None:
        names = "、".join(look.name for look in shelf.found)
        raise MisuseError(f"没有名为“{name}”的版式。", f"现有版式：{names}。")
    return "" if found is shelf.found[0] else found.name


def _issue(options: Options) -> int:
    from workbench.issuing.elements import SECRECY_STOP, issuance_of, with_issuance
    from workbench.issuing.letter import all_faults, letter_of, put_right, with_letter

    if options.secrecy:
        print(SECRECY_STOP, file=sys.stderr)
    with Workbench(options.store, create=False) as workbench:
        plan = workbench.plan(options.plan)
        issuance, letter = _with_given(plan, options), _letter_given(plan, options)
        if options.fix:
            issuance, letter = put_right(issuance, letter)
        after = with_letter(with_issuance(plan, issuance), letter)
        if after is not plan:
            workbench.save(plan, after, ISSUE)
    issuance, letter = issuance_of(after), letter_of(after)
    found = all_faults(issuance, letter)
    if options.json:
        print_json(issue_answer(after, issuance, letter, found))
        return int(bool(found))
    print(*_issue_lines(issuance, letter), sep="\n")
    for fault in found:
        hint = f"可改为“{fault.fix}”。" if fault.fix else ""
        print(f"{_EVERY[fault.field]}：{fault.message}{hint}", file=sys.stderr)
    return int(bool(found))


def _with_given(plan: Plan, options: Options) -> Issuance:
    """How the plan goes out, with what was named; a first 版头 begins with what the plan says."""
    from workbench.issuing.elements import issuance_of, names_in, proposed

    given = {name: value for name in LABELS if (value := getattr(options, name)) is not None}
    for name in ("letterhead", "signers"):
        if name in given:
            given[name] = names_in(given[name])
    if "form" in given:
        given["form"] = Form(given["form"])
    if "profile" in given:
        given["profile"] = _known_look(given["profile"])
    fresh = given.get("form", Form.PLAIN) is not Form.PLAIN
    return replace(proposed(plan) if fresh else issuance_of(plan), **given)


def _letter_given(plan: Plan, options: Options) -> Letter:
    """To whom, in what words and from whom the plan goes out, with what was named."""
    from workbench.issuing.letter import letter_of

    given = {name: words for name in LETTER_LABELS if (words := getattr(options, name)) is not None}
    return replace(letter_of(plan), **given)


def _issue_lines(issuance: Issuance, letter: Letter) -> Iterator[str]:
    """The elements that are set, a line each."""
    for name, label in LABELS.items():
        value = getattr(issuance, name)
        if name == "form":
            yield f"{label}：{value.label}"
        elif value is True:
            yield f"{label}：是"
        elif value and name != "letterhead_end":
            yield f"{label}：{'、'.join(value) if isinstance(value, tuple) else value}"
    for name, label in LETTER_LABELS.items():
        if words := getattr(letter, name):
            yield f"{label}：{words}"


def _doctor(_: Options) -> int:
    from exports.font_table import doctor_lines
    from exports.fonts import FontBook

    book = FontBook.find()
    print(*doctor_lines(book), sep="\n")
    return 0 if all(found.font for found in book.found()) else 1


def _element(option: str, name: str, hint: str, **settings: object) -> Argument:
    """An option that sets one element; what is not named stays as it is."""
    words: dict[str, object] = {"dest": name, "metavar": "文字", "help": f"{_EVERY[name]}：{hint}"}
    return (option,), words | settings


def _flag(option: str, name: str, hint: str) -> Argument:
    help_ = f"{hint}；--no-{option.removeprefix('--')} 取消"
    return (option,), {"dest": name, "action": BooleanOptionalAction, "help": help_}


_EVERY = LABELS | LETTER_LABELS
_ELEMENTS: tuple[Argument, ...] = (
    _element("--form", "form", "document 文件格式，letter 信函格式，plain 不带版头",
             choices=[form.value for form in Form], metavar="格式"),
    _element("--letterhead", "letterhead", "几个机关用顿号隔开，主办的在前"),
    _element("--letterhead-end", "letterhead_end", "机关后面的字，默认“文件”"),
    _element("--number", "number", "如 江卫发〔2027〕1号"),
    _element("--copy-number", "copy_number", "六位数字"),
    _element("--secrecy", "secrecy", "如 秘密★1年"),
    _element("--urgency", "urgency", "特急或加急"),
    _element("--signer", "signers", "上行文才有，几人用顿号隔开"),
    _flag("--sealed", "sealed", "用印，署名和日期按盖章的位置排"),
    _element("--note", "note", "不用写括号"),
    _element("--copies-to", "copies_to", "抄送的机关"),
    _element("--printed-by", "printed_by", "一般是办公室"),
    _element("--printed-on", "printed_on", "如 2027年1月8日"),
    _flag("--for-comment", "for_comment", "标明征求意见稿"),
    _flag("--task-table", "task_table", "随文附任务分解表"),
    _flag("--table-notes", "table_notes", "随文附的任务分解表印备注"),
    _element("--profile", "profile", "版式的名称，国家标准为默认", metavar="名称"),
    *(_element(f"--{name}", name, hint) for name, hint in LETTER_HINTS.items()),
    (("--fix",), {"action": "store_true", "help": "写法不合规定而有现成改法的，照改"}),
)  # fmt: skip

PAPER_COMMANDS = (
    Command(
        "show",
        "显示要点的结构，或纸面上的全文",
        (PLAN, (("--text",), {"action": "store_true", "help": "全文"}), STORE),
        _show,
    ),
    Command("issue", "设置或列出公文要素", (PLAN, *_ELEMENTS, STORE, JSON), _issue),
    Command(
        "export",
        "导出 PDF、Word、Excel",
        (
            PLAN,
            OUT,
            (("--format",), {"metavar": "格式", "help": "pdf,docx,xlsx，不写就是三种都要"}),
            (("--by-unit",), {"action": "store_true", "help": "任务分解表另按单位分表"}),
            (
                ("--unit",),
                {
                    "action": "append",
                    "default": [],
                    "metavar": "单位",
                    "help": "只要这个单位的任务分解表（PDF、Excel），可写多次",
                },
            ),
            (("--profile",), {"metavar": "名称", "help": "这一次用的版式"}),
            STORE,
            JSON,
        ),
        _export,
    ),
    Command("doctor", "检查各用途的字体是否齐全", (), _doctor),
)
