"""What a message asks for, as far as its form tells: many articles, a summary, or something else.

Pure. Whether the rest is a headline, a name or a question only the archive can tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from corpus.questions.line import LONGEST_QUESTION
from corpus.questions.phrases import PLEASE, Length, split_length
from corpus.types import Order

_GREETING = r"(?:(?:hi|hello|hey|ok(?:ay)?|so|and|now|well)[\s,!.]+)?"
_SHOW = (
    rf"{_GREETING}{PLEASE}(?:i\s+(?:need|want|would\s+like)\s+)?"
    r"(?:(?:give|show|make|write|draw|get|send|tell|read|find|open|do|have|got)\s+(?:me\s+|us\s+)?)?"
)
_THE = r"(?:(?:a|an|the|any|some|your|all|all\s+the)\s+)?"
_ON = r"(?:on|about|of|regarding|concerning|re)"
_NEWS = r"(?:articles|news(?:\s+(?:items|stories))?|coverage|stories|headlines|reports|updates?)"
_THERE = r"(?:\s+(?:there\s+is|you\s+have|you\s+know|you['’]?ve\s+got|we\s+have|was\s+written))?"
# A time that stands before the topic: "everything since 2022 on the bridge".
_TIME_BEFORE = (
    r"(?P<time_before>(?:\s+(?:since|from|in|before|after|until|between|during|of|this|last)"
    r"\s+.+?)?)"
)
_NEWEST = r"(?:newest|latest|most\s+recent|recent|last|today['’]?s|top|current)"
_OLDEST = r"(?:oldest|earliest|(?:very\s+)?first)"
_PIECE = r"(?:story|article|report|piece|column|editorial|item|text|post)"
_STORY = rf"(?:{_PIECE}|interview|speech|statement|address)"
_HERE = (
    r"(?:\s+(?:here|there|in\s+(?:the|this|your)\s+archive|(?:that\s+)?you\s+have|now|today"
    r"|right\s+now|please|for\s+me))*"
)
_END = r"[?.!\s]*"

_SUMMARIZE = (
    r"(?:summari[sz]e|sum\s+up|recap|shorten|condense|abridge|boil\s+down|compress|brief\s+me\s+on)"
)
_SUMMARY_NOUN = (
    r"(?:(?:quick|short|brief|shorter|very|one\s+paragraph)\s+)*(?:summary|tl\s*;?\s*dr|gist|essence"
    r"|(?:short|brief|shorter)\s+version|synopsis|recap|overview|r[ée]sum[ée]|abstract|outline"
    r"|(?:key|main)\s+(?:points?|takeaways?|message))"
)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern + _END, re.IGNORECASE | re.DOTALL) for pattern in patterns)


_TIMELINES = _compiled(
    rf"{_SHOW}{_THE}(?:(?:short|brief|full)\s+)?(?:time\s*line|chronology|history|sequence\s+of\s+events"
    r"|(?:key|main)\s+(?:dates|events|moments)|milestones)\s*"
    rf"(?::|{_ON}|for|in|around|behind|with)\s*(?P<words>.+?)",
    rf"{_SHOW}(?:the\s+)?story\s+so\s+far\s*(?::|{_ON}|with|in)?\s*(?P<words>.+?)",
    rf"{_SHOW}(?:catch\s+me\s+up|(?:bring|get)\s+me\s+up\s+to\s+(?:speed|date)|fill\s+me\s+in"
    r"|walk\s+me\s+through)\s*(?:on|with|about)?\s+(?P<words>.+?)",
    r"how\s+(?:has|have|did|was|were|is|are)\s+(?!you\b)(?P<words>.+?)\s+(?:chang|develop|evolv|unfold"
    r"|progress|play\s+out|played\s+out|c[oa]me\s+about|start|beg[iau]n|go\s+on\b)"
    r"(?:e?d|es?|ing|ed)?(?:\s+(?:over\s+time|so\s+far|since\s+then))?",
    r"what\s+(?:has\s+)?changed\s+(?:with|about|in|on|for)\s+(?P<words>.+?)",
    r"what\s+happened\s+when\s+(?:with|in|on|about)\s+(?P<words>.+?)",
    r"how\s+did\s+(?:we|it|they|things)\s+(?:get\s+(?:here|there|to\s+this)|come\s+to\s+this)"
    r"\s+(?:with|on|in)\s+(?P<words>.+?)",
    rf"{_SHOW}(?P<words>.+?)[\s:,-]+(?:the\s+)?(?:story\s+so\s+far|over\s+time|time\s*line"
    r"|chronology|from\s+(?:the\s+)?(?:beginning|start)\s+to\s+(?:the\s+)?(?:end|now|finish)"
    r"|step\s+by\s+step|day\s+by\s+day|month\s+by\s+month|year\s+by\s+year)",
)
_VIEWS = re.compile(
    r".*['’]s?\s+(?:views?|stances?|positions?|opinions?|minds?|tone)\b.*|.*\b(?:his|her)\s+mind\b.*",
    re.IGNORECASE,
)
_COVERAGES = _compiled(
    rf"{_SHOW}{_THE}(?:(?:{_SUMMARIZE}|{_SUMMARY_NOUN}\s+of|tell\s+me|list|collect)\s+)?"
    rf"(?:everything|all(?:\s+of)?(?:\s+(?:the\s+)?{_NEWS})?)(?:\s+new)?{_THERE}{_TIME_BEFORE}\s+{_ON}\s+"
    r"(?P<words>.+?)",
    rf"{_SHOW}(?:a\s+)?{_SUMMARIZE}\s+(?:everything|all|the)\s+{_NEWS}\s*{_TIME_BEFORE}\s+{_ON}\s+(?P<words>.+?)",
    rf"{_SHOW}(?:what\s+(?:are|is|was)\s+)?{_THE}(?:{_NEWEST}\s+)?{_NEWS}{_THERE}{_TIME_BEFORE}\s+"
    r"(?:on|about|regarding|concerning)\s+(?P<words>.+?)",
    rf"{_SHOW}(?:what(?:['’]?s|\s+is)\s+)?the\s+(?:very\s+)?latest\s+(?:on|about|with)\s+(?P<words>.+?)",
    r"latest\s+(?:on|about)\s+(?P<words>.+?)",
    r"what\s+(?:do|have)\s+you\s+(?:have|got)\s+(?:on|about)\s+(?P<words>.+?)",
    r"what\s+(?:is|was)\s+(?:there|written|reported|published)\s+(?:on|about)\s+(?P<words>.+?)",
)
# What may be any other question as well, where nothing much is told of it.
_EVENTS = _compiled(
    r"(?:what(?:['’]?s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on|new|up)"
    r"|any\s*thing\s+new)\s+(?:with|to|about|on|for|at|around)\s+(?P<words>.+?)",
    r"what(?:['’]?s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on)\s+"
    r"(?P<time>(?P<words>in\s+.+?))",
    rf"{_SHOW}(?:me\s+)?(?:more\s+)?(?:info(?:rmation)?|background|details?|facts)\s+(?:on|about|for)\s+"
    r"(?P<words>.+?)",
    rf"{_GREETING}{PLEASE}(?:tell|inform|update)\s+(?:me|us)\s+(?:something\s+)?(?:more\s+)?(?:about|on)\s+"
    r"(?P<words>(?!you(?:rself)?\b|this\s+bot|it\b|him\b|her\b|that\b|them\b).+?)",
    rf"{_SHOW}{_THE}(?:{_NEWEST}\s+)(?P<words>(?!the\b|(?:week(?:end)?|month|year)[\'’]?s\b).+?)\s+{_NEWS}",
    rf"{_SHOW}(?P<words>(?!(?:the|any|all|more|other|good|bad|fake|some|what)\b)\w[\w\s'’-]*?)\s+(?:news|headlines)",
)
# That is a wish to be told later, and not now.
_LATER = re.compile(
    r"\b(?:when(?:ever)?|every|each|daily|hourly|weekly|weekdays?|at\s+(?:\d|noon|once)|as\s+soon"
    r"|mornings?|evenings?|from\s+now|tomorrow|if\s+there)\b",
    re.IGNORECASE,
)
_TIMES = _compiled(
    rf"{_SHOW}(?:what\s+(?:was|were)\s+)?{_THE}(?:{_NEWEST}\s+)?{_NEWS}\s+"
    r"(?P<words>(?:from|of|in|by|since|before|after|during|between|until|for|this|last|yesterday|today)\b.*?)",
    rf"{_SHOW}{_THE}{_NEWEST}\s+(?P<words>(?:from|in|by)\s+.+?)",
    r"what(?:['’]?s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on|new"
    r"|in\s+the\s+news)\s+(?P<words>.+?)",
    rf"{_SHOW}(?P<words>(?:today|yesterday|(?:this|last)\s+\w+)['’]?s)\s+{_NEWS}",
)
_EVERYTHING = _compiled(
    rf"{_SHOW}{_THE}(?:{_NEWEST}\s+)*{_NEWS}{_HERE}",
    rf"(?:what(?:['’]?s|\s+is)\s+)?{_SHOW}{_THE}{_NEWEST}{_HERE}",
    rf"{_SHOW}(?:an?|any|some)\s+(?:random\s+)?(?:article|story|news|thing\s+to\s+read){_HERE}",
    rf"{_SHOW}something\s+to\s+read{_HERE}",
    rf"(?:what(?:['’]?s|\s+is|\s+are|\s+was)\s+)?(?:the\s+)?{_NEWEST}\s+(?:{_NEWS}|{_STORY}){_HERE}",
    rf"what(?:['’]?s|\s+is)\s+(?:the\s+)?(?:very\s+)?(?:latest|newest){_HERE}",
    rf"what(?:['’]?s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on|new|up)"
    rf"(?:\s+in\s+the\s+(?:news|world))?{_HERE}",
    rf"(?:what(?:['’]?s|\s+is)\s+in\s+the\s+news|any\s*(?:thing)?\s+(?:new|news)){_HERE}",
    rf"{PLEASE}{_SUMMARIZE}\s+everything{_HERE}",
)
_OLD = _compiled(
    rf"{_SHOW}(?:what(?:['’]?s|\s+is|\s+are|\s+was|\s+were)\s+)?(?:the\s+|your\s+)?{_OLDEST}\s+"
    rf"(?:{_NEWS}|{_STORY}){_HERE}",
    rf"(?:what(?:['’]?s|\s+is)\s+)?the\s+{_OLDEST}\s+(?:thing|one){_HERE}",
)
_SUMMARIES = _compiled(
    rf"{_SHOW}(?:a\s+)?{_SUMMARIZE}\s+(?P<words>.+?)",
    rf"{_SHOW}(?:what(?:['’]?s|\s+is|\s+are|\s+was)\s+)?{_THE}{_SUMMARY_NOUN}\s*(?::|\b(?:of|for|on|about|from)\b)?\s+"
    r"(?P<words>.+?)",
    rf"what(?:['’]?s|\s+is|\s+was)\s+(?P<words>(?:the\s+|that\s+)?(?:{_STORY}\s+(?:on|about|with|by|of)\s+.+?"
    rf"|(?:\S+\s+){{1,6}}?{_STORY}))\s+(?:all\s+)?about",
    rf"what\s+(?:does|did|do)\s+(?P<words>(?:the\s+|that\s+)?(?:{_STORY}\s+(?:on|about|with|by|of)\s+.+?"
    rf"|(?:\S+\s+){{1,4}}?{_STORY}(?:\s+as\s+.+?)?))\s+say",
    rf"{_SHOW}(?P<words>(?:(?:the|that|an?)\s+)?(?:{_STORY}\s+(?:on|about)\s+.+?))",
    rf"{_SHOW}(?P<words>(?:the|that)\s+(?:\S+\s+){{1,4}}?(?:article|story|piece|interview))",
)
_IS_STORY = _compiled(
    rf"(?:(?:the|an?|that|this|your)\s+)?(?:(?P<order>{_NEWEST}|{_OLDEST})\s+)?"
    rf"(?:{_PIECE}\s+(?:on|about|of|with|by|from)\s+(?P<after>.+)|(?P<before>.+?)\s+{_PIECE})",
)[0]
_LONE_FROM = re.compile(r"\A(?:from|of|by|for)\s+(?!.*\b(?:to|until|till)\b)", re.IGNORECASE)
_KEYWORDS = (
    *("summarize", "summarise", "summary", "timeline", "chronology", "latest", "newest", "oldest"),
    *("headlines", "everything", "article", "articles", "happened", "what's", "news", "history"),
)
_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_LIKE_A_KEYWORD = 85
# "Last weeks news" is the news of last week.
_NEWS_OF_A_TIME = re.compile(
    rf"\b(?P<time>(?:last|this|past)\s+(?:week(?:end)?|month|year)|yesterday)['’]?s\s+(?P<news>{_NEWS})\b",
    re.IGNORECASE,
)


class Intent(StrEnum):
    """What a message asks for."""

    NEWEST = "the newest articles, or the oldest"
    COVERAGE = "all there is on a topic or of a time"
    TIMELINE = "what happened when, on a topic"
    EVENT = "what happened to somebody or something, or at a time"
    TIME = "what happened at a time"
    SUMMARY = "one article in short, or all of a time"
    OPEN = "a headline, a wish, what somebody said, or any question"


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for, and the words that say of what.

    `story` is what remains of these without "the story about": a title may have them, or not.
    `length` is how long a summary is to be, `order` which of several articles is meant.
    """

    intent: Intent
    words: str
    story: str | None = None
    length: Length | None = None
    order: Order = Order.BEST


def read_request(message: str) -> Request:
    """What a message asks for by its form."""
    if len(message) > LONGEST_QUESTION:
        return Request(Intent.OPEN, message)
    words = _spelt(message.strip())
    return _many(words) or _summary(words) or Request(Intent.OPEN, message)


def _many(words: str) -> Request | None:
    """A request for many articles."""
    if _first(_EVERYTHING, words):
        return Request(Intent.NEWEST, "", order=Order.NEWEST)
    if _first(_OLD, words):
        return Request(Intent.NEWEST, "", order=Order.OLDEST)
    for intent, patterns in (
        (Intent.TIMELINE, _TIMELINES),
        (Intent.COVERAGE, _COVERAGES),
        (Intent.EVENT, _EVENTS),
        (Intent.TIME, _TIMES),
    ):
        match = _first(patterns, words)
        if match and not _is_other(intent, words):
            return Request(intent, _topic(match, intent))
    return None


def _topic(match: re.Match[str], intent: Intent) -> str:
    """The words that say of what, with the time before them; "from May" is in May."""
    time = (match.groupdict().get("time_before") or "").strip()
    words = f"{time} about {match['words']}" if time else match["words"]
    is_lone = intent is Intent.TIME or time
    return _LONE_FROM.sub("in ", words) if is_lone else words


def _is_other(intent: Intent, words: str) -> bool:
    """Whether it is a question of what somebody holds, or a wish to be told later."""
    if intent is Intent.TIMELINE:
        return _VIEWS.fullmatch(words) is not None
    return intent is Intent.EVENT and _LATER.search(words) is not None


def _summary(words: str) -> Request | None:
    """A request for one article in short; its length may stand around it."""
    text, length = split_length(words)
    match = _first(_SUMMARIES, text)
    if match is None and length is None:
        return None
    if match is None and re.match(r"(?:who|whom|when|where|why|how|what|did|is)\b", text, re.I):
        return None
    what = match["words"] if match else text
    story = _IS_STORY.fullmatch(what)
    order = _order(story["order"]) if story else Order.BEST
    rest = story and (story["after"] or story["before"])
    return Request(Intent.SUMMARY, what, rest, length, order)


def _order(word: str | None) -> Order:
    if not word:
        return Order.BEST
    return Order.OLDEST if re.fullmatch(_OLDEST, word, re.IGNORECASE) else Order.NEWEST


def _first(patterns: tuple[re.Pattern[str], ...], words: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)


def _spelt(words: str) -> str:
    """The same with its first words as they are spelt where they ask for something: "sumarize"."""
    return _WORD.sub(_as_spelt, _NEWS_OF_A_TIME.sub(r"\g<news> of \g<time>", words), count=4)


def _as_spelt(match: re.Match[str]) -> str:
    token, word = match[0], match[0].lower()
    if len(word) < 6 or word in _KEYWORDS or word.removesuffix("s") in _KEYWORDS:
        return token
    near = process.extractOne(word, _KEYWORDS, scorer=fuzz.ratio, score_cutoff=_LIKE_A_KEYWORD)
    return near[0] if near else token
