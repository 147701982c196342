"""The drafter's own list of words (用词表): a line a pair, wrong and right, or a banned word alone.

社康中心	社区健康服务中心
卫健局 → 卫生健康局
打造
"""

from __future__ import annotations

import re

from workbench.errors import MisuseError

_BETWEEN = re.compile(r"\s*(?:\t|→|->|=>|＝|=|，|,)\s*")
_PAIR = 2


def words_in(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a list, "" right of a word that is not to be used at all.

    Empty lines and lines after # are passed over.

    Raises:
        MisuseError: a line is neither a word nor a pair.
    """
    pairs = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        words = _BETWEEN.split(line.strip())
        if len(words) == 1:  # banned: nothing stands in its place
            pairs.append((words[0], ""))
            continue
        if len(words) != _PAIR or not all(words) or words[0] == words[1]:
            raise MisuseError(
                f"用词表第{number}行“{line.strip()[:30]}”读不懂。",
                "请每行写一对，错词在前、对词在后，中间用制表符或→隔开；不许用的词单独写一行。",
            )
        pairs.append((words[0], words[1]))
    return tuple(pairs)
