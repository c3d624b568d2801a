"""From whose words over time to their dated statements in order, and how many there are.

Nothing here judges whether somebody changed their mind: it puts the words in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import text
from corpus.answers import said
from corpus.answers.arranging import apart
from corpus.answers.sides import named
from corpus.answers.snapshot import Snapshot
from corpus.questions.history import Course, History
from corpus.search import spelling
from corpus.search.relevance import BESIDE_THE_POINT, coverage
from corpus.types import Question, QuoteHit, Speaker

_MOST = 1_000
# A title has the topic with so much of its words, some of which it may have in another form.
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """The statements of a speaker, or of anybody, on a topic: the first and the last among them.

    `statements` are in the order of time, at most as many as were wanted, of `quotes` in `articles`
    that there are; `years` tells how many there are of each.
    """

    request: History
    speaker: Speaker | None
    statements: tuple[QuoteHit, ...] = ()
    quotes: int = 0
    articles: int = 0
    years: tuple[tuple[int, int], ...] = ()


def answer(archive: Snapshot, request: History, limit: int) -> HistoryAnswer | None:
    """At most `limit` statements; None where the archive does not know who is asked about.

    What has no date is counted, and stands in no order.
    """
    question = request.question
    speaker = named(archive, question)
    if question.name and speaker is None:
        return None
    if speaker:
        question = replace(question, name=speaker.name)
    request = replace(request, question=question)
    hits = _distinct(archive, request, speaker)
    dated = sorted((hit for hit in hits if hit.article.published), key=_moment)
    if not hits and speaker is None:
        return None
    years = Counter(hit.article.published.year for hit in dated if hit.article.published)
    return HistoryAnswer(
        request,
        speaker,
        tuple(_spread(dated, _wanted(request.course, limit))),
        len(hits),
        len({hit.article.id for hit in hits}),
        tuple(sorted(years.items())),
    )


def _wanted(course: Course, limit: int) -> int:
    """Of first and last no more than these two are shown."""
    return limit if course is Course.CHANGE else 2


def _distinct(archive: Snapshot, request: History, speaker: Speaker | None) -> list[QuoteHit]:
    """The quotes that are on the topic, sure ones first, each wording once."""
    hits = said.find_quotes(archive, request.question, speaker.id if speaker else None, _MOST)
    if request.question.topic:
        hits = _holding(hits)
        if speaker and request.course is not Course.COUNT:
            hits = [*hits, *_in_articles_on(archive, request.question, speaker)]
    by_words: dict[str, QuoteHit] = {}
    for hit in sorted(hits, key=lambda hit: not hit.quote.is_sure):
        by_words.setdefault(text.fold(hit.quote.sentence.of(hit.article.text)), hit)
    return apart(by_words.values())


def _holding(hits: Sequence[QuoteHit]) -> list[QuoteHit]:
    """Those that hold about as much of the topic as the best one."""
    least = BESIDE_THE_POINT * max((hit.coverage for hit in hits), default=0.0)
    return [hit for hit in hits if hit.coverage > 0 and hit.coverage >= least]


def _in_articles_on(archive: Snapshot, question: Question, speaker: Speaker) -> list[QuoteHit]:
    """What they said in articles with the whole topic in the title, by other words for it."""
    topic = spelling.terms(question.topic or "", archive.words)
    hits = said.find_quotes(archive, replace(question, topic=None), speaker.id, _MOST)
    return [
        hit for hit in hits if coverage(topic, text.words(text.fold(hit.article.title))) >= _WHOLE
    ]


def _moment(hit: QuoteHit) -> tuple[str, int, int]:
    published = hit.article.published
    return published.isoformat() if published else "", hit.article.id, hit.quote.sentence.start


def _spread(hits: Sequence[QuoteHit], limit: int) -> list[QuoteHit]:
    """The first, the last, and what lies evenly between them; of one day the best known first."""
    if len(hits) <= limit:
        return list(hits)
    step = (len(hits) - 1) / (limit - 1)
    return [hits[round(step * place)] for place in range(limit)]
