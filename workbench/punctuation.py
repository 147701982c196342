"""Punctuation as Chinese text prints it: half-width marks made full-width, recorded, undoable.

    加强管理,做好"放管服"服务(试行).  →  加强管理，做好“放管服”服务（试行）。

Never touched: numbers (1,000 3.5%), times (10:30), ratios (1:2), addresses, versions and whatever
else is Latin. Marks: GB/T 15834-2011.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.quotes import printed_quotes
from workbench.widths import BLANKS, HAN, IS_HAN, IS_WIDE, WIDE_MARKS, WIDE_SIGNS, is_wide

if TYPE_CHECKING:
    from collections.abc import Sequence


class Edit(NamedTuple):
    """A normalisation of a text: `after` replaces `before`, which stood at `offset`."""

    offset: int
    before: str
    after: str


PARAGRAPH_ENDS = tuple("。！？；：!?;:）)〕]】")
"""Marks behind which a paragraph may end; behind all else a line end may stand inside one."""

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "~": "～"}
_PLAIN = {",": "，", ";": "；", ":": "：", ".": "。"}
_FOLDING = (*_WIDE.items(), ("．", "."))
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_NUMERALS = "一二三四五六七八九十百零〇"
_CANDIDATE = re.compile(  # begins with one class of characters: searched ten times as fast
    rf"[,;:?!()~.\"'{BLANKS}{_INVISIBLE}](?:(?<=\.)\.{{2,}}|(?<=\s)\s+|(?<=[{_INVISIBLE}])[{_INVISIBLE}]+)?"
)
_ADDRESS = re.compile(  # a web or mail address, a decimal, a version, the name of a file
    r"[a-z0-9_](?<![\w.-]\w)(?:(?<=h)ttps?://[!-~]*[\w/]|(?<=w)ww\.[!-~]*[\w/]"
    r"|[\w.-]{0,63}@[\w-]+(?:\.[\w-]+)*|[\w-]{0,63}(?:\.[\w-]+)+)",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(rf"\s*(?:[{_NUMERALS}]{{1,6}}|\d{{1,3}}|[A-Za-z]|[(（].{{1,3}}[)）])\s*")
_LISTED = re.compile(
    rf"(?:^|[\s：；。，、;！？!?（()）]|(?<!\d)[:,.])(?:\d{{1,3}}|[A-Za-z])$|[（(][{HAN}]$"
)
_TITLED = re.compile(r"(?:专栏|附件|附表|附图|表|图)\s?\d{1,2}")  # 附件2 任务分解表
_SECTION = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})+")
_ABBREVIATED = re.compile(
    r"(?<![A-Za-z])(?:(?:[A-Za-z]\.)+[A-Za-z]|No|Inc|Ltd|Co|Corp|Dr|Mr|Mrs|Ms|vs|etc|Vol|Fig)$"
)
_GROUP = re.compile(r"\d{1,3}(?![\d:年])")  # behind the comma of 1,000 or 1,2; no time, no year
_BRACKET = re.compile(r"[()（）]")
_ALPHANUMERIC = re.compile(r"[A-Za-z0-9]")
_TRANSPARENT = "()\"'*`"  # brackets, quotes and Markdown's marks: what stands behind them counts
_NEAR = 12  # characters in which a clause must show that it is Chinese
_FURTHEST_PARTNER = 80  # characters from a bracket to the other


def fold_width(text: str) -> str:
    """`text` with half-width , ; : ? ! ( ) made full-width, of the same length; for recognising."""
    for narrow, wide in _FOLDING:  # many times as fast as str.translate
        text = text.replace(narrow, wide)
    return text


def restore_punctuation(text: str) -> str:
    """`text` with full-width marks between Chinese and without stray blanks; see `edits_of`."""
    return apply_edits(text, edits_of(text))


def edits_of(text: str) -> tuple[Edit, ...]:
    """What a Chinese text needs to read as printed, in order of offset.

    Half-width , ; : ? ! ( ) ~ and the full stop become full-width beside Chinese, straight quotes
    a pair; blanks between digit and Chinese, beside Chinese marks and in 国 务 院 go, others
    between Chinese shrink to one; invisible characters go.
    """
    if text.isascii() or not (first := _CANDIDATE.search(text)):
        return ()
    return tuple(_Restorer(text).edits(first.start()))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """`text` after the edits, which stand in order of offset."""
    return _replaced(text, edits)


def undo_edits(text: str, edits: Sequence[Edit]) -> str:
    """The original of a text made by `apply_edits` with the same edits."""
    moved, back = 0, []
    for edit in edits:
        back.append((edit.offset + moved, edit.after, edit.before))
        moved += len(edit.after) - len(edit.before)
    return _replaced(text, back)


def _replaced(text: str, changes: Sequence[tuple[int, str, str]]) -> str:
    parts: list[str] = []
    done = 0
    for offset, before, after in changes:
        parts.append(text[done:offset])
        parts.append(after)
        done = offset + len(before)
    parts.append(text[done:])
    return "".join(parts)


class _Restorer:
    """Finds the edits of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: list[Edit] = []
        named = "." in text or "@" in text
        self._addresses = [m.span() for m in _ADDRESS.finditer(text)] if named else []
        self._address_ends = {end for _, end in self._addresses}
        self._paired = printed_quotes(text) if '"' in text or "'" in text else {}
        if "(" in text or ")" in text:
            self._paired.update((at, _WIDE[text[at]]) for at in self._wide_brackets())

    def edits(self, start_at: int) -> Sequence[Edit]:
        """The edits of a text in which nothing before `start_at` needs any."""
        text, made = self._text, self._made
        addresses = iter([*self._addresses, (len(text), len(text))])
        start, stop = next(addresses)
        for found in _CANDIDATE.finditer(text, start_at):
            before, at = found[0], found.start()
            if (
                before in _PLAIN  # the most frequent by far: a mark behind Chinese
                and at
                and "\u4e00" <= text[at - 1] <= "\u9fff"
                and (before != "." or self._is_plain_stop(at))
            ):
                made.append(Edit(at, before, _PLAIN[before]))
                continue
            while at >= stop:
                start, stop = next(addresses)
            if at < start and (after := self._after(before, at, found.end())) != before:
                made.append(Edit(at, before, after))
        return made

    def _is_plain_stop(self, at: int) -> bool:
        """No stop of a number (一.加强), and nothing but Chinese behind it."""
        return self._text[at - 1] not in _NUMERALS and self._text[at + 1 : at + 2] >= "\u4e00"

    def _after(self, before: str, at: int, end: int) -> str:
        if before in "()\"'":
            return self._paired.get(at, before)
        if before in _WIDE:
            return _WIDE[before] if self._beside_chinese(before, at) else before
        if before[0] == ".":
            return self._stop(at, end) if len(before) == 1 else self._dots(before, at, end)
        return self._blank(before, at, end) if before.isspace() else ""

    # -- blanks ------------------------------------------------------------------------------

    def _blank(self, before: str, at: int, end: int) -> str:
        """Blanks set wide on purpose stay: 专栏1　主要指标, 附件2 任务分解表, a new line."""
        kinds = (self._kind(at - 1), self._kind(end))
        if "" in kinds:
            return ""
        if "\n" in before:
            return before
        if "mark" in kinds:
            return ""
        if kinds == ("han", "han"):
            return "" if self._alone(at - 1) and self._alone(end) else " "
        if kinds in (("digit", "han"), ("han", "digit")):
            parts = len(before) > 1 or self._parts_title(before, at)  # columns: 邮编：000000  电话
            return before if parts else ""
        return before

    def _kind(self, at: int) -> str:
        """What stands there after the edits: digit, han, mark or other; "" outside the text."""
        char = self._text[at : at + 1] if at >= 0 else ""
        if not char or "\u4e00" <= char <= "\u9fff":
            return "han" if char else ""
        if char in WIDE_MARKS or at in self._paired:
            return "mark"
        if self._made and self._made[-1].offset == at and self._made[-1].after in WIDE_SIGNS:
            return "mark"
        if char.isdigit() and char.isascii():
            return "digit"
        return "han" if IS_HAN.match(char) else "other"

    def _alone(self, at: int) -> bool:
        """A Chinese character between others that are not: one of 国 务 院."""
        beside = self._text[max(0, at - 1) : at] + self._text[at + 1 : at + 2]
        return not IS_HAN.search(beside)

    def _parts_title(self, blank: str, at: int) -> bool:
        near = self._near(at)
        return "\u3000" in blank or bool(_TITLED.fullmatch(near) or _SECTION.fullmatch(near))

    # -- full stops --------------------------------------------------------------------------

    def _dots(self, before: str, at: int, end: int) -> str:
        beside = self._text[at - 1 : at], self._text[end : end + 1]
        wide = at - 1 in self._paired or is_wide(beside[0]) or is_wide(beside[1])
        return "…" * max(1, len(before) // 3) if wide else before

    def _stop(self, at: int, end: int) -> str:
        """A full stop, but not behind a number of a list, in a decimal or a name."""
        left, right = self._text[at - 1 : at], self._text[end : end + 1].strip()
        if right and not (is_wide(right) or right in _TRANSPARENT or right.isdigit()):
            return "."
        if is_wide(left) or left in _TRANSPARENT:
            return "." if _NUMBER.fullmatch(self._near(at)) else "。"
        ends = left.isalnum() or left in "+#"  # C++, C#
        return "。" if ends and self._ends_sentence(at, right) else "."

    def _ends_sentence(self, at: int, right: str) -> bool:
        """Behind digits or Latin: no number of a list, no decimal, and the clause is Chinese."""
        near = self._near(at)
        if right.isdigit() or _NUMBER.fullmatch(near) or _ABBREVIATED.search(near):
            return False
        if right and (_LISTED.search(near) or _TITLED.fullmatch(near)):
            return False
        if at in self._address_ends:
            return not _SECTION.fullmatch(near)
        seen = self._text[max(0, at - _FURTHEST_PARTNER) : at] if not right else near
        return bool(IS_HAN.search(seen))

    def _near(self, at: int) -> str:
        """The characters before, of the same line; a NUL in front where the line begins earlier."""
        near = self._text[max(0, at - _NEAR) : at]
        line = near.rfind("\n")
        if line >= 0:
            return near[line + 1 :]
        return "\0" + near if at > _NEAR else near

    # -- other marks -------------------------------------------------------------------------

    def _beside_chinese(self, mark: str, at: int) -> bool:
        around = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if mark in ",:~" and around[0].isdigit() and around[1].isdigit():
            return mark == "~" or (mark == "," and not _GROUP.match(self._text, at + 1))
        left, right = self._neighbour(at, -1), self._neighbour(at, 1)
        if mark == "~":
            return (is_wide(left) or left.isdigit()) and bool(right)
        if is_wide(left) or (mark not in "?!" and is_wide(right)):
            return True
        return self._in_chinese_clause(at, mark, right)

    def _in_chinese_clause(self, at: int, mark: str, right: str) -> bool:
        """Between Latin or digits, without a blank behind it: APP,5G基站; or at the end of all."""
        before = self._text[max(0, at - 2 * _NEAR) : at]
        if not right or (mark in "?!" and is_wide(right)):
            return bool(IS_HAN.search(before))
        if self._text[at + 1].isspace():
            return False
        sides = (before, self._text[at + 1 : at + 2 * _NEAR])
        return (any if mark in ",;" else all)(IS_HAN.search(side) for side in sides)

    def _neighbour(self, at: int, step: int) -> str:
        """The nearest character that is no blank, no half-width bracket, quote or ? and !."""
        for i in range(at + step, at + step * 4, step):
            char = self._text[i : i + 1] if i >= 0 else ""
            if not char or not (char.isspace() or char in _TRANSPARENT or char in "?!"):
                return char
        return ""

    def _wide_brackets(self) -> set[int]:
        """Offsets of half-width brackets to widen: both of a pair, or a stray beside Chinese."""
        wide: set[int] = set()
        open_at: list[int] = []
        for found in _BRACKET.finditer(self._text):
            if found[0] in "(（":
                open_at.append(found.start())
            elif open_at:
                wide.update(self._pair(open_at.pop(), found.start()))
            else:
                wide.update(self._pair(found.start(), found.start()))
        wide.update(at for start in open_at for at in self._pair(start, start))
        return {at for at in wide if self._text[at] in _WIDE}

    def _pair(self, start: int, end: int) -> tuple[int, ...]:
        text = self._text
        if text[start] == "（" or text[end] == "）":
            return (start, end)
        inner = text[start + 1 : min(end, start + _FURTHEST_PARTNER)]
        around = text[max(0, start - 1) : start] + text[end + 1 : end + 2]
        if IS_WIDE.search(around) or IS_WIDE.search(inner):
            return (start, end)
        return (start, end) if around.strip() and self._glossed(start, end) else ()

    def _glossed(self, start: int, end: int) -> bool:
        """A Latin word explained in Latin: 使用Markdown(md),HTML(hm)."""
        before, after = self._text[max(0, start - _NEAR) : start], self._text[end : end + _NEAR]
        is_word = before[-2:].isalnum() and len(before) > 1
        goes_on = IS_HAN.search(after) or not _ALPHANUMERIC.search(after)
        return is_word and bool(IS_HAN.search(before) and goes_on)
