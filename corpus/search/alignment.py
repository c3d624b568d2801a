"""Words laid beside those of a text, so that the least has to be changed. Pure.

The alignment of Needleman and Wunsch, free at both ends of the text and where words leave something
out: a quotation is found wherever it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import Levenshtein

from corpus.search import slips
from corpus.search.spelling import stems

# What it costs to change a word where the two are laid beside each other, a slip of the pen or
# another form of it, to leave out a published one, and to add one. To leave out two is cheaper than
# to change one, so that words that are the same are kept.
_CHANGED = 1.0
_ANOTHER_FORM = 0.4
_LEFT_OUT = 0.45
_ADDED = 1.05
_DENYING = (
    "not no never nobody nothing none neither nor cannot cant wont dont doesnt didnt isnt arent"
    " wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt without"
)
NEGATIONS = frozenset(_DENYING.split())
"""Words that deny: none is another form of any word."""

_Rows: TypeAlias = list[list[float]]


class Pairing(NamedTuple):
    """One step of an alignment: a word of the quotation, one of the text, or both."""

    row: int | None
    at: int | None
    is_same: bool


def aligned(words: Sequence[str], gaps: Collection[int], tokens: Sequence[str]) -> list[Pairing]:
    """The steps that change the words least, from the first of them to the last."""
    costs, table = _table(words, gaps, tokens)
    row, at = len(words), min(range(len(tokens) + 1), key=lambda place: table[-1][place])
    steps = list[Pairing]()
    while row:
        cost = costs[words[row - 1]]
        if at and table[row][at] == table[row - 1][at - 1] + cost[at - 1]:
            row, at = row - 1, at - 1
            steps.append(Pairing(row, at, cost[at] < _CHANGED))
        elif table[row][at] == table[row - 1][at] + _ADDED:
            row -= 1
            steps.append(Pairing(row, None, False))
        else:
            at -= 1
            if row not in gaps and row < len(words):
                steps.append(Pairing(None, at, False))
    return steps[::-1]


def _table(
    words: Sequence[str], gaps: Collection[int], tokens: Sequence[str]
) -> tuple[dict[str, list[float]], _Rows]:
    """What each word costs in the place of each of the text; the least cost up to each."""
    costs = {key: [_cost(key, token) for token in tokens] for key in set(words)}
    table = [[0.0] * (len(tokens) + 1)]
    for row, key in enumerate(words, 1):
        above = table[-1]
        left_out = 0.0 if row in gaps or row == len(words) else _LEFT_OUT
        line = [above[0] + _ADDED]
        for at, cost in enumerate(costs[key]):
            line.append(min(above[at] + cost, above[at + 1] + _ADDED, line[at] + left_out))
        table.append(line)
    return costs, table


def _cost(key: str, token: str) -> float:
    if key == token:
        return 0.0
    # Only words that begin or end alike are looked at closely.
    is_alike = key[:1] == token[:1] or key[-3:] == token[-3:]
    return _ANOTHER_FORM if is_alike and _is_form(key, token) else _CHANGED


def _is_form(word: str, form: str) -> bool:
    """Whether two words are one, but for a slip of the pen or an ending."""
    most = slips.most(max(word, form, key=len))
    if most and Levenshtein.distance(word, form, score_cutoff=most) <= most:
        return min(len(word), len(form)) >= 4 and not {word, form} & NEGATIONS
    first, second = stems([word, form])
    return first == second
