"""From words that somebody may have said to where they were published, and whose they are.

words -> the passages that have them, or most of the rarest of them, and what the one they are given
to said like them (full text) -> laid beside the words (`search.wording`) -> whose quote that is ->
a verdict. Nothing is compared with the whole archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, StrEnum
from itertools import pairwise
from typing import NamedTuple

from corpus import text
from corpus.answers import people
from corpus.answers.people import Whom
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.questions import checks
from corpus.questions.checks import CheckRequest
from corpus.search import spelling, wording
from corpus.search.wording import Closeness, Likeness, QuotedWords
from corpus.speakers import store as speaker_store
from corpus.speakers.parts import forms_of
from corpus.store.fulltext.passages import passages_worded
from corpus.store.fulltext.quotes import quotes_worded
from corpus.types import POSSIBLE, Article, Quote, Scope, Span, Speaker, Term

# So many passages that have the very words are looked at, or else that have some of them; and so
# many of these with care.
_CANDIDATES = 40
_CLOSELY = 12
# By so many of the rarest words an altered quotation is found.
_RAREST = 5
# From this share of the words on, a quote that has them is theirs.
_MOST_OF_IT = 0.6
# Fewer words than so many are a topic rather than a statement.
_LONG = 6
# What has so many of the words, and misses no more of the sense, may be anybody's.
_MUCH = 4
_NEARLY_ALL = 0.25


class Verdict(StrEnum):
    """What the archive has of words."""

    WORD_FOR_WORD = "word for word"
    NEARLY = "nearly"
    IN_OTHER_WORDS = "in other words"
    SOMEBODY_ELSES = "somebody else's words"
    NOBODYS = "nobody's quoted words"
    ABSENT = "not in this archive"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where words were published, how like they are, and in whose quote they stand, if in one.

    `sentence` is the whole sentence or sentences that have them. `speaker` is None where nobody is
    quoted with them, or somebody without a name: then `quote` has the words for that source.
    """

    article: Article
    sentence: Span
    likeness: Likeness
    passage_id: int = 0
    """The passage it was met in; 0 where it was among what somebody said."""

    quote: Quote | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The verdict on words, and where they were published: the best first, of equals the earliest.

    `whom` are those whom the name asked for may mean. Where the words are not in the archive,
    the first is only the nearest there is of them, if there is any.
    """

    request: CheckRequest
    verdict: Verdict
    whom: Whom
    publications: tuple[Publication, ...] = ()

    @property
    def also(self) -> tuple[Publication, ...]:
        """Where others say them, each once."""
        if not self.publications:
            return ()
        first = self.publications[0]
        names = {first.speaker.id if first.speaker else 0: first}
        for publication in self.publications[1:]:
            if publication.speaker and publication.likeness.closeness is first.likeness.closeness:
                names.setdefault(publication.speaker.id, publication)
        return tuple(names.values())[1:]


class _Whose(Enum):
    """Whose words they are, seen from the question."""

    NAMED = "of whom it names"
    ANYBODYS = "of a speaker, and it names nobody"
    ANOTHERS = "of another than it names"
    NOBODYS = "of nobody whose name is known"


class _Place(NamedTuple):
    article_id: int
    within: Span
    passage_id: int = 0


def of_words(archive: Snapshot, words: str, name: str | None = None) -> CheckAnswer:
    """The verdict on words as they were typed, where it is certain that they are to be checked."""
    request = checks.given(words)
    return _checked(archive, CheckRequest(request.words, name or request.name))


def answer(archive: Snapshot, request: CheckRequest) -> CheckAnswer | None:
    """The verdict on words; None where they may be a topic, and are nobody's nearly."""
    checked = _checked(archive, request)
    return checked if request.is_sure or checked.verdict in _of_somebody(request) else None


def _of_somebody(request: CheckRequest) -> tuple[Verdict, ...]:
    """The verdicts that show that words are no topic; a mere topic is like much that is said."""
    is_long = request.name and len(request.words.split()) >= _LONG
    sense = (Verdict.IN_OTHER_WORDS,) if is_long else ()
    return (Verdict.WORD_FOR_WORD, Verdict.NEARLY, Verdict.SOMEBODY_ELSES, *sense)


def _checked(archive: Snapshot, request: CheckRequest) -> CheckAnswer:
    whom = people.whom(archive, request.name) if request.name else Whom()
    owners = frozenset(speaker.id for speaker in (*whom.speakers, *whom.others))
    claim = wording.claim_of(request.words)
    publications = _stated(archive, claim, _places(archive, claim, request.words, owners))
    ranked = sorted(
        ((publication, _whose(publication, request.name, owners)) for publication in publications),
        key=lambda row: _rank(*row),
    )
    answers = [row for row in ranked if _counts(*row)]
    verdict = _verdict(*answers[0]) if answers else Verdict.ABSENT
    return CheckAnswer(request, verdict, whom, tuple(publication for publication, _ in answers))


def _whose(publication: Publication, name: str | None, owners: frozenset[int]) -> _Whose:
    """Whose words they are; who has all words of the name asked for may be who is meant."""
    speaker, quote = publication.speaker, publication.quote
    forms = forms_of(speaker) if speaker else []
    if quote and quote.source and speaker is None:
        forms = [quote.source.of(publication.article.text)]
    parts = set(text.words(text.fold(name or "")))
    is_namesake = parts and any(parts <= set(text.words(text.fold(form))) for form in forms)
    if is_namesake or (speaker and speaker.id in owners):
        return _Whose.NAMED
    if speaker is None:
        return _Whose.NOBODYS
    return _Whose.ANOTHERS if name else _Whose.ANYBODYS


def _counts(publication: Publication, whose: _Whose) -> bool:
    """Whether it is an answer: a wording, or what somebody said that is like the words in sense.

    Of others than whom it is about only what has nearly all of the sense.
    """
    likeness = publication.likeness
    if likeness.closeness in (Closeness.EXACT, Closeness.NEAR):
        return True
    is_close = likeness.closeness is Closeness.LOOSE and likeness.distance <= _NEARLY_ALL
    is_much = len(likeness.words) >= _MUCH
    is_said = publication.speaker is not None
    return is_said and (whose is _Whose.NAMED or (is_close and is_much))


def _verdict(best: Publication, whose: _Whose) -> Verdict:
    if best.likeness.closeness is Closeness.FAR:
        return Verdict.ABSENT
    if whose is _Whose.ANOTHERS:
        return Verdict.SOMEBODY_ELSES
    return Verdict.NOBODYS if whose is _Whose.NOBODYS else _VERDICTS[best.likeness.closeness]


def _rank(publication: Publication, whose: _Whose) -> tuple[int, float, datetime, int]:
    """Theirs before others' and nobody's, word for word before nearly; then the earliest."""
    likeness, published = publication.likeness, publication.article.published
    row = _ORDER[likeness.closeness]
    earliest = published or datetime.max.replace(tzinfo=UTC)
    return row[_PLACES[whose]], round(likeness.distance, 2), earliest, publication.sentence.start


_PLACES = {_Whose.NAMED: 0, _Whose.ANYBODYS: 0, _Whose.ANOTHERS: 1, _Whose.NOBODYS: 2}
# Whose words they are counts before how like they are, but for a mere likeness in sense.
_ORDER = {
    Closeness.EXACT: (0, 2, 3),
    Closeness.NEAR: (1, 4, 6),
    Closeness.LOOSE: (5, 7, 8),
    Closeness.FAR: (9, 10, 11),
}
_VERDICTS = {
    Closeness.EXACT: Verdict.WORD_FOR_WORD,
    Closeness.NEAR: Verdict.NEARLY,
    Closeness.LOOSE: Verdict.IN_OTHER_WORDS,
}


# --- where they may stand ----------------------------------------------------------------


def _places(
    archive: Snapshot, claim: QuotedWords, words: str, owners: frozenset[int]
) -> Iterator[_Place]:
    """The passages and the quotes of these people that may have the words."""
    folded = text.fold(" ".join(claim.spellings))
    pieces = [text.words(text.fold(" ".join(piece))) for piece in _pieces(claim)]
    terms = _rarest(spelling.terms(words, archive.words))
    likely = passages_worded(archive.connection, pieces, terms, _CANDIDATES)
    ranked = sorted(likely, key=lambda passage: -wording.likely(folded, passage.body))
    numbers = [passage.id for passage in ranked[:_CLOSELY]]
    for passage in article_store.passages_with_ids(archive.connection, numbers):
        yield _Place(passage.article_id, passage.span, passage.id)
    if owners:
        ids = quotes_worded(archive.connection, pieces, terms, owners, _CLOSELY)
        for quote in article_store.quotes_between(archive.connection, None, Scope(), ids):
            yield _Place(quote.article_id, quote.sentence)


def _pieces(claim: QuotedWords) -> list[tuple[str, ...]]:
    edges = [0, *sorted(claim.gaps), len(claim.spellings)]
    return [claim.spellings[start:end] for start, end in pairwise(edges)]


def _rarest(terms: Sequence[Term]) -> list[Term]:
    return sorted((term for term in terms if term.count), key=lambda term: term.count)[:_RAREST]


# --- what stands there -------------------------------------------------------------------


def _stated(archive: Snapshot, claim: QuotedWords, places: Iterable[_Place]) -> list[Publication]:
    """What is like the words in these places, each place once, with whose quote it is."""
    places = list(dict.fromkeys(places))
    ids = {place.article_id for place in places}
    articles = article_store.articles_with_ids(archive.connection, ids)
    publications = dict[_Place, Publication]()
    for article_id, within, passage_id in places:
        article = articles[article_id]
        if likeness := wording.compare(claim, article.text, within):
            sentence = _sentences(article.text, within, likeness.span)
            place = _Place(article_id, likeness.span)
            publications.setdefault(place, Publication(article, sentence, likeness, passage_id))
    return _with_speakers(archive, list(publications.values()))


def _sentences(body: str, within: Span, words: Span) -> Span:
    """The whole sentences that have these words."""
    spans = [span for span in text.sentences_within(body, within) if span.overlaps(words)]
    return Span(spans[0].start, spans[-1].end) if spans else words


def _with_speakers(archive: Snapshot, publications: Sequence[Publication]) -> list[Publication]:
    ids = {publication.article.id for publication in publications}
    by_article = dict[int, list[Quote]]()
    for quote in article_store.quotes_of_articles(archive.connection, ids):
        if quote.confidence >= POSSIBLE:
            by_article.setdefault(quote.article_id, []).append(quote)
    pairs = [
        (publication, _quote_of(publication.likeness, by_article.get(publication.article.id, ())))
        for publication in publications
    ]
    speaker_ids = {quote.speaker_id for _, quote in pairs if quote and quote.speaker_id}
    speakers = {
        speaker.id: speaker for speaker in speaker_store.with_ids(archive.connection, speaker_ids)
    }
    return [
        replace(
            publication,
            quote=quote,
            speaker=speakers.get(quote.speaker_id or 0),
            sentence=_longer(quote.sentence, publication.sentence),
        )
        if quote
        else publication
        for publication, quote in pairs
    ]


def _longer(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _quote_of(likeness: Likeness, quotes: Iterable[Quote]) -> Quote | None:
    """The quote that has most of the words; of equals a named speaker's, then the shortest."""
    shares = ((_share(likeness, quote), quote) for quote in quotes)
    ranked = [
        (share, quote.speaker_id is not None, -_letters(quote), quote.id, quote)
        for share, quote in shares
        if share >= _MOST_OF_IT
    ]
    return max(ranked)[-1] if ranked else None


def _share(likeness: Likeness, quote: Quote) -> float:
    inside = [word for word in likeness.words if any(word.overlaps(part) for part in quote.content)]
    return len(inside) / len(likeness.words)


def _letters(quote: Quote) -> int:
    return sum(part.end - part.start for part in quote.content)
