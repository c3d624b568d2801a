"""What is to be told in short: one article, several to choose from, or all of a time."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from corpus.answers import articles, coverage
from corpus.answers.articles import Brief, Choice
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.snapshot import Snapshot

Short: TypeAlias = Brief | Choice | CoverageAnswer
"""What words to be summarized may get."""


def answer(archive: Snapshot, words: str, story: str | None, now: datetime, limit: int) -> Short:
    """What words to be summarized mean: a title, a time, or what articles are about.

    `story` is what they are about where no title is like them.
    """
    if story and not articles.titles(archive, words, 1):
        words = story
    if article := articles.called(archive, words):
        return articles.brief(archive, article.id)
    line = coverage.parse(archive, words, now)
    if covered := coverage.of_time(archive, words, line):
        return covered
    choice = articles.choice(archive, words, line, limit)
    if len(choice.articles) == 1:
        return articles.brief(archive, choice.articles[0].id)
    return choice
