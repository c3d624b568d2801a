"""What is said by sources that only mention a name: "a spokesman for Telegram"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.answers.arranging import apart
from corpus.answers.snapshot import Snapshot
from corpus.answers.topics import topic_of
from corpus.articles import store as article_store
from corpus.search.topics import rank_quotes
from corpus.speakers import store as speaker_store
from corpus.speakers.roles import Names, names_of
from corpus.store.fulltext.quotes import find_said
from corpus.text import fold, words
from corpus.types import Quote, QuoteHit, Scope, Speaker, SpeakerKind

_CANDIDATES = 300
# "Kent Page, a spokesman for Unicef in Haiti, added"
_APPOSITION = re.compile(r",\s[^,.;:\"“”\n]{1,80}")


def hits(archive: Snapshot, name: str, topic: str | None, scope: Scope) -> list[QuoteHit]:
    """Quotes whose source has all the words of `name`, on the topic if there is one; best first.

    Of a source without a name the speaker is called as the article does.
    """
    return apart(_ranked(archive, topic, _hits(archive, name, scope)))


def of_speaker(
    archive: Snapshot, speaker: Speaker, topic: str | None, scope: Scope
) -> list[QuoteHit]:
    """Quotes on the topic of sources that have a speaker's full name, and are nobody else's."""
    theirs = (
        QuoteHit(hit.quote, hit.article, speaker)
        for hit in _hits(archive, speaker.name, scope)
        if hit.quote.speaker_id is None
    )
    return apart(_ranked(archive, topic, theirs))


def _ranked(archive: Snapshot, topic: str | None, quotes: Iterator[QuoteHit]) -> Iterator[QuoteHit]:
    if not topic:
        return quotes
    return (hit for hit in rank_quotes(topic_of(archive, topic), quotes) if hit.coverage > 0)


def _hits(archive: Snapshot, name: str, scope: Scope) -> Iterator[QuoteHit]:
    groups = names_of(name)
    connection = archive.connection
    ids = find_said(connection, groups, scope, _CANDIDATES) if groups else []
    quotes = article_store.quotes_with_ids(connection, ids)
    articles = article_store.articles_with_ids(connection, {quote.article_id for quote in quotes})
    numbers = {quote.speaker_id for quote in quotes if quote.speaker_id is not None}
    speakers = {person.id: person for person in speaker_store.with_ids(connection, numbers)}
    sentences = {(quote.article_id, quote.sentence): quote for quote in reversed(quotes)}
    for quote in reversed(sentences.values()):
        article = articles[quote.article_id]
        source = _source(quote, article.text)
        if _has_all(groups, source):
            unnamed = Speaker(source, kind=SpeakerKind.UNNAMED)
            yield QuoteHit(quote, article, speakers.get(quote.speaker_id or 0, unnamed))


def _source(quote: Quote, text: str) -> str:
    """The source as the article gives it, with what it says in apposition."""
    if quote.source is None:
        return ""
    apposition = _APPOSITION.match(text, quote.source.end)
    return quote.source.of(text).rstrip(", ") + (apposition[0] if apposition else "")


def _has_all(groups: Sequence[Names], source: str) -> bool:
    row = f" {' '.join(words(fold(source)))} "
    return all(any(f" {name} " in row for name in names) for names in groups)
