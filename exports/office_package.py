"""The last step of every Office file: same bytes for the same plan, and nothing about the machine.

openpyxl and python-docx stamp the hour into the zip and into the properties. Here the
parts are packed again: fixed dates, and the title and the product's name as the only properties.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from xml.sax.saxutils import escape

PRODUCT = "要点工作台"

_UNPRINTABLE = re.compile("[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0 (production [2]), and the C1 controls, which show as boxes."""

_STAMP = (2000, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    _HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{product}</dc:creator>"
    "<cp:lastModifiedBy>{product}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
    "</cp:coreProperties>"
)
_APP = (
    _HEAD
    + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{product}</Application></Properties>"
)


def repacked(package: bytes, title: str) -> bytes:
    """An Office file as its library made it, `package`, without the hour and the machine."""
    own = _properties(title)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            with target.open(_entry(name), "w") as part:
                if name in own:
                    part.write(own[name])
                else:
                    shutil.copyfileobj(source.open(name), part)
    return out.getvalue()


def printable(text: str) -> str:
    """`text` without the control characters that no XML file can hold; tab and line feed stay."""
    return _UNPRINTABLE.sub("", text)


def _properties(title: str) -> dict[str, bytes]:
    stamp = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*_STAMP)
    core = _CORE.format(title=escape(printable(title)), product=PRODUCT, stamp=stamp)
    return {
        "docProps/core.xml": core.encode(),
        "docProps/app.xml": _APP.format(product=PRODUCT).encode(),
    }


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and Linux
    return entry
