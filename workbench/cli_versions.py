"""The command line's words for the history of a plan: undo, redo, history, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import versions
from workbench.answers import moment
from workbench.app import Workbench
from workbench.usage import JSON, PLAN, STORE, Command, Options, one_word, print_json

if TYPE_CHECKING:
    from collections.abc import Callable


def _undo(options: Options) -> int:
    return _step(options, "撤销", Workbench.undo_label, Workbench.undo)


def _redo(options: Options) -> int:
    return _step(options, "重做", Workbench.redo_label, Workbench.redo)


def _step(
    options: Options,
    said: str,
    label_of: Callable[[Workbench, str], str],
    take: Callable[[Workbench, str], object],
) -> int:
    with Workbench(options.store, create=False) as workbench:
        plan_id = workbench.plan(options.plan).id
        label = label_of(workbench, plan_id)
        if label:
            take(workbench, plan_id)
    if options.json:
        print_json({"done": label})
    else:
        print(f"已{said}：{label}" if label else f"没有可以{said}的步骤。")
    return 0 if label else 1


def _history(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        steps = versions.timeline(workbench, workbench.plan(options.plan).id).moments
    if options.json:
        print_json([_step_answer(step) for step in steps])
        return 0
    for step in steps:
        name = f"  〔{step.version.title}〕" if step.version else ""
        print(
            f"{step.number:>4}  {moment(step.at)}  {step.label}{'（已撤销）' * step.undone}{name}"
        )
    return 0


def _step_answer(step: versions.Moment) -> dict[str, object]:
    """`version` is "" for a step without a name."""
    return {
        "number": step.number,
        "at": step.at.isoformat(timespec="seconds"),
        "label": step.label,
        "undone": step.undone,
        "version": step.version.title if step.version else "",
    }


def _versions(options: Options) -> int:
    with Workbench(options.store, create=False) as workbench:
        plan_id = workbench.plan(options.plan).id
        if options.name:
            step = versions.step_of(workbench, plan_id, options.at) if options.at else 0
            versions.name_moment(workbench, plan_id, options.name, step)
        found = sorted(workbench.store.versions(plan_id), key=lambda version: version.ordinal)
    if options.json:
        print_json([_version_answer(version) for version in found])
        return 0
    for version in found:
        print(f"{version.title}  {moment(version.named_at)}  第{version.number}步")
    if not found:
        print("这份要点还没有命名的版本。")
    return 0


def _version_answer(version: versions.VersionEntry) -> dict[str, object]:
    """`version` counts the names given, `step` is the number `history` tells."""
    return {
        "version": version.ordinal,
        "name": version.name,
        "step": version.number,
        "named_at": version.named_at.isoformat(timespec="seconds"),
        "undone": version.undone,
    }


VERSION_COMMANDS = (
    Command("undo", "撤销一步", (PLAN, STORE, JSON), _undo),
    Command("redo", "重做一步", (PLAN, STORE, JSON), _redo),
    Command("history", "列出要点的每一步改动", (PLAN, STORE, JSON), _history),
    Command(
        "versions",
        "列出要点的各个版本；也可给此刻或某一步命名",
        (
            PLAN,
            one_word("--name", "N", "给此刻命名，如 送审稿"),
            one_word("--at", "第N步", "命名的不是此刻，而是这一步"),
            STORE,
            JSON,
        ),
        _versions,
    ),
)
