"""LibreOffice as the reader of what we write; tests that need it skip where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Opens a file in LibreOffice and saves it as pdf, or as csv of its first sheet."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    filters = {"pdf": "pdf", "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1"}

    def converted(file: Path, kind: str) -> Path:
        order = [office, profile, "--headless", "--convert-to", filters[kind]]
        order += ["--outdir", str(tmp_path), str(file)]
        subprocess.run(order, check=True, capture_output=True, timeout=180)
        return tmp_path / f"{file.stem}.{kind}"

    return converted
