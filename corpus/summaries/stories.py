"""Several articles told together: each event once, the best sentence first. Pure.

    tell(articles)   the sentences that tell most of all of them, of so many words together
    group(articles)  the stories they are about, each with what every article adds

`docs/summaries.md` has the method, its figures and what it misses.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from rapidfuzz import fuzz

from corpus.exceptions import SummaryError
from corpus.language import language_of
from corpus.summaries import centrality, salience, summarizer
from corpus.summaries import minhash as copies
from corpus.summaries.candidates import candidates
from corpus.summaries.centrality import Numbers
from corpus.summaries.wording import counted, wording
from corpus.text import fold, words
from corpus.types import Article, Question, Span

_Part: TypeAlias = str | tuple[str, str]  # a word, or two that stand side by side

WORDS = 250
"""How many words `tell` gives at most, unless told otherwise."""

EVENTS = 10
"""How many events a timeline has at most."""

# Two sentences this much alike say the same (rapidfuzz token_set_ratio, of 100).
_SAME = 70
_LEAST_WORDS = 6
# How much more a sentence is worth whose score is a standard deviation higher: exp(.2), 1.22.
_SCORE = 0.2
# What an article is about stands in its title and its first sentences.
_HEAD = 8
# From this cosine on two articles are of one event: of articles about different ones, 1 or 2 pairs
# in 1,000 reach it, of those about one topic within three days two thirds (docs/summaries.md).
_ONE_EVENT = 0.18
# So that a word says something also where few articles are compared: as if it had been looked
# for, and not found, in so many others.
_OTHERS = 20
# An event is written about for days on end, but not after a silence as long as this.
_SILENCE = timedelta(days=3)
# What it is worth to be the first sentence, and costs to hang, beside the share of a topic's words.
_EARLY = 0.6
_HANGING = 0.25
# A sentence adds something if this share of its words was not there before.
_NEW = 0.5
# The read articles that are kept, since one is asked for again and again.
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of a story in the words of one article; nothing where it adds nothing."""

    article: Article
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One event: `lead` tells most of it, each of `further` what it adds to those before it.

    `copies` carry the words of an article that is among these, in another place.
    """

    lead: Telling
    further: tuple[Telling, ...] = ()
    copies: tuple[Article, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """All of them, the lead's first."""
        return (self.lead.article, *(each.article for each in self.further), *self.copies)

    @property
    def began(self) -> datetime | None:
        """When the first of its articles was published; None where none of them says."""
        return min((each.published for each in self.articles if each.published), default=None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The stories that were asked for, and how the question was read.

    `about` are the words of its topic as the archive spells them; none where a time was asked.
    `respelt` are those it spells otherwise, as asked and as it spells them.
    """

    asked: Question
    stories: tuple[Story, ...] = ()
    about: str = ""
    respelt: tuple[tuple[str, str], ...] = ()


class _Sentence(NamedTuple):
    """A sentence of an article, and its place among those that may be told."""

    article: Article
    span: Span
    place: int
    terms: tuple[str, ...]
    salience: float
    """In standard deviations of the scores of its article."""

    stems: tuple[str, ...]
    chances: dict[str, float]
    """How likely each word of its article is used by a person who tells that."""

    @property
    def told(self) -> str:
        return self.span.of(self.article.text)

    @property
    def length(self) -> int:
        """In words; in pairs of letters where a script has no spaces."""
        return len(self.stems)


@lru_cache(_KEPT)
def _language(article: Article) -> str | None:
    return language_of(article.text)


@lru_cache(_KEPT)
def _read(article: Article) -> tuple[_Sentence, ...]:
    """The sentences of an article that may be told; none where it has none."""
    try:
        found = candidates(article.text)
    except SummaryError:
        return ()
    told = [span.of(article.text) for span in found]
    language = _language(article)
    scores = salience.scores(told, language, article.title)
    stems = [tuple(centrality.stems(sentence, language)) for sentence in told]
    used = wording(stems, scores, centrality.common(language)).chances.tolist()
    chances = dict(zip(counted(stems)[0], used, strict=True))
    terms = (tuple(centrality.terms(sentence, language)) for sentence in told)
    parts = zip(found, terms, salience.standard(scores).tolist(), stems, strict=True)
    return tuple(
        _Sentence(article, span, place, own, score, words_of, chances)
        for place, (span, own, score, words_of) in enumerate(parts)
    )


# --- what tells most of all of them --------------------------------------------------


def tell(articles: Sequence[Article], most: int = WORDS) -> list[tuple[Article, Span]]:
    """The sentences that tell most of several articles, of `most` words together, best first.

    Those that have most of the words that people would use (`wording`) and of the pairs
    of words that several articles share (after Gillick and Favre 2009), near the beginning of
    theirs; nothing twice.
    """
    picked = [(each.article, each.span) for each in _best_first(articles, most)]
    return picked or _in_turn(articles, most)


def _best_first(articles: Sequence[Article], most: int) -> Iterator[_Sentence]:
    sentences = [each for article in articles for each in _read(article)]
    worth = {**_used(sentences), **_shared(sentences)}
    rest = [(each, _parts(each)) for each in sentences if each.length >= _LEAST_WORDS]
    picked: list[_Sentence] = []
    while rest := [each for each in rest if each[0].length <= most]:
        best, parts = max(rest, key=lambda found: _value(found[0], found[1], worth))
        rest.remove((best, parts))
        if not _is_told(best, picked):
            yield best
            picked.append(best)
            most -= best.length
            worth = {part: each for part, each in worth.items() if part not in parts}


def _used(sentences: Iterable[_Sentence]) -> dict[_Part, float]:
    """How likely a person uses each word, on the average of the articles."""
    of_article = {each.article: each.chances for each in sentences}
    sums: defaultdict[_Part, float] = defaultdict(float)
    for chances in of_article.values():
        for word, chance in chances.items():
            sums[word] += chance / len(of_article)
    return sums


def _shared(sentences: Iterable[_Sentence]) -> dict[_Part, float]:
    """The share of the articles with each pair of neighbouring words that several have."""
    of_article: dict[Article, set[_Part]] = {}
    for each in sentences:
        of_article.setdefault(each.article, set()).update(pairwise(each.stems))
    counts = Counter(pair for pairs in of_article.values() for pair in pairs)
    return {pair: count / len(of_article) for pair, count in counts.items() if count > 1}


def _parts(sentence: _Sentence) -> set[_Part]:
    return {*sentence.stems, *pairwise(sentence.stems)}


def _value(sentence: _Sentence, parts: set[_Part], worth: dict[_Part, float]) -> float:
    """What a sentence is worth for its length, its place and its score."""
    gain = sum(worth.get(part, 0.0) for part in parts)
    spread = math.sqrt(sentence.length * (1 + sentence.place))
    return gain / spread * math.exp(_SCORE * sentence.salience)


def _in_turn(articles: Iterable[Article], most: int) -> list[tuple[Article, Span]]:
    found: list[tuple[Article, Span]] = []
    for article in articles:
        for span in _first(article):
            most -= len(words(span.of(article.text)))
            if most >= 0 or not found:
                found.append((article, span))
    return found


def _first(article: Article) -> tuple[Span, ...]:
    """The one sentence that tells an article."""
    try:
        return summarizer.summarize(article.text, 1, title=article.title).sentences
    except SummaryError:
        return ()


def _is_told(sentence: _Sentence, others: Iterable[_Sentence]) -> bool:
    folded = fold(sentence.told)
    return any(fuzz.token_set_ratio(folded, fold(each.told)) > _SAME for each in others)


# --- stories ---------------------------------------------------------------------------


def group(articles: Sequence[Article], about: str = "") -> list[Story]:
    """The stories of several articles, that with most articles first, then the latest.

    The best sentence of each speaks of what they are `about`, where that is given. Articles are
    of one story when they are alike and no more than days apart. Those that carry the same words
    are one, and the rest of them its copies.
    """
    carried = _by_words(sorted(articles, key=_when))
    originals = list(carried)
    stories = [
        _story([originals[place] for place in places], carried, about)
        for places in _events(originals, _alike(originals))
    ]
    return sorted(stories, key=lambda story: (-len(story.articles), -_stamp(story.began)))


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a timeline: its day, and one sentence of an article about it."""

    day: datetime
    article: Article
    sentence: Span


def timeline(covered: Coverage, most: int = EVENTS) -> list[Event]:
    """A sentence for each of the largest stories, in the order of time; the undated have none.

    The one that tells most of what was asked about, in the first article that has any of it.
    """
    dated = [(each.began, each) for each in covered.stories if each.began and each.lead.sentences]
    events = [_event(day, story, covered.about) for day, story in dated]
    told = [each for each, is_on in events if is_on] or [each for each, _ in events]
    return sorted(told[:most], key=lambda event: (event.day, event.article.id))


def _event(day: datetime, story: Story, about: str) -> tuple[Event, bool]:
    """The event of a story, and whether a sentence of it speaks of what was asked about."""
    for article in sorted(story.articles, key=_when):
        wanted = set(centrality.terms(about, _language(article)))
        best = max(_read(article), key=lambda each: _on(each, wanted), default=None)
        if best is not None and wanted.intersection(best.terms):
            return Event(article.published or day, article, best.span), True
    return Event(day, story.lead.article, story.lead.sentences[0]), False


def _on(sentence: _Sentence, wanted: Collection[str]) -> tuple[bool, float]:
    """Whether a sentence has anything of what is wanted; and how much, how early and how alone.

    One near the beginning with half of the words tells the event better than an aside with all.
    """
    there = set(wanted).intersection(sentence.terms)
    early = _EARLY / (1 + sentence.place) - _HANGING * salience.leans(sentence.told, "en")
    return bool(there), len(there) / max(1, len(wanted)) + early


def _when(article: Article) -> tuple[float, int, str]:
    return (_stamp(article.published), article.id, article.key)


def _stamp(moment: datetime | None) -> float:
    """Seconds, for an order in which the undated come first."""
    return (moment or datetime.min.replace(tzinfo=UTC)).timestamp() if moment else 0.0


def _by_words(articles: Iterable[Article]) -> dict[Article, list[Article]]:
    """The first article of each wording, with the others that carry it."""
    found: dict[Article, list[Article]] = {}
    signed: list[tuple[bytes | None, Article]] = []
    for article in articles:
        own = copies.signature(article.text)
        first = next((each for other, each in signed if _is_copy(own, other)), None)
        if first is not None:
            found[first].append(article)
        else:
            signed.append((own, article))
            found[article] = []
    return found


def _is_copy(one: bytes | None, other: bytes | None) -> bool:
    return bool(one and other and copies.likeness(one, other) >= copies.ALIKE)


def _alike(articles: Sequence[Article]) -> Numbers:
    """The cosine of every article's head with every other's, rare words weighing more."""
    counts = centrality.counted([_head(article) for article in articles])
    rarity = np.log((len(articles) + _OTHERS) / (1 + (counts > 0).sum(axis=0)))
    return centrality.cosines(np.log1p(counts) * rarity)


def _head(article: Article) -> list[str]:
    sentences = _read(article)[:_HEAD]
    title = centrality.terms(article.title, _language(article))
    return [*title, *(term for each in sentences for term in each.terms)]


def _events(articles: Sequence[Article], alike: Numbers) -> list[list[int]]:
    """The places of the articles of each event; each joins the event that it is most like."""
    events: list[list[int]] = []
    for place, article in enumerate(articles):
        near = [event for event in events if _is_near(article, (articles[i] for i in event))]
        best = max(near, key=lambda event: alike[place, event].mean(), default=None)
        if best is not None and alike[place, best].mean() >= _ONE_EVENT:
            best.append(place)
        else:
            events.append([place])
    return events


def _is_near(article: Article, others: Iterable[Article]) -> bool:
    days = [each.published for each in others if each.published]
    return (
        article.published is None
        or not days
        or min(abs(article.published - day) for day in days) <= _SILENCE
    )


def _story(articles: Sequence[Article], carried: dict[Article, list[Article]], about: str) -> Story:
    lead = _speaking_of(about, _lead(articles))
    shown = [each for each in _read(lead.article) if each.span in lead.sentences]
    further = tuple(_adding(each, shown) for each in articles if each != lead.article)
    return Story(lead, further, tuple(copy for each in articles for copy in carried[each]))


def _lead(articles: Sequence[Article]) -> Telling:
    best = next(_best_first(articles, WORDS), None) if len(articles) > 1 else None
    if best is not None:
        return Telling(best.article, (best.span,))
    return Telling(articles[0], _first(articles[0]))


def _speaking_of(about: str, lead: Telling) -> Telling:
    """The same, or with another sentence of the article, where only that says what it is about."""
    wanted = set(centrality.terms(about, _language(lead.article)))
    found = _read(lead.article)
    shown = {term for each in found if each.span in lead.sentences for term in each.terms}
    best = max(found, key=lambda each: _on(each, wanted), default=None)
    if best is None or wanted & shown or not wanted.intersection(best.terms):
        return lead
    return Telling(lead.article, (best.span,))


def _adding(article: Article, shown: list[_Sentence]) -> Telling:
    """The sentence that adds most to what is shown, which then gets it too."""
    seen = {term for each in shown for term in each.terms}
    new = [each for each in _read(article) if _is_new(each, seen) and not _is_told(each, shown)]
    if not new:
        return Telling(article)
    best = max(new, key=lambda each: each.salience)
    shown.append(best)
    return Telling(article, (best.span,))


def _is_new(sentence: _Sentence, seen: Collection[str]) -> bool:
    fresh = sum(term not in seen for term in sentence.terms)
    return fresh > 0 and fresh >= _NEW * len(sentence.terms)
