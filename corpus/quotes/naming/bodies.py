"""What a phrase calls an organisation: by its name, or as "the company"; or not at all.

Pure, and blind to the article: `corpus.quotes.naming.organisations` knows what else it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import gender_of_given
from corpus.quotes.naming.kinds import BUSINESSES, DOCUMENTS, IN_NAMES, KINDS, OFFICES
from corpus.quotes.naming.places import ADJECTIVES, CAPITALS, PLACES
from corpus.text import fold

_WRITTEN_BY = re.compile(
    r"\b(?:(?:released|issued|published|conducted|carried out|produced|compiled)\s)?(?:by|from)\s"
)
_LESSER = names.word_set("court executive state general")  # roles that are also parts of names
_PERSONAL = (names.ROLES - _LESSER) | names.word_set(
    "attorney-general boy child brother columnist daughter friend girl insider man mep mp msp "
    "ombudsman person pm pundit relative secretary-general sibling son source spokesperson td woman"
)
_TITLED = _PERSONAL | names.TITLES
_QUANTITIES = names.word_set(
    """
    all another any both dozens each either every few five four hundreds many most neither
    none nobody one only other others several six some ten thousands three two various what who
    """
)
_DETERMINERS = names.word_set("a an its our that the their this his her my your")
_POSSESSIVE_PRONOUNS = names.word_set("its our their his her my your")
_INSIDE = names.word_set("of for on against the a & de del la du des und y e to")
_WITH_AN_OBJECT = names.word_set("of for on against")
# Spoken of as if they spoke.
_THINGS = names.word_set(
    "act amendment bible bill brexit constitution east gospel gospels internet koran law north "
    "pact protocol quran south treaty west"
)
# No organisation though in capitals.
_ABBREVIATIONS = names.word_set(
    "ad ai am bc bst ceo cfo coo cv da diy dj dna dr est gdp gmt gp hiv id iq it mc md mep mp mps "
    "ms msp mvp ni no ok pc phd pm pr qa qb qc rip sms sos suv tv tvs utc uv vip vp"
)
_SHOUT = 6  # letters; longer ones in capitals are shouted, like the names of a transcript
_NUMBER_TEN = re.compile(r"(?:Number|No\.?) (?:10|Ten)\b")
_WORD = re.compile(r"\S+")
_CLOSING = ' \t\n;:"“”()[]'
_EDGES = _CLOSING + ",'‘’"
# "The Dutchwoman", but not "The Scotsman".
_SOMEBODY = re.compile(r"\w+(?:woman|women|(?:ch|sh)m[ae]n)")
_PARTIES = names.word_set("conservatives greens nationalists socialists tories")
_DEMOCRATS = re.compile(r"(?:christian|free|liberal|social) democrats|lib dems")


@dataclass(frozen=True, slots=True)
class Body:
    """What a phrase calls an organisation.

    `name` is None for a description; `kinds` are the words that tell what it is;
    `is_plain` where the words alone do not tell that the name is no person's.
    """

    name: str | None
    kinds: frozenset[str] = frozenset()
    is_plain: bool = False


def read(phrase: str) -> Body | None:
    """What `phrase` calls an organisation; None for persons and groups. Commas are the name's."""
    tokens = [_without_stop(word.lstrip(_EDGES).rstrip(_CLOSING)) for word in _WORD.findall(phrase)]
    tokens = [word for word in tokens if word]
    if (
        not tokens
        or (tokens[0].lower() in _QUANTITIES and not tokens[0].isupper())
        or tokens[0][0].isdigit()
    ):
        return None
    if _NUMBER_TEN.match(phrase):
        return Body(" ".join(tokens[:2]), frozenset({"office"}))
    start = 1 if tokens[0].lower() in _DETERMINERS else 0
    is_somebodys = start == 1 and tokens[0].lower() in _POSSESSIVE_PRONOUNS
    end = _end(tokens, start)
    head, behind = tokens[start:end], tokens[end:]
    if not head or is_somebodys or behind[:1] == ["and"]:
        return None
    noun = _noun(head)
    if _is_party(head, is_definite=tokens[0].lower() == "the"):
        return Body(" ".join(head), frozenset({"party"}))
    if _is_document(_plain(head[-1])) and _has_an_author(head, is_bare=not start):
        return _author(head[:-1], " ".join(behind))
    is_document = _is_document(noun) and noun not in IN_NAMES
    if _is_personal(noun) or _names_a_person(head) or is_document:
        return None
    if head[-1].lower() == "police" and behind[:1] == ["in"]:  # "police in Osby"
        place = " ".join(takewhile(_is_capital, behind[1:]))
        return Body(f"{place} police", frozenset({"police"})) if place else None
    is_definite = start == 1 and tokens[0].lower() in ("the", "this", "that")
    return _named(head, is_definite, tokens[start - 1].lower() if start else "")


def _without_stop(word: str) -> str:
    return word.rstrip(".") if "." not in word.rstrip(".") else word


def _end(tokens: list[str], start: int) -> int:
    """Where the head of a phrase ends: before "in", "who" or "based", but not in "Bank of Osby"."""
    has_object = False
    for at in range(start, len(tokens)):
        word = tokens[at]
        around = tokens[start:at], tokens[at + 1 :]
        if word == "and" and not _is_within_a_name(*around, has_object=has_object):
            return at
        if word in _INSIDE:
            later = next((token for token in tokens[at:] if token not in _INSIDE), "")
            if not _is_capital(later) or later in _DAYS:
                return at
            has_object |= word in _WITH_AN_OBJECT
        elif (
            word in _STOPS
            or word in _DAYS
            or (
                word.islower()
                and word.endswith("ed")
                and at > start
                and _is_capital(tokens[at - 1])
            )
        ):
            return at
    return len(tokens)


def _is_within_a_name(before: list[str], behind: list[str], *, has_object: bool) -> bool:
    """Whether "and" stands in a name: "Ministry of Trade and Industry", "Rivers and Roads Council".

    In "Bank of Osby and Torp Bank" and "Kenya and the Torp Council" there are two names.
    """
    if not before or not behind or not _is_capital(behind[0]):
        return False
    name = [_plain(word) for word in takewhile(_is_capital, behind)]
    if has_object:
        return _noun(before) not in name
    words = {_plain(word) for word in before}
    is_whole = words & (KINDS | PLACES.keys() | CAPITALS) or any(map(_is_acronym, before))
    return name[-1] in KINDS and not is_whole


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_STOPS = names.word_set(
    """
    about after among as at based before behind between by called citing during fighting from has
    in including inside into is known led like named near not obtained or outside over owned
    quoting released representing run seeking seen shared since speaking that through under until
    v vs was were when where whether which who whom whose with within without
    """
)


def _noun(head: list[str]) -> str:
    """The word that tells what it is: the last before "of", folded."""
    inside = [at for at, word in enumerate(head) if at and word in _INSIDE]
    return _plain(head[inside[0] - 1 if inside else -1])


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("s'").strip(".,'")


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _is_document(noun: str) -> bool:
    return not DOCUMENTS.isdisjoint({noun, noun.removesuffix("s")})


def _has_an_author(head: list[str], *, is_bare: bool) -> bool:
    """Whether a document is no name itself: "a WHO report", "the WHO's Yearly Report", "Data"."""
    is_name = _is_capital(head[-1]) and not (len(head) == 1 and is_bare)
    return not is_name or (_is_owned(head) and _is_capital(head[0]))


def _is_owned(head: list[str]) -> bool:
    """Whether something stands in the genitive before the last word."""
    return any(word.endswith(("'s", "’s", "s'", "s’")) for word in head[:-1])


def _is_personal(noun: str) -> bool:
    """Whether the head is a role, or several who have it ("officials")."""
    words = {noun, noun.removesuffix("s"), noun.partition("-")[0]}
    return bool(_SOMEBODY.fullmatch(noun)) or not words.isdisjoint(_PERSONAL | ADJECTIVES)


def _names_a_person(head: list[str]) -> bool:
    """Whether a role stands before the name: "UN peacekeeping chief Ann Lind", "Senator Krol"."""
    noun = _noun(head)
    words = [_plain(word) for word in head if not word.endswith(("s'", "s’"))]
    behind = words[words.index(noun) + 1 :] if noun in KINDS and noun in words else []
    if not _TITLED.isdisjoint(behind[:-1]):
        return True
    # "the publisher Tamsel", though "the publisher Anna Krol"
    is_beside = len(words) > 1 and words[-2] in BUSINESSES
    is_titled = not _TITLED.isdisjoint(words[: -2 if is_beside else -1])
    # "Lind Bank's Ada Krol"
    is_of_a_body = any(word.endswith(("'s", "’s")) for word in _last_run(head)[:-1])
    is_body = noun in KINDS or _is_acronym(head[-1]) or head[-1].islower()
    return (is_titled or is_of_a_body) and not is_body


def _author(before: list[str], behind: str) -> Body | None:
    """Who wrote a document: named before it, or behind "by"."""
    if written := _WRITTEN_BY.match(behind):
        author = read(behind[written.end() :])
        is_whence = author and behind.startswith("from ") and "state" in author.kinds
        return None if is_whence else author  # "reports from Kenya"
    first = next((at for at, word in enumerate(before) if _is_capital(word)), len(before))
    owner = [*before[first:]]
    owned = next((at for at, word in enumerate(owner) if _is_owned([word, ""])), len(owner))
    owner = owner[: owned + 1]
    while owner and not _is_capital(owner[-1]):
        owner.pop()
    if not owner:
        return None
    owner[-1] = _unowned(owner[-1])
    body = _named(owner, is_definite=True)
    is_a_persons = len(owner) > 1 and gender_of_given(_plain(owner[0])) is not None
    if not body or not body.name or _plain(owner[-1]) in ADJECTIVES:
        return None
    return None if is_a_persons and body.is_plain else body


def _named(head: list[str], is_definite: bool, article: str = "the") -> Body | None:
    capitals = [at for at, word in enumerate(head) if _is_capital(word)]
    noun = _plain(head[-1])
    if not capitals:
        is_known = noun in KINDS and (is_definite or head == ["police"]) and not _is_owned(head)
        return Body(None, frozenset({noun})) if is_known else None
    first, last = capitals[0], capitals[-1]
    run = _last_run(head[: last + 1])
    beside = head[len(head) - len(run) - 1] if last == len(head) - 1 > len(run) - 1 else noun
    kinds = _kinds([*takewhile(lambda word: word not in _INSIDE, run), beside])
    if last == len(head) - 1:
        return _proper(run, kinds, head, article)
    if noun in OFFICES:
        return Body(" ".join(head[first:]), kinds)
    if noun not in BUSINESSES or article in ("a", "an") or _is_owned([*head[last:], ""]):
        return None
    if run := _without_places(run):
        return Body(" ".join(run), kinds)
    return Body(None, frozenset({noun})) if is_definite else None


def _kinds(words: list[str]) -> frozenset[str]:
    """The word that tells what a name is, and the one beside it; else all that may tell."""
    *name, beside = map(_plain, words)
    kinds = KINDS.intersection(name[-1:] or [beside]) or KINDS.intersection(name)
    return kinds | KINDS.intersection([beside])


def _last_run(head: list[str]) -> list[str]:
    """The capitalised words that end `head`, with "of" and its like between them."""
    start = len(head)
    while start and (_is_capital(head[start - 1]) or head[start - 1] in _INSIDE | {"and"}):
        start -= 1
    run = head[start:]
    while run and not _is_capital(run[0]):
        run = run[1:]
    return run


def _without_places(run: list[str]) -> list[str]:
    """The name behind "Kenyan" or "IT"; none in "the High Street retailer"."""
    while run and (_plain(run[0]) in PLACES or _plain(run[0]) in _ABBREVIATIONS):
        run = run[1:]
    return [] if run and _plain(run[-1]) == "street" else run


def _proper(run: list[str], kinds: frozenset[str], head: list[str], article: str) -> Body | None:
    """The body of a proper name."""
    before = head[: len(head) - len(run)]
    if before and before[-1] in _INSIDE:  # "a group of Democrats"; but "the government of Kenya"
        is_office = before[-2:-1] and before[-2] in OFFICES and _plain(run[-1]) in PLACES
        kinds = frozenset(before[-2:-1])
        return Body(" ".join([*before[-2:], *run]), kinds) if is_office else None
    name, words = " ".join(run), [_plain(word) for word in run]
    if len(run) == 1 and words[0] in (OFFICES | BUSINESSES) - {
        "treasury",
        "senate",
        "parliament",
    }:
        return Body(None, frozenset(words))
    whole = " ".join(words)
    is_no_name = words[-1] in _ABBREVIATIONS | _THINGS or (
        whole in names.NEVER_NAMES and not name.isupper()
    )
    if whole in ADJECTIVES or is_no_name:
        return None
    if whole in PLACES or whole in CAPITALS:
        if article in ("a", "an"):
            return None
        kinds = KINDS.intersection(" ".join(PLACES.get(whole, ())).split()) - {"union"}
        return Body(_unowned(name), kinds or frozenset({"state"}))
    is_acronym = len(run) == 1 and _is_acronym(run[0])
    is_told = is_acronym or not kinds.isdisjoint(KINDS - {"media"})
    return Body(_unowned(name), kinds, is_plain=not is_told)


def _is_party(head: Sequence[str], *, is_definite: bool) -> bool:
    """Whether it is called by its members: "the Tories", "Welsh Conservatives"; no few of them."""
    place, whole = _plain(head[0]), " ".join(map(_plain, head))
    if place in ADJECTIVES:
        is_definite, whole = True, whole.removeprefix(place).strip()
    return all(map(_is_capital, head)) and (
        (is_definite and whole in _PARTIES) or bool(_DEMOCRATS.fullmatch(whole))
    )


def _unowned(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s").rstrip("’'")


def _is_acronym(word: str) -> bool:
    letters = _unowned(word).replace(".", "")
    return 1 < len(letters) <= _SHOUT and letters.isupper()
