"""Takes the pictures of README and handbook, or of everything, from the real window on our samples.

    python packaging/pictures.py --out docs/pictures [--only NAME…]
    python packaging/pictures.py --out FOLDER --all [--look 1366-dark 1366-200pct-light…]

A passing store is filled with our own papers and a year's work (`content.py`); every panel, page
and dialog is brought about as the drafter would (`scenes.py`, `dialogs.py`) and photographed as it
then stands.
Without `--all` each is taken once, at 1366×768 in the light theme; with it at both sizes, in every
theme and with type of twice the size, in the looks named or in all eight. No screen is needed. The
paper is the exported PDF; a picture of the Excel file needs LibreOffice.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from content import fill
from dialogs import DIALOGS, ISSUED
from passing import PASSING, tidy
from photographs import pages_of, photograph, printed, save, say, side_by_side
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from scenes import SCENES, awaiting, calm, settle
from screen import use_screen

from ui import faces, style
from ui.looks import TypeSize
from ui.session import Session
from ui.style import Appearance
from ui.window.main_window import MainWindow
from workbench.app import Workbench
from workbench.drafting.samples import samples
from workbench.issuing.elements import with_issuance
from workbench.papers import export_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRONG_NUMBER = ("（四）", "（五）")
"""A number of the sample and what stands for it in the page that is looked over."""
LAPTOP, DESKTOP = (1366, 768), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is looked at; `type_size` in percent."""

    size: tuple[int, int] = LAPTOP
    theme: Appearance = Appearance.LIGHT
    type_size: str = "100"

    @property
    def suffix(self) -> str:
        """What stands behind the name of a scene where there are several looks."""
        return f"-{self.name}"

    @property
    def name(self) -> str:
        """1366-dark, 1920-200pct-light."""
        grown = f"-{self.type_size}pct" if self.type_size != "100" else ""
        return f"{self.size[0]}{grown}-{self.theme}"


EVERY = SCENES | PASSING
THEMES = (Appearance.LIGHT, Appearance.DARK, Appearance.HC)
ALL = (
    *(Look(size, theme) for size in (LAPTOP, DESKTOP) for theme in THEMES),
    Look(LAPTOP, type_size="200"),
    Look(DESKTOP, type_size="200"),
)
OTHERS = {
    "main-dark": ("main", Look(theme=Appearance.DARK)),
    "main-hc": ("main", Look(theme=Appearance.HC)),
    "large": ("main", Look(type_size="200")),
    "wide": ("reference", Look(DESKTOP)),
}
"""What the handbook shows in another look: the picture's name, the scene, the look."""
PLAIN = ("welcome", "import", "secrecy", "read-only")
PAPERS = ("paper", "excel")
UNTOLD = ("menu", "details", "doubts", "about")
"""What the handbook has no picture of: taken where it is named, and with `--all`."""


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures go, and which of them are wanted; none named means all."""

    folder: Path
    only: tuple[str, ...] = ()

    def wants(self, name: str) -> bool:
        """Whether the picture is to be taken."""
        return not self.only or name in self.only

    def shows(self, name: str) -> bool:
        """Whether it is to be taken for the handbook."""
        return self.wants(name) and (name not in UNTOLD or name in self.only)

    def keep(self, widget: QWidget, name: str) -> None:
        """Save what a window shows."""
        settle()
        save(photograph(widget), self.folder / f"{name}.png")

    def keep_dialog(self, dialog: QWidget, name: str) -> None:
        """Save a dialog with a strip of desk around it."""
        dialog.show()
        settle()
        save(side_by_side([photograph(dialog)], 16), self.folder / f"{name}.png")
        dialog.close()


def main() -> None:
    """Take the pictures that are wanted."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--look", nargs="+", default=(), choices=[look.name for look in ALL])
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    socket.gethostname = lambda: "办公室电脑"  # the read-only bar names the machine
    use_screen()
    app = QApplication(["yaodian", "-style", "Fusion"])
    style.install(app, Appearance.LIGHT)
    faces.load_missing()
    app.setCursorFlashTime(0)  # a caret that is there now and gone then
    album = Album(given.out, tuple(given.only))
    with tempfile.TemporaryDirectory() as passing:
        if given.all:
            looks = [look for look in ALL if look.name in (given.look or (look.name,))]
            take_all(Path(passing), album, looks)
        else:
            take(Path(passing), album)
    say(f"图片在 {given.out}。")


def take(passing: Path, album: Album) -> None:
    """Each once, those of the handbook in the other looks, and the papers."""
    store = passing / "要点.yaodian"
    plan_id = fill(store)
    plain(passing, Look(), album, "", (store, plan_id))
    named = {name: name for name in EVERY if album.shows(name)}
    wanted = [n for n in DIALOGS if album.shows(n)]
    photograph_scenes(store, plan_id, Look(), album, named, wanted)
    for name, (scene, look) in OTHERS.items():
        if album.wants(name):
            photograph_scenes(store, plan_id, look, album, {scene: name}, [])
    if any(map(album.wants, PAPERS)):
        photograph_paper(store, plan_id, passing, album)


def take_all(passing: Path, album: Album, looks: Sequence[Look]) -> None:
    """Everything in each of `looks`, on a store of its own as it was filled."""
    filled = passing / "要点.yaodian"
    plan_id = fill(filled)
    for look in looks:
        store = passing / f"要点{look.suffix}.yaodian"
        shutil.copy(filled, store)
        plain(passing, look, album, look.suffix, (store, plan_id))
        names = {n: n + look.suffix for n in EVERY if album.wants(n)}
        dialogs = [n for n in DIALOGS if album.wants(n)]
        photograph_scenes(store, plan_id, look, album, names, dialogs, look.suffix)


def photograph_scenes(
    store: Path,
    plan_id: str,
    look: Look,
    album: Album,
    names: dict[str, str],
    dialogs: list[str],
    suffix: str = "",
) -> None:
    """Scenes of the window with the plan open, and dialogs over it."""
    if not names and not dialogs:
        return
    with window_on(store, look, plan_id) as window:
        for scene, name in names.items():
            tidy(window)
            calm(window)
            shown = EVERY[scene](window)
            album.keep(shown, name)
            if shown is not window:
                shown.close()
            if window.aids.palette is not None:
                window.aids.palette.close_list()
        tidy(window)
        for name in dialogs:
            album.keep_dialog(DIALOGS[name](window), name + suffix)


def plain(passing: Path, look: Look, album: Album, suffix: str, full: tuple[Path, str]) -> None:
    """The first page, an import that is looked over, the stop at a secret, a second window."""
    if album.wants("welcome"):
        with window_on(passing / f"空{suffix}.yaodian", look) as window:
            album.keep(window, f"welcome{suffix}")
    if album.wants("import"):
        photograph_import(passing, look, album, suffix)
    if album.wants("secrecy"):
        photograph_stop(passing, look, album, suffix)
    if album.wants("read-only"):
        with window_on(full[0], look, full[1]), window_on(full[0], look, full[1]) as second:
            album.keep(second, f"read-only{suffix}")


def photograph_import(passing: Path, look: Look, album: Album, suffix: str) -> None:
    """A page whose numbers and commas are not as they should be."""
    page = passing / "2026年江城市卫生健康工作要点.html"
    text = samples()[0].read_text(encoding="utf-8").replace(*WRONG_NUMBER, 1)
    page.write_text(text.replace("，", ","), encoding="utf-8")
    with window_on(passing / f"核对{suffix}.yaodian", look) as window:
        with awaiting(window.session.imports.opened):
            window.commands.import_paths([page])
        settle()
        album.keep(window, f"import{suffix}")


def photograph_stop(passing: Path, look: Look, album: Album, suffix: str) -> None:
    """A document that says it is a secret."""
    page = passing / "江城市应急物资储备方案.txt"
    page.write_text("机密★3年\n江城市应急物资储备方案\n一、储备规模\n", encoding="utf-8")
    with window_on(passing / f"涉密{suffix}.yaodian", look) as window:
        window.commands.import_paths([page])
        settle()
        album.keep(window, f"secrecy{suffix}")


def photograph_paper(store: Path, plan_id: str, passing: Path, album: Album) -> None:
    """The exported PDF, and the Excel file where LibreOffice is there to draw it."""
    with Workbench(store) as workbench:
        plan = workbench.find_plan(plan_id)
    done = export_plan(with_issuance(plan, ISSUED), passing / "成果", ("pdf", "xlsx"))
    pdf, workbook = done.files
    save(side_by_side(pages_of(pdf, count=2, scale=1.1)), album.folder / "paper.png")
    office = shutil.which("soffice")
    if office is None:
        say("没有 LibreOffice，不拍 excel.png。")
        return
    sheet = side_by_side(pages_of(printed(workbook, office), count=1, scale=1.5))
    save(sheet, album.folder / "excel.png")


@contextmanager
def window_on(store: Path, look: Look, plan_id: str = "") -> Iterator[MainWindow]:
    """The window on `store` with its plan open, as it stands once all is drawn."""
    settings = QSettings(f"{store}{look.suffix}.ini", QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("plan/last", plan_id)
    settings.setValue("appearance", look.theme.value)
    settings.setValue("type-size", look.type_size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.dress(app, look.theme)
    style.set_scale(app, TypeSize(look.type_size).factor)
    app.setStyleSheet("")  # as at the start of the program: built first, dressed then
    window = MainWindow(Session(Workbench(store)), settings)
    style.lay_sheet(app)
    window.resize(*look.size)
    window.show()
    with awaiting(window.session.begun):
        window.begin()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()
        # without an event loop nothing else lets it go, and it would lay claim to the next store
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main()
