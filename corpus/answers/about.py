"""What there is to say of the archive and of how to use it: the answers to small talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.answers import examples as example_answers
from corpus.answers import people
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.questions.smalltalk import SmallTalk, Talk
from corpus.types import Article, Counts, Examples, Speaker

_SPEAKERS = 5
_COUNTING = (Talk.SIZE, Talk.SPAN, Talk.TOPICS, Talk.FRESHNESS, Talk.ORIGIN)
_DATED = (Talk.NEWEST, Talk.FRESHNESS)
_NO_EXAMPLES = Examples()
# What is answered in so few words that no example stands by.
_WITHOUT_EXAMPLE = (Talk.THANKS, Talk.PRAISE, Talk.GOODBYE, Talk.LAUGH, Talk.PICTURE)


@dataclass(frozen=True, slots=True)
class TalkAnswer:
    """What small talk is about, and what of the archive its answer tells, where it tells any."""

    talk: SmallTalk
    examples: Examples = _NO_EXAMPLES
    outlets: Sequence[str] = ()
    counts: Counts | None = None
    article: Article | None = None
    speakers: Sequence[Speaker] = ()


def answer(archive: Snapshot, talk: SmallTalk) -> TalkAnswer:
    """What the answer to small talk tells; only that is looked up."""
    connection, subject = archive.connection, talk.talk
    articles: list[Article] = []
    if subject in _DATED:
        articles = article_store.newest(connection, 1)
    elif subject is Talk.OLDEST:
        articles = article_store.oldest(connection, 1)
    is_plain = subject in _WITHOUT_EXAMPLE
    return TalkAnswer(
        talk,
        _NO_EXAMPLES if is_plain else example_answers.examples(archive),
        tuple(archive.outlets),
        article_store.counts(connection) if subject in _COUNTING else None,
        next(iter(articles), None),
        people.people(archive, _SPEAKERS) if subject is Talk.PEOPLE else (),
    )
