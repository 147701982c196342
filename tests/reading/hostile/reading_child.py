"""A process that reads damaged files and says what came of each; watched from outside.

    python reading_child.py PAPERS WORK FIRST COUNT SUFFIX…

Whatever opens a connection, or a file for writing outside WORK, is told. One line of JSON at the
end: how many became documents, how many were refused, faults, seconds of the slowest, peak MiB.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.reading.hostile.damage import damaged
from workbench.errors import UnreadableError, WorkbenchError
from workbench.reading.assembly import plan_of
from workbench.reading.formats import read_bytes
from workbench.reading.outline import outline

LIMIT = 10  # seconds a file
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class TooSlowError(Exception):
    """A file took longer than it may."""


class Watch:
    """Notes what the process does to the world outside its folder."""

    def __init__(self, folder: Path) -> None:
        self._allowed = (str(folder), "/dev/", "/proc/")
        self.faults: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo"):
            self.faults.append(f"{event} {arguments[1:]}")
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            path = str(arguments[0])
            if not path.startswith(self._allowed) and not path.isdigit():
                self.faults.append(f"wrote {path}")


def main(papers: Path, work: Path, first: int, count: int, suffixes: list[str]) -> None:
    tempfile.tempdir = str(work)
    os.environ["TMPDIR"] = str(work)
    sources = [p for p in sorted(papers.iterdir()) if p.suffix in suffixes]
    watch = Watch(work)
    sys.addaudithook(watch)
    signal.signal(signal.SIGALRM, _too_slow)
    told = {"documents": 0, "refused": 0, "faults": watch.faults, "slowest": 0.0}
    for number in range(first, first + count):
        _one(number, sources, told)
    told["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told["office_mib"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def _one(number: int, sources: list[Path], told: dict) -> None:
    chance = random.Random(number)
    source = sources[number % len(sources)]
    data = damaged(source.read_bytes(), chance.choice(sources).read_bytes(), chance)
    began = time.monotonic()
    signal.alarm(LIMIT + 1)
    try:
        told[_read(data, source.name)] += 1
    except (Exception, RecursionError) as error:  # noqa: BLE001 - every one of them is a fault
        told["faults"].append(f"{number} {source.name}: {type(error).__name__} {str(error)[:200]}")
    finally:
        signal.alarm(0)
        told["slowest"] = max(told["slowest"], round(time.monotonic() - began, 2))


def _read(data: bytes, name: str) -> str:
    try:
        document = read_bytes(data, name)
        understood = outline(document)
        plan_of(understood)
    except UnreadableError as error:
        return "refused" if _is_calm(error) else _fault(f"no calm sentence: {error}")
    if understood.account.missing:
        return _fault(f"{understood.account.missing} characters missing")
    return "documents"


def _is_calm(error: WorkbenchError) -> bool:
    text = str(error)
    return "未能读取" in text and "Traceback" not in text and len(text) < 200


def _fault(what: str) -> str:
    raise AssertionError(what)


def _too_slow(*_: object) -> None:
    raise TooSlowError


if __name__ == "__main__":
    _papers, _work, _first, _count, *_suffixes = sys.argv[1:]
    main(Path(_papers), Path(_work), int(_first), int(_count), _suffixes)
