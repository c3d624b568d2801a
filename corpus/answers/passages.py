"""From a question to the passages that answer it: read, spell, look up, rank, show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from corpus import text
from corpus.articles import store as storage
from corpus.questions import forms, phrases
from corpus.search import ranking, relevance, spelling
from corpus.search.ranking import Found
from corpus.search.spelling import Words
from corpus.store import fulltext
from corpus.store.database import Connection
from corpus.summaries import stories
from corpus.summaries.stories import Coverage
from corpus.types import (
    Answer,
    Article,
    ArticleHit,
    Candidate,
    Passage,
    PassageHit,
    Question,
    Scope,
    Span,
    Term,
)

# Full text narrows the archive to so many candidates, which are then ranked with care.
_CANDIDATES = 50
_TITLES = 50
_COVERED = 50
# An article with less than this share of the best one's score only touches on the topic.
_BESIDE = 0.6
# Nor has one much to say on it that holds less than this share of the words the best one holds.
_HELD = 0.7
_LIKE_TITLE = 60


def answer(
    connection: Connection,
    known: Words,
    question: str,
    now: datetime,
    outlets: Collection[str],
    limit: int,
    offset: int,
) -> Answer:
    """What answers `question`, within the dates and the outlet it names if anything does.

    A question of nothing but a time or an outlet gets the newest articles of it.
    """
    asked = forms.parse_search(question, now, outlets)
    if asked.topic is None:
        return Answer(asked, _newest(connection, scope_of(asked), limit, offset))
    scope = scope_of(asked)
    looked = _look(connection, known, forms.within_dates(asked, now), scope)
    is_widened = looked.scope != Scope(without=looked.scope.without) and not looked.fits
    if is_widened:
        looked = _look(connection, known, asked.topic, None)
    page = tuple(_shown(connection, looked, looked.found[offset : offset + limit]))
    return Answer(asked, page, looked.fits, is_widened, spelling.respelt(looked.terms))


def coverage(
    connection: Connection, known: Words, question: str, now: datetime, outlets: Collection[str]
) -> Coverage:
    """The stories of the articles on `question`; of a time or an outlet alone, of its newest.

    Nothing where no article fits within the dates and the outlet it names. What ends with "in
    100 words" gets what tells most of them all in so many, too.
    """
    _, length = phrases.split_length(question)
    asked = forms.parse_coverage(question, now, outlets)
    if asked.topic is None:
        newest = storage.newest(connection, _COVERED, 0, scope_of(asked))
        return stories.cover(asked, newest, length=length)
    looked = _look(connection, known, asked.topic, scope_of(asked))
    numbers = [n for hit in _on_topic(looked.found) for n in (hit.article_id, *hit.copies)]
    articles = [*storage.articles_with_ids(connection, numbers).values()]
    respelt = spelling.respelt(looked.terms)
    about = _spelt(looked.words, respelt)
    return stories.cover(asked, articles, about, respelt, length)


def _on_topic(found: Sequence[Found]) -> list[Found]:
    """Those that fit about as well as the best does, and do not merely touch on the topic."""
    fitting = [hit for hit in found[:_COVERED] if ranking.fits(hit)]
    score = _BESIDE * max((hit.score for hit in found), default=0.0)
    held = _HELD * max((hit.confidence for hit in fitting), default=0.0)
    return [hit for hit in fitting if hit.score >= score and hit.confidence >= held]


def _spelt(words: str, respelt: Iterable[tuple[str, str]]) -> str:
    """The words of a topic as the archive spells them."""
    meant = {text.fold(typed): spelt for typed, spelt in respelt}
    return " ".join(meant.get(word, word) for word in text.words(text.fold(words)))


class _Looked(NamedTuple):
    """What was found for the words of a topic, and where."""

    words: str
    terms: list[Term]
    scope: Scope
    found: list[Found]

    @property
    def fits(self) -> bool:
        return any(map(ranking.fits, self.found[:1]))


def _look(connection: Connection, known: Words, topic: str, scope: Scope | None) -> _Looked:
    """What there is on a topic within `scope` and with its phrases; without a scope anywhere."""
    wanted = phrases.split_topic(topic)
    exactly = wanted.phrases if scope else ()
    within = replace(scope or Scope(), phrases=exactly, without=wanted.without)
    terms, likely = candidates(connection, known, wanted.words, within)
    found = ranking.rank_passages(wanted.words, terms, likely)
    return _Looked(wanted.words, terms, within, found)


def scope_of(asked: Question) -> Scope:
    """The times and the outlet of a question."""
    return Scope(asked.since, asked.until, asked.outlet)


def candidates(
    connection: Connection, known: Words, question: str, scope: Scope
) -> tuple[list[Term], list[Candidate]]:
    """The terms of a question, and the passages within `scope` that are worth ranking."""
    terms = spelling.terms(question, known)
    narrow = ranking.narrowed(terms, known.passages)
    return terms, fulltext.find_passages(connection, narrow, scope, _CANDIDATES)


def _newest(
    connection: Connection, scope: Scope, limit: int, offset: int
) -> tuple[PassageHit, ...]:
    articles = storage.newest(connection, limit, offset, scope) if scope != Scope() else []
    begins = storage.first_passages(connection, (article.id for article in articles))
    by_article = {passage.article_id: passage for passage in begins}
    first = ((by_article[article.id], article) for article in articles if article.id in by_article)
    return tuple(
        PassageHit(passage, article, text.sentences_within(article.text, passage.span)[0])
        for passage, article in first
    )


def _shown(connection: Connection, looked: _Looked, found: Sequence[Found]) -> Iterable[PassageHit]:
    """The passages of what was found, with their articles and best sentences."""
    numbers = chain.from_iterable((hit.id, *hit.others) for hit in found)
    passages = {each.id: each for each in storage.passages_with_ids(connection, numbers)}
    named = chain.from_iterable((hit.article_id, *hit.copies) for hit in found)
    articles = storage.articles_with_ids(connection, named)

    def best(passage: Passage) -> Span:
        body = articles[passage.article_id].text
        return relevance.best_sentence(looked.terms, body, passage.span, looked.words)

    for hit in found:
        passage = passages[hit.id]
        yield PassageHit(
            passage,
            articles[hit.article_id],
            best(passage),
            hit.score,
            hit.confidence,
            tuple(best(passages[number]) for number in hit.others),
            _copies(hit, articles),
        )


def _copies(hit: Found, articles: Mapping[int, Article]) -> tuple[Article, ...]:
    return tuple(articles[number] for number in hit.copies)


# --- titles and mentions -----------------------------------------------------------------


def titles(connection: Connection, known: Words, words: str, limit: int) -> list[ArticleHit]:
    """Articles whose title is like `words`, the likeliest first."""
    terms = ranking.narrowed(spelling.terms(words, known), known.passages)
    ids = fulltext.find_titles(connection, terms, _TITLES)
    found = storage.articles_with_ids(connection, ids)
    hits = (
        ArticleHit(article, relevance.title_likeness(words, article.title))
        for article in found.values()
    )
    likely = (hit for hit in hits if hit.score >= _LIKE_TITLE)
    return sorted(likely, key=lambda hit: (-hit.score, hit.article.id))[:limit]


def mentions(
    connection: Connection, known: Words, name: str, topic: str | None, limit: int
) -> list[PassageHit]:
    """The passages that mention `name`, of the newest articles first.

    With a topic those that hold it too, if there are any.
    """
    phrase = spelling.phrase(name, known)
    ids = fulltext.find_phrase(connection, phrase, _CANDIDATES) if phrase else []
    found = {each.id: each for each in storage.passages_with_ids(connection, ids)}
    articles = storage.articles_with_ids(connection, (hit.article_id for hit in found.values()))
    ordered = (found[number] for number in ids)
    hits = [relevance.mention(phrase, hit, articles[hit.article_id]) for hit in ordered]
    return (relevance.about(spelling.terms(topic or "", known), hits) or hits)[:limit]
