"""A template as one small file (.yaodian-template), to be carried to another machine.

    {"format": "yaodian-template", "version": 1, "template": {"id": …, "name": …, "plan": …}}

UTF-8 JSON; a later version of the program may add to it, and then counts the version up.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from workbench.drafting.templates import Template
from workbench.errors import UnreadableError
from workbench.file_names import short_name, shown_name
from workbench.plan import new_id

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".yaodian-template"
FORMAT, VERSION = "yaodian-template", 1
_MOST_BYTES = 32 * 1024 * 1024


def save_template(template: Template, path: Path) -> Path:
    """Write the template to `path`, with the suffix of templates; gives the file's path.

    Raises:
        ExportError: it cannot be written there.
    """
    from db.serialising import compact, dumps
    from exports.aside import writing

    target = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    plain = Template(**{field.name: getattr(template, field.name) for field in fields(Template)})
    held = json.loads(dumps(plain))
    with writing(target) as aside:
        text = compact({"format": FORMAT, "version": VERSION, "template": held})
        aside.write_text(text, encoding="utf-8")
    return target


def load_template(path: Path) -> Template:
    """The template in a file, as one of the drafter's own under a fresh id.

    Raises:
        UnreadableError: there is no such file, it is damaged, none of ours, or of a later program.
    """
    from db.serialising import loads
    from workbench.drafting.slot_list import slots_of
    from workbench.manuscript import plain_text

    held = _held(path)
    try:
        template = loads(Template, json.dumps(held["template"]))
        sound = isinstance(template.name, str) and all(isinstance(v, str) for v in template.values)
        plain_text(template.plan), slots_of(template)  # whatever is missing or none of ours shows
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not sound:
        raise _damaged(path)
    return Template(new_id(), template.name, template.plan, template.source, values=template.values)


def _held(path: Path) -> dict[str, object]:
    """What the file holds, where it is one of ours and no newer than this program."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _damaged(path)
        held = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableError(
            f"未能打开“{_name(path)}”。", "请查看文件是否还在、有没有读取的权限。"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise UnreadableError(
            f"“{_name(path)}”不是模板文件。", f"请选从要点工作台导出的模板（{SUFFIX}）。"
        )
    if not isinstance(held.get("version"), int) or held["version"] > VERSION:
        raise UnreadableError(
            f"“{_name(path)}”是更新的程序导出的。", "请先升级要点工作台，再导入这个模板。"
        )
    return held


def _damaged(path: Path) -> UnreadableError:
    return UnreadableError(
        f"未能读取“{_name(path)}”：模板文件已损坏。", "请向提供的人再要一份，原来的模板没有改动。"
    )


def _name(path: Path) -> str:
    return short_name(shown_name(path))
