"""文件 → 设置: what is kept now is shown, and what she set is kept and holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.settings import Settings, ask_settings
from workbench.checks import LIMIT, PLACES, WORDS

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.session import Session
    from ui.window.main_window import MainWindow


def present(session: Session, settings: QSettings) -> Settings:
    """What is set now."""
    kept = session.workbench.store.preference if session.ready else lambda _: ()
    return Settings(
        appearance=str(settings.value("appearance", "system")),
        type_size=str(settings.value("type-size", "system")),
        motion=str(settings.value("motion", "system")),
        words=kept(WORDS),
        places=kept(PLACES),
        limit=(kept(LIMIT) or ("",))[0],
    )


def change(window: MainWindow, start: Settings, chosen: Settings) -> None:
    """Let `chosen` hold from now on."""
    looks, session = window.looks, window.session
    if chosen.appearance != start.appearance:
        looks.set_appearance(chosen.appearance)
    if chosen.type_size != start.type_size:
        looks.set_type_size(chosen.type_size)
    if chosen.motion != start.motion:
        looks.set_motion(chosen.motion)
    told = _told(chosen)
    if session.read_only or told == _told(start):
        return
    for key, words in told.items():
        session.workbench.store.keep_preference(key, words)
    if window.area.bottom:
        window.area.bottom.findings.feed.look_anew()


def open_settings(window: MainWindow, settings: QSettings) -> None:
    """Ask for the settings and let them hold."""
    session = window.session
    start = present(session, settings)
    writable = session.ready and not session.read_only
    chosen = ask_settings(start, window, writable=writable)
    if chosen:
        change(window, start, chosen)


def _told(settings: Settings) -> dict[str, tuple[str, ...]]:
    return {WORDS: settings.words, PLACES: settings.places, LIMIT: (settings.limit,)}
