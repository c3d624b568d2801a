"""What the bot says of settings and of what it knows of a chat: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from corpus.subscriptions.follows import Subscriber
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.subscriptions import marked, moment, pausing

NOTHING_KNOWN = "I know nothing about this chat, so there is nothing to forget."
KEPT = "Nothing was deleted."
FORGET = (
    "Shall I delete all I know of this chat: what it follows, its settings, what it was sent, what"
    " we talked about and which quotes were found wrong here?"
)
EXPORT_NAME = "onrecord-subscriptions.json"
_QUIET = ("22-7", "23-8", "off")
_PAUSES = ("1 day", "1 week", "2 weeks")


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
        pausing(subscriber) if is_paused else "",
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
        button(marked("Silent", subscriber.is_silent), "set:silent:0"),
        button(marked("Word when nothing is new", subscriber.wants_empty), "set:empty:0"),
    ]
    pauses_or_end = [button("Go on", "set:resume:0")] if is_paused else pauses
    return Reply(
        text, keyboard(quiets, pauses_or_end, switches, [button("What is followed", "subs:0")])
    )


def quiet_choice(place: int) -> str:
    """The words a button about quiet hours stands for."""
    return f"quiet {_QUIET[place % len(_QUIET)]}"


def pause_choice(place: int) -> str:
    """The words a button about a pause stands for."""
    return f"pause {_PAUSES[place % len(_PAUSES)]}"


def ask_pause() -> Reply:
    """For how long to pause."""
    pauses = [
        button(f"Pause {length}", f"set:pause:{place}") for place, length in enumerate(_PAUSES)
    ]
    return Reply(
        "For how long shall I pause everything? Press one, or say “pause until Monday”.",
        keyboard(pauses),
        is_question=True,
    )


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
    buttons = keyboard([button("Yes", "forget:1"), button("No", "forget:0")])
    return Reply(FORGET, buttons, is_question=True)


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
        "feedback": ("note of a quote you found wrong", "notes of quotes you found wrong"),
    }
    deletions = [
        f"{counts[name]} {forms[counts[name] != 1]}"
        for name, forms in names.items()
        if counts.get(name)
    ]
    deletions += ["what we talked about"] if counts.get("talk") else []
    return Reply(
        f"Deleted for good: {', '.join(deletions)}. I know nothing about this chat any more."
    )
