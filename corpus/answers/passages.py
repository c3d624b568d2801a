"""From a question to the passages that answer it.

a line -> what it searches for (`forms.parse_search`) -> its words as the archive spells them ->
full text (`candidates`) -> ranked -> the page asked for, each passage by its best sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from corpus import text
from corpus.answers import memory, reading
from corpus.answers.reading import Finds
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.exceptions import NotFoundError
from corpus.questions import forms, phrases
from corpus.questions.line import Line
from corpus.search import ranking, relevance, spelling
from corpus.search.ranking import RankedArticle
from corpus.speakers import identity
from corpus.store.fulltext.passages import find_passages, find_phrase
from corpus.types import (
    Act,
    Answer,
    Article,
    Candidate,
    PassageHit,
    Question,
    Scope,
    Span,
    Term,
)

# Full text narrows the archive to so many candidates, which are then ranked with care.
_CANDIDATES = 50
# In a question of no more words one that is nowhere leaves nothing to look for.
_FEW = 2
_EVERYWHERE = Scope()


class Matches(NamedTuple):
    """What was found for the words of a topic, and where; the best first."""

    words: str
    terms: list[Term]
    scope: Scope
    hits: list[RankedArticle]

    @property
    def fits(self) -> bool:
        """Whether the best may be an answer."""
        return any(map(ranking.fits, self.hits[:1]))


def of_words(archive: Snapshot, words: str, now: datetime, limit: int, offset: int = 0) -> Answer:
    """What answers a question as it was typed: see `answer`."""
    return answer(archive, archive.line(words, now), limit, offset)


def recalled(archive: Snapshot, number: int, now: datetime, limit: int, offset: int) -> Answer:
    """What answers a question that is remembered; raises NotFoundError."""
    question = memory.recall(archive.connection, number)
    return of_words(archive, question.topic or "", now, limit, offset)


def answer(archive: Snapshot, line: Line, limit: int, offset: int = 0) -> Answer:
    """What answers a question, within the dates and the outlet it names if anything does.

    A question of nothing but a time or an outlet gets the newest articles of it.
    """
    question = forms.parse_search(line)
    scope = scope_of(question)
    if question.topic is None:
        return Answer(question, _newest(archive, scope, limit, offset), words=line.text)
    most = offset + limit
    matches = look(archive, forms.within_dates(line), scope)
    finds = _read(archive, matches, most)
    is_widened = matches.scope != Scope(without=matches.scope.without) and not finds.fits
    if is_widened:
        finds = _read(archive, look(archive, question.topic, None), most)
    if not finds.fits and (words := _unknown(finds.terms)):
        nearest = spelling.nearest(finds.terms, archive.words)
        return Answer(question, (), False, words=line.text, unknown=words, nearest=nearest)
    page = tuple(finds.page(offset, limit))
    return Answer(question, page, finds.fits, is_widened, spelling.respelt(finds.terms), line.text)


def _read(archive: Snapshot, matches: Matches, most: int) -> Finds:
    return reading.finds(archive, matches.words, matches.terms, matches.hits, most)


def _unknown(terms: Sequence[Term]) -> tuple[str, ...]:
    """The words that the archive has in no form, where so few are asked for that these tell all.

    That "happened" stands nowhere tells nothing.
    """
    missing = (term.word for term in terms if not term.variants)
    words = tuple(word for word in missing if not phrases.asks_no_more(f"what {word}"))
    return words if len(terms) <= _FEW else ()


def look(archive: Snapshot, topic: str, scope: Scope | None) -> Matches:
    """What there is on a topic within `scope` and with its phrases; without a scope anywhere."""
    parts = phrases.split_topic(topic)
    exactly = parts.phrases if scope else ()
    within = replace(scope or _EVERYWHERE, phrases=exactly, without=parts.without)
    terms, likely = candidates(archive, parts.words, within)
    hits = ranking.rank_passages(parts.words, terms, likely)
    return Matches(parts.words, terms, within, hits)


def candidates(
    archive: Snapshot, question: str, scope: Scope = _EVERYWHERE
) -> tuple[list[Term], list[Candidate]]:
    """The terms of a question, and the passages within `scope` that are worth ranking."""
    terms = spelling.terms(question, archive.words)
    narrow = ranking.narrowed(terms, archive.words.passages)
    return terms, find_passages(archive.connection, narrow, archive.within(scope), _CANDIDATES)


def scope_of(question: Question) -> Scope:
    """The times and the outlet of a question."""
    return Scope(question.since, question.until, question.outlet)


def _newest(archive: Snapshot, scope: Scope, limit: int, offset: int) -> tuple[PassageHit, ...]:
    """The newest articles of a time or an outlet, by their first sentences; of neither, none."""
    if scope == _EVERYWHERE:
        return ()
    articles = article_store.newest(archive.connection, limit, offset, scope)
    begins = article_store.first_passages(archive.connection, (article.id for article in articles))
    by_article = {passage.article_id: passage for passage in begins}
    return tuple(
        PassageHit(passage, article, text.sentences_within(article.text, passage.span)[0])
        for article in articles
        if (passage := by_article.get(article.id))
    )


# --- mentions ----------------------------------------------------------------------------


def mentions(archive: Snapshot, name: str, topic: str | None, limit: int) -> list[PassageHit]:
    """The passages that mention `name`, of the newest articles first; where somebody speaks first.

    With a topic those that hold it too, if there are any.
    """
    if archive.articles:  # there "Mr Krol" is the Krol who was named before
        name = identity.last_name(name)
    phrase = spelling.phrase(name, archive.words)
    scope = archive.within(_EVERYWHERE)
    ids = find_phrase(archive.connection, phrase, _CANDIDATES, scope) if phrase else []
    passages = {
        passage.id: passage for passage in article_store.passages_with_ids(archive.connection, ids)
    }
    articles = article_store.articles_with_ids(
        archive.connection, (passage.article_id for passage in passages.values())
    )
    spoken: dict[int, list[Span]] = {number: [] for number in articles}
    for quote in article_store.quotes_of_articles(archive.connection, articles):
        if quote.act is Act.SAID:
            spoken[quote.article_id].append(quote.sentence)
    in_order = ((passages[number], passages[number].article_id) for number in ids)
    hits = [
        relevance.mention(phrase, passage, articles[article_id], spoken[article_id])
        for passage, article_id in in_order
    ]
    hits.sort(key=lambda hit: -hit.score)
    return (relevance.on_topic(spelling.terms(topic or "", archive.words), hits) or hits)[:limit]


def sentence(archive: Snapshot, passage_id: int, start: int) -> tuple[Article, Span]:
    """The sentence that begins at `start` in a passage, with its article; raises NotFoundError."""
    passages = article_store.passages_with_ids(archive.connection, [passage_id])
    ids = (passage.article_id for passage in passages)
    articles = article_store.articles_with_ids(archive.connection, ids)
    for passage in passages:
        article = articles[passage.article_id]
        for span in text.sentences_within(article.text, passage.span):
            if span.start == start:
                return article, span
    raise NotFoundError("article.changed")
