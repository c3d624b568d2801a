"""Several articles told together: each event once, and what every article adds. Pure.

`docs/summaries.md` has the method, its figures and what it misses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from corpus.language import language_of
from corpus.summaries import centrality, minhash, salience
from corpus.summaries.brief import Telling, by_time, in_turn, is_repeat, stamp, tell
from corpus.summaries.centrality import Numbers
from corpus.summaries.sentences import Sentence, sentences_of
from corpus.summaries.summarizer import summarize
from corpus.types import Article, Question

# What an article is about stands in its title and its first sentences.
_HEAD = 8
# From this cosine on two articles are of one event: of articles about different ones, 1 or 2 pairs
# in 1,000 reach it, of those about one topic within three days two thirds (docs/summaries.md).
_ONE_EVENT = 0.18
# So that a word says something also where few articles are compared: as if it had been looked
# for, and not found, in so many others.
_UNSEEN_ARTICLES = 20
# An event is written about for days on end, but not after a silence as long as this.
_SILENCE = timedelta(days=3)
# What it is worth to be the first sentence, and costs to hang, beside the share of a topic's words.
_EARLY = 0.6
_HANGING = 0.25
# A sentence adds something if this share of its words was not there before.
_NEW = 0.5


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
        return (self.lead.article, *(telling.article for telling in self.further), *self.copies)

    @property
    def began(self) -> datetime | None:
        """When the first of its articles was published; None where none of them says."""
        days = (article.published for article in self.articles)
        return min(filter(None, days), default=None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The stories that were asked for, and how the question was read.

    `about` are the words of its topic as the archive spells them; none where a time was asked.
    `respelt` are those it spells otherwise, as asked and as it spells them. `brief` is what tells
    most of all the articles, where a number of words was asked for.
    """

    asked: Question
    stories: tuple[Story, ...] = ()
    about: str = ""
    respelt: tuple[tuple[str, str], ...] = ()
    brief: tuple[Telling, ...] = ()


def cover(
    asked: Question,
    articles: Sequence[Article],
    about: str = "",
    respelt: tuple[tuple[str, str], ...] = (),
    length: int | None = None,
) -> Coverage:
    """The coverage that the articles on a question make, in brief too where a length is given."""
    brief = () if length is None else tuple(tell(articles, length))
    return Coverage(asked, tuple(group(articles, about)), about, respelt, brief)


def group(articles: Sequence[Article], about: str = "") -> list[Story]:
    """The stories of several articles, that with most articles first, then the latest.

    copies set aside -> likeness of their heads -> events -> a story each. The best sentence of
    each speaks of what they are `about`, where that is given. Articles are of one story when they
    are alike and no more than days apart. Those that carry the same words are one, and the
    others of them its copies.
    """
    copies_of = _by_words(sorted(articles, key=by_time))
    originals = list(copies_of)
    stories = [
        _story([originals[place] for place in event], copies_of, about)
        for event in _events(originals, _likeness(originals))
    ]
    return sorted(stories, key=lambda story: (-len(story.articles), -stamp(story.began)))


# --- which articles are of one event ---------------------------------------------------


def _by_words(articles: Iterable[Article]) -> dict[Article, list[Article]]:
    """The first article of each wording, with the others that carry it."""
    copies_of: dict[Article, list[Article]] = {}
    signatures: list[tuple[bytes, Article]] = []
    for article in articles:
        own = minhash.signature(article.text)
        originals = (first for signature, first in signatures if own and _is_copy(own, signature))
        if (original := next(originals, None)) is not None:
            copies_of[original].append(article)
            continue
        copies_of[article] = []
        if own:
            signatures.append((own, article))
    return copies_of


def _is_copy(first: bytes, second: bytes) -> bool:
    return minhash.likeness(first, second) >= minhash.ALIKE


def _likeness(articles: Sequence[Article]) -> Numbers:
    """The cosine of every article's head with every other's, rare words weighing more."""
    counts = centrality.counted([_head(article) for article in articles])
    rarity = np.log((len(articles) + _UNSEEN_ARTICLES) / (1 + (counts > 0).sum(axis=0)))
    return centrality.cosines(np.log1p(counts) * rarity)


def _head(article: Article) -> list[str]:
    title = centrality.terms(article.title, language_of(article.text))
    sentences = sentences_of(article)[:_HEAD]
    return [*title, *(term for sentence in sentences for term in sentence.terms)]


def _events(articles: Sequence[Article], likeness: Numbers) -> list[list[int]]:
    """The places of the articles of each event; each joins the event that it is most like."""
    events: list[list[int]] = []
    for place, article in enumerate(articles):
        near = [event for event in events if _is_near(article, (articles[i] for i in event))]
        best = max(near, key=lambda event: likeness[place, event].mean(), default=None)
        if best is not None and likeness[place, best].mean() >= _ONE_EVENT:
            best.append(place)
        else:
            events.append([place])
    return events


def _is_near(article: Article, event: Iterable[Article]) -> bool:
    """Whether an article came out in the days of an event; one without a date may have."""
    days = [member.published for member in event if member.published]
    if article.published is None or not days:
        return True
    return min(abs(article.published - day) for day in days) <= _SILENCE


# --- what is told of a story -----------------------------------------------------------


def _story(
    articles: Sequence[Article], copies_of: dict[Article, list[Article]], about: str
) -> Story:
    """The lead, then what each further article adds to what is told before it."""
    lead = _speaking_of(about, _lead(articles))
    lines = [line for line in sentences_of(lead.article) if line.span in lead.sentences]
    further: list[Telling] = []
    for article in articles:
        if article != lead.article:
            addition = _addition(article, lines)
            lines += [addition] if addition else []
            further.append(Telling(article, (addition.span,) if addition else ()))
    copies = tuple(copy for article in articles for copy in copies_of[article])
    return Story(lead, tuple(further), copies)


def _lead(articles: Sequence[Article]) -> Telling:
    """One article by the sentence that tells it, several by the most central first sentence."""
    best = next(in_turn(articles), None)
    if best is None:
        return Telling(articles[0])
    if len(articles) > 1:
        return Telling(best.article, (best.span,))
    return Telling(
        best.article, summarize(best.article.text, 1, title=best.article.title).sentences
    )


def _speaking_of(about: str, lead: Telling) -> Telling:
    """The same, or with another sentence of the article, where only that says what it is about."""
    topic = set(centrality.terms(about, language_of(lead.article.text)))
    sentences = sentences_of(lead.article)
    own = {term for line in sentences if line.span in lead.sentences for term in line.terms}
    best = best_on(sentences, topic)
    return lead if best is None or topic & own else Telling(lead.article, (best.span,))


def best_on(sentences: Iterable[Sentence], topic: set[str]) -> Sentence | None:
    """The sentence that tells most of a topic; None where none has any of its terms.

    One near the beginning with half of the words tells the event better than an aside with all.
    """
    candidates = (sentence for sentence in sentences if not topic.isdisjoint(sentence.terms))
    return max(candidates, key=lambda sentence: _value(sentence, topic), default=None)


def _value(sentence: Sentence, topic: set[str]) -> float:
    """How much of a topic's terms a sentence has, and how early and how alone it stands."""
    share = len(topic.intersection(sentence.terms)) / len(topic)
    hanging = _HANGING * salience.leans(sentence.text, "en")
    return share + (_EARLY / (1 + sentence.place) - hanging)


def _addition(article: Article, lines: Sequence[Sentence]) -> Sentence | None:
    """The first sentence that is new beside the lines of the story so far."""
    terms = {term for line in lines for term in line.terms}
    additions = (
        sentence
        for sentence in sentences_of(article)
        if _is_new(sentence, terms) and not is_repeat(sentence, lines)
    )
    return next(additions, None)


def _is_new(sentence: Sentence, terms: Collection[str]) -> bool:
    fresh = sum(term not in terms for term in sentence.terms)
    return fresh > 0 and fresh >= _NEW * len(sentence.terms)
