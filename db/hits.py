"""What a search gives: a line of a plan or of a document, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HitKind(StrEnum):
    """Where a hit stands."""

    DOCUMENT = "document"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was found, whole. `id` and `title` are those of its plan or document.

    `place` is the heading it stands under (（二）完善院前急救网络) or the part (标题, 前言, 通知,
    结尾). In a plan `section_id` and `task_id` lead to it, "" where it has none; in a document
    `section_id` is the index of its node in the outline.
    """

    kind: HitKind
    id: str
    title: str
    place: str
    text: str
    section_id: str = ""
    task_id: str = ""
