r"""Words on their way into a plan, free of what a text field may hand over but nobody sees.

医政处\ufeff、急救中心\u2028  →  医政处、急救中心
"""

from __future__ import annotations

import re

BREAKS = "\r\n\u2028\u2029\x0b\x0c\x85"
"""Where a text goes on in another line."""
_UNSEEN = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffc{BREAKS}]"
)
_BLANKS = re.compile("[\t\u00a0]")


def one_line(text: str) -> str:
    """`text` without line ends and marks that are not seen; tabs and hard blanks are blanks."""
    return _UNSEEN.sub("", _BLANKS.sub(" ", text))
