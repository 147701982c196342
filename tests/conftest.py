"""The one switch of the suite: --long runs the full counts of the heavy tests too."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from workbench.plan import Plan

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests marked long as well")


def pytest_configure(config: pytest.Config) -> None:
    """Property tests that ask for no number try forty examples; with --long as many as usual."""
    settings.register_profile("quick", max_examples=40)
    settings.load_profile("default" if config.getoption("--long") else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    full_counts = [item for item in items if "long" in item.keywords]
    items[:] = [item for item in items if item not in full_counts]
    config.hook.pytest_deselected(items=full_counts)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Where tests of the window keep garbage from being looked for, it is done between tests."""
    if not gc.isenabled():
        gc.collect(1)


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """Five real documents beside the project; they are not part of it."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("the real documents (../shared/seeds) are not here")
    return found


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    """A plan read from the first of our own samples."""
    from workbench.app import read_file
    from workbench.drafting.samples import samples
    from workbench.reading.assembly import plan_of

    return plan_of(read_file(samples()[0]).outline)
