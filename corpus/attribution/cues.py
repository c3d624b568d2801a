"""Tag the words of saying: the verbs that tell that somebody said something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.attribution import names
from corpus.attribution.statements import Statement
from corpus.types import Span

# Longer than any statement people write: what is longer is no prose, and is left alone.
_LONGEST_STATEMENT = 6_000

_IRREGULAR = {
    "admit": "admits admitted admitting",
    "slam": "slams slammed slamming",
    "say": "say says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing",
    "quip": "quips quipped quipping",
}


def forms(bases: str) -> frozenset[str]:
    """Third person, past and -ing forms; the base form is rarely a cue ("would argue")."""
    return frozenset(form for base in bases.split() for form in _inflected(base))


def _inflected(base: str) -> list[str]:
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    third = base + ("es" if base.endswith(("s", "sh", "ch")) else "s")
    return [third, base.removesuffix("e") + "ed", base.removesuffix("e") + "ing"]


# A clause may follow at once: "he said the bridge was safe".
SAYING = forms(
    """
    acknowledge add admit allege announce answer argue assert assure boast caution claim
    complain concede conclude confirm contend continue counter declare emphasise emphasize
    estimate exclaim explain indicate insist joke lament maintain note observe pledge point
    predict proclaim promise quip reason recall reiterate remark remind repeat reply report
    respond retort reveal say shout state stress suggest tell testify tweet vow warn write yell
    """
)
# What was said is their object: "she called the plan reckless".
NAMING = forms(
    """
    accuse ask attack blame blast call cite condemn criticize criticise decry defend denounce
    describe dismiss mock praise question recommend reject slam urge
    """
)
# Somebody is told: "she reminded reporters that".
TELLING = forms("tell assure remind warn")
# As nouns these are as common, so only a name or a pronoun before them makes a cue.
NOUNS_TOO = names.word_set(
    """
    attacks blames boasts calls claims estimates notes pledges points promises questions remarks
    reports states tweets vows
    """
)
_CUE = re.compile(
    r"(?<![\w-])(?:[Aa]ccording to|Said|Says|Tells|"
    rf"{'|'.join(sorted(SAYING | NAMING, key=len, reverse=True))})\b"
    r"(?!\s(?:not to be (?:identified|named|quoted)|to (?:remain|stay) (?:anonymous|unnamed))\b)"
)

# With these before the cue nothing was said: negated, supposed, passive, yet to come.
_DENIALS = names.word_set(
    """
    am are barely be been being can cannot could did do does hardly is may might must neither never
    nor not rarely scarcely seldom shall should to was were will without would
    """
)
BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were"})
_AUXILIARIES = names.word_set(
    "again also even further had has have just later long now often once then"
)
WORD = re.compile(r"[\w$#@][\w$%&.'’-]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying; `start` is where its auxiliaries begin."""

    span: Span
    start: int
    word: str


def tag(text: str, statement: Statement) -> list[Cue]:
    """The words of saying outside quotation marks, where something was really said."""
    if statement.span.end - statement.span.start > _LONGEST_STATEMENT:
        return []
    found = []
    for match in _CUE.finditer(text, statement.span.start, statement.span.end):
        span = Span(*match.span())
        if not any(quotation.overlaps(span) for quotation in statement.quotations):
            found.append(_cue(text, statement, span))
    return [cue for cue in found if cue]


def _cue(text: str, statement: Statement, span: Span) -> Cue | None:
    word = span.of(text).lower()
    start = span.start
    before = list(WORD.finditer(text, max(statement.span.start, start - 60), start))
    for token in reversed(before):
        bare = token[0].replace("’", "'")
        if text[token.end() : start].strip():
            break
        is_continuous = word.endswith("ing") and bare in BE
        if not is_continuous and (bare.lower() in _DENIALS or bare.endswith("n't")):
            return None
        if not is_continuous and not _is_auxiliary(bare):
            break
        start = token.start()
    return Cue(span, start, word)


def _is_auxiliary(word: str) -> bool:
    is_adverb = word.endswith("ly") and word.islower() and word not in {"ally", "family"}
    return is_adverb or word in _AUXILIARIES
