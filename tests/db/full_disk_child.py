"""A process that fills the disk under its store and goes on once there is room again.

    python -m tests.db.full_disk_child tmpfs|limit FOLDER

"tmpfs": FOLDER is a disk of a few megabytes; "limit": no file may grow beyond a megabyte. Says in
JSON what was refused, whether anything had changed, and whether the next edit was kept.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from db.store import Store
from workbench.errors import StoreError
from workbench.plan import Paragraph, Plan, Section, Task


def plan_of(sentences: int) -> Plan:
    tasks = tuple(Task(f"t{at}", "推进基层医疗机构标准化建设。" * 20) for at in range(sentences))
    return Plan("p", "要点", sections=(Section("s", "一", paragraphs=(Paragraph("g", tasks),)),))


def run(kind: str, folder: Path) -> dict[str, object]:
    path = folder / "store.db"
    filler = folder / "filler"
    first, big = plan_of(3), plan_of(9000)
    with Store.open(path) as store:
        store.save(None, first, "新建")
        free = tighten(kind, filler)
        try:
            store.save(first, big, "粘贴")
            said = ["", ""]
        except StoreError as error:
            said = [error.message, error.advice]
        same = store.plan("p") == first and [s.label for s in store.history("p")] == ["新建"]
        free()
        store.save(first, replace(first, title="新题"), "改标题")
    with Store.open(path) as store:
        kept = store.plan("p").title == "新题" and store.undo("p") == first
    return {"said": said, "same": same, "kept": kept}


def tighten(kind: str, filler: Path):
    """Make the disk small; returns what makes it large again."""
    if kind == "tmpfs":
        with filler.open("wb", buffering=0) as file:
            fill(file)
        return filler.unlink
    import resource

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, old[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, old)


def fill(file) -> None:
    try:
        while True:
            file.write(b"\0" * 65536)
            file.flush()
    except OSError:
        file.seek(-262144, 2)
        file.truncate()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], Path(sys.argv[2]))))
