"""What a document may hold at most, whatever its format."""

from __future__ import annotations

LARGEST_FILE = 256 * 1024 * 1024  # bytes; texts with hundreds of photographs reach about 100 MiB
MOST_BLOCKS = 100_000  # paragraphs and cells; a text of 1,000 pages has about 20,000
MOST_CHARACTERS = 3_000_000  # of a whole text; 1,000 pages have about 700,000
LARGEST_SOURCE = 64 * 1024 * 1024  # bytes of XML or HTML parsed at once; 1,000 pages have 10 MiB
_DIGITS = 6  # of the largest number that means anything in a document


def number_in(text: str, default: int = 0) -> int:
    """A whole number as XML attributes write it; `default` where it is none, or absurd."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else default
