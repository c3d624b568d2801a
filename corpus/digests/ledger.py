"""The ledger of deliveries: each part of a digest on its way to a chat, and how it fared.

Every function works on a `Connection` of `database.writing` (or `reading`, where it only reads).
A part is queued once. Before the request it is noted as being sent for a while, the lease; after it
as sent, uncertain or failed. A lease that runs out gives the part to the next who claims: so what
was open at a crash is sent again, and nothing else is.
docs/delivery.md tells what that promises.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.store.tables import deliveries

LEASE = timedelta(seconds=30)
"""For how long a part is its claimer's; no request may take so long."""
RETENTION = timedelta(days=35)
"""For how long it is known of a digest that it was sent; it must not be queued again later."""

Buttons: TypeAlias = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of buttons, each its label, and the data that comes back or the address it opens."""


class State(StrEnum):
    """Where a part is on its way; the last three are the ends of it."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a digest: its HTML, its buttons, and whether it comes without a sound."""

    html: str
    buttons: Buttons = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A part that is ours to send; `tries` counts the attempts that came to nothing.

    `thread_id` is 0 outside of forums.
    """

    id: int
    chat_id: int
    thread_id: int
    part: Part
    tries: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A part that failed, or of which nobody knows whether it arrived, and why."""

    digest: str
    chat_id: int
    thread_id: int
    part: int
    state: State
    reason: str
    changed: datetime


# --- queueing -------------------------------------------------------------------------


def queue(
    connection: Connection,
    digest: str,
    chat_id: int,
    thread_id: int,
    parts: Sequence[Part],
    now: datetime,
) -> int:
    """Have a digest's parts sent to a chat, in their order; gives how many were queued.

    A digest that was queued for this chat and thread before is left as it is, whatever its
    parts: 0. `thread_id` is 0 outside of forums.
    """
    values = {"digest": digest, "chat_id": chat_id, "thread_id": thread_id}
    is_same = (deliveries.c[name] == value for name, value in values.items())
    query = sa.select(deliveries.c.id).where(*is_same)
    if not parts or connection.scalar(query.limit(1)):
        return 0
    rows = [
        {
            **values,
            "part": number,
            "text": part.html,
            "buttons": part.buttons,
            "silent": part.silent,
            "state": State.QUEUED,
            "due": now,
            "tries": 0,
            "changed": now,
        }
        for number, part in enumerate(parts)
    ]
    connection.execute(sa.insert(deliveries), rows)
    return len(rows)


_earlier = deliveries.alias()
_IS_BEHIND = sa.exists().where(
    _earlier.c.chat_id == deliveries.c.chat_id,
    _earlier.c.due.is_not(None),
    _earlier.c.id < deliveries.c.id,
)
# Made once: it is asked for every message, and to make it takes longer than to answer it.
_FIRST = (
    sa.select(deliveries)
    .where(
        deliveries.c.due <= sa.bindparam("now"),
        deliveries.c.chat_id.not_in(sa.bindparam("resting", expanding=True)),
        ~_IS_BEHIND,
    )
    .order_by(deliveries.c.id)
    .limit(1)
)


def claim(connection: Connection, now: datetime, resting: Collection[int] = ()) -> Claim | None:
    """The oldest part to send that is the first of its chat, ours for a lease; None without one.

    None of the chats that are `resting`. It is noted as being sent: commit that before the request,
    for what is not noted here cannot have been sent.
    """
    values = {"now": now, "resting": list(resting)}
    row = connection.execute(_FIRST, values).mappings().first()
    if row is None:
        return None
    _set(connection, row["id"], now, state=State.SENDING, due=now + LEASE)
    buttons = tuple(tuple((label, data) for label, data in line) for line in row["buttons"])
    part = Part(row["text"], buttons, row["silent"])
    return Claim(row["id"], row["chat_id"], row["thread_id"], part, row["tries"])


def has_due(connection: Connection, now: datetime) -> bool:
    """Whether anything waits to be sent by now, even if its chat is not to be written to yet."""
    query = sa.select(deliveries.c.id).where(deliveries.c.due <= now).limit(1)
    return connection.scalar(query) is not None


def _set(connection: Connection, number: int, now: datetime, **values: object) -> None:
    is_one = deliveries.c.id == number
    connection.execute(sa.update(deliveries).where(is_one).values(changed=now, **values))


# --- on its way -----------------------------------------------------------------------


def postpone(connection: Connection, claim: Claim, until: datetime, now: datetime) -> None:
    """Have a part that was surely not sent taken up again later, and its chat's others after it."""
    values = {"state": State.QUEUED, "due": until, "tries": claim.tries + 1}
    _set(connection, claim.id, now, **values)
    is_after = sa.and_(deliveries.c.chat_id == claim.chat_id, deliveries.c.due < until)
    connection.execute(sa.update(deliveries).where(is_after).values(due=until))


def move(connection: Connection, old: int, new: int) -> None:
    """Follow a chat to its new number, with what was sent there and what is on its way."""
    twin = deliveries.alias()
    is_known = sa.exists().where(
        twin.c.chat_id == new,
        twin.c.digest == deliveries.c.digest,
        twin.c.thread_id == deliveries.c.thread_id,
        twin.c.part == deliveries.c.part,
    )
    of_old = deliveries.c.chat_id == old
    connection.execute(sa.delete(deliveries).where(of_old, is_known))
    connection.execute(sa.update(deliveries).where(of_old).values(chat_id=new))


# --- the ends of it -------------------------------------------------------------------


def sent(connection: Connection, claim: Claim, message_id: int, now: datetime) -> None:
    """Note that a part has arrived; what it said is not kept."""
    values = {"state": State.SENT, "due": None, "message_id": message_id, "reason": None}
    _set(connection, claim.id, now, text="", buttons=[], **values)


def uncertain(connection: Connection, claim: Claim, reason: str, now: datetime) -> None:
    """Note that nobody knows whether a part has arrived; it is not sent again."""
    _set(connection, claim.id, now, state=State.UNCERTAIN, due=None, reason=reason)


def failed(connection: Connection, claim: Claim, reason: str, now: datetime) -> None:
    """Note that a part cannot be sent."""
    _set(connection, claim.id, now, state=State.FAILED, due=None, reason=reason)


def end(connection: Connection, chat_id: int, reason: str, now: datetime) -> int:
    """Send a chat nothing of what is on its way to it; gives how many parts that were."""
    is_open = sa.and_(deliveries.c.chat_id == chat_id, deliveries.c.due.is_not(None))
    values = {"state": State.FAILED, "due": None, "reason": reason, "changed": now}
    return connection.execute(sa.update(deliveries).where(is_open).values(values)).rowcount


def prune(connection: Connection, now: datetime) -> int:
    """Delete what was settled long ago, a digest at a time; gives how many parts that were."""
    sibling = deliveries.alias()
    is_needed = sa.exists().where(
        sibling.c.digest == deliveries.c.digest,
        sibling.c.chat_id == deliveries.c.chat_id,
        sibling.c.thread_id == deliveries.c.thread_id,
        sa.or_(sibling.c.due.is_not(None), sibling.c.changed >= now - RETENTION),
    )
    return connection.execute(sa.delete(deliveries).where(~is_needed)).rowcount


# --- for the operator -----------------------------------------------------------------


def counts(connection: Connection) -> dict[State, int]:
    """How many parts are in each state."""
    query = sa.select(deliveries.c.state, sa.func.count()).group_by(deliveries.c.state)
    by_state = {State(state): count for state, count in connection.execute(query)}
    return {state: by_state.get(state, 0) for state in State}


def troubles(connection: Connection, limit: int) -> list[Trouble]:
    """The parts that failed or are uncertain, the newest first."""
    columns = [deliveries.c[name] for name in Trouble.__slots__]
    query = sa.select(*columns).where(deliveries.c.state.in_((State.FAILED, State.UNCERTAIN)))
    latest = query.order_by(deliveries.c.changed.desc(), deliveries.c.id.desc()).limit(limit)
    rows = connection.execute(latest).mappings()
    return [Trouble(**{**row, "state": State(row["state"])}) for row in rows]
