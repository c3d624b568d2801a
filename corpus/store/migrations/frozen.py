"""Words and names as revisions 0002 and 0003 read them. Pure.

Copies of what the project had then, never to be changed: an archive that is migrated next year
has to become what one became that was migrated at once, however names are read by then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

# --- text -----------------------------------------------------------------------------

_BEYOND_ASCII = re.compile(r"[^\x00-\x5f\x61-\x7f]+")
_FOLDED = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
    }
)


def fold(text: str) -> str:
    """`text` without case and accents, with one kind of quotation mark and dash."""
    lower = text.lower()
    if lower.isascii() and "`" not in lower:
        return lower
    return _BEYOND_ASCII.sub(lambda run: "".join(map(_folded, run[0])), lower)


def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter.casefold().translate(_FOLDED))
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    return bare.casefold().translate(_FOLDED)


def stems(folded: Sequence[str]) -> list[str]:
    """The stem of each of these folded words, by Snowball's English stemmer."""
    import Stemmer

    words: list[str] = Stemmer.Stemmer("english").stemWords(folded)
    return words


# --- which names are one person's (0002) ------------------------------------------------

_INSIDE_A_WORD = re.compile(r"['.]")
_PUNCTUATION = re.compile(r"[^\w\t\n]|_")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    number: number for number in ("ii", "iii", "iv")
}
_ALIKE = str.maketrans({**dict(zip("zyjwcq", "siivkk", strict=True)), "x": "ks"})
_DOUBLED_CONSONANT = re.compile(r"([^aeou\d])\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h+(?![aeiou])")
_OFF = re.compile(r"(?<=[eo])f+$")
_SHORT_FOR = """
    andy andrew, ben benjamin, bernie bernard, bill william, billy william, bob robert,
    bobby robert, chuck charles, dan daniel, dave david, don donald, greg gregory, jeff jeffrey,
    jim james, jimmy james, joe joseph, ken kenneth, larry lawrence, liz elizabeth, matt matthew,
    mike michael, nick nicholas, pete peter, rob robert, ron ronald, sue susan, tim timothy,
    tom thomas, tony anthony, vince vincent
"""
_TITLES = """
    adm capt cmdr col dame dr fr gen gov govs hon lady lord lt maj miss mme mr mrs ms mx prof
    rep reps rev sen sens sgt sir st
    activist actor actress admiral adviser advisor advocate aide ambassador analyst archbishop
    artist attorney author banker bishop boss brigadier broadcaster businessman businesswoman
    candidate captain cardinal ceo chair chairman chairperson chairwoman chancellor chief
    coach colonel columnist comedian comedienne commander commissioner comptroller congressman
    congresswoman constable consul controller coordinator coroner correspondent councillor
    councilman councilor councilwoman counsel counselor counterpart critic dean delegate
    democrat deputy designer detective developer dictator diplomat director doctor donor
    driver economist editor emperor engineer entrepreneur envoy executive expert farmer father
    fellow filmmaker financier firefighter fisherman founder general governor head historian
    host husband imam inspector investigator investor journalist judge justice king lawmaker
    lawyer lead leader lecturer legislator lieutenant magistrate major manager marshal mayor
    mediator midwife minister moderator mogul mother musician negotiator neighbor neighbour
    nominee novelist nurse officer official operative organizer owner painter parliamentarian
    partner pastor physician pilot player poet policeman politician pollster pope premier
    presenter president priest prince princess principal producer professor prosecutor
    psychiatrist psychologist publisher queen rabbi rapporteur receiver reporter
    representative republican researcher resident rival scholar scientist secretary senator
    sergeant sheriff singer sister skipper solicitor speaker specialist spokesman spokesperson
    spokeswoman staffer strategist student sultan superintendent supervisor surgeon surrogate
    teacher technician therapist trader trainer treasurer trustee tycoon veteran vicar victim
    voter warden widow wife witness worker writer
    acting ex former prime vice
"""


def key(name: str) -> str:
    """What all names of one person have in common: two with the same key are taken for one."""
    words = _plain(fold(name)).split()
    has_suffix = len(words) > 1 and words[-1] in _SUFFIXES
    suffix = [_SUFFIXES[words.pop()]] if has_suffix else []
    given, *surnames = _without_initial(_without_title(words)) or [fold(name)]
    first = _sound(given)
    full = _FULL.get(first, first) if surnames else first
    return " ".join([full, *map(_sound, surnames), *suffix])


def _sound(word: str) -> str:
    tail = _SILENT_H.sub("", word[1:].replace("ph", "f").translate(_ALIKE))
    return word[:1] + _OFF.sub("v", _DOUBLED_CONSONANT.sub(r"\1", tail))


def _plain(folded: str) -> str:
    return _PUNCTUATION.sub(" ", _INSIDE_A_WORD.sub("", folded))


def _without_title(words: list[str]) -> list[str]:
    first = 0
    while len(words) - first > 2 and _sound(words[first]) in _SOUNDS_OF_TITLES:
        first += 1
    return words[first:]


def _without_initial(words: Sequence[str]) -> list[str]:
    runs = [(is_one, list(run)) for is_one, run in groupby(words, lambda word: len(word) == 1)]
    parts = list(chain.from_iterable(["".join(run)] if is_one else run for is_one, run in runs))
    last = len(parts) - 1
    return [part for at, part in enumerate(parts) if at in (0, last) or len(part) > 1]


_SOUNDS_OF_TITLES = frozenset(map(_sound, _TITLES.split()))
_FULL = {_sound(short): _sound(full) for short, full in map(str.split, _SHORT_FOR.split(","))}

# --- the words of names (0003) ----------------------------------------------------------

_PARTICLES = """
    al as ash bin da dal de del den der di dos du el ibn la le mac mc ter van von zu
"""


def name_words(forms: Iterable[str]) -> set[str]:
    """The words of all these names, also as one: of Mc Cain "mc", "cain", "mccain"."""
    folded = (form.casefold() if form.isascii() else fold(form) for form in forms)
    return set(chain.from_iterable(map(_words, folded)))


def _words(form: str) -> set[str]:
    words = _plain(form).split()
    units = _units(words)
    compounds = _plain(form.replace("-", "")).split() if "-" in form else []
    parts = chain(words, compounds, *units)
    return {unit[0] for unit in units} | {word for word in parts if len(word) > 1}


def _units(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The words, each with the particles before it, and initials in a row as one."""
    units: list[tuple[str, ...]] = []
    start = 0
    for at, word in enumerate(words):
        follower = words[at + 1] if at + 1 < len(words) else ""
        is_first = (
            word in _PARTICLES.split() if len(follower) > 1 else len(word) == len(follower) == 1
        )
        if not is_first:
            ends = range(start, at + 1)
            units.append(tuple("".join(words[begin : at + 1]) for begin in ends))
            start = at + 1
    return units
