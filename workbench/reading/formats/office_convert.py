"""LibreOffice as a converter in a child process that can do no harm and is never waited for long.

It runs with a profile of its own in a temporary folder: no macros, no links followed, no network
(every address goes to a dead proxy), no lock file beside the source, which it sees only as a copy.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from workbench.reading.formats import complaints

_LOG = logging.getLogger(__name__)
_PATIENCE = 9.0  # seconds for a small file
_PATIENCE_PER_MEGABYTE = 6.0
_LONGEST_PATIENCE = 120.0
_MEMORY = 3 * 1024 * 1024  # KiB of address space; LibreOffice maps about 1.2 million to start
_LARGEST_FILE = 512 * 1024  # blocks of 512 bytes it may write to one file
_FILTERS = {
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
    "odt": "writer8",
    "fodt": "OpenDocument Text Flat XML",
    "xml": "MS Word 2003 XML",
    "ods": "calc8",
}
_WRITERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_NOT_STARTED = (126, 127)  # exit statuses of a shell whose program cannot be run (POSIX, 2.8.2)
_DEAD_PROXY = "http://127.0.0.1:9"
_FOLDERS = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice*/program",
    "/opt/apps/*libreoffice*/files/program",
    "/opt/apps/*libreoffice*/files/bin",
    "/snap/bin",
    "C:/Program Files/LibreOffice*/program",
    "C:/Program Files (x86)/LibreOffice*/program",
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def to_word(data: bytes, suffix: str, name: str) -> bytes:
    """`data`, a text of the kind `suffix`, as the bytes of a docx.

    `name` is only for the message: UnreadableError where LibreOffice is not installed, takes too
    long, or cannot read the file.
    """
    return _made(data, suffix, "docx", name)


def to_sheet(data: bytes, suffix: str, name: str) -> bytes:
    """`data`, a workbook of the kind `suffix`, as the bytes of an xlsx; refused as by `to_word`."""
    return _made(data, suffix, "xlsx", name)


def _made(data: bytes, suffix: str, wanted: str, name: str) -> bytes:
    program = find_program()
    if not program:
        raise complaints.needs_converter(name, wanted)
    try:
        with tempfile.TemporaryDirectory(prefix="yaodian-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"source.{suffix}"
            source.write_bytes(data)
            return _converted(program, source, wanted, name)
    except OSError as error:
        raise complaints.no_converting(name, wanted) from error


def _converted(program: str, source: Path, wanted: str, name: str) -> bytes:
    folder = source.parent
    _prepare_profile(folder)
    size = source.stat().st_size / 2**20
    seconds = min(_PATIENCE + size * _PATIENCE_PER_MEGABYTE, _LONGEST_PATIENCE)
    status = _run(_command(program, source, wanted), folder, seconds)
    if status is None:
        raise complaints.too_slow(name, wanted)
    if status in _NOT_STARTED:
        raise complaints.no_converting(name, wanted)
    made = folder / "made" / f"source.{wanted}"
    if not made.is_file():
        raise complaints.damaged(name)
    return made.read_bytes()


def find_program() -> str:
    """The path of LibreOffice on this machine, "" where there is none."""
    for name in ("soffice", "libreoffice", "soffice.com"):
        if found := shutil.which(name):
            return found
    names = ("soffice.com", "soffice.exe") if sys.platform == "win32" else ("soffice",)
    for pattern in _FOLDERS:
        root, _, rest = pattern.partition("/")
        for folder in sorted(Path(f"{root}/").glob(rest), reverse=True):
            for name in names:
                if (folder / name).is_file():
                    return str(folder / name)
    return ""


def _prepare_profile(folder: Path) -> None:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    text = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _command(program: str, source: Path, wanted: str) -> list[str]:
    folder = source.parent
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--nofirststartwizard", f"--infilter={_FILTERS[source.suffix[1:]]}"),
        *("--convert-to", f"{wanted}:{_WRITERS[wanted]}"),
        *("--outdir", str(folder / "made"), str(source)),
    ]
    if sys.platform == "win32":
        return command
    limits = f'ulimit -v {_MEMORY}; ulimit -f {_LARGEST_FILE}; ulimit -c 0; exec "$@"'
    return ["/bin/sh", "-c", limits, "sh", *command]


def _run(command: list[str], folder: Path, seconds: float) -> int | None:
    """Run to the end or kill it with all its children: its exit status, None if it was killed."""
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(child)


def _environment(folder: Path) -> dict[str, str]:
    """That of this program, with `folder` for all that is written and no way to the network."""
    return {
        **os.environ,
        **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder)),
        "SAL_USE_VCLPLUGIN": "svp",
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _DEAD_PROXY),
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started."""
    if sys.platform == "win32":
        if child.poll() is None:
            tree = ["taskkill", "/T", "/F", "/PID", str(child.pid)]
            subprocess.run(tree, check=False, capture_output=True)
    else:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            _LOG.debug("the converter and its children had ended")
    child.wait()
