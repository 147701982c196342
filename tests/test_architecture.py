"""The house as drawn: who may import whom, and what is never loaded when the window appears."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workbench", "db", "exports", "ui")
RIM_NAMES = ("app", "imports", "papers", "preview", "cli", "__main__", "demo", "answers")
RIM_NAMES += ("cli_paper", "looks", "house_fonts", "year", "cli_year", "checks")
RIM_NAMES += ("revising", "cli_compare", "versions", "cli_versions")
RIM_NAMES += ("lineage", "turnover", "cli_turnover", "cli_template", "template_files")
RIM_NAMES += ("aligning", "particulars")
RIM_NAMES += ("doubts",)
RIM = {f"workbench/{name}.py" for name in RIM_NAMES}
HOME_OF = {"PySide6": "ui", "sqlite_utils": "db", "sqlite3": "db", "reportlab": "exports"}
HOME_OF |= {"openpyxl": "exports", "docx": "exports"}
HEAVY = {
    "pandas",
    "openpyxl",
    "reportlab",
    "docx",
    "lxml",
    "sqlite_utils",
    "rapidfuzz",
    "pypdfium2",
    "python_calamine",
    "fontTools",
    "pypinyin",
}
ALLOWED = {"workbench": {"workbench"}, "db": {"db", "workbench"}}
ALLOWED |= {"exports": {"exports", "workbench"}, "ui": {"ui", "workbench"}}
FLOORS = ("reading", "drafting", "assigning", "issuing", "checking")


def sources() -> list[str]:
    found = (p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))
    return sorted(p.relative_to(ROOT).as_posix() for p in found)


def imports(source: str, *, at_start: bool = False) -> set[str]:
    """The modules a file imports; `at_start` leaves out those in functions and for types."""
    tree = ast.parse((ROOT / source).read_text(encoding="utf-8"))
    nodes = _run_at_import(tree) if at_start else ast.walk(tree)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _run_at_import(tree: ast.Module) -> list[ast.stmt]:
    return [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("source", sources())
def test_a_package_imports_only_what_stands_below_it(source: str) -> None:
    package = source.split("/")[0]
    ours = {name.split(".")[0] for name in imports(source)} & set(PACKAGES)

    assert source in RIM or ours <= ALLOWED[package]


@pytest.mark.parametrize("source", sources())
def test_a_library_is_known_in_one_package_only(source: str) -> None:
    package = source.split("/")[0]
    foreign = {n.split(".")[0] for n in imports(source)} & set(HOME_OF)

    assert all(HOME_OF[name] == package for name in foreign)


@pytest.mark.parametrize("source", sources())
def test_heavy_modules_are_imported_where_they_are_used(source: str) -> None:
    assert not {n.split(".")[0] for n in imports(source, at_start=True)} & HEAVY


@pytest.mark.parametrize("source", [s for s in sources() if s not in RIM | {"ui/start.py"}])
def test_nothing_below_the_rim_knows_the_rim(source: str) -> None:
    rim = {f"workbench.{name}" for name in ("app", "papers", "cli")}

    assert not imports(source, at_start=True) & rim


def test_the_ground_floor_stands_on_no_other() -> None:
    ground = {p.relative_to(ROOT).as_posix() for p in (ROOT / "workbench").glob("*.py")} - RIM
    floors = tuple(f"workbench.{floor}" for floor in FLOORS)

    assert not [(s, n) for s in ground for n in imports(s) if n.startswith(floors)]


@pytest.mark.parametrize("floor", FLOORS)
def test_each_floor_of_the_core_uses_only_those_below_it(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    used = {n for s in sources() if s.startswith(f"workbench/{floor}/") for n in imports(s)}

    assert not [n for n in used if n.startswith(tuple(f"workbench.{name}" for name in above))]


@pytest.mark.parametrize("source", sources())
def test_no_pattern_needs_a_python_later_than_the_oldest_we_run_on(source: str) -> None:
    """Python 3.11 before 3.11.5 goes wrong on possessive groups: (…)*+ and (?>…)."""
    text = (ROOT / source).read_text(encoding="utf-8")

    assert not re.search(r"\)[*+?]\+|\(\?>", text)


def test_the_packaging_folder_does_not_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_test_folders_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("source", sources())
def test_no_module_outgrows_its_name(source: str) -> None:
    lines = (ROOT / source).read_text(encoding="utf-8").count("\n")

    assert lines <= 350


@pytest.mark.parametrize("source", sources())
def test_no_function_is_longer_than_a_page(source: str) -> None:
    tree = ast.parse((ROOT / source).read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]

    assert not [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 50]
