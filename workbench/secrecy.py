"""The stop at a file that is marked as a state secret (密级): it is not stored until she answers.

A mark is a line of its own – “机密★1年”, “000001　秘密　特急”, “密级：绝密” – as GB/T 9704—2012,
7.2.2, and the forms of the offices have it; a text that only talks of 保密工作 has none. Without ★
and without 密级 the bare word counts only among the first lines, where the head of a paper stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import BlockKind
from workbench.errors import SecrecyError, WorkbenchError
from workbench.file_names import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.document import Document, SourceFile
    from workbench.usage import Argument

_LEVEL = "(?:绝密|机密|秘密)"
_TERM = r"(?:[0-9〇一二三四五六七八九十]{1,3}(?:年|个月|月)|长期|启用前|使用完毕前|公布前|解密前)"
_BARE = re.compile(f"[【〔（(\\[]?{_LEVEL}级?[】〕）)\\]]?")
_STARRED = re.compile(f"[【〔（(\\[]?{_LEVEL}级?[★☆*＊]{_TERM}?[】〕）)\\]]?|[★☆]{_LEVEL}")
_LABELLED = re.compile(f"密级(?:和保密期限)?[:：][★☆]?{_LEVEL}级?(?:[★☆*＊·]?{_TERM})?")
_BESIDE = re.compile(r"(?:份号[:：]?)?(?:No[.:：]?)?[0-9]{4,8}|特急|加急|平急|特提")
"""What stands on one line with the mark: the number of the copy, the urgency."""
_BLANKS = re.compile(r"\s+")
_LONGEST = 40
"""A line with a mark has no more characters."""
_HEAD = 12
"""So many lines belong to the head, counted where there is text."""


NOT_SECRET: Argument = (
    ("--not-secret",),
    {"action": "store_true", "help": "确认文件不涉密：标有密级的也读入"},
)


class Clearance:
    """Which files she has said hold no secrets, for as long as the program runs."""

    def __init__(self) -> None:
        self._digests: set[str] = set()
        self._everything = False

    def clear(self, sha256: str) -> None:
        """The file with this SHA-256 is none: it may be imported."""
        self._digests.add(sha256)

    def clear_everything(self) -> None:
        """No file is one: whoever starts the import vouches for it."""
        self._everything = True

    def of(self, path: Path) -> Callable[[SourceFile, Document], None]:
        """What looks at the file of `path` once it is read; raises `SecrecyError`."""

        def look(file: SourceFile, document: Document) -> None:
            mark = secrecy_mark(document)
            if mark and not self._everything and file.sha256 not in self._digests:
                raise _stopped(path, file, mark)

        return look


def secrecy_mark(document: Document) -> str:
    """The first mark of secrecy in a document as it is written there, "" if it has none."""
    for at, line in enumerate(_lines(document)):
        if len(line) <= _LONGEST and "密" in line and _is_mark(line, in_head=at < _HEAD):
            return line.strip()
    return _mark_in_cells(document)


def with_option(error: WorkbenchError) -> WorkbenchError:
    """A stop in the words of the command line: with the option that goes on."""
    if not isinstance(error, SecrecyError):
        return error
    advice = "涉密文件不得在这台电脑上处理；确认不涉密的，加 --not-secret 再来一次。"
    return SecrecyError(error.message, advice, error.path, error.sha256)


def _stopped(path: Path, file: SourceFile, mark: str) -> SecrecyError:
    return SecrecyError(
        f"“{shown_name(path)}”标有“{mark}”，没有导入。",
        "涉密文件不得在这台电脑上处理；确认不涉密才可继续。",
        path,
        file.sha256,
    )


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind is not BlockKind.CELL:
            yield from (line for line in block.text.splitlines() if line.strip())


def _is_mark(line: str, *, in_head: bool) -> bool:
    joined = _BLANKS.sub("", line)
    if _STARRED.fullmatch(joined) or _LABELLED.fullmatch(joined):
        return True
    words = [word for word in line.split() if not _BESIDE.fullmatch(word)]
    rest = "".join(words)
    if _STARRED.fullmatch(rest) or _LABELLED.fullmatch(rest):
        return True
    return in_head and bool(_BARE.fullmatch(rest))


def _mark_in_cells(document: Document) -> str:
    """A cell 密级 with a level beside it; a row of all levels is a table about them."""
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    texts = [_BLANKS.sub("", cell.text) if len(cell.text) <= _LONGEST else "" for cell in cells]
    for at, text in enumerate(texts):
        if "密" not in text:
            continue
        if _STARRED.fullmatch(text) or _LABELLED.fullmatch(text):
            return text
        beside = [t for c, t in zip(cells[at + 1 : at + 3], texts[at + 1 : at + 3], strict=True)
                  if (c.table, c.row) == (cells[at].table, cells[at].row)]  # fmt: skip
        levels = [bool(_BARE.fullmatch(t)) for t in beside]
        if text.rstrip(":：") == "密级" and levels[:1] == [True] and levels[1:] != [True]:
            return f"密级：{beside[0]}"
    return ""
