"""Tells the drafter which font stood in for which in a document, and on which pages.

E.g. 仿宋：本机没有标准字体，以FandolFang代替。
仿宋中没有的字取自Noto Serif CJK SC：“镕喆”（第1页）、“赟”（第2—4、7页）。
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from exports.fonts import font_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.drawing import Strays
    from exports.fonts import FontBook
    from exports.typefaces import Stray, Typefaces

_Found = dict["Stray", dict[tuple[int, ...], str]]
"""Where characters were taken from → the pages they stand on → the characters."""


def substitutions(fonts: Typefaces, book: FontBook, strays: Strays) -> Iterator[str]:
    """A sentence for every font that stood in for another, and for what no font has."""
    yield from book.complaints
    yield from map(str, fonts.damaged)
    for face, info in fonts.faces.items():
        if book.is_strange(face):
            yield (
                f"{face.label}：本机没有这种字体，暂以{font_name(info)}代替，"
                f"印发前请安装{face.label}再导出。"
            )
        elif book.is_stand_in(face, info):
            yield f"{face.label}：本机没有标准字体，以{font_name(info)}代替。"
    found = _sorted(fonts, strays)
    for stray, places in found.items():
        if stray.font:
            words = f"{stray.face.label}中没有的字取自{font_name(stray.font)}"
            yield f"{words}：{_listed(places)}。"
    for stray, places in found.items():
        if not stray.font:
            yield f"{stray.face.label}：本机所有字体都没有{_listed(places)}，以空框代替。"


def missing(fonts: Typefaces, strays: Strays) -> str:
    """The characters that no font here has, in the order they come up."""
    lost = (char for face, char in strays.pages if fonts.strays[face][char].font is None)
    return "".join(dict.fromkeys(lost))


def _sorted(fonts: Typefaces, strays: Strays) -> _Found:
    pages: dict[Stray, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for (face, char), on in strays.pages.items():
        pages[fonts.strays[face][char]][char].update(on)
    found: _Found = {}
    for stray, chars in pages.items():
        found[stray] = defaultdict(str)
        for char, sheets in chars.items():
            found[stray][tuple(sorted(sheets))] += char
    return found


def _listed(places: dict[tuple[int, ...], str]) -> str:
    return "、".join(f"“{chars}”（第{spans(pages)}页）" for pages, chars in places.items())


def spans(pages: Sequence[int]) -> str:
    """Ascending numbers in words: 1、3—5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(_span(run) for run in runs)


def _span(run: list[int]) -> str:
    if len(run) < 3:
        return "、".join(map(str, run))
    return f"{run[0]}—{run[-1]}"
