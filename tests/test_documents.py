"""README and handbook say what is so: pictures, commands, keys; and no file names a registry."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ui.menus.table import ENTRIES
from workbench.cli_commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
HANDBOOK, README = ROOT / "docs" / "handbook.md", ROOT / "README.md"
PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
LARGEST = 250 * 1024
ARROWS = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})
FIELD_KEYS = frozenset(
    (
        *("Enter", "Backspace", "Tab", "Shift+Tab", "F2", "Delete", "Esc", "Ctrl+D"),
        *("Alt+Down", "Alt+U", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A"),
        *("Ctrl+=", "Ctrl+-", "Ctrl+0", "1", "2", "3", "Ctrl+Enter"),
        *("PgUp", "PgDn", "Home", "End"),
        *("Alt+F", "Alt+E", "Alt+I", "Alt+C", "Alt+B", "Alt+D", "Alt+V", "Alt+H"),  # the menus
    )
)
"""Keys of text, table, outline, pages, import review and menus, which are no actions."""
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("npmjs", "org"),
        ("crates", "io"),
        ("deb", "debian", "org"),
        ("mirrors", "aliyun"),
        ("tuna", "tsinghua"),
    )
)


def pictures(document: Path) -> list[Path]:
    found = PICTURE.findall(document.read_text(encoding="utf-8"))
    return [document.parent / place for _, place in found]


def section(heading: str) -> str:
    text = HANDBOOK.read_text(encoding="utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files are ours cannot be told")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("document", [README, HANDBOOK], ids=lambda path: path.name)
def test_every_picture_is_there_and_small(document):
    found = pictures(document)

    assert found
    assert [p.name for p in found if not p.is_file() or p.stat().st_size > LARGEST] == []


def test_no_picture_is_left_over():
    kept = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}

    assert kept == {path.name for path in (*pictures(README), *pictures(HANDBOOK))}


@pytest.mark.parametrize("word", [command.name for command in COMMANDS])
def test_the_handbook_tells_of_every_command(word):
    assert re.search(rf"`workbench {word}\b", section("命令行"))


def test_the_handbook_tells_of_no_other_command():
    told = set(re.findall(r"`workbench ([a-z]+)", HANDBOOK.read_text(encoding="utf-8")))

    assert told == {command.name for command in COMMANDS}


def test_the_keys_of_the_handbook_are_those_of_the_window():
    told = {key.translate(ARROWS) for key in re.findall(r"`([^`]+)`", section("键位表"))}
    shortcuts = {entry.shortcut for entry in ENTRIES if entry.shortcut}

    assert told - shortcuts - FIELD_KEYS == set()
    assert shortcuts - told == set()


def test_every_link_inside_the_handbook_leads_to_a_heading():
    text = HANDBOOK.read_text(encoding="utf-8")
    links = re.findall(r"\]\(#([^)]+)\)", text)

    assert links
    assert [link for link in links if f"\n## {link}\n" not in text] == []


def test_no_file_names_a_package_registry():
    found = [
        (path.name, host)
        for path in tracked_files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]

    assert found == []
