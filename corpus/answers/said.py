"""From a question about what somebody said to that person and their quotes.

words -> `read_question` (a form, or a name that the archive knows) -> `answer`: whom it is about
(`people`) -> what they said (`find_quotes`), or where else the name stands.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corpus import text
from corpus.answers import articles, memory, passages, people, spokespeople
from corpus.answers.arranging import once, outermost, together
from corpus.answers.snapshot import Snapshot
from corpus.answers.topics import topic_of
from corpus.articles import store as article_store
from corpus.exceptions import NotFoundError
from corpus.questions import forms, phrases
from corpus.questions.counting import earlier
from corpus.questions.line import Line
from corpus.search import ranking, spelling
from corpus.search.topics import rank_quotes
from corpus.speakers import store as speaker_store
from corpus.speakers.parts import forms_of
from corpus.store.database import Connection
from corpus.store.fulltext import quotes as quotes_text
from corpus.types import (
    Act,
    Article,
    Order,
    PassageHit,
    Question,
    Quote,
    QuoteHit,
    Scope,
    Speaker,
)

_CANDIDATES = 1_000
_MENTIONS = 5
# So many years back "in May" is looked for.
_MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """What there is on a question about what somebody, or anybody, said.

    One of `speakers` is whom it is about, and `hits` are their words; several are to choose from.
    `others` may be meant too, though less likely; `role` is the office by which they were named.
    A name that is no speaker's has the `hits` of who speaks for it, if there are any. Where it is
    nobody's, `mentions` are the sentences that have it, and else `nearest` the names most like it.
    Where they said nothing in the times asked for, `newest` is when they did last.
    """

    question: Question
    speakers: tuple[Speaker, ...] = ()
    hits: tuple[QuoteHit, ...] = ()
    mentions: tuple[PassageHit, ...] = ()
    nearest: tuple[Speaker, ...] = ()
    others: tuple[Speaker, ...] = ()
    role: str | None = None
    newest: datetime | None = None

    @property
    def speaker(self) -> Speaker | None:
        """The one it is about; None where that is anybody, or is not clear."""
        return self.speakers[0] if len(self.speakers) == 1 else None


def answer(archive: Snapshot, question: Question, limit: int) -> QuoteAnswer:
    """The first `limit` quotes, the people to choose from, or where a name is mentioned.

    The topic is spelt as the archive spells it, in what is looked for, told and followed.
    """
    question = replace(question, topic=_spelt(archive, question.topic))
    if question.name is None:
        return page(archive, question, None, limit)
    whom = people.whom(archive, question.name, question.topic, _scope(question))
    if whom.speaker:
        answer = _in_term(archive, page(archive, question, whom.speaker, limit), whom.since, limit)
        return replace(answer, others=whom.others, role=whom.role)
    if whom.speakers:
        return QuoteAnswer(question, whom.speakers)
    if hits := page(archive, question, None, limit).hits:
        return QuoteAnswer(question, hits=hits)
    mentions = tuple(passages.mentions(archive, question.name, question.topic, _MENTIONS))
    nearest = () if mentions else tuple(people.nearest_speakers(archive, question.name))
    return QuoteAnswer(question, mentions=mentions, nearest=nearest)


def _in_term(
    archive: Snapshot, answer: QuoteAnswer, since: datetime | None, limit: int
) -> QuoteAnswer:
    """The answer without what was said before the office was theirs, if then, too, there is any."""
    dates = [hit.article.published for hit in answer.hits]
    is_older = since and any(date and date < since for date in dates)
    if not is_older or answer.question.since or answer.question.until:
        return answer
    term = page(archive, replace(answer.question, since=since), answer.speaker, limit)
    is_on_topic = any(hit.coverage > 0 for hit in term.hits) or not answer.question.topic
    return term if term.hits and is_on_topic else answer


def _spelt(archive: Snapshot, topic: str | None) -> str | None:
    return topic and spelling.as_spelt(topic, archive.words)


def of_name(archive: Snapshot, words: str, now: datetime, limit: int) -> QuoteAnswer:
    """The same for words that begin with a name, as they were typed."""
    return answer(archive, read_name(archive, archive.line(words, now)), limit)


def recalled(
    archive: Snapshot, number: int, speaker_id: int, limit: int, offset: int
) -> QuoteAnswer | None:
    """A page on a question that is remembered; None when nothing of the speaker is left.

    `speaker_id` is 0 for anybody. Raises NotFoundError.
    """
    question = memory.recall(archive.connection, number)
    speaker = people.speaker_with_id(archive, speaker_id) if speaker_id else None
    is_gone = speaker_id and speaker is None
    return None if is_gone else page(archive, question, speaker, limit, offset)


def page(
    archive: Snapshot, question: Question, speaker: Speaker | None, limit: int, offset: int = 0
) -> QuoteAnswer:
    """The quotes of a speaker, or of anybody, from `offset` on.

    "In May" without a year is the last one in which there are some.
    """
    hits = _spoken(archive, question, speaker, limit, offset)
    if not hits and not offset and question.is_any_year:
        question = _of_latest_year(archive, question, speaker)
        hits = _spoken(archive, question, speaker, limit, offset)
    newest = None if hits or offset else _newest(archive, question, speaker)
    return QuoteAnswer(question, (speaker,) if speaker else (), tuple(hits), newest=newest)


def _newest(archive: Snapshot, question: Question, speaker: Speaker | None) -> datetime | None:
    """When a speaker was quoted last on the same, where a time was asked for; else None."""
    if speaker is None or not (question.since or question.until):
        return None
    hits = find_quotes(archive, at_any_time(question), speaker.id, 1)
    return hits[0].article.published if hits else None


def _of_latest_year(archive: Snapshot, question: Question, speaker: Speaker | None) -> Question:
    """The question of the last year before in which it has an answer; as it is, if none has."""
    newest, before = _newest(archive, question, speaker), question
    for _ in range(_MOST_YEARS if newest else 0):
        since, until = (time and earlier(time, 1, "year") for time in (before.since, before.until))
        before = replace(before, since=since, until=until, is_last_here=True)
        if _spoken(archive, before, speaker, 1, 0):
            return before
    return question


def at_any_time(question: Question) -> Question:
    """The same question without its times, to be answered from the newest words on."""
    return replace(question, since=None, until=None, order=Order.NEWEST, is_last_here=False)


def _spoken(
    archive: Snapshot, question: Question, speaker: Speaker | None, limit: int, offset: int
) -> list[QuoteHit]:
    """Quotes of a speaker, of whoever speaks for a name that is no speaker's, or of anybody."""
    scope, end = _scope(question), offset + limit
    if speaker is None and question.name:
        return spokespeople.hits(archive, question.name, question.topic, scope)[offset:end]
    hits = find_quotes(archive, question, speaker.id if speaker else None, limit, offset)
    is_about = any(hit.coverage > 0 for hit in hits) or not question.topic
    if speaker is None or is_about:
        return hits
    return spokespeople.of_speaker(archive, speaker, question.topic, scope)[offset:end] or hits


# --- quotes ------------------------------------------------------------------------------


def find_quotes(
    archive: Snapshot, question: Question, speaker_id: int | None, limit: int, offset: int = 0
) -> list[QuoteHit]:
    """What a speaker said, or anybody when `speaker_id` is None; sentence by sentence.

    Newest first; with a topic only what is about it, best first; or in the order that the
    question asks for. What they think only where it asks for that.
    """
    connection = archive.connection
    end = offset + limit
    thoughts = question.act is Act.THOUGHT
    scope = archive.within(_scope(question))
    if not question.topic:
        quotes = article_store.quotes_between(
            connection, speaker_id, scope, None, thoughts, question.order
        )
        return _first(connection, outermost(quotes), end)[offset:]
    parts = phrases.split_topic(question.topic)
    within = replace(scope, phrases=parts.phrases, without=parts.without)
    topic = topic_of(archive, parts.words)
    narrow = topic.terms if speaker_id else ranking.narrowed(topic.terms, archive.words.passages)
    ids = quotes_text.find_quotes(connection, narrow, within, speaker_id, _CANDIDATES, thoughts)
    quotes = article_store.quotes_between(connection, speaker_id, scope, ids, thoughts)
    hits = once(rank_quotes(topic, with_articles(connection, outermost(quotes))))
    if speaker_id is None:  # of everybody's words only those that hold the topic are an answer
        hits = _in_turn(hit for hit in hits if hit.coverage > 0)
    if question.order is not Order.BEST:
        hits = _in_order(hits, question.order)
    return (together(hits) if speaker_id else hits)[offset:end]


def _first(connection: Connection, quotes: Sequence[Quote], count: int) -> list[QuoteHit]:
    """The first so many of the quotes, none twice; only as many articles are read as it takes."""
    size = count
    while True:
        while 0 < size < len(quotes) and quotes[size].article_id == quotes[size - 1].article_id:
            size += 1
        hits = once(with_articles(connection, quotes[:size]))
        if len(hits) >= count or size >= len(quotes):
            return hits[:count]
        size *= 2


def _in_turn(hits: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The best quote of each speaker, then the second best of each, and so on."""
    turns = Counter[int]()
    ranking: list[tuple[int, QuoteHit]] = []
    for hit in hits:
        ranking.append((turns[hit.speaker.id], hit))
        turns[hit.speaker.id] += 1
    return [hit for _, hit in sorted(ranking, key=lambda row: row[0])]


def _scope(question: Question) -> Scope:
    return Scope(question.since, question.until, question.outlet)


def _in_order(hits: Iterable[QuoteHit], order: Order) -> list[QuoteHit]:
    """The hits that hold the topic, if any do, by the dates of their articles; undated last."""
    hits = list(hits)
    holding = [hit for hit in hits if hit.coverage > 0] or hits
    sign = 1 if order is Order.OLDEST else -1
    return sorted(holding, key=lambda hit: _place(hit.article.published, sign))


def _place(moment: datetime | None, sign: int) -> float:
    return sign * moment.timestamp() if moment else math.inf


def with_articles(connection: Connection, quotes: Sequence[Quote]) -> list[QuoteHit]:
    """The quotes that have a speaker, with their articles and speakers."""
    articles = article_store.articles_with_ids(connection, {quote.article_id for quote in quotes})
    ids = {quote.speaker_id for quote in quotes if quote.speaker_id is not None}
    by_id = {speaker.id: speaker for speaker in speaker_store.with_ids(connection, ids)}
    return [
        QuoteHit(quote, articles[quote.article_id], by_id[quote.speaker_id])
        for quote in quotes
        if quote.speaker_id is not None
    ]


def in_article(archive: Snapshot, article_id: int) -> tuple[Article, list[QuoteHit]]:
    """An article, and what is said in it in the order of its text; raises NotFoundError."""
    article = articles.with_id(archive, article_id)
    quotes = [
        quote
        for quote in article_store.quotes_of_article(archive.connection, article_id)
        if quote.is_shown
    ]
    return article, once(with_articles(archive.connection, outermost(quotes)))


def with_number(archive: Snapshot, quote_id: int) -> QuoteHit:
    """One stored quote with its article and speaker; raises NotFoundError."""
    quote = article_store.quote(archive.connection, quote_id)
    hits = with_articles(archive.connection, [quote] if quote else [])
    if not hits:
        raise NotFoundError("quote.gone")
    return hits[0]


# --- questions ---------------------------------------------------------------------------


def read_question(archive: Snapshot, line: Line) -> Question | None:
    """What a line asks somebody to have said, or None when it asks something else.

    A question by its form ("what did X say about Y") need not name anybody
    the archive knows; bare words ("cavusoglu nato") must.
    """
    question = forms.parse_question(line) or people.read_question(archive, line.plain)
    return question or with_speaker(archive, forms.readings(line.plain))


def read_name(archive: Snapshot, line: Line) -> Question:
    """A question about a person whose name comes first in a line, then perhaps a topic."""
    readings = forms.readings(line.plain) or [Question(line.text)]
    question = forms.parse_question(line) or people.read_question(archive, line.plain)
    return question or with_speaker(archive, readings) or readings[0]


def with_speaker(archive: Snapshot, readings: Iterable[Question]) -> Question | None:
    """The first reading whose name is one: only what is no other word may be misspelt.

    A given name before another name is a whole name, though nobody's: "Angela Merkel" is not
    Angela Krol on Merkel.
    """
    for question in readings:
        if bearers := _called(archive, question.name or ""):
            is_half = people.is_half_a_name(archive, question, bearers)
            whole = f"{question.name} {question.topic}"
            return replace(question, name=whole, topic=None) if is_half else question
    return None


def _called(archive: Snapshot, name: str) -> list[Speaker]:
    words = set(text.words(text.fold(name)))
    spellings = {word for word in words if archive.words.count(word)}
    matches = people.find_speakers(archive, name)
    if not matches:
        return people.by_nickname(archive, name)
    bearers = [
        match.speaker
        for match in matches
        if any(spellings <= set(text.words(form)) for form in forms_of(match.speaker))
    ]
    is_nickname = not bearers and name.lower().startswith("the ")
    return people.by_nickname(archive, name) if is_nickname else bearers
