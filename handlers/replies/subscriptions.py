"""What the bot says about subscriptions and settings: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
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
FOLLOWED = "<b>I follow these for you now.</b>"
CHANGED = "<b>That is changed.</b>"
WHICH = "<b>Which of these shall I change?</b>"
NOTHING_NEW = "There is nothing new in what you follow. I will write when there is."

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
    if not _has_time(schedule):
        return str(schedule.often)
    days = {
        Often.DAILY: "daily",
        Often.WEEKDAYS: "on weekdays",
        Often.WEEKLY: f"on {_listing([f'{_DAYS[day]}s' for day in schedule.days])}",
    }
    times = _listing([f"{at:%H:%M}" for at in schedule.times])
    return f"{days[schedule.often]} at {times}"


def _listing(parts: Sequence[str]) -> str:
    """ "one", "one and two", "one, two and three"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


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
        f"{capital(name)}: {when(subscription.schedule)}.",
        _next(subscription, subscriber),
    ]
    text = "\n".join(filter(None, lines))
    return Reply(text, keyboard(*_card_rows(subscription)), subscriptions=(subscription.id,))


def new(subscription: Subscription, subscriber: Subscriber, is_new: bool) -> Reply:
    """A subscription that was just made, or changed by making it again."""
    heading = "<b>I follow this for you now.</b>" if is_new else "<b>I followed this already.</b>"
    reply = card(subscription, subscriber, heading)
    if subscriber.hours.zone != "UTC" or subscription.schedule.often is Often.AT_ONCE:
        return reply
    hint = (
        "\n\nTimes are in UTC. For yours say where you live, such as “I live in Istanbul”, or send"
        " your location."
    )
    return reply._replace(text=reply.text + hint)


def several(subscriptions: Sequence[Subscription], subscriber: Subscriber, heading: str) -> Reply:
    """Subscriptions that were made, or changed, together."""
    reply = listed(subscriptions, subscriber, 0)
    text = reply.text.replace(reply.text.partition("\n")[0], heading, 1)
    return reply._replace(
        text=text, subscriptions=tuple(subscription.id for subscription in subscriptions)
    )


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
        button(marked(words, often is schedule.often), f"{data}:often:{place}")
        for place, (often, words) in enumerate(_OFTEN.items())
    ]
    time = [button("Time", f"{data}:times:0")] if _has_time(schedule) else []
    day = [button("Day", f"{data}:days:0")] if schedule.often is Often.WEEKLY else []
    switches = []
    if follow.speaker:
        switches = [button(marked("Also mentions", follow.mentions), f"{data}:mentions:0")]
    if follow.topic:
        switches += [button(marked("Also misspelt", follow.is_fuzzy), f"{data}:fuzzy:0")]
    pause = "Resume" if subscription.is_paused else "Pause"
    end = [
        button(pause, f"{data}:pause:0"),
        button("Unfollow", f"{data}:drop:0"),
        button("‹ All", "subs:0"),
    ]
    return [often[:3], [*often[3:], *time, *day], switches, end]


def _has_time(schedule: Schedule) -> bool:
    return schedule.often in (Often.DAILY, Often.WEEKDAYS, Often.WEEKLY)


def marked(words: str, is_chosen: bool) -> str:
    """A label with a tick where it is chosen."""
    return f"✓ {words}" if is_chosen else words


def times(subscription: Subscription) -> Reply:
    """Hours to choose from."""
    hours = [button(f"{hour:02}", f"sub:{subscription.id}:at:{hour}") for hour in range(24)]
    rows = [hours[start : start + 6] for start in range(0, 24, 6)]
    name = capital(followed(subscription.follow))
    hint = "Another time: follow it again, with “every day at 8:30”."
    return Reply(f"{name}: at what hour?\n{hint}", keyboard(*rows, _back(subscription)))


def days(subscription: Subscription) -> Reply:
    """Days of the week to choose from."""
    buttons = [button(day, f"sub:{subscription.id}:day:{place}") for place, day in enumerate(_DAYS)]
    name = capital(followed(subscription.follow))
    return Reply(f"{name}: on which day?", keyboard(*layout.in_rows(buttons), _back(subscription)))


def ask_drop(subscription: Subscription) -> Reply:
    """The first of two presses that end a subscription."""
    yes = button("Yes", f"sub:{subscription.id}:gone:0")
    no = button("No", f"sub:{subscription.id}:show:0")
    question = f"Shall I stop following {followed(subscription.follow)}?"
    return Reply(question, keyboard([yes, no]), True, (subscription.id,))


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
        f"{number}. {capital(followed(subscription.follow))}\n{capital(_how(subscription))}"
        for number, subscription in enumerate(page, offset + 1)
    ]
    count = len(subscriptions)
    head = f"<b>Followed here: {count}</b>" if count > PAGE else "<b>Followed here</b>"
    text, fitting = layout.fitting(head, items, pausing(subscriber))
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


def pausing(subscriber: Subscriber) -> str:
    """Until when all is paused, if it is."""
    until = subscriber.hours.paused_until
    return f"All is paused until {moment(until, subscriber.hours)}." if until else ""


def which_to_drop(subscriptions: Sequence[Subscription]) -> Reply:
    """Which of those a digest came from is to end."""
    rows = [
        [button(label(subscription.follow), f"sub:{subscription.id}:drop:0")]
        for subscription in subscriptions[:20]
    ]
    if not rows:
        return Reply("That is followed no more.")
    return Reply("What shall I stop following?", keyboard(*rows), is_question=True)


def capital(markup: str) -> str:
    """The words at the beginning of a line."""
    return markup[:1].upper() + markup[1:]
