"""What is to be told in short: one article, several to choose from, or all of a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from corpus.answers import articles, coverage
from corpus.answers.articles import Brief, Choice
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.snapshot import Snapshot
from corpus.questions.intents import Intent, Request
from corpus.questions.phrases import Length, split_length
from corpus.types import Order

Short: TypeAlias = Brief | Choice | CoverageAnswer
"""What words to be summarized may get."""

# The best article is meant where the next holds less than this share of the words it holds.
_CLEARLY = 0.9
_OTHERS = 3
# With so many rivals it is asked which one is meant.
_OPEN = 2


def of_words(archive: Snapshot, words: str, now: datetime, limit: int) -> Short:
    """What words after a command mean, with the length they name; see `answer`."""
    text, length = split_length(words)
    return answer(archive, Request(Intent.SUMMARY, text, None, length), now, limit)


def answer(archive: Snapshot, request: Request, now: datetime, limit: int) -> Short:
    """What words to be summarized mean: a title, a time, or what an article is about.

    The likeliest is told at once, with the next ones beside it, unless several are as likely.
    """
    words, length = request.words, request.length
    if article := articles.called(archive, words):
        return _brief(archive, article.id, length)
    line = coverage.parse(archive, words, now)
    if covered := coverage.of_time(archive, _with(words, length), line):
        return covered
    line = coverage.parse(archive, request.story, now) if request.story else line
    hits = articles.likely(archive, line, request.order, limit)
    if not hits:
        return Choice(words, articles.about(archive, line, limit))
    rivals = [hit for hit in hits[1:] if hit.score > _CLEARLY * hits[0].score]
    if len(rivals) >= _OPEN and request.order is Order.BEST:
        return Choice(request.story or words, tuple(hit.article for hit in hits))
    others = tuple(hit.article for hit in hits[1 : _OTHERS + 1])
    return replace(_brief(archive, hits[0].article.id, length), others=others)


def _brief(archive: Snapshot, article_id: int, length: Length | None) -> Brief:
    sentences, words = (length.sentences, length.words) if length else (None, None)
    return articles.brief(archive, article_id, sentences or 3, words)


def _with(words: str, length: Length | None) -> str:
    return f"{words} in {length.in_words} words" if length else words
