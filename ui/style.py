"""How everything looks: Fusion, a palette and one style sheet from the tokens, the type sizes.

No widget has a style sheet of its own. A widget says what it is by dynamic properties that the one
sheet knows: `ground` (chrome panel surface desk), `edge` (the sides with a hairline), `kind` of a
button (primary normal quiet link icon segment) and `tone` of a text (ink2 ink3 err warn ok info).
"""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from functools import lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette

from ui.style_rules import RULES
from ui.tokens import Theme, colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

FACES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_SIZES = {
    "note": (9.0, False),
    "small": (9.5, False),
    "body": (10.0, False),
    "strong": (10.0, True),
    "title": (11.5, True),
    "dialog": (13.0, True),
    "welcome": (20.0, True),
}


class Appearance(StrEnum):
    """What she chose in 视图 → 外观."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HC = "hc"

    @property
    def label(self) -> str:
        """The word of the menu."""
        return {"system": "跟随系统", "light": "浅色", "dark": "深色", "hc": "高对比"}[self.value]


class _Present:
    """The colours of the present theme at hand: painting one screen asks a thousand times."""

    shades: dict[str, QColor] | None = None


_present = _Present()


def theme() -> Theme:
    """The theme everything is drawn in now."""
    app = QGuiApplication.instance()
    chosen = app.property("theme") if app else None
    return Theme(chosen) if chosen else Theme.LIGHT


def shade_name(token: str) -> str:
    """The colour of `token` now, as "#RRGGBB"; "" where the theme has none."""
    return _named(theme())[token]


def shade(token: str) -> QColor:
    """The colour of `token` now; transparent where the theme has none."""
    return (_present.shades or _shades(theme()))[token]


def print_shade(token: str) -> QColor:
    """The colour of `token` on the pages of 版面, which are white in every theme."""
    return _shades(Theme.LIGHT)[token]


def font(role: str) -> QFont:
    """The UI face in the size of `role`: note small body strong title dialog welcome."""
    size, bold = _SIZES[role]
    return QFont(_font(face(), size * scale(), bold))


@lru_cache(maxsize=64)
def _font(family: str, points: float, bold: bool) -> QFont:
    """Made once: copies share what Qt looked up for it, so that drawing begins at once."""
    made = QFont(family)
    made.setPointSizeF(points)
    made.setBold(bold)
    return made


def scale() -> float:
    """How much larger the type of the window is than the standard, 1 to 2."""
    app = QGuiApplication.instance()
    chosen = app.property("type-scale") if app else None
    return float(chosen) if chosen else 1.0


def px(count: float) -> int:
    """`count` pixels at the standard size of type, as many as that is at the present one."""
    return round(count * scale())


def set_still(app: QApplication, chosen: bool) -> None:
    """Whether menus, lists and tips appear at once, or fade and roll as the desktop has them.

    Nothing else moves here; what the desktop switched off stays off.
    """
    app.setProperty("still", chosen)
    if not chosen and app.property("moves") is None:
        return  # as the desktop has it; to ask would name `Qt`, which the first paint does without
    general = QtCore.Qt.UIEffect.UI_General
    if app.property("moves") is None:
        app.setProperty("moves", app.isEffectEnabled(general))
    app.setEffectEnabled(general, bool(app.property("moves")) and not chosen)


def still() -> bool:
    """Nothing is to move or fade: she chose so here, or switched it off in Windows."""
    app = QtWidgets.QApplication.instance()
    if not isinstance(app, QtWidgets.QApplication):
        return False
    menus = QtCore.Qt.UIEffect.UI_AnimateMenu  # elsewhere desktops do not say what they want
    return bool(app.property("still")) or (
        sys.platform == "win32" and not app.isEffectEnabled(menus)
    )


def system_scale() -> float:
    """What the size of the desktop's own type asks for, 1 to 2."""
    usual = {"win32": 9.0, "darwin": 13.0}.get(sys.platform, 11.0)
    app = QGuiApplication.instance()
    points = app.property("system-points") if app else None
    return max(1.0, min(2.0, float(points or usual) / usual))


def set_scale(app: QApplication, factor: float) -> None:
    """Type `factor` times as large as the standard in everything there is and will be."""
    ratio = factor / scale()
    if ratio == 1:
        return
    app.setProperty("type-scale", factor)
    if not app.allWidgets():
        app.setFont(font("body"))
        return
    from ui.growing import grow

    own = _own_fonts(app)
    app.setFont(font("body"))
    if app.styleSheet():
        lay_sheet(app)
    grow(app.allWidgets(), own, ratio)


def _own_fonts(app: QApplication) -> dict[QWidget, QFont]:
    """The fonts of widgets that do not take that of the application."""
    own = QtCore.Qt.WidgetAttribute.WA_SetFont
    fonts = {widget: widget.font() for widget in app.allWidgets() if widget.testAttribute(own)}
    return {widget: font for widget, font in fonts.items() if font.pointSizeF() > 0}


def em(count: float) -> int:
    """The width of `count` Chinese characters of the UI face, in pixels."""
    return round(QFontMetricsF(font("body")).horizontalAdvance("国") * count)


@lru_cache(maxsize=1)
def face() -> str:
    """The first family of `FACES` that is installed; a Chinese face is always named."""
    return next((name for name in FACES if QFontDatabase.hasFamily(name)), FACES[-1])


def mark(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties the style sheet selects by, and draw the widget anew."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.window().isVisible() or _has_sheet():  # else it is not polished yet and will be
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def _has_sheet() -> bool:
    """The sheet lies already: what is put into something is dressed at once, seen or not."""
    app = QtWidgets.QApplication.instance()
    return isinstance(app, QtWidgets.QApplication) and bool(app.styleSheet())


def install(app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
    """Choose face and colours and give Qt's own texts their Chinese; its style must be Fusion.

    `lay_sheet` comes when the window is built: under a sheet every widget put into another is
    dressed again, which takes longer than building the whole window.
    """
    if not app.property("system-points"):
        app.setProperty("system-points", app.font().pointSizeF())
    app.setFont(font("body"))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
    _choose(app, _resolve(appearance))


def lay_sheet(app: QApplication) -> None:
    """Lay the style sheet of the present theme over everything.

    The old one is taken off before: where one follows another, Qt dresses each widget as often as
    there are others around it. Taking it off gives widgets back the fonts they had when it was
    laid first, so those they have now are put back.
    """
    rules = RULES if scale() == 1 else _SIZED.sub(_grown, RULES)
    own = _own_fonts(app) if app.styleSheet() else {}
    if own:
        app.setStyleSheet("")
    app.setStyleSheet(Template(rules).substitute(_sheet_values(theme())))
    for widget, kept in own.items():
        if widget.font() != kept:
            widget.setFont(kept)


_SIZED = re.compile(r"(?<![\w-])(?:padding|margin|width|height)[\w-]*: [^;]+;")
_PIXELS = re.compile(r"(\d+)px")


def _grown(rule: re.Match[str]) -> str:
    """Room around the words grows with them; lines keep their width."""
    return _PIXELS.sub(lambda found: f"{px(int(found[1]))}px", rule[0])


def dress(app: QApplication, appearance: Appearance) -> None:
    """Show everything in the theme that `appearance` asks for."""
    chosen = _resolve(appearance)
    if chosen is not theme():
        _choose(app, chosen)
        lay_sheet(app)


def _choose(app: QApplication, chosen: Theme) -> None:
    app.setProperty("theme", chosen.value)
    _present.shades = _shades(chosen)
    app.setPalette(_palette(_shades(chosen)))


def _resolve(appearance: Appearance) -> Theme:
    if appearance is not Appearance.SYSTEM:
        return Theme(appearance.value)
    if _system_is_hc():
        return Theme.HC
    return Theme.DARK if _system_is_dark() else Theme.LIGHT


def _system_is_hc() -> bool:
    """Windows' high contrast: there Qt knows light and dark, and says neither while it is on."""
    if sys.platform != "win32":
        return False
    return QGuiApplication.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Unknown


def _system_is_dark() -> bool:
    """Asked of the palette as long as it is the system's, for that is quicker at the start."""
    app = QGuiApplication.instance()
    if app and app.property("theme"):
        return QGuiApplication.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark
    return QPalette().color(QPalette.ColorRole.Window).lightness() < 128


@lru_cache(maxsize=3)
def _named(chosen: Theme) -> dict[str, str]:
    return colours(chosen)


@lru_cache(maxsize=3)
def _shades(chosen: Theme) -> dict[str, QColor]:
    transparent = QColor(0, 0, 0, 0)
    return {name: QColor(c) if c else transparent for name, c in _named(chosen).items()}


def _sheet_values(chosen: Theme) -> dict[str, str]:
    """The tokens for the sheet; what high contrast leaves out is transparent there."""
    values = {name: colour or "transparent" for name, colour in _named(chosen).items()}
    values["thin"] = "1px"
    values["icon"] = f"{px(16)}px"
    values["snug"] = "5px"  # at every size of type: the longest menu fits the screen of a desk
    values["chosen"] = "2px" if chosen is Theme.HC else "1px"
    return values


_PALETTE = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "head",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "err",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_ink",
    QPalette.ColorRole.LinkVisited: "accent_ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
}
_INACTIVE = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


def _palette(shades: dict[str, QColor]) -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, shades[token])
    for role in _INACTIVE:
        palette.setColor(QPalette.ColorGroup.Disabled, role, shades["ink3"])
    return palette
