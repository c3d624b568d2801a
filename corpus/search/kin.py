"""Words of one matter: a question has one of them, and the sentence that answers another. Pure.

Collected by hand from questions of fact about news; general lists of synonyms join too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Term

_GROUPS = (
    "die died dies dying dead death deaths killed kill kills killing victims drowned fatal",
    "replace replaced replaces succeed succeeded succeeds successor successors follows",
    "cost costs price prices paid pay pays charge charged fee fare worth",
    "flee fled flees left leave leaves leaving evacuated escaped",
    "journey trip voyage crossing ride takes take took",
    "lead leads led leader leaders head heads headed chief chairs runs chairman director",
    "own owns owned owner owners belongs property",
    "win won wins winner winners winning victory beat beats defeated defeat",
    "write wrote written writes author authors book novel",
    "build built builds building construct constructed construction builder",
    "start started starts begin began begins opened opens open launched launch",
    "end ended ends finish finished closed closes close stopped stop",
    "buy bought buys purchase purchased acquired sold sells",
    "long length longer lasts lasted takes kilometres miles",
    "big size large area",
    "high height tall metres feet kilometres",
    "fast speed",
    "sign signed signs signing signature treaty agreed",
    "fall fell falls fallen crashed hit landed dropped",
    "sink sank sinks sunk sinking",
    "spread spreads caught infected transmitted coughing",
    "arrest arrested detained held custody jailed",
    "sentenced sentence prison jail jailed convicted guilty",
    "injured hurt wounded injuries",
    "job post office role position minister appointed named",
    "ban banned bans prohibited forbidden outlawed",
    "born birth birthplace",
    "train railway rail",
    "leave sailed left departed set",
    "carry carries carried capacity room holds",
    "attack attacked attacks struck strike strikes hit bombed shelled raided",
    "resign resigned resigns resignation quit quits stepped",
    "found discovered discovery",
    "invent invented inventor",
    "call called named name names known",
)
# What another word of the matter counts, against 1 for the word itself.
_WEIGHT = 0.6


def _by_word() -> dict[str, frozenset[str]]:
    by_word: dict[str, frozenset[str]] = {}
    for group in _GROUPS:
        members = frozenset(group.split())
        for word in members:
            by_word[word] = by_word.get(word, frozenset()) | members
    return by_word


_BY_WORD = _by_word()


def with_kin(terms: Sequence[Term]) -> list[Term]:
    """The terms, each also by the other words of its matter, which count less."""
    return [_with_kin(term) for term in terms]


def _with_kin(term: Term) -> Term:
    kin = _BY_WORD.get(term.word, frozenset())
    return (
        replace(term, variants=dict.fromkeys(kin, _WEIGHT) | dict(term.variants)) if kin else term
    )
