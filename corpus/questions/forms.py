"""Read a question: about whom, about what, between which times.

Nothing here looks into an archive. What the words alone make certain is one
`Question`; what only the archive can tell ("cavusoglu nato": is that a person
and a topic?) is a list of readings for `corpus.answers.said` to try.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from corpus.questions.line import LONGEST_QUESTION, Limits, Line
from corpus.questions.phrases import ASKING, BESIDE_WORDS, MARKS, asks_no_more
from corpus.types import Act, Question

# A name is at most this many words in a question without a verb.
_LONGEST_NAME = 4
_LONGEST_BARE = 8

_NO_NAME = f"-{MARKS}"

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|claim|claims|claimed|state|states"
    r"|stated|stress|stressed|announce|announced|promise|promised|warn|warned|argue|argued"
    r"|add|adds|added|reply|replies|replied|explain|explains|explained|insist|insists|insisted"
    r"|admit|admits|admitted|suggest|suggests|suggested"
    r"|comment|comments|commented|speak|talk|spoken|talked|write|wrote|tweet|tweeted|respond|responded)"
)
# Whoever asks what somebody thinks asks for more than their words.
_THINK = (
    r"(?P<thought>think|thinks|thought|thinking|believe|believes|believed|hope|hopes|hoped"
    r"|want|wants|wanted|feel|feels|felt|expect|expects|expected|fear|fears|feared)"
    r"(?!\s+to\b)"  # "what does the plan want to achieve" is about no words
)
_ABOUT = r"(?:about|on|regarding|concerning|of|over|re:?|to)"
_WITHIN = r"(?:in|at|during|after|before|since|when|while|that|for|against|with|around|by)"
_WHOM = r"(?:\s+(?:to\s+)?(?:reporters|journalists|the press|the media|parliament))?"
_TOPIC = rf"(?:{_WHOM}(?:\s+anything)?\s+{_ABOUT}\s+(?P<topic>.+?))?"
_VERB = rf"(?:{_SAY}|{_THINK})"
_END = r"\s*[?.!]*$"

_ANY = (
    r"(?:(?:show|give|find|get|list)(?:\s+me)?\s+)?"
    r"(?:(?:are|is)\s+there\s+)?(?:any\s+|all\s+|some\s+|the\s+)?"
)

_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        rf"what(?:\s+else|\s+all)?\s+(?:did|does|do|has|have|had|is|was|would)\s+(?P<name>.+?)\s+(?:ever\s+|quoted\s+as\s+)?{_VERB}{_TOPIC}",
        rf"what(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?P<name>.+?)['’]s?\s+(?:view|views|position|stance|opinion|opinions|comment|comments|words|statement|statements|remarks)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:has|have|did|does)\s+(?P<name>.+?)\s+(?:ever\s+)?{_VERB}(?:\s+(?:anything|something))?{_TOPIC}",
        rf"{_ANY}(?:quotes?|statements?|remarks?|words|comments?)\s+(?:by|from|of)\s+(?P<name>.+?)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        rf"(?:(?:tell\s+me\s+)?what\s+)?(?!{ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)\s+(?:said|says|(?P<thought>thinks|believes|hopes|feels|thought|believed))(?:\s+what)?(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
        # A time or a place that is not read is asked about, and loses no more than itself.
        rf"what\s+(?:did|does|do|has|have|had)\s+(?P<name>(?:\S+\s+){{0,4}}?\S+)\s+(?:ever\s+)?{_VERB}\s+(?:{_WITHIN}\s+)?(?P<topic>.+?)",
        rf"(?!{ASKING}\s)(?P<name>(?:\S+\s+){{0,3}}\S+?)['’]s?\s+(?:comments?|remarks?|statements?|words?|quotes?|views?|opinions?|position|stance)(?:\s+{_ABOUT}\s+(?P<topic>.+?))?",
    )
)
_PRONOUNS = ("who", "what", "he", "she", "it", "you", "i", "we")
_OPEN = re.compile(
    # Of whom the archive cannot tell what they are ("which minister"), everybody is asked.
    rf"(?:who(?:\s+else)?|which\s+[^\s?]+)(?:\s+in\s+(?:the\s+)?[^\s?]+)?\s+(?:has\s+|have\s+)?(?:said|says|spoke|talked|commented|told|(?P<thought>thinks|believes|hopes|thought))"
    rf"{_WHOM}(?:\s+(?:what|something|anything))?(?:\s+(?:{_ABOUT}|that))?\s+(?P<topic>.+?)" + _END,
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"what\s+(?:was|is|has been|is being)\s+said\s+{_ABOUT}\s+(?P<topic>.+?)" + _END, re.IGNORECASE
)
_PEOPLE = ("anybody", "anyone", "everybody", "everyone", "people", "somebody", "someone", "they")
_BARE_ABOUT = re.compile(
    rf"(?P<name>(?:\S+\s+){{0,{_LONGEST_NAME - 1}}}\S+)\s+(?:on|about|regarding)\s+(?P<topic>.+?)"
    + _END,
    re.IGNORECASE,
)


def parse_question(line: Line) -> Question | None:
    """What was asked, when the words alone say that it is about what somebody said.

    "Who said ..." gives a Question without a name. None for anything else.
    """
    if len(line.text) > LONGEST_QUESTION:
        return None
    question = parse_form(line.plain.words)
    if question:
        limits = line.plain.question
        is_anybody = question.name in _PEOPLE
        if is_anybody and limits == Question():
            return None  # "what did people say", of no topic, no time and no outlet
        name = None if is_anybody else question.name
        return replace(limits, name=name, topic=question.topic, act=question.act)
    # "Quotes from May" has no date after all, nor "quotes from Reuters" an outlet.
    question = parse_form(line.text)
    return question if question and question.name else None


def parse_form(words: str) -> Question | None:
    """`parse_question` for words without dates and outlet, on one line."""
    match = _OPEN.match(words) or _PASSIVE.match(words)
    if match:
        topic = _topic(match["topic"])
        return Question(None, topic, act=_act(match)) if topic else None
    match = next(filter(None, (form.match(words) for form in _FORMS)), None)
    name = _bare(match["name"]) if match else None
    if match is None or name is None or name.lower() in _PRONOUNS:
        return None
    topic = _topic(match["topic"])
    is_anybody = topic and name.lower() in _PEOPLE
    return Question(None if is_anybody else name, topic, act=_act(match))


def _act(match: re.Match[str]) -> Act:
    return Act.THOUGHT if match.groupdict().get("thought") else Act.SAID


def readings(limits: Limits) -> list[Question]:
    """What short words without a verb may mean: a name, perhaps with a topic; likeliest first.

    "Cavusolu on NATO" and "cavusoglu nato"; [] for anything longer.
    """
    if len(limits.words) > LONGEST_QUESTION:
        return []
    split = _BARE_ABOUT.match(limits.words)
    if split and _bare(split["name"]):
        return [_reading(limits, split["name"], split["topic"])]
    words = limits.words.rstrip("?.! ").split()
    if not 0 < len(words) <= _LONGEST_BARE or words[0].startswith("-"):
        return []
    # No name goes on with a phrase in quotation marks, or a word that is not wanted.
    longest = 1 + sum(1 for _ in takewhile(lambda word: word[0] not in _NO_NAME, words[1:]))
    return [
        _reading(limits, " ".join(words[:size]), " ".join(words[size:]))
        for size in range(min(_LONGEST_NAME, longest), 0, -1)
    ]


def _reading(limits: Limits, name: str, topic: str) -> Question:
    return replace(limits.question, name=_bare(name) or name, topic=_topic(topic))


def parse_search(line: Line) -> Question:
    """What to look for in the articles, from when, and in which outlet; nobody's words.

    The topic still has its quotation marks and "-words", for `split_topic`. It
    is None when nothing is asked but a time or an outlet: "news of last week".
    """
    limits = line.search
    is_all = limits.question != Question() and asks_no_more(limits.words)
    return limits.question if is_all else replace(limits.question, topic=_topic(limits.words))


def within_dates(line: Line) -> str:
    """The topic of `parse_search` for what was published in the times asked for.

    There the words of those times say nothing; "In March 2021" keeps them in
    the topic for the articles of other years.
    """
    plain, search = line.plain, line.search
    is_same = (plain.since, plain.until) == (search.since, search.until)
    return (is_same and _topic(plain.words)) or _topic(search.words) or ""


def parse_coverage(line: Line) -> Question:
    """Which articles to tell of: on what, from when, of which outlet.

    Here a date is of the articles, "2019" and "June 2024" as much as "in March 2019". The topic is
    None where none is named: "last week", "last week's news". In how many words is no part of it.
    """
    if line.bare and line.bare.is_dated and any(map(str.isdigit, line.text)):
        question = _coverage(line.bare)
        if question.topic is None or _ABOUT_WHAT.search(line.text):
            return question
    return _coverage(line.plain)


def parse_time(line: Line) -> Question | None:
    """`parse_coverage` for words that name a time, or are an outlet and no more; None for others.

    Here "May" is a time and "Harbour Gazette" an outlet, too.
    """
    questions = [parse_coverage(line)]
    if line.bare:
        bare = _coverage(line.bare)
        # In "May Day parade" the "in" would be of something else.
        questions += [bare] if bare.topic is None or _ON_WHAT.search(line.text) else []
    for question in questions:
        is_outlet = question.outlet and question.topic is None
        if question.since or question.until or is_outlet:
            return question
    return None


def _coverage(limits: Limits) -> Question:
    topic = _topic(_BETWEEN.sub("", limits.words))
    is_all = topic is None or (limits.question != Question() and asks_no_more(topic))
    return limits.question if is_all else replace(limits.question, topic=topic)


# What stands between a time and what is asked of it.
_BETWEEN = re.compile(rf"\A(?:{_ABOUT}|with|in|at)\s+", re.IGNORECASE)
_ABOUT_WHAT = re.compile(rf"\b{_ABOUT}\b", re.IGNORECASE)
_ON_WHAT = re.compile(r"\b(?:about|on)\b", re.IGNORECASE)


def _bare(part: str | None) -> str | None:
    return (part or "").strip(BESIDE_WORDS + MARKS) or None


def _topic(part: str | None) -> str | None:
    """A topic keeps the quotation marks around a phrase, but no single one at its ends."""
    topic = (part or "").strip(BESIDE_WORDS)
    if sum(map(topic.count, MARKS)) % 2:
        topic = topic.strip(BESIDE_WORDS + MARKS)
    return topic if _bare(topic) else None
