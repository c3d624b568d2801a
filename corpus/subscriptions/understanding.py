"""From what somebody wishes to follow to what that is in the archive."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from corpus.archive import Corpus
from corpus.questions.forms import parse_search
from corpus.questions.phrases import BESIDE_WORDS
from corpus.search.spelling import STOPWORDS
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import outlet_token
from corpus.subscriptions.wishes import Wish
from corpus.text import fold
from corpus.types import Question, Speaker, SpeakerKind

_MOST = 5


def follows(corpus: Corpus, wish: Wish, outlets: Collection[str], now: datetime) -> list[Follow]:
    """What a wish may mean: one when that is clear, or several people to choose from.

    Somebody nobody has quoted yet is followed all the same, under the name as it was typed.
    """
    if wish.bare:
        return _bare(corpus, wish, wish.bare, outlets, now)
    if wish.name is None:
        return [_within(Follow(topic=wish.topic), wish)]
    people = [of_speaker(each) for each in _people(corpus, wish.name, wish.topic)[:_MOST]]
    people = people or [following(wish.name)]
    return [_within(replace(each, topic=wish.topic), wish) for each in people]


def _people(corpus: Corpus, name: str, topic: str | None) -> list[Speaker]:
    """Whom a name may mean; of two names, "Krol or Voss", the people of each."""
    found = corpus.whom(Question(name, topic))
    parts = _BETWEEN.split(name)
    if found or len(parts) < 2:
        return found
    return list(dict.fromkeys(who for part in parts for who in corpus.whom(Question(part, topic))))


_BETWEEN = re.compile(r"\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+", re.IGNORECASE)


def of_speaker(speaker: Speaker) -> Follow:
    """What a speaker of the archive says."""
    return following(speaker.name, speaker.kind)


def of_question(words: str, outlets: Collection[str], now: datetime) -> Follow:
    """The topic of a question that was asked: its telling words, phrases and outlet."""
    asked = parse_search(words, now, outlets)
    told = (asked.topic or "").split()
    telling = [word for word in told if fold(word.strip(BESIDE_WORDS)) not in STOPWORDS]
    topic = " ".join(telling or told).strip(BESIDE_WORDS)
    return Follow(topic=topic or None, outlet=asked.outlet)


def _bare(
    corpus: Corpus, wish: Wish, words: str, outlets: Collection[str], now: datetime
) -> list[Follow]:
    """Of bare words: an outlet of that name, people of that name, or else a topic."""
    named = next((each for each in outlets if outlet_token(each) == outlet_token(words)), None)
    if named and not wish.outlet:
        return [_within(Follow(topic=wish.topic), replace(wish, outlet=named))]
    asked = corpus.read_question(words, now)
    found = corpus.whom(asked) if asked and asked.name else []
    people = [each for each in found if each.kind is SpeakerKind.PERSON][:_MOST]
    if asked is None or not people:
        return [_within(Follow(topic=_joined(words, wish.topic)), wish)]
    topic = _joined(asked.topic, wish.topic)
    return [_within(replace(of_speaker(each), topic=topic), wish) for each in people]


def _joined(one: str | None, other: str | None) -> str | None:
    return " ".join(filter(None, (one, other))) or None


def _within(follow: Follow, wish: Wish) -> Follow:
    mentions = wish.mentions and follow.speaker is not None
    return replace(follow, outlet=wish.outlet, mentions=mentions, is_fuzzy=wish.is_fuzzy)
