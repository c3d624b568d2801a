"""Which words the tagger takes for a person's name, and which of our lists it overrules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import bare, capitals, gender_of_given, is_listed
from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

SURE_TAG = 0.8
LIKELY_TAG = 0.5
_GIVEN_TAG = 0.65  # for "Will Hurd", where "Will" may begin a question
_REST_OF_A_WORD = re.compile(r"[\w-]*")
# "May said", "May's voters", "Mr. King": what is no month and no king.
_BEFORE_A_NAME = re.compile(
    r"\b(?:(?:mr|mrs|ms|miss|dr|sir|lord|lady|dame)\.?|said|says|added|adds|told)\s\Z",
    re.IGNORECASE,
)
_BEFORE_A_THING = re.compile(
    r"\b(?:a|an|and|at|by|during|early|from|in|into|last|late|mid|near|next|of|on|since|the|this|"
    r"to|until)\s\Z",
    re.IGNORECASE,
)
_BEHIND_A_NAME = re.compile(
    r"\s(?:added|adds|also|argued|asked|called|claimed|did|had|has|insisted|is|later|says?|said|"
    r"told|tells|tweeted|warned|was|who|will|would|wrote)\b|['’]s\b|,\swho\b"
)
_NEARBY = 12  # characters looked at before a word


@dataclass(frozen=True, slots=True)
class Tagged:
    """The persons' names that the tagger sees in a text.

    `surest` has the best score of each name anywhere in the text, by its folded words; `things`
    are the words with which it sees names of organisations and places begin; `named`
    where words stand that our lists have for something else, and that are part of a name here.
    """

    marks: Sequence[Mark] = ()
    surest: Mapping[tuple[str, ...], float] = field(default_factory=dict)
    things: frozenset[tuple[str, ...]] = frozenset()
    named: frozenset[int] = frozenset()

    def score(self, span: Span, words: tuple[str, ...]) -> float:
        """How sure the tagger is at its best that these words are a name, if it is one here."""
        first, last = self._mark_at(span.start), self._mark_at(span.end - 1)
        if first is None or last is None or (len(words) == 1 and words in self.things):
            return 0.0
        return max(self.surest.get(words, 0.0), min(first.score, last.score))

    def _mark_at(self, place: int) -> Mark | None:
        """The mark over a place of the text."""
        nearest = bisect_left(self.marks, place + 1, key=lambda mark: mark.span.start) - 1
        is_over = nearest >= 0 and place < self.marks[nearest].span.end
        return self.marks[nearest] if is_over else None

    def begins_at(self, start: int) -> bool:
        """Whether a name that the tagger is sure of begins there."""
        place = bisect_left(self.marks, start, key=lambda mark: mark.span.start)
        mark = self.marks[place] if place < len(self.marks) else None
        return bool(mark and mark.span.start == start and mark.score >= SURE_TAG)

    def covers(self, start: int, end: int) -> bool:
        """Whether a name that the tagger is sure of is all that stands between these places."""
        mark = self._mark_at(start) if self.begins_at(start) else None
        return bool(mark and mark.span.end == end)


def tagged(text: str, names_of_text: Sequence[Mark]) -> Tagged:
    """What the tagger's marks say of a text: `names_of_text` is where it sees names, in order."""
    marks = [mark for mark in names_of_text if mark.role is Role.PERSON]
    things = (
        mark.span.of(text).split()[0] for mark in names_of_text if mark.role is not Role.PERSON
    )
    surest: dict[tuple[str, ...], float] = defaultdict(float)
    spans = [_words(text, mark.span) for mark in marks]
    forms = [tuple(bare(word.of(text)) for word in words) for words in spans]
    for mark, words in zip(marks, forms, strict=True):
        surest[words] = max(surest[words], mark.score)
    named: set[int] = set()
    surnames: set[str] = set()
    for starts, words in zip(spans, forms, strict=True):
        for position in _overruled(words, surest[words]):
            named.add(starts[position].start)
            surnames.add(starts[position].of(text))
    named.update(_alone(text, surnames, {span[0].start for span in spans if len(span) == 1}))
    return Tagged(
        marks, dict(surest), frozenset((bare(thing),) for thing in things), frozenset(named)
    )


def _words(text: str, mark: Span) -> list[Span]:
    """The capitalised words of a mark, the last one whole."""
    rest = _REST_OF_A_WORD.match(text, mark.end)
    return list(capitals(text, Span(mark.start, rest.end() if rest else mark.end)))


def _overruled(words: tuple[str, ...], score: float) -> Iterator[int]:
    """Which words of a name our lists have for something else: the 1 of "Angus King"."""
    if len(words) < 2:
        return
    is_given = bool(gender_of_given(words[0])) or words[0] in names.ALSO_GIVEN
    if words[0] in names.ALSO_GIVEN and score >= _GIVEN_TAG:
        yield 0
    elif is_listed(words[0]):
        return
    elif words[0] in names.NOT_A_PERSON and "-" in words[1] and score >= LIKELY_TAG:
        yield 0  # "Park Geun-hye"
    last = len(words) - 1
    least = LIKELY_TAG if is_given and is_listed(words[last]) else SURE_TAG
    if score >= least and (is_listed(words[last]) or words[last] in names.NOT_A_PERSON):
        yield last


def _alone(text: str, surnames: set[str], tagged_alone: set[int]) -> Iterator[int]:
    """Where one of these surnames stands for the person: "King added"."""
    if not surnames:
        return
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(surnames)))})\b", text):
        before = text[max(0, match.start() - _NEARBY) : match.start()]
        if _BEFORE_A_NAME.search(before) or (
            not _BEFORE_A_THING.search(before)
            and (match.start() in tagged_alone or _BEHIND_A_NAME.match(text, match.end()))
        ):
            yield match.start()
