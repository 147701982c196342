"""Which paper stands beside a plan in 对照: the one that stood there last, else its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.session import Session

_BESIDE = "beside:"


def standing(session: Session) -> str:
    """The id of the paper to stand beside the open plan, "" for none.

    The one that did last; where none did or it is gone, last year's, of which the plan was made.
    """
    plan, gateway = session.plan, session.workbench
    if plan is None or not session.ready:
        return ""
    kept, made_of = _kept(session), gateway.store.made_of(plan.id)
    known = _ids(gateway) if kept or made_of else set()
    return next((key for key in (kept, made_of) if key in known), "")


def keep_standing(session: Session, key: str) -> None:
    """This paper stands beside the open plan now."""
    plan = session.plan
    if plan and session.ready and not session.read_only and _kept(session) != key:
        session.workbench.store.keep_preference(_BESIDE + plan.id, (key,))


def _kept(session: Session) -> str:
    """The id of the paper that stood beside the open plan last, "" for none."""
    plan = session.plan
    kept = session.workbench.store.preference(_BESIDE + plan.id) if plan else ()
    return kept[0] if kept else ""


def _ids(gateway: Gateway) -> set[str]:
    return {entry.id for entry in gateway.documents()} | {plan.id for plan in gateway.plans()}
