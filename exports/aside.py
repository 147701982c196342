"""Writing a result aside and putting it in place in one step, so that no half file is ever seen.

    with writing(folder / "2027年江城市工作要点.pdf") as aside:
        canvas.save(aside)          # a failure here leaves the old file whole

The temporary file stands in the same folder, because only there the last step is a single rename.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExportError
from workbench.placing import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARING_VIOLATION = 32  # Windows: another program has the file open

_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间，或换一个文件夹再导出。"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间，或换一个文件夹再导出。"),
    errno.EACCES: ("没有写入权限", "请换一个可以写入的文件夹再导出。"),
    errno.EPERM: ("没有写入权限", "请换一个可以写入的文件夹再导出。"),
    errno.EROFS: ("所在磁盘为只读", "请换一个可以写入的文件夹再导出。"),
    errno.ENOENT: ("文件夹不存在", "请先建立该文件夹，或换一个文件夹再导出。"),
    errno.ENOTDIR: ("上级路径不是文件夹", "请换一个文件夹再导出。"),
    errno.EISDIR: ("已有同名的文件夹", "请换一个文件名或文件夹再导出。"),
    errno.ENAMETOOLONG: ("文件名过长", "请缩短标题或换一个文件名再导出。"),
    errno.EBUSY: ("文件正被其他程序使用", "请先关闭打开它的程序，再导出一次。"),
}


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Yield a temporary path to write to; on leaving without error it becomes `path`.

    The result is on disk (fsync) before it takes the old file's place.

    Raises:
        ExportError: where the file cannot be written; the old file is then as it was.
    """
    aside: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        aside = _claim(target)
        yield aside
        _flush(aside)
        put_in_place(aside, target)
    except OSError as error:
        raise explain(path, error) from error
    finally:
        if aside:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)


def _claim(target: Path) -> Path:
    """An empty file of our own beside `target`, with the rights a new file gets.

    Its name is short whatever the target's is: a long Chinese name fills the 255 bytes alone.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    aside = target.with_name(f".{secrets.token_hex(8)}{target.suffix}")
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return aside


def _flush(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def explain(path: Path, error: OSError) -> ExportError:
    """The error in the drafter's words: which file, why, what now."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        reason, advice = _REASONS[errno.EBUSY]
    else:
        code = error.errno or 0
        reason, advice = _REASONS.get(
            code, (f"系统未能完成写入（代码 {code}）", "请换一个文件夹再导出。")
        )
    whole = "原有文件未改动。" if _stands(path) else ""
    return ExportError(f"未能写入“{path.name}”：{reason}。", f"{whole}{advice}")


def _stands(path: Path) -> bool:
    """Whether a file is there, as far as we may look."""
    try:
        return path.exists()
    except OSError:
        return False
