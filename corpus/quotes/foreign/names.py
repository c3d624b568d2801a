"""The persons named beside a cue, in languages other than English: after a role or none.

Nothing in a name may be other than a person's: what could be an organisation, a second person
or the "Name's spokesman" of a sentence is no mention at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.quotes.foreign.words import GIVEN_NAMES, JOINERS, NOT_IN_A_NAME, SpeechWords
from corpus.quotes.naming import names
from corpus.text import fold
from corpus.types import Span

LONGEST_ROLE = 6
"""Words of a role: "glava MID", "ministro de Economía y Hacienda"."""
_LONGEST_NAME = 5
_FULL_NAME = 80  # characters that a full name may take

_TOKEN = re.compile(r"[^\W\d_](?:[\w-]|['’](?=\w))*|\d+|[^\w\s]")
_ELISION = re.compile(r"(?:l|d|dell|all|un)['’](?=\w)", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.?")
_MASCULINE_IN_A = frozenset(
    map(fold, ("Никита", "Илья", "Лука", "Фома", "Кузьма", "Савва", "Данила"))
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name where it stands, in full or a surname."""

    span: Span
    is_full: bool


def mention_at(
    text: str, start: int, limit: int, words: SpeechWords, *, begins: bool = False
) -> Mention | None:
    """The person named right at `start`, after a role or none; `begins` at a sentence's start."""
    tokens = _tokens(text, start, limit)
    position, has_role, has_article, is_loose = 0, False, False, False
    while position < len(tokens) and fold(tokens[position].of(text)) in words.times:
        position += 1
    if position < len(tokens) and fold(tokens[position].of(text)) in words.articles:
        position, has_article = position + 1, True
    first = position
    while position < len(tokens) and position - first <= LONGEST_ROLE:
        word = fold(tokens[position].of(text))
        if _is_role(word, words):
            if is_loose:
                return None  # "the spokeswoman of the mayor Name": two persons, or one
            has_role = True
        elif not has_role or _begins_name(text, tokens[position], words, is_loose=is_loose):
            break
        elif word in JOINERS or word in {".", ":", ";", "(", ")"}:
            if word != "." or not _is_role(fold(tokens[position - 1].of(text)), words):
                return None
        else:
            is_loose = word != "," and (is_loose or word in words.prepositions)
        position += 1
    if has_article and not has_role:
        return None
    run = _run(text, tokens[position:], words)
    return _mention(text, run, words, has_role=has_role, is_loose=is_loose, begins=begins)


def full_names(text: str, words: SpeechWords) -> frozenset[str]:
    """The full names of `text` that a known given name begins."""
    names_of_text: set[str] = set()
    for token in _TOKEN.finditer(text):
        if token[0][0].isupper() and _is_given(fold(token[0])):
            limit = min(len(text), token.end() + _FULL_NAME)
            run = _run(text, _tokens(text, token.start(), limit), words)
            mention = _mention(text, run, words, has_role=False, is_loose=False, begins=False)
            if mention and mention.is_full:
                names_of_text.add(" ".join(mention.span.of(text).split()))
    return frozenset(names_of_text)


def full_name(text: str, mention: Mention, full: frozenset[str]) -> str | None:
    """The full name that is meant; None for a surname of nobody or of several."""
    form = " ".join(mention.span.of(text).split())
    if mention.is_full:
        return form
    bearers = {name for name in full if name.endswith(f" {form}")}
    return next(iter(bearers)) if len(bearers) == 1 else None


def agrees(text: str, cue: Span, mention: Mention) -> bool:
    """In Russian, whether the gender of the verb fits the name: a genitive does not."""
    verb, first = cue.of(text), fold(mention.span.of(text).split()[0])
    if not re.search(r"[а-я]$", verb) or not mention.is_full:
        return True
    in_a = first[-1] in "ая" and first not in _MASCULINE_IN_A
    if verb.endswith("л"):
        return not in_a and first[-1] not in "ую"
    return in_a or first in GIVEN_NAMES or not verb.endswith(("ла", "лась"))


def stands_alone(text: str, end: int, limit: int, words: SpeechWords) -> bool:
    """Whether a name is all the source there is: no "and Name", no genitive, no noun after it."""
    token = _TOKEN.search(text, end, limit)
    if token is None:
        return True
    if token[0] == ",":
        word = _TOKEN.search(text, token.end(), limit)
        return word is None or fold(word[0]) not in JOINERS
    if token[0] in {".", ";", ":", "!", "?", "…", "(", "—", "–"}:
        return True
    return token[0].islower() and fold(token[0]) in words.after


# --- words of a name -------------------------------------------------------------------


def _tokens(text: str, start: int, limit: int) -> list[Span]:
    tokens: list[Span] = []
    for token in _TOKEN.finditer(text, start, limit):
        elision = _ELISION.match(text, token.start(), token.end())
        if elision:
            tokens.append(Span(token.start(), elision.end() - 1))
        tokens.append(Span(elision.end() if elision else token.start(), token.end()))
        if len(tokens) > 2 * (LONGEST_ROLE + _LONGEST_NAME):
            break
    return tokens


def _is_role(word: str, words: SpeechWords) -> bool:
    return word in words.roles or bool(words.role_endings and word.endswith(words.role_endings))


def _begins_name(text: str, token: Span, words: SpeechWords, *, is_loose: bool) -> bool:
    """Whether a capitalised word after a role is the name, and not what the role is of."""
    word = token.of(text)
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    before = fold(text[max(0, token.start - 8) : token.start]).replace("'", " ").split()
    return not is_loose or not before or before[-1] not in words.prepositions | words.articles


def _run(text: str, tokens: Sequence[Span], words: SpeechWords) -> list[Span]:
    """The capitalised words the tokens begin with, small words between them left out."""
    run: list[Span] = []
    particles = 0  # since the last of them
    end = tokens[0].start if tokens else 0
    for token in tokens:
        word = token.of(text)
        if text[end : token.start].strip(" \u00a0"):
            break
        end = token.end
        if word[0].isupper():
            run.append(token)
            particles = 0
        elif word == "." and run and _INITIAL.fullmatch(run[-1].of(text)):
            continue
        elif fold(word) in words.particles and particles < 2:
            particles += 1
        else:
            break
    return run


def _mention(
    text: str,
    run: Sequence[Span],
    words: SpeechWords,
    *,
    has_role: bool,
    is_loose: bool,
    begins: bool,
) -> Mention | None:
    """The run as a mention, where nothing in it can be other than a person's name."""
    forms = [fold(word.of(text)) for word in run]
    roles = [place for place, form in enumerate(forms) if _is_role(form, words)]
    if roles:
        run, forms, has_role = run[roles[-1] + 1 :], forms[roles[-1] + 1 :], True
    given_name = next((place for place, form in enumerate(forms) if _is_given(form)), None)
    if has_role and given_name and len(run) - given_name >= 2:
        run = run[given_name:]  # "prezident Rossii Name Surname"
    if not run or len(run) > _LONGEST_NAME or not all(_may_be_name(word.of(text)) for word in run):
        return None
    span, is_full = Span(run[0].start, run[-1].end), len(run) > 1
    if (is_loose and len(run) != 2) or text[span.end : span.end + 1] in {"'", "’"}:
        return None
    is_introduced = given_name == 0 or has_role or not (words.is_introduced_only or begins)
    if is_full and (not is_introduced or _has_tail(text, span, words)):
        return None
    return Mention(span, is_full)


def _has_tail(text: str, span: Span, words: SpeechWords) -> bool:
    """Whether "Name Surname de Place" may be no name as a whole."""
    if words.particles_anywhere:
        return False
    pieces = span.of(text).split()
    surname = next((place for place, piece in enumerate(pieces[1:], 1) if piece[0].isupper()), 0)
    return not words.particles.isdisjoint(map(fold, pieces[surname + 1 :]))


def _is_given(word: str) -> bool:
    first = word.split("-")[0]
    return first in names.MALE_NAMES or first in names.FEMALE_NAMES or first in GIVEN_NAMES


def _may_be_name(word: str) -> bool:
    form = fold(word)
    is_acronym = word.isupper() and len(word) > 1
    is_other = form in NOT_IN_A_NAME or form in names.NEVER_NAMES
    return not is_acronym and not is_other and "'" not in form[2:]
