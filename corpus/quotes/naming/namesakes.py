"""Whom a short name means in an article: "Krol", "De Blasio", "Mr Krol", "Sir Lindsay"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import (
    HONORIFICS,
    bare,
    gender_of_given,
    gender_of_titles,
    is_surely_given,
)
from corpus.quotes.naming.phrases import Phrase

Key: TypeAlias = tuple[str, str, str]
"""Two full names are one person's when given name, surname and suffix agree."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "at-")  # Assad is al-Assad
_BEFORE_A_GIVEN_NAME = names.word_set("dame sir")
_NO_OFFICE = names.word_set("dame dr lady lord miss mme mr mrs ms mx sir")
_FAR_MORE_OFTEN = 3.0
_MORE_OFTEN = 1.5
_MOST_FOR_FULL_NAMES = 2
_MOST_FOR_THE_FIRST = 3


@dataclass(frozen=True, slots=True)
class Bearers:
    """The persons of an article, and which of them bear a short name.

    `persons` leads from each full name to whose it is. A short name is the end of a full one
    (`by_end`) or a word before that (`by_word`). `weights` tells how often each is surely meant.
    """

    persons: dict[Key, Key]
    by_end: defaultdict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    by_word: defaultdict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))
    offices: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    weights: Counter[Key] = field(default_factory=Counter)

    def full(self, phrase: Phrase) -> Key | None:
        """Whom a phrase names in full."""
        return self.persons.get(key_of(phrase))

    def bearers(self, phrase: Phrase) -> list[Key]:
        """Who may be meant by a short name, as far as its titles allow."""
        form = " ".join(words_of(phrase.form))
        ends, inner = self.by_end.get(form, []), self.by_word.get(form, [])
        if phrase.titles & _BEFORE_A_GIVEN_NAME:
            bearers = inner or ends
        elif phrase.titles:
            bearers = ends if ends or gender_of_given(form) else inner
        else:
            bearers = list(dict.fromkeys([*ends, *inner]))
        bearers = _of_gender(bearers, gender_of_titles(phrase.titles))
        office = phrase.titles - _NO_OFFICE
        return [key for key in bearers if self.offices[key] & office] or bearers

    def meaning(self, phrase: Phrase, before: Collection[Key]) -> tuple[Key, bool] | None:
        """Whom a short name means, and whether that is sure.

        Of several who bear it: the one who is meant far more often, else the one whom the
        paragraph has named, `before`, else perhaps the one who is meant more often.
        """
        bearers = self.bearers(phrase)
        if len(bearers) < 2:
            return (bearers[0], True) if bearers else None
        first, second = sorted(bearers, key=lambda key: -self.weights[key])[:2]
        most, rival = self.weights[first], max(0, self.weights[second])
        near = [key for key in bearers if key in before]
        is_main = most > _MOST_FOR_FULL_NAMES and most >= _FAR_MORE_OFTEN * rival
        if len(near) == 1 and not is_main:
            return near[0], near[0] == first
        is_likely = most > _MOST_FOR_FULL_NAMES and most >= _MORE_OFTEN * rival
        return (first, is_main and (len(near) != 1 or near == [first])) if is_likely else None


def find_bearers(
    blocks: Iterable[Sequence[Phrase]], full: Sequence[Phrase], titled: Iterable[Phrase]
) -> Bearers:
    """Who bears which name, by the phrases of each paragraph, the full and the titled names."""
    result = Bearers(_persons(full))
    for phrase in full:
        _add_full(result, phrase)
    for phrase in sorted(titled, key=lambda phrase: not gender_of_titles(phrase.titles)):
        _add_titled(result, phrase)
    _weigh(result, blocks)
    return result


def key_of(phrase: Phrase) -> Key:
    """The key of a full name."""
    suffix = phrase.words[-1] if phrase.words[-1] in SUFFIXES else ""
    surname = phrase.words[-2] if suffix and len(phrase.words) > 1 else phrase.words[-1]
    return phrase.words[0], _without_article(surname), suffix


def words_of(form: str) -> list[str]:
    """The words of a name without its suffix, folded, small ones and all."""
    words = [_without_article(bare(word)) for word in form.split()]
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


def _without_article(word: str) -> str:
    return word[3:] if word.startswith(_ARTICLES) else word


def _persons(full: Sequence[Phrase]) -> dict[Key, Key]:
    """The person of each full name: "Lula da Silva" is whoever has more before that.

    "GMTPresident Anna Krol" has more before "Anna Krol" too, which is none of it.
    """
    by_form = {" ".join(words_of(phrase.form)): key_of(phrase) for phrase in full}
    persons = {key: key for key in map(key_of, full)}  # of one form a father's and his son's
    for form, key in by_form.items():
        for end in _ends(form.split()):
            short = by_form.get(end, key)
            if short[1:] == key[1:] and short != key:
                is_glued = gender_of_given(short[0]) and not gender_of_given(key[0])
                persons.update({key: short} if is_glued else {short: key})
    return {key: persons[person] for key, person in persons.items()}


def _ends(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[start:]) for start in range(1, len(words)))


def _add_full(result: Bearers, phrase: Phrase) -> None:
    key = result.persons[key_of(phrase)]
    words = words_of(phrase.form)
    inner = words[1:-1] if len(words) > 3 else ()  # not Clinton of "Hillary Clinton Goes"
    inner = [word for word in inner if _may_stand_alone(word)]
    for names_, forms in ((result.by_end, _ends(words)), (result.by_word, [words[0], *inner])):
        for form in forms:
            if key not in names_[form]:
                names_[form].append(key)
    result.offices[key] |= phrase.titles - _NO_OFFICE
    result.weights[key] = min(_MOST_FOR_FULL_NAMES, result.weights[key] + 1)


def _may_stand_alone(word: str) -> bool:
    """Whether an inner word of a name may be short for it: Lula, but no initial, "van" or Jane."""
    return len(word) > 3 and word not in names.NOT_A_PERSON and not is_surely_given(word)


def _add_titled(result: Bearers, phrase: Phrase) -> None:
    """Count whom a title and a surname mean, who may have no other name in the article."""
    bearers, gender = result.bearers(phrase), gender_of_titles(phrase.titles)
    if regnal := phrase.titles & names.REGNAL_TITLES:  # not Connie by "Pope Francis"
        bearers = [key for key in bearers if result.offices[key] & regnal]
    if bearers:
        if len(bearers) == 1:
            result.weights[bearers[0]] += 1
        return
    surname = words_of(phrase.form)[0]
    key = (HONORIFICS[gender] if gender else "", surname, "")
    result.by_end[surname].append(key)
    result.offices[key] |= phrase.titles - _NO_OFFICE
    result.weights[key] += 1


def _weigh(result: Bearers, blocks: Iterable[Sequence[Phrase]]) -> None:
    """Tell of those who share a short name whom the article means by it.

    Who is main is introduced first and goes on under the short name; the others are told by
    their full names, however often. So it counts for the first, and for who alone has been
    introduced then; and a bare name counts against who is known by a title only: an article
    that has "Mrs Krol" goes on so.
    """
    introduced: set[Key] = set()
    shared: Counter[tuple[Key, ...]] = Counter()
    for block in blocks:
        near: set[Key] = set()
        for phrase in block:
            key = result.full(phrase)
            bearers = tuple([key] if key else result.bearers(phrase))
            if len(bearers) < 2:
                near.update(bearers)
                introduced.update(bearers)
                continue
            alone = introduced.intersection(bearers)
            result.weights.update(alone if len(alone) == 1 else ())
            shared[bearers] += len(near.intersection(bearers)) != 1
            if not phrase.titles:
                result.weights.subtract(key for key in bearers if key[0] in HONORIFICS.values())
    in_order = list(result.weights)
    for bearers, mentions in shared.items():
        first = min(bearers, key=in_order.index)
        result.weights[first] += min(_MOST_FOR_THE_FIRST, mentions // 2)


def _of_gender(bearers: list[Key], gender: str | None) -> list[Key]:
    """Those of that gender; if there are none, those of whom we cannot tell."""
    if gender is None:
        return bearers
    sure = [key for key in bearers if gender_of_given(key[0]) == gender]
    return sure or [key for key in bearers if gender_of_given(key[0]) is None]
