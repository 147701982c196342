"""Opens dialogs from a menu, each loaded when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def phrases(window: MainWindow) -> None:
    """短语表…"""
    from ui.dialogs.phrases import edit_phrases

    edit_phrases(window)
