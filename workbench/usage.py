"""argparse that speaks Chinese: commands, help, answers to wrong usage, arguments they share."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from workbench.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Options = argparse.Namespace

_SAID = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少 \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识 \1"),
    (re.compile(r"argument (--\S+): invalid choice: '?(.+?)'? \(.*"), r"\1 后面不能是“\2”"),
    (re.compile(r"argument .+?: invalid choice: '?(.+?)'? \(.*"), r"没有“\1”这个命令"),
    (re.compile(r"argument (.+?): invalid int value: '(.*)'"), r"\1 后面应是数字，不是“\2”"),
    (re.compile(r"argument (.+?): expected .+"), r"\1 后面缺少内容"),
)


class Formatter(argparse.HelpFormatter):
    """Help whose usage line begins with 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")


class Parser(argparse.ArgumentParser):
    """A parser with Chinese headings; wrong usage is raised as a MisuseError."""

    def __init__(self, prog: str, description: str, *, add_help: bool = True) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, formatter_class=Formatter
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        raise MisuseError(
            f"命令写法不对：{_chinese(message)}。", f"请用 {self.prog} --help 查看写法。"
        )


def _chinese(message: str) -> str:
    for pattern, said in _SAID:
        if pattern.fullmatch(message):
            return pattern.sub(said, message)
    return message


def tell_made(options: Options, kind: str, made_id: str, title: str) -> None:
    """Say what was made: its id and title; as JSON the id under its `kind`."""
    if options.json:
        print_json({kind: made_id, "title": title})
    else:
        sys.stdout.write(f"{made_id}  {title}\n")


def print_json(value: object) -> None:
    """Answer in JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


Argument = tuple[tuple[str, ...], dict[str, object]]  # its names, and how argparse is to take it


class Command(NamedTuple):
    """A word of the command line: what it does, its arguments, and the function that does it."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Options], int]


def one_word(name: str, metavar: str, hint: str, **more: object) -> Argument:
    """An option that takes one word, "" where it is not given."""
    return (name,), {"default": "", "metavar": metavar, "help": hint} | more


def many(name: str, metavar: str, hint: str) -> Argument:
    """An option that may be given several times."""
    settings: dict[str, object] = {"action": "append", "default": [], "metavar": metavar}
    return (name,), settings | {"help": f"{hint}，可写多次"}


STORE: Argument = (
    ("--store",),
    {
        "type": Path,
        "default": argparse.SUPPRESS,  # else it would undo a --store before the command
        "metavar": "S",
        "help": "资料库文件（默认在用户数据文件夹）",
    },
)
JSON: Argument = (
    ("--json",),
    {"action": "store_true", "help": "以 JSON 输出"},
)
OUT: Argument = (
    ("--out",),
    {"type": Path, "required": True, "metavar": "DIR", "help": "输出文件夹"},
)
FILES: Argument = (
    ("files",),
    {"type": Path, "nargs": "+", "metavar": "FILE", "help": "文件"},
)
COLUMN: Argument = (
    ("--column",),
    {
        "action": "append",
        "default": [],
        "metavar": "表头=含义",
        "help": "任务表里这一列的含义，如 承担处室=责任单位；等号后留空则带表头记入备注",
    },
)
PLAN: Argument = (
    ("plan",),
    {"metavar": "PLAN", "help": "要点的编号，或文件"},
)


def listing(
    name: str, help_text: str, run: Callable[[Options], int], *arguments: Argument
) -> Command:
    """A command that lists something of the store, and answers in JSON where that is asked."""
    return Command(name, help_text, (*arguments, STORE, JSON), run)
