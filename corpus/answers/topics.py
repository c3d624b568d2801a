"""From the words of a topic to that topic as the archive speaks of it."""

from __future__ import annotations

from corpus.answers.snapshot import Snapshot
from corpus.search import companions, ranking, spelling
from corpus.search.companions import TopicWords
from corpus.store.fulltext.passages import find_passages
from corpus.types import Scope

# So many passages tell what goes together with it.
_PASSAGES = 50
_EVERYWHERE = Scope()


def topic_of(archive: Snapshot, words: str) -> TopicWords:
    """The topic by its words as the archive spells them, in all forms, with its companions."""
    terms = spelling.terms(words, archive.words)
    narrow = ranking.narrowed(terms, archive.words.passages)
    candidates = find_passages(archive.connection, narrow, _EVERYWHERE, _PASSAGES)
    return companions.topic_of(terms, candidates, archive.words)
