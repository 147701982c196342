"""Why a file cannot be read, in one calm Chinese sentence with an advice.

“未能读取“2026年要点.docx”：文件已损坏。” “原文件未改动。可在 WPS 中另存一份再导入。”
"""

from __future__ import annotations

import errno

from workbench.errors import UnreadableError
from workbench.file_names import short_name

KINDS = "Word、WPS、PDF、Excel、网页和文本文件"  # what can be read, in the drafter's words
_UNTOUCHED = "原文件未改动。"
SAVE_AGAIN = _UNTOUCHED + "可在 WPS 中另存一份再导入。"
_UNLOCK = _UNTOUCHED + "请向发文单位要来密码，用 WPS 打开后另存为不加密的文件再导入。"
_RECOGNISE = _UNTOUCHED + "请找原来的 Word 文件导入，或用 WPS 识别成文字（OCR）后再导入。"
_SAVE_AS = {
    "docx": _UNTOUCHED + "请在 WPS 或 Word 中另存为 .docx 再导入。",
    "xlsx": _UNTOUCHED + "请在 WPS 或 Excel 中另存为 .xlsx 再导入。",
}


def unreadable(name: str, fact: str, advice: str = SAVE_AGAIN) -> UnreadableError:
    """The error for the file `name`: what is the matter with it, and what to do now."""
    return UnreadableError(f"未能读取“{short_name(name)}”：{fact}。", advice)


def missing(name: str) -> UnreadableError:
    """No such file."""
    return unreadable(name, "找不到这个文件", "请确认文件没有被移动或改名，再导入一次。")


def folder(name: str) -> UnreadableError:
    """A folder where a file is wanted."""
    return unreadable(name, "这是一个文件夹", "请选择文件夹里的文件导入。")


def forbidden(name: str) -> UnreadableError:
    """No right to read it."""
    return unreadable(
        name, "没有读取权限", _UNTOUCHED + "请向文件所有人要来权限，或复制一份再导入。"
    )


def broken_disk(name: str) -> UnreadableError:
    """The system gave an error while reading."""
    return unreadable(name, "读取时磁盘出错", "请检查磁盘或 U 盘是否接好，复制到本机后再导入。")


def long_name(name: str) -> UnreadableError:
    """A name longer than any file of this system has."""
    return unreadable(name, "文件名过长", "请改一个较短的文件名，再导入一次。")


_BY_ERRNO = {
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ELOOP), missing),
    **dict.fromkeys((errno.EACCES, errno.EPERM), forbidden),
    errno.ENAMETOOLONG: long_name,
}


def refused(name: str, error: OSError) -> UnreadableError:
    """Why the system did not give the file `name` out."""
    return _BY_ERRNO.get(error.errno or 0, broken_disk)(name)


def no_file(name: str) -> UnreadableError:
    """A device or a pipe, which would be waited for without end."""
    return unreadable(name, "这不是普通文件", "请把内容另存为文件再导入。")


def too_big(name: str, most: int) -> UnreadableError:
    """More bytes than the `most` a file may have."""
    advice = _UNTOUCHED + "请压缩文中的图片，或拆成几个文件，再导入。"
    return unreadable(name, f"文件过大，超过 {most // 2**20} MB", advice)


def empty(name: str) -> UnreadableError:
    """Nothing in it."""
    return unreadable(name, "文件是空的", _UNTOUCHED + "请确认选对了文件。")


def unknown_format(name: str) -> UnreadableError:
    """A suffix without a reader."""
    return unreadable(name, "暂不能读取这种格式", f"可导入 {KINDS}，请先另存为其中一种。")


def damaged(name: str) -> UnreadableError:
    """Its parts do not hold together."""
    return unreadable(name, "文件已损坏")


def not_text(name: str) -> UnreadableError:
    """Bytes that are no text in any encoding."""
    return unreadable(name, "内容不是文字")


def not_word(name: str) -> UnreadableError:
    """Another kind of file under the name of a Word document."""
    return unreadable(name, "内容不是 Word 文档")


def not_pdf(name: str) -> UnreadableError:
    """Another kind of file under the name of a PDF."""
    return unreadable(name, "内容不是 PDF 文档")


def only_pictures(name: str) -> UnreadableError:
    """Scanned pages under the name of a Word document."""
    return unreadable(name, "文件里只有图片，没有文字", _RECOGNISE)


def scanned(name: str) -> UnreadableError:
    """A PDF of pictures of pages."""
    return unreadable(name, "文件是扫描图片，没有文字层", _RECOGNISE)


def no_codes(name: str) -> UnreadableError:
    """A PDF whose fonts do not say which characters they draw."""
    return unreadable(name, "文字没有编码信息，读出来是乱码", _RECOGNISE)


def locked(name: str) -> UnreadableError:
    """A password."""
    return unreadable(name, "文件设有密码", _UNLOCK)


def other_kind(name: str, suffix: str) -> UnreadableError:
    """A table, slides or a PDF under the name of a text document."""
    advice = f"请把后缀改为 .{suffix} 再导入；打不开的，在 WPS 中另存为 .docx。"
    return unreadable(name, f"后缀与内容不符，内容其实是 {suffix} 文件", _UNTOUCHED + advice)


def needs_converter(name: str, suffix: str = "docx") -> UnreadableError:
    """An old or foreign format on a machine without LibreOffice; `suffix` is what can be read."""
    return unreadable(name, "本机没有能转换这种格式的程序", _SAVE_AS[suffix])


def too_slow(name: str, suffix: str = "docx") -> UnreadableError:
    """The conversion was stopped."""
    return unreadable(name, "转换用时过长，已停止", _SAVE_AS[suffix])


def no_converting(name: str, suffix: str = "docx") -> UnreadableError:
    """The converter or its temporary folder failed."""
    return unreadable(name, "转换时系统出错", _SAVE_AS[suffix])


def too_large(name: str) -> UnreadableError:
    """It would unpack to more than a document can hold."""
    return unreadable(name, "展开后的内容过大，不像正常文档")


def too_long(name: str) -> UnreadableError:
    """It holds or draws more than a document can."""
    advice = _UNTOUCHED + "可在 WPS 中拆成几个较小的文件，或另存为 docx 再导入。"
    return unreadable(name, "内容过多或过于复杂，不像正常文档", advice)


def unsafe(name: str) -> UnreadableError:
    """It brings definitions of its own that no office program writes."""
    return unreadable(name, "含有不安全的外部定义")
