"""The workbench before it is loaded: the window stands before the core of the program is read."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path

    from ui.gateway import Gateway


def later(store: Path) -> Gateway:
    """The workbench on `store`; loaded when it is first asked for something, on whatever thread."""
    return cast("Gateway", _Later(store))


class _Later:
    """Hands everything on to the workbench it stands for."""

    def __init__(self, store: Path) -> None:
        self._path = store
        self._made: Gateway | None = None
        self._making = Lock()

    @property
    def has_store(self) -> bool:
        """Known before it is loaded: the first page says whether a store is being opened."""
        return self._made is not None or self._path.exists()

    def __getattr__(self, name: str) -> object:
        return getattr(self._made or self._load(), name)

    def _load(self) -> Gateway:
        with self._making:
            if self._made is None:
                from workbench.app import Workbench

                self._made = Workbench(self._path)
            return self._made
