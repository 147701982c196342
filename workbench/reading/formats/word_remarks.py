"""What a Word document holds beside its text, told in remarks: changes, comments, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import Remark
from workbench.reading.formats.word_markup import W
from workbench.reading.formats.word_text import Left

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from lxml import etree

_MOST_COMMENTS = 100  # each told by itself
_LONGEST_COMMENT = 200
_LONGEST_PLACE = 24
_MOST_PLACES = 5
_SENTENCES = {
    Left.DELETED: "修订中删去的文字未收入（{} 处），插入的文字已收入。",
    Left.MOVED: "修订中移动的文字按移动后的位置收入（{} 处）。",
    Left.HIDDEN: "隐藏文字未收入（{} 处）。",
    Left.PICTURE: "图片未收入（{} 处）。",
    Left.GRAPHIC: "图表、图示里的文字未收入（{} 处）。",
    Left.SYMBOL: "符号字体里的符号未收入（{} 处）。",
    Left.OBJECT: "文档里嵌入的其他文件未收入（{} 处）。",
}
_BLANKS = re.compile(r"\s+")


def place_of(text: str) -> str:
    """How a paragraph is called: by its first characters."""
    bare = _BLANKS.sub("", text)
    return bare if len(bare) <= _LONGEST_PLACE else f"{bare[:_LONGEST_PLACE]}…"


def left_out_remarks(left_out: Counter[Left], places: Sequence[str]) -> Iterator[Remark]:
    """What was left out; `places` are the paragraphs something was deleted from."""
    for kind, sentence in _SENTENCES.items():
        if left_out[kind]:
            told = _told(places) if kind is Left.DELETED else ""
            yield Remark(sentence.format(left_out[kind]), told)


def _told(places: Sequence[str]) -> str:
    first = "；".join(f"“{place}”" for place in places[:_MOST_PLACES])
    return f"{first} 等" if len(places) > _MOST_PLACES else first


def comment_remarks(root: etree._Element | None, places: dict[str, str]) -> Iterator[Remark]:
    """Each comment with its author; `places` tells by its id which paragraph it stands at."""
    comments = [] if root is None else root.findall(f"{W}comment")
    for comment in comments[:_MOST_COMMENTS]:
        author = str(comment.get(f"{W}author", "")).strip()
        text = "".join(str(each.text or "") for each in comment.iter(f"{W}t")).strip()
        text = text if len(text) <= _LONGEST_COMMENT else f"{text[:_LONGEST_COMMENT]}…"
        told = f"批注未收入：{author}“{text}”。" if author else f"批注未收入：“{text}”。"
        yield Remark(told, places.get(str(comment.get(f"{W}id", "")), ""))
    if len(comments) > _MOST_COMMENTS:
        yield Remark(f"另有批注未收入（{len(comments) - _MOST_COMMENTS} 处）。")
