"""What the bot says in general: how a question was read, and what went wrong. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from corpus import Order, Question
from handlers.replies import layout
from handlers.replies.layout import Reply, line

STRANGER = "Sorry, this bot is private; the person who runs it can let you in."
HINT = "Ask me what somebody said, or send me a headline, a link or an article. /help has examples."
SAID_USAGE = "Who? For example: /said Jane Doe about the budget since 2019"
ASK_USAGE = "What would you like to know? For example: /ask how much will the bridge cost"
SUMMARY_USAGE = (
    "Which article? Send /summary with a headline or a link, or as a reply to a message."
)
NOT_A_TEXT = (
    "I can read .txt, .md, .html, .pdf, .docx and .eml files of up to 10 MB."
    " Please send the article as one."
)
TIMELINE_USAGE = "Of whom or what? For example: /timeline the bridge since 2020"
OLD_BUTTON = "That button no longer works, because the archive has changed. Please ask again."

NO_LONGER_THERE = "I cannot see any more what this was about. Please send it again."

_RESPELT = 3


# --- a question ---------------------------------------------------------------------


def limits(question: Question) -> str:
    """What the question leaves in, such as " on NATO since 1 May 2020, newest first"."""
    topic = f" on {line(question.topic)}" if question.topic else ""
    outlet = f" in {line(question.outlet)}" if question.outlet else ""
    here = f", the last {_name_of_time(question)}here" if question.is_last_here else ""
    order = f", {question.order} first" if question.order is not Order.BEST else ""
    beyond = f", of any time: no article is of “{line(question.beyond)}”" if question.beyond else ""
    return topic + outlet + _times(question) + here + order + beyond


def _times(question: Question) -> str:
    """The times of a question: a day, a month or a year by its name, any other by its ends."""
    since = layout.date(question.since) if question.since else ""
    last = layout.date(question.until - timedelta(days=1)) if question.until else ""
    if since and last:
        whole = _whole(question)
        return f" of {last}" if since == last else whole or f" from {since} to {last}"
    return (f" since {since}" if since else "") + (f" up to {last}" if last else "")


def _whole(question: Question) -> str:
    """The month or the year that the times are, if they are one."""
    since, until = question.since, question.until
    if since is None or until is None or (since.day, until.day) != (1, 1):
        return ""
    months = (until.year - since.year) * 12 + until.month - since.month
    if months == 1:
        return f" in {since:%B %Y}"
    return f" in {since.year}" if months == 12 and since.month == 1 else ""


def _name_of_time(question: Question) -> str:
    """The month from whose first day on, or within which, something was asked."""
    since = question.since
    is_month = since and since.day == 1 and (question.until is None or _whole(question))
    return f"{since:%B} " if since and is_month else ""


def read_as(respellings: Sequence[tuple[str, str]]) -> str:
    """Which words were taken for others, as typed and as meant; nothing where none was."""
    read = ", ".join(
        f"“{line(word)}” as “{line(reading)}”" for word, reading in respellings[:_RESPELT]
    )
    return f"<i>I read {read}.</i>" if read else ""


def nothing_published(question: Question, newest: datetime | None = None) -> Reply:
    """There are no articles from that time and outlet; `newest` is when there were any last."""
    last = f" The newest here is of {layout.date(newest)}." if newest else ""
    rows = [layout.button("Newest", "latest:0")]
    return Reply(f"I found no articles{limits(question)}.{last}", layout.keyboard(rows))


def nothing_found(words: str) -> Reply:
    """No passage holds any word of the question."""
    return Reply(
        f"I found nothing on “{line(words)}” in this archive."
        " Try other words, or /latest to see what there is."
    )


# --- what went wrong --------------------------------------------------------------------


def too_fast(seconds: int) -> str:
    """A polite word to somebody who asks faster than is fair to the others."""
    wait = "a second" if seconds == 1 else f"{seconds} seconds"
    return f"That was a lot at once. I am ready for you again in {wait}."


def apology(number: str) -> str:
    """Something broke that should not have."""
    return f"Sorry, something went wrong on my side. Whoever runs me can look up error {number}."
