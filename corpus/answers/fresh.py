"""From a topic and a moment to the stories on it that came in since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from corpus.answers import coverage, passages
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.search import ranking
from corpus.types import Scope


@dataclass(frozen=True, slots=True)
class FreshAnswer:
    """The stories on a topic that came in since a moment; all of them where `since` is None."""

    topic: str
    since: datetime | None
    stories: CoverageAnswer | None = None


def new_since(archive: Snapshot, topic: str, since: datetime | None, now: datetime) -> FreshAnswer:
    """What was added on the topic after `since`: by when it came in, not when it was published."""
    if since is None:
        return FreshAnswer(topic, None, coverage.answer(archive, topic, now))
    hits = passages.look(archive, topic, Scope()).hits
    ids = [number for hit in hits if ranking.fits(hit) for number in (hit.article_id, *hit.copies)]
    new = article_store.added_since(archive.connection, ids, since)
    if not new:
        return FreshAnswer(topic, since)
    return FreshAnswer(topic, since, coverage.answer(replace(archive, articles=new), topic, now))
