"""One document in many dresses gives one outline."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING

import pytest

from workbench.punctuation import fold_width
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

TEXT = """江城市教育局关于印发江城市教育局2027年工作要点的通知
江教发〔2027〕3号
各县（市、区）教育局，局属各学校：
现将《江城市教育局2027年工作要点》印发给你们，请结合实际抓好落实。
江城市教育局
2027年1月8日
江城市教育局2027年工作要点
2027年，全市教育系统要坚持立德树人，以提高质量为主线，抓好普惠、均衡、多样、融合，努力办好人民满意的教育，为江城高质量发展提供支撑。
一、坚持党建引领，把牢办学方向
（一）加强思想建设。学习贯彻重要讲话精神，开展主题党日活动20场以上，推动党的创新理论进教材、进课堂、进头脑。健全学习制度，压实各级党组织的责任。
（二）建强基层组织。实施“头雁”工程，培训支部书记300名，创建示范支部10个；打造党建品牌，做到一校一品、一校一策，让支部成为学校发展的坚强堡垒。
二、促进优质均衡，提升教育质量
（三）扩大普惠供给。新建幼儿园6所，新增学位2000个，普惠性幼儿园覆盖率达到92%以上。一是优化布局，用好存量校舍；二是配齐教师，提高保教质量。（责任单位：学前科、人事科）
（四）推进均衡发展。落实县域内教师交流轮岗，交流比例不低于15%，缩小城乡、校际差距，确保2个县通过国家评估认定。
"""


def _wrapped(columns: int) -> str:
    lines = []
    for line in TEXT.splitlines():
        lines += [line[i : i + columns] for i in range(0, len(line), columns)]
    return "\n".join(lines)


def _docx() -> bytes:
    import docx

    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page() -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in TEXT.splitlines())
    return f"<body><a href='/'>首页</a><div><div>{paragraphs}</div></div></body>".encode()


DRESSES: dict[str, Callable[[], tuple[bytes, str]]] = {
    "gb18030": lambda: (TEXT.encode("gb18030"), "a.txt"),
    "utf-16": lambda: (TEXT.encode("utf-16"), "a.txt"),
    "half-width": lambda: (TEXT.translate(HALF).encode(), "a.txt"),
    "indented": lambda: (TEXT.replace("\n", "\n\u3000\u3000").encode(), "a.txt"),
    "blank lines": lambda: (TEXT.replace("\n", "\r\n\r\n").encode(), "a.txt"),
    "one line": lambda: (TEXT.replace("\n", "\u3000\u3000").encode(), "a.txt"),
    "wrapped": lambda: (_wrapped(40).encode(), "a.txt"),
    "narrow": lambda: (_wrapped(32).encode(), "a.txt"),
    "markdown": lambda: (TEXT.encode(), "a.md"),
    "word": lambda: (_docx(), "a.docx"),
    "web": lambda: (_page(), "a.html"),
}
HALF = str.maketrans("，；：（）", ",;:()")


def _told(result: Outline) -> tuple[object, ...]:
    nodes = [(n.kind, n.level, n.number, n.heading, n.sentences) for n in result.nodes]
    return (result.title, result.meta, nodes)


@pytest.mark.parametrize("dress", DRESSES)
def test_the_outline_does_not_depend_on_the_dress(dress: str) -> None:
    plain = outline(read_bytes(TEXT.encode(), "a.txt"))

    result = outline(read_bytes(*DRESSES[dress]()))

    assert _told(result) == _told(plain)
    assert result.account.missing == 0


def test_folding_the_text_to_full_width_changes_nothing() -> None:
    assert fold_width(TEXT.translate(HALF)) == TEXT
