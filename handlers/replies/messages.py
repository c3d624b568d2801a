"""What the bot says in general: how a question was read, and what went wrong. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from corpus import Question
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

_RESPELT = 3


# --- a question ---------------------------------------------------------------------


def limits(question: Question) -> str:
    """What the question leaves in, such as " on NATO since 1 May 2020"."""
    topic = f" on {line(question.topic)}" if question.topic else ""
    outlet = f" in {line(question.outlet)}" if question.outlet else ""
    last = layout.date(question.until - timedelta(days=1)) if question.until else ""
    if question.since and last == layout.date(question.since):
        return f"{topic}{outlet} of {last}"
    if question.since and last:
        return f"{topic}{outlet} from {layout.date(question.since)} to {last}"
    since = f" since {layout.date(question.since)}" if question.since else ""
    return topic + outlet + since + (f" up to {last}" if last else "")


def read_as(respellings: Sequence[tuple[str, str]]) -> str:
    """Which words were taken for others, as typed and as meant; nothing where none was."""
    read = ", ".join(
        f"“{line(word)}” as “{line(reading)}”" for word, reading in respellings[:_RESPELT]
    )
    return f"<i>I read {read}.</i>" if read else ""


def nothing_published(question: Question) -> Reply:
    """There are no articles from that time and outlet."""
    return Reply(f"I found no articles{limits(question)}. /latest shows what there is.")


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
