"""Every word the bot says: values in, `Reply` out. Pure; `layout` keeps it within bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from telegram import Message

from corpus import (
    SURE,
    Answer,
    Article,
    CorpusError,
    Examples,
    LoadError,
    PassageHit,
    Question,
    QuoteHit,
    Span,
    Speaker,
)
from corpus.text import neighbours, shorten
from handlers import layout
from handlers.layout import PAGE, Reply, Row, button, keyboard, line

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

# Telegram shows no more than this above a button.
_NOTICE = 200
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


def quotes(hits: Sequence[QuoteHit], asked: Question, data: str, offset: int) -> Reply:
    """A page of what was said; one hit more than a page shows that there is a next page.

    `data` is what the data of a button to another page begins with.
    """
    items = [
        _item([hit.quote.sentence], hit.article, number, speaker_of(hit))
        for number, hit in _numbered(hits, offset)
    ]
    text, shown = layout.fitting(_heading(hits[0], asked), items)
    more = [(number, f"quote:{hit.quote.id}") for number, hit in _numbered(hits, offset)]
    turning = layout.turning(data, offset, shown, len(hits))
    follow = _follow_buttons(hits[0], asked, data)
    return Reply(text, keyboard(*_context_buttons(more[:shown]), turning, follow))


def _follow_buttons(first: QuoteHit, asked: Question, data: str) -> Row:
    """To be told from now on what this speaker says, on all or on this topic."""
    data = data.replace("said:", "follow:", 1)
    topic = [button("Follow this topic", f"{data}:1")] if asked.topic else []
    who = [button(f"Follow {first.speaker.name}", f"{data}:0")] if asked.name else []
    return [*who, *topic]


def _heading(first: QuoteHit, asked: Question) -> str:
    who = line(first.speaker.name) if asked.name else "Who said what"
    if asked.topic and not first.coverage:
        return (
            f"I found no words of <b>{who}</b>{limits(asked)}."
            " This they said where an article speaks of it:"
        )
    return f"<b>{who}{limits(asked)}</b>"


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


def nothing_on_topic(speaker: Speaker, asked: Question, data: str) -> Reply:
    """The speaker is quoted, but not on this; the rest, if there is any, is a press away."""
    is_rest = speaker.quotes and limits(asked)
    return Reply(
        f"I found nothing that <b>{line(speaker.name)}</b> said{limits(asked)} in this archive.",
        keyboard([button("What else they said", f"{data}:0")] if is_rest else []),
    )


def which_speaker(name: str, choices: Sequence[tuple[Speaker, str]]) -> Reply:
    """Several people it may be: a button each, with the data it carries."""
    text = f"Several people may be <b>{line(name)}</b>. Whom do you mean?"
    return Reply(text, keyboard(*_speaker_buttons(choices)))


def unknown_speaker(name: str, nearest: Sequence[tuple[Speaker, str]]) -> Reply:
    """Nobody by that name, and the nearest there are."""
    hint = "Did you mean one of these?" if nearest else "/people shows who is quoted most."
    text = f"The archive knows nobody called <b>{line(name)}</b>. {hint}"
    return Reply(text, keyboard(*_speaker_buttons(nearest)))


def _speaker_buttons(choices: Sequence[tuple[Speaker, str]]) -> list[Row]:
    return [
        [button(f"{shorten(speaker.name, 30)} ({speaker.quotes})", data)]
        for speaker, data in choices
    ]


def mentioned_only(name: str, hits: Sequence[PassageHit]) -> Reply:
    """Nothing can be given to them: where they are mentioned, labelled as that."""
    header = f"No quote here is surely by <b>{line(name)}</b>. These sentences mention the name:"
    return _passages(header, hits, 0, "")


def nobody_said(asked: Question) -> Reply:
    """No quote of anybody fits."""
    return Reply(f"I found nobody quoted{limits(asked)} in this archive. Try fewer or other words.")


def people(choices: Sequence[tuple[Speaker, str]], offset: int) -> Reply:
    """Who is quoted most; a press shows what they said."""
    if not choices:
        return Reply(GONE if offset else "Nobody is quoted in this archive yet.")
    turning = layout.turning("people", offset, len(choices[:PAGE]), len(choices))
    return Reply(
        "<b>Who is quoted most</b>\nPress a name to read what they said.",
        keyboard(*_speaker_buttons(choices[:PAGE]), turning),
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


def passages(found: Answer, data: str, offset: int) -> Reply:
    """A page of articles that answer a question, each by the best sentences of its passages."""
    return _passages(_how_found(found), found.hits, offset, data)


def _how_found(found: Answer) -> str:
    """What a reader has to know of how the question was read, and of whether this answers it."""
    within = limits(replace(found.asked, topic=None))
    if found.is_widened:
        within = within or " in these very words"
        told = f"I found nothing on this{within}. "
        told += "Elsewhere:" if found.fits else "The nearest elsewhere:"
    elif found.fits:
        told = f"<b>Articles{within}</b>" if within else ""
    else:
        told = "I found no answer to that. The nearest there is:"
    return "\n".join(part for part in (read_as(found.respelt), told) if part)


def read_as(respelt: Sequence[tuple[str, str]]) -> str:
    """Which words were taken for others, as typed and as meant; nothing where none was."""
    read = ", ".join(f"“{line(typed)}” as “{line(meant)}”" for typed, meant in respelt[:_RESPELT])
    return f"<i>I read {read}.</i>" if read else ""


def _passages(header: str, hits: Sequence[PassageHit], offset: int, data: str) -> Reply:
    numbered = _numbered(hits, offset)
    items = [_found_item(hit, number) for number, hit in numbered]
    text, shown = layout.fitting(header, items)
    more = [(number, f"passage:{hit.passage.id}:{hit.sentence.start}") for number, hit in numbered]
    turning = layout.turning(data, offset, shown, len(hits)) if data else ()
    topic = data.replace("ask:", "follow:", 1)
    follow = [button("Follow this topic", f"{topic}:0:1")] if data and hits[0].fits else []
    return Reply(text, keyboard(*_context_buttons(more[:shown]), turning, follow))


def _found_item(hit: PassageHit, number: str) -> str:
    """The best sentence of an article and its next best, its source, and who else carried it."""
    carriers = list(dict.fromkeys(map(carrier, hit.copies)))
    rest = [f"{len(carriers) - _CARRIERS} more"] if len(carriers) > _CARRIERS else []
    also = f"\nalso in {', '.join(carriers[:_CARRIERS] + rest)}" if carriers else ""
    return _item((hit.sentence, *hit.more[:1]), hit.article, number) + also


def carrier(copy: Article) -> str:
    """Where a copy was published, as a link where there is one."""
    return layout.linked(copy.outlet or layout.date(copy.published), copy.url)


def nothing_published(asked: Question) -> Reply:
    """There are no articles from that time and outlet."""
    return Reply(f"I found no articles{limits(asked)}. /latest shows what there is.")


def nothing_on(words: str, asked: Question) -> Reply:
    """No article fits: of that time and outlet, or of those words."""
    is_time_alone = asked.topic is None and asked != Question()
    return nothing_published(asked) if is_time_alone else nothing_found(words)


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


def from_error(error: CorpusError) -> str:
    """The archive's own words about what went wrong, as a sentence."""
    if isinstance(error, LoadError):  # it begins with a file's name, which stays as it is
        text = f"{error.source} {error.reason}"
    else:
        text = str(error)[:1].upper() + str(error)[1:]
    words = shorten(text, _NOTICE - 1)
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def apology(number: str) -> str:
    """Something broke that should not have."""
    return f"Sorry, something went wrong on my side. Whoever runs me can look up error {number}."
