"""The name of a file as a drafter reads it and as the store can keep it.

Archives packed on Chinese Windows unpack elsewhere to names that are GBK, not UTF-8; a name may
also hold line ends and other characters without a sign.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WITHOUT_SIGN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST = 60  # characters of a name in a message
_ENDING = 15  # of them for its end, which tells version and format


def shown_name(path: Path) -> str:
    """The last part of `path`, every character of it one that can be shown and stored."""
    name = path.name
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes that are no UTF-8, as Python hands them on
        name = os.fsencode(name).decode("gb18030", "replace")
    return _WITHOUT_SIGN.sub(" ", name).strip()


def short_name(name: str) -> str:
    """`name`, its middle left out where it would fill a message."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - _ENDING]}…{name[-_ENDING:]}"
