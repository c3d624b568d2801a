"""Find the source of a cue: the noun phrase before it ("he said") or after it ("said Lavrov")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attribution import names
from corpus.attribution.cues import BE, NOUNS_TOO, WORD, Cue
from corpus.attribution.statements import Statement
from corpus.text import trim
from corpus.types import Span

_LONGEST_SOURCE = 200
_LONGEST_WORD = 20
_MOST_SOURCE_WORDS = 12
_MOST_NOUN_WORDS = 5  # "the Turkish foreign minister"

# A source after one of these is not the one who makes the statement.
_SUBORDINATING = names.word_set(
    """
    although as because how if than that unless what when where whether which whose why
    """
)
_PREPOSITIONS = names.word_set(
    """
    about after against along amid among around asked at before besides by calling citing despite
    during earlier for from given in instead into later like of on once over regarding since
    speaking through throughout to under until upon while with within without
    """
)
# With one of these at its head or just before it, a clause does not say that something was said.
_UNSAID = names.word_set(
    """
    assume be did do does had has have if imagine maybe neither never no nobody none not perhaps
    pretend suppose
    """
)
_DETERMINERS = names.word_set("a an another her his its one our some the their these this those")
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
CONJUNCTIONS = frozenset({"and", "but", "or", "so", "still", "then", "yet"})
_VERBS = BE | {"had", "has", "have", "will", "would"}
_PLURALS = _PRONOUNS - {"he", "she", "it"} | {"many", "most", "others", "people", "some"}

_SUBJECT = re.compile(
    r"(?:(?:But|And)\s)?(?:He|She|They|(?:[^\W\d_a-z][\w.’'-]*\s){0,5}[^\W\d_a-z][\w.’'-]*)"
)
# "said the mayor, Anna Krol".
_NAME_ASIDE = re.compile(r",\s(?:[^\W\d_a-z][\w.’'-]*\s){1,3}[^\W\d_a-z][\w’'-]*(?=[,.]|\s*\Z)")
_LAST_WORD = re.compile(r"\b[\w'’]+\s+\Z")
_BOUNDARY = re.compile(r"[,;:()\[\]\"“”„«»—–]|''|\s-\s")


def subject(text: str, statement: Span) -> Span | None:
    """The words in capitals, or the pronoun, that a statement begins with."""
    match = _SUBJECT.match(text, statement.start, statement.end)
    return Span(*match.span()) if match else None


def before(text: str, statement: Statement, floor: int, cue: Cue) -> Span | None:
    """The noun phrase that ends at the cue; it does not reach back over `floor` or a quotation."""
    ends = [quotation.end for quotation in statement.quotations if quotation.end <= cue.start]
    region = trim(text, max(floor, cue.start - _LONGEST_SOURCE, *ends[-1:]), cue.start)
    if region.of(text).endswith(","):
        source = _before_aside(text, Span(region.start, region.end - 1))
    elif region.of(text).endswith(")") and "(" in region.of(text):
        opening = text.rindex("(", region.start, region.end)
        name = _noun_phrase(text, trim(text, region.start, opening))
        source = Span(name.start, region.end) if name else None
    else:
        source = _noun_phrase(text, region)
    return source if source and _fits(cue, source.of(text).split()) else None


def is_unsaid(text: str, floor: int, source: Span) -> bool:
    """Whether the clause of a source denies or supposes: "Perhaps Lind", "had Lind"."""
    before = _LAST_WORD.search(text, max(floor, source.start - _LONGEST_WORD), source.start)
    words = [source.of(text).split()[0], before[0].strip() if before else ""]
    return not _UNSAID.isdisjoint(map(str.lower, words))


def is_name(subject: str) -> bool:
    """Whether the words a statement begins with are a name or a pronoun, no mere "Once"."""
    return subject.lower() in _PRONOUNS or subject.lower() not in names.NEVER_NAMES


def _before_aside(text: str, region: Span) -> Span | None:
    """The source of "Flynn, a retired general, said": the words before the first comma."""
    comma = text.rfind(",", region.start, region.end)
    while comma >= 0:
        source = _noun_phrase(text, trim(text, region.start, comma))
        if source and _is_complete(source.of(text)):
            return Span(source.start, region.end)
        comma = text.rfind(",", region.start, comma)
    return None


def _is_complete(phrase: str) -> bool:
    """Whether a phrase can stand before an aside: a name, or a noun with its article."""
    begins = phrase[0].isupper() or phrase.split()[0] in _DETERMINERS
    return begins and phrase[-1].isalpha()


def _fits(cue: Cue, source: Sequence[str]) -> bool:
    """Whether the form of the cue goes with its source: not "the claims", but "she claims"."""
    last = source[-1].lower()
    if cue.word == "say":
        return last.endswith("s") or last in _PLURALS
    if cue.word in NOUNS_TOO and last not in _PRONOUNS:
        is_possessive = last in _DETERMINERS or last.endswith(("'s", "’s"))
        return source[-1][0].isupper() and not is_possessive
    return last not in _SUBORDINATING


def _noun_phrase(text: str, region: Span) -> Span | None:
    """The noun phrase that ends a region; None where the clause is not the statement's own."""
    start = region.start
    for boundary in _BOUNDARY.finditer(text, region.start, region.end):
        start = boundary.end()
    tokens = list(WORD.finditer(text, start, region.end))
    if not tokens or tokens[-1].end() != region.end:
        return None
    lower = [token[0].lower() for token in tokens]
    if not _SUBORDINATING.isdisjoint(lower[:-1]):
        return None
    first = _first_of_phrase([token[0] for token in tokens], lower)
    return Span(tokens[first].start(), region.end)


def _first_of_phrase(tokens: Sequence[str], lower: Sequence[str]) -> int:
    """Where the last noun phrase of a clause begins: at its start, unless more stands there."""
    if lower[-1] in _PRONOUNS:
        return len(lower) - 1
    start = 1 if lower[0] in CONJUNCTIONS and len(lower) > 1 else 0
    is_whole = not is_adverbial(lower[start]) and _VERBS.isdisjoint(lower)
    if is_whole and len(lower) <= _MOST_SOURCE_WORDS:
        return start
    if tokens[-1].islower():
        near = range(max(start, len(lower) - _MOST_NOUN_WORDS), len(lower))
        return next((place for place in near if lower[place] in _DETERMINERS), len(lower) - 1)
    first = len(lower) - 1
    while first > start and lower[first] not in _DETERMINERS and _extends(tokens[first - 1]):
        first -= 1
    return first


def _extends(word: str) -> bool:
    lower = word.lower()
    is_name = word[0].isupper() and lower not in names.NEVER_NAMES
    return is_name or lower in names.ROLES or lower in _DETERMINERS


def after(text: str, start: int, limit: int) -> Span | None:
    """The noun phrase that begins here: "said Mike Shields of the Action Network on Tuesday"."""
    boundary = _BOUNDARY.search(text, start, limit)
    end = start
    for token in WORD.finditer(text, start, boundary.start() if boundary else limit):
        lower = token[0].lower()
        is_first = end == start
        if is_first and not (
            token[0][0].isupper() or lower in _DETERMINERS or lower in names.ROLES
        ):
            return None
        if not is_first and (lower in _PREPOSITIONS - {"of", "for"} or lower in _SUBORDINATING):
            break
        end = token.end()
    if end == start:
        return None
    name = _NAME_ASIDE.match(text, end, limit)
    return without_stop(text, trim(text, start, name.end() if name else end))


def is_adverbial(word: str) -> bool:
    """Whether a clause that begins with `word` only tells when, where or how."""
    return word in _PREPOSITIONS or word in _SUBORDINATING or word.endswith("ing")


def without_stop(text: str, span: Span) -> Span:
    """The span without the full stop, comma or colon that ends it."""
    return trim(text, span.start, span.start + len(span.of(text).rstrip(" .,;:\n")))
