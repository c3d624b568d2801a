"""What the bot says in general, and what the other modules of words share. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from telegram import Message

from corpus import (
    SURE,
    Article,
    Examples,
    Question,
    QuoteHit,
    Span,
)
from corpus.text import neighbours
from handlers.replies import layout
from handlers.replies.layout import Reply, Row, button, keyboard, line

STRANGER = "Sorry, this bot is private; the person who runs it can let you in."
LOST = "Ask me what somebody said, or send me a headline, a link or an article. /help has examples."
SAID_WHO = "Who? For example: /said Jane Doe about the budget since 2019"
ASK_WHAT = "What would you like to know? For example: /ask how much will the bridge cost"
SUMMARY_OF_WHAT = (
    "Which article? Send /summary with a headline or a link, or as a reply to a message."
)
NOT_A_TEXT = (
    "I can read .txt, .md, .html, .pdf, .docx and .eml files of up to 10 MB."
    " Please send the article as one."
)
TIMELINE_OF_WHAT = "Of whom or what? For example: /timeline the bridge since 2020"
GONE = "That button no longer works, because the archive has changed. Please ask again."

Hit = TypeVar("Hit")

# What stands around a sentence takes at most this much of a message on either side.
_NEARBY = 800
_CARRIERS = 4
_RESPELT = 3


def text_of(message: Message) -> str:
    """What a person wrote: the text, or the words under a file."""
    return message.text or message.caption or ""


# --- first words ------------------------------------------------------------------


def start(examples: Examples, articles: int) -> Reply:
    """The greeting, with questions this archive answers."""
    if not articles:
        return Reply(
            "The archive is still empty. Whoever runs this bot can fill it with"
            " <code>onrecord load PATH</code>."
        )
    asked = "\n".join(f"• {line(question)}" for question in example_questions(examples))
    return Reply(
        f"Ask me who said what. I answer from {articles:,} news articles, in their own words,"
        f" and show where each was published.\n\nFor example:\n{asked}\n\n/help shows what else"
        " you can ask."
    )


def example_questions(examples: Examples) -> list[str]:
    """Up to four questions in plain words that this archive answers."""
    speakers, topics = examples.speakers, examples.topics
    about = f" about {_noun(topics[0])}" if topics else ""
    return [
        *(f"What did {speaker} say{about}?" for speaker in speakers[:1]),
        *(f"What did {speaker} say?" for speaker in speakers[1:]),
        *(f"Who said something about {_noun(topic)}?" for topic in topics[1:]),
        *examples.headlines,
    ]


def _noun(topic: str) -> str:
    return f"the {topic}" if topic.islower() else topic


def help_(examples: Examples) -> Reply:
    """What can be asked, by example."""
    speaker = line(next(iter(examples.speakers), "Jane Doe"))
    topic = line(_noun(next(iter(examples.topics), "budget")))
    headline = line(next(iter(examples.headlines), "A headline, or most of it"))
    return Reply(
        f"<b>What somebody said</b>\nWhat did {speaker} say about {topic}?\n"
        f"Who said something about {topic}?\n/said {speaker} about {topic} since 2019\n\n"
        f"<b>What the articles say</b>\n/ask {topic}\n\n"
        f"<b>A summary</b>\n{headline}\n/summary with a headline or a link, or as a reply to a"
        " message. Or paste an article, or send it as a .txt, .md, .html, .pdf,"
        " .docx or .eml file.\n\n"
        f"<b>Many articles</b>\nSummarize everything on {topic}\nWhat happened last week?\n"
        f"/summary last week about {topic}\nTimeline of {topic}\n\n"
        "<b>Looking around</b>\n/latest for the newest articles, /people for who is quoted most."
        f"\n\n<b>What is new, by itself</b>\nTell me every morning at 8 what {speaker} says about"
        f" {topic}\nNotify me when {speaker} speaks\n/subscribe with a name, a topic or an outlet;"
        " /subscriptions shows what you follow, /digest what is new in it, /settings your time"
        " zone, quiet hours and pauses; /export and /forget are for what I know of you."
        "\n\nA name may be misspelt. Every sentence I quote is from an article, word for word."
    )


# --- what somebody said -------------------------------------------------------------


def limits(asked: Question) -> str:
    """What the question leaves in, such as " on NATO since 1 May 2020"."""
    topic = f" on {line(asked.topic)}" if asked.topic else ""
    outlet = f" in {line(asked.outlet)}" if asked.outlet else ""
    last = layout.date(asked.until - timedelta(days=1)) if asked.until else ""
    if asked.since and last == layout.date(asked.since):
        return f"{topic}{outlet} of {last}"
    if asked.since and last:
        return f"{topic}{outlet} from {layout.date(asked.since)} to {last}"
    since = f" since {layout.date(asked.since)}" if asked.since else ""
    return topic + outlet + since + (f" up to {last}" if last else "")


def speaker_of(hit: QuoteHit) -> str:
    """The name, marked where it is not sure, and whom they quote in turn."""
    unsure = " <i>(probably)</i>" if hit.quote.confidence < SURE else ""
    inner = f", quoting {line(hit.quote.inner)}" if hit.quote.inner else ""
    return f"<b>{line(hit.speaker.name)}</b>{unsure}{inner}"


def _numbered(hits: Sequence[Hit], offset: int) -> list[tuple[str, Hit]]:
    """The hits with their numbers; a single one needs none."""
    if len(hits) == 1 and not offset:
        return [("", hits[0])]
    return [(str(number), hit) for number, hit in enumerate(hits, offset + 1)]


def _item(spans: Sequence[Span], article: Article, number: str, who: str = "") -> str:
    """Sentences of an article, then who said them and where they were published."""
    quoted = "\n".join(layout.quoted(layout.verbatim(span, article.text)) for span in spans)
    place = f"{number}. " if number else ""
    by = f"{who} · " if who else ""
    return f"{quoted}\n{place}{by}{source(article)}"


def _context_buttons(more: Sequence[tuple[str, str]]) -> list[Row]:
    return layout.in_rows(
        [button(f"Context {number}" if number else "More context", data) for number, data in more]
    )


def around(article: Article, marked: Span) -> Reply:
    """A sentence in bold among its neighbours."""
    before, after = neighbours(article.text, marked)
    first, last = (layout.verbatim(part, article.text, _NEARBY) for part in (before, after))
    middle = layout.verbatim(marked, article.text)
    gaps = (Span(before.end, marked.start), Span(marked.end, after.start))
    breaks = ["\n\n" if "\n" in gap.of(article.text) else " " for gap in gaps]
    shown = f"{first}{breaks[0]}<b>{middle}</b>{breaks[1]}{last}".strip()
    return Reply(
        f"{layout.quoted(shown)}\n{source(article)}",
        keyboard([button("Summary", f"summary:{article.id}")]),
    )


def source(article: Article) -> str:
    """Where an article was published, and when, and its title."""
    return f"{layout.published(article)}\n{layout.title(article)}"


# --- what the articles say --------------------------------------------------------------


def read_as(respelt: Sequence[tuple[str, str]]) -> str:
    """Which words were taken for others, as typed and as meant; nothing where none was."""
    read = ", ".join(f"“{line(typed)}” as “{line(meant)}”" for typed, meant in respelt[:_RESPELT])
    return f"<i>I read {read}.</i>" if read else ""


def carrier(copy: Article) -> str:
    """Where a copy was published, as a link where there is one."""
    return layout.linked(copy.outlet or layout.date(copy.published), copy.url)


def nothing_published(asked: Question) -> Reply:
    """There are no articles from that time and outlet."""
    return Reply(f"I found no articles{limits(asked)}. /latest shows what there is.")


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
