"""From what somebody wishes to follow to what that is in the archive."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from corpus.answers import said
from corpus.answers.people import whom
from corpus.answers.snapshot import Snapshot
from corpus.questions import forms
from corpus.questions.line import Limits, parse_line
from corpus.questions.phrases import BESIDE_WORDS
from corpus.search.spelling import STOPWORDS
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import outlet_token
from corpus.subscriptions.wishes import Wish, read_wish
from corpus.text import fold
from corpus.types import Speaker, SpeakerKind

_MOST = 5


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """What words wish for, and what that may mean in the archive: one, or several to choose from.

    `wish` is None where they are too many to be one. `is_end` where they wish to be told no more.
    """

    words: str
    wish: Wish | None
    follows: tuple[Follow, ...] = ()
    is_end: bool = False


_END = re.compile(
    r"(?:please\s+)?(?:unfollow|unsubscribe(?:\s+me)?(?:\s+from)?|stop\s+following)\s+(?P<what>.+?)[.!\s]*",
    re.IGNORECASE,
)


def answer(
    archive: Snapshot, words: str, now: datetime, is_command: bool = False
) -> WishAnswer | None:
    """What words wish to be told from now on, or no more; None when they ask for something else.

    With `is_command` they do not.
    """
    end = None if is_command else _END.fullmatch(words.strip())
    if end:
        words, is_command = end["what"], True
    wish = read_wish(words, now, archive.outlets, is_command)
    if wish is None and not is_command:
        return None
    choices = follows(archive, wish) if wish and (end or not wish.is_empty) else []
    return WishAnswer(words, wish, tuple(choices), is_end=bool(end))


def follows(archive: Snapshot, wish: Wish) -> list[Follow]:
    """What a wish may mean: one when that is clear, or several people to choose from.

    Somebody nobody has quoted yet is followed all the same, under the name as it was typed.
    """
    if wish.bare:
        return _bare(archive, wish, wish.bare)
    if wish.name is None:
        return [_within(Follow(topic=wish.topic), wish)]
    people = [of_speaker(speaker) for speaker in _people(archive, wish.name, wish.topic)[:_MOST]]
    people = people or [following(wish.name)]
    return [_within(replace(follow, topic=wish.topic), wish) for follow in people]


def _people(archive: Snapshot, name: str, topic: str | None) -> list[Speaker]:
    """Whom a name may mean; of two names, "Krol or Voss", the people of each."""
    speakers = list(whom(archive, name, topic).speakers)
    parts = _BETWEEN.split(name)
    if speakers or len(parts) < 2:
        return speakers
    by_part = (whom(archive, part, topic).speakers for part in parts)
    return list(dict.fromkeys(chain.from_iterable(by_part)))


_BETWEEN = re.compile(r"\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+", re.IGNORECASE)


def of_speaker(speaker: Speaker) -> Follow:
    """What a speaker of the archive says."""
    return following(speaker.name, speaker.kind)


def of_question(words: str, outlets: Collection[str], now: datetime) -> Follow:
    """The topic of a question that was asked: its telling words, phrases and outlet."""
    search = forms.parse_search(parse_line(words, now, outlets))
    topic_words = (search.topic or "").split()
    telling = [word for word in topic_words if fold(word.strip(BESIDE_WORDS)) not in STOPWORDS]
    topic = " ".join(telling or topic_words).strip(BESIDE_WORDS)
    return Follow(topic=topic or None, outlet=search.outlet)


def _bare(archive: Snapshot, wish: Wish, words: str) -> list[Follow]:
    """Of bare words: an outlet of that name, people of that name, or else a topic."""
    outlet = next(
        (name for name in archive.outlets if outlet_token(name) == outlet_token(words)), None
    )
    if outlet and not wish.outlet:
        return [_within(Follow(topic=wish.topic), replace(wish, outlet=outlet))]
    readings = forms.readings(Limits(words))
    question = forms.parse_form(words) or said.with_speaker(archive, readings)
    named = question.name if question else None
    speakers = whom(archive, named, question.topic).speakers if question and named else ()
    people = [speaker for speaker in speakers if speaker.kind is SpeakerKind.PERSON][:_MOST]
    if question is None or not people:
        return [_within(Follow(topic=_joined(words, wish.topic)), wish)]
    topic = _joined(question.topic, wish.topic)
    return [_within(replace(of_speaker(speaker), topic=topic), wish) for speaker in people]


def _joined(first: str | None, second: str | None) -> str | None:
    return " ".join(filter(None, (first, second))) or None


def _within(follow: Follow, wish: Wish) -> Follow:
    mentions = wish.mentions and follow.speaker is not None
    return replace(follow, outlet=wish.outlet, mentions=mentions, is_fuzzy=wish.is_fuzzy)
