"""Read a question: about whom, about what, between which times.

Nothing here looks into an archive. What the words alone make certain is one
`Question`; what only the archive can tell ("cavusoglu nato": is that a person
and a topic?) is a list of readings for `Corpus.read_question` to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz, process

from corpus.text import fold, words
from corpus.types import Act, Question

# A name is at most this many words in a question without a verb.
_LONGEST_NAME = 4
_LONGEST_BARE = 8
# Longer than this is no question: it is searched for as it stands.
_LONGEST_QUESTION = 300

# What may stand beside words without being part of them.
_BESIDE_WORDS = " \t?.!,;:"
_MARKS = '"“”„‟«»＂'
_NO_NAME = f"-{_MARKS}"
_NO_MORE = re.compile(
    r"(?:what(?:['’]?s|\s+is|\s+was|\s+has)?(?:\s+(?:new|happened|happening|going\s+on|reported))?"
    r"|(?:in\s+)?(?:the\s+|any\s+|all\s+)?(?:latest\s+)?(?:news|articles?|stories|headlines)"
    r"|what(?:['’]?s|\s+is|\s+was)\s+in\s+the\s+news)?",
    re.IGNORECASE,
)

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|claim|claims|claimed|state|states"
    r"|stated|stress|stressed|announce|announced|promise|promised|warn|warned|argue|argued"
    r"|comment|comments|commented|speak|talk|spoken|talked|write|wrote|tweet|tweeted|respond|responded)"
)
# Whoever asks what somebody thinks asks for more than their words.
_THINK = (
    r"(?P<thought>think|thinks|thought|thinking|believe|believes|believed|hope|hopes|hoped"
    r"|want|wants|wanted|feel|feels|felt|expect|expects|expected|fear|fears|feared)"
    r"(?!\s+to\b)"  # "what does the plan want to achieve" is about no words
)
_ABOUT = r"(?:about|on|regarding|concerning|of|over|re:?|to)"
_WHOM = r"(?:\s+(?:to\s+)?(?:reporters|journalists|the press|the media|parliament))?"
_TOPIC = rf"(?:{_WHOM}(?:\s+anything)?\s+{_ABOUT}\s+(?P<topic>.+?))?"
_VERB = rf"(?:{_SAY}|{_THINK})"
_END = r"\s*[?.!]*$"

# Words that begin a question, and no name, as Will and Can do.
_ASKING = (
    r"(?:what|who|whom|whose|where|when|why|how|which|did|does|do|has|have|had|is|are|was|were"
    r"|any|anything|quotes?|statements?|comments?|remarks?"
    r"|tell|show|find|list|give)"
)
_ANY = (
    r"(?:(?:show|give|find|get|list)(?:\s+me)?\s+)?"
    r"(?:(?:are|is)\s+there\s+)?(?:any\s+|all\s+|some\s+|the\s+)?"
)

_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"what(?:\s+else|\s+all)?\s+(?:did|does|do|has|have|had|is|was|would)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}{_TOPIC}",
        rf"what(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?P<name>.+?)['’]s?\s+(?:view|views|position|stance|opinion|opinions|comment|comments|words|statement|statements|remarks)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:has|have|did|does)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}(?:\s+(?:anything|something))?{_TOPIC}",
        rf"{_ANY}(?:quotes?|statements?|remarks?|words|comments?)\s+(?:by|from|of)\s+(?P<name>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:(?:tell\s+me\s+)?what\s+)?(?!{_ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)\s+(?:said|says|(?P<thought>thinks|believes|hopes|feels|thought|believed))(?:\s+what)?(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?!{_ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)['’]s?\s+(?:comments?|remarks?|statements?|quotes?|views?|opinions?|position|stance)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
    )
)
_NOBODY = ("who", "what", "he", "she", "it", "you", "i", "we")
_WHO = re.compile(
    # Of whom the archive cannot tell what they are ("which minister"), everybody is asked.
    rf"(?:who(?:\s+else)?|which\s+[^\s?]+)(?:\s+in\s+(?:the\s+)?[^\s?]+)?\s+(?:has\s+|have\s+)?(?:said|says|spoke|talked|commented|told|(?P<thought>thinks|believes|hopes|thought))"
    rf"{_WHOM}(?:\s+(?:what|something|anything))?(?:\s+(?:{_ABOUT}|that))?\s+(?P<topic>.+?)" + _END,
    re.IGNORECASE,
)
_WHAT_WAS_SAID = re.compile(
    rf"what\s+(?:was|is|has been|is being)\s+said\s+{_ABOUT}\s+(?P<topic>.+?)" + _END, re.IGNORECASE
)
_ANYBODY = ("anybody", "anyone", "everybody", "everyone", "people", "somebody", "someone", "they")
_BARE_ABOUT = re.compile(
    rf"(?P<name>(?:\S+\s+){{0,{_LONGEST_NAME - 1}}}\S+)\s+(?:on|about|regarding)\s+(?P<topic>.+?)"
    + _END,
    re.IGNORECASE,
)


def parse_question(text: str, now: datetime, outlets: Collection[str] = ()) -> Question | None:
    """What was asked, when the words alone say that it is about what somebody said.

    "Who said ..." gives a Question without a name. None for anything else.
    `now` is what "last week" is counted from, `outlets` are those of the archive.
    """
    if len(text) > _LONGEST_QUESTION:
        return None
    rest, within = _limits(text, now, outlets, split_dates)
    asked = _asked(rest)
    if asked:
        return replace(within, name=asked.name, topic=asked.topic, act=asked.act)
    # "Quotes from May" has no date after all, nor "quotes from Reuters" an outlet.
    asked = _asked(_one_line(text))
    return asked if asked and asked.name else None


def _asked(line: str) -> Question | None:
    who = _WHO.match(line) or _WHAT_WAS_SAID.match(line)
    if who:
        topic = _topic(who["topic"])
        return Question(None, topic, act=_act(who)) if topic else None
    found = next(filter(None, (form.match(line) for form in _FORMS)), None)
    name = _bare(found["name"]) if found else None
    if found is None or name is None or name.lower() in _NOBODY:
        return None
    topic = _topic(found["topic"])
    whom = None if topic and name.lower() in _ANYBODY else name
    return Question(whom, topic, act=_act(found))


def _act(found: re.Match[str]) -> Act:
    return Act.THOUGHT if found.groupdict().get("thought") else Act.SAID


def readings(text: str, now: datetime, outlets: Collection[str] = ()) -> list[Question]:
    """What short words without a verb may mean: a name, perhaps with a topic; likeliest first.

    "Cavusolu on NATO" and "cavusoglu nato"; [] for anything longer.
    """
    if len(text) > _LONGEST_QUESTION:
        return []
    asked, within = _limits(text, now, outlets, split_dates)
    split = _BARE_ABOUT.match(asked)
    if split and _bare(split["name"]):
        return [_reading(within, split["name"], split["topic"])]
    parts = asked.rstrip("?.! ").split()
    if not 0 < len(parts) <= _LONGEST_BARE or parts[0].startswith("-"):
        return []
    # No name goes on with a phrase in quotation marks, or a word that is not wanted.
    named = 1 + sum(1 for _ in takewhile(lambda part: part[0] not in _NO_NAME, parts[1:]))
    return [
        _reading(within, " ".join(parts[:size]), " ".join(parts[size:]))
        for size in range(min(_LONGEST_NAME, named), 0, -1)
    ]


def _reading(within: Question, name: str, topic: str) -> Question:
    return replace(within, name=_bare(name) or name, topic=_topic(topic))


def parse_search(text: str, now: datetime, outlets: Collection[str] = ()) -> Question:
    """What to look for in the articles, from when, and in which outlet; nobody's words.

    The topic still has its quotation marks and "-words", for `split_topic`. It
    is None when nothing is asked but a time or an outlet: "news of last week".
    """
    if len(text) > _LONGEST_QUESTION:
        return Question(topic=_topic(_one_line(text)))
    rest, within = _limits(text, now, outlets, search_dates)
    is_all = within != Question() and _asks_no_more(rest)
    return within if is_all else replace(within, topic=_topic(rest))


def within_dates(asked: Question, now: datetime) -> str:
    """The topic of `parse_search` for what was published in the times asked for.

    There the words of those times say nothing; "In March 2021" keeps them in
    the topic for the articles of other years.
    """
    topic = asked.topic or ""
    rest, since, until = split_dates(topic, now)
    return rest if rest and (since, until) == (asked.since, asked.until) else topic


def _asks_no_more(rest: str) -> bool:
    """Whether nothing is left but "what happened" or "any news"."""
    return _NO_MORE.fullmatch(rest.strip(_BESIDE_WORDS)) is not None


_Dating: TypeAlias = Callable[[str, datetime], tuple[str, datetime | None, datetime | None]]


def _limits(
    text: str, now: datetime, outlets: Collection[str], dates: _Dating
) -> tuple[str, Question]:
    """The text without its dates and its outlet, and a question of nothing but those."""
    # The outlet first, so that "in USA Today" is not of today, and last in "... in X last week".
    named, outlet = parse_outlet(_one_line(text), outlets)
    rest, since, until = dates(named, now)
    if outlet is None:
        rest, outlet = parse_outlet(rest, outlets)
    return rest, Question(since=since, until=until, outlet=outlet)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bare(part: str | None) -> str | None:
    return (part or "").strip(_BESIDE_WORDS + _MARKS) or None


def _topic(part: str | None) -> str | None:
    """A topic keeps the quotation marks around a phrase, but no single one at its ends."""
    topic = (part or "").strip(_BESIDE_WORDS)
    if sum(map(topic.count, _MARKS)) % 2:
        topic = topic.strip(_BESIDE_WORDS + _MARKS)
    return topic if _bare(topic) else None


# --- words and phrases -------------------------------------------------------

# Pairs are not told apart by their kind: people open with one and close with another. The
# single ones are left out, for they are apostrophes: O'Brien, '90s.
_PHRASE = rf"(?<!\w)[{_MARKS}](?P<phrase>[^{_MARKS}]*)[{_MARKS}]"
_WANTED = re.compile(
    rf"(?P<not>(?<!\S)-)?{_PHRASE}|(?<!\S)-(?P<word>[^\W\d_][^\s{_MARKS}]*)",
)


class Wanted(NamedTuple):
    """The words that count, the phrases that must be there, and what must not be.

    The words of the phrases are among `words` too.
    """

    words: str
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def split_topic(text: str) -> Wanted:
    """What is wanted of a text: "phrases" and -words aside, every word counts.

    Phrases stand in any quotation marks. "NP-complete", "--force", "-5" and a
    dash alone are words; a mark that is not closed means nothing.
    """
    found = list(_WANTED.finditer(text))
    phrases = (hit["phrase"].strip() for hit in found if hit["phrase"] and not hit["not"])
    without = (
        (hit["phrase"] or hit["word"] or "").strip(_BESIDE_WORDS)
        for hit in found
        if hit["not"] or hit["word"]
    )
    kept = _WANTED.sub(lambda hit: " " if hit["not"] or hit["word"] else f" {hit['phrase']} ", text)
    return Wanted(_one_line(kept), _distinct(phrases), _distinct(without))


def _distinct(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(found) if any(map(str.isalnum, part)))


# --- outlets -----------------------------------------------------------------

_LONGEST_OUTLET = 80
_LONGEST_OUTLET_WORDS = 8
# How like a name typed after "outlet:" must be, of 100, and how long.
_LIKE_OUTLET = 85
_SHORTEST_MISSPELT_OUTLET = 6
_TOKEN = re.compile(r"\S+")
_OPERATOR = re.compile(
    rf"(?<!\S)(?:outlet|site):\s*(?:[{_MARKS}](?P<quoted>[^{_MARKS}]*)[{_MARKS}]|(?=\S))", re.I
)
_BRACKETED = re.compile(
    rf"^\((?P<first>[^()]{{1,{_LONGEST_OUTLET}}})\)\s*"
    rf"|(?<!\s)\s*\((?P<last>[^()]{{1,{_LONGEST_OUTLET}}})\)[\s?.!]*$"
)
_INTRODUCED = re.compile(
    r"(?<!\S)(?:(?:published|reported|printed)\s+(?:in|by|on|from)|in|from)\s+", re.I
)
_AFTER_OUTLET = re.compile(
    r"[\s?.!]*$|[,:;]?\s+(?=(?:about|on|regarding|concerning|in|during|since|after|before|from"
    rf"|until|till|between|over|last|past|this|today|yesterday|{_ASKING})\b)",
    re.I,
)
_AFTER_FIRST = re.compile(r"\s*[,:;]\s*")


def parse_outlet(text: str, outlets: Collection[str]) -> tuple[str, str | None]:
    """`text` without the outlet it names, and that outlet as it is called in `outlets`.

    "in the Guardian", "from Reuters", "(Guardian)", `outlet:"Harbour Gazette"`;
    case, accents and "the" do not count. A name must be whole: "in Harbour" is
    not the Gazette. Only after "outlet:" or "site:" may it be misspelt.
    """
    known = {_key(name): name for name in sorted(outlets) if _key(name)}
    if not known:
        return text, None
    for find in (_by_operator, _in_brackets, _introduced):
        found = find(text, known)
        if found:
            start, end, name = found
            return _one_line(f"{text[:start]} {text[end:]}"), name
    return text, None


@lru_cache(maxsize=8_192)
def _key(name: str) -> str:
    return "".join(words(fold(name).removeprefix("the ")))


def _by_operator(text: str, known: dict[str, str]) -> tuple[int, int, str] | None:
    found = _OPERATOR.search(text)
    if found is None:
        return None
    quoted = found["quoted"]
    pieces = _pieces(text, found.end()) if quoted is None else [(found.end(), quoted)]
    likely = [(*_most_like(piece, known), end) for end, piece in pieces]
    score, name, end = max(likely, key=lambda likeness: likeness[0])
    return (found.start(), end, name) if score else None


def _same(name: str, known: dict[str, str]) -> str | None:
    return known.get(_key(name)) if len(name) <= _LONGEST_OUTLET else None


def _most_like(name: str, known: dict[str, str]) -> tuple[float, str]:
    """How like it is, from 0 to 100, to the outlet of this name, this site, or the nearest name."""
    if len(name) > _LONGEST_OUTLET:
        return 0, ""
    site = re.sub(r"^www\.|(?:\.[a-z]{2,4})+$", "", name.lower()).removeprefix("the")
    same = _same(name, known) or _same(site, known)
    if same or len(name) < _SHORTEST_MISSPELT_OUTLET:
        return (100, same) if same else (0, "")
    near = process.extractOne(_key(name), list(known), scorer=fuzz.ratio, score_cutoff=_LIKE_OUTLET)
    return (near[1], known[near[0]]) if near else (0, "")


def _in_brackets(text: str, known: dict[str, str]) -> tuple[int, int, str] | None:
    for found in _BRACKETED.finditer(text):
        name = _same(found["first"] or found["last"], known)
        if name:
            return found.start(), found.end(), name
    return None


def _introduced(text: str, known: dict[str, str]) -> tuple[int, int, str] | None:
    for found in _INTRODUCED.finditer(text):
        for end, piece in _pieces(text, found.end()):
            name = _same(piece, known)
            after = name and _end_of_outlet(text, end, is_first=found.start() == 0)
            if name and after:
                return found.start(), after, name
    return None


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The next words of `text`, as many as a name may have down to one, and where they end."""
    for last in reversed(list(islice(_TOKEN.finditer(text, start), _LONGEST_OUTLET_WORDS))):
        piece = text[start : last.end()].rstrip(_BESIDE_WORDS)
        yield start + len(piece), piece


def _end_of_outlet(text: str, end: int, is_first: bool) -> int:
    """Where the question goes on after an outlet's name; 0 when the name itself goes on."""
    after = _AFTER_OUTLET.match(text, end) or (is_first and _AFTER_FIRST.match(text, end))
    return after.end() if after else 0


# --- dates -------------------------------------------------------------------

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
# Not winter: "winter 2020" has two years to choose from.
_SEASONS = "spring|summer|autumn|fall"
# A year that no newspaper of an archive is from is a word of the question.
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_COUNTS = (
    *("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_COUNT = rf"(?:[0-9]{{1,3}}|an|one|(?:a\s+)?couple\s+of|{'|'.join(_COUNTS)})"
_UNIT = r"(?:day|week|month|year|decade)"
_EARLY = r"(?:(?:early|earlier|mid|late|later)[\s-]+)?"
_DAY = (
    rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\.?(?:,?\s+{_YEAR})?"
    rf"|(?:{_MONTHS})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?)"
)
_RELATIVE = (
    rf"(?:{_COUNT}\s+{_UNIT}s?\s+ago|(?:the\s+)?(?:last|past)\s+{_COUNT}\s+(?:{_UNIT}|hour)s?"
    rf"|(?:the\s+(?:last|past)|past)\s+{_UNIT}|(?<!of\s)today|yesterday|the\s+day\s+before\s+yesterday"
    rf"|{_EARLY}(?:last|this)\s+(?:{_UNIT}|weekend|{_SEASONS}|{_WEEKDAYS}|{_MONTHS}))"
)
_YEARLY = rf"(?:{_EARLY}{_YEAR}|{_EARLY}(?:the\s+)?(?:1[89]|20)[0-9]0['’]?s)"
_PERIOD = (
    rf"(?:{_DAY}|{_RELATIVE}|{_WEEKDAYS}|{_EARLY}(?:{_MONTHS})\.?(?:,?\s+(?:of\s+)?{_YEAR})?"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])|(?:the\s+)?(?:{_SEASONS})\s+(?:of\s+)?{_YEAR}|{_YEARLY})"
)
_TO = rf"\s*(?:,?\b(?P<until>until|till|before|up\s+to|to|through)\s+|[-–—]\s*)(?P<to>{_PERIOD})"
_WHEN = (
    rf"(?:between\s+(?P<first>{_PERIOD})\s+and\s+(?P<last>{_PERIOD})"
    rf"|(?P<since>since|after|from)\s+(?P<from>{_PERIOD})(?:{_TO})?"
    rf"|(?P<till>until|till|before|up\s+to)\s+(?P<by>{_PERIOD})"
    rf"|(?:(?:in|during)\s+)?(?P<year>{_YEAR})\s*[-–—]\s*(?P<year_to>{_YEAR})"
    rf"|(?:in|during)\s+(?!{_RELATIVE}\b)(?P<within>{_PERIOD})|on\s+(?P<day>{_DAY})"
    rf"|(?:(?:of|for|over|within|in|during|on)\s+)?(?P<relative>{_RELATIVE}|(?<=on\s)(?:{_WEEKDAYS})))"
)

# What says that the date is the article's, and not what it tells of. A book "was published".
_ARTICLES = r"(?:articles?|(?<!\S\s)(?:(?:any|all|the)\s+)?(?:news|stories|reports|headlines))"
_PRINTED = r"(?<!was\s)(?<!were\s)(?<!been\s)(?:published|printed|reported)"
_SEARCH_PRINTED = rf"{_ARTICLES}\s+{_PRINTED}|{_ARTICLES}|{_PRINTED}"
_SEARCH_WHEN = _WHEN.replace("(?:in|during)", "(?:in|during|of)")


@cache  # they are large, and most commands read no question
def _places(when: str, printed: str) -> tuple[re.Pattern[str], ...]:
    """Where a date may stand: at the end, at the start, or before "about ..." and the like."""
    dated = rf"(?:(?P<printed>{printed})\s+)?{when}"
    flags = re.IGNORECASE | re.ASCII  # no "laſt week"
    gap = r"(?<![\s,])[\s,]+"
    return (
        re.compile(rf"(?:^|{gap}){dated}\s*[?.!]*\s*$", flags),
        re.compile(rf"^{dated}(?:\s*[,:;–—]\s*|\s+-\s+|\s+(?={_ASKING}\b))", flags),
        re.compile(
            rf"(?:^|{gap}){dated}(?=\s+(?:about|on|in|at|regarding|concerning|with|to|from)\s)",
            flags,
        ),
    )


_IS_RELATIVE = re.compile(rf"{_RELATIVE}|{_WEEKDAYS}", re.IGNORECASE)
_IS_YEARLY = re.compile(_YEARLY, re.IGNORECASE)

_Times: TypeAlias = tuple[datetime | None, datetime | None]


def split_dates(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None]:
    """`text` without its dates, and the times they give: from, up to before.

    At its end, its start, or before "about ...": "since 2019", "until May
    2021", "in March 2021", "between May and July", "last week", "on Monday",
    "two days ago". What has no year is the latest that is not to come.
    """
    for found, times in _dates(text, _places(_WHEN, "published|printed"), now):
        return _cut(text, found), *times
    return text, None, None


def search_dates(text: str, now: datetime) -> tuple[str, datetime | None, datetime | None]:
    """`split_dates` for a question that articles of any time may answer.

    "Last week", "since 2019", "published in 2020" limit the articles. "In March
    2021" limits them too, but stays in the text; "in 1951" only stays there.
    """
    # "What treaty was signed in 1951?" may be answered by an article of 2019, so a year is a
    # word. A newspaper tells of a month or a day mostly in that month, so it is worth a look
    # there first; the words stay, to be found in the articles of later years when it fails.
    # Who asks no more than what happened then, has nothing but the date to go by.
    for found, times in _dates(text, _places(_SEARCH_WHEN, _SEARCH_PRINTED), now):
        rest = _cut(text, found)
        if _asks_no_more(rest) or not _is_of_the_event(found):
            return rest, *times
        if not _is_yearly(found):
            return text, *times
    return text, None, None


def _is_of_the_event(found: re.Match[str]) -> bool:
    """Whether the date may be of what happened, rather than of the article."""
    bare_from = _is_lone_from(found) and not _IS_RELATIVE.fullmatch(found["from"])
    bare = found["year"] or found["day"] or found["within"] or bare_from
    is_weekday = _IS_RELATIVE.fullmatch(found["within"] or "")
    return bool(bare) and not is_weekday and not found["printed"]


def _is_yearly(found: re.Match[str]) -> bool:
    period = found["within"] or found["from"] or ""
    return bool(found["year"] or _IS_YEARLY.fullmatch(period))


def _is_lone_from(found: re.Match[str]) -> bool:
    return (found["since"] or "").lower() == "from" and not found["to"]


def _dates(
    text: str, places: tuple[re.Pattern[str], ...], now: datetime
) -> Iterator[tuple[re.Match[str], _Times]]:
    """Each date outside quotation marks, with its times."""
    for place in places:
        found = place.search(text)
        if found and not _is_quoted(text, found):
            # There is no 30 February, no year 10000, and no article from the future.
            with suppress(ValueError, OverflowError):
                yield found, _times(found, now)


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    phrases = (phrase.span() for phrase in re.finditer(_PHRASE, text))
    return any(start < found.end() and found.start() < end for start, end in phrases)


def _cut(text: str, found: re.Match[str]) -> str:
    return (text[: found.start()] + text[found.end() :]).strip()


def _times(found: re.Match[str], now: datetime) -> _Times:
    if found["year"]:
        return _between(found["year"], found["year_to"], now)
    if found["first"]:
        return _between(found["first"], found["last"], now)
    if found["from"] and found["to"]:
        return _between(found["from"], found["to"], now, found["since"], found["until"] or "to")
    # "Comments from last week" are no newer, where "from 2019" may mean from then on.
    if _is_lone_from(found) and (found["printed"] or _IS_RELATIVE.fullmatch(found["from"])):
        return _period(found["from"], now)
    if found["from"]:
        return _since(found["since"], found["from"], now), None
    if found["by"]:
        return None, _until(found["till"], found["by"], now)
    return _period(found["within"] or found["day"] or found["relative"], now)


def _between(
    first: str, last: str, now: datetime, since: str = "from", until: str = "to"
) -> tuple[datetime, datetime]:
    end = _until(until, last, now)
    start = _since(since, first, now)
    if start >= end:  # "between May and July 2021" is from the latest May before that
        start = _since(since, first, end - timedelta(days=1))
    if start >= end:
        raise ValueError(f"{first} is not before {last}")
    return start, end


def _since(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return end if word.lower() == "after" else start


def _until(word: str, period: str, now: datetime) -> datetime:
    start, end = _period(period, now)
    return start if word.lower() == "before" else end


def _period(text: str, now: datetime) -> tuple[datetime, datetime]:
    """The first moment of a day, month, year or the like, and the first one after it."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    start, end = _read_period(re.sub(f"^{_EARLY}", "", text.lower()), today)
    if start > today + timedelta(days=1):  # where it is a day later already, it is not to come
        raise ValueError(f"{text} is to come")
    return start, end


def _read_period(text: str, today: datetime) -> tuple[datetime, datetime]:
    match text.split():
        case ["today"]:
            return _calendar("day", today)
        case [*the_day_before, "yesterday"]:
            return _calendar("day", _back(today, 2 if the_day_before else 1, "day"))
        case [*count, unit, "ago"]:
            return _calendar(unit, _back(today, _number(count), unit))
        case ["last" | "this" as which, unit] if unit in _DAYS_OR_MONTHS:
            return _calendar(unit, _back(today, int(which == "last"), unit))
        case ["last" | "this" as which, name]:
            return _latest_over(name, today) if which == "last" else _latest(name, today)
        case ["the", "last" | "past", *count, unit] | ["last" | "past", *count, unit]:
            return _back(today, _number(count), unit), today + timedelta(days=1)
        case [name] if name[:3] in _WEEKDAY_NUMBERS or name[:3] in _MONTH_NUMBERS:
            return _latest(name, today)
    return _dated_period(text.replace("the ", "").replace(" of ", " "), today)


def _number(count: Sequence[str]) -> int:
    """ "7", "two", "a couple of", or nothing at all for one."""
    if "couple" in count:
        return 2
    word = count[0] if count else "one"
    if word.isdecimal():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


# How many days or months a unit is; which of the two, its name tells.
_DAYS_OR_MONTHS = {"day": 1, "week": 7, "month": 1, "year": 12, "decade": 120}


def _back(day: datetime, count: int, unit: str) -> datetime:
    unit = unit.removesuffix("s")
    if unit == "hour":
        return day - timedelta(days=-(-count // 24))
    size = count * _DAYS_OR_MONTHS[unit]
    if unit in ("day", "week"):
        return day - timedelta(days=size)
    month = _month(day, -size)
    last = _month(month, 1) - timedelta(days=1)
    return month.replace(day=min(day.day, last.day))


def _calendar(unit: str, day: datetime) -> tuple[datetime, datetime]:
    """The day, week, month, year or decade in which `day` is."""
    unit = unit.removesuffix("s")
    if unit in ("day", "week"):
        start = day - timedelta(days=day.weekday() if unit == "week" else 0)
        return start, start + timedelta(days=_DAYS_OR_MONTHS[unit])
    if unit == "month":
        return _month(day, 0), _month(day, 1)
    return _years(day.year - day.year % 10, 10) if unit == "decade" else _years(day.year)


_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(_WEEKDAYS.split("|"))}
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split("|")[:12], start=1)}
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _latest_over(name: str, today: datetime) -> tuple[datetime, datetime]:
    """The latest Monday, weekend, May or summer that is over."""
    start, end = _latest(name, today)
    return (start, end) if end <= today else _latest(name, start - timedelta(days=1))


def _latest(name: str, today: datetime) -> tuple[datetime, datetime]:
    """The latest Monday, weekend, May or summer that has begun."""
    weekday = 5 if name == "weekend" else _WEEKDAY_NUMBERS.get(name[:3])
    if weekday is not None:
        start = today - timedelta(days=(today.weekday() - weekday) % 7)
        return start, start + timedelta(days=2 if name == "weekend" else 1)
    start, end = _months(name, today.year)
    return (start, end) if start <= today else _months(name, today.year - 1)


def _months(name: str, year: int) -> tuple[datetime, datetime]:
    """A month or a season of a year."""
    number = _SEASON_MONTHS.get(name) or _MONTH_NUMBERS[name[:3]]
    start = datetime(year, number, 1, tzinfo=UTC)
    return start, _month(start, 3 if name in _SEASON_MONTHS else 1)


def _dated_period(text: str, today: datetime) -> tuple[datetime, datetime]:
    """A day, a month of a year, a year or a decade."""
    if text.rstrip("s'’").isdecimal():
        return _years(int(text.rstrip("s'’")), 10 if text.endswith("s") else 1)
    match text.replace(",", " ").split():
        case [name, year] if len(year) == 4 and name.rstrip(".").isalpha():
            return _months(name, int(year))
    return _dated_day(text, today)


def _dated_day(text: str, today: datetime) -> tuple[datetime, datetime]:
    # Here and not above: dateparser is slow to import, and most questions have no date.
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": today.replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if found.date_obj is None:
        raise ValueError(text)
    day = found.date_obj.replace(tzinfo=UTC, hour=0, minute=0, second=0, microsecond=0)
    if found.period == "month":
        start = _month(day, 0)
        return start, _month(start, 1)
    return day, day + timedelta(days=1)


def _month(day: datetime, later: int) -> datetime:
    months = day.year * 12 + day.month - 1 + later
    return day.replace(year=months // 12, month=months % 12 + 1, day=1)


def _years(year: int, count: int = 1) -> tuple[datetime, datetime]:
    return datetime(year, 1, 1, tzinfo=UTC), datetime(year + count, 1, 1, tzinfo=UTC)
