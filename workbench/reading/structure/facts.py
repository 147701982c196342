"""What a document says about itself: issuer, date, index and document number, names.

The notice's signature is believed first, then the metadata table of a web page, then the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.document import Meta
from workbench.punctuation import restore_punctuation
from workbench.reading.structure.chrome import DATE, iso_date, metadata
from workbench.reading.structure.metadata import bare_label
from workbench.reading.structure.shapes import bare, is_date, is_number, is_organ, notice_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.reading.layout.lines import Line

_INDEX = ("索引号", "信息索引号", "信息索取号", "索取号")
_ISSUERS = ("发布机构", "发文机关", "发文单位", "制发机关", "制文机关", "发布单位", "发布部门")
_NUMBERS = ("文号", "发文字号", "发文文号", "字号", "文件字号", "文件编号", "发布文号")
_NAMES = ("信息名称", "信息标题", "文件名称", "名称", "标题")
_DATES = ("成文日期", "成文时间", "发文日期", "印发日期", "生成日期", "生成时间", "公布日期")
_LATER_DATES = (
    *("发布日期", "发布时间", "公开日期", "公开时间", "信息提供日期"),
    *("时间", "发稿时间", "更新时间"),
)
_MOST_SIGNERS = 5  # lines of a signature
_SPOKEN = re.compile(rf"[—－–-]*\s*(?:{DATE.pattern})[^，。：]{{2,60}}[会上]")
_SPEAKER = re.compile(
    r"(?P<issuer>[^，。：\s]{2,24}?(?:政府|法院|检察院|委员会|局|委|院|厅))\s*(?:代理?|副)?"
    r"(?:[省市区县州旗]长|主席|专员|主任|局长|厅长|院长|检察长)(?:\s+[\u4e00-\u9fff·\s]{2,8})?"
)
_ISSUER_OF_TITLE = re.compile(
    r"(?:\d{4}\s*年)?(?P<issuer>[^，。：《]{2,40}?(?:政府|委员会|委|局|厅|部|院|办公室|办公厅|办))"
    r"(?:等\d+部门|等部门)?关于"
)


class Facts:
    """Gathers what the lines tell; the first word on a matter stands, but a signature wins."""

    def __init__(self) -> None:
        self._table: dict[str, str] = {}
        self._label = ""
        self._signed_date = ""
        self._signed_by: list[str] = []
        self._compiled = ""
        self.notice_title = ""
        self.number = ""
        self.addressees = ""

    def learn(self, line: Line) -> None:
        """What a line of furniture tells: a metadata row, or label and value on two lines."""
        rows = metadata(line.key)
        if not rows and self._label and len(line.key) <= 80:
            rows = {self._label: line.key}
        bare = "" if rows else bare_label(line.key)
        self._label = next((label for label, value in rows.items() if not value), bare)
        for label, value in rows.items():
            if value:
                self._table.setdefault(label, value)
        if found := notice_title(line.key):
            self._compiled = restore_punctuation(found["title"])
        elif is_number(line.key):
            self._table.setdefault("文号", line.key)

    def signed(self, key: str) -> None:
        """A line of the signature: a date or an organ."""
        name = DATE.sub("", key).strip()
        self._signed_date = iso_date(bare(key)) or self._signed_date
        if name and not is_date(key):
            self._signed_by += _organs(restore_punctuation(name))

    def signed_below(self, keys: Sequence[str]) -> None:
        """The signature at the end of a document that has none above."""
        if not self._signed_by and not self._signed_date:
            for key in keys[-_MOST_SIGNERS:]:
                self.signed(key)

    def spoken(self, key: str) -> None:
        """The lines below the title of a report: ——2027年1月8日在…会议上, and who gave it."""
        if _SPOKEN.fullmatch(key):
            self._table.setdefault("成文日期", key)
        elif found := _SPEAKER.fullmatch(key):
            self._table.setdefault("发布机构", found["issuer"])

    @property
    def name(self) -> str:
        """The name that the metadata table gives the document, "" without one."""
        return self._first(_NAMES)

    def meta(self, title: str) -> Meta:
        """All that is known."""
        notice = self.notice_title or self._compiled
        return Meta(
            issuer="、".join(self._signed_by)
            or self._first(_ISSUERS)
            or _issuer_of(notice or title),
            date=self._signed_date or self._date(),
            index_number=self._first(_INDEX),
            addressees=self.addressees,
            notice_title=notice,
            document_number=self.number or self._numbered(),
        )

    def _first(self, labels: tuple[str, ...]) -> str:
        return next((self._table[label] for label in labels if label in self._table), "")

    def _numbered(self) -> str:
        """What the table gives as number; 字号：大 中 小 is the size of the letters."""
        number = self._first(_NUMBERS)
        return number if re.search(r"\d", number) else ""

    def _date(self) -> str:
        dates = (iso_date(self._table.get(label, "")) for label in (*_DATES, *_LATER_DATES))
        return next(filter(None, dates), "")


def _organs(line: str) -> list[str]:
    """Several organs may sign side by side, each a name in itself."""
    names = line.split()
    return names if all(map(is_organ, names)) else [line]


def _issuer_of(title: str) -> str:
    found = _ISSUER_OF_TITLE.match(title)
    return found["issuer"] if found else ""
