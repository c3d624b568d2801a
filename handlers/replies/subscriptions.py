"""What the bot says about subscriptions and settings: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from corpus.subscriptions.follows import Follow, Subscriber, Subscription
from corpus.subscriptions.schedule import Hours, Often, Schedule, zone_of
from corpus.text import shorten
from handlers.replies import layout
from handlers.replies.layout import PAGE, Reply, Row, button, keyboard, line

FOR_MANAGERS = "Only the administrators here can change what this chat follows."
SUBSCRIBE_TO_WHAT = (
    "What shall I follow for you? For example:\n"
    "• /subscribe Jane Doe\n"
    "• /subscribe eels, every evening at 6\n"
    "• /subscribe everything on weekdays at 7:30\n"
    "• tell me every morning at 8 what Jane Doe says about the budget\n"
    "• notify me when Jane Doe speaks"
)
TOO_LONG = "That is too much to follow at once. Try a name, or a few words that tell the topic."
NOTHING_FOLLOWED = (
    "Nothing is followed here yet. Press “Follow” under an answer, or send /subscribe with a name,"
    " a topic or an outlet."
)
NOTHING_KNOWN = "I know nothing about this chat, so there is nothing to forget."
NOTHING_NEW = "There is nothing new in what you follow. I will write when there is."
KEPT = "Nothing was deleted."
FORGET = (
    "Shall I delete all I know of this chat: what it follows, its settings and what it was sent?"
)
EXPORT_NAME = "onrecord-subscriptions.json"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OFTEN = {
    Often.AT_ONCE: "At once",
    Often.HOURLY: "Hourly",
    Often.DAILY: "Daily",
    Often.WEEKDAYS: "Weekdays",
    Often.WEEKLY: "Weekly",
}
HOW_OFTEN = tuple(_OFTEN)
"""What stands for each in the data of buttons is its place here."""
_QUIET = ("22-7", "23-8", "off")
_PAUSES = ("1 day", "1 week", "2 weeks")


# --- what and when --------------------------------------------------------------------------


def followed(follow: Follow) -> str:
    """What is followed, as part of a sentence: "what Anna Krol says on eels in the Gazette"."""
    if follow.speaker:
        words = f"what <b>{line(follow.speaker)}</b> says"
        words += f" on <b>{line(follow.topic)}</b>" if follow.topic else ""
        words += ", or is mentioned in" if follow.mentions else ""
    elif follow.topic and not follow.is_everything:
        words = f"news on <b>{line(follow.topic)}</b>"
    else:
        words = f"all the news, {line(follow.topic)}" if follow.topic else "all the news"
    words += f" in {line(follow.outlet)}" if follow.outlet else ""
    words += f" from {line(follow.source or 'a feed')}" if follow.feed else ""
    return words + (" (also misspelt)" if follow.is_fuzzy else "")


def label(follow: Follow) -> str:
    """What is followed, in the few plain words that fit on a button."""
    parts = [follow.speaker, follow.topic, follow.outlet, follow.source]
    return shorten(" · ".join(filter(None, parts)) or "All the news", 30)


def when(schedule: Schedule) -> str:
    """How often, such as "daily at 08:00"."""
    if schedule.often is Often.WEEKLY:
        return f"on {_DAYS[schedule.weekday]}s at {schedule.at:%H:%M}"
    if schedule.often in (Often.DAILY, Often.WEEKDAYS):
        often = "daily" if schedule.often is Often.DAILY else "on weekdays"
        return f"{often} at {schedule.at:%H:%M}"
    return str(schedule.often)


def moment(at: datetime, hours: Hours) -> str:
    """A moment by the clock of somebody's zone: "Wednesday, 2 October, 08:00"."""
    local = at.astimezone(zone_of(hours.zone))
    return f"{local:%A}, {local.day} {local:%B}, {local:%H:%M}"


# --- one subscription -----------------------------------------------------------------------


def card(subscription: Subscription, subscriber: Subscriber, heading: str = "") -> Reply:
    """A subscription, with a button for all that can be changed."""
    name = followed(subscription.follow)
    lines = [
        heading,
        f"{_capital(name)}: {when(subscription.schedule)}.",
        _next(subscription, subscriber),
    ]
    return Reply("\n".join(filter(None, lines)), keyboard(*_card_rows(subscription)))


def new(subscription: Subscription, subscriber: Subscriber, is_new: bool) -> Reply:
    """A subscription that was just made, or changed by making it again."""
    heading = "<b>I follow this for you now.</b>" if is_new else "<b>I followed this already.</b>"
    reply = card(subscription, subscriber, heading)
    if subscriber.hours.zone != "UTC" or subscription.schedule.often is Often.AT_ONCE:
        return reply
    hint = "\n\nTimes are in UTC. For yours send /settings with your city, or your location."
    return Reply(reply.text + hint, reply.keyboard)


def _next(subscription: Subscription, subscriber: Subscriber) -> str:
    if subscription.is_paused:
        return "It is paused."
    if subscription.schedule.often is Often.AT_ONCE:
        return "I write as soon as there is something."
    return f"Next: {moment(subscription.due, subscriber.hours)} ({line(subscriber.hours.zone)})"


def _card_rows(subscription: Subscription) -> list[Row]:
    data = f"sub:{subscription.id}"
    schedule, follow = subscription.schedule, subscription.follow
    often = [
        button(_marked(words, often is schedule.often), f"{data}:often:{place}")
        for place, (often, words) in enumerate(_OFTEN.items())
    ]
    time = [button("Time", f"{data}:times:0")] if _has_time(schedule) else []
    day = [button("Day", f"{data}:days:0")] if schedule.often is Often.WEEKLY else []
    switches = []
    if follow.speaker:
        switches = [button(_marked("Also mentions", follow.mentions), f"{data}:mentions:0")]
    if follow.topic:
        switches += [button(_marked("Also misspelt", follow.is_fuzzy), f"{data}:fuzzy:0")]
    pause = "Resume" if subscription.is_paused else "Pause"
    end = [
        button(pause, f"{data}:pause:0"),
        button("Unfollow", f"{data}:drop:0"),
        button("‹ All", "subs:0"),
    ]
    return [often[:3], [*often[3:], *time, *day], switches, end]


def _has_time(schedule: Schedule) -> bool:
    return schedule.often in (Often.DAILY, Often.WEEKDAYS, Often.WEEKLY)


def _marked(words: str, is_chosen: bool) -> str:
    return f"✓ {words}" if is_chosen else words


def times(subscription: Subscription) -> Reply:
    """Hours to choose from."""
    hours = [button(f"{hour:02}", f"sub:{subscription.id}:at:{hour}") for hour in range(24)]
    rows = [hours[start : start + 6] for start in range(0, 24, 6)]
    name = _capital(followed(subscription.follow))
    hint = "Another time: follow it again, with “every day at 8:30”."
    return Reply(f"{name}: at what hour?\n{hint}", keyboard(*rows, _back(subscription)))


def days(subscription: Subscription) -> Reply:
    """Days of the week to choose from."""
    buttons = [button(day, f"sub:{subscription.id}:day:{place}") for place, day in enumerate(_DAYS)]
    name = _capital(followed(subscription.follow))
    return Reply(f"{name}: on which day?", keyboard(*layout.in_rows(buttons), _back(subscription)))


def ask_drop(subscription: Subscription) -> Reply:
    """The first of two presses that end a subscription."""
    yes = button("Unfollow", f"sub:{subscription.id}:gone:0")
    return Reply(
        f"Shall I stop following {followed(subscription.follow)}?",
        keyboard([yes, *_back(subscription)]),
    )


def _back(subscription: Subscription) -> Row:
    return [button("‹ Back", f"sub:{subscription.id}:show:0")]


def dropped(follow: Follow) -> Reply:
    """It is followed no more."""
    back = [button("What is followed", "subs:0")]
    return Reply(f"I no longer follow {followed(follow)}.", keyboard(back))


# --- all of them ----------------------------------------------------------------------------


def listed(subscriptions: Sequence[Subscription], subscriber: Subscriber, offset: int) -> Reply:
    """A page of what is followed, with a button for each."""
    if not subscriptions:
        return Reply(NOTHING_FOLLOWED)
    page = subscriptions[offset : offset + PAGE]
    items = [
        f"{number}. {_capital(followed(subscription.follow))}\n{_capital(_how(subscription))}"
        for number, subscription in enumerate(page, offset + 1)
    ]
    count = len(subscriptions)
    head = f"<b>Followed here: {count}</b>" if count > PAGE else "<b>Followed here</b>"
    text, fitting = layout.fitting(head, items, _pausing(subscriber))
    buttons = [
        button(f"{number}. {label(subscription.follow)}", f"sub:{subscription.id}:show:0")
        for number, subscription in enumerate(page[:fitting], offset + 1)
    ]
    turning = layout.turning("subs", offset, fitting, count - offset)
    rows = [[choice] for choice in buttons]
    return Reply(text, keyboard(*rows, turning, [button("Settings", "set:show:0")]))


def _how(subscription: Subscription) -> str:
    state = "paused; " if subscription.is_paused else ""
    return state + when(subscription.schedule)


def _pausing(subscriber: Subscriber) -> str:
    until = subscriber.hours.paused_until
    return f"All is paused until {moment(until, subscriber.hours)}." if until else ""


def which(follows: Sequence[Follow], data: str) -> Reply:
    """Several people it may be."""
    rows = [
        [button(shorten(follow.speaker or "", 40), f"{data}:{place}")]
        for place, follow in enumerate(follows)
    ]
    return Reply("Whom shall I follow?", keyboard(*rows))


def which_to_drop(subscriptions: Sequence[Subscription]) -> Reply:
    """Which of those a digest came from is to end."""
    rows = [
        [button(label(subscription.follow), f"sub:{subscription.id}:drop:0")]
        for subscription in subscriptions[:20]
    ]
    if not rows:
        return Reply("That is followed no more.")
    return Reply("What shall I stop following?", keyboard(*rows))


# --- settings -------------------------------------------------------------------------------


def settings(subscriber: Subscriber, now: datetime, heading: str = "") -> Reply:
    """All settings, with a button for each."""
    hours = subscriber.hours
    quiet = f"{hours.quiet.start:%H:%M} to {hours.quiet.end:%H:%M}" if hours.quiet else "none"
    is_paused = hours.paused_until is not None and hours.paused_until > now
    lines = [
        heading or "<b>Settings of this chat</b>",
        f"Time zone: {line(hours.zone)}, where it is {moment(now, hours)}",
        f"Quiet hours: {quiet}",
        f"Messages: {'silent' if subscriber.is_silent else 'with a sound'}",
        f"When nothing is new: {'a word' if subscriber.wants_empty else 'no message'}",
        _pausing(subscriber) if is_paused else "",
        "",
        "To change the time zone, send your location, or /settings with a city, such as"
        " /settings Istanbul. Or for example: /settings quiet 22:30 to 6, or /settings pause until"
        " 3 May.",
    ]
    text = "\n".join(lines).replace("\n\n\n", "\n\n")
    quiets = [
        button(f"Quiet {hours_}" if hours_ != "off" else "No quiet hours", f"set:quiet:{place}")
        for place, hours_ in enumerate(_QUIET)
    ]
    pauses = [
        button(f"Pause {length}", f"set:pause:{place}") for place, length in enumerate(_PAUSES)
    ]
    switches = [
        button(_marked("Silent", subscriber.is_silent), "set:silent:0"),
        button(_marked("Word when nothing is new", subscriber.wants_empty), "set:empty:0"),
    ]
    pausing = [button("Go on", "set:resume:0")] if is_paused else pauses
    return Reply(text, keyboard(quiets, pausing, switches, [button("What is followed", "subs:0")]))


def quiet_choice(place: int) -> str:
    """The words a button about quiet hours stands for."""
    return f"quiet {_QUIET[place % len(_QUIET)]}"


def pause_choice(place: int) -> str:
    """The words a button about a pause stands for."""
    return f"pause {_PAUSES[place % len(_PAUSES)]}"


def unknown_setting(words: str) -> Reply:
    """What was to be set is not understood."""
    return Reply(
        f"I do not know “{line(words)}” as a city, a time zone or a setting. Try /settings Europe/"
        "Berlin, /settings UTC+3, /settings quiet 22 to 7 or /settings pause for 3 days, or send"
        " your location."
    )


NO_ZONE = "I cannot tell which time zone that place is in. Send /settings with a city instead."


# --- the chat -------------------------------------------------------------------------------


def ask_forget() -> Reply:
    """The first of two presses that delete all."""
    yes = button("Delete it all", "forget:1")
    return Reply(FORGET, keyboard([yes, button("Keep it", "forget:0")]))


def forgotten(counts: Mapping[str, int]) -> Reply:
    """What was deleted."""
    if not any(counts.values()):
        return Reply(NOTHING_KNOWN)
    names = {
        "subscriptions": ("subscription", "subscriptions"),
        "settings": ("set of settings", "sets of settings"),
        "digests": ("digest's contents", "digests' contents"),
        "given": ("note of a story you were sent", "notes of stories you were sent"),
        "messages": ("message kept for sending", "messages kept for sending"),
    }
    numbers = ", ".join(
        f"{count} {names[name][count != 1]}" for name, count in counts.items() if count
    )
    return Reply(f"Deleted for good: {numbers}. I know nothing about this chat any more.")


def _capital(markup: str) -> str:
    return markup[:1].upper() + markup[1:]
