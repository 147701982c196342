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
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from arriving import plain
from content import fill
from dialogs import DIALOGS, ISSUED
from passing import PASSING, tidy
from photographs import pages_of, photograph, printed, save, say, side_by_side
from PySide6.QtWidgets import QApplication, QWidget
from scenes import SCENES, calm
from screen import use_screen
from waiting import settle
from windows import ALL, DESKTOP, LAPTOP, Look, window_on
from writing import WRITING, undone

from ui import faces, style
from ui.arrival import Arrival
from ui.style import Appearance
from workbench.app import Workbench
from workbench.issuing.elements import with_issuance
from workbench.papers import export_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = SCENES | WRITING | PASSING
OTHERS = {
    "main-dark": ("main", Look(theme=Appearance.DARK)),
    "main-hc": ("main", Look(theme=Appearance.HC)),
    "large": ("main", Look(type_size="200")),
    "wide": ("reference", Look(DESKTOP)),
}
"""What the handbook shows in another look: the picture's name, the scene, the look."""
PAPERS = ("paper", "excel")
UNTOLD = (
    *("menu", "menu-file", "menu-edit", "details", "about"),
    *("card", "follow", "cell-sentence", "cell-filter", "issued", "palette-begun"),
)
"""What the handbook has no picture of: taken where it is named, and with `--all`."""


@dataclass(frozen=True, slots=True)
class Album:
    """Where pictures go, and which of them are wanted; none named means all.

    `small` ones are for the handbook, the others only to be looked at.
    """

    folder: Path
    only: tuple[str, ...] = ()
    small: bool = True

    def wants(self, name: str) -> bool:
        """Whether the picture is to be taken."""
        return not self.only or name in self.only

    def shows(self, name: str) -> bool:
        """Whether it is to be taken for the handbook."""
        return self.wants(name) and (name not in UNTOLD or name in self.only)

    def keep(self, widget: QWidget, name: str) -> None:
        """Save what a window shows; the sign that fades where she arrived is gone by then."""
        settle()
        for arrival in widget.findChildren(Arrival):
            arrival.end()
        save(photograph(widget), self.folder / f"{name}.png", small=self.small)

    def keep_dialog(self, dialog: QWidget, name: str) -> None:
        """Save a dialog with a strip of desk around it."""
        dialog.show()
        settle()
        framed = side_by_side([photograph(dialog)], 16)
        save(framed, self.folder / f"{name}.png", small=self.small)
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
    looks = [look for look in ALL if look.name in (given.look or (look.name,))]
    sizes = list(dict.fromkeys(look.size for look in looks)) if given.all else [LAPTOP]
    if len(sizes) > 1:
        each_on_its_screen(given.out, given.only, looks, sizes)
        return
    socket.gethostname = lambda: "办公室电脑"  # the read-only bar names the machine
    use_screen(*sizes[0])
    app = QApplication(["yaodian", "-style", "Fusion"])
    style.install(app, Appearance.LIGHT)
    faces.load_missing()
    app.setCursorFlashTime(0)  # a caret that is there now and gone then
    album = Album(given.out, tuple(given.only), small=not given.all)
    with tempfile.TemporaryDirectory() as passing:
        if given.all:
            take_all(Path(passing), album, looks)
        else:
            take(Path(passing), album)
    say(f"图片在 {given.out}。")


def each_on_its_screen(
    out: Path, only: Sequence[str], looks: Sequence[Look], sizes: Sequence[tuple[int, int]]
) -> None:
    """A program draws on one screen: one of its own for each size."""
    for size in sizes:
        names = [look.name for look in looks if look.size == size]
        wanted = ["--only", *only] if only else []
        command = [sys.executable, __file__, "--out", str(out), "--all", "--look", *names, *wanted]
        subprocess.run(command, check=True)


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
        last = window.session.undo_label
        for scene, name in names.items():
            tidy(window)
            undone(window, last)
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


if __name__ == "__main__":
    main()
