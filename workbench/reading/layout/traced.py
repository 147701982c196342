"""Text that knows where each of its characters stood in the source.

The outline cuts, joins and normalises; the account of characters stays honest because every piece
carries the places (offsets in the joined text of all blocks) its characters were read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.punctuation import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.punctuation import Edit


@dataclass(slots=True, unsafe_hash=True)
class Traced:
    """A piece of text; `places[i]` is the offset in the source of `text[i]`.

    Never changed in place; not frozen, for a document is cut into thousands of them.
    """

    text: str
    places: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The part from `start` to `end`."""
        return Traced(self.text[start:end], self.places[start:end])

    def strip(self) -> Traced:
        """Without the blanks at both ends."""
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return Traced(text, self.places[start : start + len(text)])

    def pieces(self, texts: Iterable[str]) -> tuple[Traced, ...]:
        """Cut into consecutive pieces as long as `texts`, each stripped; blank ones left out."""
        cuts, at = [], 0
        for text in texts:
            cuts.append(self.cut(at, at + len(text)).strip())
            at += len(text)
        return tuple(cut for cut in cuts if cut.text)

    def edited(self, edits: Sequence[Edit]) -> Traced:
        """After the edits; a replacement stands at the place of what it replaces."""
        if not edits:
            return self
        text = apply_edits(self.text, edits)
        if len(text) == len(self.text):  # no edit makes a text longer
            return Traced(text, self.places)
        places: list[int] = []
        done = 0
        for edit in edits:
            places += self.places[done : edit.offset]
            places += self.places[edit.offset : edit.offset + len(edit.after)]
            done = edit.offset + len(edit.before)
        places += self.places[done:]
        return Traced(text, places)


EMPTY = Traced("", range(0))


def joined(parts: Sequence[Traced]) -> Traced:
    """The parts as one text; between two Latin words the line break stays as a blank."""
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    places: list[int] = []
    for part in parts:
        if texts and part.text and _words_meet(texts[-1], part.text):
            texts.append(" ")
            places.append(places[-1])
        texts.append(part.text)
        places.extend(part.places)
    return Traced("".join(texts), places)


def _words_meet(left: str, right: str) -> bool:
    ends = left[-1:] + right[:1]
    return ends.isascii() and ends.isalpha() and len(ends) == 2
