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
PASTES = (
    "甲处落实。\n乙处配合。",
    "疾控处\t6月底前\n医政处\t年底前\n\t",
    "疾控处",
    "一、加强急救\n（一）建设急救站。新建6个。\n（二）补齐短板",
    "\n\n",
    "x" * 3000,
)
HTML = (
    "<table><tr><td>任务</td><td>责任单位</td></tr>"
    "<tr><td>新建急救站6个</td><td>医政处</td></tr></table><p>尾句。</p>"
)
SIZES = (
    *((683, 384), (800, 600), (1024, 768), (1366, 690)),
    *((1600, 900), (1920, 1080)),
)
