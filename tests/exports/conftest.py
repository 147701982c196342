"""The fonts of this machine, and LibreOffice as the reader of what we write.

Tests that need either skip where it is missing.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from exports.fonts import FontBook
from exports.standard import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILTERS = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76,1"}


@pytest.fixture(scope="session")
def book() -> FontBook:
    book = FontBook.find()
    lacking = [face.label for face in Face if book.chosen(face) is None]
    if lacking:
        pytest.skip(f"no font on this machine for {'、'.join(lacking)}")
    return book


@pytest.fixture(scope="session")
def convert_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Path]]:
    """Opens files in LibreOffice, in one run, and saves them as pdf, docx or csv."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def converted(kind: str, *files: Path) -> list[Path]:
        folder = tmp_path_factory.mktemp("converted")
        order = [office, profile, "--headless", "--convert-to", FILTERS.get(kind, kind)]
        order += ["--outdir", str(folder), *map(str, files)]
        subprocess.run(order, check=True, capture_output=True, timeout=400)
        return [folder / f"{file.stem}.{kind}" for file in files]

    return converted


@pytest.fixture
def convert(convert_all: Callable[..., list[Path]]) -> Callable[[Path, str], Path]:
    """Opens a file in LibreOffice and saves it as pdf, or as csv of its first sheet."""
    return lambda file, kind: convert_all(kind, file)[0]
