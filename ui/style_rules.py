"""The one style sheet, with `$token` where a colour stands.

Heights come from the fonts: rules give padding, never a height in pixels.
"""

from __future__ import annotations

RULES = """
QWidget { color: $ink; selection-background-color: $sel; selection-color: $ink; }
QMainWindow, QDialog { background: $panel; }
QDialog { background: $surface; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line2; padding: 4px 8px; }

QFrame[ground="chrome"] { background: $chrome; }
QFrame[ground="panel"] { background: $panel; }
QFrame[ground="surface"] { background: $surface; }
QFrame[ground="desk"] { background: $desk; }
QFrame[ground] { border: 0px solid $line; }
QFrame[drawer] { border: 1px solid $line2; }
QFrame[edge~="bottom"] { border-bottom: 1px solid $line; }
QFrame[edge~="top"] { border-top: 1px solid $line; }
QFrame[edge~="left"] { border-left: 1px solid $line; }
QFrame[edge~="all"] { border: 1px solid $line2; }
QFrame[ground="info"] { background: $info_soft; }
QFrame[ground="warn"] { background: $warn_soft; }
QFrame[ground="error"] { background: $err_soft; }
QFrame[bar] { border-bottom: 1px solid $line2; }
QFrame[card] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[card="list"] { border: 1px solid $line2; }
QFrame[card="next"] { border: $chosen solid $accent; }

QLabel[chip] { border: 1px solid $line; border-radius: 4px; padding: 2px 6px; }
QFrame[overlay="list"] { background: $surface; border: 1px solid $line2; border-radius: 8px; }
QFrame[rule] { background: $line; margin: 4px 0px; }

QLabel[tone="ink2"] { color: $ink2; }
QLabel[tone="ink3"] { color: $ink3; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="err"] { color: $err; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="accent"] { color: $accent_ink; }

QMenuBar { background: transparent; padding: 0px; spacing: 0px; }
QMenuBar::item { background: transparent; color: $ink; padding: 8px 9px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; border-radius: 4px; }
QMenu { background: $surface; border: 1px solid $line2; padding: 4px; menu-scrollable: 1;
  icon-size: $icon; }
QMenu::item { padding: $snug 24px $snug 12px; border-radius: 4px; background: transparent;
  min-width: 12em; }
QMenu::item:selected { background: $sel; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QPushButton, QToolButton { color: $ink; border-radius: 4px; padding: 4px 10px;
  background: $surface; border: 1px solid $line2; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $sel; }
QPushButton:disabled, QToolButton:disabled { color: $ink3; border-color: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 3px 9px; }
QPushButton[kind="quiet"] { border-color: $line; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 3px 9px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_ink; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; padding: 3px 9px; }
QPushButton[kind="primary"]:disabled { background: $surface; color: $ink3;
  border: 1px solid $line; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  color: $accent_ink; padding: 3px 6px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 2px 5px; }
QPushButton[kind="link"]:disabled { color: $ink3; }
QPushButton[kind="segment"] { border: 1px solid $line2; border-radius: 0px;
  border-right: 0px; padding: 4px 10px; }
QPushButton[kind="segment"][side="first"] { border-top-left-radius: 4px;
  border-bottom-left-radius: 4px; }
QPushButton[kind="segment"][side="last"] { border-right: 1px solid $line2;
  border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QPushButton[kind="segment"]:checked { background: $accent; color: $on_accent;
  border-color: $accent; font-weight: bold; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 3px 9px; }
QPushButton[kind="chip"] { background: $accent_soft; color: $accent_ink; border-color: transparent;
  padding: 2px 8px; }
QPushButton[kind="chip"]:hover { background: $sel; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 1px 7px; }
QPushButton[kind="status"] { background: transparent; border: 1px solid transparent;
  padding: 2px 6px; }
QPushButton[kind="status"][tone="ok"] { color: $ok; }
QPushButton[kind="status"][tone="warn"] { color: $warn; }
QPushButton[kind="status"][tone="err"] { color: $err; font-weight: bold; }
QPushButton[kind="status"]:hover { background: $hover; }
QPushButton[kind="status"]:focus { border: 2px solid $focus; padding: 1px 5px; }
QPushButton[kind="verdict"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 3px 4px; font-weight: bold; }
QPushButton[kind="verdict"][tone="err"] { color: $err; }
QPushButton[kind="verdict"][tone="warn"] { color: $warn; }
QPushButton[kind="verdict"]:focus { border: 2px solid $focus; padding: 2px 3px; }
QPushButton[kind="box"] { background: $surface; color: $ink2; text-align: left; padding: 4px 10px; }
QPushButton[kind="head"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 4px 6px; font-weight: bold; }
QPushButton[kind="head"]:hover { background: $hover; }
QPushButton[kind="head"]:focus { border: 2px solid $focus; padding: 3px 5px; }
QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; padding: 4px; }
QToolButton[kind="icon"]:hover { background: $hover; }
QToolButton[kind="icon"]:focus { border: 2px solid $focus; padding: 3px; }
QToolButton[kind="icon"][place="status"] { padding: 2px; }
QToolButton[kind="icon"][place="status"]:focus { padding: 1px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0px; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink2; padding: 5px 12px 4px 12px;
  border: 0px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $ink; font-weight: bold; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 2px solid $focus; padding: 3px 10px 4px 10px; }

QLineEdit { background: $surface; border: 1px solid $line2; border-radius: 4px;
  padding: 4px 7px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $ink3; }
QLineEdit:focus { border: 2px solid $focus; padding: 3px 6px; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: 0px; background: transparent;
  padding: 3px 0px; }
QLineEdit[place="status"] { padding: 1px 7px; }
QLineEdit[place="status"]:focus { padding: 0px 6px; }
QLineEdit[fault="yes"] { border-color: $err; }
QLineEdit:disabled { color: $ink3; border-color: $line; }
QLineEdit:read-only { border-color: $line; }
QLineEdit[arrow="down"] { padding-right: 26px; }
QLineEdit[arrow="down"]:read-only { background: transparent; border-color: transparent; }
QPlainTextEdit[field="note"] { background: $surface; border: 1px solid $line2;
  border-radius: 4px; padding: 2px 4px; }
QPlainTextEdit[field="note"]:focus { border: 2px solid $focus; padding: 1px 3px; }
QPlainTextEdit[field="note"]:read-only { background: transparent; border-color: transparent; }
QWidget[row="edit"] { border: 2px solid transparent; border-radius: 4px; }
QWidget[row="edit"]:hover { background: $hover; }
QWidget[row="edit"]:focus { border-color: $focus; }
QPushButton[kind="link"][side="left"] { text-align: left; }

QComboBox, QSpinBox { background: $surface; border: 1px solid $line2; border-radius: 4px;
  padding: 4px 7px; }
QComboBox { combobox-popup: 0; }
QComboBox:focus, QSpinBox:focus { border: 2px solid $focus; padding: 3px 6px; }
QComboBox:disabled, QSpinBox:disabled { color: $ink3; border-color: $line; }
QComboBox::drop-down { border: 0px; width: 24px; }
QComboBox::down-arrow, QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; width: 0px; }
QSpinBox::up-button { border: 0px; width: 24px; subcontrol-position: top right; }
QSpinBox::down-button { border: 0px; width: 24px; subcontrol-position: bottom right; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line2; }
QComboBox QAbstractItemView::item { padding: 4px 4px; }

QTreeView, QListView { background: $panel; border: 0px; outline: 0px; }
QTreeView[ground="surface"], QListView[ground="surface"] { background: $surface; }
QTableView { background: $surface; border: 0px; outline: 0px; gridline-color: $grid;
  icon-size: $icon; }
QTableView[ground="panel"] { background: $panel; }
QTableView[cells="roomy"]::item { padding: 0px 5px; }
QAbstractItemView::indicator { width: 16px; height: 16px; }
QHeaderView { background: $head; border: 0px; }
QHeaderView::section { background: $head; color: $ink2; border: 0px;
  border-right: 1px solid $grid; border-bottom: 1px solid $line; padding: 2px 8px; }
QTableCornerButton::section { background: $head; border: 0px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QAbstractScrollArea { border: 0px; }
QTextEdit[ground="surface"] { background: $surface; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: $line2; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { border: 1px solid $line2; border-radius: 4px; background: $surface;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""
