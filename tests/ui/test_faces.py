from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui import faces
from ui.faces import Face
from workbench.manuscript import Block, BlockRole, Run, RunRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def _block(style: Style, *, theme: bool = False, role: BlockRole = BlockRole.HEADING) -> Block:
    return Block(role, (Run("健全体系", RunRole.HEADING),), "s", style=style, theme=theme)


@pytest.mark.parametrize(
    ("block", "face"),
    [
        (_block(Style.CHAPTER), Face.BLACK),
        (_block(Style.ARTICLE), Face.KAI),
        (_block(Style.POINT), Face.FANG_BOLD),
        (_block(Style.SUBPOINT), Face.FANG),
        (_block(Style.NONE, theme=True), Face.FANG_BOLD),
        (_block(Style.NONE), Face.BLACK),
        (_block(Style.NONE, role=BlockRole.TITLE), Face.TITLE),
        (Block(BlockRole.BODY, (Run("抓好落实。"),)), Face.FANG),
    ],
)
def test_a_heading_has_the_face_of_its_level(block: Block, face: Face) -> None:
    assert faces.heading_face(block) is face


@pytest.mark.parametrize("face", list(Face))
def test_every_face_names_a_family(face: Face) -> None:
    assert faces.family(face)
    assert faces.font(face, 20).families()[0] == faces.family(face)


def test_the_third_level_is_bold() -> None:
    assert faces.font(Face.FANG_BOLD, 20).bold()
    assert not faces.font(Face.FANG, 20).bold()


def test_a_folder_without_fonts_changes_nothing(tmp_path: Path) -> None:
    assert faces.load_missing(tmp_path) == ()
