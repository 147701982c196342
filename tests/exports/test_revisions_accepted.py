"""A real word processor accepts and rejects what we tracked: LibreOffice, by a macro of its own."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from exports.revisions_word import write_tracked_word
from tests.exports.revised import NEW, OLD
from workbench.drafting.compare import compare
from workbench.manuscript import manuscript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.plan import Plan

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">
Sub Resolve(source As String, goal As String, order As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 text = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 helper = createUnoService("com.sun.star.frame.DispatchHelper")
 helper.executeDispatch(text.CurrentController.Frame, order, "", 0, Array())
 Dim plain(1) As New com.sun.star.beans.PropertyValue
 plain(0).Name = "FilterName"
 plain(0).Value = "Text (encoded)"
 plain(1).Name = "FilterOptions"
 plain(1).Value = "UTF8,LF"
 text.storeToURL(goal, plain())
 text.close(True)
End Sub
</script:module>
"""


@pytest.fixture
def resolved(tmp_path: Path) -> Callable[[str], list[str]]:
    """The paragraphs after AcceptAllTrackedChanges or RejectAllTrackedChanges."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice (soffice) is not installed")
    source, goal, profile = tmp_path / "a.docx", tmp_path / "a.txt", tmp_path / "profile"
    start = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    write_tracked_word(OLD, NEW, compare(OLD, NEW), source)

    def lines(order: str) -> list[str]:
        run([*start, "--terminate_after_init"])  # makes the profile, an empty Module1 in it
        module = profile / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MACRO, encoding="utf-8")
        arguments = f"{source.as_uri()},{goal.as_uri()},.uno:{order}"
        run([*start, f"macro:///Standard.Module1.Resolve({arguments})"])
        return [line for line in goal.read_text(encoding="utf-8-sig").split("\n") if line.strip()]

    return lines


def run(call: list[str]) -> None:
    subprocess.run(call, check=True, capture_output=True, timeout=180)


def paper(plan: Plan) -> list[str]:
    return [block.text for block in manuscript(plan)]


@pytest.mark.long
def test_accepted_it_is_the_new_text(resolved: Callable[[str], list[str]]) -> None:
    assert resolved("AcceptAllTrackedChanges") == paper(NEW)


@pytest.mark.long
def test_rejected_it_is_the_old_text(resolved: Callable[[str], list[str]]) -> None:
    assert resolved("RejectAllTrackedChanges") == paper(OLD)
