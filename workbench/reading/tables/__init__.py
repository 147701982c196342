"""Tables understood: task tables and indicator tables → sections, tasks and the cells beside them.

    lines of a document → grids of cells → header and the meaning of columns → rows → drafts

Everything here is pure; what is no such table is left to the reader of running text.
"""

from __future__ import annotations
