"""What the bot says of one article, and of the newest: values in, `Reply` out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Article, QuoteHit, Span, Summary
from corpus.summaries.summarizer import MOST
from handlers.replies import excerpts, layout, messages, quotes
from handlers.replies.layout import Button, Reply, button, keyboard, line

# How many sentences "Shorter" takes away, and "Longer" adds.
_STEP = 2


def summary(
    article: Article, picked: Summary, sentences: int = 3, copies: Sequence[Article] = ()
) -> Reply:
    """The sentences that tell most of an article, then where they are from, and what else to see.

    `sentences` is how many were asked for. What is not kept (its id is 0) has no buttons.
    """
    footer = "\n".join([excerpts.source(article), *excerpts.also(article, copies)])
    text, shown = _in_short(article, picked, footer)
    if not article.id:
        return Reply(text)
    is_all = len(picked.sentences) < sentences or shown < len(picked.sentences)
    sizes = [
        button("Shorter", f"summary:{article.id}:{max(1, shown - _STEP)}") if shown > 1 else None,
        button("Longer", f"summary:{article.id}:{min(MOST, sentences + _STEP)}")
        if sentences < MOST and not is_all
        else None,
    ]
    more = [
        button("What was said", f"told:{article.id}:0"),
        button("Full text", f"text:{article.id}:0"),
        button("Related", f"related:{article.id}"),
    ]
    return Reply(text, keyboard([each for each in sizes if each], more))


def summary_of_sent(article: Article, picked: Summary) -> Reply:
    """The sentences that tell most of what a person sent."""
    return Reply(_in_short(article, picked, f"From what you sent: {line(article.title)}")[0])


def _in_short(article: Article, picked: Summary, footer: str) -> tuple[str, int]:
    items = [layout.quoted(layout.verbatim(span, article.text)) for span in picked.sentences]
    return layout.fitting("<b>In short</b>", items, footer, most=MOST)


def said_in(article: Article, hits: Sequence[QuoteHit], offset: int) -> Reply:
    """A page of what is said in one article; `hits` are those from `offset` on."""
    said = (layout.quoted(layout.verbatim(hit.quote.sentence, article.text)) for hit in hits)
    items = [f"{quote}\n{quotes.speaker(hit)}" for quote, hit in zip(said, hits, strict=True)]
    heading = "<b>What was said</b>" if hits else "I found nobody quoted in this article."
    return _in_place(article, heading, items, f"told:{article.id}", offset)


def full_text(article: Article, parts: Sequence[Span], offset: int) -> Reply:
    """A page of an article's text, in its passages; `parts` are those from `offset` on."""
    items = [layout.verbatim(part, article.text) for part in parts]
    return _in_place(article, "<b>Full text</b>", items, f"text:{article.id}", offset)


def related(article: Article, found: Sequence[Article]) -> Reply:
    """Other articles on the same; a press gives the summary."""
    heading = "<b>Related</b>" if found else "I found no other articles on this."
    items = [f"{number}. {excerpts.source(each)}" for number, each in enumerate(found, 1)]
    text, shown = layout.fitting(heading, items)
    buttons = [
        button(f"Summary {number}", f"summary:{each.id}")
        for number, each in enumerate(found[:shown], 1)
    ]
    return Reply(text, keyboard(*layout.in_rows(buttons), [_back_to(article)]))


def _in_place(
    article: Article, heading: str, items: Sequence[str], data: str, offset: int
) -> Reply:
    text, shown = layout.fitting(heading, items, excerpts.source(article))
    turning = layout.turning(data, offset, shown, len(items))
    return Reply(text, keyboard(turning, [_back_to(article)]))


def _back_to(article: Article) -> Button:
    return button("Summary", f"summary:{article.id}:3")


def latest(articles: Sequence[Article], offset: int) -> Reply:
    """The newest articles; a press gives the summary."""
    if not articles:
        return Reply(messages.GONE if offset else "There are no articles in this archive yet.")
    items = [
        f"{number}. {excerpts.source(article)}"
        for number, article in enumerate(articles, offset + 1)
    ]
    text, shown = layout.fitting("<b>Newest articles</b>", items)
    buttons = [
        button(f"Summary {number}", f"summary:{article.id}")
        for number, article in enumerate(articles[:shown], offset + 1)
    ]
    turning = layout.turning("latest", offset, shown, len(articles))
    return Reply(text, keyboard(*layout.in_rows(buttons), turning))


def which_article(words: str, articles: Sequence[Article], everything: str = "") -> Reply:
    """Several articles it may be: a button each, and one with the data for all of them."""
    buttons = [[button(article.title, f"summary:{article.id}")] for article in articles]
    everything_row = [button("All of them together", everything)] if everything else []
    text = f"Which article about “{line(words)}” do you mean?"
    return Reply(text, keyboard(*buttons, everything_row))
