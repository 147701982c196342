"""What a screen reader says of the current sentence: the signs of the gutter in words, too.

必错：达到75%以上低于去年实绩；责任未定。Tab 调整条目级别，F6 离开正文
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.sheet.gutter import notes_of, told

if TYPE_CHECKING:
    from ui.session import Session
    from ui.sheet.view import SheetView

_KEYS = "Tab 调整条目级别，F6 离开正文"


class Speaker(QObject):
    """Keeps the accessible description of the sheet in step with what is current."""

    def __init__(self, sheet: SheetView, session: Session) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._session = session
        sheet.setAccessibleName("正文")
        session.selection_changed.connect(self.tell)
        session.findings.changed.connect(self.tell)
        session.plan_changed.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Say what the signs of the current sentence, or of its item, stand for."""
        here, scene = self._session.selection, self._sheet.scene
        places = here.task_ids[:1] or (here.section_id or here.part,)
        signs = told([note for place in places for note in notes_of(scene, place)])
        said = f"{signs.replace(chr(10), '；')}。{_KEYS}" if signs else _KEYS
        if said != self._sheet.accessibleDescription():
            self._sheet.setAccessibleDescription(said)
