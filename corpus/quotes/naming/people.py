"""The persons an article names, found by how names are written and introduced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import not_

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import (
    gender_of_given,
    gender_of_titles,
    is_surely_given,
)
from corpus.quotes.naming.namesakes import SUFFIXES, Bearers, Key, find_bearers, key_of
from corpus.quotes.naming.phrases import Phrase, is_formed_as_a_name, is_headline, phrases
from corpus.quotes.naming.places import ADJECTIVES, CAPITALS, PLACES
from corpus.quotes.naming.signs import bears_on_a_body
from corpus.quotes.naming.tagged import tagged
from corpus.quotes.tagger import Mark
from corpus.text import fold, paragraphs
from corpus.types import Span

_MOST_ALIASES = 12
_NO_MONONYMS = names.NOT_A_PERSON | ADJECTIVES | PLACES.keys() | CAPITALS


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


@dataclass(frozen=True, slots=True)
class _Naming:
    """A phrase that names a person, in full or in short, which may mean a namesake as well."""

    phrase: Phrase
    is_full: bool = False
    is_sure: bool = True


def people(text: str, tags: Sequence[Mark] = ()) -> tuple[Person, ...]:
    """The persons `text` names, each once, in the order of their first mention.

    phrases of each paragraph -> the full names -> who bears which short name -> the phrases of
    each person. `tags` is where the tagger sees names, in order: it knows a person whose given
    name is on no list.

    "Lavrov" belongs to "Sergey Lavrov" where that name stands in the text, "De Mesnil" to
    "Walter de Mesnil". Whom a name means that several bear: `Bearers.meaning`.
    """
    names_tagged = tagged(text, tags)
    parts = paragraphs(text)
    blocks = [list(phrases(text, part, names_tagged)) for part in parts]
    bearers = _bearers(text, blocks, [is_headline(text, part) for part in parts])
    mentions: dict[Key, list[_Naming]] = defaultdict(list)
    for block in blocks:
        before: set[Key] = set()
        for phrase in block:
            for key, mention in _meanings(text, phrase, bearers, before):
                mentions[key].append(mention)
                before.add(key)
    return tuple(_person(key, mentions_of_key) for key, mentions_of_key in mentions.items())


# --- which persons there are -----------------------------------------------------------


def _bearers(text: str, blocks: Sequence[Sequence[Phrase]], headlines: Sequence[bool]) -> Bearers:
    """The persons there are, by all names that they bear."""
    body = list(chain.from_iterable(compress(blocks, map(not_, headlines))))
    of_headlines = list(chain.from_iterable(compress(blocks, headlines)))
    short: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in body:
        if len(phrase.words) == 1:
            short[phrase.words[0]].append(phrase)
    speakers = {word for word, uses in short.items() if any(use.is_speaking for use in uses)}
    companies = _companies(body)
    full = [*chain.from_iterable(_in_headline(text, phrase, short) for phrase in of_headlines)]
    full += [
        phrase
        for phrase in body
        if phrase.words not in companies and _is_full_name(phrase, speakers)
    ]
    pairs = {phrase.words for phrase in full if len(phrase.words) == 2}
    # "Anna Krol Falls" in a headline is Anna Krol, if that name stands anywhere.
    full = [phrase for phrase in full if phrase.words in pairs or phrase.words[:2] not in pairs]
    alone = [phrase for phrase in [*of_headlines, *body] if _is_titled_surname(phrase)]
    parts = {part for phrase in full for part in phrase.words}
    for word, uses in short.items():
        alone += uses if word not in parts and _is_mononym(text, uses) else ()
    return find_bearers(blocks, full, alone)


def _in_headline(text: str, phrase: Phrase, short: Container[str]) -> Iterator[Phrase]:
    """The name that a phrase of a headline begins with, if the body has its surname alone."""
    if gender_of_given(phrase.words[0]) is None:
        return
    if phrase.is_tagged and 2 <= len(phrase.words) <= 4:
        yield phrase
    elif len(phrase.words) > 1 and phrase.words[1] in short:
        yield _part(text, phrase, 0, 2)


def _companies(phrases_of_text: Sequence[Phrase]) -> set[tuple[str, ...]]:
    """The names that say "it" of themselves and are never introduced, nor shortened."""
    corporate = {phrase.words for phrase in phrases_of_text if phrase.is_corporate}
    persons = {phrase.words for phrase in phrases_of_text if phrase.is_introduced}
    short = {phrase.words for phrase in phrases_of_text if len(phrase.words) == 1}
    return {words for words in corporate - persons if words[-1:] not in short}


def _is_full_name(phrase: Phrase, speakers: Container[str]) -> bool:
    """Whether a phrase is surely a name: known, introduced, or cited later by its last word."""
    parts = [word for word in phrase.words if word not in SUFFIXES]
    if len(parts) == 1 and len(phrase.words) == 2:
        return phrase.is_likely and bool(phrase.titles)  # "King Charles III"
    if not 2 <= len(parts) <= 4 or len(parts[-1]) < 2:
        return False
    is_given = gender_of_given(parts[0]) is not None
    if parts[-1] in names.NOT_A_PERSON:
        return is_given and phrase.is_tagged  # "Denzel Washington"
    is_formed = is_given or is_formed_as_a_name(phrase.form)
    is_organisation = not names.NOT_A_PERSON.isdisjoint(parts) and not phrase.is_tagged
    if is_organisation:
        return False
    is_known = is_surely_given(parts[0]) or (phrase.is_likely and is_formed)
    return is_known or phrase.is_tagged or phrase.is_introduced or parts[-1] in speakers


def _is_mononym(text: str, uses: Sequence[Phrase]) -> bool:
    """Whether one word is somebody's whole name: "the singer Björk", but not "Gazprom said"."""
    word = uses[0].words[0]
    if word in _NO_MONONYMS or not any(use.is_tagged and not use.form.isupper() for use in uses):
        return False
    signs = {bears_on_a_body(text, use.span) for use in uses}
    is_human = False in signs or len(uses) > 1 or gender_of_given(word)
    is_acting = any(use.is_speaking or use.titles & names.ROLES for use in uses)
    return bool(is_acting and is_human and True not in signs)


def _is_titled_surname(phrase: Phrase) -> bool:
    """Whether it is like the "Obama" of "President Obama", but not the "FBI" of "Chief FBI"."""
    if len(phrase.words) > 1 or phrase.form.isupper():
        return False
    is_addressed = bool(phrase.titles & names.FORMS_OF_ADDRESS)
    return is_addressed and phrase.words[0] not in names.NOT_A_PERSON


# --- whom a name means -----------------------------------------------------------------


def _meanings(
    text: str, phrase: Phrase, bearers: Bearers, before: Collection[Key]
) -> Iterator[tuple[Key, _Naming]]:
    """The persons a phrase names: itself, or in a headline several one after another."""
    if key := bearers.full(phrase):
        yield key, _Naming(phrase, is_full=key == key_of(phrase))
    elif meaning := bearers.meaning(phrase, before):
        yield meaning[0], _Naming(phrase, is_sure=meaning[1])
    elif len(phrase.words) > 1 and names.NOT_A_PERSON.isdisjoint(phrase.words):
        yield from _headline(text, phrase, bearers)


def _headline(text: str, phrase: Phrase, bearers: Bearers) -> Iterator[tuple[Key, _Naming]]:
    position = 0
    while position < len(phrase.words):
        pair, word = (_part(text, phrase, position, length) for length in (2, 1))
        key = bearers.full(pair) if len(pair.words) == 2 else None
        meaning = (key, True) if key else bearers.meaning(word, ())
        if meaning and meaning[1]:
            yield meaning[0], _Naming(pair if key else word, is_full=bool(key))
        position += 2 if key else 1


def _part(text: str, phrase: Phrase, position: int, length: int) -> Phrase:
    parts = phrase.parts[position : position + length]
    span = Span(parts[0].start, parts[-1].end)
    form = " ".join(span.of(text).split())
    return Phrase(form, span, phrase.words[position : position + length], parts)


def _person(key: Key, mentions: Sequence[_Naming]) -> Person:
    phrases_ = [mention.phrase for mention in mentions]
    full = [mention.phrase.form for mention in mentions if mention.is_full]
    in_small = [form for form in full if not form.isupper()]
    forms = Counter(in_small or full or [phrase.form for phrase in phrases_])
    name = forms.most_common(1)[0][0]
    forms_and_roles = [name.split()[-1], *(phrase.form for phrase in phrases_)]
    forms_and_roles += [role for phrase in phrases_ for role in phrase.descriptions]
    aliases = {fold(alias): alias for alias in reversed(forms_and_roles)}
    aliases.pop(fold(name), None)
    in_order = sorted(aliases.values(), key=forms_and_roles.index)
    genders = Counter(filter(None, (gender_of_titles(phrase.titles) for phrase in phrases_)))
    by_title = genders.most_common(1)[0][0] if genders else None
    return Person(
        name=name,
        aliases=tuple(in_order[:_MOST_ALIASES]),
        mentions=tuple(phrase.span for phrase in phrases_),
        gender=by_title or gender_of_given(key[0]),
        doubtful=frozenset(mention.phrase.span for mention in mentions if not mention.is_sure),
    )
