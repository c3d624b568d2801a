"""One article: by its number or its headline, in short, and what else is like it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import text
from corpus.answers import passages
from corpus.answers.snapshot import Snapshot
from corpus.articles import copies
from corpus.articles import store as article_store
from corpus.exceptions import NotFoundError
from corpus.questions import forms
from corpus.questions.line import Limits, Line
from corpus.search import ranking, relevance, spelling
from corpus.store.fulltext.passages import find_titles
from corpus.summaries import summarizer
from corpus.types import Article, ArticleHit, Order, Summary, Term

_TITLES = 50
# From this likeness on (rapidfuzz, of 100) a title may be meant, and from the next one on it is.
_LIKE_TITLE = 60
_SAME_TITLE = 88
# An article is meant, by how much of the words it holds (from 0 to 1), that holds this much, and
# nearly as much as the best.
_HOLDING = 0.25
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Brief:
    """An article, what tells most of it, and the other articles that tell the same story."""

    article: Article
    summary: Summary
    sentences: int
    """How many were asked for."""

    copies: tuple[Article, ...] = ()
    others: tuple[Article, ...] = ()
    """What else the words may have meant, though less likely."""

    words: int | None = None
    """In how many words it was asked for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles that words may mean, the likeliest first; none where there are none."""

    words: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """The newest articles there are, or the oldest."""

    articles: tuple[Article, ...]
    order: Order = Order.NEWEST


def with_id(archive: Snapshot, article_id: int) -> Article:
    """The article stored under `article_id`; raises NotFoundError."""
    article = article_store.article(archive.connection, article_id)
    if article is None:
        raise NotFoundError("article.unknown", number=article_id)
    return article


def brief(
    archive: Snapshot, article_id: int, sentences: int = 3, words: int | None = None
) -> Brief:
    """An article in so many sentences, or words if given; raises NotFoundError, SummaryError."""
    article = with_id(archive, article_id)
    count = summarizer.MOST if words else sentences
    summary = summarizer.summarize(article.text, count, words, article.title)
    ids = copies.copies_of(archive.connection, article_id)
    by_id = article_store.articles_with_ids(archive.connection, ids)
    copied = tuple(by_id[number] for number in ids)
    return Brief(
        article, summary, len(summary.sentences) if words else sentences, copied, (), words
    )


def titles(archive: Snapshot, words: str, limit: int) -> list[ArticleHit]:
    """Articles whose title is like `words`, the likeliest first."""
    terms = ranking.narrowed(spelling.terms(words, archive.words), archive.words.passages)
    ids = find_titles(archive.connection, terms, _TITLES)
    articles = article_store.articles_with_ids(archive.connection, ids)
    hits = (
        ArticleHit(article, relevance.title_likeness(words, article.title))
        for article in articles.values()
    )
    likely = (hit for hit in hits if hit.score >= _LIKE_TITLE)
    return sorted(likely, key=lambda hit: (-hit.score, hit.article.id))[:limit]


def called(archive: Snapshot, words: str) -> Article | None:
    """The article whose title these words are, a slip or two aside, or None."""
    hits = titles(archive, words, 1)
    return hits[0].article if hits and hits[0].score >= _SAME_TITLE else None


def likely(archive: Snapshot, line: Line, order: Order, limit: int) -> list[ArticleHit]:
    """The articles that words like "the treaty article" may mean, the likeliest first.

    Those of the dates and the outlet named, by how much of the words their titles, their
    beginnings and the rest of them hold. In an `order` the newest or oldest of the likely ones.
    """
    limits = line.bare if line.bare and line.bare.is_dated else line.plain
    terms = spelling.terms(limits.words, archive.words)
    articles = _candidates(archive, line, terms).values()
    within = (article for article in articles if _is_within(article, limits))
    hits = [ArticleHit(article, relevance.holding(terms, article)) for article in within]
    best = max((hit.score for hit in hits), default=0.0)
    near = [hit for hit in hits if hit.score >= max(_HOLDING, _NEAR * best)]
    near.sort(key=lambda hit: (-hit.score, -_stamp(hit.article), hit.article.id))
    if order is not Order.BEST:
        sign = 1 if order is Order.OLDEST else -1
        near.sort(key=lambda hit: sign * _stamp(hit.article))
    return near[:limit]


def _candidates(archive: Snapshot, line: Line, terms: list[Term]) -> dict[int, Article]:
    """The articles with some of the terms in their titles, and those that answer best."""
    narrow = ranking.narrowed(terms, archive.words.passages)
    ids = find_titles(archive.connection, narrow, _TITLES)
    hits = passages.look(archive, forms.within_dates(line), None).hits
    ids += [hit.article_id for hit in hits]
    return article_store.articles_with_ids(archive.connection, ids)


def _is_within(article: Article, limits: Limits) -> bool:
    day = article.published
    is_in_time = not limits.is_dated or (
        day is not None
        and (limits.since is None or limits.since <= day)
        and (limits.until is None or day < limits.until)
    )
    return is_in_time and (limits.outlet is None or article.outlet == limits.outlet)


def _stamp(article: Article) -> float:
    return article.published.timestamp() if article.published else 0.0


def about(archive: Snapshot, line: Line, limit: int) -> tuple[Article, ...]:
    """The articles that answer a question; none where nothing fits it."""
    answer = passages.answer(archive, line, limit)
    return tuple(hit.article for hit in answer.hits) if answer.fits else ()


def related(archive: Snapshot, article_id: int, limit: int) -> tuple[Article, list[Article]]:
    """An article, and others that speak of what its title does, the likeliest first."""
    article = with_id(archive, article_id)
    title = " ".join(text.words(text.fold(article.title)))
    limits = Limits(title)
    articles = about(archive, Line(title, limits, limits), limit + 1)
    return article, [hit for hit in articles if hit.id != article_id][:limit]
