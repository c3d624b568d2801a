"""Read when and how a chat may be written to: "quiet 22 to 7", "i live in new york". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TypeAlias

from corpus.questions.phrases import BESIDE_WORDS, one_line
from corpus.subscriptions import zones
from corpus.subscriptions.follows import Subscriber
from corpus.subscriptions.grammar import form
from corpus.subscriptions.schedule import Quiet, zone_of
from corpus.subscriptions.slips import mended
from corpus.subscriptions.timing import CLOCK, clock_time

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours without messages; None for no such hours."""

    quiet: Quiet | None


@dataclass(frozen=True, slots=True)
class Pause:
    """No messages before `until`; None where that was not said. `is_over` ends a pause."""

    until: datetime | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """The time zone of a place, as its `words` named it; `name` is None where it is not known."""

    words: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Sound:
    """Messages with a sound, or without."""

    is_silent: bool


@dataclass(frozen=True, slots=True)
class Empties:
    """A word where nothing is new, or no message."""

    are_wished: bool


Setting: TypeAlias = QuietHours | Pause | Zone | Sound | Empties


def apply(setting: Setting, subscriber: Subscriber) -> Subscriber:
    """The subscriber with that set; as before where it says too little."""
    hours = subscriber.hours
    match setting:
        case QuietHours(quiet):
            return replace(subscriber, hours=replace(hours, quiet=quiet))
        case Pause(until, is_over):
            until = None if is_over else until or hours.paused_until
            return replace(subscriber, hours=replace(hours, paused_until=until))
        case Zone(_, name):
            return replace(subscriber, hours=replace(hours, zone=name or hours.zone))
        case Sound(is_silent):
            return replace(subscriber, is_silent=is_silent)
        case Empties(are_wished):
            return replace(subscriber, wants_empty=are_wished)


def read_setting(
    message: str, now: datetime, zone: str = "UTC", is_command: bool = False
) -> Setting | None:
    """What is to be set, or None where a message asks for something else.

    `zone` is where the days of a pause begin. With `is_command` it is about settings for certain,
    so that a city alone is a time zone.
    """
    line = _bare(mended(message))
    if not line or len(line) > _LONGEST:
        return None
    return (
        _read_quiet(line)
        or _read_sound(line)
        or _read_pause(line, now, zone)
        or _read_zone(line, is_command)
    )


_POLITE = form(
    r"^((please|pls|ok|okay|hey|hi|now|and|so|just|could you|can you|would you|you can|i('d|"
    r" would) like( you)? to|i want( you)? to)[,\s]+)+|([,\s]+(please|pls|thanks?|thank you"
    r"|now|then|for me|ok))+$"
)


def _bare(line: str) -> str:
    return _POLITE.sub("", line.strip(BESIDE_WORDS)).strip(BESIDE_WORDS)


# --- quiet hours ----------------------------------------------------------------------------

_NIGHT = Quiet(time(22), time(7))
_MESSAGES = "(messages?|msgs?|digests?|notifications?|alerts?|pings?|updates?|news|mails?|texts?)"
_DONT_WRITE = (
    f"((do not|don'?t|never|stop) (write|message|ping|disturb|text|send|bother|wake|notify"
    f"|alert|contact|messaging|writing|sending|texting)(ing)?( (to )?(me|us))?( (up"
    f"|any(thing)?|{_MESSAGES}))*|(i (want|need) )?(no|without) {_MESSAGES}|nothing|leave me"
    f" alone|let me sleep|be quiet|keep quiet|shut up|stay silent|(set )?(my )?quiet( (hours?"
    f"|time))?|silence|(do not|don'?t) disturb( me)?|dnd|silent|mute( (me|everything|all"
    f"|messages))?|not|never|pause|sleep( (mode|time|hours))?|i('m| am)? (sleep(ing)?|asleep"
    f"|in bed))"
)
_AT = (
    r"(\d{1,2}([:.h]\d{2})?\s*(am|pm|a\.m\.|p\.m\.|h)?|noon|midnight|(one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve)(\s*(am|pm))?)(\s*o'?clock)?"
)
_IN_THE = "( (in the (morning|evening|afternoon)|at night))?"
_SPAN = rf"(?P<start>{_AT}{_IN_THE})\s*(-|–|—|to|till?|until|and|through)\s*(?P<end>{_AT}{_IN_THE})"
_QUIET = form(
    rf"{_DONT_WRITE}\s*([:=]|are|is|from|between|to|at)*\s*(from |between )?{_SPAN}( every (day"
    rf"|night))?"
)
_QUIET_LATE = form(rf"(from|between) {_SPAN}[,\s]+(please )?{_DONT_WRITE}")
_ONLY_BETWEEN = form(
    rf"(only|just)?\s*(write|message|text|send|ping|notify|{_MESSAGES})( (to )?me)?( (only|just"
    rf"|{_MESSAGES}))* (only )?(between|from) {_SPAN}"
)
_AT_NIGHT = form(
    rf"({_DONT_WRITE} (at|during|in|over) (the )?nights?(\s*time)?|(be )?quiet nights?|at"
    rf" night[,\s]+{_DONT_WRITE}|(not|no {_MESSAGES}) (at night|while i('m| am)? (sleep(ing)?"
    rf"|asleep))|{_DONT_WRITE} (while|when) i('m| am)? (sleep(ing)?|asleep))"
)
_EDGE = form(f"{_DONT_WRITE} (?P<which>before|after|past|until|till) (?P<at>{_AT}{_IN_THE})")
_EDGES = form(
    rf"{_DONT_WRITE} ((after|past|later than) (?P<start>{_AT}{_IN_THE})[,\s]+(or|and|nor|but not"
    rf"|and not) (before|until|till|earlier than) (?P<end>{_AT}{_IN_THE})|(before|earlier than)"
    rf" (?P<first>{_AT}{_IN_THE})[,\s]+(or|and|nor|but not|and not) (after|past|later than)"
    rf" (?P<last>{_AT}{_IN_THE}))"
)
_BED = form(
    rf"i (go to (bed|sleep)|sleep) (at|from|around) (?P<start>{_AT})[,\s]+(and )?(i )?((get|wake)"
    rf" up|rise|am up|up) (at|around) (?P<end>{_AT})"
)
_OFF = form(
    r"(no|without|(turn|switch) off|remove|cancel|stop|end|delete|clear|disable|drop|forget)"
    r" (my |the |any )*quiet( (hours?|time))?( off)?|(turn |switch )?(my |the )?quiet( (hours?"
    r"|time))?\s*:?\s*(off|none|no|over|never|away)|(you )?(can|may)?\s*(write|message|text"
    r"|send)( (to )?me)?( messages)? (at night( (too|again|as well))|(at )?any\s?time|day and"
    r" night|whenever( you (want|like))?|around the clock)( again)?"
)


def _read_quiet(line: str) -> QuietHours | None:
    if _OFF.fullmatch(line):
        return QuietHours(None)
    if _AT_NIGHT.fullmatch(line):
        return QuietHours(_NIGHT)
    edges = _EDGES.fullmatch(line)
    if edges:
        start, end = edges["start"] or edges["last"], edges["end"] or edges["first"]
        return _quiet(_clock(start, is_late=True), _clock(end))
    match = _QUIET.fullmatch(line) or _QUIET_LATE.fullmatch(line) or _BED.fullmatch(line)
    if match:
        return _quiet(_clock(match["start"], _is_evening(match)), _clock(match["end"]))
    only = _ONLY_BETWEEN.fullmatch(line)
    if only:  # "only between 8 and 8" is by day
        late = not only["end"].lower().endswith("am")
        return _quiet(_clock(only["end"], late), _clock(only["start"]))
    edge = _EDGE.fullmatch(line)
    if edge and edge["which"].lower() in ("after", "past"):
        return _quiet(_clock(edge["at"], is_late=True), _NIGHT.end)
    return _quiet(_NIGHT.start, _clock(edge["at"])) if edge else None


def _quiet(start: time | None, end: time | None) -> QuietHours | None:
    return (
        QuietHours(Quiet(start, end))
        if start is not None and end is not None and start != end
        else None
    )


def _is_evening(match: re.Match[str]) -> bool:
    """Whether "10 to 7" begins at 10 in the evening, as "quiet 1 to 5" does not."""
    hours = [re.match(r"\d+", match[edge]) for edge in ("start", "end")]
    if any("m" in match[edge].lower() for edge in ("start", "end")) or not all(hours):
        return False
    start, end = (int(hour[0]) for hour in hours if hour)
    return 7 <= start <= 11 and end <= 11


def _clock(words: str, is_late: bool = False) -> time | None:
    match = CLOCK.match(f"at {words.strip()}")
    return clock_time(match, is_late) if match else None


# --- sound, empty digests -------------------------------------------------------------------

_NOISE = (
    "(sounds?|noises?|ringing|ring ?tones?|rings|beep(s|ing)?|buzz(es|ing)?|vibrat(ions?|ing)"
    "|dings?|chimes?|bells?)"
)
_SILENT = form(
    f"((quiet(ly)?|silent(ly)?)[,\\s]+(please[,\\s]+)?)?(no|without( any)?|stop( (the|all|with"
    f" the|making))?|enough) (more )?{_NOISE}( please)?|(((turn|switch) )?off (the |my )?"
    f"({_MESSAGES} )?{_NOISE}|(turn|switch) (the |my )?({_MESSAGES} )?{_NOISE} off)|quietly|s+h+"
    f"|(do not|don'?t|stop) (vibrat(e|ing)|{_NOISE})( (at )?me)?( any\\s?more)?|"
    f"((send|deliver|write|make) )?((me|it|them|everything|all|my|the|be) )*({_MESSAGES}"
    f" )?(silent(ly)?|without (a )?(sound|noise|ringing)|no (sound|noise)s?|(sound|noise)s?"
    f" off|soundless)( ({_MESSAGES}|mode))*( (?P<how>on|off))?|(turn|switch) (off (the )?|the"
    f" )?sounds?( off)?|(mute|silence) (the )?(sound|noise)s?|(do not|don'?t) (make (a"
    f" )?(sound|noise)|ring|beep|buzz)"
)
_LOUD = form(
    rf"(loud( again)?|{_NOISE} (back )?on( again)?|(turn|switch) (on )?(the )?sounds?"
    rf"( (back )?on)?( again)?|({_MESSAGES} "
    rf"|send (me )?({_MESSAGES} )?)?with (a )?sound( again)?|sounds?( (back )?on)?|not"
    rf" silent(ly)?( any\s?more)?|(turn )?silent (mode |messages )?off|make (a )?(sound|noise)("
    rf" again)?|no (more )?silent( \w+)?)"
)
_NOTHING_NEW = r"(there\s*(is|'s) )?nothing( is)?( (new|happened|to (say|tell|report)))?"
_EMPTY = form(
    rf"empty( digests?)?( (?P<how>on|off))?|((also|even) )?(tell|write|message|inform|notify)("
    rf" (to )?me)? ((also|even|too) )?(when|if) {_NOTHING_NEW}( too)?|(?P<never>(do not|don'?t"
    rf"|never|no {_MESSAGES})\s*(tell|write|message|send|notify)?( (to )?me)?( (anything|a"
    rf" message|{_MESSAGES}))? (when|if) {_NOTHING_NEW}|no empty( (digests?|messages?))?)"
)


def _read_sound(line: str) -> Sound | Empties | None:
    if _LOUD.fullmatch(line):
        return Sound(is_silent=False)
    silent, empty = _SILENT.fullmatch(line), _EMPTY.fullmatch(line)
    if silent:
        return Sound(is_silent=(silent["how"] or "").lower() != "off")
    if empty:
        return Empties((empty["how"] or "").lower() != "off" and not empty["never"])
    return None


# --- a pause --------------------------------------------------------------------------------

_ALL = (
    rf"((everything|all( of (it|them))?|it all|(all )?(my|the|these|all) {_MESSAGES}|(all )?(my"
    rf"|the) subscriptions|subscriptions|{_MESSAGES}|sending|following|me|for now)\s*)"
)
_PAUSE = form(
    rf"((pause|holiday|vacation|break|snooze|suspend|freeze|halt|mute|hold|stop|quiet|silence"
    rf"|(take|have) a (break|pause|rest)|(go|be) (on )?(pause|silent|quiet))\s*{_ALL}{{0,2}}"
    rf"|(i('m| am|'ll be| will be| go|'m going) (on|away|off|out|gone)|on|away|gone)( (a )?"
    rf"(holidays?|vacation|leave|trip|break))?\s*(from tomorrow\s*)?"
    rf"([,:;.]\s*{_DONT_WRITE}\s*({_MESSAGES}\s*)?)?"
    rf"|{_DONT_WRITE}\s*({_MESSAGES}\s*)?)(?P<rest>.*)"
)
_RESUME = form(
    f"(resume|go on|continue|carry on|un-?pause|un-?mute|un-?snooze|restart|start( sending)?("
    f" (me|it))?( again)|wake up|pause (off|over)|(end|stop|cancel|finish|lift|remove) (the "
    f"|my )?(pause|pausing|break|holiday|vacation)|i('m| am) back( (again|home|from (my"
    f" )?(holidays?|vacation|the break)))?|(write|send|message|text)( (to )?me)?("
    f" {_MESSAGES})? again|(pause|holiday|vacation) is over|back (again|to normal|on|home|from (my"
    f" |the )?(holidays?|vacation|break|trip|leave))|(you )?(can|may) (write|send|message)("
    f" (to )?me)?( {_MESSAGES})?( again| now)|turn (it"
    f"|everything|{_MESSAGES}) (back )?on( again)?)( (with |sending |to send )*({_ALL}|again"
    f"|it|please|the {_MESSAGES}|me|as before|as usual))*"
)
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = "|".join(_COUNTS[1:])
_FOR = form(
    rf"(for )?(the next |another |about )?(?P<count>\d{{1,3}}|an?|{_COUNT}|couple( of)?|a"
    rf" couple( of)?|a few|some)?\s*(?P<unit>hour|hr|day|week|month|fortnight)s?"
)
_BEGINS_PAUSE = form(r"(pause|snooze|suspend|freeze|mute|take|have)\b")
_UNTIL = form("(until|till?|to|before) (?P<day>.+)")
_NEXT_DAY = form(r"^(next|the) (?=\w+day\b)")
_UNITS = {"hour": 1, "hr": 1, "day": 24, "week": 7 * 24, "fortnight": 14 * 24, "month": 30 * 24}
_NEXT = {
    **dict.fromkeys(("today", "for today", "tonight", "for tonight"), "tomorrow"),
    **dict.fromkeys(("this week", "for this week", "the rest of the week"), "monday"),
    **dict.fromkeys(("for the rest of the week", "this weekend"), "monday"),
    **dict.fromkeys(("the weekend", "for the weekend", "over the weekend"), "monday"),
}


def _read_pause(line: str, now: datetime, zone: str) -> Pause | None:
    if _RESUME.fullmatch(line):
        return Pause(is_over=True)
    match = _PAUSE.fullmatch(line)
    if match is None:
        return None
    rest = match["rest"].strip(BESIDE_WORDS).lower()
    if not rest:
        begins = _BEGINS_PAUSE.match(line)
        return Pause() if begins else None
    length = _FOR.fullmatch(rest)
    if length:
        return Pause(now + timedelta(hours=_UNITS[length["unit"]] * _count(length["count"])))
    until = _UNTIL.match(rest)
    day = _NEXT.get(rest) or (until["day"] if until else None)
    moment = _day(day, now, zone) if day else None
    return Pause(moment) if moment else None


def _count(words: str | None) -> int:
    words = one_line(words or "a")
    if words.isdigit():
        return int(words)
    if "couple" in words:
        return 2
    if words in ("a few", "some"):
        return 3
    return max(_COUNTS.index(words), 1) if words in _COUNTS else 1


def _day(words: str, now: datetime, zone: str) -> datetime | None:
    """When a day that is still to come begins."""
    import dateparser

    clock = zone_of(zone)
    base = now.astimezone(clock).replace(tzinfo=None)
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": base}
    day = _NEXT_DAY.sub("", words)
    date = dateparser.parse(day, languages=["en"], settings=settings)
    moment = datetime.combine(date.date(), time(), clock).astimezone(UTC) if date else now
    return moment if moment > now else None


# --- a time zone ----------------------------------------------------------------------------


def _read_zone(line: str, is_command: bool) -> Zone | None:
    place = zones.read_place(line, is_command)
    return Zone(*place) if place else None
