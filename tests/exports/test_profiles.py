from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.profiles import BUILT_IN, profile_named, profiles, read_profile
from exports.standard import GB9704, Face
from exports.typesetting import compose
from workbench.errors import UnreadableError
from workbench.manuscript import Block, BlockRole, Run, RunRole
from workbench.numbering import Style

if TYPE_CHECKING:
    from pathlib import Path

TEXT = Block(BlockRole.BODY, (Run("健" * 1400),))
POINT = Block(
    BlockRole.BODY,
    (Run("1.", RunRole.NUMBER), Run("优化网络。", RunRole.HEADING), Run("建成站点" * 20 + "。")),
    style=Style.POINT,
)


def named(name: str, folder: Path | None = None) -> list[str]:
    return list(profile_named(name, folder).changes())


def written(folder: Path, text: str, name: str = "本市") -> Path:
    path = folder / f"{name}.json"
    path.write_text(text, "utf-8")
    return path


def test_no_name_is_the_standard_which_changes_nothing() -> None:
    profile = profile_named("")

    assert (profile.standard, profile.changes(), profile.told) == (GB9704, (), ())


def test_every_built_in_look_but_the_standard_says_what_it_changes() -> None:
    assert [len(profile.changes()) for profile in BUILT_IN] == [0, 1, 1, 1]


@pytest.mark.parametrize(("name", "pitch"), [("行距28磅", 28), ("行距29磅", 29)])
def test_an_exact_pitch_keeps_as_many_rows_as_fit(name: str, pitch: float) -> None:
    standard = profile_named(name).standard
    first, second, *_ = compose([TEXT], standard)[0].lines

    assert second.y - first.y == pytest.approx(pitch)
    assert len(compose([TEXT], standard)[0].lines) == 22


def test_the_bold_third_level_is_bold_up_to_its_stop() -> None:
    standard = profile_named("三级标题加粗").standard
    first, second = compose([POINT], standard)[0].lines[:2]

    assert (first.strip.heavy, second.strip.heavy) == (len("1.优化网络。"), 0)
    assert compose([POINT])[0].lines[0].strip.heavy == 0


def test_an_unknown_name_is_the_standard_and_is_told(tmp_path: Path) -> None:
    profile = profile_named("市委办版式", tmp_path)

    assert profile.standard == GB9704
    assert profile.told == ("没有名为“市委办版式”的版式，已按国家标准（GB/T 9704-2012）排版。",)


def test_a_house_keeps_its_own_in_a_file(tmp_path: Path) -> None:
    written(
        tmp_path,
        '{"名称": "江城市政府办", "行距": 28.5, "标题字号": 20, "二级标题字体": "仿宋",'
        ' "三级标题加粗": true}',
    )

    assert named("江城市政府办", tmp_path) == [
        "行距28.5磅，每页22行（标准为28.99磅，每页22行）",
        "标题20磅（标准为22磅，即二号）",
        "二级标题用仿宋（标准为楷体）",
        "三级标题（1.）加粗（标准不加粗）",
    ]


def test_a_heading_takes_the_face_of_the_look(tmp_path: Path) -> None:
    standard = read_profile(written(tmp_path, '{"三级标题字体": "黑体"}')).standard
    (first, *_) = compose([POINT], standard)[0].lines

    assert first.strip.faces[0] == (len("1.优化网络。"), Face.HEITI)


def test_a_file_without_name_has_that_of_the_file(tmp_path: Path) -> None:
    assert read_profile(written(tmp_path, "{}", "老版式")).name == "老版式"


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", '{"行距": "大"}', '{"行距": 5}', '{"行距": true}', '{"行距": NaN}'),
        *('{"三级标题加粗": 1}', '{"一级标题字体": "隶书"}', '{"页边距": 3}', '{"名称": ""}'),
        *('{"标题字号": [22]}', '{"二级标题字体": {"a": 1}}', "[" * 60_000, "x" * 70_000),
    ],
)
def test_a_wrong_file_is_named_in_one_chinese_sentence(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)

    with pytest.raises(UnreadableError) as error:
        read_profile(path)

    assert error.value.message.startswith("版式文件“本市.json”不能用：")
    assert error.value.advice


def test_a_wrong_file_hides_no_other(tmp_path: Path) -> None:
    written(tmp_path, "{", "坏的")
    written(tmp_path, '{"行距": 29}', "好的")

    shelf = profiles(tmp_path)

    assert [profile.name for profile in shelf.profiles][-1] == "好的"
    assert len(shelf.complaints) == 1


def test_a_wrong_file_is_told_where_its_look_is_missed(tmp_path: Path) -> None:
    written(tmp_path, "{", "本市")

    assert len(profile_named("本市", tmp_path).told) == 2


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "本市.json"
    path.write_bytes(b"\xff\xfe\x00\x01")

    with pytest.raises(UnreadableError):
        read_profile(path)


@given(pitch=st.floats(20, 40))
def test_whatever_the_pitch_the_rows_stay_in_the_type_area(pitch: float) -> None:
    from exports.profiles import with_pitch

    standard = with_pitch(GB9704, pitch)

    assert standard.rows * pitch <= GB9704.area_height + 0.06 * pitch
    assert (standard.rows + 1) * pitch > GB9704.area_height
