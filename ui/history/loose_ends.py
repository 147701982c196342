"""What is open still in a plan that has just been called issued: said once, with the way back.

状态已改为已印发，不过还有12处建议、18条去留没有定；还有3处待填（〔数〕等）会照原样印出。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.bars import News, Tone

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow
    from workbench.app import Workbench
    from workbench.plan import Plan

KEY = "loose-ends"


def tell_loose_ends(window: MainWindow) -> None:
    """Look beside the window for what is open, and put up a bar if there is anything."""
    session = window.session
    plan, workbench = session.plan, cast("Workbench", session.workbench)
    if plan is None:
        return

    def tell(words: str) -> None:
        if words and session.plan is plan:
            window.area.bars.tell(News(words, Tone.WARN, (("撤销", session.undo),), key=KEY))

    name = "正在查看没有定的各处"
    job = session.work(name, lambda _: loose_ends(workbench, plan), quiet=True)
    job.succeeded.connect(tell)


def loose_ends(workbench: Workbench, plan: Plan) -> str:
    """The sentence, "" where all is decided and filled in; on the background thread."""
    from ui.exporting import open_slots_line
    from ui.turn.open_points import open_points

    told = (open_points(workbench, plan).line, open_slots_line(plan))
    words = "；".join(line.rstrip("。") for line in told if line)
    return f"状态已改为已印发，不过{words}。" if words else ""
