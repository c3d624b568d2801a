"""Phrases of capitalised words that may be a name, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import (
    ROLE,
    UPPER,
    bare,
    capitals,
    gender_of_given,
    is_listed,
    is_surely_given,
    title_before,
    titles_of,
)
from corpus.quotes.naming.places import ADJECTIVES
from corpus.quotes.naming.tagged import LIKELY_TAG, SURE_TAG, Tagged
from corpus.text import INVISIBLE
from corpus.types import Span

_PARTICLES = (
    r"(?:(?:van|von|vom|der|den|de|del|della|da|das|dos|des|di|du|la|le|af|av|ap|ab|y|bin|bint|ibn|"
    r"al|el|ter|zu|zum|zur)\s){0,2}"
)
# What may stand between two words of one name.
_INSIDE_A_NAME = re.compile(rf"[^\S\t]{_PARTICLES}")
# "Dwayne “The Rock” Johnson".
_NICKNAME = re.compile(rf"(?<=\w)\s[\"“'‘][{UPPER}][\w.-]*(?:\s[\w.-]+){{0,2}}[\"”'’]\s")
_EASTERN = re.compile(rf"[{UPPER}]\w+ [{UPPER}]\w+-[a-z]\w+")
_WITH_INITIALS = re.compile(rf"(?:[{UPPER}]\w* )?[{UPPER}]\w{{,2}}\. (?:\S+ )?[{UPPER}]\w")
_SUFFIX = re.compile(r"[IVX]+\Z")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_ASIDE = re.compile(
    rf",\s(?:(?:the|an?|its|his|her|their|who is (?:the|an?))\s)?"
    rf"((?:[\w’'-]+\s){{0,5}}(?:\w+-)?(?:{ROLE})(?:-(?:elect|general))?"
    rf"(?:\s(?:of|for|at|in)\s[^,.;:\"“”()]{{1,60}})?)(?=[,.;]|\Z)"
)
_AGE = re.compile(r", \d{2}\b")
_SAYS = re.compile(r"\s(?:said|says|told|tells|added|adds|asked|wrote|argued|who)\b")
# "Philip Morris said its sales fell": nobody who is never "he", nor a surname alone.
_AS_A_COMPANY = re.compile(
    r"\s(?:said|says)\s(?:that\s)?(?:its|it\s(?:expects|had|has|intends|plans|will|would))\b"
)
# "Ada Quill said she": whoever the archive takes it for, it is a person.
_AS_A_PERSON = re.compile(r"\s(?:said|says|told|added|adds)\s(?:\w+\s)??(?:that\s)?s?he\b")
# '"It rises," said Ada Quill, the baker': so are those who say a thing and are then described.
_SAID_BY = re.compile(r"\b(?:said|says|added|adds|told)\s\Z")
_DESCRIPTION = re.compile(r",\s(?:the|an?|who|whose)\b")
_NO_TAGS = Tagged()
_WORD = re.compile(r"\b[^\W\d_]+(?:['’]\w+)?")
_LONGEST_HEADLINE = 200  # characters
_SMALL_IN_HEADLINES = names.word_set(
    "a about after amid an and as at but by for from in into is nor of on or over per than that "
    "the to up v via vs with"
)
_OF = re.compile(r"\bof (?:the )?\Z")
_BEFORE, _BEHIND = 80, 130  # characters looked at for what stands around a name


@dataclass(frozen=True, slots=True)
class Phrase:
    """Capitalised words that may be a name, with what stands around them.

    `parts` are where its `words` stand. `tag` is how sure the tagger is that they are a person's.
    """

    form: str
    span: Span
    words: tuple[str, ...]
    parts: tuple[Span, ...] = ()
    titles: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()
    is_introduced: bool = False
    is_speaking: bool = False
    is_corporate: bool = False
    tag: float = 0.0

    @property
    def is_tagged(self) -> bool:
        """Whether the tagger is sure."""
        return self.tag >= SURE_TAG

    @property
    def is_likely(self) -> bool:
        """Whether the tagger takes it for a name rather than not."""
        return self.tag >= LIKELY_TAG


def phrases(text: str, paragraph: Span, tags: Tagged = _NO_TAGS) -> Iterator[Phrase]:
    """The runs of capitalised words that hold no title, role or function word.

    Such words are part of a name where the tagger is sure of it.
    """
    run: list[Span] = []
    nicknames = [name.span() for name in _NICKNAME.finditer(text, paragraph.start, paragraph.end)]
    for word in capitals(text, paragraph):
        if any(start < word.start < end - 1 for start, end in nicknames) and _opens(text, run):
            continue
        may_be_name = word.start in tags.named or not is_listed(word.of(text))
        is_over = len(run) > 1 and tags.covers(run[0].start, run[-1].end)
        if run and (is_over or not (may_be_name and _goes_on(text, run[-1], word))):
            yield from _phrases(text, run, paragraph, tags)
            run = []
        if may_be_name:
            run.append(word)
    if run:
        yield from _phrases(text, run, paragraph, tags)


def is_headline(text: str, paragraph: Span) -> bool:
    """Whether its capitals tell no names, for all but the small words begin with one."""
    if paragraph.end - paragraph.start > _LONGEST_HEADLINE:
        return False
    words = _WORD.findall(text, paragraph.start, paragraph.end)
    small = [word for word in words if word[0].islower()]
    return len(words) > len(small) + 2 and _SMALL_IN_HEADLINES.issuperset(small)


def is_formed_as_a_name(form: str) -> bool:
    """Whether it is written like a person's only: "Park Geun-hye", "Guðni Th. Jóhannesson"."""
    return bool(_EASTERN.fullmatch(form) or _WITH_INITIALS.match(form))


def _goes_on(text: str, last: Span, word: Span) -> bool:
    """Whether two words are of one name, by what stands between them."""
    if _INSIDE_A_NAME.fullmatch(text, last.end, word.start):
        return True
    return bool(_NICKNAME.fullmatch(text, last.end, word.start))


def _opens(text: str, run: Sequence[Span]) -> bool:
    """Whether a run is a given name only, which a nickname may follow."""
    return len(run) == 1 and gender_of_given(bare(run[0].of(text))) is not None


def _phrases(text: str, run: list[Span], paragraph: Span, tags: Tagged) -> Iterator[Phrase]:
    """The phrase of a run, without what stands before and behind a name in it, if any is left."""
    run = _without_front(text, _without_acronyms(text, run), tags)
    is_thing = len(run) == 1 and bare(run[0].of(text)) in names.NOT_A_PERSON
    if run and not (is_thing and run[0].start not in tags.named):
        yield _phrase(text, run, paragraph, tags)


def _phrase(text: str, run: Sequence[Span], paragraph: Span, tags: Tagged) -> Phrase:
    words = tuple(bare(word.of(text)) for word in run)
    span = Span(run[0].start, run[-1].end)
    before = text[max(paragraph.start, span.start - _BEFORE) : span.start]
    behind = text[span.end : min(paragraph.end, span.end + _BEHIND)]
    lead = title_before(before)
    # In "the mayor of Osby, Anna Lind, met the mayor of Torp" the second comma only closes.
    aside = None if before.rstrip().endswith(",") else _ASIDE.match(behind)
    if not lead and behind.startswith(",") and before.rstrip().endswith(","):
        office = title_before(before.rstrip().removesuffix(",") + " ")
        lead = office if names.ROLES & titles_of(office) else []  # "the mayor, Bridget Fallon,"
    titles = titles_of(lead)
    role = " ".join(names.SHORT_ROLES.get(bare(word), word) for word in lead)
    descriptions = [role] if titles & (names.ROLES | names.SHORT_ROLES.keys()) else []
    descriptions += [" ".join(aside[1].split())] if aside else []
    is_person = _AS_A_PERSON.match(behind) or (
        _SAID_BY.search(before) and _DESCRIPTION.match(behind)
    )
    is_introduced = bool(lead or aside or _AGE.match(behind) or is_person)
    return Phrase(
        form=" ".join(_UNSEEN.sub("", span.of(text)).split()),
        span=span,
        words=words,
        parts=tuple(run),
        titles=titles,
        descriptions=tuple(descriptions),
        is_introduced=is_introduced and not before.lower().endswith("the "),
        is_speaking=bool(_SAYS.match(behind)),
        is_corporate=bool(_AS_A_COMPANY.match(behind)),
        tag=tags.score(span, words),
    )


def _without_acronyms(text: str, run: list[Span]) -> list[Span]:
    """The run without "UKIP", "CNN", "PM" before and "KC", "AFP" behind a name in small letters."""
    forms = [word.of(text) for word in run]
    if all(map(str.isupper, forms)):
        return run
    last = len(run)
    while last > 0 and _is_acronym(forms[last - 1]) and not _SUFFIX.match(forms[last - 1]):
        last -= 1
    before = (place + 1 for place in range(last) if _is_acronym(forms[place]))
    first = max((place for place in before if place < last), default=0)
    return run[first:last]


def _is_acronym(form: str) -> bool:
    is_initials = len(form) == 2 and form not in names.SHORT_ACRONYMS
    return form.isupper() and form.isalpha() and len(form) > 1 and not is_initials


def _without_front(text: str, run: list[Span], tags: Tagged) -> list[Span]:
    """The run from its name on, where a people, a place or a newspaper stands before it."""
    words = [bare(word.of(text)) for word in run]
    first = 0
    while first < len(run) - 1 and words[first] in ADJECTIVES:
        first += 1
    is_of = bool(_OF.search(text, max(0, run[0].start - 8), run[0].start)) if run else False
    for position in range(first + 1, len(run) - 1):
        before = words[position - 1]
        is_place = before in names.NOT_A_PERSON or (is_of and not gender_of_given(words[first]))
        is_name = is_place and is_surely_given(words[position])
        if is_name or (tags.begins_at(run[position].start) and not gender_of_given(before)):
            return run[position:]
    return run[first:]
