"""PDF files that cannot be read end in one calm sentence; those read in part say so."""

from __future__ import annotations

import random
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from tests.reading.formats.pdf_sheets import Sheets, paragraphs
from workbench.document import Document
from workbench.errors import UnreadableError
from workbench.reading.formats import SUFFIXES, read_bytes
from workbench.reading.formats.pdf import read_pdf

TEXT = "一、强化服务，新建社区服务站点12个，年底前投入使用。"
LONGEST = 10  # seconds


def scan(sheets: Sheets) -> Sheets:
    picture = ImageReader(Image.new("L", (60, 84), 128))
    sheets.canvas.drawImage(picture, 0, 0, *sheets.size)
    return sheets


def sample() -> bytes:
    sheets = Sheets().paragraph(TEXT).table([("单位", "数量"), ("甲", "12")], (100, 100))
    return sheets.foot("— 1 —").page().paragraph(TEXT).leaning("草案").data()


SAMPLE = sample()


def test_pdf_is_a_known_format() -> None:
    assert ".pdf" in SUFFIXES


def test_a_scan_is_told_as_a_scan_with_a_way_out() -> None:
    sheets = scan(Sheets()).page()

    with pytest.raises(UnreadableError, match="扫描图片，没有文字层") as caught:
        scan(sheets).foot("2").read()

    assert "OCR" in caught.value.advice


def test_pages_that_are_scans_are_named() -> None:
    document = scan(Sheets().paragraph(TEXT * 3).page()).read()

    assert paragraphs(document) == [TEXT * 3]
    assert [(r.message, r.place) for r in document.remarks] == [
        ("有的页是扫描图片，图中的文字未收入。", "第2页")
    ]


def test_text_recognised_under_a_scan_is_read_with_a_warning() -> None:
    sheets = scan(Sheets())
    text = sheets.canvas.beginText(80, 700)
    text.setFont("STSong-Light", 16)
    text.setTextRenderMode(3)
    text.textOut(TEXT[:26] + "确保各项任务按期完成")
    sheets.canvas.drawText(text)

    document = sheets.read()

    assert paragraphs(document)[0].startswith("一、强化服务")
    assert "可能有错字" in document.remarks[0].message


def test_pages_without_anything_are_empty() -> None:
    with pytest.raises(UnreadableError, match="文件是空的"):
        Sheets().page().page().read()


def test_a_locked_file_is_said_to_be_locked() -> None:
    sheets = Sheets(encryption=StandardEncryption("secret", ownerPassword="owner"))

    with pytest.raises(UnreadableError, match="文件设有密码"):
        sheets.paragraph(TEXT).read()


def test_a_file_that_is_only_protected_from_copying_opens() -> None:
    sheets = Sheets(encryption=StandardEncryption("", ownerPassword="owner", canCopy=0))

    assert paragraphs(sheets.paragraph(TEXT).read()) == [TEXT]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"<html>", b"\x89PNG" * 300])
def test_another_kind_of_file_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="内容不是 PDF 文档"):
        read_bytes(data, "要点.pdf")


def test_a_broken_file_is_said_to_be_broken() -> None:
    with pytest.raises(UnreadableError, match="文件已损坏"):
        read_bytes(b"%PDF-1.4\n" + b"garbage " * 100, "要点.pdf")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE)))
def test_a_file_cut_off_anywhere_is_read_or_refused(end: int) -> None:
    assert is_settled(SAMPLE[:end])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_file_with_wrong_bits_is_read_or_refused(seed: int) -> None:
    assert is_settled(with_wrong_bits(seed))


@pytest.mark.long
def test_thousands_of_damaged_files_are_read_or_refused() -> None:
    assert all(is_settled(with_wrong_bits(seed)) for seed in range(4000))
    assert all(is_settled(SAMPLE[:end]) for end in range(0, len(SAMPLE), 7))


def with_wrong_bits(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def is_settled(data: bytes) -> bool:
    """A document, or one calm sentence, in good time."""
    start = time.monotonic()
    try:
        result: object = read_pdf(data, "要点.pdf")
    except UnreadableError as error:
        result = error
    return isinstance(result, Document | UnreadableError) and time.monotonic() - start < LONGEST


# -- made to exhaust a machine -------------------------------------------------------------------


def bomb(content: bytes, *forms: bytes) -> bytes:
    """A page that draws `content`, packed; `forms` are numbered from 6."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        stream(b"/Filter/FlateDecode", zlib.compress(content, 9)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, tail)


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def form(inner: int, content: bytes) -> bytes:
    resources = b"/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>" % inner
    return stream(b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]" + resources, content)


DRAWN = b"BT /F 12 Tf 50 700 Td (text) Tj ET"


def test_a_small_page_of_commands_is_read() -> None:
    assert paragraphs(read_pdf(bomb(DRAWN), "a.pdf")) == ["text"]


def test_forms_within_forms_are_read() -> None:
    forms = [form(7, b"/X Do"), form(8, b"/X Do"), form(9, DRAWN)]

    assert paragraphs(read_pdf(bomb(b"/X Do", *forms), "a.pdf")) == ["text"]


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="不像正常文档"):
        read_pdf(bomb(b"0 0 m 9 9 l S\n" * 1_000_000), "a.pdf")


def test_forms_that_draw_forms_without_end_are_refused() -> None:
    forms = [form(7 + n, b"/X Do " * 10) for n in range(9)]

    with pytest.raises(UnreadableError, match="不像正常文档"):
        read_pdf(bomb(b"/X Do", *forms, form(99, DRAWN)), "a.pdf")


def test_a_file_of_countless_pages_is_refused() -> None:
    data = bomb(DRAWN).replace(
        b"Kids[3 0 R]/Count 1", b"Kids[" + b"3 0 R " * 9999 + b"]/Count 9999"
    )

    with pytest.raises(UnreadableError):
        read_pdf(data, "a.pdf")
