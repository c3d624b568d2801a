"""The persons an article names, found by how names are written and introduced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from corpus.quotes import names
from corpus.quotes.tagger import Mark, Role
from corpus.text import fold, paragraphs
from corpus.types import Span

_UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Prof|Gen|Adm|Col|Maj|Capt|Lt|Sgt|Rev|Fr|Hon|Jr|Sr)\."
_CAPITAL = re.compile(
    rf"\b(?:{_TITLE}|(?:[{_UPPER}]\.)+|(?:al|el)-[{_UPPER}][\w-]*"
    rf"|[{_UPPER}][\w-]*(?:['’][{_UPPER}][\w-]*)?)"
)
_PARTICLES = r"(?:(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|zu)\s){0,2}"
# What may stand between two words of one name.
_INSIDE_A_NAME = re.compile(rf"[ \u00a0\n]{_PARTICLES}")
_ROLE = "|".join(sorted(names.ROLES, key=len, reverse=True))
_OFFICE = re.compile(rf"\b(?i:(?:{_ROLE}) of (?:the )?)[{_UPPER}]\w+\s\Z")
_ASIDE = re.compile(
    rf",\s(?:(?:the|an?|its|his|her|their|who is (?:the|an?))\s)?"
    rf"((?:[\w’'-]+\s){{0,5}}(?:{_ROLE})(?:\s(?:of|for|at|in)\s[^,.;:\"“”()]{{1,60}})?)(?=[,.;]|\Z)"
)
_AGE = re.compile(r", \d{2}\b")
_SPEAKING = re.compile(r"\s(?:said|says|told|tells|added|adds|asked|wrote|argued|who)\b")
# "Philip Morris said its sales fell": nobody who is never "he", nor a surname alone.
_AS_A_COMPANY = re.compile(
    r"\s(?:said|says)\s(?:that\s)?(?:its|it\s(?:expects|had|has|intends|plans|will|would))\b"
)
# "Ada Quill said she": whoever the archive takes it for, it is a person.
_AS_A_PERSON = re.compile(r"\s(?:said|says|told|added|adds)\s(?:\w+\s)??(?:that\s)?s?he\b")
# '"It rises," said Ada Quill, the baker': so are those who say a thing and are then described.
_SAID_BY = re.compile(r"\b(?:said|says|added|adds|told)\s\Z")
_DESCRIBED = re.compile(r",\s(?:the|an?|who|whose)\b")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES_AND_ROLES = names.TITLES | names.ROLES
_NEVER_IN_A_NAME = _TITLES_AND_ROLES | names.NEVER_NAMES
_MOST_ALIASES = 12
_FAR_MORE_OFTEN = 3
_SURE_TAG = 0.8
_HONORIFICS = {"m": "mr", "f": "ms"}  # for the given name of one who is known by a title only


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article.

    `name` is the full name as the article mostly gives it; `aliases` are the
    other forms and the descriptions seen; `mentions` are where a name of theirs
    stands. `gender` is "m" or "f" where a title, a role or the given name tells.
    """

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Capitalised words that may be a name, with what stands around them."""

    form: str
    span: Span
    words: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()
    is_introduced: bool = False
    is_speaking: bool = False
    is_corporate: bool = False
    is_tagged: bool = False


# Two full names are one person's when given name, surname and suffix agree.
_Key: TypeAlias = tuple[str, str, str]
_Leaders: TypeAlias = dict[tuple[str, str | None], _Key]


def people(text: str, tagged: Sequence[Mark] = ()) -> tuple[Person, ...]:
    """The persons `text` names, each once, in the order of their first mention.

    `tagged` is where the tagger sees names, in order: it knows a person whose
    given name is on no list.

    "Lavrov" belongs to "Sergey Lavrov" where that name stands in the text. A
    surname that two of them share is nobody's, unless its paragraph has named
    one of the two before, or one is named far more often.
    """
    found_in = (_phrases(text, part) for part in paragraphs(text))
    blocks = [[_tagged(phrase, tagged) for phrase in phrases] for phrases in found_in]
    keys = _keys([phrase for block in blocks for phrase in block])
    leaders = _leaders(keys)
    found: dict[_Key, list[_Phrase]] = defaultdict(list)
    for block in blocks:
        before: set[_Key] = set()
        for phrase in block:
            near = leaders | _leaders(Counter(before)) if before else leaders
            for key, part in _meanings(text, phrase, keys, near):
                found[key].append(part)
                before.add(key)
    return tuple(_person(key, parts) for key, parts in found.items())


def _tagged(phrase: _Phrase, tagged: Sequence[Mark]) -> _Phrase:
    """The phrase, marked if the tagger is sure that it stands in a person's name."""
    place = bisect_left(tagged, phrase.span.end, key=lambda mark: mark.span.start) - 1
    if place < 0 or tagged[place].role is not Role.PERSON or tagged[place].score < _SURE_TAG:
        return phrase
    name = tagged[place].span
    is_inside = name.start <= phrase.span.start and phrase.span.end <= name.end
    return replace(phrase, is_tagged=is_inside)


def _phrases(text: str, paragraph: Span) -> Iterator[_Phrase]:
    """The runs of capitalised words that hold no title, role or function word."""
    run: list[Span] = []
    for match in _CAPITAL.finditer(text, paragraph.start, paragraph.end):
        word = Span(*match.span())
        gap = _INSIDE_A_NAME.fullmatch(text, run[-1].end, word.start) if run else None
        if run and not (gap and _may_be_name(match[0])):
            yield _phrase(text, run, paragraph)
            run = []
        if _may_be_name(match[0]):
            run.append(word)
    if run:
        yield _phrase(text, run, paragraph)


def _may_be_name(word: str) -> bool:
    return bare(word) not in _NEVER_IN_A_NAME


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """`word` as the lists in `names` have it: folded, without possessive or full stop."""
    return fold(word).removesuffix("'s").rstrip(".")


def _phrase(text: str, run: list[Span], paragraph: Span) -> _Phrase:
    run = _without_places(text, run)
    span = Span(run[0].start, run[-1].end)
    before = text[max(paragraph.start, span.start - 80) : span.start]
    after = text[span.end : min(paragraph.end, span.end + 130)]
    lead = title_before(before)
    # In "the mayor of Osby, Anna Lind, met the mayor of Torp" the second comma only closes.
    aside = None if before.rstrip().endswith(",") else _ASIDE.match(after)
    if not lead and after.startswith(",") and before.rstrip().endswith(","):
        lead = title_before(before.rstrip().removesuffix(",") + " ")  # "the mayor, Bridget Fallon,"
    titles = _TITLES_AND_ROLES.intersection(map(bare, lead))
    descriptions = [" ".join(lead)] if titles & names.ROLES else []
    descriptions += [" ".join(aside[1].split())] if aside else []
    is_cited = _AS_A_PERSON.match(after) or (_SAID_BY.search(before) and _DESCRIBED.match(after))
    is_introduced = bool(lead or aside or _AGE.match(after) or is_cited)
    return _Phrase(
        form=" ".join(span.of(text).split()),
        span=span,
        words=tuple(bare(word.of(text)) for word in run),
        titles=titles,
        descriptions=tuple(descriptions),
        is_introduced=is_introduced and not before.lower().endswith("the "),
        is_speaking=bool(_SPEAKING.match(after)),
        is_corporate=bool(_AS_A_COMPANY.match(after)),
    )


def _without_places(text: str, run: list[Span]) -> list[Span]:
    """The run from its given name on, where a place or a newspaper stands before it."""
    bare_words = [bare(word.of(text)) for word in run]
    for position in range(1, len(run) - 1):
        is_place = bare_words[position - 1] in names.NOT_A_PERSON
        if is_place and _gender_of_given(bare_words[position]):
            return run[position:]
    return run


def title_before(before: str) -> list[str]:
    """The title or role that ends `before`, in words: of "with Foreign Minister " the last two."""
    office = _OFFICE.search(before) if " of " in before else None
    lead = office[0].split() if office else []
    for word in reversed(before[: office.start() if office else None].split()[-6:]):
        if not _continues_title(word, lead):
            break
        lead.insert(0, word)
    return lead


def _continues_title(word: str, lead: list[str]) -> bool:
    if bare(word) in _TITLES_AND_ROLES:
        return word[-1].isalpha() or bare(word) in names.TITLES
    if not lead or not word[-1].isalpha() or word.endswith(("'s", "’s")):
        return False
    # "met Mayor Krol": a small word goes with small words only ("campaign manager").
    is_verb = word[0].islower() and lead[0][0].isupper()
    is_verb |= word.endswith(("ed", "ing", "ly")) or word in {"said", "says", "told", "tells"}
    return word[0].isalpha() and bare(word) not in names.NEVER_NAMES and not is_verb


def _gender_of_given(name: str) -> str | None:
    if name in names.MALE_NAMES or name == _HONORIFICS["m"]:
        return "m"
    return "f" if name in names.FEMALE_NAMES or name == _HONORIFICS["f"] else None


def _keys(phrases: Sequence[_Phrase]) -> Counter[_Key]:
    """The persons there are, with how often each is named in full."""
    speaking = {phrase.words for phrase in phrases if len(phrase.words) == 1 and phrase.is_speaking}
    companies = _companies(phrases)
    full = [
        phrase
        for phrase in phrases
        if phrase.words not in companies and _is_full_name(phrase, speaking)
    ]
    pairs = {phrase.words for phrase in full if len(phrase.words) == 2}
    # "Anna Krol Falls" in a headline is Anna Krol, if that name stands anywhere.
    keys = Counter(_key(one) for one in full if one.words in pairs or one.words[:2] not in pairs)
    genders: dict[str, set[str | None]] = defaultdict(set)
    for given, surname, _ in keys:
        genders[surname].add(_gender_of_given(given))
    for phrase in filter(_is_titled_surname, phrases):
        if key := _titled_key(phrase, genders.get(phrase.words[0])):
            keys[key] += 1
    return keys


def _titled_key(phrase: _Phrase, bearers: set[str | None] | None) -> _Key | None:
    """Whom a title and a surname mean, unless a full name: not Connie by "Pope Francis"."""
    gender = _gender_of_titles(phrase.titles)
    is_other = bearers and bearers.isdisjoint({gender, None})
    if gender and (is_other or phrase.titles & names.REGNAL_TITLES):
        return _HONORIFICS[gender], phrase.words[0], ""
    return None if bearers else ("", phrase.words[0], "")


def _companies(phrases: Sequence[_Phrase]) -> set[tuple[str, ...]]:
    """The names that say "it" of themselves and are never introduced, nor shortened."""
    corporate = {phrase.words for phrase in phrases if phrase.is_corporate}
    persons = {phrase.words for phrase in phrases if phrase.is_introduced}
    short = {phrase.words for phrase in phrases if len(phrase.words) == 1}
    return {words for words in corporate - persons if words[-1:] not in short}


def _key(phrase: _Phrase) -> _Key:
    suffix = phrase.words[-1] if phrase.words[-1] in _SUFFIXES else ""
    surname = phrase.words[-2] if suffix and len(phrase.words) > 1 else phrase.words[-1]
    return phrase.words[0], surname, suffix


def _is_full_name(phrase: _Phrase, speaking: Container[tuple[str]]) -> bool:
    """Whether a phrase is surely a name: known, introduced, or cited later by its last word."""
    parts = [word for word in phrase.words if word not in _SUFFIXES]
    if not 2 <= len(parts) <= 4 or len(parts[-1]) < 2 or parts[-1] in names.NOT_A_PERSON:
        return False
    if _gender_of_given(parts[0]):
        return True
    is_organisation = not names.NOT_A_PERSON.isdisjoint(parts)
    is_known = phrase.is_tagged or phrase.is_introduced or (parts[-1],) in speaking
    return not is_organisation and is_known


def _is_titled_surname(phrase: _Phrase) -> bool:
    """Whether it is like the "Obama" of "President Obama", but not the "FBI" of "Chief FBI"."""
    if len(phrase.words) > 1 or len(phrase.form) == 1 or phrase.form.isupper():
        return False
    is_addressed = bool(phrase.titles & names.FORMS_OF_ADDRESS)
    return is_addressed and phrase.words[0] not in names.NOT_A_PERSON


def _leaders(keys: Counter[_Key]) -> _Leaders:
    """Whom a given name or surname alone means: of each gender, and of any (None)."""
    bearers: dict[tuple[str, str | None], list[_Key]] = defaultdict(list)
    for key, _ in keys.most_common():
        for part in {key[0], key[1]} - {""}:
            bearers[part, None].append(key)
            if gender := _gender_of_given(key[0]):
                bearers[part, gender].append(key)
    return {part: found[0] for part, found in bearers.items() if _is_clear(found, keys)}


def _is_clear(bearers: Sequence[_Key], keys: Counter[_Key]) -> bool:
    return len(bearers) < 2 or keys[bearers[0]] >= _FAR_MORE_OFTEN * keys[bearers[1]]


def _meanings(
    text: str,
    phrase: _Phrase,
    keys: Counter[_Key],
    leaders: _Leaders,
) -> Iterator[tuple[_Key, _Phrase]]:
    """The persons a phrase names: itself, or in a headline several one after another."""
    if _key(phrase) in keys:
        yield _key(phrase), phrase
    elif len(phrase.words) == 1:
        leader = _leader(phrase, keys, leaders)
        if leader:
            yield leader, phrase
    elif names.NOT_A_PERSON.isdisjoint(phrase.words):
        yield from _headline(text, phrase, keys, leaders)


def _leader(phrase: _Phrase, keys: Counter[_Key], leaders: _Leaders) -> _Key | None:
    """Whom one word means: by its title's gender, else anybody's whom the title does not bar."""
    word, gender = phrase.words[0], _gender_of_titles(phrase.titles)
    own = (_HONORIFICS[gender], word, "") if gender else None
    if own in keys and phrase.titles & names.REGNAL_TITLES:
        return own
    anyone = leaders.get((word, None))
    is_barred = gender and anyone and _gender_of_given(anyone[0]) not in {gender, None}
    return leaders.get((word, gender)) or (None if is_barred else anyone)


def _headline(
    text: str,
    phrase: _Phrase,
    keys: Counter[_Key],
    leaders: _Leaders,
) -> Iterator[tuple[_Key, _Phrase]]:
    found = _CAPITAL.finditer(text, phrase.span.start, phrase.span.end)
    spans = [Span(*match.span()) for match in found]
    position = 0
    while position < len(spans):
        first, second = [*phrase.words[position : position + 2], ""][:2]
        pair = (first, second, "")
        length = 2 if pair in keys else 1
        key = pair if length == 2 else leaders.get((first, None))
        if key:
            span = Span(spans[position].start, spans[position + length - 1].end)
            yield key, _Phrase(span.of(text), span, phrase.words[position : position + length])
        position += length


def _gender_of_titles(titles: frozenset[str]) -> str | None:
    if titles & (names.FEMALE_TITLES | names.FEMALE_ROLES):
        return "f"
    return "m" if titles & (names.MALE_TITLES | names.MALE_ROLES) else None


def _person(key: _Key, parts: list[_Phrase]) -> Person:
    full = [part.form for part in parts if len(part.words) > 1 and not part.form.isupper()]
    forms = Counter(full) or Counter(part.form for part in parts)
    name = forms.most_common(1)[0][0]
    surname = name.split()[-1]
    seen = [surname, *(part.form for part in parts)]
    seen += [description for part in parts for description in part.descriptions]
    aliases = {fold(alias): alias for alias in reversed(seen)}
    aliases.pop(fold(name), None)
    in_order = sorted(aliases.values(), key=seen.index)
    genders = Counter(filter(None, (_gender_of_titles(part.titles) for part in parts)))
    by_title = genders.most_common(1)[0][0] if genders else None
    return Person(
        name=name,
        aliases=tuple(in_order[:_MOST_ALIASES]),
        mentions=tuple(part.span for part in parts),
        gender=by_title or _gender_of_given(key[0]),
    )
