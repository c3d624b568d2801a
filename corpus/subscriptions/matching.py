"""Which of very many subscriptions a new article meets. Pure.

Each thing that is followed is listed once, whoever follows it, under what is rarest in it: a
speaker, a word, an outlet, a feed. An article is compared with what is listed under its own
speakers, words, outlet and feeds, and with nothing else; so the work grows with what has
something in common with it, not with the number of subscriptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.lexicon import Lexicon
from corpus.search import slips
from corpus.search.spelling import MUCH_COMMONER, RARE, STOPWORDS, stems
from corpus.subscriptions.follows import Follow
from corpus.text import fold, words
from corpus.types import SpeakerKind

_ALL_NEWS = "*"
_NO_ENTRIES: dict[_Listed, None] = {}
# The spellings near to this many words are kept; the words of news come again and again.
_CACHE_SIZE = 200_000


@dataclass(frozen=True)
class Facts:
    """What an article is compared by: its folded text, outlet, feeds, and who says what in it.

    `sayings` are by `speaker_token`.
    """

    text: str
    outlet: str = ""
    feeds: frozenset[int] = frozenset()
    sayings: Mapping[str, Sequence[Saying]] = field(default_factory=dict)

    @cached_property
    def whole(self) -> Words:
        """The words of the whole text."""
        return Words(self.text)


class Words:
    """The words of a folded text and their stems, in order."""

    def __init__(self, text: str) -> None:
        self.words = words(text)
        self.stems = stems(self.words)
        self.distinct = dict(zip(self.words, self.stems, strict=True))
        self.known = frozenset(self.stems)

    def holds(self, part: Sequence[str]) -> bool:
        """Whether these stems are there, one behind the other."""
        if len(part) == 1:
            return part[0] in self.known
        if not self.known.issuperset(part):
            return False
        size = len(part)
        starts = (at for at, stem in enumerate(self.stems) if stem == part[0])
        return any(self.stems[at : at + size] == list(part) for at in starts)


class Saying(NamedTuple):
    """Something that was said: its quote's number, and the words in and beside it."""

    quote_id: int
    near: Words


class Match(NamedTuple):
    """Why an article meets what is followed: the quotes of whom is followed, as numbers."""

    quotes: tuple[int, ...] = ()


def speaker_token(kind: SpeakerKind, key: str) -> str:
    """What a speaker is listed under."""
    return f"{kind}\t{key}"


def outlet_token(outlet: str | None) -> str:
    """An outlet's name as it is compared."""
    return " ".join(words(fold(outlet or "").removeprefix("the ")))


Counting = Callable[[str], int]
"""In how many passages of the archive a folded word is."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is followed, as it is compared with an article. `parts` are phrases too."""

    speaker: str | None
    names: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...]
    is_fuzzy: bool
    outlet: str
    feed: int | None


def prepare(follow: Follow) -> Pattern:
    """`follow` with its words folded and stemmed."""
    topic = follow.wanted
    telling_words = [word for word in words(fold(topic.words)) if word not in STOPWORDS]
    # Words as common as "after" are wanted only where there are no others, or in a phrase.
    topic_words = tuple(dict.fromkeys(telling_words or words(fold(topic.words))))
    name = _stems(follow.speaker or "")
    return Pattern(
        speaker=speaker_token(follow.kind, follow.key) if follow.key else None,
        names=(name,) if follow.mentions and name else (),
        words=tuple(zip(topic_words, stems(topic_words), strict=True)),
        parts=tuple(filter(None, map(_stems, topic.phrases))),
        without=tuple(filter(None, map(_stems, topic.without))),
        is_fuzzy=follow.is_fuzzy,
        outlet=outlet_token(follow.outlet),
        feed=follow.feed,
    )


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems(words(fold(text))))


def meets(pattern: Pattern, facts: Facts, count: Counting = lambda word: 0) -> Match | None:
    """Why the article meets what is wanted, or None. `count` tells a slip from another word."""
    if pattern.outlet and pattern.outlet != facts.outlet:
        return None
    if pattern.feed is not None and pattern.feed not in facts.feeds:
        return None
    whole = facts.whole
    if any(map(whole.holds, pattern.without)):
        return None
    if pattern.speaker is None:
        return Match() if _holds(pattern, whole, count) else None
    sayings = facts.sayings.get(pattern.speaker, ())
    quotes = tuple(saying.quote_id for saying in sayings if _holds(pattern, saying.near, count))
    if quotes:
        return Match(quotes)
    is_mentioned = any(map(whole.holds, pattern.names))
    return Match() if is_mentioned and _holds(pattern, whole, count) else None


def _holds(pattern: Pattern, text: Words, count: Counting) -> bool:
    """Whether all the words and phrases are there, misspelt perhaps where that is wished."""
    if not all(map(text.holds, pattern.parts)):
        return False
    return all(
        stem in text.known or (pattern.is_fuzzy and _is_misspelt(word, text, count))
        for word, stem in pattern.words
    )


def _is_misspelt(word: str, text: Words, count: Counting) -> bool:
    most = slips.most(word)
    if not most:
        return False
    near = process.extract(
        word, list(text.distinct), scorer=OSA.distance, score_cutoff=most, limit=None
    )
    return any(is_slip(word, near_word, int(distance), count) for near_word, distance, _ in near)


def is_slip(word: str, neighbour: str, distance: int, count: Counting) -> bool:
    """Whether one of two words is the other, misspelt: near it, and hardly in the archive itself.

    "Cavusolu" is a slip for "Cavusoglu", "than" none for "that".
    """
    if distance > min(slips.most(word), slips.most(neighbour)):
        return False
    rarer, commoner = sorted((count(word), count(neighbour)))
    return rarer <= RARE or commoner >= MUCH_COMMONER * rarer


# --- very many ----------------------------------------------------------------------------


class _Listed:
    """Something that is followed, by which subscriptions, and where it is listed."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.numbers: dict[int, None] = {}
        self.places: list[dict[_Listed, None]] = []


class Index:
    """What is followed, each by the numbers of its subscriptions. One thread at a time may use it.

    `count` tells how common a word is, so that each is listed under its rarest.
    """

    def __init__(self, count: Counting = lambda word: 0) -> None:
        self.count = count
        self._follows: dict[int, Follow] = {}
        # What is followed by either of several words is listed once for each of them.
        self._entries: dict[Follow, _Listed] = {}
        self._listed: dict[str, dict[_Listed, None]] = {}
        self._fuzzy: dict[str, dict[_Listed, None]] = {}
        self._lexicon = Lexicon()
        self._near: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._follows)

    def put(self, number: int, follow: Follow) -> None:
        """List a subscription, in place of what it followed before."""
        if self._follows.get(number) == follow:
            return
        self.drop(number)
        self._follows[number] = follow
        for side in follow.alternatives:
            if side not in self._entries:
                self._entries[side] = self._entry(prepare(side))
            self._entries[side].numbers[number] = None

    def drop(self, number: int) -> None:
        """List a subscription no more."""
        follow = self._follows.pop(number, None)
        for side in dict.fromkeys(follow.alternatives) if follow else ():
            entry = self._entries[side]
            del entry.numbers[number]
            if not entry.numbers:
                del self._entries[side]
                for place in entry.places:
                    del place[entry]

    def keep_only(self, numbers: Iterable[int]) -> None:
        """Drop all others."""
        for number in self._follows.keys() - set(numbers):
            self.drop(number)

    def meeting(self, facts: Facts) -> dict[int, Match]:
        """The subscriptions that the article meets, by number."""
        matches: dict[int, Match] = {}
        for entry in self._candidates(facts):
            match = meets(entry.pattern, facts, self.count)
            if match is None:
                continue
            for number in entry.numbers:
                before = matches.get(number, Match()).quotes
                matches[number] = Match(tuple(dict.fromkeys((*before, *match.quotes))))
        return matches

    def _candidates(self, facts: Facts) -> dict[_Listed, None]:
        whole = facts.whole
        tokens = [_ALL_NEWS, f"o{facts.outlet}", *(f"f{feed}" for feed in facts.feeds)]
        tokens += [f"s{token}" for token in facts.sayings]
        tokens += [f"w{stem}" for stem in whole.known]
        entries: dict[_Listed, None] = {}
        for token in tokens:
            entries.update(self._listed.get(token, _NO_ENTRIES))
        for word in whole.distinct if self._fuzzy else ():
            for near in self._spellings(word):
                entries.update(self._fuzzy[near])
        return entries

    def _spellings(self, word: str) -> tuple[str, ...]:
        """The listed words that this may be a slip for, or that may be slips for it."""
        spellings = self._near.get(word)
        if spellings is None:
            if len(self._near) >= _CACHE_SIZE:
                self._near.clear()
            most = slips.most(word)
            near = self._lexicon.near(word, most) if most else ()
            likely = (spelling for spelling, distance in near if distance <= slips.most(spelling))
            spellings = self._near[word] = tuple(likely)
        return spellings

    def _entry(self, pattern: Pattern) -> _Listed:
        """List what is wanted where an article that meets it has at least one thing in common."""
        entry = _Listed(pattern)
        entry.places = [self._listed.setdefault(token, {}) for token in self._tokens(pattern)]
        rarest = self._rarest(pattern)
        if pattern.is_fuzzy and slips.most(rarest) and not pattern.speaker:
            if rarest not in self._fuzzy:
                self._fuzzy[rarest] = {}
                self._lexicon.add([rarest])
                self._near.clear()
            entry.places.append(self._fuzzy[rarest])
        for place in entry.places:
            place[entry] = None
        return entry

    def _tokens(self, pattern: Pattern) -> list[str]:
        if pattern.speaker:
            names = [min(name, key=self.count) for name in pattern.names]
            return [f"s{pattern.speaker}", *(f"w{stem}" for stem in names)]
        if pattern.words:
            return [f"w{dict(pattern.words)[self._rarest(pattern)]}"]
        if pattern.feed is not None:
            return [f"f{pattern.feed}"]
        return [f"o{pattern.outlet}" if pattern.outlet else _ALL_NEWS]

    def _rarest(self, pattern: Pattern) -> str:
        return min((word for word, _ in pattern.words), key=self.count, default="")
