"""The words of a question, and how the archive spells them. Pure.

Spelling is resolved against the words that are indexed, which wins nearly all
that can be won under typos; ranking what is found is `corpus.search.ranking`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from operator import itemgetter
from typing import Any, Protocol

from rapidfuzz.distance import Postfix, Prefix

from corpus.language import is_word
from corpus.text import fold, words
from corpus.types import Term

# What a variant of the word typed counts, against 1 for the word itself.
_SAME_STEM = 0.9
_LONGER = 0.6
_MISSPELT = 0.8
_PER_SLIP = 0.1
_MOST_VARIANTS = 3
# A variant that counts so much less than the nearest does not tell how rare the word is.
_UNLIKE = 0.25
# A word that so few passages have may be a slip for one that so many times more have.
RARE = 3
MUCH_COMMONER = 20
# Each unknown word is compared with all that are known: no pasted page has hundreds looked up.
_MOST_TERMS = 32
# Below this many letters a misspelling is a different word.
SHORTEST_MISSPELT = 4
_SHORTEST_MISSPELT_NAME = 6
LONGEST_MISSPELT = 40
_SHORTEST_PREFIX = 5
_LONGEST_ENDING = 2

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS_BESIDE = {
    key: "".join(
        (
            keys[max(0, place - 1) : place + 2],
            *(row[place : place + 2] for row in _ROWS[max(0, number - 1) : number]),
            *(row[max(0, place - 1) : place + 1] for row in _ROWS[number + 1 : number + 2]),
        )
    )
    for number, keys in enumerate(_ROWS)
    for place, key in enumerate(keys)
}
_CONSONANTS = ("ckqx", "sz", "fvw", "gjk", "td", "bp", "mn", "gq")
_SOUNDS = (*_CONSONANTS, "aeiouy", "iyj")
# From so many letters on the first may be left out, too.
_LONG = 8
_SHORTEST_NAME = 5
# A word used so often, of 1.6 billion, is no slip for another; a question of so many words is firm.
_WELL_KNOWN = 100
_COMMON = 5_000
_FIRM = 4
_SHORTEST_FUNCTION_WORD = 3
_WRITTEN_SO = re.compile(r'["“”„‟«»＂]|(?<!\S)-')
_LETTERS = re.compile(r"[^\W\d_]+")
# So many words are offered for one that the archive has not.
_OFFERED = 2

_FUNCTION_WORDS = (
    "a about after all am an and any anything are as at be been before being between but by "
    "can could did do does doing down during each everything few for from further had has "
    "have having he her here hers him his how i if in into is it its itself just like many me "
    "more most much my no nor not now of off on once only or other our out over own please "
    "same she should so some something such tell than that the their them then there these "
    "they this those through to too under until up us very was we were what when where which "
    "while who whom whose why will with would you your"
)
STOPWORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that say nothing of what a question is about."""


class WordIndex(Protocol):
    """The words of an archive of so many `passages`."""

    @property
    def passages(self) -> int:
        """In how many passages words are counted."""

    def count(self, word: str) -> int:
        """In how many passages a word is; 0 for one that is in none."""

    def of_stem(self, stem: str) -> Iterable[str]:
        """The words that have this stem."""

    def longer(self, word: str, letters: int) -> Iterable[str]:
        """The words that add so many letters at most to `word`, at its end."""

    def near(self, word: str, slips: int) -> Iterable[tuple[str, int]]:
        """The words so many slips of the pen away at most, each with its number of slips."""

    def names(self, words: Collection[str]) -> set[str]:
        """Those of `words` that are in the names of speakers."""


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def stems(words: Sequence[str]) -> list[str]:
    """The stem of each of these folded words, by Snowball's English stemmer."""
    by_word: list[str] = _stemmer().stemWords(words)
    return by_word


def terms(question: str, index: WordIndex) -> list[Term]:
    """The words of a question that carry meaning, each with its spellings in the archive.

    A question of nothing but stopwords has none. Of a very long one the first
    words count.
    """
    content = [word for word in dict.fromkeys(words(fold(question))) if word not in STOPWORDS]
    content = content[:_MOST_TERMS]
    names = _names(question, content, index)
    is_firm = len(content) >= _FIRM
    spellings = (_term(word, word in names, index, is_firm) for word in content)
    return [term for term in spellings if STOPWORDS.isdisjoint(term.variants)]


def _names(question: str, content: Collection[str], index: WordIndex) -> set[str]:
    """The words written with a capital; where none is, those that are in speakers' names."""
    first, *further = question.split() or [""]
    capital = (part for part in further if part[0].isupper()) if not question.isupper() else ()
    names = set(words(fold(" ".join(capital))))
    is_lower = not names and not first[:1].isupper()
    return index.names(content) if is_lower else names


def _term(word: str, is_name: bool, index: WordIndex, is_firm: bool) -> Term:
    variants = _variants(word, index, is_firm)
    nearest = max(variants.values(), default=0.0)
    counts = {variant: index.count(variant) for variant in variants}
    likely = (counts[form] for form, weight in variants.items() if weight > nearest - _UNLIKE)
    weight = rarity(max(likely, default=0), index.passages)
    return Term(word, weight, variants, is_name, sum(counts.values()))


def _variants(word: str, index: WordIndex, is_firm: bool) -> dict[str, float]:
    (stem,) = stems([word])
    weights = {form: _SAME_STEM for form in index.of_stem(stem) if index.count(form)}
    if index.count(word):
        weights[word] = 1.0
    if sum(map(index.count, weights)) <= RARE:
        weights = _misspelt(word, index, weights, is_firm) | weights
    if word.isalpha() and len(word) >= _SHORTEST_PREFIX:
        longer = index.longer(word, _LONGEST_ENDING)
        weights = {form: _LONGER for form in longer if index.count(form)} | weights
    return weights


def _misspelt(
    word: str, index: WordIndex, forms: Collection[str], is_firm: bool
) -> dict[str, float]:
    """The words it may be a slip for; beside a word that is known only much commoner ones."""
    least = MUCH_COMMONER * sum(map(index.count, forms)) if forms else 1
    near = _near(word, index, is_firm)
    hits = ((form, distance, index.count(form)) for form, distance in near)
    likely = [hit for hit in hits if hit[0] not in forms and hit[2] >= least]
    # Of "tren" rather Tern than then; only what is a slip for nothing else is one for "much".
    likely = [hit for hit in likely if hit[0] not in STOPWORDS] or likely
    likely.sort(key=lambda hit: (hit[1], -hit[2], hit[0]))
    return {form: _MISSPELT - _PER_SLIP * distance for form, distance, _ in likely[:_MOST_VARIANTS]}


def _near(word: str, index: WordIndex, is_firm: bool) -> Iterable[tuple[str, int]]:
    """The words a word is likely a slip for, each with its slips: none where it is one itself."""
    most = slips(word)
    near = index.near(word, most) if most else ()
    if is_word(word, _WELL_KNOWN):
        # A name may be spelt otherwise than one that sounds like it: Oscar, Oskar. No name is so
        # common a word as "demand" or "tablet", which is what it says.
        may_be_name = len(word) >= _SHORTEST_NAME and not is_word(word, _COMMON)
        alike = [hit for hit in near if may_be_name and _are_homophones(word, hit[0])]
        names = index.names([form for form, _ in alike])
        return [hit for hit in near if hit[0] in names or _is_of_both(word, hit[0])]
    return [hit for hit in near if _is_likely(word, *hit, is_firm)]


def _is_of_both(word: str, form: str) -> bool:
    """Whether they are one word, as it is spelt on the two sides of the Atlantic: "-ize"."""
    return word.replace("iz", "is") == form.replace("iz", "is")


def _is_likely(word: str, form: str, distance: int, is_firm: bool) -> bool:
    """Whether a hand slips from `form` to `word`.

    In a short word by one key beside the right one, by two letters swapped, or one doubled. In a
    longer one fingers seldom miss the first letter; where a question is firm, for it has words
    enough beside this, that may be, too.
    """
    if len(word) < _SHORTEST_MISSPELT_NAME:
        return _is_slip(word, form)
    is_begun_alike = form[0] == word[0] or form[:2] == word[1::-1]
    if is_firm or is_begun_alike or _sound_alike(form[0], word[0]):
        return True
    return distance == 1 and (_alike(form[0], word[0]) or len(word) >= _LONG)


def _is_slip(word: str, form: str) -> bool:
    """Whether one slip of a kind that hands or ears often make turns `form` into `word`."""
    begin = Prefix.similarity(word, form)
    end = Postfix.similarity(word[begin:], form[begin:])
    typed, meant = word[begin : len(word) - end], form[begin : len(form) - end]
    if len(typed) == len(meant) == 2:
        return typed == meant[::-1]
    if len(typed) == len(meant) == 1:
        return _sound_alike(typed, meant) or (
            len(word) > SHORTEST_MISSPELT and _alike(typed, meant)
        )
    # One letter too many, or too few: inside the word, or a double one.
    letter, whole = (typed, word) if typed else (meant, form)
    is_double = letter in (whole[begin - 1 : begin], whole[begin + 1 : begin + 2])
    return bool(begin) and (is_double or begin < len(whole) - 1)


def _are_homophones(word: str, form: str) -> bool:
    """Whether the words differ by one consonant, which sounds alike."""
    pairs = [pair for pair in zip(word, form, strict=False) if pair[0] != pair[1]]
    is_one = len(word) == len(form) and len(pairs) == 1
    # Catherine is Katherine, but tennis is not Dennis.
    is_begun_alike = word[:1] == form[:1] or {word[:1], form[:1]} == {"c", "k"}
    return is_one and is_begun_alike and any(set(pairs[0]) <= set(part) for part in _CONSONANTS)


def _alike(one: str, other: str) -> bool:
    """Whether two letters are beside each other on a keyboard, or sound alike."""
    return other in _KEYS_BESIDE.get(one, "") or _sound_alike(one, other)


def _sound_alike(one: str, other: str) -> bool:
    return any({one, other} <= set(letters) for letters in _SOUNDS)


def slips(word: str) -> int:
    """How many slips of the pen a word may hold: one, from six letters two, from twelve three.

    0 for what is no misspelt word: a number, or of too few letters or too many.
    """
    if not SHORTEST_MISSPELT <= len(word) <= LONGEST_MISSPELT or not word.isalpha():
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 12 else 3


def nearest(terms: Iterable[Term], index: WordIndex) -> tuple[str, ...]:
    """The archive's words most like those that it has in no form: for somebody to choose from."""
    unknown = (term.word for term in terms if not term.variants)
    misspelt = [word for word in unknown if slips(word) and not is_word(word, _WELL_KNOWN)]
    hits = {
        form: (distance, -index.count(form))
        for word in misspelt
        for form, distance in index.near(word, slips(word))
        if form[0] == word[0] and form not in STOPWORDS and index.count(form)
    }
    return tuple(sorted(hits, key=lambda form: (hits[form], form))[:_OFFERED])


def respelt(terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """The words that the archive has in no form, each with what it was taken for."""
    nearest = (
        (term.word, max(term.variants.items(), key=itemgetter(1)))
        for term in terms
        if term.variants
    )
    return tuple(
        (word, form)
        for word, (form, weight) in nearest
        if weight < _SAME_STEM and not form.startswith(word)
    )


def as_spelt(topic: str, index: WordIndex) -> str:
    """A topic with its misspelt words as the archive spells them, "teh" as "the".

    One with a phrase in quotation marks or a word that is not wanted stays as it is typed.
    """
    if _WRITTEN_SO.search(topic):
        return topic
    forms = dict(respelt(terms(topic, index)))
    return _LETTERS.sub(lambda word: _spelt(word[0], forms), topic)


def _spelt(word: str, forms: Mapping[str, str]) -> str:
    folded = fold(word)
    form = forms.get(folded) or _function_word(folded) or word
    return form.capitalize() if word[0].isupper() and form != word else form


def _function_word(word: str) -> str | None:
    """The function word of which two letters are swapped in what is no word."""
    if len(word) < _SHORTEST_FUNCTION_WORD or word in STOPWORDS or is_word(word):
        return None
    pairs = range(len(word) - 1)
    swapped = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in pairs)
    return next((form for form in swapped if form in STOPWORDS), None)


def phrase(name: str, index: WordIndex) -> list[str]:
    """The words of a name as the archive spells them; [] when it knows one of them not at all.

    A name is taken for another word only where that is long and one slip away.
    """
    content = [word for word in words(fold(name)) if word not in STOPWORDS]
    forms = list(takewhile(bool, (_word_of_name(word, index) for word in content)))
    return forms if len(forms) == len(content) else []


def _word_of_name(word: str, index: WordIndex) -> str:
    if index.count(word):
        return word
    near = _misspelt(word, index, (), False) if len(word) >= _SHORTEST_MISSPELT_NAME else {}
    best = max(near, key=lambda form: near[form], default="")
    return best if best and near[best] >= _MISSPELT - _PER_SLIP else ""


def rarity(count: int, passages: int) -> float:
    """The inverse document frequency of BM25 in Lucene's form, which is never negative."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))
