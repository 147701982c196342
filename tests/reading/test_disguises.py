"""The labelled documents set anew in other dresses: numbers, lines, pages, a notice around them.

What a careful reader says is in a document is written out as text in the manner of many offices and
read again; the same headings and sentences have to come back.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.chinese import numeral
from workbench.numbering import CIRCLED
from workbench.reading.formats import read_bytes
from workbench.reading.labels import outline_labels
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((SHARED / "gold").glob("*.outline.json"))
]
needs_labels = pytest.mark.skipif(
    not LABELS, reason="the labelled documents (../shared) are not here"
)

Node = dict[str, Any]  # a node as the labels have it
Path_ = tuple[int, ...]

NUMBERS: dict[str, Callable[[Path_], str]] = {
    "一、": lambda path: f"{numeral(path[-1])}、",
    "（一）": lambda path: f"（{numeral(path[-1])}）",
    "(一)": lambda path: f"({numeral(path[-1])})",
    "1.": lambda path: f"{path[-1]}.",
    "1．": lambda path: f"{path[-1]}．",
    "1、": lambda path: f"{path[-1]}、",
    "（1）": lambda path: f"（{path[-1]}）",
    "1)": lambda path: f"{path[-1]}）",
    "①": lambda path: CIRCLED[path[-1] - 1] if path[-1] <= 20 else f"（{path[-1]}）",
    "第一部分": lambda path: f"第{numeral(path[-1])}部分 ",
    "第一章": lambda path: f"第{numeral(path[-1])}章 ",
    "第一节": lambda path: f"第{numeral(path[-1])}节 ",
    "第一条": lambda path: f"第{numeral(path[-1])}条 ",
    "§1": lambda path: f"§{path[-1]} ",
    "1.1": lambda path: ".".join(map(str, path)) + " ",
    "": lambda path: "",
    "#": lambda path: "#" * (len(path) + 1) + " ",
}
SCHEMES = (
    ("一、", "（一）", "1."),
    ("一、", "(一)", "1．"),
    ("一、", "1.", "（1）"),
    ("一、", "1、", "1)"),
    ("（一）", "1.", "（1）"),
    ("1.", "（1）", "①"),
    ("1、", "（1）", "①"),
    ("第一部分", "一、", "（一）"),
    ("第一章", "第一节", "第一条"),
    ("第一章", "一、", "（一）"),
    ("一、", "1.1", "1.1"),
    ("§1", "（1）", "①"),
)
RUNNING_ON = SCHEMES[:4]
UNMARKED = (("", "（一）", "1."), ("1.1", "1.1", "1.1"))
TITLE = "江城市人民政府办公室关于印发{}的通知\n江政办〔2027〕3号\n各县（市、区）人民政府：\n"
BODY = "《{}》已经市政府同意，现印发给你们，请认真贯彻执行。"
SIGNED = ("江城市人民政府办公室", "2027年1月8日")
ANNEX = (
    (1, "附件1", "江城市2027年任务清单", ()),
    (2, "一、", "建设任务", ()),
    (3, "（一）", "新建站点", ("新建急救站点6个。",)),
    (3, "（二）", "培训人员", ("培训骨干30名。",)),
    (2, "二、", "保障任务", ("抓好落实工作。",)),
)


@dataclass(frozen=True)
class Dress:
    """How a document is set. `alone`: the depths whose headings stand alone on their line."""

    scheme: tuple[str, ...] = ()
    runs_on: bool = False
    alone: int = 1
    stops: bool = False
    numbers_apart: bool = False
    shell: bool = False
    annex: bool = False
    columns: int = 0
    indent: str = ""
    page: int = 0
    gap: str = "\n"
    half: bool = False
    name: str = "a.txt"


class Tailor:
    """Sets one labelled document in a dress: the text, and the nodes that must be read from it."""

    def __init__(self, labels: dict[str, Any], dress: Dress) -> None:
        self._labels = labels
        self._dress = dress
        self._counts: dict[int, int] = {}
        self.nodes: list[Node] = []

    def text(self) -> str:
        """The whole text."""
        lines = [*self._front(), *self._sections()]
        if self._dress.annex:
            lines += self._annex()
        text = "\n".join(_wrapped(lines, self._dress))
        text = _paged(text, self._dress.page) if self._dress.page else text
        text = text.translate(HALF) if self._dress.half else text
        return text.replace("\n", self._dress.gap)

    def _front(self) -> Iterator[str]:
        title = self._labels["title"]
        if self._dress.shell:
            yield from TITLE.format(title).splitlines()
            yield self._keep("paragraph", [BODY.format(title)])
            for line in SIGNED:
                yield self._keep("signature", [line])
            yield "（此件公开发布）"
        yield title

    def _keep(self, kind: str, sentences: list[str]) -> str:
        self.nodes.append(_node(kind, 0, "", "", sentences))
        return "".join(sentences)

    def _sections(self) -> Iterator[str]:
        first = next(i for i, n in enumerate(self._labels["nodes"]) if n["kind"] == "section")
        signed = [
            i for i, n in enumerate(self._labels["nodes"][:first]) if n["kind"] == "signature"
        ]
        for node in self._labels["nodes"][(signed or [-1])[-1] + 1 :]:
            if node["kind"] == "section":
                yield from self._section(node)
            else:
                yield self._keep(node["kind"], node["sentences"])

    def _section(self, node: Node) -> Iterator[str]:
        number, text = self._number(node), "".join(node["sentences"])
        self.nodes.append({**node, "number": number.strip("# ")})
        if not node["number"]:
            yield f"{node['heading']}。{text}"
        elif text and node["level"] > self._dress.alone:
            yield f"{number}{node['heading']}。{text}"
        else:
            stop = "。" if self._dress.stops else ""
            yield from _apart(number, node["heading"] + stop, apart=self._dress.numbers_apart)
            yield text

    def _number(self, node: Node) -> str:
        level = node["level"]
        if not node["number"] or not self._dress.scheme:
            return str(node["number"])
        kept = {1} | {2} if self._dress.runs_on else {1}
        self._counts = {d: n for d, n in self._counts.items() if d <= level or d in kept}
        self._counts[level] = self._counts.get(level, 0) + 1
        path = tuple(self._counts.get(depth, 1) for depth in range(1, level + 1))
        return NUMBERS[self._dress.scheme[level - 1]](path)

    def _annex(self) -> Iterator[str]:
        for level, number, heading, sentences in ANNEX:
            self.nodes.append(_node("section", level, number, heading, list(sentences)))
            if number.startswith("附件"):
                yield from (number, heading)
            elif sentences and level > self._dress.alone:
                yield f"{number}{heading}。{''.join(sentences)}"
            else:
                yield f"{number}{heading}"
                yield "".join(sentences)


HALF = str.maketrans("，；：（）？", ",;:()?")


def _node(kind: str, level: int, number: str, heading: str, sentences: list[str]) -> Node:
    names = ("kind", "level", "number", "heading", "sentences")
    return dict(zip(names, (kind, level, number, heading, sentences), strict=True))


def _apart(number: str, heading: str, *, apart: bool) -> list[str]:
    return [number.strip(), heading] if apart and number else [number + heading]


def _wrapped(lines: list[str], dress: Dress) -> Iterator[str]:
    """The lines broken at `columns`; no mark begins a line."""
    for line in filter(None, lines):
        current, width = dress.indent, 2 * len(dress.indent)
        for char in line:
            wide = 1 if char.isascii() else 2
            if dress.columns and width + wide > dress.columns and char not in "，。、；：！？）”》":
                yield current
                current, width = "", 0
            current, width = current + char, width + wide
        yield current


def _paged(text: str, length: int) -> str:
    lines = []
    for n, line in enumerate(text.split("\n"), 1):
        lines += [line, f"- {n // length} -"] if n % length == 0 else [line]
    return "\n".join(lines)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("—", "-")
    return "".join(folded.split()).rstrip("。.:;,")


def _headings(nodes: list[Node]) -> Counter[tuple[object, ...]]:
    sections = (node for node in nodes if node["kind"] == "section")
    return Counter((n["level"], _fold(n["number"]), _fold(n["heading"])) for n in sections)


def _sentences(nodes: list[Node]) -> Counter[tuple[object, ...]]:
    return Counter(
        (_fold(node["number"]), _fold(node["heading"]), _fold(sentence))
        for node in nodes
        for sentence in node["sentences"]
    )


def _f1(found: Counter[tuple[object, ...]], wanted: Counter[tuple[object, ...]]) -> float:
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


def scores(labels: dict[str, Any], dress: Dress) -> tuple[float, float]:
    """F1 of headings and of sentences, read back from the document in its dress."""
    tailor = Tailor(labels, dress)
    document = read_bytes(tailor.text().encode(), dress.name)
    found: Any = outline_labels(outline(document))["nodes"]
    return (
        _f1(_headings(found), _headings(tailor.nodes)),
        _f1(_sentences(found), _sentences(tailor.nodes)),
    )


def mean_scores(dress: Dress) -> tuple[float, float]:
    """The means over every other labelled document."""
    both = [scores(labels, dress) for labels in LABELS[::2]]
    headings, sentences = zip(*both, strict=True)
    return sum(headings) / len(both), sum(sentences) / len(both)


@needs_labels
@pytest.mark.parametrize("scheme", SCHEMES, ids="".join)
def test_every_scheme_of_numbers_is_read(scheme: tuple[str, ...]) -> None:
    assert min(mean_scores(Dress(scheme))) >= 0.999


@needs_labels
@pytest.mark.parametrize("scheme", UNMARKED, ids="".join)
def test_numbers_without_any_mark_are_read(scheme: tuple[str, ...]) -> None:
    assert min(mean_scores(Dress(scheme))) >= 0.995


@needs_labels
def test_markdown_needs_no_numbers() -> None:
    assert min(mean_scores(Dress(("#", "#", "#"), alone=3, name="a.md"))) >= 0.999


@needs_labels
@pytest.mark.parametrize("scheme", RUNNING_ON, ids="".join)
def test_numbers_may_run_on(scheme: tuple[str, ...]) -> None:
    assert min(mean_scores(Dress(scheme, runs_on=True))) >= 0.999


@needs_labels
@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(Dress(alone=0), id="headings run in"),
        pytest.param(Dress(alone=3), id="headings alone"),
        pytest.param(Dress(alone=3, stops=True), id="headings alone with a stop"),
        pytest.param(Dress(numbers_apart=True), id="numbers alone on their lines"),
        pytest.param(Dress(shell=True), id="within a notice"),
        pytest.param(Dress(annex=True), id="with an annex"),
        pytest.param(Dress(half=True), id="half-width marks"),
        pytest.param(Dress(gap="\n\n"), id="blank lines between"),
        pytest.param(Dress(gap="\n\u3000\u3000"), id="indented"),
        pytest.param(Dress(gap="\u3000\u3000"), id="one line"),
    ],
)
def test_the_manner_of_setting_changes_little(dress: Dress) -> None:
    headings, sentences = mean_scores(dress)

    assert headings >= 0.995
    assert sentences >= 0.99


@needs_labels
@pytest.mark.parametrize("columns", [40, 64, 80])
@pytest.mark.parametrize("page", [0, 30])
def test_wrapped_lines_with_indents_are_joined(columns: int, page: int) -> None:
    dress = Dress(columns=columns, page=page, indent="\u3000\u3000")

    headings, sentences = mean_scores(dress)

    assert headings >= 0.995
    assert sentences >= 0.99


@needs_labels
@pytest.mark.parametrize("columns", [40, 56, 64, 80])
def test_wrapped_lines_without_indents_are_mostly_joined(columns: int) -> None:
    headings, sentences = mean_scores(Dress(columns=columns))

    assert headings >= 0.97
    assert sentences >= 0.95


DRESSES = st.builds(
    Dress,
    scheme=st.sampled_from(SCHEMES),
    alone=st.integers(0, 3),
    stops=st.booleans(),
    shell=st.booleans(),
    annex=st.booleans(),
    columns=st.sampled_from([0, 40, 56, 64, 72, 80]),
    indent=st.sampled_from(["", "\u3000\u3000"]),
    page=st.sampled_from([0, 30]),
    half=st.booleans(),
)


@needs_labels
@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, len(LABELS) - 1 if LABELS else 0), DRESSES)
def test_no_dress_hides_the_structure(which: int, dress: Dress) -> None:
    headings, sentences = scores(LABELS[which], dress)

    assert headings >= 0.88
    assert sentences >= 0.78
