from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.errors import MisuseError
from workbench.papers import export_plan, file_name
from workbench.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2027年江城市工作要点", "2027年江城市工作要点.pdf"),
        ("江城市/青石区:要点?", "江城市青石区要点.pdf"),
        ("江城市\x00工作\n要点\u200b", "江城市工作要点.pdf"),
        ("半\ud842个字", "半个字.pdf"),
        ("..", "要点.pdf"),
        ("", "要点.pdf"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_a_long_title_becomes_a_name_a_disk_can_hold(tmp_path: Path, suffix: str) -> None:
    name = file_name("做好工作" * 60, suffix)

    (tmp_path / name).touch()

    assert name.endswith(suffix)


@pytest.mark.parametrize(
    ("formats", "words"), [((), "没有指定导出格式"), (("pdf", "odt"), "不能导出为“odt”")]
)
def test_an_unknown_format_is_told_before_anything_is_written(
    tmp_path: Path, formats: tuple[str, ...], words: str
) -> None:
    with pytest.raises(MisuseError, match=words):
        export_plan(Plan("", "要点"), tmp_path / "out", formats)

    assert not list(tmp_path.iterdir())
