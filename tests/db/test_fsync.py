"""An edit costs one fsync: counted from outside, by the calls the process makes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[1] / "benchmarks" / "bench_store.py"


def fsyncs(folder: Path, edits: int) -> int:
    trace = folder / f"trace-{edits}"
    store = folder / f"{edits}.db"
    subprocess.run(
        [
            *("strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace)),
            *(sys.executable, str(BENCHMARK), "--edits", str(edits), str(store)),
        ],
        check=True,
    )
    return trace.read_text().count("sync(")


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_saved_edit_costs_exactly_one_fsync(tmp_path: Path) -> None:
    without, with_twenty = fsyncs(tmp_path, 0), fsyncs(tmp_path, 20)

    assert with_twenty - without == 20
