"""Why a file cannot be read, in one calm Chinese sentence with an advice.

“未能读取“2026年要点.docx”：文件已损坏。” “原文件未改动。可在 WPS 中另存一份再导入。”
"""

from __future__ import annotations

from workbench.errors import UnreadableError

_UNTOUCHED = "原文件未改动。"
SAVE_AGAIN = _UNTOUCHED + "可在 WPS 中另存一份再导入。"
_SAVE_AS_DOCX = "请在 WPS 或 Word 中另存为 .docx 再导入。"


def unreadable(name: str, fact: str, advice: str = SAVE_AGAIN) -> UnreadableError:
    """The error for the file `name`: what is the matter with it, and what to do now."""
    return UnreadableError(f"未能读取“{name}”：{fact}。", advice)


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


def empty(name: str) -> UnreadableError:
    """Nothing in it."""
    return unreadable(name, "文件是空的", _UNTOUCHED + "请确认选对了文件。")


def unknown_format(name: str, known: tuple[str, ...]) -> UnreadableError:
    """A suffix without a reader."""
    kinds = "、".join(suffix.lstrip(".") for suffix in known)
    return unreadable(name, "暂不能读取这种格式", f"可导入 {kinds} 文件，请先另存为其中一种。")


def damaged(name: str) -> UnreadableError:
    """Its parts do not hold together."""
    return unreadable(name, "文件已损坏")


def not_text(name: str) -> UnreadableError:
    """Bytes that are no text in any encoding."""
    return unreadable(name, "内容不是文字")


def not_word(name: str) -> UnreadableError:
    """Another kind of file under the name of a Word document."""
    return unreadable(name, "内容不是 Word 文档")


def only_pictures(name: str) -> UnreadableError:
    """Scanned pages under the name of a Word document."""
    advice = _UNTOUCHED + "请先用文字识别软件转成文字，再导入。"
    return unreadable(name, "文件里只有图片，没有文字", advice)


def locked(name: str) -> UnreadableError:
    """A password."""
    return unreadable(name, "文件设有密码", _UNTOUCHED + "可在 WPS 中去掉密码、另存一份再导入。")


def other_kind(name: str, suffix: str) -> UnreadableError:
    """A table, slides or a PDF under the name of a text document."""
    advice = f"请把后缀改为 .{suffix} 再导入；打不开的，在 WPS 中另存为 .docx。"
    return unreadable(name, f"后缀与内容不符，内容其实是 {suffix} 文件", _UNTOUCHED + advice)


def needs_converter(name: str) -> UnreadableError:
    """An old or foreign format on a machine without LibreOffice."""
    return unreadable(name, "本机没有能转换这种旧格式的程序", _UNTOUCHED + _SAVE_AS_DOCX)


def too_slow(name: str) -> UnreadableError:
    """The conversion was stopped."""
    return unreadable(name, "转换用时过长，已停止", _UNTOUCHED + _SAVE_AS_DOCX)


def no_converting(name: str) -> UnreadableError:
    """The converter or its temporary folder failed."""
    return unreadable(name, "转换时系统出错", _UNTOUCHED + _SAVE_AS_DOCX)


def too_large(name: str) -> UnreadableError:
    """It would unpack to more than a document can hold."""
    return unreadable(name, "展开后的内容过大，不像正常文档")


def unsafe(name: str) -> UnreadableError:
    """It brings definitions of its own that no office program writes."""
    return unreadable(name, "含有不安全的外部定义")
