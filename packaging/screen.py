"""The screen the pictures are taken on: none that is there, but one as large as the window.

Dialogs, menus and lists are no larger than their screen, and the one Qt makes up has 800 by 800
pixels.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path


def use_screen(width: int, height: int) -> None:
    """Draw on it, unless another way to draw was asked for; before anything of Qt is made."""
    screen = {
        "name": "desk", "x": 0, "y": 0, "width": width, "height": height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip
    told = Path(tempfile.gettempdir()) / f"yaodian-screen-{os.getpid()}.json"
    told.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={told}")
