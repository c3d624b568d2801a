"""Read what somebody wishes to be told from now on: "every morning at 8 what Lavrov says". Pure.

What only the archive can tell (is "Halloran" a person, an outlet, a word?) is left open here, for
`understanding`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from corpus.questions.forms import parse_form
from corpus.questions.line import parse_line
from corpus.questions.phrases import ASKING, BESIDE_WORDS, one_line
from corpus.subscriptions.grammar import form
from corpus.subscriptions.matching import outlet_token
from corpus.subscriptions.openings import (
    ANOTHER,
    FOLLOW,
    FROM_NOW_ON,
    LATE_OPENING,
    LEANS,
    LINKING,
    NEWS_OF,
    ON_MY_LIST,
    TAIL,
    TELL,
    TOO,
    WHEN,
)
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.slips import mended
from corpus.subscriptions.timing import Timing, read_timing, without

_LONGEST = 300
# A line without an opening may be a wish where so few words are left beside when.
_FEW_WORDS = 3


class Hopeless(StrEnum):
    """Why a wish can never be met."""

    PAST = "it is of a time that is over"
    EMPTY_WORDS = "its words say nothing"
    CONTRADICTION = "what must be there must not be there"
    PRIVATE = "it is in nobody's news"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to follow, as it was put, and how often, if that was said.

    `name` is somebody who speaks, with `mentions` also who is mentioned; `bare` may be a person,
    an outlet or a topic, or several. `is_empty` where what to follow was not said, or is no more
    than "him". `is_sure` is False where words were left unread, or are read as the nearest thing;
    `is_near` where that is so of the schedule.
    """

    name: str | None = None
    topic: str | None = None
    bare: str | None = None
    outlet: str | None = None
    mentions: bool = False
    is_fuzzy: bool = False
    schedule: Schedule | None = None
    is_empty: bool = False
    is_sure: bool = True
    is_near: bool = False
    trouble: Hopeless | None = None


# --- what is wished -------------------------------------------------------------------------

_SPEAKS = form(
    r"\b(is |are )?(speak(s|ing)?|talk(s|ing)?|comment(s|ing)?|(is )?quoted|says?|said|tweets?"
    r"|posts|(has|have) (something|anything) to say|makes? a statement|opens? (his"
    r"|her|their) mouth)( (something|anything|sth|smth|a word|stuff|things))?( new)?("
    r" again)?(?=$| (about|on|of|regarding|over|concerning)\b)"
)
# What is spoken of, without a word between.
_MENTIONS = form(r"\b(mentions?|discuss(es)?|addresses|brings up) (?!of\b)(?=\w)")
_IF_HE = form(rf" (if|when(ever)?|every\s?time|as soon as) (he|she|they|it) (?={_SPEAKS.pattern})")
_ALL_OF = form(
    r"(everything|all|anything|whatever)( that)? (?=\S.* says?$|\S.* says? (about|on)\b)"
)
_THERE_IS = form(
    r"(there\s*(is|'?s|are|comes?)|you (have|get|find|see|hear)|something (new )?(happens"
    r"|comes up)|anything (new )?happens)\s*((any|some|new|more|the|a|latest|breaking) )*(news"
    r"|something|anything|articles?|stories|story|updates?|developments?|new|word)?("
    r" new)?\s*(about|on|of|with|from|regarding|to|in) "
)
_THERE_IS_ONE = form(r"^there\s*(is|'?s|are|was) ((an?|any|some|another|more|the|new) )*")
_MENTION = form("((any )?mentions? of (?P<one>.+)|(?P<other>.+?) (is|are|gets?) mentioned)")
_IN_NEWS = form(
    r"(?P<topic>.+?) (happens?|occurs?|is|are|comes? up|makes?|appears?|shows? up"
    r"|gets?)( back)?\s*(in the"
    r" (news|papers|headlines)|the news|headlines)?\s*$"
)
_ALSO_MENTION = form(",? (and|or|also) (also )?(when )?((he|she|they|it) (is|are) )?mention(s|ed)")
_FUZZY = form(
    r",? (\(?\s*(even|also)?\s*(if )?(misspel(t|led)|in any spelling|fuzzy)( too)?\)?)\s*$"
)
_EXCEPT = form(
    ",? (but (not|no|nothing|without|skip|leave out|please no)|except( for)?|excluding"
    "|ignoring|without|minus|(and )?(not|no)|other than) ((anything |stuff |the ones |news"
    " )?(about|on) |if it('s| is) about )?(?P<words>[^,;]+)$"
)
_ONLY_FROM = form(r",? (but )?(only|just) (?=(from|in|by)\s)")
_ABOUT = form(
    r"((all|any|an?|my|every|the|new|latest|only|some|just) )*(what('s| is) (new|happening"
    r"|going on|said|written)( in)?|digest|summary|overview|round-?up|latest|news"
    r"|everything|anything"
    r"|articles?|stories|story|all|headlines|something|stuff|updates?|coverage|reports?"
    r"|developments?)( (there is|new))*((?<=\sin)| (about|on|of|with|regarding|mentioning"
    r"|concerning|related to|around|for)) (?P<topic>.+)"
)
_TOPIC_NEWS = form(
    "((all|any|the|new|latest) )*(?P<topic>.+?) (news|stories|articles|headlines|updates|coverage)"
)
_PRONOUN = (
    "(me|us|nothing|nobody|no one|him|her|them|it|this|that|these|those|you|he|she|they"
    "|somebody|someone|something"
    "|one|topic|person|this (topic|person|story|one|article|guy)|that (topic|person|story|one"
    "|guy)|the (topic|person|story))"
)
ADDRESS = form(r"(the feed )?(?P<url>(https?://|www\.)\S+|\S+\.(xml|rss|atom)(\?\S*)?)")
"""The address of a feed, or of a page that has one."""
# Pronouns, emoji and marks: nobody could tell what is meant.
_NO_SUBJECT = form(rf"[\W_]*({_PRONOUN}( (too|also|please|up|story))*[\W_]*)?")
_ALL_NEWS = form(
    "((all|any|the|new|latest|breaking|a|my|every|of|some|main|top|is|digest) )*(news"
    "|everything|everyone|everybody|anything|all"
    "|articles?|stories|headlines|what('s| is) (new|happening|going on)|digest|summary"
    "|overview|update)( (there is|new|of the day|of the week|you have|in the news))*"
)
# Of these words something was meant that is not understood.
_UNREAD = form(
    r"\b(unless|if|when(ever)?|because|until|till|while|instead|every|each|times? an?|per"
    r"|min(ute)?s?|hourly|weekly|monthly|daily|except|only|but|at least|more than|less than"
    r"|max(imum)?|sometimes|often|please|starting|tomorrow|tonight|next week|mornings?"
    r"|evenings?|within|before|after \d|at \d|at (first|last))\b"
)

# What only the person who wishes could know of: "when my parcel arrives".
_PRIVATE = form(
    r"\b(my|our|mine|ours|i'm|i've|we're|i (am|was|have|had|will|can|need|get|go|do|see|feel"
    r"|want))\b"
    r"|^(you|your)\b"
)
# Of "on seals and on ferries" each is wished for.
_AND_ON = form(r"[,\s]+(and|or|and also|as well as) (also )?(on|about|news (on|about)) ")
_WHAT = form(r"what\b(?! (did|does|do|has|have|is|was)\b)")
_ON_WHAT = form(r"\w (on|about) \w")
_PAST = form(r"\bsaid\b")
_TITLE_BEGINS = form(r"(daily|weekly|nightly|live)\b")  # "Daily Herald on the bridge"
_ASKS = form(rf"{ASKING}\b|.*\?$")
_REFUSES = form(r"(don'?t|do not|never|no|not|stop|without)\b")
_EVERY = form(r"(every|each)\s")


_ONLY_TELL = form("^(only|just) (?=(tell|send|give|show|write|message) me)")
# What is left beside when: "about eels but only [on weekdays]".
_BESIDE_WHEN = form(r"^[-–—] |,?( but| only| just| and)+$")
_UNTIL = form(r"\b(until|till)\b")


def read_wish(
    text: str, now: datetime, outlets: Collection[str] = (), is_command: bool = False
) -> Wish | None:
    """What somebody wishes to be told from now on, or None when they ask for something else.

    With `is_command` that is said already. `outlets` are those of the archive.
    """
    if len(text) > _LONGEST:
        return None
    line = TAIL.sub("", mended(text).strip(BESIDE_WORDS)).strip(BESIDE_WORDS)
    line = _opening_first(_ONLY_TELL.sub("", line))
    timing = read_timing(FROM_NOW_ON.sub(" ", line))
    subject = _BESIDE_WHEN.sub("", timing.words.strip(BESIDE_WORDS))
    follows = FOLLOW.match(subject)
    opening = follows or TELL.match(subject)
    matter = (subject[opening.end() :] if opening else subject).strip(BESIDE_WORDS)
    link = LINKING.match(matter) if opening else None
    is_when = bool(link and link["alert"])
    is_alert = is_when or bool(follows and follows["alert"])
    matter = ON_MY_LIST.sub("", _linked(matter)) if opening else matter
    is_sure: bool | None = True
    if not (follows or is_command):
        is_sure = _is_wish(line, matter, timing.schedule is not None, opening is not None, is_alert)
    if is_sure is None:
        return None
    schedule = timing.schedule or (Schedule(Often.AT_ONCE) if is_alert else None)
    if _NO_SUBJECT.fullmatch(matter) and not (schedule and is_command and not matter):
        return Wish(schedule=schedule, is_empty=True)
    wish = _what(matter, now, outlets)
    # Of "when the bridge opens" only the words are found, whatever opens.
    is_clause = is_when and wish.bare == matter and " " in matter
    is_sure = is_sure and timing.is_sure and wish.is_sure and not is_clause
    return replace(wish, schedule=schedule, is_sure=is_sure, is_near=_is_near(timing))


def read_another(text: str, now: datetime, outlets: Collection[str] = ()) -> Wish | None:
    """What is wished beside what was followed just now: "also the eels", "and eels too".

    Of "and eels" it is not sure that it is to be followed.
    """
    line = TAIL.sub("", one_line(text).strip(BESIDE_WORDS))
    too = TOO.search(line)
    line = line[: too.start()] if too else line
    opening = ANOTHER.match(line)
    matter = line[opening.end() :] if opening else line
    if not (opening or too) or "?" in text or LEANS.match(matter):
        return None
    if WHEN.match(matter):
        return read_wish(f"notify me {matter}", now, outlets)
    wish = None if _ASKS.match(matter) else read_wish(matter, now, outlets, is_command=True)
    is_plain = opening is not None and opening.group().lower().split() == ["and"] and not too
    return replace(wish, is_sure=wish.is_sure and not is_plain) if wish else None


def _is_near(timing: Timing) -> bool:
    """Whether another schedule was wished; of "twice a day" only the times are a guess."""
    schedule = timing.schedule
    is_one = schedule is not None and len(schedule.times) == len(schedule.days) == 1
    return not timing.is_sure and is_one


def follows_address(text: str) -> bool:
    """Whether words wish to follow an address, "follow https://news.example/feed", and no more."""
    line = one_line(text)
    opening = FOLLOW.match(line)
    return bool(opening and ADDRESS.fullmatch(line[opening.end() :].strip(BESIDE_WORDS)))


def _opening_first(line: str) -> str:
    """ "When Krol speaks, let me know" as "let me know when Krol speaks"."""
    late = LATE_OPENING.fullmatch(line)
    return f"{late['opening']} {late['rest']}" if late else line


def _linked(matter: str) -> str:
    """What stands behind "about", "when", "to" and the like."""
    matter = matter.strip(BESIDE_WORDS)
    while link := LINKING.match(matter):
        matter = matter[link.end() :].strip(BESIDE_WORDS)
    return matter


def _is_wish(
    line: str, matter: str, is_timed: bool, is_opened: bool, is_alert: bool
) -> bool | None:
    """Whether a line is a wish that need not be one: surely, perhaps (False), or not (None)."""
    excludes = any(limit.search(line) for limit in (_EXCEPT, _ONLY_FROM, FROM_NOW_ON))
    if is_opened:
        return True if is_timed or is_alert or excludes else None
    if not is_timed:
        return True if excludes and NEWS_OF.match(line) and not _ASKS.match(line) else None
    is_speech = _WHAT.match(matter) and parse_form(_SPEAKS.sub("says", matter))
    if is_speech or _ABOUT.fullmatch(matter) or _ALL_NEWS.fullmatch(matter):
        return True
    if _ASKS.match(matter) or not matter or _PAST.search(matter) or _REFUSES.match(matter):
        return None
    if NEWS_OF.match(matter):
        return True
    begins = not line.lower().startswith(matter.lower()[:8])
    words = _unwanted(matter)[0].split()
    if begins and (":" in line or (len(words) <= _FEW_WORDS and _EVERY.match(line))):
        return True
    most = _FEW_WORDS + 2 if _ON_WHAT.search(matter) else _FEW_WORDS
    is_title = begins and _TITLE_BEGINS.match(line)
    return False if len(words) <= most and not is_title else None


def _what(text: str, now: datetime, outlets: Collection[str]) -> Wish:
    fuzzy = _FUZZY.search(text)
    text = text[: fuzzy.start()] if fuzzy else text
    also = _ALSO_MENTION.search(text)
    text = without(text, also) if also else text
    text, unwanted = _unwanted(one_line(_ONLY_FROM.sub(" ", text)))
    # What is new is of no other time: "since 2024" says nothing, "in 2019" will never be.
    limits = parse_line(text, now, outlets).plain
    ends = _UNTIL.search(text)
    is_past = bool(limits.until and limits.until <= now and not ends)
    subject = text if limits.is_dated and not limits.words else limits.words
    words = _straightened(subject.strip(BESIDE_WORDS))
    is_outlet = outlet_token(words) in map(outlet_token, outlets)
    wish = Wish(bare=words) if is_outlet else _subject(words)
    is_past = is_past and subject != text
    is_private = _PRIVATE.search(_unquoted(words)) is not None
    trouble = Hopeless.PAST if is_past else Hopeless.PRIVATE if is_private else None
    topic = " ".join(filter(None, (wish.topic, unwanted))) or None
    return replace(
        wish,
        topic=topic,
        outlet=limits.outlet,
        mentions=wish.mentions or bool(also),
        is_fuzzy=bool(fuzzy),
        is_sure=not (ends or _UNREAD.search(_unquoted(words))),
        trouble=trouble,
    )


def _unquoted(text: str) -> str:
    return re.sub(r'["“”„][^"“”„]*["“”„]', " ", text)


def _unwanted(text: str) -> tuple[str, str]:
    """The text without "but not ...", and that as -words."""
    exception = _EXCEPT.search(text)
    if exception is None:
        return text, ""
    words = form(r"\s*(,|\band\b|\bor\b)\s*").split(exception["words"])
    bare = (form("^(about|on|the word) ").sub("", word.strip(BESIDE_WORDS)) for word in words)
    marks = (f'-"{word}"' if " " in word else f"-{word}" for word in bare if word)
    return text[: exception.start()], " ".join(marks)


def _about(text: str) -> str | None:
    """The topic of "all the news about eels"."""
    about = _ABOUT.fullmatch(text)
    if about is None or _ALL_NEWS.fullmatch(about["topic"]):
        return None
    topic = about["topic"].strip(BESIDE_WORDS)
    news = _TOPIC_NEWS.fullmatch(topic)
    return _about(topic) or (news["topic"] if news else topic)


def _straightened(text: str) -> str:
    """What is wished for, without the turns of phrase that only lead to it."""
    text = _THERE_IS_ONE.sub("", _THERE_IS.sub("", text) if _THERE_IS.match(text) else text)
    text = _AND_ON.sub(", ", form(r", (?=(on|about) )").sub(" ", text))
    return _ALL_OF.sub("what ", _IF_HE.sub(" ", _MENTIONS.sub("says about ", text)))


def _subject(text: str) -> Wish:
    mention = _MENTION.fullmatch(text)
    if mention:
        return Wish(name=(mention["one"] or mention["other"]).strip(), mentions=True)
    if topic := _about(text):
        return Wish(topic=topic)
    if not text or _ALL_NEWS.fullmatch(text):
        return Wish()
    question = parse_form(_SPEAKS.sub("says", text))
    if question and (question.name or question.topic):
        return Wish(name=question.name, topic=question.topic)
    news = _IN_NEWS.fullmatch(text) or _TOPIC_NEWS.fullmatch(text)
    return Wish(bare=news["topic"] if news else text)
