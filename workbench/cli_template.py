"""The command line's words for templates: their slots, parts of several, files of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench import turnover
from workbench.app import Workbench
from workbench.errors import MisuseError
from workbench.usage import (
    JSON,
    OUT,
    STORE,
    Command,
    Options,
    listing,
    many,
    one_word,
    print_json,
    tell_made,
)

if TYPE_CHECKING:
    from workbench.drafting.slot_list import Slot
    from workbench.drafting.slots import SlotKind
    from workbench.drafting.templates import Template
    from workbench.usage import Argument


def _slots(options: Options) -> int:
    from workbench.drafting.slot_list import slots_of

    with Workbench(options.store) as workbench:
        template = turnover.find_template(workbench, options.template)
        if options.to_text:
            slot = _slot(template, options.to_text)
            template = turnover.slot_to_text(workbench, template.id, slot.id)
        if options.to_slot:
            text, kind = _slot_wanted(options.to_slot)
            template = turnover.text_to_slot(workbench, template.id, text, kind)
        slots = slots_of(template)
    if options.json:
        print_json({"template": template.id, "slots": [_slot_answer(s) for s in slots]})
        return 0
    print(f"{template.id}  {template.name}")
    for number, slot in enumerate(slots, 1):
        places = f"{slot.places[0].name}等{len(slot.places)}处"
        print(f"{number:>4} {slot.kind.value} {slot.value or '（未填过）'}：{places}")
    return 0


def _slot(template: Template, number: str) -> Slot:
    from workbench.drafting.slot_list import slots_of

    slots = slots_of(template)
    if not number.isdecimal() or not 1 <= int(number) <= len(slots):
        raise MisuseError(f"模板里没有第“{number}”处待填。", "请用 workbench slots 模板 查看序号。")
    return slots[int(number) - 1]


def _slot_wanted(word: str) -> tuple[str, SlotKind]:
    """护理站 or 江城=地名."""
    from workbench.drafting.slots import SlotKind

    text, equals, label = word.rpartition("=")
    kinds = {kind.label: kind for kind in SlotKind}
    if not equals:
        return word, SlotKind.TEXT
    if label not in kinds:
        raise MisuseError(f"没有“{label}”这一种待填。", f"可写：{'、'.join(kinds)}。")
    return text, kinds[label]


def _slot_answer(slot: Slot) -> dict[str, object]:
    return {
        "kind": slot.kind.label,
        "value": slot.value,
        "places": [
            {"section": place.name, "sentence": place.sentence, "start": place.start}
            for place in slot.places
        ],
    }


def _fill(options: Options) -> int:
    from workbench.drafting.slot_list import own_values

    with Workbench(options.store) as workbench:
        template = turnover.find_template(workbench, options.template)
        values = own_values(template) if options.own else {}
        for word in options.set:
            number, equals, text = word.partition("=")
            if not equals:
                raise MisuseError(f"“{word}”里没有等号。", "请写成 序号=内容，如 1=2027。")
            values[_slot(template, number).id] = text
        plan = turnover.fill_template(workbench, template.id, values)
    tell_made(options, "plan", plan.id, plan.title)
    return 0


def _combine(options: Options) -> int:
    parts = []
    for word in options.parts:
        reference, _, number = word.rpartition(":")
        if not reference:
            raise MisuseError(f"“{word}”里没有冒号。", "请写成 模板:章的编号，如 年度要点:二、")
        parts.append((reference, number))
    with Workbench(options.store) as workbench:
        template = turnover.combine(workbench, parts, options.name)
    tell_made(options, "template", template.id, template.name)
    return 0


def _export_template(options: Options) -> int:
    from workbench.file_names import shown_name

    with Workbench(options.store) as workbench:
        template = turnover.find_template(workbench, options.template)
        written = turnover.export_template(workbench, template.id, options.out)
    if options.json:
        print_json({"file": str(written)})
    else:
        print(f"已导出模板：{shown_name(written)}")
    return 0


def _import_template(options: Options) -> int:
    with Workbench(options.store) as workbench:
        template = turnover.import_template(workbench, options.file)
    tell_made(options, "template", template.id, template.name)
    return 0


_TEMPLATE: Argument = (("template",), {"metavar": "模板", "help": "模板的编号或名称"})
_FILE_OUT: Argument = (OUT[0], dict(OUT[1]) | {"metavar": "FILE", "help": "写到这个文件"})
_FILE_IN: Argument = (("file",), {"type": Path, "metavar": "FILE", "help": "模板文件"})

TEMPLATE_COMMANDS = (
    listing(
        "slots",
        "列出模板的待填处；改回文字，或把文字改成待填",
        _slots,
        _TEMPLATE,
        one_word("--to-text", "序号", "这一处改回文字"),
        one_word("--to-slot", "文字[=种类]", "这些文字改成待填，如 江城=地名"),
    ),
    Command(
        "fill",
        "填好模板的待填处，成为一份要点",
        (
            _TEMPLATE,
            many("--set", "序号=内容", "填一处，各处一起填"),
            (("--own",), {"action": "store_true", "help": "其余的填回原来的内容"}),
            STORE,
            JSON,
        ),
        _fill,
    ),
    Command(
        "combine",
        "把几个模板的章节合成一个模板",
        (
            (("parts",), {"nargs": "+", "metavar": "模板:章", "help": "按先后，如 年度要点:二、"}),
            (("--name",), {"required": True, "metavar": "N", "help": "新模板的名称"}),
            STORE,
            JSON,
        ),
        _combine,
    ),
    Command(
        "pack",
        "把模板存成一个小文件",
        (_TEMPLATE, _FILE_OUT, STORE, JSON),
        _export_template,
    ),
    Command("unpack", "导入模板文件", (_FILE_IN, STORE, JSON), _import_template),
)
