"""Every colour of the window, by what it means and by theme; nothing else names a colour.

A token is "" where a theme has none (high contrast draws no tints): paint nothing there.
"""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """A column of the table; hc is high contrast (高对比)."""

    LIGHT = "light"
    DARK = "dark"
    HC = "hc"


_TABLE: dict[str, tuple[str, str, str]] = {
    "chrome": ("#ECEEF1", "#1B1E23", "#000000"),
    "panel": ("#F6F7F9", "#21252B", "#000000"),
    "surface": ("#FFFFFF", "#272B32", "#000000"),
    "desk": ("#DFE3E8", "#16181C", "#000000"),
    "paper": ("#FFFFFF", "#2A2E35", "#000000"),
    "head": ("#F0F2F5", "#2B3038", "#000000"),
    "grid": ("#E3E6EB", "#353B44", "#8A8A8A"),
    "line": ("#D4D9E0", "#3A404A", "#FFFFFF"),
    "line2": ("#7F8896", "#8892A0", "#FFFFFF"),
    "ink": ("#1B1F26", "#E6E9EE", "#FFFFFF"),
    "ink2": ("#454D59", "#BBC2CD", "#FFFFFF"),
    "ink3": ("#596270", "#A6AFBB", "#E0E0E0"),
    "accent": ("#1A5DA6", "#6CABEE", "#5FD0FF"),
    "on_accent": ("#FFFFFF", "#0B1B2C", "#000000"),
    "accent_soft": ("#E0EBF8", "#22384F", "#00324A"),
    "accent_ink": ("#154E8D", "#9CC8F7", "#8FE0FF"),
    "sel": ("#CFE1F6", "#23405E", "#004A73"),
    "hover": ("#E4E8ED", "#2F353E", "#1F1F1F"),
    "focus": ("#1A5DA6", "#8EC2FA", "#FFE000"),
    "err": ("#B0251C", "#FF9A91", "#FF9D94"),
    "err_soft": ("#FBE6E4", "#47272A", ""),
    "warn": ("#7F5000", "#F0BE5A", "#FFD75E"),
    "warn_soft": ("#FDEFCF", "#40351D", ""),
    "ok": ("#1B673B", "#7BD39B", "#7CF0A5"),
    "ok_soft": ("#DFF2E6", "#20392B", ""),
    "info": ("#33567C", "#A4C4E8", "#A9D5FF"),
    "info_soft": ("#E4EDF6", "#27364A", ""),
    "m_target": ("#FFF1C4", "#4A3F1E", ""),
    "m_target_l": ("#A87900", "#DDB04A", "#FFD75E"),
    "m_unit": ("#DDF2E5", "#21402F", ""),
    "m_unit_l": ("#2B7A4B", "#6CC48F", "#7CF0A5"),
    "m_due": ("#E9E3F8", "#383055", ""),
    "m_due_l": ("#6F52B5", "#B09CF0", "#D2B8FF"),
    "q0": ("#566070", "#AAB3BF", "#E0E0E0"),
    "q1": ("#2B5E9E", "#7FB0EC", "#8CC4FF"),
    "q2": ("#146B67", "#62C2BC", "#6FE6DF"),
    "q3": ("#8F5400", "#EDB25A", "#FFC65C"),
    "q4": ("#7E3E7A", "#D79BD3", "#F2A8EE"),
    "q5": ("#4F5E14", "#BFD06A", "#E3F08A"),
    "red": ("#C8201A", "#FF7A70", "#FF8A80"),
}
_COLUMN = {Theme.LIGHT: 0, Theme.DARK: 1, Theme.HC: 2}

TOKENS = tuple(_TABLE)


def colours(theme: Theme) -> dict[str, str]:
    """Every token's colour in `theme` as "#RRGGBB", "" where the theme has none."""
    column = _COLUMN[theme]
    return {name: row[column] for name, row in _TABLE.items()}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 (the same) to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
