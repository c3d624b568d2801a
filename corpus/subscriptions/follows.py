"""Who has subscribed to what: the values, and how they are written down. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, time

from corpus.questions.phrases import Topic, split_topic
from corpus.speakers import identity
from corpus.subscriptions.schedule import Hours, Often, Quiet, Schedule
from corpus.text import fold, words
from corpus.types import SpeakerKind

_OR = re.compile(r"\s+or\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Follow:
    """What is followed. Of all that is given everything must hold; nothing given is all the news.

    `speaker` is somebody who says something, with `mentions` also who is mentioned; `key` is
    the speaker's in the archive. `topic` is words that must all be there, or those on one side of
    an "or", with "phrases" and -words that must not be; with `is_fuzzy` also misspelt. `feed` is
    the number of a feed, and `source` what it is called.
    """

    speaker: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    key: str | None = None
    mentions: bool = False
    topic: str | None = None
    is_fuzzy: bool = False
    outlet: str | None = None
    feed: int | None = None
    source: str | None = None

    @property
    def wanted(self) -> Topic:
        """The topic's words, phrases and what must not be there."""
        return split_topic(self.topic or "")

    @property
    def alternatives(self) -> tuple[Follow, ...]:
        """The same for each side of "eels or dams"; an article meets it by meeting one of these."""
        topic = self.topic or ""
        sides = [side.strip() for side in _OR.split(topic)]
        if len(sides) < 2 or '"' in topic or not all(words(fold(side)) for side in sides):
            return (self,)
        without = " ".join(part for part in topic.split() if part.startswith("-"))
        bare = (" ".join(part for part in side.split() if part[0] != "-") for side in sides)
        return tuple(replace(self, topic=f"{side} {without}".strip()) for side in bare if side)

    @property
    def is_everything(self) -> bool:
        """Whether it is all the news there is, but for what must not be in it."""
        is_open = self.topic is None or not words(fold(self.wanted.words))
        return is_open and not (self.speaker or self.outlet or self.feed)


def following(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Follow:
    """What a speaker of this name says."""
    return Follow(speaker=name, kind=kind, key=identity.key(name, kind))


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat, or a thread of it, that has subscribed to something.

    `ended` says why nothing is sent to it any more. `planned` is when its digests were last
    planned; `serial` grows with every change.
    """

    chat_id: int
    thread_id: int
    planned: datetime
    created: datetime
    hours: Hours = field(default_factory=Hours)
    is_silent: bool = False
    wants_empty: bool = False
    ended: str | None = None
    serial: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a subscriber follows, and how often they hear of it; `due` is when next."""

    follow: Follow
    schedule: Schedule
    due: datetime
    created: datetime
    is_paused: bool = False
    subscriber_id: int = 0
    id: int = 0


# --- written down -------------------------------------------------------------------------


def write_follow(follow: Follow) -> str:
    """As JSON, the same for the same; what is not given is left out."""
    return json.dumps({name: value for name, value in asdict(follow).items() if value})


def read_follow(body: str) -> Follow:
    """What `write_follow` has written."""
    values = json.loads(body)
    return Follow(**{**values, "kind": SpeakerKind(values["kind"])})


def write_quiet(quiet: Quiet | None) -> str | None:
    """Such as "22:00-07:00"."""
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else None


def read_quiet(text: str | None) -> Quiet | None:
    """What `write_quiet` has written."""
    return Quiet(*map(time.fromisoformat, text.split("-"))) if text else None


def write_times(schedule: Schedule) -> str:
    """Such as "08:00 18:00"."""
    return " ".join(f"{at:%H:%M}" for at in schedule.times)


def write_days(schedule: Schedule) -> int:
    """A digit for each day, the last day first: 30 for Mondays and Thursdays."""
    return int("".join(map(str, sorted(schedule.days, reverse=True))))


def read_schedule(often: str, times: str, days: int) -> Schedule:
    """A schedule from its parts, as `write_times` and `write_days` wrote them."""
    of_day = tuple(map(time.fromisoformat, times.split()))
    return Schedule(Often(often), of_day, tuple(sorted(map(int, str(days)))))
