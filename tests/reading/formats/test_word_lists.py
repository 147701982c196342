"""Automatic numbers of Word: every way in which lists count, start anew and are tied to styles."""

from __future__ import annotations

import pytest

from tests.reading.formats.dresses import package
from workbench.reading.formats import read_bytes
from workbench.reading.formats.word_formats import written


def _level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _definition(key: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'


def _list(list_id: int, key: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{overrides}</w:num>'


def _anew(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _item(list_id: int | str, depth: int | str, text: str = "条目", mark: str = "") -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}{mark}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    data = package(f"<w:body>{body}</w:body>", numbering=numbering, styles=styles)
    return [b.auto_number for b in read_bytes(data, "要点.docx").blocks]


CHAPTERS = _level(0, "chineseCountingThousand", "%1、")
ARTICLES = _level(1, "chineseCountingThousand", "（%2）")
POINTS = _level(2, "decimal", "%3.")
PLAIN = _definition(0, CHAPTERS + ARTICLES + POINTS)


def test_lists_made_from_one_definition_count_together() -> None:
    numbering = PLAIN + _list(1, 0) + _list(2, 0)

    assert _numbers(_item(1, 0) + _item(2, 0) + _item(1, 0), numbering) == ["一、", "二、", "三、"]


def test_a_list_told_to_start_anew_does_so_once() -> None:
    numbering = PLAIN + _list(1, 0) + _list(2, 0, _anew(1, 4))
    body = _item(1, 0) + _item(1, 1) + _item(1, 0) + _item(2, 1) + _item(2, 1) + _item(1, 0)

    assert _numbers(body, numbering) == ["一、", "（一）", "二、", "（四）", "（五）", "三、"]


def test_a_level_may_run_on_through_the_document() -> None:
    running = _level(1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')
    numbering = _definition(0, CHAPTERS + running) + _list(1, 0)
    body = "".join(_item(1, depth) for depth in (0, 1, 1, 0, 1))

    assert _numbers(body, numbering) == ["一、", "（一）", "（二）", "二、", "（三）"]


def test_a_level_may_start_anew_only_below_a_higher_one() -> None:
    points = _level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    numbering = _definition(0, CHAPTERS + ARTICLES + points) + _list(1, 0)
    body = "".join(_item(1, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))

    assert _numbers(body, numbering)[2::2] == ["1.", "2.", "（一）"]
    assert _numbers(body, numbering)[-1] == "1."


def test_a_number_may_show_those_above_it_in_arabic() -> None:
    legal = _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    numbering = _definition(0, CHAPTERS + legal) + _list(1, 0)

    assert _numbers(_item(1, 0) + _item(1, 0) + _item(1, 1), numbering)[2] == "2.1"


def test_a_level_used_without_those_above_it_shows_where_they_would_begin() -> None:
    numbering = _definition(0, CHAPTERS + _level(1, "decimal", "%1-%2")) + _list(1, 0)

    assert _numbers(_item(1, 1), numbering) == ["一-1"]


def test_an_override_may_change_the_form_of_a_level() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{_level(0, "decimal", "%1.")}</w:lvlOverride>'
    numbering = PLAIN + _list(1, 0, changed)

    assert _numbers(_item(1, 0), numbering) == ["1."]


def test_a_definition_may_lead_to_a_numbering_style() -> None:
    linked = _definition(1, '<w:numStyleLink w:val="a9"/>')
    numbering = PLAIN + linked + _list(1, 0) + _list(2, 1)
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="a9">{numbered}</w:style>'

    assert _numbers(_item(2, 0) + _item(2, 1), numbering, styles) == ["一、", "（一）"]


def test_definitions_that_lead_in_a_circle_do_no_harm() -> None:
    numbering = _definition(0, '<w:numStyleLink w:val="a9"/>') + _list(1, 0)
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="a9">{numbered}</w:style>'

    assert _numbers(_item(1, 0), numbering, styles) == [""]


STYLED = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="22"><w:basedOn w:val="2"/></w:style>'
)
TIED = _definition(
    0,
    _level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
    + _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
) + _list(1, 0)


def _styled(style: str, more: str = "") -> str:
    run = "<w:r><w:t>条目</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'


def test_a_style_knows_its_list_and_the_list_knows_its_level() -> None:
    body = _styled("1") + _styled("2") + _styled("22") + _styled("1")

    assert _numbers(body, TIED, STYLED) == ["一、", "（一）", "（二）", "二、"]


def test_a_paragraph_may_give_up_the_number_of_its_style() -> None:
    without = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

    assert _numbers(_styled("1", without) + _styled("1"), TIED, STYLED) == ["", "一、"]


def test_a_style_is_tied_by_the_list_alone() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="一级标题"/></w:style>'

    assert _numbers(_styled("1") + _styled("1"), TIED, styles) == ["一、", "二、"]


def test_an_empty_paragraph_is_counted_as_word_counts_it() -> None:
    numbering = PLAIN + _list(1, 0)

    assert _numbers(_item(1, 0, "") + _item(1, 0), numbering)[1] == "二、"


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>"])
def test_a_paragraph_that_was_deleted_is_not_counted(mark: str) -> None:
    numbering = PLAIN + _list(1, 0)
    gone = _item(1, 0, "", f"<w:rPr>{mark}</w:rPr>")

    assert _numbers(gone + _item(1, 0), numbering) == ["一、"]


def test_marks_that_rtf_has_lost_are_mended() -> None:
    levels = _level(0, "chineseCounting", "%1?") + _level(1, "chineseCounting", "?%2?")
    numbering = _definition(0, levels) + _list(1, 0)

    assert _numbers(_item(1, 0) + _item(1, 1), numbering) == ["一、", "（一）"]


@pytest.mark.parametrize("value", ["x", "-1", "²", "9" * 5000, "", "99999999999"])
def test_senseless_numbers_in_the_definitions_do_no_harm(value: str) -> None:
    levels = (
        f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:numFmt w:val="upperRoman"/>'
        f'<w:lvlText w:val="%1、"/></w:lvl>'
    )
    numbering = _definition(0, levels) + _list(1, 0, _anew(0, 5).replace("5", value))

    assert len(_numbers(_item(1, value) + _item(value, 0), numbering)) == 2


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("decimal", 12, "12"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("japaneseCounting", 111, "百十一"),
        ("ideographDigital", 12, "一二"),
        ("taiwaneseDigital", 10, "一〇"),
        ("ideographLegalTraditional", 3, "參"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 11, "⑪"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("ideographZodiac", 3, "寅"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("decimalFullWidth", 10, "１０"),
        ("ordinal", 22, "22nd"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("none", 3, ""),
        ("unknown", 3, "3"),
        ("upperRoman", 10**9, "1000000000"),
        ("ideographTraditional", 0, "0"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, value: int, text: str) -> None:
    assert written(value, form) == text
