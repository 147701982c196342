"""Which paper stands beside a plan in 对照 is remembered, each plan has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.gateway import Gateway
    from ui.session import Session

_BESIDE = "beside:"


def standing(session: Session) -> str:
    """The id of the paper that stood beside the open plan, "" if none did or it is gone."""
    plan, gateway = session.plan, session.workbench
    kept = gateway.store.preference(_BESIDE + plan.id) if plan and session.ready else ()
    known = _ids(gateway) if kept else set()
    return kept[0] if kept and kept[0] in known else ""


def keep_standing(session: Session, key: str) -> None:
    """This paper stands beside the open plan now."""
    plan = session.plan
    if plan and session.ready and not session.read_only and standing(session) != key:
        session.workbench.store.keep_preference(_BESIDE + plan.id, (key,))


def _ids(gateway: Gateway) -> set[str]:
    return {entry.id for entry in gateway.documents()} | {plan.id for plan in gateway.plans()}
