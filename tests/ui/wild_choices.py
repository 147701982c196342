"""What a wild hand chooses from: keys, words, pastes, sizes, and the actions it leaves alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

LEAVES_FILES = {
    *("quit", "import", "import-folder", "export", "print"),
    *("align-export", "save-copy", "log"),
}
"""Actions that ask for a file, leave one behind or end the program."""
KEY, MOD, BUTTON = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
PLAIN_KEYS = (
    *(KEY.Key_Return, KEY.Key_Return, KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Escape),
    *(KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_PageDown, KEY.Key_PageUp),
    *(KEY.Key_Home, KEY.Key_End, KEY.Key_Space, KEY.Key_F2, KEY.Key_Menu),
    *(KEY.Key_Backspace, KEY.Key_Backspace, KEY.Key_Delete),
)
CHORDS = (
    *((KEY.Key_A, MOD.ControlModifier), (KEY.Key_C, MOD.ControlModifier)),
    *((KEY.Key_V, MOD.ControlModifier), (KEY.Key_X, MOD.ControlModifier)),
    *((KEY.Key_D, MOD.ControlModifier), (KEY.Key_Return, MOD.ControlModifier)),
    *((KEY.Key_Home, MOD.ControlModifier), (KEY.Key_End, MOD.ControlModifier)),
    *((KEY.Key_Down, MOD.ShiftModifier), (KEY.Key_Up, MOD.ShiftModifier)),
    *((KEY.Key_End, MOD.ShiftModifier), (KEY.Key_Return, MOD.ShiftModifier)),
    *((KEY.Key_Down, MOD.AltModifier), (KEY.Key_Up, MOD.AltModifier)),
    *((KEY.Key_Backspace, MOD.ControlModifier), (KEY.Key_Delete, MOD.ControlModifier)),
    *((KEY.Key_Space, MOD.ControlModifier), (KEY.Key_Period, MOD.ControlModifier)),
)
LETTERS = "abjswzy0137%.（;"
WORDS = (
    *("抓好落实。", "，6月底前完成", "24家", "（责任单位：疾控处）", "《江城市方案》", "。", "；"),
    *("𬭩", "一是", "疾控处", "2026年", "其中：", "十四五"),
)
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<h1><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span>加强急救<o:p></o:p></h1>
<p class=MsoNormal><span style='mso-list:Ignore'>（一）</span>建设急救站。新建<span
lang=EN-US>6</span>个<del>左右</del>。<span style='display:none'>批注</span></p>
<p class=MsoNormal>各地抓好落实。<br>（责任单位：医政处）</p><!--EndFragment--></body></html>"""
EXCEL = """<html><body><!--StartFragment--><table><col width=64>
<tr><td>序号</td><td>工作任务</td><td>牵头单位</td><td>完成时限</td></tr>
<tr><td>1</td><td>新建急救站点6个。</td><td>医政处</td><td>6月底前</td></tr>
<tr><td>2</td><td rowspan=2>开展比武</td><td></td><td>年底前</td></tr>
</table><!--EndFragment--></body></html>"""
WEB = """<div><script>var a=1;</script><p style="text-indent:2em">　　（二）加强监测。<b>增至
24家</b>哨点。</p><p>&nbsp;</p><ol><li>建台账</li><li>抓落实</li></ol></div>"""
CLIPS = (
    ("甲处落实。\n乙处配合。", ""),
    ("疾控处\t6月底前\n医政处\t年底前\n\t", ""),
    ("疾控处", ""),
    ("一、加强急救\n（一）建设急救站。新建6个。\n（二）补齐短板", ""),
    ("\n\n", ""),
    ("x" * 3000, ""),
    ("  （三）\u3000补短板。\u2028第二行\r\n\ufeff；", ""),
    ("一、加强急救\n（一）建设急救站。新建6个。\n各地抓好落实。", WORD),
    ("序号\t工作任务\t牵头单位\t完成时限\n1\t新建急救站点6个。\t医政处\t6月底前", EXCEL),
    ("6月底前\n年底前\n", "<table><tr><td>6月底前</td></tr><tr><td>年底前</td></tr></table>"),
    ("（二）加强监测。增至24家哨点。", WEB),
    ("哨点", "<span>哨点</span>"),
)
"""What stands in a clipboard, as text and as HTML: typed, out of Word, Excel and a web page."""
SIZES = (
    *((683, 384), (800, 600), (1024, 768), (1366, 690)),
    *((1600, 900), (1920, 1080)),
)
