"""Read what is to be done with what is followed, and when it comes: "pause everything for a week".

Pure: which subscription is meant by "it" or "lavrov" is left open, for `understanding`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from corpus.questions.phrases import BESIDE_WORDS
from corpus.subscriptions.grammar import form
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.slips import mended
from corpus.subscriptions.timing import Timing, read_timing

_LONGEST = 150


class Errand(StrEnum):
    """What needs no more words."""

    LIST = "show what is followed"
    DIGEST = "what is new in it, now"
    EXPORT = "all that is known of the chat"
    FORGET = "delete that"
    SETTINGS = "show the settings"


@dataclass(frozen=True, slots=True)
class End:
    """Follow `what` no more, or nothing at all.

    `is_sure` is False where that may be said of anything: "enough of eels".
    """

    what: str | None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """Another schedule for what is followed, or a pause, or the end of one.

    `what` names it; None is the newest, "" all. With neither `timing` nor `is_paused` the
    person is asked what to change. It is for this chat alone where `what` is followed in it.
    """

    what: str | None
    timing: Timing | None = None
    is_paused: bool | None = None
    is_sure: bool = True

    def of(self, schedule: Schedule) -> Schedule:
        """The schedule that takes the place of `schedule`: "at 9" changes only the time."""
        if self.timing is None or self.timing.schedule is None:
            return schedule
        new = self.timing.schedule
        has_time = schedule.often not in (Often.AT_ONCE, Often.HOURLY)
        return replace(schedule, times=new.times) if self.timing.is_time and has_time else new


Order: TypeAlias = Errand | End | Rearrangement

# --- words that come again ------------------------------------------------------------------

_POLITE = (
    r"((please|pls|ok|okay|hey|hi|now|and|so|just|could you|can you|would you|will you|you can"
    r"|i('d| would) like( you)? to|i want( you)? to|let'?s)[,\s]+)*"
)
_END = (
    r"([,\s]+(please|pls|now|thanks?|thank you|any\s?more|any longer|again|at all|for me|ok"
    r"|then|from now on|today|(from|off|on) (my|the) (list|subscriptions|follows)))*[\s.!?]*"
)
_MINE = "(my|our|the|all|all my|all the|all of my|these|those|your)"
_THINGS = (
    "(subscriptions?|alerts?|notifications?|follows?|digests?|updates?|messages?|wishes"
    "|feeds?|topics?|news)"
)
_EVERYTHING = (
    f"(everything|everybody|everyone|all( of (it|them|these))?|(it|them) all|the (whole )?lot"
    f"|{_MINE} {_THINGS}|{_THINGS}|all( {_THINGS})?)"
)
_ITSELF = "(it|that|this|them|those|these|that one|this one|the last( one)?|the subscription)"


_ALL, _IT = form(_EVERYTHING), form(_ITSELF)
_ITS = form(f"({_ITSELF}|{_EVERYTHING})( (to|come|be))*")
_TO = form(" (to|come|be)$")
_LENGTH = form(" (for|until|till) .+$")
_MAKE = form(rf"{_POLITE}(make|change|switch|move|reschedule|shift|turn|set)\b")


def _whole(pattern: str) -> re.Pattern[str]:
    return form(f"{_POLITE}({pattern}){_END}")


_FOLLOWING = (
    "(follow(ing|ed)?|subscribed?( to)?|subscribing to|watch(ing)?|track(ing)?|get(ting)?"
    "|receiv(e|ing)|signed up (for|to))"
)
_SHOW = "((show|list|see|give|tell|send|view|display|print)( (me|us))? )"
_ACTS: tuple[tuple[Errand, re.Pattern[str]], ...] = (
    (
        Errand.LIST,
        _whole(
            rf"(what|who|whom|which \w+)( all| else)? (do|am|are|did|have) (i|we) (currently "
            rf"|already "
            rf"|all )*{_FOLLOWING}( (right now|currently|here|so far|at the moment|from you|at))*"
            rf"|{_SHOW}?((all|a list) (of )?)?(my|our|the) (current |active )?(subscriptions?|subs"
            rf"|alerts"
            rf"|follows|followings?|wishes|topics|watch\s?list|list( of subscriptions)?)( list)?"
            rf"|{_SHOW}(me )?(all |everything |what |who |whom |the things "
            rf"|the people )+(i\s*'?a?m|i"
            rf" am|i|we|we are) {_FOLLOWING}|(what|which) (are )?(my|our) (subscriptions|alerts"
            rf"|topics)"
            rf"|what('s| is) (on my (watch\s?)?list|(being )?followed( here)?)|am i {_FOLLOWING}"
            rf" (anything|anyone|anybody|something)|do i follow (anything|anyone|somebody)"
            rf"|(what|which)"
            rf" (subscriptions|alerts|topics) (do (i|we) have|are (there|active|on))|what (will"
            rf"|do) you"
            rf" send me|({_SHOW})?subs|(list )?subscriptions( list)?|everything i follow"
        ),
    ),
    (
        Errand.DIGEST,
        _whole(
            r"(what('s| is)|anything|is (there )?anything|something|any news|news|show me what'?s"
            r"|whats)\s*(new\s*)?(in|on|from|about|with|of|for) (what|whom|who|the (things|people"
            r"|topics|stuff)|everything|everyone|all|those|my (subscriptions|follows|topics|list"
            r"|alerts))( (that )?(i|we)(\s*'m| am| are)? (follow(ing)?|subscribed?( to)?"
            r"|watch(ing)?))?|(send|give|show|get)( me)? (my|the|a|today'?s|another) digest|(my"
            r" )?digest( now)?|(my|today'?s) digest|what (did|have) i miss(ed)?|catch me up|(send"
            r"|give)( me)? (it|everything|my (news|updates)) (right )?now"
        ),
    ),
    (
        Errand.EXPORT,
        _whole(
            "(what|which) (data |info(rmation)? )?(do|have|did) you (all )?(know|have|store|stored"
            "|keep|kept|save|saved|hold|remember|collect|collected|got)( (about|on|of) (me|us))"
            "|(what|which) (data|information) do you (have|store|keep|hold|collect)"
            "|(send|give|export|download|show|get|can i (get|have|see))( me)? (all |a copy of )*"
            "(of )?my (own )?(data|information|info)"
            "|export( (it|everything|my (data|subscriptions)))?"
            "|(i want )?(a copy of )?my data"
            "|(tell|show) me (everything|what|all)( that)? you (know|have|store|keep) (about|on) me"
        ),
    ),
    (
        Errand.FORGET,
        _whole(
            "forget( about)? (me|us|everything|all)( ((that )?you (know|have|stored?|kept|saved)("
            " (about|on) (me|us))?|about (me|us)))?|(delete|erase|remove|wipe|clear|destroy|purge"
            "|drop)( out)? ((all|everything|any)( of)? )?(my|our) (own |personal )*(data|account"
            "|history|profile|details|info(rmation)?|records?|chat|settings and subscriptions)"
            "|(delete|erase|remove|wipe|clear|forget|destroy) (everything|all|all (the )?(data|info"
            "|information)|whatever|anything|what|the data)( (that )?(you (know|have|stored?|kept"
            "|keep|saved|hold|got)|there is))? (about|on|of|from) (me|us)"
            "|(delete|erase|wipe|remove) (me|us|everything (that )?you (know|have|stored?|keep))"
            "|delete (everything|all)|i want (all )?my data (deleted|erased|removed|gone)"
        ),
    ),
    (
        Errand.SETTINGS,
        _whole(
            rf"({_SHOW}?(my|the|our) |{_SHOW})settings|(change|open|edit) ((my|the|our) )?settings"
            rf"|what('s| is| are) (my|the|our) (settings|time\s?zone|quiet hours)|((when"
            rf"|in) )?(which"
            rf"|what) time\s?zone (am i|are you|do you (use|think i am))( in)?"
        ),
    ),
)

# --- follow no more -------------------------------------------------------------------------

_ABOUT_IT = "( (about|on|from|for|to|of|with|when|what|whenever))?"
_END_SURELY = (
    rf"un-?\s?follow|un-?\s?subscribe( me)?( from)?|stop (following|watching|tracking"
    rf"|monitoring)|(cancel|delete|remove|end|drop|stop) ((my|the|this|that|all|our)"
    rf" )*(subscriptions?|alerts?|follows?)( (to|for|on|about|of|from))?|i (want to|wanna|would"
    rf" like to) (unsubscribe( from)?|stop following)|stop (sending|telling|notifying|alerting"
    rf"|messaging|writing|informing|updating|pinging)( (me|us))?( (any(thing)?|news|updates?"
    rf"|more|messages|alerts|notifications|digests?|stuff|things|all|articles|the))*{_ABOUT_IT}"
)
_END_PERHAPS = (
    rf"(do not|don'?t|never) (send|tell|show|write|notify|alert|follow|give|message|inform"
    rf"|update|ping|bother)( (me|us))?( (any(thing)?|news|updates?|any\s?more|more|messages"
    rf"|alerts|stuff|things|articles|with))*{_ABOUT_IT}|(cancel|remove|delete|drop|stop|end"
    rf"|quit|kill)( with)?( (my|the|all|any))?( (subscriptions?|alerts?|digests?|updates?|news"
    rf"|messages"
    rf"|notifications?))?( (to|for|on|about|with|from|of))?|(i (want|need) )?no (more|longer)("
    rf" (any|news|updates?|messages|alerts|articles|stuff|digests))*{_ABOUT_IT}|i (do not"
    rf"|don'?t|no longer) (want|need|care|wish)( (to (hear|follow|know|read|get|receive|see|be"
    rf" told)|news|updates?|alerts?|anything|any|more|the))*{_ABOUT_IT}|enough( (of|about|with"
    rf"|news (on|about)))?|forget( about)?|(i'?m|i am) (not|no longer) interested in|not"
    rf" interested in|leave out|get rid of|take (me )?off"
)
_END_NO_MORE = rf"no( {_THINGS})?( (for|about|on|of|from))?(?= .+ (any\s?more|any longer)\b)"
_ENDS = tuple(
    (form(f"{_POLITE}({words}) (?P<what>.+?){_END}"), is_sure)
    for words, is_sure in ((_END_SURELY, True), (_END_PERHAPS, False), (_END_NO_MORE, False))
)
# "Ferries no more".
_ENDS_LATE = form(
    f"{_POLITE}(?P<what>.+?)[,:]? (no more|no longer|is over|not any\\s?more|(can|should)"
    f" (stop|go|end))(please|pls|now|[\\s.!])*"
)
_STUFF = form(r" (stuff|things?|news|updates?|messages?|alerts?)$")
_END_ALONE = _whole(
    rf"(un-?\s?subscribe|un-?\s?follow)( me)?( (from )?{_EVERYTHING})?|stop (sending|messaging"
    rf"|writing|notifying)( (to )?me)?( (stuff|anything|messages|things|news|{_EVERYTHING}))*"
    rf"|(stop|cancel|end|remove|delete|drop|quit) (following )?(with )?{_EVERYTHING}( (for ?ever"
    rf"|for good|completely))?|no more (messages|digests|updates|alerts|news|notifications)"
    rf"|(do not|don'?t) (send|write|message|notify)("
    rf" (to )?me)?( (any(thing)?|messages|news|more))*"
)


# --- another schedule, a pause --------------------------------------------------------------

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_ORDINAL = "|".join(_ORDINALS)
_PAUSE_ONE = form(
    f"{_POLITE}((?P<pause>pause|mute|snooze|suspend|hold|silence|put on hold)|(?P<go>resume"
    f"|un-?pause|un-?mute|continue|restart|go on with|carry on with))( (following|the"
    f" subscription (to|on)|subscription|news (on|about)|updates (on|about)))?"
    f" (?P<what>.+?){_END}"
)
_CHANGE = form(
    f"{_POLITE}(make|set|change|switch|turn|move|put|reschedule|shift|send|give|deliver|get"
    f"|have|do|i want|i'd (get|have)|let it be|update|write)( me)?( (?P<what>.+?))?( (to"
    f"|come|be|be sent"
    f"|arrive|into|rather))*{_END}"
)
_INSTEAD = form(
    r"([,\s]*\b(instead|rather)\b( of .+)?|\bnot (hourly|daily|weekly|at once|every \w+)\b)"
)
_RATHER = form(
    r"^(rather|better|only|just|instead|but|from now on)\b|\b(only|is (better|enough)|would be"
    r" (better|nice|enough)|please)\s*$"
)
_EDIT = _whole(
    "(change|edit|modify|adjust|update) ((the )?(schedule|time|times|frequency) (of|for)"
    " )?(my |the )?(subscription (to|on|about) )?(?P<what>.+)|(?P<often>(not so|less|more)"
    " often|too (often|many( messages)?|much))"
)
_TIME_OF = form("^(the )?(time|schedule|hour|frequency|digest time)s?( (of|for) )?")


def read_order(message: str) -> Order | None:
    """What is to be done with what is followed, or None where a message asks for something else."""
    line = mended(message).strip()
    if len(line) > _LONGEST or not line:
        return None
    for act, words in _ACTS:
        if words.fullmatch(line):
            return act
    return _end(line) or _pause(line) or _change(line)


def _end(line: str) -> End | None:
    if _END_ALONE.fullmatch(line):
        return End(None)
    for end, is_sure in _ENDS:
        match = end.fullmatch(line)
        if match:
            what = match["what"].strip(BESIDE_WORDS)
            what = _STUFF.sub("", what) or what
            is_all = _ALL.fullmatch(what)
            return End(None if is_all else what, is_sure or bool(is_all))
    late = _ENDS_LATE.fullmatch(line)
    return End(late["what"], is_sure=False) if late else None


def _pause(line: str) -> Rearrangement | None:
    match = _PAUSE_ONE.fullmatch(line)
    if match is None:
        return None
    what = match["what"]
    is_all = _ALL.fullmatch(what)
    if is_all:
        return None
    length = _LENGTH.search(what)
    what = what[: length.start()] if length else what
    return Rearrangement(_which(what), is_paused=bool(match["pause"]), is_sure=not length)


_TO_TIME = form(r"\bto (?=noon|midday|midnight|\d)")


def _change(line: str) -> Rearrangement | None:
    """ "Make it hourly", "send it at 9 instead", "eels every evening instead", "only weekdays"."""
    timing = read_timing(_TO_TIME.sub("at ", _INSTEAD.sub(" ", line)))
    if timing.schedule is None:
        edit = _EDIT.fullmatch(line)
        return Rearrangement(None if not edit["what"] else _which(edit["what"])) if edit else None
    words = timing.words.strip(BESIDE_WORDS)
    is_instead = _INSTEAD.search(line) is not None
    match = _CHANGE.fullmatch(words)
    if match and (match["what"] is None or is_instead or _is_its(match["what"]) or _makes(words)):
        what = _TIME_OF.sub("", (match["what"] or "").strip(BESIDE_WORDS))
        return Rearrangement(_which(_TO.sub("", what)), timing, is_sure=timing.is_sure)
    if match and not _ALL.fullmatch(match["what"]):
        return Rearrangement(_which(match["what"]), timing, is_sure=timing.is_sure)
    if is_instead:
        return Rearrangement(_which(words), timing, is_sure=timing.is_sure)
    bare = _RATHER.sub("", words).strip(BESIDE_WORDS)
    if not bare or _is_its(bare):
        return Rearrangement(_which(bare), timing, is_sure=timing.is_sure)
    return None


def _makes(words: str) -> bool:
    return _MAKE.match(words) is not None


def _is_its(words: str) -> bool:
    return _ITS.fullmatch(words) is not None


def _which(words: str) -> str | None:
    """What is named: None for "it", "" for all."""
    words = words.strip(BESIDE_WORDS)
    if not words or _IT.fullmatch(words):
        return None
    return "" if _ALL.fullmatch(words) else words


_PLACE = form(
    rf"(the )?((?P<word>{_ORDINAL}|last|newest)( (one|subscription|alert))?|(number|no\.?|nr\.?"
    rf"|#)?\s*(?P<number>\d{{1,2}})(st|nd|rd|th)?( (one|subscription))?)"
)


def place_of(words: str) -> int | None:
    """The place in the list that words name, from 0: "the second one", "number 2"; -1 the last."""
    match = _PLACE.fullmatch(words.strip(BESIDE_WORDS))
    if match is None:
        return None
    if match["number"]:
        return int(match["number"]) - 1
    word = match["word"].lower()
    return _ORDINALS.index(word) if word in _ORDINALS else -1
