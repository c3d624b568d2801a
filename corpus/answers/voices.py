"""From a topic to those who speak of it: one quote of each; of a role only those who have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus import text
from corpus.answers import said
from corpus.answers.arranging import together
from corpus.answers.snapshot import Snapshot
from corpus.questions.voices import Voices
from corpus.search import spelling
from corpus.speakers import identity
from corpus.types import QuoteHit, Speaker

_MOST = 1_000


@dataclass(frozen=True, slots=True)
class VoicesAnswer:
    """Who with a role is quoted on a topic: the best quote of each, of `count` people.

    `is_any_role` where the archive tells of nobody that they have the role: then it is anybody.
    """

    request: Voices
    hits: tuple[QuoteHit, ...]
    count: int
    is_any_role: bool = False


def answer(archive: Snapshot, request: Voices, limit: int) -> VoicesAnswer | None:
    """At most `limit` quotes; None where nobody is quoted on it."""
    hits = one_each(said.find_quotes(archive, request.question, None, _MOST))
    speakers = in_role(request.role, hits)
    page = speakers or hits
    if not page:
        return None
    return VoicesAnswer(request, tuple(together(page[:limit])), len(page), not speakers)


def one_each(hits: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The first quote of each speaker, no wording twice."""
    by_words: dict[str, QuoteHit] = {}
    for hit in hits:
        by_words.setdefault(text.fold(hit.quote.sentence.of(hit.article.text)), hit)
    by_speaker: dict[int, QuoteHit] = {}
    for hit in by_words.values():
        by_speaker.setdefault(hit.speaker.id, hit)
    plainer = identity.with_more_before([hit.speaker.name for hit in by_speaker.values()])
    return [hit for hit in by_speaker.values() if hit.speaker.name not in plainer]


def in_role(role: str | None, hits: Iterable[QuoteHit]) -> list[QuoteHit]:
    """Those by speakers whom an article calls that: "ministers" are who is called minister."""
    if role is None:
        return list(hits)
    (stem,) = spelling.stems([text.fold(role).split()[-1]])
    return [hit for hit in hits if stem in _description(hit.speaker)]


def _description(speaker: Speaker) -> set[str]:
    words = text.words(text.fold(" ".join((speaker.name, *speaker.aliases))))
    return set(spelling.stems(words))
