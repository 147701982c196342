"""What a web site puts around a document is furniture, whatever site it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.document import Outline

    Read = Callable[[str], Outline]

PLAN = """江城市卫生健康局2027年工作要点
2027年，全市卫生健康工作要坚持以人民健康为中心，抓好以下各项工作。
"""
REPORT = """江城市以家门口服务为抓手提升基层治理水平（市情简报第26期）
江城市坚持以规范化为抓手，推动基层治理提档升级。
"""
BODY = """一、强化服务保障
（一）完善急救网络。新建急救站点6个。缩短反应时间。
（二）加强队伍建设。招录医师30名。
二、深化各项改革
（三）推进综合改革。出台实施方案，取得实效。
"""

ABOVE = {
    "cells": """江城市人民政府门户网站
|
无障碍
长者模式
登录
注册
首页
市情概况
政务公开
政务服务
政民互动
当前位置：首页 > 政务公开 > 政府信息公开目录 > 规划计划
索引号：
JC0012027/2027-00031
主题分类：
综合政务
发布机构：
江城市人民政府办公室
成文日期：
2027-01-08
名称：
江城市2027年重点工作
文号：
江政办〔2027〕3号
发布日期：
2027-01-12 10:31
有效性：
现行有效
关键词：
""",
    "bare cells": """首页
信息公开
索引号
JC0012027/2027-00031
信息分类
工作计划
公开类别
主动公开
发布机构
江城市卫生健康局
发文日期
2027年01月08日
时效性
有效
""",
    "one line": """您现在的位置： 网站首页 >> 信息公开 >> 计划总结
索 引 号：JC001-0202-2027-00031　主题分类：综合政务/其他　体裁分类：通知　服务对象：全社会
发布机构：江城市人民政府办公室　生成日期：2027-01-08　公开方式：主动公开　公开时限：长期公开
""",
    "bullets": """返回顶部
  • 索引号:

    4200000000/2027-001005
  • 主题分类:

  • 来源:

  • 发文机构:

    县政府网站
  • 发文字号:

    江政办〔2027〕3号
  • 发文日期:

    2027年01月08日 16:40
  • 有效性:

  • 发布日期:

    2027年01月08日 16:34
  • 内容概述:
""",
    "menus": """今天是2027年1月12日 星期二
设为首页 | 加入收藏 | 繁體版 | English
首 页  走进江城  新闻中心  政务公开  办事服务  互动交流  专题专栏
当前位置 ：首页>信息公开>政府文件>江政办发
""",
    "tabs": """索引号：	JC001/2027-00031	分类：	综合政务、其他
发布机构：	江城市卫生健康局	发布日期：	2027-01-12
""",
    "app": """江城发布
2027-01-12 10:31
江城
听全文
Aa 小号
""",
}
BELOW_TITLE = {
    "row": "发布日期:2027-01-12访问次数: 信息来源:江城市人民政府办公室\n",
    "list": "  • 时间:2027-01-12 08:58:16\n  • 发布:江城卫生健康局\n",
    "letters": "来源：江城市卫生健康局 发布时间：2027-01-12 字号：[大] [中] [小] 打印 点击量：12\n",
    "bare": """2027-01-12 10:31
来源： 江城市卫生健康局
浏览量：1,203
【字体：大 中 小】
分享：
""",
    "author": "日期：2027-01-12　　作者：办公室　　点击：203　　【关闭】\n",
    "inline": "发布时间：2027年1月12日 | 浏览：203次 | 编辑：张三 | 审核：李四\n",
    "bracket": "[ 索引号 ] JC001/2027-00031\n[ 发布日期 ] 2027-01-12\n",
    "source": "2027年01月12日 10:31 来源：江城市卫生健康局\n",
}
BELOW = {
    "links": """附件下载：
江城市2027年工作要点.docx
相关链接：
政策解读：《江城市2027年工作要点》解读
一图读懂江城市2027年工作要点
""",
    "pages": """上一篇：江城市人民政府关于印发江城市城市更新管理办法的通知
下一篇：没有了
【打印本页】 【关闭窗口】
扫一扫在手机打开当前页
""",
    "foot": """主办：江城市人民政府　承办：江城市人民政府办公室　技术支持：江城市大数据中心
地址：江城市滨江大道1号　邮编：430000　电话：027-12345678
江ICP备05001234号-1　网站标识码：4201000001　江公网安备 42010002000123号
Copyright © 2027 All Rights Reserved
""",
    "foot in parts": """网站地图
|
联系我们
|
隐私声明
版权所有：江城市卫生健康局
网站备案号：江ICP备05001234号
政府网站标识码4201000001
联系电话：027-12345678
建议使用IE9.0以上浏览器浏览本网站
您是第 1203045 位访问者
""",
    "editor": """责任编辑：张三
分享到：
微信
微博
QQ空间
打印
关闭
收藏
返回顶部
""",
    "imprint": """抄送：市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院。
江城市人民政府办公室　　　　　　　　　2027年1月8日印发
""",
    "remark": "（此件公开发布）\n信息来源：江城市人民政府办公室\n",
    "related": """相关稿件
江城市召开2027年卫生健康工作会议
江城市卫生健康局开展安全生产检查
""",
}
HEADS = {"plan": PLAN, "report": REPORT}


@pytest.fixture(params=["notice", *HEADS])
def head(request: pytest.FixtureRequest, notice_head: str) -> str:
    """What a document has before its first heading."""
    return HEADS.get(request.param, notice_head)


def _with_row(head: str, row: str) -> str:
    """`row` below the first line of `head`."""
    title, text = head.split("\n", 1)
    return f"{title}\n{row}{text}"


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_what_stands_above_the_document_is_furniture(read: Read, head: str, above: str) -> None:
    plain = read(head + BODY)

    result = read(above + head + BODY)

    assert result.nodes == plain.nodes
    assert result.title == plain.title
    assert result.account.missing == 0


@pytest.mark.parametrize("row", BELOW_TITLE.values(), ids=BELOW_TITLE.keys())
def test_the_row_below_the_title_is_furniture(read: Read, head: str, row: str) -> None:
    plain = read(head + BODY)

    result = read(_with_row(head, row) + BODY)

    assert result.nodes == plain.nodes
    assert result.title == plain.title


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW.keys())
def test_what_stands_behind_the_text_is_furniture(read: Read, head: str, below: str) -> None:
    plain = read(head + BODY)

    result = read(head + BODY + below)

    assert result.nodes == plain.nodes
    assert result.account.missing == 0


def test_whom_to_call_is_said_of_the_whole_document(read: Read) -> None:
    contact = "（联系人：张三，联系电话：12345678）"

    result = read(PLAN + BODY + contact + "\n（此件公开发布）\n")

    assert result.nodes[-1].kind == "paragraph"
    assert result.nodes[-1].sentences == (contact,)
    assert result.chrome == ("（此件公开发布）",)


def test_annexes_above_the_furniture_stay_text(read: Read) -> None:
    annexes = "附件：1.江城市任务分解表\n2.江城市指标表\n"

    result = read(PLAN + BODY + annexes + "（此件公开发布）\n【打印本页】 【关闭窗口】\n")

    assert [n.sentences[0] for n in result.nodes[-2:]] == annexes.splitlines()


def test_furniture_behind_a_table_copied_cell_by_cell_is_none_of_its_cells(read: Read) -> None:
    table = "附件\n江城市任务分解表\n序号\n任务\n责任单位\n1\n新建站点\n市卫健局\n2\n招录医师\n"

    result = read(PLAN + BODY + "（此件公开发布）\n" + table + "打印\n关闭\n")

    heads = ("序号", "任务", "责任单位")
    assert result.chrome == ("（此件公开发布）", *heads, "打印", "关闭")


def test_a_text_cut_off_in_a_word_keeps_its_last_line(read: Read) -> None:
    assert read(PLAN + BODY + "（四）推进\n信息\n").chrome == ()


def test_a_table_of_metadata_without_colons_is_no_text(read: Read) -> None:
    text = (
        "江城市2027年工作方案\n2027-01-05 10:00 市人民政府办公室\n"
        "索 引 号 JC1534522/2027-05475 发文日期 2027-01-03\n"
        "发布机构 市人民政府办公室 文    号 江政办〔2027〕1号\n分   类 政务公开 有 效 性 有效\n"
        "为做好全年工作，制定本方案。\n一、强化服务\n新建站点6个。\n"
    )

    result = read(text)

    assert [s for n in result.nodes for s in n.sentences] == [
        "为做好全年工作，制定本方案。",
        "新建站点6个。",
    ]
    assert (result.meta.index_number, result.meta.date) == ("JC1534522/2027-05475", "2027-01-03")
    assert result.meta.document_number == "江政办〔2027〕1号"


def test_a_sentence_that_opens_with_the_name_of_a_field_is_text(read: Read) -> None:
    text = "江城市2027年工作方案\n时间 地点和人员由各区自行确定。\n一、强化服务\n新建站点6个。\n"

    assert len(read(text).nodes) == 2


def test_the_number_under_which_a_site_publishes_is_the_documents(read: Read) -> None:
    row = "发布文号: 江政发〔2027〕5号"

    result = read(f"江城市2027年工作方案\n{row}\n一、强化服务\n新建站点6个。\n")

    assert (result.meta.document_number, len(result.nodes)) == ("江政发〔2027〕5号", 1)
