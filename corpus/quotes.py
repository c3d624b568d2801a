"""Who said what: split a text, tag the words of saying, link content and source, resolve the name.

Each step is a function over frozen values, so that a trained tagger can take
the place of the rules in `corpus.attribution` and leave the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.attribution.cues import tag
from corpus.attribution.links import Attribution, link
from corpus.attribution.people import title_before
from corpus.attribution.statements import CLOSING_MARKS, MARK, split
from corpus.speakers import Evidence, Person, Resolution, Resolver, people, resolver
from corpus.types import Kind, Quote, Span

# How often a quote of this evidence is right, on annotated news; None is no cue of its own.
_CONFIDENCE = {
    Evidence.NAME: 0.95,
    Evidence.ROLE: 0.85,
    Evidence.PRONOUN: 0.8,
    Evidence.UNNAMED: 0.75,
    Evidence.GROUP: 0.75,
    None: 0.5,
}
_LESS_WITHOUT_MARKS = 0.1


def extract(text: str, persons: Sequence[Person] | None = None) -> tuple[Quote, ...]:
    """What `text` says that somebody said, in the order of the text.

    `speaker` is a full name as the text gives it, or None where no person is
    named: an organisation, a group, an unnamed official, a pronoun too far off.
    `persons` are `people(text)`, for a caller who has them already.
    """
    statements = split(text)
    linked = link(text, statements, [tag(text, statement) for statement in statements])
    known = people(text) if persons is None else persons
    return tuple(_resolve(text, linked, resolver(text, known)))


def _resolve(text: str, attributions: Sequence[Attribution], resolve: Resolver) -> Iterator[Quote]:
    """The attributions as quotes, with the names of those who spoke."""
    last: Resolution | None = None  # a person, or an unnamed official
    previous: Resolution | None = None  # whoever it was, a group too
    paragraph = 0
    for attribution in attributions:
        if last and not last.person and attribution.paragraph > paragraph + 1:
            last = None  # an unnamed official is "he" for a while, not for the whole article
        resolution = resolve(attribution.source, last) if attribution.source else previous
        if _is_headline(text, attribution) and not _is_by_name(text, attribution, resolution):
            continue
        if resolution and (resolution.person or resolution.evidence is Evidence.UNNAMED):
            last, paragraph = resolution, attribution.paragraph
        previous = resolution
        yield _quote(text, attribution, resolution)


def _is_headline(text: str, attribution: Attribution) -> bool:
    return attribution.cue is not None and attribution.cue.of(text) == ":"


def _is_by_name(text: str, headline: Attribution, resolution: Resolution | None) -> bool:
    """Whether a person's name is all that stands before the colon: not "Watch Peter Lind:"."""
    person, source = resolution and resolution.person, headline.source
    if not person or not source:
        return False
    position = bisect_left(person.mentions, source)
    name = next(iter(person.mentions[position : position + 1]), None)
    before = text[source.start : name.start] if name and name.end == source.end else " -"
    return len(title_before(before)) == len(before.split())


def _quote(text: str, attribution: Attribution, resolution: Resolution | None) -> Quote:
    kind = _kind(text, attribution.content)
    evidence = resolution.evidence if resolution and attribution.source else None
    person = resolution.person if resolution else None
    confidence = _CONFIDENCE[evidence] - (_LESS_WITHOUT_MARKS if kind is Kind.INDIRECT else 0.0)
    return Quote(
        content=attribution.content,
        sentence=attribution.sentence,
        cue=attribution.cue,
        source=attribution.source,
        kind=kind,
        confidence=round(confidence, 2),
        speaker=person.name if person else None,
    )


def _kind(text: str, content: Sequence[Span]) -> Kind:
    if not any(MARK.search(text, *_edges(piece)) for piece in content):
        return Kind.INDIRECT
    is_direct = all(
        MARK.match(text, piece.start) and text[piece.end - 1] in CLOSING_MARKS for piece in content
    )
    return Kind.DIRECT if is_direct else Kind.MIXED


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end
