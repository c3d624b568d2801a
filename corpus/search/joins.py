"""One word or several: how else what is typed may stand, "covid19" and "COVID-19". Pure.

Several words that stand for one are a form with "_" between them, which no word holds: full text
reads it as a phrase, and `joined` finds it among the words of a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import pairwise

from corpus.text import fold, words

BETWEEN = "_"

# "1.5 million", "1,500,000", "at&t", "u.s.": signs within that are no gap between words.
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?=\s+[mb]illion)"
_UNIT = r"(?:\s+(?P<unit>[mb]illion))?"
_TIED = re.compile(
    rf"(?<![\w.,&])(?:(?P<number>{_NUMBER}){_UNIT}|[^\W_]+(?:&[^\W_]+)+|(?:[^\W\d_]\.){{2,}})(?!\w)"
)
_HYPHENED = re.compile(r"(?<![^\W_])([^\W_]+)-(?=([^\W_]+))")
_LETTER_MEETS_DIGIT = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_FIGURES = re.compile(r"(?!(?:1[89]|20)\d\d\Z)[1-9]\d{3,14}")
_UNITS = {"billion": 10**9, "million": 10**6}
# So many letters may be the first ones of several words, "un" as "u.n.".
_INITIALS = range(2, 5)
_SHORTEST_PART = 2


def pieces(question: str) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """The words of a question in turn; those that are tied by signs together, with their forms."""
    folded, end = fold(question), 0
    for tied in _TIED.finditer(folded):
        yield words(folded[end : tied.start()]), ()
        parts = words(tied[0])
        number = tied["number"]
        forms = _number_forms(number, tied["unit"]) if number else ()
        yield parts, tuple(dict.fromkeys((BETWEEN.join(parts), "".join(parts), *forms)))
        end = tied.end()
    yield words(folded[end:]), ()


def _number_forms(number: str, unit: str | None) -> Iterator[str]:
    value = float(number.replace(",", "")) * _UNITS.get(unit or "", 1)
    yield from figures(str(round(value)))


def figures(word: str) -> Iterator[str]:
    """How else a number of four figures or more is written: 1,500,000 or 1.5 million."""
    if not _FIGURES.fullmatch(word):
        return
    value = int(word)
    yield word
    yield f"{value:,}".replace(",", BETWEEN)
    for unit, size in _UNITS.items():
        if value >= size and value % (size // 10) == 0:
            yield BETWEEN.join([*words(f"{value / size:.12g}"), unit])


def parted(word: str, is_initials: bool, is_rare: bool) -> Iterator[str]:
    """The forms of several words that a word may have: "f_16", "u_s", and "cease_fire" if rare."""
    yield from figures(word)
    at_digits = _LETTER_MEETS_DIGIT.sub(BETWEEN, word)
    if at_digits != word:
        yield at_digits
    elif is_initials and len(word) in _INITIALS:
        yield BETWEEN.join(word)
    if is_rare and word.isalpha():
        places = range(_SHORTEST_PART - 1, len(word) - _SHORTEST_PART + 1)
        yield from (word[:place] + BETWEEN + word[place:] for place in places)


def together(question: str, tokens: Sequence[str], idle: Set[str]) -> dict[str, set[str]]:
    """What each word is with its neighbour as one: "cease fire" as "ceasefire".

    Not with an `idle` word, unless a hyphen ties them.
    """
    pairs = [pair for pair in pairwise(tokens) if idle.isdisjoint(pair)]
    hyphened = [match.groups() for match in _HYPHENED.finditer(fold(question))]
    forms: dict[str, set[str]] = {}
    for first, second in (*pairs, *hyphened):
        for part in (first, second):
            forms.setdefault(part, set()).add(first + second)
    return forms


def joined(tokens: Iterable[str], forms: Collection[str]) -> list[str]:
    """The words of a text; where they are one of these forms of several words, that instead."""
    if not forms:
        return [*tokens]
    line = f" {' '.join(tokens)} "
    for form in forms:
        line = line.replace(f" {form.replace(BETWEEN, ' ')} ", f" {form} ")
    return line.split()
