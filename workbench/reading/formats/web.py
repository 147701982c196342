"""Web pages and pages saved in one file (mht), in whatever encoding; nothing is run or fetched."""

from __future__ import annotations

import re

from workbench.document import Document, Remark
from workbench.reading.formats import complaints
from workbench.reading.formats.limits import LARGEST_SOURCE
from workbench.reading.formats.office_kinds import Kind, kind_of
from workbench.reading.formats.text import decode, unreadable_characters
from workbench.reading.formats.web_archive import unpack
from workbench.reading.formats.web_page import blocks_of

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[a-z](?:[^>=]+|=\s*\"[^\"]*\"|=\s*'[^']*'|=)*",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_LONG_TAG = 3000  # characters
_MOST_ATTRIBUTES = 1000  # of a tag; the parser compares each with each
_CUT_OFF = "ERR_RESOURCE_LIMIT"  # the parser gave up and dropped the rest of the page
_HEAD = 4096  # bytes in which a page declares its encoding
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cp950", "x-x-big5"), "big5hkscs"),
    "hz-gb-2312": "hz",
    "utf-16": "utf-16",
}


def read_web(data: bytes, name: str) -> Document:
    """The document in the bytes of a web page, or of one saved as mht."""
    if kind_of(data) is not Kind.WEB_ARCHIVE:
        return _document(_decode(data, "", name), name, "html", ())
    page = unpack(data)
    if page is None:
        raise complaints.damaged(name)
    others = f"页面里嵌入的其他网页未收入（{page.others} 处）。"
    remarks = (Remark(others),) if page.others else ()
    return _document(_decode(page.data, page.charset, name), name, "mht", remarks)


def _document(text: str, name: str, form: str, remarks: tuple[Remark, ...]) -> Document:
    from lxml import etree, html

    if len(text) > LARGEST_SOURCE:
        raise complaints.too_long(name)
    text = _DECLARATION.sub("", text).replace("\0", "")
    if _is_crowded(text):
        raise complaints.damaged(name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise complaints.empty(name) from error
    if any(entry.type_name == _CUT_OFF for entry in parser.error_log):
        raise complaints.damaged(name)
    remarks += unreadable_characters(text)
    try:
        blocks, typed = blocks_of(root)
    except OverflowError as error:
        raise complaints.too_large(name) from error
    return Document(name, "txt" if typed else form, blocks, remarks)


def _is_crowded(text: str) -> bool:
    """A tag has more attributes than anybody writes; scripts and comments hold none."""
    tags = (found[0] for found in _TAG.finditer(text) if found.end() - found.start() > _LONG_TAG)
    return any(
        len(_VALUE.sub(" ", tag).split()) > _MOST_ATTRIBUTES
        for tag in tags
        if not tag.lower().startswith(("<!--", "<script", "<style"))
    )


def _decode(data: bytes, charset: str, name: str) -> str:
    """By BOM, else as the archive or the page declares, where its bytes agree, else by them."""
    found = _CHARSET.search(data[:_HEAD])
    declared = charset or (found[1].decode("ascii") if found else "")
    encoding = _ENCODINGS.get(declared.lower())
    if encoding and not data.startswith(_BOMS):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # the page says one thing and is another: told by its bytes below
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        raise complaints.not_text(name) from error
