"""Whom a typed name means across the archive, however it is spelt.

The archive keeps the words of all names (`namewords`) with their speakers. A
typed name becomes the stored words that each of its words may be meant for
(`meanings`); the speakers who hold the best of them are the candidates
(`store.with_names_like`) among whom `match` and `nearest` choose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from itertools import pairwise
from operator import mul
from typing import NamedTuple, TypeAlias

from corpus.quotes.naming import names
from corpus.speakers import parts
from corpus.speakers.identity import heard, plain, without_article
from corpus.speakers.namewords import CUTOFF, NOT_ITSELF, SHORTEST_FUZZY, NameWords
from corpus.speakers.parts import Unit
from corpus.speakers.sounds import beginning, has_no_vowels
from corpus.types import Speaker, SpeakerKind, SpeakerMatch

Meanings: TypeAlias = Sequence[dict[str, float]]
"""For each typed word the stored words that it may be meant for, with scores up to 100."""

# Below this a name does not even remind of the one typed, on average over its words.
_NEAR = 60.0
_BARE = 0.9  # of Assad for al-Assad, of Cain for Mc Cain
_INITIAL = 0.3  # what one letter weighs beside a whole word
_IN_SEVERAL_FORMS = 0.95


class _TypedWord(NamedTuple):
    """A typed word: with its particles and without, and what it may be meant for."""

    unit: Unit
    scores: dict[str, float]


def meanings(name: str, words: NameWords) -> Meanings:
    """The stored words that each word of `name` may be meant for; [] for a name without a word.

    A particle is one word with the name behind it, as in "al-Assad" and "Mc Cain".
    Titles before a name and initials in it are meant for no word by themselves.
    """
    units = parts.units_of(name)
    titles = parts.titles_before(units)
    likely = [
        {} if at < titles or parts.is_initial(unit, units) else _alike(unit, words)
        for at, unit in enumerate(units)
    ]
    # "Xi Jin Ping": two typed words may be one.
    for at, (unit, next_unit) in enumerate(pairwise(units)):
        if (whole := unit[0] + next_unit[0]) in words:
            likely[at][whole] = likely[at + 1][whole] = NOT_ITSELF
    return likely


def _alike(unit: Unit, words: NameWords) -> dict[str, float]:
    bare = words.alike(unit[-1])
    if len(unit) == 1:
        return bare
    return {word: score * _BARE for word, score in bare.items()} | words.alike(unit[0])


def reminders(name: str, words: NameWords) -> Meanings:
    """The stored words that each word of `name` reminds of: for `nearest`."""
    units = parts.units_of(name)
    return [words.reminding(unit[0]) if len(unit[0]) > 1 else {} for unit in units]


# --- whom it means -----------------------------------------------------------------------


def match(
    name: str, likely: Meanings, candidates: Iterable[Speaker], limit: int = 5
) -> list[SpeakerMatch]:
    """The candidates whose name is like the typed `name`, best first, none below `CUTOFF`.

    `likely` are the `meanings` of the name. 100 means that every word typed is
    a word of the name or of one alias, in any order. Case, accents, punctuation
    and titles before the name do not count. An organisation is found by its
    whole name only: "Clinton" is no campaign.
    """
    units = parts.units_of(name)
    titles = parts.titles_before(units)
    words = [_TypedWord(unit, scores) for unit, scores in zip(units, likely, strict=True)]
    # "Caranza" alone is not its foreign minister: descriptions answer to their role only.
    has_role = any(unit[-1] in names.ROLES for unit in units[titles:])
    speakers = list(candidates)
    persons = _persons(_surely(words[titles:]), speakers, has_role)
    organisations = _organisations(words, speakers, bool(persons))
    return nsmallest(limit, [*persons, *organisations], key=_rank)


def nearest(
    name: str, likely: Meanings, candidates: Iterable[Speaker], limit: int = 3
) -> list[Speaker]:
    """The candidates whose names remind most of `name`, though nobody is called that."""
    units = parts.units_of(name)
    words = [_TypedWord(unit, scores) for unit, scores in zip(units, likely, strict=True)]
    name_alone = words[parts.titles_before(units) :]
    hits = (
        SpeakerMatch(speaker, _score(name_alone, parts.forms_of(speaker)[:1]))
        for speaker in candidates
    )
    near = nsmallest(limit, (hit for hit in hits if hit.score >= _NEAR), key=_rank)
    return [hit.speaker for hit in near]


def _surely(words: Sequence[_TypedWord]) -> Sequence[_TypedWord]:
    """A word alone has nothing else to go by: Kates is not Gates then, nor is Reed Reid."""
    if sum(len(word.unit[0]) > 1 or bool(word.scores) for word in words) > 1:
        return words
    return [
        _TypedWord(unit, {word: score for word, score in scores.items() if _is_sure(unit, word)})
        for unit, scores in words
    ]


def _is_sure(unit: Unit, word: str) -> bool:
    """Whether the word begins as a typed one sounds; a short one differs by the script only."""
    return any(
        beginning(spelling) == beginning(word)
        and (min(len(spelling), len(word)) >= SHORTEST_FUZZY or heard(spelling) == heard(word))
        for spelling in unit
    ) or has_no_vowels(unit[0])


def _persons(
    words: Sequence[_TypedWord], candidates: Iterable[Speaker], has_role: bool
) -> list[SpeakerMatch]:
    hits = (
        SpeakerMatch(speaker, _score(words, parts.forms_of(speaker, has_role)))
        for speaker in candidates
        if speaker.kind is not SpeakerKind.ORGANISATION
    )
    return [hit for hit in hits if hit.score >= CUTOFF]


def _organisations(
    words: Sequence[_TypedWord], candidates: Iterable[Speaker], is_a_person: bool
) -> list[SpeakerMatch]:
    """The organisations of that name; if there are none, the only speaker it is short for."""
    name = words[1:] if len(words) > 1 and words[0].unit == ("the",) else words
    by_name, by_alias = [], []
    for speaker in candidates:
        if speaker.kind is SpeakerKind.ORGANISATION:
            own, *aliases = (_as_a_whole(name, form) for form in parts.forms_of(speaker))
            if own:
                by_name.append(SpeakerMatch(speaker, own))
            elif any(aliases):
                by_alias.append(SpeakerMatch(speaker, max(aliases)))
    return by_name or ([] if is_a_person or len(by_alias) > 1 else by_alias)


def _as_a_whole(words: Sequence[_TypedWord], form: str) -> float:
    """How well the typed words are all the words of this form, one by one; 0 if they are not."""
    units = parts.units(without_article(plain(form).split()))
    if len(units) != len(words):
        return 0.0
    scores = [_best(word, unit) for word, unit in zip(words, units, strict=True)]
    return sum(scores) / len(scores) if all(score >= CUTOFF for score in scores) else 0.0


def _score(words: Sequence[_TypedWord], forms: Iterable[str]) -> float:
    """How well the typed words stand in one form of the name, or spread over several."""
    word_sets = list(map(parts.words_of_form, forms))
    in_one_form = max(_coverage(words, form) for form in word_sets)
    if len(word_sets) == 1:
        return in_one_form
    return max(in_one_form, _IN_SEVERAL_FORMS * _coverage(words, set().union(*word_sets)))


def _coverage(words: Sequence[_TypedWord], form: Collection[str]) -> float:
    """The scores of the typed words on average; an initial weighs little."""
    weights = [_INITIAL if len(word.unit[0]) == 1 else 1.0 for word in words]
    # Of "David Davey" Davey is not meant for the Dave of Dave Canon, who is David already.
    free = set(form) - {word.unit[0] for word in words}
    scores = [
        100.0 if word.unit[0] in form else max(_best(word, free), _as_initial(word, words, form))
        for word in words
    ]
    return sum(map(mul, weights, scores)) / sum(weights) if words else 0.0


def _best(word: _TypedWord, form: Collection[str]) -> float:
    """The score of the word of this form that is most like the typed one."""
    if word.unit[0] in form:
        return 100.0
    return max((word.scores.get(candidate, 0.0) for candidate in form), default=0.0)


def _as_initial(word: _TypedWord, words: Sequence[_TypedWord], form: Collection[str]) -> float:
    """The score of an initial if it begins a word that stands for nothing else typed."""
    initial = word.unit[0]
    if len(initial) > 1:
        return 0.0
    free = (part for part in form if not any(part in word.scores for word in words))
    return NOT_ITSELF if any(part[0] == initial for part in free) else 0.0


def _rank(hit: SpeakerMatch) -> tuple[float, int, str]:
    return -hit.score, -hit.speaker.quotes, hit.speaker.name
