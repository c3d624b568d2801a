"""One article: by its number or its headline, in short, and what else is like it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import text
from corpus.answers import passages
from corpus.answers.snapshot import Snapshot
from corpus.articles import copies
from corpus.articles import store as article_store
from corpus.exceptions import NotFoundError
from corpus.questions.line import Limits, Line
from corpus.search import ranking, relevance, spelling
from corpus.store import fulltext
from corpus.summaries import summarizer
from corpus.types import Article, ArticleHit, Summary

_TITLES = 50
# From this likeness on (rapidfuzz, of 100) a title may be meant, and from the next one on it is.
_LIKE_TITLE = 60
_SAME_TITLE = 88


@dataclass(frozen=True, slots=True)
class Brief:
    """An article, what tells most of it, and the other articles that tell the same story."""

    article: Article
    summary: Summary
    sentences: int
    """How many were asked for."""

    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles that words may mean, the likeliest first; none where there are none."""

    words: str
    articles: tuple[Article, ...]


def with_id(archive: Snapshot, article_id: int) -> Article:
    """The article stored under `article_id`; raises NotFoundError."""
    article = article_store.article(archive.connection, article_id)
    if article is None:
        raise NotFoundError("article.unknown", number=article_id)
    return article


def brief(archive: Snapshot, article_id: int, sentences: int = 3) -> Brief:
    """An article in so many sentences; raises NotFoundError, SummaryError."""
    article = with_id(archive, article_id)
    summary = summarizer.summarize(article.text, sentences, title=article.title)
    ids = copies.copies_of(archive.connection, article_id)
    by_id = article_store.articles_with_ids(archive.connection, ids)
    return Brief(article, summary, sentences, tuple(by_id[number] for number in ids))


def titles(archive: Snapshot, words: str, limit: int) -> list[ArticleHit]:
    """Articles whose title is like `words`, the likeliest first."""
    terms = ranking.narrowed(spelling.terms(words, archive.words), archive.words.passages)
    ids = fulltext.find_titles(archive.connection, terms, _TITLES)
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


def choice(archive: Snapshot, words: str, line: Line, limit: int) -> Choice:
    """The articles whose title is like these words, or else that speak of them."""
    hits = titles(archive, words, limit)
    return Choice(words, tuple(hit.article for hit in hits) or about(archive, line, limit))


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
