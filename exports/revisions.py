"""Two plans → the papers that show what changed: 修订对照表, 花脸稿, a Word file to be accepted.

write_redline_pdf      the new plan on official paper, old words struck through among the new
write_tracked_word     the same with Word's own tracked changes (`revisions_word`)
write_table_word, write_table_excel      原文 | 修改后 | 说明
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.pdf import write_pdf
from exports.profiles import profile_named
from exports.revisions_pages import marked_pages
from workbench.drafting.redline import redline

if TYPE_CHECKING:
    from pathlib import Path

    from exports.fonts import FontBook
    from exports.pdf import PdfReport
    from exports.standard import Standard
    from workbench.drafting.compare import Comparison
    from workbench.plan import Plan


def write_redline_pdf(
    old: Plan,
    new: Plan,
    comparison: Comparison,
    path: Path,
    book: FontBook,
    standard: Standard | None = None,
) -> PdfReport:
    """Write the 花脸稿 to `path`; head and foot of the paper are left out of a draft.

    Raises:
        ExportError: as `pdf.write_pdf`.
    """
    sheet = standard or profile_named(new.issuance.profile).standard
    marked = redline(old, new, comparison)
    return write_pdf(
        new,
        path,
        book,
        sheet,
        blocks=tuple(one.block for one in marked),
        marked=lambda pages: marked_pages(pages, marked, sheet),
    )
