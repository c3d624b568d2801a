"""The persons an article names, found by how names are written and introduced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import (
    HONORIFICS,
    gender_of_given,
    gender_of_titles,
    is_surely_given,
)
from corpus.quotes.naming.phrases import Phrase, is_formed_as_a_name, phrases
from corpus.quotes.naming.tagged import tagged
from corpus.quotes.tagger import Mark
from corpus.text import fold, paragraphs
from corpus.types import Span

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MOST_ALIASES = 12
_FAR_MORE_OFTEN = 3
_SUREST_TAG = 0.9


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article.

    `name` is the full name as the article mostly gives it; `aliases` are the
    other forms and the descriptions seen; `mentions` are where a name of theirs
    stands. `gender` is "m" or "f" where a title, a role or the given name tells.
    `doubtful` are the mentions that may mean a namesake of the article as well.
    """

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    gender: str | None = None
    doubtful: frozenset[Span] = frozenset()


# Two full names are one person's when given name, surname and suffix agree.
_Key: TypeAlias = tuple[str, str, str]
_Leaders: TypeAlias = dict[tuple[str, str | None], _Key]


def people(text: str, tags: Sequence[Mark] = ()) -> tuple[Person, ...]:
    """The persons `text` names, each once, in the order of their first mention.

    phrases of each paragraph -> the persons there are -> whom each surname alone means -> the
    phrases of each person. `tags` is where the tagger sees names, in order: it knows a person
    whose given name is on no list.

    "Lavrov" belongs to "Sergey Lavrov" where that name stands in the text. A
    surname that two of them share is nobody's, unless its paragraph has named
    one of the two before, or one is named far more often.
    """
    names_tagged = tagged(text, tags)
    blocks = [list(phrases(text, part, names_tagged)) for part in paragraphs(text)]
    keys = _keys([phrase for block in blocks for phrase in block])
    leaders = _leaders(keys)
    phrases_of: dict[_Key, list[Phrase]] = defaultdict(list)
    for block in blocks:
        before: set[_Key] = set()
        for phrase in block:
            near = leaders | _leaders(Counter(before)) if before else leaders
            for key, part in _meanings(text, phrase, keys, near):
                phrases_of[key].append(part)
                before.add(key)
    return tuple(_person(key, parts) for key, parts in phrases_of.items())


# --- which persons there are -----------------------------------------------------------


def _keys(phrases_of_text: Sequence[Phrase]) -> Counter[_Key]:
    """The persons there are, with how often each is named in full."""
    speakers = {
        phrase.words for phrase in phrases_of_text if len(phrase.words) == 1 and phrase.is_speaking
    }
    companies = _companies(phrases_of_text)
    full = [
        phrase
        for phrase in phrases_of_text
        if phrase.words not in companies and _is_full_name(phrase, speakers)
    ]
    pairs = {phrase.words for phrase in full if len(phrase.words) == 2}
    # "Anna Krol Falls" in a headline is Anna Krol, if that name stands anywhere.
    keys = Counter(
        _key(phrase) for phrase in full if phrase.words in pairs or phrase.words[:2] not in pairs
    )
    genders: dict[str, set[str | None]] = defaultdict(set)
    for given_name, surname, _ in keys:
        genders[surname].add(gender_of_given(given_name))
    parts = {part for given_name, surname, _ in keys for part in (given_name, surname)}
    keys += Counter(
        ("", phrase.words[0], "")
        for phrase in phrases_of_text
        if _is_mononym(phrase) and phrase.words[0] not in parts
    )
    for phrase in filter(_is_titled_surname, phrases_of_text):
        if key := _titled_key(phrase, genders.get(phrase.words[0])):
            keys[key] += 1
    return keys


def _companies(phrases_of_text: Sequence[Phrase]) -> set[tuple[str, ...]]:
    """The names that say "it" of themselves and are never introduced, nor shortened."""
    corporate = {phrase.words for phrase in phrases_of_text if phrase.is_corporate}
    persons = {phrase.words for phrase in phrases_of_text if phrase.is_introduced}
    short = {phrase.words for phrase in phrases_of_text if len(phrase.words) == 1}
    return {words for words in corporate - persons if words[-1:] not in short}


def _is_full_name(phrase: Phrase, speakers: Container[tuple[str]]) -> bool:
    """Whether a phrase is surely a name: known, introduced, or cited later by its last word."""
    parts = [word for word in phrase.words if word not in _SUFFIXES]
    if not 2 <= len(parts) <= 4 or len(parts[-1]) < 2:
        return False
    is_given = gender_of_given(parts[0]) is not None
    if parts[-1] in names.NOT_A_PERSON:
        return is_given and phrase.is_tagged  # "Denzel Washington"
    is_formed = is_given or is_formed_as_a_name(phrase.form)
    if is_surely_given(parts[0]) or (phrase.is_likely and is_formed):
        return True
    is_organisation = not names.NOT_A_PERSON.isdisjoint(parts)
    is_person = phrase.is_tagged or phrase.is_introduced or (parts[-1],) in speakers
    return not is_organisation and is_person


def _key(phrase: Phrase) -> _Key:
    suffix = phrase.words[-1] if phrase.words[-1] in _SUFFIXES else ""
    surname = phrase.words[-2] if suffix and len(phrase.words) > 1 else phrase.words[-1]
    return phrase.words[0], surname, suffix


def _is_mononym(phrase: Phrase) -> bool:
    """Whether one word is somebody's whole name: "the singer Björk"."""
    is_one = len(phrase.words) == 1 and not phrase.form.isupper()
    is_described = not names.ROLES.isdisjoint(phrase.titles)
    is_name = phrase.tag >= _SUREST_TAG and phrase.words[0] not in names.NOT_A_PERSON
    return is_one and is_described and is_name


def _is_titled_surname(phrase: Phrase) -> bool:
    """Whether it is like the "Obama" of "President Obama", but not the "FBI" of "Chief FBI"."""
    if len(phrase.words) > 1 or phrase.form.isupper():
        return False
    is_addressed = bool(phrase.titles & names.FORMS_OF_ADDRESS)
    return is_addressed and phrase.words[0] not in names.NOT_A_PERSON


def _titled_key(phrase: Phrase, genders: set[str | None] | None) -> _Key | None:
    """Whom a title and a surname mean, unless a full name: not Connie by "Pope Francis".

    `genders` are those of the persons whose full name ends with the surname.
    """
    gender = gender_of_titles(phrase.titles)
    is_other = genders and genders.isdisjoint({gender, None})
    if gender and (is_other or phrase.titles & names.REGNAL_TITLES):
        return HONORIFICS[gender], phrase.words[0], ""
    return None if genders else ("", phrase.words[0], "")


# --- whom a name means -----------------------------------------------------------------


def _leaders(keys: Counter[_Key]) -> _Leaders:
    """Whom a given name or surname alone means: of each gender, and of any (None)."""
    bearers: dict[tuple[str, str | None], list[_Key]] = defaultdict(list)
    for key, _ in keys.most_common():
        for part in {key[0], key[1]} - {""}:
            bearers[part, None].append(key)
            if gender := gender_of_given(key[0]):
                bearers[part, gender].append(key)
    return {
        part: first
        for part, (first, *rivals) in bearers.items()
        if not rivals or keys[first] >= _FAR_MORE_OFTEN * keys[rivals[0]]
    }


def _meanings(
    text: str, phrase: Phrase, keys: Counter[_Key], leaders: _Leaders
) -> Iterator[tuple[_Key, Phrase]]:
    """The persons a phrase names: itself, or in a headline several one after another."""
    if _key(phrase) in keys:
        yield _key(phrase), phrase
    elif len(phrase.words) == 1:
        leader = _leader(phrase, keys, leaders)
        if leader:
            yield leader, phrase
    elif names.NOT_A_PERSON.isdisjoint(phrase.words):
        yield from _headline(text, phrase, keys, leaders)


def _leader(phrase: Phrase, keys: Counter[_Key], leaders: _Leaders) -> _Key | None:
    """Whom one word means: by its title's gender, else anybody's whom the title does not bar."""
    word, gender = phrase.words[0], gender_of_titles(phrase.titles)
    ruler = (HONORIFICS[gender], word, "") if gender else None
    if ruler in keys and phrase.titles & names.REGNAL_TITLES:
        return ruler
    leader = leaders.get((word, None))
    is_barred = gender and leader and gender_of_given(leader[0]) not in {gender, None}
    return leaders.get((word, gender)) or (None if is_barred else leader)


def _headline(
    text: str, phrase: Phrase, keys: Counter[_Key], leaders: _Leaders
) -> Iterator[tuple[_Key, Phrase]]:
    position = 0
    while position < len(phrase.words):
        pair = phrase.words[position : position + 2]
        length = 2 if (*pair, "") in keys else 1
        key = (pair[0], pair[1], "") if length == 2 else leaders.get((pair[0], None))
        if key:
            parts = phrase.parts[position : position + length]
            span = Span(parts[0].start, parts[-1].end)
            yield key, Phrase(span.of(text), span, pair[:length], parts)
        position += length


def _person(key: _Key, mentions: list[Phrase]) -> Person:
    full = [
        mention.form
        for mention in mentions
        if len(mention.words) > 1 and not mention.form.isupper()
    ]
    forms = Counter(full) or Counter(mention.form for mention in mentions)
    name = forms.most_common(1)[0][0]
    forms_and_roles = [name.split()[-1], *(mention.form for mention in mentions)]
    forms_and_roles += [role for mention in mentions for role in mention.descriptions]
    aliases = {fold(alias): alias for alias in reversed(forms_and_roles)}
    aliases.pop(fold(name), None)
    in_order = sorted(aliases.values(), key=forms_and_roles.index)
    genders = Counter(filter(None, (gender_of_titles(mention.titles) for mention in mentions)))
    by_title = genders.most_common(1)[0][0] if genders else None
    return Person(
        name=name,
        aliases=tuple(in_order[:_MOST_ALIASES]),
        mentions=tuple(mention.span for mention in mentions),
        gender=by_title or gender_of_given(key[0]),
    )
