"""Nothing English stands on the window, but file formats, keys and the names of files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from ui.menus.english import WORDS
from ui.menus.table import ENTRIES, MENUS
from ui.window.header import ALIGN, PAGES, TASKS, TEXT

SOURCES = Path(__file__).resolve().parents[2] / "ui"
AVOIDED = re.compile(
    "错误|失败|非法|保存成功|智能|文库|素材|校验|未分配|待明确|抱歉|对不起|实体|检查器|节点树|哦"
    "|！$|^[^“]*‘"
)
"""Words that have a better one, shouting, and single quotes where no double ones stand around."""
ALLOWED = re.compile(
    r"PDF|Word|Excel|WPS|LibreOffice|JSON|[a-z]+\.[a-z]+|docx?|xlsx?"
    r"|(?:Ctrl|Shift|Alt)(?:\+(?:Shift|F\d+|Up|Down|Left|Right|Enter|[A-Z0-9]|[\[\]\\=+\-,]))*"
    r"|F\d{1,2}|Enter|Esc|Tab|Delete|PgUp|PgDn|Home|End|Space|Backspace"
)
LATIN = re.compile("[A-Za-z]{2,}")


def said(widget: QWidget) -> list[str]:
    words = [widget.toolTip(), widget.accessibleName(), widget.windowTitle(), widget.statusTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text())
    if isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    if isinstance(widget, QGroupBox):
        words.append(widget.title())
    if isinstance(widget, QComboBox):
        words += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QTabBar):
        words += [widget.tabText(at) for at in range(widget.count())]
    return words


def english(window: QWidget) -> list[str]:
    shown = [w for w in window.findChildren(QWidget) if w.isVisibleTo(window)]
    words = [word for widget in (window, *shown) for word in said(widget)]
    for action in window.findChildren(QAction):
        words += [action.text().replace("&", ""), action.toolTip(), action.statusTip()]
    return sorted({w for w in words if LATIN.search(ALLOWED.sub("", w))})


@pytest.mark.parametrize("view", [TEXT, TASKS, ALIGN, PAGES])
def test_no_english_word_stands_on_the_window(window, view):
    window.area.show_view(view)
    window.area.toggle_bottom()
    window.aids.open_palette()

    assert english(window) == []


def test_no_english_word_stands_on_the_first_page(empty_window):
    empty_window.area.show_home()

    assert english(empty_window) == []


def test_no_english_word_stands_in_the_handbook_window(window):
    window.aids.open_handbook()

    assert english(window.aids.handbook) == []


def test_every_action_has_a_menu_entry_and_is_found_by_an_english_word():
    placed = {key for menu in MENUS for key in menu.placed}

    assert {entry.id for entry in ENTRIES} <= placed
    assert [e.id for e in ENTRIES if not (e.words or WORDS.get(e.id))] == []


def literals(path: Path) -> list[str]:
    """The strings of a module, those of f-strings put together, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    joined = [n for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    inner = {id(part) for node in joined for part in node.values}
    plain = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in lone | inner]
    words = [str(n.value) for n in plain if isinstance(n.value, str)]
    return words + ["".join(str(getattr(v, "value", "")) for v in n.values) for n in joined]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda p: p.stem)
def test_what_is_said_uses_the_words_of_the_drafter(path):
    assert [words for words in literals(path) if AVOIDED.search(words)] == []
