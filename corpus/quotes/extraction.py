"""Who said what: split a text into windows, tag their words, link the parts, resolve the names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter

from corpus.language import language_of
from corpus.quotes.acts import act_of
from corpus.quotes.confidence import chance
from corpus.quotes.foreign.quotations import quotations
from corpus.quotes.foreign.words import WORDS
from corpus.quotes.forms import with_forms
from corpus.quotes.furniture import without_furniture
from corpus.quotes.links import Attribution, link
from corpus.quotes.naming import joint
from corpus.quotes.naming.mentions import Evidence, Resolution
from corpus.quotes.naming.organisations import speaking
from corpus.quotes.naming.people import Person, people
from corpus.quotes.naming.resolution import resolutions
from corpus.quotes.signatures import signatures
from corpus.quotes.statements import (
    CLOSING_MARKS,
    MARK,
    Statement,
    lone_quotations,
    one_a_line,
    split,
)
from corpus.quotes.tagger import Tags, tag
from corpus.quotes.turns import turns
from corpus.types import SURE, Act, Kind, Quote, Span, SpeakerKind

_MENTIONS = 20  # of one person in one content, looked at for words of saying
_SAYS = re.compile(
    r"\s(?:(?:had|has|have|once|also|later)\s){0,2}"
    r"(?:said|says|told|tells|wrote|tweeted|claimed|argued|warned|promised|called)\b"
)


# A longer text is a book or a list, and would hold up a load for minutes.
_LONGEST_TEXT = 100_000
# Characters; the organisation that a longer one names is "it" no longer: its breaks were lost.
_LONGEST_PARAGRAPH = 800


@dataclass(frozen=True, slots=True)
class Extract:
    """What a text says that somebody said, and the persons it names."""

    quotes: tuple[Quote, ...] = ()
    persons: tuple[Person, ...] = ()


def extract(text: str) -> tuple[Quote, ...]:
    """What `text` says that somebody said, thought or did not say, in the order of the text.

    In English all statements, in the languages of `corpus.quotes.foreign`
    direct quotations of persons they name, in any other nothing. Of a text of
    over 100,000 characters only the beginning is read.
    """
    return read(text).quotes


def read(text: str) -> Extract:
    """The quotes of `text` as `extract` gives them, with the persons found for them.

    English: tag -> with_forms -> link; people; then each attribution in turn: resolutions ->
    act_of -> confidence. Another language of `foreign`: its quotations, where nothing is left
    to resolve.
    """
    text = text[:_LONGEST_TEXT]
    language = language_of(text)
    if language in WORDS:
        return _read_foreign(text, language)
    if language not in ("en", None):
        return Extract()
    text = without_furniture(text)
    statements = split(text)
    tags, attributions = _attributions(text, statements)
    persons = people(text, tags.names)
    contents_of = _contents_of(text, attributions)
    paragraphs = one_a_line(text, statements, _LONGEST_PARAGRAPH)
    organisations = speaking(paragraphs, tags.names, sorted(contents_of))
    meanings = resolutions(text, persons, tags.names, contents_of, statements, organisations)
    sentences = [statement.span for statement in statements]
    quotes = (
        quote
        for attribution in attributions
        for quote in _quotes(text, attribution, meanings, sentences, persons)
    )
    return Extract(tuple(quotes), persons)


def attributions_of(text: str) -> list[Attribution]:
    """The statements in an English `text`, before any name is resolved."""
    text = without_furniture(text)
    return _attributions(text, split(text))[1]


def _attributions(text: str, statements: Sequence[Statement]) -> tuple[Tags, list[Attribution]]:
    lines = one_a_line(text, statements)
    tags = with_forms(tag(lines), [*signatures(text), *turns(text)])
    return tags, link(lines, tags.statements, lone_quotations(text, statements))


def _contents_of(text: str, attributions: Sequence[Attribution]) -> dict[Span, list[Span]]:
    """What is said, by the mention of who says it, of several also by that of each of them."""
    contents_of: dict[Span, list[Span]] = defaultdict(list)
    for attribution in attributions:
        if source := attribution.source:
            for mention in (source, *joint.speakers(text, source)):
                contents_of[mention] += attribution.content
    return contents_of


def _read_foreign(text: str, language: str) -> Extract:
    sentences = [statement.span for statement in split(text)]
    quotes = tuple(
        Quote(
            content=quotation.content,
            sentence=_sentence((*quotation.content, quotation.cue), sentences),
            cue=quotation.cue,
            source=quotation.source,
            kind=Kind.DIRECT,
            confidence=_FOREIGN,
            speaker=quotation.name,
            speaker_kind=SpeakerKind.PERSON,
            evidence=quotation.source,
        )
        for quotation in quotations(text, language)
    )
    names = sorted({quote.speaker for quote in quotes if quote.speaker})
    return Extract(quotes, tuple(map(Person, names)))


def _quotes(
    text: str,
    attribution: Attribution,
    meanings: Mapping[Span, Resolution],
    sentences: Sequence[Span],
    persons: Sequence[Person],
) -> list[Quote]:
    """The statement; of several who are all named, if they surely said it, once for each."""
    source = attribution.source
    resolution = meanings[source] if source else None
    whole = _quote(text, attribution, resolution, sentences, persons)
    is_sure = whole.act is Act.SAID and whole.confidence >= SURE
    if not source or whole.speaker or not is_sure:
        return [whole]
    speakers = [meanings[mention] for mention in joint.speakers(text, source)]
    if not speakers or not all(one.name and one.evidence is Evidence.NAME for one in speakers):
        return [whole]
    return [
        _quote(text, replace(attribution, source=one.mention), one, sentences, persons)
        for one in speakers
    ]


def _quote(
    text: str,
    attribution: Attribution,
    resolution: Resolution | None,
    sentences: Sequence[Span],
    persons: Sequence[Person],
) -> Quote:
    kind = _kind(text, attribution.content)
    cue = attribution.cue
    sentence = _sentence([cue], sentences) if cue else Span(0, 0)
    act = act_of(text, attribution, sentence, kind is not Kind.INDIRECT)
    speaker = resolution if act is not Act.UNSAID else None
    beside = (attribution.cue, attribution.source)
    return Quote(
        content=attribution.content,
        sentence=_sentence([*attribution.content, *filter(None, beside)], sentences),
        cue=attribution.cue,
        source=attribution.source,
        kind=kind,
        confidence=_confidence(text, attribution, resolution),
        speaker=speaker.name if speaker else None,
        speaker_kind=resolution.kind if resolution else None,
        evidence=speaker.named_at if speaker else None,
        act=act,
        inner=_inner(text, attribution, speaker, persons),
    )


def _sentence(parts: Sequence[Span], sentences: Sequence[Span]) -> Span:
    """The whole sentences that hold these parts of a quote, and all between them."""
    first, last = min(parts).start, max(part.end for part in parts)
    start, end = (
        max(0, bisect_right(sentences, place, key=attrgetter("start")) - 1)
        for place in (first, last - 1)
    )
    return Span(sentences[start].start, max(last, sentences[end].end))


def _inner(
    text: str,
    attribution: Attribution,
    speaker: Resolution | None,
    persons: Sequence[Person],
) -> str | None:
    """Whom the speaker quotes: the person whose words of saying stand in the content."""
    for person in persons:
        is_other = speaker is None or person.name != speaker.name
        if is_other and any(_speaks_in(text, piece, person) for piece in attribution.content):
            return person.name
    return None


def _speaks_in(text: str, piece: Span, person: Person) -> bool:
    first = bisect_left(person.mentions, piece)
    mentions = person.mentions[first : first + _MENTIONS]
    inside = takewhile(lambda mention: mention.end < piece.end, mentions)
    return any(_SAYS.match(text, mention.end) for mention in inside)


def _kind(text: str, content: Sequence[Span]) -> Kind:
    if not any(MARK.search(text, piece.start, piece.end) for piece in content):
        return Kind.INDIRECT
    is_direct = all(
        MARK.match(text, piece.start) and text[piece.end - 1] in CLOSING_MARKS for piece in content
    )
    return Kind.DIRECT if is_direct else Kind.MIXED


_FOREIGN = 0.9  # no annotated articles to measure it on; only what is plain is taken
# How often the name is right where content and source are, by what tells it.
_RIGHT_NAMES = {
    Evidence.NAME: 0.98,
    Evidence.NAMESAKE: 0.65,  # below `SURE`: "probably"
    Evidence.ROLE: 0.9,
    Evidence.CLUE: 0.7,
    Evidence.PRONOUN: 0.9,
    Evidence.RIVALS: 0.65,
}


def _confidence(text: str, attribution: Attribution, resolution: Resolution | None) -> float:
    share = _RIGHT_NAMES.get(resolution.evidence, 1.0) if resolution else 1.0
    return round(chance(text, attribution) * share, 2)
