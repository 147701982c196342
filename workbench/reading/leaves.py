"""Headings that are tasks on paper: a plan prints them as numbered sentences, not as headings.

    2.制定安全管理制度。         nothing stands below it, and a stop ends it
    3.开展档案进社区5次          nor below this: a point of a list, to be done and counted
    （一）总体目标：到2027年…    a heading run into its text is printed with 。, never with ：

For the labels of an outline they stay headings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.document import NodeKind
from workbench.numbering import Style, recognise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.document import Node

_POINTS = (Style.POINT, Style.POINT_COMMA, Style.SUBPOINT, Style.CIRCLED)
_STOPS = ("。", ".")


def as_printed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, the headings that are tasks made the first sentence of their node."""
    below = [*nodes, None][1:]
    return [
        _as_sentence(node) if _is_task(node, following) else node
        for node, following in zip(nodes, below, strict=True)
    ]


def _is_task(node: Node, following: Node | None) -> bool:
    if node.kind is not NodeKind.SECTION or not node.heading or not node.number:
        return False
    if node.sentences:
        return node.run_in and node.closer not in ("", *_STOPS)
    if node.fields or (following and following.level > node.level):
        return False
    mark = recognise(node.number)
    return bool(node.closer) or (mark is not None and mark.style in _POINTS)


def _as_sentence(node: Node) -> Node:
    """The node without heading; its text opens with what the heading said."""
    said = node.heading + ("。" if node.closer in _STOPS else node.closer)
    first, *later = node.paragraphs or ((),)
    sentences = (said + first[0], *first[1:]) if first else (said,)
    return replace(node, heading="", paragraphs=(sentences, *later), run_in=True)
