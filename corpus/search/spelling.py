"""The words of a question, and how the archive spells them. Pure.

Spelling is resolved against the words that are indexed, which wins nearly all
that can be won under typos; ranking what is found is `corpus.search.ranking`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from corpus.language import is_word
from corpus.search import joins, slips
from corpus.text import fold, is_paired, words
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
_SHORTEST_PREFIX = 5
_LONGEST_ENDING = 2

_SHORTEST_NAME = 5
# A word used so often, of 1.6 billion, is no slip for another; a question of so many words is firm.
_WELL_KNOWN = 100
_COMMON = 5_000
_FIRM = 4
_SHORTEST_FUNCTION_WORD = 3
_WRITTEN_SO = re.compile(r'["“”„‟«»＂]|(?<!\S)-')
_LETTERS = re.compile(r"[^\W\d_]+")
# "Didn't" is "didnt" then, and "they'll" is "they".
_CONTRACTED = re.compile(r"(?<=n)['’](?=t\b)|(?<=[^\W_])['’](?:ll|re|ve|d|m)\b", re.IGNORECASE)
# A stop word in capitals is a name, WHO and US; but some search in such words.
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_OPERATORS = frozenset(("and", "or", "not"))
# A pair of letters that is nowhere may be where one word ends and the next begins.
_SEAM = 0.5
# So many pairs of letters are looked for where one letter is typed.
_MOST_PAIRS = 50
# So many words are offered for one that the archive has not.
_OFFERED = 2

_FUNCTION_WORDS = (
    "a about after all am an and any anything are as at be been before being between but by "
    "can could did do does doing down during each everything few for from further had has "
    "have having he her here hers him his how i if in into is it its itself just like many me "
    "more most much my no nor not now of off on once only or other our out over own please "
    "same she should so some something such tell than that the their them then there these "
    "they this those through to too under until up us very was we were what when where which "
    "while who whom whose why will with would you your "
    # Contractions, as many type them.
    "aint arent cant couldnt didnt doesnt dont hadnt hasnt havent im isnt ive shouldnt thats "
    "theyre wasnt werent whats wheres whos wont wouldnt youre"
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

    Of a question of nothing but stopwords they are one, in their order, where the archive has them
    so. Of a very long one the first words count.
    """
    tokens, content = _content(question, index)
    if not content:
        return _in_order(tokens, index)
    forms = joins.together(question, tokens, STOPWORDS)
    words_in = [*content][:_MOST_TERMS]
    names = _names(question, words_in, index)
    is_firm, is_lone = len(words_in) >= _FIRM, len(words_in) == 1
    spellings = [
        _term(
            _Typed(word, {*content[word], *forms.get(word, ())}, word in names, is_firm, is_lone),
            index,
        )
        for word in words_in
    ]
    return [term for term in spellings if not _is_idle(term)]


class _Typed(NamedTuple):
    """A word of a question, how else it may stand, and what is known of the question."""

    word: str
    forms: set[str]
    is_name: bool
    is_firm: bool
    is_lone: bool


def _content(question: str, index: WordIndex) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """All words of a question, and those that carry meaning, tied ones with all their forms."""
    capitals = () if question.isupper() else _CAPITALS.findall(question)
    idle = STOPWORDS - (set(map(fold, capitals)) - _OPERATORS)
    tokens, content = list[str](), dict[str, tuple[str, ...]]()
    for parts, forms in joins.pieces(_CONTRACTED.sub("", question)):
        if any(map(index.count, forms)):
            content[forms[0]] = forms
            tokens.append(forms[0])
        else:
            content |= {word: () for word in parts if word not in idle}
            tokens += parts
    return tokens, content


def _in_order(tokens: Sequence[str], index: WordIndex) -> list[Term]:
    """Stop words as one term, if they stand somewhere so: "to be or not to be"."""
    form = joins.BETWEEN.join(tokens)
    count = index.count(form) if form else 0
    weight = rarity(count, index.passages)
    return [Term(form, weight, {form: 1.0}, count=count, joins=(form,))] if count else []


def _is_idle(term: Term) -> bool:
    return term.word not in STOPWORDS and not STOPWORDS.isdisjoint(term.variants)


def _names(question: str, content: Collection[str], index: WordIndex) -> set[str]:
    """The words written with a capital; where none is, those that are in speakers' names."""
    first, *further = question.split() or [""]
    capital = [part for part in further if part[0].isupper()]
    capital += [first] if _CAPITALS.match(first) else []
    names = set() if question.isupper() else set(words(fold(" ".join(capital))))
    is_lower = not names and not first[:1].isupper()
    return index.names(content) if is_lower else names


def _term(typed: _Typed, index: WordIndex) -> Term:
    variants = _variants(typed, index)
    nearest = max(variants.values(), default=0.0)
    counts = {variant: index.count(variant) for variant in variants}
    likely = (counts[form] for form, weight in variants.items() if weight > nearest - _UNLIKE)
    weight = rarity(max(likely, default=0), index.passages)
    if not variants and is_paired(typed.word):
        weight *= _SEAM
    several = tuple(form for form in variants if joins.BETWEEN in form)
    return Term(typed.word, weight, variants, typed.is_name, sum(counts.values()), several)


def _variants(typed: _Typed, index: WordIndex) -> dict[str, float]:
    word = typed.word
    (stem,) = stems([word])
    weights = {form: _SAME_STEM for form in index.of_stem(stem) if index.count(form)}
    if index.count(word):
        weights[word] = 1.0
    weights = _joined(typed, index, weights) | weights
    if sum(map(index.count, weights)) <= RARE:
        weights = _misspelt(typed, index, weights) | weights
    if word.isalpha() and len(word) >= _SHORTEST_PREFIX:
        longer = index.longer(word, _LONGEST_ENDING)
        weights = {form: _LONGER for form in longer if index.count(form)} | weights
    if len(word) == 1 and is_paired(word):
        pairs = (form for form, _ in index.near(word, 1) if word in form)
        weights = (
            dict.fromkeys(islice(filter(index.count, pairs), _MOST_PAIRS), _SAME_STEM) | weights
        )
    return weights


def _joined(typed: _Typed, index: WordIndex, known: Collection[str]) -> dict[str, float]:
    """The word in one with its neighbour, or in several: "ceasefire" for "cease-fire"."""
    is_rare = sum(map(index.count, known)) <= RARE
    parted = joins.parted(typed.word, typed.is_name, is_rare)
    forms = {form for form in (*typed.forms, *parted) if index.count(form)}
    return {form: _LONGER if form in STOPWORDS else _SAME_STEM for form in forms}


def _misspelt(typed: _Typed, index: WordIndex, forms: Collection[str]) -> dict[str, float]:
    """The words it may be a slip for; beside a word that is known only much commoner ones."""
    least = MUCH_COMMONER * sum(map(index.count, forms)) if forms else 1
    near = _near(typed, index)
    hits = ((form, distance, index.count(form)) for form, distance in near)
    likely = [hit for hit in hits if hit[0] not in forms and hit[2] >= least]
    # Of "tren" rather Tern than then; only what is a slip for nothing else is one for "much".
    likely = [hit for hit in likely if hit[0] not in STOPWORDS] or likely
    likely.sort(key=lambda hit: (hit[1], -hit[2], hit[0]))
    return {form: _MISSPELT - _PER_SLIP * distance for form, distance, _ in likely[:_MOST_VARIANTS]}


def _near(typed: _Typed, index: WordIndex) -> Iterable[tuple[str, int]]:
    """The words a word is likely a slip for, each with its slips: none where it is one itself."""
    word = typed.word
    most = slips.most(word, typed.is_lone)
    near = index.near(word, most) if most else ()
    if is_word(word, _WELL_KNOWN):
        # A name may be spelt otherwise than one that sounds like it: Oscar, Oskar. No name is so
        # common a word as "demand" or "tablet", which is what it says.
        may_be_name = len(word) >= _SHORTEST_NAME and not is_word(word, _COMMON)
        alike = [hit for hit in near if may_be_name and slips.are_homophones(word, hit[0])]
        names = index.names([form for form, _ in alike])
        return [hit for hit in near if hit[0] in names or slips.is_of_both(word, hit[0])]
    return [hit for hit in near if slips.is_likely(word, *hit, typed.is_firm)]


def nearest(terms: Iterable[Term], index: WordIndex) -> tuple[str, ...]:
    """The archive's words most like those that it has in no form: for somebody to choose from."""
    unknown = (term.word for term in terms if not term.variants)
    misspelt = [word for word in unknown if slips.most(word) and not is_word(word, _WELL_KNOWN)]
    hits = {
        form: (distance, -index.count(form))
        for word in misspelt
        for form, distance in index.near(word, slips.most(word))
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
    typed = _Typed(word, set(), True, False, False)
    near = _misspelt(typed, index, ()) if len(word) >= slips.SHORTEST_MISSPELT_NAME else {}
    best = max(near, key=lambda form: near[form], default="")
    return best if best and near[best] >= _MISSPELT - _PER_SLIP else ""


def rarity(count: int, passages: int) -> float:
    """The inverse document frequency of BM25 in Lucene's form, which is never negative."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))
