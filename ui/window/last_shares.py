"""Where she drew the lines inside the panels, and whether 资料 is folded: so again next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.library.panel import LibraryPanel
    from ui.window.plan_page import PlanPage

KINDS = ("tasks", "pages", "reference")
"""What stands at the right of the text: a line of its own each."""
_TREES, _FOLDED = "library", "panels/library-folded"


class LastShares(QObject):
    """Keeps the shares of 资料 and 大纲, and of two views side by side."""

    def __init__(self, panel: LibraryPanel, page: PlanPage, settings: QSettings) -> None:
        super().__init__(panel)
        self._panel, self._settings = panel, settings
        page.shares.update({kind: share for kind in KINDS if (share := self._share(kind))})
        page.shared.connect(self._keep)
        panel.trees.splitterMoved.connect(self._keep_trees)
        panel.library_section.folded.connect(self._keep_folded)

    def folded(self, *, usual: bool) -> bool:
        """Whether 资料 is to be folded; `usual` where she never said."""
        kept = self._settings.value(_FOLDED)
        return usual if kept is None else str(kept) == "true"

    def share_trees(self) -> None:
        """资料 gets the share she gave it."""
        share, trees = self._share(_TREES), self._panel.trees
        if share and not self._panel.library_section.is_folded:
            high = max(100, trees.height())
            trees.setSizes([round(high * share), round(high * (1 - share))])

    def _share(self, kind: str) -> float:
        kept = str(self._settings.value(f"shares/{kind}", ""))
        share = float(kept) if kept.replace(".", "", 1).isdigit() else 0.0
        return share if 0 < share < 1 else 0.0

    def _keep(self, kind: str, share: float) -> None:
        self._settings.setValue(f"shares/{kind}", f"{share:.3f}")

    def _keep_trees(self) -> None:
        upper, lower = self._panel.trees.sizes()
        if not self._panel.library_section.is_folded and upper + lower:
            self._keep(_TREES, upper / (upper + lower))

    def _keep_folded(self, folded: bool) -> None:
        self._settings.setValue(_FOLDED, "true" if folded else "false")
        if not folded:
            self.share_trees()
