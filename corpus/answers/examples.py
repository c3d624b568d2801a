"""Questions that an archive answers, for a first word to a newcomer."""

from __future__ import annotations

from corpus.answers import said
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.search import relevance
from corpus.speakers import store as speaker_store
from corpus.types import Counts, Examples, Question

_SPEAKERS = 5
_QUOTES = 50


def greeting(archive: Snapshot) -> tuple[Examples, Counts]:
    """What can be asked, and how much there is to ask of."""
    return examples(archive), article_store.counts(archive.connection)


def examples(archive: Snapshot) -> Examples:
    """Names of those who are quoted most, topics of theirs, and the newest headline."""
    speakers = speaker_store.most_quoted(archive.connection, _SPEAKERS, 0)
    topics: dict[str, None] = {}
    for speaker in speakers:
        hits = said.find_quotes(archive, Question(), speaker.id, _QUOTES)
        topics.update(dict.fromkeys(relevance.common_topics(hits)[:1]))
    newest = article_store.newest(archive.connection, 1)
    return Examples(
        speakers=tuple(speaker.name for speaker in speakers[:2]),
        topics=tuple(topics)[:2],
        headlines=tuple(article.title for article in newest),
    )
