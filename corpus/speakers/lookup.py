"""Whom a typed name means across the archive, however it is spelt.

The archive keeps the words of all names (`name_words`) with their speakers. A
typed name becomes the stored words that each of its words may be meant for
(`likeness`); the speakers who hold the best of them (`wanted`) are the
candidates among whom `match` and `nearest` choose.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from itertools import chain, pairwise
from operator import itemgetter, mul
from typing import Any, TypeAlias

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from corpus.lexicon import Lexicon
from corpus.quotes import names
from corpus.speakers.identity import SHORT_FOR, heard, plain, without_article
from corpus.speakers.sounds import (
    _LONGEST_WORD,
    _WITHOUT_VOWELS,
    _consonants,
    _latin,
    _sounds,
    sound,
)
from corpus.text import fold
from corpus.types import Speaker, SpeakerKind, SpeakerMatch

Likeness: TypeAlias = Sequence[dict[str, float]]
"""For each typed word the stored words that it may be meant for, with scores up to 100."""
# A word with all the particles before it, then with ever fewer: "vonderleyen", ..., "leyen".
_Unit: TypeAlias = tuple[str, ...]
_Asked: TypeAlias = tuple[_Unit, dict[str, float]]

# Below this, a typed name and a speaker are taken for two people: "Cavusolu", "Lavroff"
# and "Selenskyj" are at 85 and above, "Puttnam" is no more than 67 of a Putin.
CUTOFF = 80.0
# Below this a name does not even remind of the one typed, on average over its words.
_NEAR = 60.0

_LIKE: dict[str, Any] = {"scorer": fuzz.ratio, "score_cutoff": 50.0, "limit": 40}

_LONGEST_NAME = 80
_MOST_WORDS = 12
_MOST_ALIKE = 40  # for one typed word; of short words hundreds are a slip away
_SHORTEST_FUZZY = 5  # shorter words are all alike: Lee and Lea, May and Mao
_LONG = 8  # may hold two slips

_NOT_ITSELF = 97.0  # never 100: that is for the name as it is written
_SHORT_FORM = 93.0
_REMINDING = 55.0  # what short words with a slip have, and the least there is
_BARE = 0.9  # of Assad for al-Assad, of Cain for Mc Cain
_AS_HEARD = 0.8  # how much the sound counts; the rest is the spelling
_INITIAL = 0.3  # what one letter weighs beside a whole word
_IN_SEVERAL_FORMS = 0.95

_BEFORE_A_NAME = names.TITLES | {"the", "an", "president", "minister", "senator"}
# What some write as one with the name behind it, some apart, and some not at all.
_PARTICLES = names.word_set(
    "al as ash bin da dal de del den der di dos du el ibn la le mac mc ter van von zu"
)

# --- the words of the archive's names ----------------------------------------------------

_OTHER_FORMS: dict[str, set[str]] = {}
for _short, _full in SHORT_FOR.items():
    _OTHER_FORMS.setdefault(_short, set()).add(_full)
    _OTHER_FORMS.setdefault(_full, set()).add(_short)


def name_words(speaker: Speaker) -> set[str]:
    """The words of a speaker's name and aliases, also as one: of Mc Cain "mc", "cain", "mccain"."""
    return set(chain.from_iterable(map(_words, _forms(speaker, with_descriptions=True))))


class NameWords:
    """The distinct words of the archive's names, and those that a typed one may be meant for."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._by_sound: dict[str, list[str]] = {}
        self._by_consonants: dict[str, list[str]] = {}
        self._spelt = Lexicon()
        self._heard = Lexicon()

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def add(self, words: Sequence[str]) -> None:
        """Put in words that are not in yet; any thread may read meanwhile, one may add."""
        short = [word for word in words if len(word) <= _LONGEST_WORD]
        sounds = _sounds(short) if short else []
        new = [each for each in dict.fromkeys(sounds) if each not in self._by_sound]
        for word, sounding in zip(short, sounds, strict=True):
            self._by_sound.setdefault(sounding, []).append(word)
            self._by_consonants.setdefault(_consonants(sounding), []).append(word)
        # After its words, because whoever finds a sound looks for them.
        self._heard.add(new)
        self._spelt.add(short)
        self._words.update(words)

    def alike(self, typed: str) -> dict[str, float]:
        """The words that `typed` may be meant for, with scores; 100 only for the word itself."""
        if len(typed) > _LONGEST_WORD:
            return {}
        likely = chain(self._as_heard(typed), self._as_spelt(typed), self._as_abridged(typed))
        scored = ((word, _likeness(typed, word)) for word in dict.fromkeys(likely))
        found = {word: score for word, score in scored if score >= _REMINDING}
        found |= {form: _SHORT_FORM for form in _OTHER_FORMS.get(typed, ()) if form in self}
        found |= {typed: 100.0} if typed in self else {}
        return dict(nlargest(_MOST_ALIKE, found.items(), key=itemgetter(1)))

    def reminding(self, typed: str) -> dict[str, float]:
        """The words that `typed` reminds of, though it may be meant for none of them.

        They begin as it sounds: O'Brien does not remind of Eriksen.
        """
        found = process.extract(typed, self._words, **_LIKE)
        return {word: score for word, score, _ in found if _beginning(word) == _beginning(typed)}

    def _as_heard(self, typed: str) -> Iterator[str]:
        sounding = sound(typed)
        for near, _ in self._heard.near(sounding, _slips(sounding)):
            yield from self._by_sound[near]

    def _as_spelt(self, typed: str) -> Iterator[str]:
        return (word for word, _ in self._spelt.near(typed, _slips(typed)))

    def _as_abridged(self, typed: str) -> Sequence[str]:
        consonants = _consonants(sound(typed)) if _WITHOUT_VOWELS.match(typed) else ""
        return self._by_consonants.get(consonants, []) if len(consonants) > 1 else []


def _slips(word: str) -> int:
    return 2 if len(word) >= _LONG else 1 if len(word) > 2 else 0


def _likeness(typed: str, word: str) -> float:
    spelt = OSA.normalized_similarity(_latin(typed), _latin(word))
    sounds = sound(typed), sound(word)
    if _WITHOUT_VOWELS.match(typed) and _consonants(sounds[0]) == _consonants(sounds[1]):
        return CUTOFF + (_NOT_ITSELF - CUTOFF) * spelt
    heard_as = OSA.normalized_similarity(*sounds)
    score = 100 * max(spelt, _AS_HEARD * heard_as + (1 - _AS_HEARD) * spelt)
    # Words of three letters are all alike: Lee and Lea, May and Mai.
    longest = max(len(typed), len(word))
    is_meant = longest >= _SHORTEST_FUZZY or (longest == _SHORTEST_FUZZY - 1 and heard_as == 1.0)
    return min(score, _NOT_ITSELF if is_meant else _REMINDING)


# --- a typed name ------------------------------------------------------------------------


def likeness(name: str, known: NameWords) -> Likeness:
    """The stored words that each word of `name` may be meant for; [] for a name without a word.

    A particle is one word with the name behind it, as in "al-Assad" and "Mc Cain".
    Titles before a name and initials in it are meant for no word by themselves.
    """
    units = _typed(name)
    before = _before(units)
    alike = [
        {} if at < before or _is_initial(unit, units) else _alike(unit, known)
        for at, unit in enumerate(units)
    ]
    # "Xi Jin Ping": two typed words may be one.
    for at, (one, other) in enumerate(pairwise(units)):
        if (whole := one[0] + other[0]) in known:
            alike[at][whole] = alike[at + 1][whole] = _NOT_ITSELF
    return alike


def reminding(name: str, known: NameWords) -> Likeness:
    """The stored words that each word of `name` reminds of: for `nearest`."""
    return [known.reminding(unit[0]) if len(unit[0]) > 1 else {} for unit in _typed(name)]


def wanted(alike: Likeness) -> list[tuple[int, str, float]]:
    """What candidates hold: (number of the typed word, stored word, score), for every word alike.

    Of every speaker count the best score for each typed word. Those with the
    highest sum are the candidates, and of these the most quoted.
    """
    return [(at, word, score) for at, each in enumerate(alike) for word, score in each.items()]


def _alike(unit: _Unit, known: NameWords) -> dict[str, float]:
    bare = known.alike(unit[-1])
    if len(unit) == 1:
        return bare
    return {word: score * _BARE for word, score in bare.items()} | known.alike(unit[0])


def _typed(name: str) -> list[_Unit]:
    return _units(plain(fold(name[:_LONGEST_NAME])).split()[:_MOST_WORDS])


def _units(found: Sequence[str]) -> list[_Unit]:
    """The words, each with the particles before it, and initials in a row as one."""
    units: list[_Unit] = []
    start = 0
    for at, word in enumerate(found):
        follows = found[at + 1] if at + 1 < len(found) else ""
        is_first = word in _PARTICLES if len(follows) > 1 else len(word) == len(follows) == 1
        if not is_first:
            ends = range(start, at + 1)
            units.append(tuple("".join(found[begin : at + 1]) for begin in ends))
            start = at + 1
    return units


def _before(units: Sequence[_Unit]) -> int:
    """How many words are titles before the name."""
    if len(units) < 2 or units[0][-1] not in _BEFORE_A_NAME:
        return 0
    return 1 + _before(units[1:])


def _is_initial(unit: _Unit, units: Sequence[_Unit]) -> bool:
    return len(unit[0]) == 1 and any(len(other[0]) > 1 for other in units)


# --- whom it means -----------------------------------------------------------------------


def match(
    name: str, alike: Likeness, candidates: Iterable[Speaker], limit: int = 5
) -> list[SpeakerMatch]:
    """The candidates whose name is like the typed `name`, best first, none below `CUTOFF`.

    `alike` is the `likeness` of the name. 100 means that every word typed is a
    word of the name or of one alias, in any order. Case, accents, punctuation
    and titles before the name do not count. An organisation is found by its
    whole name only: "Clinton" is no campaign.
    """
    units = _typed(name)
    before = _before(units)
    asked = list(zip(units, alike, strict=True))
    # "Caranza" alone is not its foreign minister: descriptions answer to their role only.
    has_role = any(unit[-1] in names.ROLES for unit in units[before:])
    everybody = list(candidates)
    found = _persons(_surely(asked[before:]), everybody, has_role)
    return nsmallest(limit, [*found, *_organisations(asked, everybody, bool(found))], key=_rank)


def nearest(
    name: str, alike: Likeness, candidates: Iterable[Speaker], limit: int = 3
) -> list[Speaker]:
    """The candidates whose names remind most of `name`, though nobody is called that."""
    units = _typed(name)
    asked = list(zip(units, alike, strict=True))[_before(units) :]
    scored = [
        SpeakerMatch(speaker, _score(asked, _forms(speaker, False)[:1])) for speaker in candidates
    ]
    near = nsmallest(limit, (hit for hit in scored if hit.score >= _NEAR), key=_rank)
    return [hit.speaker for hit in near]


def forms(speaker: Speaker) -> list[str]:
    """The speaker's name and other names, folded; no descriptions such as "foreign minister"."""
    return _forms(speaker, with_descriptions=False)


def _surely(asked: Sequence[_Asked]) -> Sequence[_Asked]:
    """A word alone has nothing else to go by: Kates is not Gates then, nor is Reed Reid."""
    if sum(len(unit[0]) > 1 or bool(likely) for unit, likely in asked) > 1:
        return asked
    return [
        (unit, {word: score for word, score in likely.items() if _is_sure(unit, word)})
        for unit, likely in asked
    ]


def _is_sure(unit: _Unit, word: str) -> bool:
    """Whether the word begins as a typed one sounds; a short one differs by the script only."""
    return any(
        _beginning(typed) == _beginning(word)
        and (min(len(typed), len(word)) >= _SHORTEST_FUZZY or heard(typed) == heard(word))
        for typed in unit
    ) or bool(_WITHOUT_VOWELS.match(unit[0]))


def _beginning(word: str) -> str:
    return sound(word)[:1].replace("C", "k")  # Cavusoglu may be Chavushoglu


def _persons(
    asked: Sequence[_Asked], candidates: Iterable[Speaker], has_role: bool
) -> list[SpeakerMatch]:
    scored = [
        SpeakerMatch(speaker, _score(asked, _forms(speaker, has_role)))
        for speaker in candidates
        if speaker.kind is not SpeakerKind.ORGANISATION
    ]
    return [hit for hit in scored if hit.score >= CUTOFF]


def _organisations(
    asked: Sequence[_Asked], candidates: Iterable[Speaker], is_a_person: bool
) -> list[SpeakerMatch]:
    """The organisations of that name; if there are none, the only speaker it is short for."""
    whole = asked[1:] if len(asked) > 1 and asked[0][0] == ("the",) else asked
    by_name, by_alias = [], []
    for speaker in candidates:
        if speaker.kind is SpeakerKind.ORGANISATION:
            own, *others = (_as_a_whole(whole, form) for form in _forms(speaker, True))
            if own:
                by_name.append(SpeakerMatch(speaker, own))
            elif any(others):
                by_alias.append(SpeakerMatch(speaker, max(others)))
    return by_name or ([] if is_a_person or len(by_alias) > 1 else by_alias)


def _as_a_whole(asked: Sequence[_Asked], form: str) -> float:
    """How well the typed words are all the words of this form, one by one; 0 if they are not."""
    its_words = _units(without_article(plain(form).split()))
    if len(its_words) != len(asked):
        return 0.0
    scores = [_best(typed, its_word) for typed, its_word in zip(asked, its_words, strict=True)]
    return sum(scores) / len(scores) if all(score >= CUTOFF for score in scores) else 0.0


def _forms(speaker: Speaker, with_descriptions: bool) -> list[str]:
    """The name and the aliases, folded; a person's description is the alias that has a role."""
    lines = (speaker.name, *speaker.aliases)
    folded = [form.casefold() if form.isascii() else fold(form) for form in lines]
    if with_descriptions or speaker.kind is SpeakerKind.ORGANISATION:
        return folded
    return [folded[0], *(form for form in folded[1:] if names.ROLES.isdisjoint(form.split()))]


def _words(form: str) -> set[str]:
    """The words of a form; those with a hyphen or particle also as one, initials in a row only."""
    found = plain(form).split()
    units = _units(found)
    joined = plain(form.replace("-", "")).split() if "-" in form else []
    parts = chain(found, joined, *units)
    return {unit[0] for unit in units} | {word for word in parts if len(word) > 1}


def _score(asked: Sequence[_Asked], forms_of_it: Iterable[str]) -> float:
    """How well the typed words stand in one form of the name, or spread over several."""
    each = list(map(_words, forms_of_it))
    in_one_form = max(_coverage(asked, form) for form in each)
    if len(each) == 1:
        return in_one_form
    return max(in_one_form, _IN_SEVERAL_FORMS * _coverage(asked, set().union(*each)))


def _coverage(asked: Sequence[_Asked], form: Collection[str]) -> float:
    """The scores of the typed words on average; an initial weighs little."""
    weights = [_INITIAL if len(unit[0]) == 1 else 1.0 for unit, _ in asked]
    scores = [max(_best(typed, form), _begun(typed, asked, form)) for typed in asked]
    return sum(map(mul, weights, scores)) / sum(weights) if asked else 0.0


def _best(typed: _Asked, form: Collection[str]) -> float:
    """The score of the word of this form that is most like the typed one."""
    unit, likely = typed
    return 100.0 if unit[0] in form else max((likely.get(word, 0.0) for word in form), default=0.0)


def _begun(typed: _Asked, asked: Sequence[_Asked], form: Collection[str]) -> float:
    """The score of an initial if it begins a word that stands for nothing else typed."""
    initial = typed[0][0]
    if len(initial) > 1:
        return 0.0
    rest = (word for word in form if not any(word in likely for _, likely in asked))
    return _NOT_ITSELF if any(word[0] == initial for word in rest) else 0.0


def _rank(found: SpeakerMatch) -> tuple[float, int, str]:
    return -found.score, -found.speaker.quotes, found.speaker.name
