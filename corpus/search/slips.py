"""What hands and ears make of a word: how many slips it may hold, and which are likely. Pure."""

from __future__ import annotations

from rapidfuzz.distance import Postfix, Prefix

# Below this many letters a misspelling is a different word.
SHORTEST_MISSPELT = 4
SHORTEST_MISSPELT_NAME = 6
LONGEST_MISSPELT = 40
# From so many letters on the first may be left out, too.
LONG = 8
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


def is_of_both(word: str, form: str) -> bool:
    """Whether they are one word, as it is spelt on the two sides of the Atlantic: "-ize"."""
    return word.replace("iz", "is") == form.replace("iz", "is")


def is_likely(word: str, form: str, distance: int, is_firm: bool) -> bool:
    """Whether a hand slips from `form` to `word`.

    In a short word by one key beside the right one, by two letters swapped, or one doubled. In a
    longer one fingers seldom miss the first letter; where a question is firm, for it has words
    enough beside this, that may be, too.
    """
    if len(word) < SHORTEST_MISSPELT_NAME:
        return _is_slip(word, form)
    is_begun_alike = form[0] == word[0] or form[:2] == word[1::-1]
    if is_firm or is_begun_alike or _sound_alike(form[0], word[0]):
        return True
    return distance == 1 and (_alike(form[0], word[0]) or len(word) >= LONG)


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


def are_homophones(word: str, form: str) -> bool:
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


def most(word: str, is_lone: bool = False) -> int:
    """How many slips of the pen a word may hold: one, from six letters two, from twelve three.

    Alone, a word of less than eight letters with two slips is more often a name that the archive
    has not. 0 for what is no misspelt word: a number, or of too few letters or too many.
    """
    if not SHORTEST_MISSPELT <= len(word) <= LONGEST_MISSPELT or not word.isalpha():
        return 0
    return 1 if len(word) < (LONG if is_lone else 6) else 2 if len(word) < 12 else 3
