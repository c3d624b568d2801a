"""What is asked of something that was shown: when, where, by whom it was said, and its article.

a step, and the last turn -> the item it is about -> what the archive has on that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus import text
from corpus.answers import articles as article_answers
from corpus.answers import people, said
from corpus.answers.articles import Brief
from corpus.answers.said import QuoteAnswer
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.conversation.moves import Move, Step
from corpus.conversation.turns import About, Exhibit, Turn
from corpus.exceptions import NotFoundError
from corpus.speakers import identity
from corpus.summaries import summarizer
from corpus.types import Article, QuoteHit, Span

_SENTENCES = 3
_STEP = 2
_RELATED = 5


@dataclass(frozen=True, slots=True)
class Detail:
    """A sentence that was shown, with its article, who says it, and what is asked of it."""

    move: Move
    article: Article
    sentence: Span
    hits: tuple[QuoteHit, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article as it stands."""

    article: Article


@dataclass(frozen=True, slots=True)
class SaidThere:
    """What is said in an article."""

    article: Article
    hits: tuple[QuoteHit, ...]


@dataclass(frozen=True, slots=True)
class RelatedArticles:
    """Other articles that speak of the same."""

    article: Article
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class NextPage:
    """What comes after what was shown: `data` is that of the button for it; None at the end."""

    data: str | None


StepAnswer: TypeAlias = (
    Detail | WholeArticle | SaidThere | RelatedArticles | NextPage | Brief | QuoteAnswer
)


def answer(archive: Snapshot, step: Step, turn: Turn, limit: int) -> StepAnswer | None:
    """What is asked of an item of the last answer; None where it showed no such thing."""
    if step.move is Move.MORE:
        return _more(archive, turn)
    if step.move is Move.OTHER:
        return _other(archive, step, turn, limit)
    item = next(iter(turn.items[step.item :]), None)
    if item is None:
        return None
    try:
        return _of_item(archive, step, item, turn)
    except NotFoundError:
        return None


def _of_item(archive: Snapshot, step: Step, item: Exhibit, turn: Turn) -> StepAnswer:
    match step.move:
        case Move.SUMMARY:
            return _brief(archive, item, step, turn)
        case Move.WHOLE:
            return WholeArticle(article_answers.with_id(archive, item.article))
        case Move.QUOTES:
            article, quotes = said.in_article(archive, item.article)
            return SaidThere(article, tuple(quotes))
        case Move.RELATED:
            article, related = article_answers.related(archive, item.article, _RELATED)
            return RelatedArticles(article, tuple(related))
    return _detail(archive, step.move, item)


def _brief(archive: Snapshot, item: Exhibit, step: Step, turn: Turn) -> Brief:
    """An article in short, or shorter or longer than it was."""
    length = step.length or ""
    before = turn.sentences or _SENTENCES
    if re.search(r"long|more|detail|expand|elaborate", length) and "too" not in length:
        return article_answers.brief(archive, item.article, min(summarizer.MOST, before + _STEP))
    if re.search(r"short|less|brief|too long", length):
        return article_answers.brief(archive, item.article, max(1, before - _STEP))
    return article_answers.brief(archive, item.article, count_in(length) or _SENTENCES)


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count_in(length: str) -> int | None:
    """How many sentences are wished for: "in one sentence", "3 lines"."""
    match = re.search(r"(\w+)\s+(?:sentence|line|bullet)", length)
    word = match[1] if match else ""
    if word.isdecimal():
        return max(1, min(int(word), summarizer.MOST))
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _detail(archive: Snapshot, move: Move, item: Exhibit) -> Detail:
    """A sentence with who says it; of an article alone its first one."""
    article = article_answers.with_id(archive, item.article)
    sentence = Span(item.start, item.end)
    if not item.end:
        sentence = next(iter(text.sentences(article.text)), Span(0, 0))
    quotes = article_store.quotes_of_article(archive.connection, item.article)
    near = [quote for quote in quotes if quote.is_shown and quote.sentence.overlaps(sentence)]
    own = [quote for quote in near if quote.id == item.quote] or near
    hits = said.with_articles(archive.connection, own)
    return Detail(move, article, sentence, tuple(hits))


def _more(archive: Snapshot, turn: Turn) -> StepAnswer | None:
    """The next page; of an article a longer summary."""
    if turn.about is About.ARTICLE and turn.items:
        return _brief(archive, turn.items[0], Step(Move.SUMMARY, length="longer"), turn)
    return NextPage(turn.following) if turn.items else None


def _other(archive: Snapshot, step: Step, turn: Turn, limit: int) -> QuoteAnswer | None:
    """The same question about somebody else of the name that was typed."""
    if turn.question is None or turn.person is None:
        return None
    name = step.name or turn.question.name or turn.person
    speakers = [match.speaker for match in people.find_speakers(archive, name)]
    surname = identity.last_name(turn.person)
    speakers += [match.speaker for match in people.find_speakers(archive, surname)]
    others = [speaker for speaker in dict.fromkeys(speakers) if speaker.name != turn.person]
    if not others:
        return None
    question = replace(turn.question, name=others[0].name)
    page = said.page(archive, question, others[0], limit)
    return (
        page if page.hits else said.page(archive, replace(question, topic=None), others[0], limit)
    )
