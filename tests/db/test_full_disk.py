"""A full disk: one calm sentence, nothing changed, and the next edit is kept when there is room."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.refusals import refusing
from workbench.errors import StoreError
from workbench.plan import Paragraph, Task

if TYPE_CHECKING:
    from db.store import Store
    from workbench.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
CHILD = (sys.executable, "-m", "tests.db.full_disk_child")


def result(*command: str) -> dict[str, object]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_store_that_may_not_grow_refuses_and_changes_nothing(store: Store, plan: Plan) -> None:
    store.save(None, plan, "新建")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    tasks = tuple(Task(f"n{at}", "推进基层医疗机构标准化建设。" * 9) for at in range(500))
    paragraph = Paragraph("new", tasks)

    with pytest.raises(StoreError, match=r"未能写入资料库.*磁盘已满") as caught:
        store.save(plan, replace(plan, closing=(*plan.closing, paragraph)), "粘贴")

    assert "请腾出磁盘空间" in caught.value.advice
    assert store.plan(plan.id) == plan
    assert [step.label for step in store.history(plan.id)] == ["新建"]


def test_a_full_disk_refuses_and_changes_nothing(tmp_path: Path) -> None:
    disk = f"mount -t tmpfs -o size=4m tmpfs '{tmp_path}'"
    if (
        not shutil.which("unshare")
        or subprocess.run(
            ["unshare", "--mount", "sh", "-c", disk], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a small disk of our own cannot be mounted here")
    script = f'{disk} && exec "$@"'

    said = result("unshare", "--mount", "sh", "-c", script, "sh", *CHILD, "tmpfs", str(tmp_path))

    assert said["said"] == [
        "未能写入资料库“store.db”：磁盘已满。",
        "已保存的内容未受影响。请腾出磁盘空间，再做一次。",
    ]
    assert (said["same"], said["kept"]) == (True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_file_that_may_not_grow_refuses_and_changes_nothing(tmp_path: Path) -> None:
    said = result(*CHILD, "limit", str(tmp_path))

    assert said["said"] == [
        "未能读写资料库“store.db”：磁盘没有响应或写不进去。",
        "已保存的内容未受影响。请检查磁盘或网络，再做一次。",
    ]
    assert (said["same"], said["kept"]) == (True, True)


def test_a_mistake_of_ours_is_not_dressed_up_as_a_full_disk(path: Path) -> None:
    with pytest.raises(OSError, match="unheard of"), refusing(path):
        raise OSError(9999, "unheard of")
