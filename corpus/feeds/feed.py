"""A feed that is followed: when to ask it again, and how it fares. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from corpus.exceptions import Fault
from corpus.loading.syndication import Document
from corpus.web.response import NO_VERSION, Fetched, FetchError, Validators

OFTENEST = timedelta(minutes=30)
"""How often a feed is read that does not ask for less."""
SELDOMEST = timedelta(days=1)
"""How often at least, whatever it asks for and however often it failed."""
SOON = timedelta(minutes=2)
"""When a feed is read again that had more than was taken at once."""


class FeedState(StrEnum):
    """Whether a feed is read at all."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"  # its server said so: 410


class Health(StrEnum):
    """How a feed fares."""

    WELL = "well"
    NEW = "new"  # not read yet
    FAILING = "failing"
    PAUSED = "paused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed.

    `due` is when to read it next, `read` when that last went well, `checked` when it was last
    tried. `failures` counts those since it went well, `fault` says what the last one was.
    `entries` is how many of its entries are known.
    """

    url: str
    title: str
    due: datetime
    state: FeedState = FeedState.ACTIVE
    validators: Validators = NO_VERSION
    failures: int = 0
    fault: Fault | None = None
    checked: datetime | None = None
    read: datetime | None = None
    entries: int = 0
    id: int = 0

    @property
    def health(self) -> Health:
        """How it fares."""
        if self.state is not FeedState.ACTIVE:
            return Health(self.state)
        if self.failures:
            return Health.FAILING
        return Health.WELL if self.read else Health.NEW


# --- when -----------------------------------------------------------------------------


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether to read it now."""
    return feed.state is FeedState.ACTIVE and feed.due <= now


def succeeded(
    feed: Feed,
    page: Fetched,
    document: Document | None,
    again: timedelta | None,
    now: datetime,
) -> Feed:
    """The feed after it was read; `document` is None where nothing was new.

    `again` is when to go on where more was in it than was taken; then its version is not kept,
    so that it is sent in full once more.
    """
    ttl = (document.ttl if document else None) or timedelta()
    return replace(
        feed,
        url=page.moved_to or feed.url,
        title=(document.title if document else None) or feed.title,
        validators=NO_VERSION if again else page.validators,
        due=now + (again or min(max(page.fresh, ttl, OFTENEST), SELDOMEST)),
        failures=0,
        fault=document.fault if document else None,
        checked=now,
        read=now,
    )


def failed(feed: Feed, fault: Fault, now: datetime, error: FetchError | None = None) -> Feed:
    """The feed after it could not be read: asked ever more seldom, or never again if it is gone."""
    failures = feed.failures + 1
    wait = min(OFTENEST * 2 ** min(failures - 1, 10), SELDOMEST)
    return replace(
        feed,
        state=FeedState.GONE if error and error.is_gone else feed.state,
        due=now + max(wait, error.wait if error else wait),
        failures=failures,
        fault=fault,
        checked=now,
    )
