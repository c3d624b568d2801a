"""Direct quotations with a named speaker, in languages other than English.

Only what leaves no doubt: whole quoted sentences with a cue right beside them and
a person's full name right beside the cue, or a surname that ends just one full
name of the text. Whatever else there is stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.quotes import names
from corpus.quotes.foreign_words import GIVEN_NAMES, JOINERS, NOT_IN_A_NAME, WORDS, Words
from corpus.text import fold, paragraphs
from corpus.types import Span

# How far from a quotation its cue and speaker may stand: what bounds all work.
_NEAR = 240
_LONGEST_TAIL = 60
_LONGEST_LEAD = 6  # words of a role: "glava MID", "ministro de Economía y Hacienda"
_LONGEST_NAME = 5

_CLOSES = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}
_MARKS = re.compile('[„“”«»"]')
_TOKEN = re.compile(r"[^\W\d_](?:[\w-]|['’](?=\w))*|\d+|[^\w\s]")
_ELISION = re.compile(r"(?:l|d|dell|all|un)['’](?=\w)", re.IGNORECASE)
# No sentence ends with "Dr." or an initial: what comes before the full stop has four letters.
_SENTENCE_END = re.compile(
    r"(?:(?:(?<=\w{4})|(?<=[»”“\"]))\.[»”“\"]?|[!?…][»”“\"]?|[»”“\"])\s+(?=[^\W\d_])"
)
_COMMA = re.compile(r"\s*(?:,\s*)?(?:[—–-]\s*)?")
_ANNOUNCED = re.compile(r"\s*:\s*")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_MASCULINE_IN_A = frozenset(
    map(fold, ("Никита", "Илья", "Лука", "Фома", "Кузьма", "Савва", "Данила"))
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, its marks included, who said it, and by which words we know."""

    content: tuple[Span, ...]
    cue: Span
    source: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person's name where it stands, in full or a surname."""

    span: Span
    is_full: bool


@dataclass(frozen=True, slots=True)
class _Found:
    content: tuple[Span, ...]
    cue: Span
    mention: _Mention


def quotations(text: str, language: str) -> list[Said]:
    """The direct quotations of `text` with a named speaker; of no other language any."""
    words = WORDS.get(language)
    if not words or not _MARKS.search(text):
        return []
    found = [one for part in paragraphs(text) for one in _in_paragraph(text, part, words)]
    full = _full_names(text, words) if found else frozenset()
    named = ((one, _name(text, one.mention, full)) for one in found)
    return [Said(one.content, one.cue, one.mention.span, name) for one, name in named if name]


# Quotations


def _in_paragraph(text: str, part: Span, words: Words) -> Iterator[_Found]:
    quoted = _quoted(text, part)
    following = 0
    for number, quotation in enumerate(quoted):
        edges = Span(quoted[number - 1].end if number else part.start, part.end)
        if quotation.start < following or not _is_speech(text, quotation):
            continue
        later = quoted[number + 1 : number + 2]
        found = _attributed(text, quotation, edges, later, words)
        if found:
            following = found.content[-1].end
            yield found


def _quoted(text: str, part: Span) -> list[Span]:
    """The outermost quotations of a paragraph; none at all where its marks do not match."""
    found: list[Span] = []
    opened: list[int] = []
    for mark in _MARKS.finditer(text, part.start, part.end):
        if opened and mark[0] in _CLOSES[text[opened[-1]]] and not _opens(text, mark, opened):
            start = opened.pop()
            if not opened:
                found.append(Span(start, mark.end()))
        elif mark[0] in _CLOSES:
            opened.append(mark.start())
        else:
            return []
    return [] if opened else found


def _opens(text: str, mark: re.Match[str], opened: Sequence[int]) -> bool:
    """Whether a mark that could close opens another: a straight one before a word."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return mark[0] == '"' and len(opened) < 2 and before.isspace() and after.isalpha()


def _is_speech(text: str, quotation: Span) -> bool:
    """Whether it is more than a word, a title or a part of a sentence."""
    inside = text[quotation.start + 1 : quotation.end - 1].strip()
    before = text[max(0, quotation.start - 3) : quotation.start].rstrip(" \u00a0\u202f")
    begins = inside[:1].isupper() or inside[:1].isdigit() or inside[:1] in "¿¡…"
    return begins and len(inside.split()) > 1 and before[-1:] not in {"(", "„", "“", "«", '"'}


def _begins_sentence(text: str, quotation: Span, start: int) -> bool:
    before = text[start : quotation.start].rstrip()
    return not before or before[-1] in '.!?…:»”“"'


def _attributed(
    text: str, quotation: Span, edges: Span, later: Sequence[Span], words: Words
) -> _Found | None:
    """The quotation with cue and speaker, where they stand before, around or after it."""
    limit = min([edges.end, quotation.end + _NEAR, *(one.start for one in later)])
    start = _sentence_start(text, max(edges.start, quotation.start - _NEAR), edges, quotation)
    if start is not None and (found := _before(text, quotation, start, limit, words)):
        return found
    if not _begins_sentence(text, quotation, edges.start):
        return None
    return _after(text, quotation, limit, later, words)


def _sentence_start(text: str, nearest: int, edges: Span, quotation: Span) -> int | None:
    """Where the sentence that leads to a quotation begins; None where that is too far off."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, nearest, quotation.start)]
    inside = [end for end in ends if end < quotation.start]
    if inside:
        return inside[-1]
    return nearest if nearest == edges.start and not text[nearest - 1 : nearest].isalpha() else None


# Cue and speaker


def _before(text: str, quotation: Span, start: int, limit: int, words: Words) -> _Found | None:
    """'Name said: “…”', 'Then said Name: “…”', or 'Name, “…” said' where a language does so."""
    lead = text[start : quotation.start]
    if not words.negations.isdisjoint(lead.lower().split()):
        return None
    mention = _mention(text, start, quotation.start, words, begins=True)
    if mention:
        return _name_first(text, quotation, mention, limit, words)
    cue = _inverted_cue(text, start, quotation.start, words)
    mention = _mention(text, cue.end, quotation.start, words) if cue else None
    if cue and mention and _is_announced(text, mention.span.end, quotation.start):
        return _Found((quotation,), cue, mention) if _agrees(text, cue, mention) else None
    return None


def _name_first(
    text: str, quotation: Span, mention: _Mention, limit: int, words: Words
) -> _Found | None:
    cue = _cue(text, mention.span.end, quotation.start, words)
    if cue and _is_announced(text, cue.end, quotation.start) and _agrees(text, cue, mention):
        return _Found((quotation,), cue, mention)
    between = text[mention.span.end : quotation.start].strip()
    if not words.speaker_leads or between not in {"", ","}:
        return None
    cue = _cue(text, _COMMA.match(text, quotation.end, limit).end(), limit, words)  # type: ignore[union-attr]
    return _Found((quotation,), cue, mention) if cue and _ends(text, cue.end) else None


def _after(
    text: str, quotation: Span, limit: int, later: Sequence[Span], words: Words
) -> _Found | None:
    """'“…”, said Name', and what is quoted on after a comma."""
    gap = _COMMA.match(text, quotation.end, limit)
    cue = _cue(text, gap.end() if gap else quotation.end, limit, words)
    mention = _mention(text, cue.end, limit, words) if cue else None
    if not cue or not mention or not _agrees(text, cue, mention):
        return None
    rest = re.split(r"[.;:!?]", text[mention.span.end : limit], maxsplit=1)[0]
    if not words.negations.isdisjoint(rest.lower().replace(",", " ").split()):
        return None
    if not _stands_alone(text, mention.span.end, limit, words):
        return None
    goes_on = later and text[mention.span.end : later[0].start].strip() in {",", ", —", ", –"}
    return _Found((quotation, *(later if goes_on else ())), cue, mention)


def _cue(text: str, start: int, limit: int, words: Words) -> Span | None:
    found = _cues(words).match(text, start, limit)
    return Span(*found.span(1)) if found else None


@lru_cache(maxsize=16)
def _cues(words: Words) -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in words.cues)
    return re.compile(rf"\s*({forms})(?![\w'’-])")


def _inverted_cue(text: str, start: int, limit: int, words: Words) -> Span | None:
    """The cue that begins a sentence, or follows a few words like "On Monday"."""
    capital = text[start : start + 1].lower() + text[start + 1 : limit]
    found = _cues(words).match(capital)
    if found:
        return Span(start + found.start(1), start + found.end(1))
    first = capital.split(maxsplit=1)[:1]
    if not first or fold(first[0]) not in words.adverbs:
        return None
    gaps = list(re.finditer(r"\s", text[start:limit]))[:_LONGEST_LEAD]
    cues = (_cue(text, start + gap.start(), limit, words) for gap in gaps)
    return next(filter(None, cues), None)


def _is_announced(text: str, start: int, end: int) -> bool:
    """Whether only a colon, or a few words and a colon, stand between."""
    between = text[start:end]
    is_short = len(between) <= _LONGEST_TAIL and between.count(":") == 1
    return is_short and between.rstrip().endswith(":") and not re.search(r"[.;!?„“«»]", between)


def _ends(text: str, position: int) -> bool:
    return not text[position : position + 1].isalnum()


def _stands_alone(text: str, end: int, limit: int, words: Words) -> bool:
    """Whether a name is all the source there is: no "and Name", no genitive, no noun after it."""
    following = _TOKEN.search(text, end, limit)
    if not following or following[0] in {",", ".", ";", ":", "!", "?", "…", "(", "—", "–"}:
        return following is None or not _is_joint(text, following, limit)
    return following[0].islower() and fold(following[0]) in words.after


def _is_joint(text: str, mark: re.Match[str], limit: int) -> bool:
    """Whether a second name comes after a comma and an "and"."""
    word = _TOKEN.search(text, mark.end(), limit) if mark[0] == "," else None
    return bool(word and fold(word[0]) in JOINERS)


def _agrees(text: str, cue: Span, mention: _Mention) -> bool:
    """In Russian, whether the gender of the verb fits the name: a genitive does not."""
    verb, first = cue.of(text), fold(mention.span.of(text).split()[0])
    if not re.search(r"[а-я]$", verb) or not mention.is_full:
        return True
    in_a = first[-1] in "ая" and first not in _MASCULINE_IN_A
    if verb.endswith("л"):
        return not in_a and first[-1] not in "ую"
    return in_a or first in GIVEN_NAMES or not verb.endswith(("ла", "лась"))


# Names


def _mention(
    text: str, start: int, limit: int, words: Words, *, begins: bool = False
) -> _Mention | None:
    """The person named right at `start`, after a role or none; `begins` at a sentence's start."""
    tokens = _tokens(text, start, limit)
    position, has_role, has_article, is_loose = 0, False, False, False
    while position < len(tokens) and fold(tokens[position].of(text)) in words.times:
        position += 1
    if position < len(tokens) and fold(tokens[position].of(text)) in words.articles:
        position, has_article = position + 1, True
    first = position
    while position < len(tokens) and position - first <= _LONGEST_LEAD:
        word = fold(tokens[position].of(text))
        if _is_role(word, words):
            if is_loose or word in JOINERS:
                return None  # "the spokeswoman of the mayor Name": two persons, or one
            has_role = True
        elif not has_role or _begins_name(text, tokens[position:], words, is_loose=is_loose):
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
    return _checked(text, run, words, has_role=has_role, is_loose=is_loose, begins=begins)


def _tokens(text: str, start: int, limit: int) -> list[Span]:
    found: list[Span] = []
    for token in _TOKEN.finditer(text, start, limit):
        elided = _ELISION.match(text, token.start(), token.end())
        if elided:
            found.append(Span(token.start(), elided.end() - 1))
        found.append(Span(elided.end() if elided else token.start(), token.end()))
        if len(found) > 2 * (_LONGEST_LEAD + _LONGEST_NAME):
            break
    return found


def _is_role(word: str, words: Words) -> bool:
    return word in words.roles or bool(words.role_endings and word.endswith(words.role_endings))


def _begins_name(text: str, tokens: Sequence[Span], words: Words, *, is_loose: bool) -> bool:
    """Whether a capitalised word after a role is the name, and not what the role is of."""
    word = tokens[0].of(text)
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    before = fold(text[max(0, tokens[0].start - 8) : tokens[0].start]).replace("'", " ").split()
    return not is_loose or not before or before[-1] not in words.prepositions | words.articles


def _run(text: str, tokens: Sequence[Span], words: Words) -> list[Span]:
    """The capitalised words the tokens begin with, small words between them left out."""
    run: list[Span] = []
    waiting = 0
    end = tokens[0].start if tokens else 0
    for token in tokens:
        word = token.of(text)
        if text[end : token.start].strip(" \u00a0"):
            break
        end = token.end
        if word[0].isupper():
            run.append(token)
            waiting = 0
        elif word == "." and run and _INITIAL.fullmatch(run[-1].of(text)):
            continue
        elif fold(word) in words.particles and waiting < 2:
            waiting += 1
        else:
            break
    return run


def _checked(
    text: str,
    run: Sequence[Span],
    words: Words,
    *,
    has_role: bool,
    is_loose: bool,
    begins: bool,
) -> _Mention | None:
    """The run as a mention, where nothing in it can be other than a person's name."""
    folded = [fold(word.of(text)) for word in run]
    roles = [place for place, word in enumerate(folded) if _is_role(word, words)]
    if roles:
        run, folded, has_role = run[roles[-1] + 1 :], folded[roles[-1] + 1 :], True
    given = next((place for place, word in enumerate(folded) if _is_given(word)), None)
    if has_role and given and len(run) - given >= 2:
        run, folded, given = run[given:], folded[given:], 0  # "prezident Rossii Name Surname"
    if not run or len(run) > _LONGEST_NAME or not all(_may_be_name(word, text) for word in run):
        return None
    span, is_full = Span(run[0].start, run[-1].end), len(run) > 1
    if (is_loose and len(run) != 2) or text[span.end : span.end + 1] in {"'", "’"}:
        return None
    is_shown = given == 0 or has_role or not (words.is_introduced_only or begins)
    if is_full and (not is_shown or _has_tail(text, span, words)):
        return None
    return _Mention(span, is_full)


def _has_tail(text: str, span: Span, words: Words) -> bool:
    """Whether "Name Surname de Place" may be no name as a whole."""
    pieces = span.of(text).split()
    surname = next((place for place, piece in enumerate(pieces[1:], 1) if piece[0].isupper()), 0)
    after_surname = [fold(piece) for piece in pieces[surname + 1 :]]
    return not words.particles_anywhere and not words.particles.isdisjoint(after_surname)


def _is_given(word: str) -> bool:
    first = word.split("-")[0]
    return first in names.MALE_NAMES or first in names.FEMALE_NAMES or first in GIVEN_NAMES


def _may_be_name(word: Span, text: str) -> bool:
    form = word.of(text)
    folded = fold(form)
    is_acronym = form.isupper() and len(form) > 1
    is_listed = folded in NOT_IN_A_NAME or folded in names.NEVER_NAMES
    return not is_acronym and not is_listed and "'" not in folded[2:]


# Surnames


def _full_names(text: str, words: Words) -> frozenset[str]:
    """The full names of `text` that a known given name begins."""
    found: set[str] = set()
    for token in _TOKEN.finditer(text):
        if token[0][0].isupper() and _is_given(fold(token[0])):
            limit = min(len(text), token.end() + 80)
            run = _run(text, _tokens(text, token.start(), limit), words)
            mention = _checked(text, run, words, has_role=False, is_loose=False, begins=False)
            if mention and mention.is_full:
                found.add(" ".join(mention.span.of(text).split()))
    return frozenset(found)


def _name(text: str, mention: _Mention, full: frozenset[str]) -> str | None:
    """The full name that is meant; None for a surname of nobody or of several."""
    form = " ".join(mention.span.of(text).split())
    if mention.is_full:
        return form
    bearers = {name for name in full if name.endswith(f" {form}")}
    return next(iter(bearers)) if len(bearers) == 1 else None
