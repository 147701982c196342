"""The account of characters is whole for every real document, whatever format it comes in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from workbench.document import Block, BlockKind, Document
from workbench.reading.formats import read_bytes, read_data
from workbench.reading.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.document import Piece

SHARED = Path(__file__).resolve().parents[3] / "shared"
FORMATS = ("docx", "doc", "odt", "rtf", "html", "pdf")


def _missing(path: Path) -> int:
    return understand(read_bytes(read_data(path), path.name)).outline.account.missing


@pytest.fixture(scope="module")
def real_documents() -> list[Path]:
    found = [path for kind in ("seeds", "examples") for path in (SHARED / kind).glob("*.txt")]
    if not found:
        pytest.skip("the real documents (../shared) are not here")
    return sorted(found)


def test_every_real_document_is_accounted_for(real_documents: list[Path]) -> None:
    assert {path.name: _missing(path) for path in real_documents if _missing(path)} == {}


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", FORMATS)
def test_so_it_is_in_every_format(real_documents: list[Path], tmp_path: Path, kind: str) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", kind, "--outdir", str(tmp_path / kind)]

    subprocess.run([*command, *map(str, real_documents)], check=True, capture_output=True)
    made = sorted((tmp_path / kind).iterdir())

    assert len(made) == len(real_documents)
    assert {path.name: _missing(path) for path in made if _missing(path)} == {}


# -- random mixtures -------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（二）",
            "(3)",
            "1.",
            "1、",
            "①",
            "第一章",
            "第二条",
            "§3",
            "1.2",
            "——",
            "## ",
            "● ",
        ),
        *(
            "加强队伍建设",
            "推进项目12个",
            "完善制度",
            "。",
            "；",
            ",",
            ":",
            "(",
            "）",
            "“",
            "”",
            "《",
            "》",
        ),
        *(
            "责任单位：",
            "市教育局",
            "、",
            "牵头单位:市民政局",
            "完成时限：6月底前",
            "2027年",
            "98%",
            "\t",
        ),
        *(
            "附件1",
            "附件：",
            "目 录",
            "……12",
            "— 3 —",
            "第3页",
            "首页 > 公开",
            "打印 关闭",
            "X",
            " ",
        ),
        *(
            "江城市人民政府",
            "2027年1月5日",
            "各县（市、区）人民政府：",
            "关于印发《要点》的通知",
            "工作要点",
        ),
        *(
            "江政发〔2027〕1号",
            "一是抓落实；",
            "二是抓队伍。",
            "【专栏】",
            "专栏1",
            "\u3000\u3000",
            "\u200b",
        ),
    ]
)
_LINES = st.lists(_PIECES, max_size=9).map("".join) | st.text(max_size=20)
_BLOCKS = st.builds(
    Block,
    text=_LINES,
    kind=st.sampled_from([BlockKind.PARAGRAPH] * 5 + [BlockKind.FURNITURE]),
    heading_level=st.sampled_from([0, 0, 0, 1, 2]),
    auto_number=st.sampled_from(["", "", "", "（一）", "1."]),
    bold=st.booleans(),
    centred=st.booleans(),
    page=st.integers(0, 3),
)


@st.composite
def _tables(draw: st.DrawFn) -> list[Block]:
    """A table of up to five rows; some cells merged down."""
    number, columns = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    return [
        Block(draw(_LINES), BlockKind.CELL, table=number, row=row, column=column)
        for row in range(1, draw(st.integers(1, 5)) + 1)
        for column in range(1, columns + 1)
        if draw(st.booleans())
    ]


_MIXTURES = st.lists(_BLOCKS.map(lambda block: [block]) | _tables(), max_size=25)
_KINDS = st.sampled_from(["txt", "md", "docx", "pdf", "html", "xlsx", "csv"])


@settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(mixture=_MIXTURES, kind=_KINDS)
def test_a_random_mixture_is_accounted_for(mixture: list[list[Block]], kind: str) -> None:
    blocks = tuple(block for part in mixture for block in part)

    understood = understand(Document("乱.txt", kind, blocks))

    assert understood.outline.account.missing == 0
    assert understood.ledger.twice == 0
    assert set(_uncovered(understood.document, understood.pieces)) == set()


def _uncovered(document: Document, pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """The characters that are in no piece."""
    covered = {(piece.block, at) for piece in pieces for at in range(piece.start, piece.end)}
    for number, block in enumerate(document.blocks):
        for at, char in enumerate(block.text):
            if not char.isspace() and (number, at) not in covered:
                yield number, at
