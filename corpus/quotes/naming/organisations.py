"""Which organisation speaks: by its name, as "the company" or as "it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.quotes.naming.bodies import Body, read
from corpus.quotes.naming.kinds import fits, is_part_of_names
from corpus.quotes.naming.mentions import MOST_MENTIONS, PART, Evidence, Resolution
from corpus.quotes.naming.signs import bears_on_a_body
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_SURE_TAG = 0.4
_FEW_VOTES = 0.5  # for a person or place, a mention
_MANY_PAPERS = 3  # in a review of them "The Times" is not the Financial Times
_MOST_NAMES = 200  # of one text
_NEARBY = 1_500  # characters; farther back, "the company" means nobody we could be sure of
_STILL_SPEAKING = 600  # characters behind what it said last, and the paragraph after that
_LONGEST_NAME = 90
_LONGEST_SENTENCE = 400
_SENTENCE = re.compile(r"(?:\A|[.!?][\"”]?\s+|\n+)")
_ACTS = re.compile(r"(?:\s\([A-Z]\w+\))?,?\s(?!and\b)[a-z]")
_STATEMENT = re.compile(r"[Tt]he (?:letter|post|press release|statement|tweet)")
# What goes on behind a bracket or comma is no body: "London (CNN)Police", "the Osby Party (OP) MP
# Anna Krol", "the Torp, Norway, native".
_GOES_ON = re.compile(r"\([A-Z]\w+\)(?:[^\s,.]|\s(?!(?:and|in|of|on)\b)\w)|,\s[A-Z]\w+,\s[a-z]+\Z")
# "The Department for Rivers, Roads and Bridges"
_LISTED = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w’'-]+ ){1,4}(?:of|for|on) [A-Z][\w ]{1,40},"
    r"(?: [A-Z][\w ]{1,40},){0,3} [A-Z]\w{1,40} and [A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,2}\Z"
)
_DEFINITION = re.compile(r"(?<=\w) \((?:the )?([A-Z][A-Za-z.&]{1,7})\)")


@dataclass(frozen=True, slots=True)
class _Named:
    """The organisations of a text: where each is named, in order, and what each is."""

    text: str
    spans: list[Span]
    names: list[str]
    kinds: Mapping[str, frozenset[str]]
    full: Mapping[str, str]


def speaking(text: str, tags: Sequence[Mark], sources: Sequence[Span]) -> dict[Span, Resolution]:
    """The organisation that each of `sources` means, of those that mean one.

    `tags` is where the tagger sees names, and `sources` who is said to speak, both in order.
    A person's name may pass for one: whoever knows the persons asks for them first.
    """
    bodies = {source: _body(text, source) for source in sources}
    named = _named(text, tags, bodies.values())
    meanings: dict[Span, Resolution] = {}
    speaker = previous = None  # the last organisation that spoke, and the last source if it was one
    for source, body in bodies.items():
        meant = _meant(named, source, body, speaker, previous)
        if meant:
            meanings[source] = meant
            speaker = meant
        previous = meant
    return meanings


def _body(text: str, mention: Span) -> Body | None:
    """What a mention calls a body: by all of it where the name has commas, else by its head."""
    if whole := _LISTED.match(text, mention.start, mention.end):
        return read(whole[0])
    part = PART.match(text, mention.start, mention.end)
    if not part or _GOES_ON.match(text, part.end(), mention.end):
        return None
    return read(part[0])


# --- which organisations there are -----------------------------------------------------


def _named(text: str, tags: Sequence[Mark], bodies: Iterable[Body | None]) -> _Named:
    """Those that speak and those that the tagger sees, each under its full name."""
    marks = [tag.span for tag in tags if tag.role is Role.ORGANISATION and tag.score >= _SURE_TAG]
    kinds: dict[str, frozenset[str]] = {}
    defined = _definitions(text)
    for body in (*bodies, *(_body(text, mark) for mark in marks)):
        if not body or not body.name or len(kinds) >= _MOST_NAMES:
            continue
        is_sure = body.name in kinds or body.name in defined or not body.is_plain
        if is_sure or _is_body(text, body.name, tags):
            kinds[body.name] = kinds.get(body.name, frozenset()) | body.kinds
    full = {form: defined.get(form) or _longer(text, form, kinds) or form for form in kinds}
    kinds_of: dict[str, frozenset[str]] = defaultdict(frozenset)
    for form, name in full.items():
        kinds_of[name] |= kinds[form]
    mentions = list(_mentions(text, full))
    return _Named(
        text, [span for span, _ in mentions], [one for _, one in mentions], kinds_of, full
    )


def _is_body(text: str, name: str, tags: Sequence[Mark]) -> bool:
    """Whether what stands around a name tells that it is no person's."""
    signs: set[bool | None] = set()
    votes: dict[Role, float] = defaultdict(float)
    places = list(_places(text, name))
    for span in places:
        signs.add(bears_on_a_body(text, span))
        place = bisect_left(tags, span.start, key=lambda tag: tag.span.start)
        for tag in tags[max(0, place - 1) : place + 1]:
            if tag.span.overlaps(span):
                votes[tag.role] += tag.score
    organisation, others = votes[Role.ORGANISATION], votes[Role.PERSON] + votes[Role.PLACE]
    is_likely = organisation > others or (True in signs and others < _FEW_VOTES * len(places))
    return False not in signs and is_likely


def _places(text: str, name: str) -> Iterator[Span]:
    """Where a name stands as whole words, as often as is looked at."""
    start = text.find(name)
    for _ in range(MOST_MENTIONS):
        if start < 0:
            return
        end = start + len(name)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield Span(start, end)
        start = text.find(name, end)


def _mentions(text: str, full: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Where each organisation is named, in order; within a longer name no other is."""
    mentions = [(span, name) for form, name in full.items() for span in _places(text, form)]
    end = 0
    for span, name in sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= end:
            yield span, name
            end = span.end


def _definitions(text: str) -> dict[str, str]:
    """The acronyms that the text gives in brackets, each with what it stands for."""
    pairs = ((match[1], _defined(text, match)) for match in _DEFINITION.finditer(text))
    return {acronym: name for acronym, name in pairs if name}


def _defined(text: str, acronym: re.Match[str]) -> str | None:
    """The words that an acronym in brackets stands for: just before it, with its initials."""
    before = text[max(0, acronym.start() - _LONGEST_NAME) : acronym.start() + 1].split()
    letters = acronym[1].replace(".", "").upper()
    for size in range(2, len(before) + 1):
        words = before[-size:]
        if _initials(words) == letters and words[0][0].isupper():
            return " ".join(words)
    return None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _longer(text: str, form: str, kinds: Mapping[str, frozenset[str]]) -> str | None:
    """The one name, given before, that ends so or has these initials; or that adds a kind."""
    papers = [name for name in kinds if fits(kinds[name], "newspaper")]
    if "state" in kinds[form] or (form in papers and len(papers) >= _MANY_PAPERS):
        return None
    longer = [
        name
        for name in kinds
        if (
            (name.endswith(f" {form}") or _initials(name.split()) == form)
            and text.find(name) < text.find(form)
        )
        or (not kinds[form] and name.startswith(f"{form} ") and _adds_a_kind(name, form))
    ]
    return longer[0] if len(longer) == 1 else None


def _adds_a_kind(name: str, form: str) -> bool:
    return is_part_of_names(name.removeprefix(form))


# --- which one a mention means ---------------------------------------------------------


def _meant(
    named: _Named,
    source: Span,
    body: Body | None,
    speaker: Resolution | None,
    previous: Resolution | None,
) -> Resolution | None:
    phrase = source.of(named.text)
    if phrase.lower() == "it" or _STATEMENT.fullmatch(phrase):
        if previous and _is_near(named.text, previous.mention, source):
            return replace(previous, evidence=Evidence.PRONOUN, mention=source)
        return _subject_before(named, source) if phrase == "It" else None
    if not body:
        return None
    if body.name:
        name = named.full.get(body.name)
        return Resolution(None, Evidence.NAME, source, name, source) if name else None
    return _described(named, source, body, speaker)


def _subject_before(named: _Named, source: Span) -> Resolution | None:
    """The organisation with which the sentence before the one that `source` begins begins."""
    edge = max(0, source.start - _LONGEST_SENTENCE)
    starts = [match.end() for match in _SENTENCE.finditer(named.text, edge, source.start)]
    if len(starts) < 2 or starts[-1] != source.start:
        return None
    first = bisect_left(named.spans, Span(starts[-2], 0))
    span = next(iter(named.spans[first : first + 1]), source)
    is_subject = span.start - starts[-2] <= len("The ") and _ACTS.match(named.text, span.end)
    if span >= source or not is_subject:
        return None
    return Resolution(None, Evidence.PRONOUN, source, named.names[first], span)


def _is_near(text: str, before: Span, mention: Span) -> bool:
    between = text[before.end : mention.start]
    return len(between) < _STILL_SPEAKING and between.count("\n\n") < 2


def _described(
    named: _Named, source: Span, body: Body, speaker: Resolution | None
) -> Resolution | None:
    """The one that may be called that: who spoke last, or the only one nearby."""
    (noun,) = body.kinds
    is_near = speaker and _is_near(named.text, speaker.mention, source)
    if speaker and is_near and fits(named.kinds[speaker.organisation or ""], noun):
        return replace(speaker, evidence=Evidence.ROLE, mention=source)
    first = bisect_left(named.spans, Span(source.start - _NEARBY, 0))
    end = bisect_left(named.spans, source)
    near: dict[str, Span] = {}
    for at in range(max(first, end - MOST_MENTIONS), end):
        if fits(named.kinds[named.names[at]], noun):
            near[named.names[at]] = named.spans[at]
    if len(near) != 1:
        return None
    ((name, span),) = near.items()
    return Resolution(None, Evidence.ROLE, source, name, span)
