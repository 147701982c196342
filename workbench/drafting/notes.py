"""The note (备注) beside a sentence: what of it goes out, and what only the drafter needs.

来源：南江省2027年卫生健康工作要点    stays in the drafter's table, always
结转                                  goes on paper where she wants her notes printed
"""

from __future__ import annotations

SOURCE = "来源："
"""Begins the line that says from which paper a sentence was taken."""


def issued_note(note: str) -> str:
    """The note without its lines that name a source; "" where nothing else stands there."""
    if SOURCE not in note:
        return note
    kept = (line for line in note.splitlines() if not line.startswith(SOURCE))
    return "\n".join(kept).strip()
