"""Where the drafter's own store stands; asked before anything else of the workbench is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def default_store() -> Path:
    """The store in the user's own data folder."""
    import platformdirs

    return platformdirs.user_data_path("yaodian", appauthor=False) / "要点.yaodian"
