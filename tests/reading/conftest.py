"""Short invented documents about 江城市 and a way to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.document import Block, Document, NodeKind
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

NOTICE_HEAD = """江城市人民政府办公室关于印发江城市2027年工作要点的通知
江政办〔2027〕3号
各县（市、区）人民政府，市政府各部门：
现将《江城市2027年工作要点》印发给你们，请认真贯彻执行。
江城市人民政府办公室
2027年1月8日
江城市2027年工作要点
2027年，全市要抓好各项工作。
"""
NOTICE_BODY = """一、强化服务保障
（一）完善急救网络。新建急救站点6个。缩短反应时间。
（二）加强队伍建设。招录医师30名。
二、深化各项改革
（三）推进综合改革。出台实施方案。
"""


@pytest.fixture(scope="session")
def notice() -> str:
    """A notice with the plan it issues, one line a paragraph."""
    return NOTICE_HEAD + NOTICE_BODY


@pytest.fixture(scope="session")
def notice_head() -> str:
    """What stands in that notice before the first heading of the plan."""
    return NOTICE_HEAD


@pytest.fixture(scope="session")
def read() -> Callable[[str], Outline]:
    """Read a plain text into an outline."""

    def understand(text: str) -> Outline:
        blocks = tuple(Block(line) for line in text.split("\n"))
        return outline(Document("要点.txt", "txt", blocks))

    return understand


@pytest.fixture(scope="session")
def headings() -> Callable[[Outline], list[tuple[int, str, str]]]:
    """Level, number and text of every heading."""

    def of(o: Outline) -> list[tuple[int, str, str]]:
        return [(n.level, n.number, n.heading) for n in o.nodes if n.kind is NodeKind.SECTION]

    return of
