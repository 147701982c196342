"""The house as drawn: who may import whom, and what is never loaded when the window appears."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workbench", "db", "exports", "ui")
RIM_NAMES = ("app", "imports", "papers", "preview", "cli", "__main__", "demo", "answers")
RIM_NAMES += ("cli_paper", "looks", "house_fonts", "year", "cli_year", "checks")
RIM_NAMES += ("revising", "cli_compare", "versions", "cli_versions")
RIM_NAMES += ("lineage", "turnover", "cli_turnover", "cli_template", "template_files")
RIM_NAMES += ("aligning", "particulars")
RIM_NAMES += ("doubts", "cli_commands")
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


@cache
def sources() -> tuple[str, ...]:
    found = (p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))
    return tuple(sorted(p.relative_to(ROOT).as_posix() for p in found))


@cache
def text_of(source: str) -> str:
    return (ROOT / source).read_text(encoding="utf-8")


@cache
def tree_of(source: str) -> ast.Module:
    return ast.parse(text_of(source))


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(source)))


@cache
def imports(source: str, *, at_start: bool = False) -> frozenset[str]:
    """The modules a file imports; `at_start` leaves out those in functions and for types."""
    found = _run_at_import(tree_of(source)) if at_start else nodes(source)
    names: set[str] = set()
    for node in found:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return frozenset(names)


def _run_at_import(tree: ast.Module) -> list[ast.stmt]:
    return [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]


def test_a_package_imports_only_what_stands_below_it() -> None:
    below = [source for source in sources() if source not in RIM]

    assert not {s: n for s in below if (n := _ours(s) - ALLOWED[s.split("/")[0]])}


def _ours(source: str) -> set[str]:
    return {name.split(".")[0] for name in imports(source)} & set(PACKAGES)


def test_a_library_is_known_in_one_package_only() -> None:
    known = {(s, n.split(".")[0]) for s in sources() for n in imports(s)}

    assert not [(s, n) for s, n in known if HOME_OF.get(n, s.split("/")[0]) != s.split("/")[0]]


def test_heavy_modules_are_imported_where_they_are_used() -> None:
    known = {(s, n.split(".")[0]) for s in sources() for n in imports(s, at_start=True)}

    assert not [(s, name) for s, name in known if name in HEAVY]


def test_nothing_below_the_rim_knows_the_rim() -> None:
    rim = {f"workbench.{name}" for name in ("app", "papers", "cli")}
    below = [source for source in sources() if source not in RIM | {"ui/start.py"}]

    assert not {s: n for s in below if (n := imports(s, at_start=True) & rim)}


def test_the_ground_floor_stands_on_no_other() -> None:
    ground = {p.relative_to(ROOT).as_posix() for p in (ROOT / "workbench").glob("*.py")} - RIM
    floors = tuple(f"workbench.{floor}" for floor in FLOORS)

    assert not [(s, n) for s in ground for n in imports(s) if n.startswith(floors)]


@pytest.mark.parametrize("floor", FLOORS)
def test_each_floor_of_the_core_uses_only_those_below_it(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    used = {n for s in sources() if s.startswith(f"workbench/{floor}/") for n in imports(s)}

    assert not [n for n in used if n.startswith(tuple(f"workbench.{name}" for name in above))]


def test_no_pattern_needs_a_python_later_than_the_oldest_we_run_on() -> None:
    """Python 3.11 before 3.11.5 goes wrong on possessive groups: (…)*+ and (?>…)."""
    assert not [s for s in sources() if re.search(r"\)[*+?]\+|\(\?>", text_of(s))]


def test_the_packaging_folder_does_not_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_test_folders_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_no_module_outgrows_its_name() -> None:
    assert not {s: n for s in sources() if (n := text_of(s).count("\n")) > 350}


def test_no_function_is_longer_than_a_page() -> None:
    functions = ((s, n) for s in sources() for n in nodes(s) if isinstance(n, ast.FunctionDef))

    assert not [(s, f.name) for s, f in functions if (f.end_lineno or 0) - f.lineno >= 50]
