"""What the bot says of one article, and of the newest: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Article, Order, QuoteHit, Span, Summary
from corpus.summaries.summarizer import MOST
from corpus.text import fold, shorten
from corpus.text import words as words_of
from handlers.replies import excerpts, layout, messages, quotes
from handlers.replies.layout import Button, Reply, Row, button, keyboard, line

# How many sentences "Shorter" takes away, and "Longer" adds.
_STEP = 2


def _data(what: str, article: Article, number: int) -> str:
    """The data of a button; what is not stored (its id is 0) is in the message replied to."""
    return f"{what}:{article.id}:{number}" if article.id else f"sent:{what}:{number}"


def _origin(article: Article) -> str:
    """Where an article is from: published, or sent by who asks."""
    if article.id or article.url:
        return f"— {excerpts.titled_source(article)}"
    return "— From what you sent" + (
        f": {line(article.title)}" if layout.is_titled(article) else "."
    )


def summary(
    article: Article,
    short: Summary,
    sentences: int = 3,
    copies: Sequence[Article] = (),
    others: Sequence[Article] = (),
    words: int | None = None,
) -> Reply:
    """The sentences that tell most of an article, then where they are from, and what else to see.

    `sentences`, or `words`, is how many were asked for; `others` are what may be meant as well.
    """
    footer = "\n".join([_origin(article), *excerpts.also(article, copies)])
    items = [excerpts.quotation([span], article) for span in short.sentences]
    heading = _heading(article, short, words)
    text, count = layout.fitting(heading, items, footer, MOST, between="\n")
    is_all = len(short.sentences) < sentences or count < len(short.sentences)
    sizes = [
        button("Shorter", _data("summary", article, max(1, count - _STEP))) if count > 1 else None,
        button("Longer", _data("summary", article, min(MOST, sentences + _STEP)))
        if sentences < MOST and not is_all
        else None,
    ]
    more = [
        button("What was said", _data("told", article, 0)),
        button("Full text", _data("text", article, 0)),
        *([button("Related", f"related:{article.id}")] if article.id else []),
    ]
    rivals = [
        [button(f"or: {shorten(layout.named(rival), 40)}", f"summary:{rival.id}")]
        for rival in others
    ]
    return Reply(text, keyboard([size for size in sizes if size], more, *rivals))


def _heading(article: Article, short: Summary, words: int | None) -> str:
    """That it is in short; or that it cannot be told in so few words, as none are our own."""
    length = sum(len(words_of(fold(span.of(article.text)))) for span in short.sentences)
    is_longer = words is not None and length > words
    return f"The shortest that tells it has {length} words:" if is_longer else "<b>In short</b>"


def said_in(article: Article, hits: Sequence[QuoteHit], offset: int) -> Reply:
    """A page of what is said in one article; `hits` are those from `offset` on."""
    items = [
        f"{excerpts.quotation([hit.quote.sentence], article, str(number))}\n— {quotes.speaker(hit)}"
        for number, hit in enumerate(hits, offset + 1)
    ]
    heading = "<b>What was said</b>" if hits else "I found nobody quoted in this article."
    return _in_place(article, heading, items, "told", offset, "\n")


def full_text(article: Article, parts: Sequence[Span], offset: int) -> Reply:
    """A page of an article's text, in its passages; `parts` are those from `offset` on."""
    items = [layout.verbatim(part, article.text) for part in parts]
    return _in_place(article, "<b>Full text</b>", items, "text", offset, "\n\n")


def related(article: Article, articles: Sequence[Article]) -> Reply:
    """Other articles on the same; a press gives the summary."""
    heading = "<b>Related</b>" if articles else "I found no other articles on this."
    text, summaries = _listed(heading, articles, 0)
    return Reply(text, keyboard(summaries, [_back_to(article)]))


def _listed(heading: str, articles: Sequence[Article], offset: int) -> tuple[str, Row]:
    """Articles by their titles, numbered, and a row of buttons to their summaries."""
    items = [
        f"{number}. {layout.title(article)}\n{_below_title(article)}"
        for number, article in enumerate(articles, offset + 1)
    ]
    text, count = layout.fitting(heading, items)
    more = [
        (str(number), f"summary:{article.id}")
        for number, article in enumerate(articles[:count], offset + 1)
    ]
    return text, excerpts.row("Summary", more)


def _below_title(article: Article) -> str:
    """Outlet and date, or how an article begins that is named by these."""
    return layout.published(article) if layout.is_titled(article) else f"“{line(article.title)}”"


def _in_place(
    article: Article, heading: str, items: Sequence[str], what: str, offset: int, between: str
) -> Reply:
    text, count = layout.fitting(heading, items, _origin(article), between=between)
    data = _data(what, article, offset).rpartition(":")[0]
    turning = layout.turning(data, offset, count, len(items))
    return Reply(text, keyboard(turning, [_back_to(article)]))


def _back_to(article: Article) -> Button:
    return button("Summary", _data("summary", article, 3))


def latest(articles: Sequence[Article], offset: int, order: Order = Order.NEWEST) -> Reply:
    """The newest articles, or the oldest; a press gives the summary."""
    if not articles:
        return Reply(
            messages.OLD_BUTTON if offset else "There are no articles in this archive yet."
        )
    is_old = order is Order.OLDEST
    heading = "<b>Oldest articles</b>" if is_old else "<b>Newest articles</b>"
    text, summaries = _listed(heading, articles, offset)
    turning = layout.turning(
        "oldest" if is_old else "latest", offset, len(summaries), len(articles)
    )
    return Reply(text, keyboard(summaries, turning))


def which_article(words: str, articles: Sequence[Article], all_data: str = "") -> Reply:
    """Several articles it may be: a button each, and one with the data for all of them."""
    buttons = [[button(article.title, f"summary:{article.id}")] for article in articles]
    everything_row = [button("All of them together", all_data)] if all_data else []
    text = f"Which article about “{line(words)}” do you mean?"
    return Reply(text, keyboard(*buttons, everything_row))
