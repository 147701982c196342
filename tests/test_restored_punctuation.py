"""Text of our own, printed with full-width marks, is folded as a keyboard types it and restored."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from workbench.punctuation import Edit, apply_edits, edits_of, undo_edits

HERE = Path(__file__).parent
OURS = HERE.parent / "workbench" / "data"
FOLDERS = (HERE / "data", OURS / "samples", OURS / "templates")
ARTICLE = re.compile(r"<(?:p|h\d)\b[^>]*>(.*)</(?:p|h\d)>")
MARKUP = re.compile(r"<[^>]*>|[*#]{2,}")

SCRAPED = str.maketrans("，；：？！（）～", ",;:?!()~")
TYPED = SCRAPED | str.maketrans("。“”‘’", ".\"\"''")


@dataclass
class Tally:
    """How many folded marks came back; what was missed or changed for nothing, in its context."""

    marks: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, line: str, folded: str, edits: tuple[Edit, ...]) -> None:
        made = {edit.offset: edit for edit in edits}
        for at, (wide, narrow) in enumerate(zip(line, folded, strict=True)):
            edit = made.get(at)
            got = edit.after if edit else narrow
            self.marks += wide != narrow
            self.right += wide != narrow and got == wide
            shown = f"{folded[max(0, at - 12) : at]}【{narrow}→{got}】{folded[at + 1 : at + 9]}"
            if edit and got != wide:
                self.false.append(shown)
            elif got != wide:
                self.missed.append(shown)

    def __str__(self) -> str:
        figures = f"{self.right} / {self.marks} marks right, {len(self.false)} false changes"
        return "\n".join([figures, *(f"missed {x}" for x in self.missed), *self.false])


def full_width_lines() -> list[str]:
    texts = [_text(path) for folder in FOLDERS for path in sorted(folder.iterdir())]
    printed = [text for text in texts if text.count("，") > 50]
    return [line.strip() for text in printed for line in text.splitlines() if line.strip()]


def _text(path: Path) -> str:
    if path.suffix not in {".txt", ".html", ".md"}:
        return ""
    text = path.read_bytes().decode("utf-8", errors="replace")
    printed = "\n".join(ARTICLE.findall(text)) if path.suffix == ".html" else text
    return MARKUP.sub("", printed)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return full_width_lines()


def test_there_are_fifty_thousand_characters_to_restore(lines: list[str]) -> None:
    assert sum(len(line) for line in lines) >= 50_000


@pytest.mark.parametrize("folding", [TYPED, SCRAPED], ids=["typed", "scraped"])
def test_marks_are_restored_as_they_were_printed(lines: list[str], folding: dict[int, int]) -> None:
    tally = Tally()

    for line in lines:
        folded = line.translate(folding)
        tally.add(line, folded, edits_of(folded))

    sys.stdout.write(f"\n{tally}\n")
    assert tally.right >= 0.999 * tally.marks, str(tally)
    assert len(tally.false) <= 0.001 * tally.marks, str(tally)


@pytest.mark.parametrize("folding", [TYPED, SCRAPED], ids=["typed", "scraped"])
def test_undoing_gives_the_folded_text_back(lines: list[str], folding: dict[int, int]) -> None:
    folded = [line.translate(folding) for line in lines]

    edits = [edits_of(line) for line in folded]

    restored = [apply_edits(line, made) for line, made in zip(folded, edits, strict=True)]
    assert [undo_edits(a, b) for a, b in zip(restored, edits, strict=True)] == folded
