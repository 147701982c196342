"""HTML as Word, WPS, Excel and browsers put it on the clipboard."""

from __future__ import annotations

import pytest

from workbench.drafting.clipboard import lines_of_html, lines_of_table, without_furniture

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {mso-style-parent:""; text-indent:32.0pt;}--></style></head>
<body lang=ZH-CN><!--StartFragment-->
<h1 style='text-indent:32pt'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>一、<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>健全公共卫生
体系<o:p></o:p></h1>
<p class=MsoNormal><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><span
style='font-family:楷体'>完善急救网络。</span>新建站点<span lang=EN-US>6</span>个<del
cite="mailto:x">左右</del>。<span style='mso-hide:all;display:none'>批注</span><sup>[1]</sup></p>
<!--EndFragment--></body></html>"""
EXCEL = """<html><body><!--StartFragment--><table><col width=64>
<tr><td>序号</td><td>工作任务</td><td>牵头单位</td><td>配合单位</td><td>完成时限</td></tr>
<tr><td>1</td><td>新建急救站点6个。</td><td>医政处</td><td>市急救中心</td><td>6月底前</td></tr>
<tr><td>2</td><td>开展比武</td><td>医政处</td><td></td><td></td></tr>
</table><!--EndFragment--></body></html>"""
WEB = """<div id="zoom"><script>var a=1;</script>
<p style="text-indent:2em">　　（二）加强监测。<strong>增至
24家</strong>哨点。</p><p>&nbsp;</p><div>第一段<br>第二段</div>
<ol><li>建台账</li><li>抓落实</li></ol></div>"""
WPS = """<html><body><!--StartFragment--><p class="MsoNormal" style="mso-char-indent-count:2"><span
style="mso-spacerun:'yes'"><font face="仿宋_GB2312">推动信息互通</font></span><span>。</span></p>
<!--EndFragment--></body></html>"""


def test_word_s_numbers_stay_and_what_is_not_seen_goes() -> None:
    assert lines_of_html(WORD) == ["一、健全公共卫生体系", "（一）完善急救网络。新建站点6个。"]


def test_wps_gives_its_paragraphs() -> None:
    assert lines_of_html(WPS) == ["推动信息互通。"]


def test_a_block_of_excel_gives_sentences_with_units_and_deadlines() -> None:
    assert lines_of_html(EXCEL) == [
        "新建急救站点6个（牵头单位：医政处；配合单位：市急救中心；完成时限：6月底前）。",
        "开展比武（牵头单位：医政处）。",
    ]


def test_a_web_page_gives_its_lines_and_the_numbers_of_its_lists() -> None:
    assert lines_of_html(WEB) == [
        "（二）加强监测。增至24家哨点。",
        "第一段",
        "第二段",
        "1.建台账",
        "2.抓落实",
    ]


def test_a_table_without_titles_gives_its_cells() -> None:
    assert lines_of_table([["新建站点", "医政处"], ["", " "]]) == ["新建站点。医政处。"]


@pytest.mark.parametrize(
    "html", ["", "<p>", "</td></tr></table>", "<table><tr><td>甲", "<ol></li>"]
)
def test_broken_html_breaks_nothing(html: str) -> None:
    assert lines_of_html(html) in ([], ["甲"])


def test_what_belongs_to_the_page_is_left_out_of_what_is_copied() -> None:
    lines = [
        "首页 政务公开 新闻中心 办事服务",
        "发布时间：2026-12-01 浏览次数：188",
        "一、加强组织领导",
        "（一）完善联系方式",
        "新建站点6个（责任单位：医政处）。",
        "版权所有 网站地图 江ICP备0000号",
    ]

    assert without_furniture(lines) == lines[2:5]


def test_where_all_belongs_to_the_page_nothing_is_left_out() -> None:
    lines = ["浏览次数：188", "版权所有 网站地图"]

    assert without_furniture(lines) == lines
