"""The screen the pictures are taken on: none that is there, but one of the size of a desk's.

Dialogs are no larger than their screen, and the one Qt makes up has 800 by 800 pixels.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

SCREEN = {
    "name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080,
    "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
}  # fmt: skip


def use_screen() -> None:
    """Draw on it, unless another way to draw was asked for; before anything of Qt is made."""
    told = Path(tempfile.gettempdir()) / f"yaodian-screen-{os.getpid()}.json"
    told.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={told}")
