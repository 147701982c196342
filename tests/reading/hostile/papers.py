"""Good files of every format, made by the programs that make them; damage is done to copies."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from workbench.app import read_file
from workbench.drafting.samples import samples
from workbench.reading.assembly import plan_of

if TYPE_CHECKING:
    from pathlib import Path

_BY_OFFICE = ("doc", "rtf", "odt")
_MAIL = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
)


def make_papers(folder: Path) -> list[Path]:
    """One good file a format in `folder`, of the formats that need no LibreOffice."""
    folder.mkdir(parents=True, exist_ok=True)
    _written(folder)
    _copied(folder)
    _tables(folder)
    return sorted(folder.iterdir())


def _written(folder: Path) -> None:
    from exports.excel import write_excel
    from exports.fonts import FontBook
    from exports.pdf import write_pdf
    from exports.word import write_word

    plan = plan_of(read_file(samples()[0]).outline)
    write_word(plan, folder / "要点.docx")
    write_excel(plan, folder / "要点.xlsx")
    write_pdf(plan, folder / "要点.pdf", FontBook.find())


def _copied(folder: Path) -> None:
    import base64

    for sample in samples():
        shutil.copy(sample, folder / f"要点-{sample.stem[:9]}{sample.suffix}")
    page = next(sample for sample in samples() if sample.suffix == ".html").read_bytes()
    (folder / "要点.mht").write_bytes(_MAIL + base64.encodebytes(page) + b"\r\n--b--\r\n")


def _tables(folder: Path) -> None:
    rows = [["序号", "重点任务", "责任单位", "完成时限"]]
    rows += [[str(n), f"建成救助站{n}个", "市民政局、市财政局", "6月底前"] for n in range(1, 30)]
    (folder / "任务.csv").write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")
    (folder / "任务.tsv").write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")


def convert(folder: Path) -> None:
    """Those that LibreOffice makes of them beside them."""
    profile = folder.parent / "profile"
    for kind, source in [*((kind, "要点.docx") for kind in _BY_OFFICE), ("xls", "要点.xlsx")]:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(folder / source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
