"""What a text calls the persons it names: "Anna Krol, 45, the mayor of Osby"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import title_before
from corpus.quotes.naming.people import Person
from corpus.text import fold, words
from corpus.types import Span

SOMEBODY = names.word_set(
    """
    aide billionaire boy brother champion colleague daughter favourite friend girl hopeful host icon
    incumbent legend man mogul pick relative son teenager tycoon veteran woman
    """
)
"""These have no office, but are somebody."""
PERSONAL = names.ROLES | SOMEBODY
"""What one person may be called by."""
# Words for one thing; the first stands for all of them.
_SYNONYMS = (
    "chief ceo",
    "mp parliamentarian",
    "lawyer attorney counsel barrister solicitor",
    "spokesman spokeswoman spokesperson",
    "chair chairman chairwoman chairperson",
    "representative congressman congresswoman rep",
    "senator sen",
    "governor gov",
    "professor prof",
    "colonel col",
    "general gen",
    "captain capt skipper",
    "sergeant sgt",
    "lieutenant lt",
    "republican gop",
    "democrat democratic",
    "conservative tory",
    "premier pm",
    "boss manager coach",
    "former ex then",
    "nominee candidate",
    "striker forward",
    "goalkeeper keeper",
)
_CANONICAL = {word: line.split()[0] for line in _SYNONYMS for word in line.split()}
_PHRASES = (
    ("prime minister", "premier"),
    ("member of parliament", "mp"),
    ("chief executive officer", "chief"),
    ("chief executive", "chief"),
    ("vice president", "vice vicepresident"),
)
_PARTIES = names.word_set("conservative democrat independent labour liberal republican")
# "The minister" is not the deputy minister.
LESSER = names.word_set(
    "acting assistant associate deputy elect former junior late outgoing shadow under vice"
)
_SMALL = names.word_set(
    "a an and as at by for from her his in its of on or s the their this that to who with"
)
_PREPOSITION = re.compile(
    r"\s(?:of|for|at|in|from|on|to|with|who|that|which|and|or|since|until|under|by)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:the|an?|one|another|this|that|its|his|her|their|our|my)\s+", re.IGNORECASE
)
_POSSESSOR = re.compile(r"(?:[\w.-]+\s){0,3}?[\w.-]+['’]s?\s")
INDEFINITE = re.compile(r"(?:an?|one|another|some)\s", re.IGNORECASE)

_BEFORE, _BEHIND = 80, 100
_DETERMINER = r"(?:the|an?|its|his|her|their|our|my|[\w.-]+['’]s)"
_NOUN_PHRASE = (
    r"(?:[\w’'.-]+\s){0,6}?[\w’'-]+?(?:\s(?:of|for|at|in|from)\s[^,.;:!?\"“”()\n]{1,50}?)?"
)
_IN_FRONT = re.compile(
    rf"(?:^|[\s(])(?P<phrase>{_DETERMINER}\s[^,.;:!?\"“”()\n]{{2,70}}),\s\Z", re.IGNORECASE
)
_JUST_BEFORE = re.compile(
    r"(?P<phrase>(?:[\w’'-]+\s){0,3}(?!(?:after|either|ever|for|former|her|neither|never|nor|or|"
    r"other|over|per|rather|than|under|whether)\s)[a-z][\w’'-]*"
    r"(?:er|or|ist|man|woman|ian|ress|ant|star)\s)\Z"
)
_ASIDE = re.compile(
    rf"(?:,|\s?[(–—-])\s?(?P<phrase>{_NOUN_PHRASE})(?=\s?[,.;)–—]|\s-\s|\s(?:who|and)\b|\Z)"
)
_AFTER_NAME = re.compile(r"\s?[,.;:)–—-]|\s(?:and|who)\b|\Z")
PERSON_LIKE = re.compile(r"old|\w+(?:er|or|ist|man|woman|ian|ress|ant|ee|star)")
_COPULA = re.compile(
    r"(?:,?\swho)?\s(?:(?:has|had)\s(?:long\s)?been|is|was|serves?d?\sas|remains|works?(?:ed)?\sas)\s"
    rf"(?:(?:also|now|still|currently|once)\s)?(?P<phrase>{_NOUN_PHRASE})(?=\s?[,.;)–—]|\s(?:who|and|since|when)\b|\Z)"
)
_GAIN = re.compile(
    r"(?:,?\swho)?\s(?:(?:was|is|has\sbeen|had\sbeen|were|will\sbe)\s)?"
    r"(?:sworn\sin\sas|sworn\sin|appointed(?:\sas)?|named(?:\sas)?|elected(?:\sas)?|made|chosen\sas|promoted\sto"
    r"|becomes?|became|(?:takes|took)\sover\sas|(?:succeeds|succeeded|replaces|replaced)\s[\w\s]{2,40}?\sas|was\sto\sbecome)\s"
    rf"(?P<phrase>{_NOUN_PHRASE})(?=\s?[,.;)–—]|\s(?:who|and|on|after|last|this|in)\b|\Z)"
)
_GIVEN = re.compile(
    r"\b(?:appoint|elect|hire|mak|nam|pick|promot)(?:ed|es|ing|s)\s\Z|\b(?:chose|made)\s\Z"
)
_AS = re.compile(
    rf"\sas\s(?P<phrase>{_NOUN_PHRASE})(?=\s?[,.;)–—]|\s(?:who|and|on|after|last|this|in)\b|\Z)"
)
_LOSS = re.compile(
    r"(?:,?\swho)?\s(?:(?:was|served\sas)\s[^,.;:\n]{1,60}\suntil\b"
    r"|(?:has\s|had\s)?(?:resigned|quit|stepped\sdown|stood\sdown|retired|died"
    r"|(?:was|been|is)\s(?:sacked|fired|dismissed|ousted|replaced|removed|succeeded|voted\sout)))\b"
)
_AGE = re.compile(r"(?:,\s|\s\(|\s?[–—-]\s)(?:who\sis\s)?(?P<age>\d{1,3})(?=[,.)\s])(?!\s\w)")
_AGE_BEFORE = re.compile(
    r"(?P<age>\d{1,3})-year-old\s(?:(?!\w+ed\s|said\s|told\s|was\s|is\s)[\w-]+\s){0,4}\Z"
)
_PARTY = re.compile(r"\s?\((?P<party>[RD])(?=[-–—,)])")
_PARTY_NAMES = {"R": "republican", "D": "democrat"}
_NO_DESCRIPTION = names.word_set(
    "added adds asked called said says told tells warned were will would could has had met"
)


@dataclass(frozen=True, slots=True)
class Epithet:
    """What somebody is called: the word for what they are, all its words, and which are names.

    `word` is the head as it is written.
    """

    head: str
    word: str
    words: frozenset[str]
    proper: frozenset[str] = frozenset()
    is_definite: bool = True


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person whom a text gives a description at a place; `is_new` from then on only."""

    person: Person
    epithet: Epithet
    place: int
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Epithets:
    """What a text calls its persons: by head, all words of each, and who left office where."""

    by_head: dict[str, list[Bearer]] = field(default_factory=dict)
    words_of: dict[str, frozenset[str]] = field(default_factory=dict)
    departures: dict[str, int] = field(default_factory=dict)


def epithet(phrase: str) -> Epithet | None:
    """The description that a phrase is; None if it is none."""
    flat = " ".join(phrase.split())
    inner = _ARTICLE.sub("", flat, count=1) if _ARTICLE.match(flat) else flat
    letters = f" {fold(inner).replace('-', ' ').replace('.', '')} "
    for form, word in _PHRASES:
        letters = letters.replace(f" {form} ", f" {word} ")
    core = words(_PREPOSITION.split(letters, maxsplit=1)[0])
    if not core:
        return None
    is_inside = inner != flat or flat[:1].islower() or _POSSESSOR.match(flat)
    capitals = inner.split() if is_inside else inner.split()[1:]
    proper = {
        _canonical(word) for form in capitals if form[:1].isupper() for word in words(fold(form))
    }
    every = frozenset(_canonical(word) for word in words(letters)) - _SMALL
    return Epithet(
        _canonical(core[-1]),
        core[-1],
        every,
        frozenset(proper & every) - PERSONAL,
        not INDEFINITE.match(flat),
    )


def _canonical(word: str) -> str:
    return _CANONICAL.get(word, word)


def epithets(text: str, persons: Sequence[Person]) -> Epithets:
    """What `text` calls each of `persons`, wherever it names them."""
    by_head: dict[str, list[Bearer]] = defaultdict(list)
    words_of: dict[str, frozenset[str]] = {}
    departures: dict[str, int] = {}
    for person in persons:
        bearers = [bearer for name in person.mentions for bearer in _bearers(text, person, name)]
        bearers += [
            Bearer(person, title, person.mentions[0].start)
            for alias in person.aliases
            if (title := epithet(alias)) and title.head in PERSONAL
        ]
        words_of[person.name] = frozenset().union(*(bearer.epithet.words for bearer in bearers))
        for bearer in bearers:
            by_head[bearer.epithet.head].append(bearer)
        for party in words_of[person.name] & _PARTIES:
            is_party = Epithet(party, party, frozenset({party}))
            by_head[party].append(Bearer(person, is_party, person.mentions[0].start))
        for name in person.mentions:
            if _LOSS.match(text, name.end, name.end + _BEHIND):
                departures.setdefault(person.name, name.end)
    return Epithets(by_head, words_of, departures)


def _bearers(text: str, person: Person, name: Span) -> Iterator[Bearer]:
    """What stands around one mention of a person's name."""
    before = text[max(0, name.start - _BEFORE) : name.start].rpartition("\n")[2]
    behind = text[name.end : name.end + _BEHIND].partition("\n")[0]
    for phrase, is_new in _phrases(before, behind):
        title = epithet(phrase)
        if title and _NO_DESCRIPTION.isdisjoint(title.words):
            yield Bearer(person, title, name.start, is_new)
    if age := _AGE.match(behind) or _AGE_BEFORE.search(before):
        yield Bearer(
            person, Epithet("old", "old", frozenset({age["age"], "year", "old"})), name.start
        )
    if party := _PARTY.match(behind):
        word = _PARTY_NAMES[party["party"]]
        yield Bearer(person, Epithet(word, word, frozenset({word})), name.start)


def _phrases(before: str, behind: str) -> Iterator[tuple[str, bool]]:
    """The phrases before and behind a name that say what its bearer is."""
    if lead := title_before(before):
        yield " ".join(lead), False
    elif match := _JUST_BEFORE.search(before):
        yield match["phrase"], False
    closes = before.rstrip().endswith(",")
    if (match := _IN_FRONT.search(before)) and _AFTER_NAME.match(behind):
        yield match["phrase"], False
    if match := _GAIN.match(behind) or (_GIVEN.search(before) and _AS.match(behind)):
        yield f"new {match['phrase']}", True
    elif (match := _COPULA.match(behind)) or (
        not closes and (match := _ASIDE.match(behind)) and _is_apposition(match["phrase"])
    ):
        yield match["phrase"], False


def _is_apposition(phrase: str) -> bool:
    """Whether it is a noun phrase: "the mayor of Osby", "mayor of Osby", not "met the mayor"."""
    if _ARTICLE.match(phrase) or _POSSESSOR.match(phrase):
        return True
    core = words(fold(_PREPOSITION.split(f"{phrase} ", maxsplit=1)[0]))
    return bool(core) and core[-1] in PERSONAL and _SMALL.isdisjoint(core)
