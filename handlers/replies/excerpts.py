"""Sentences of an article and where they stand: what all answers are made of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from corpus import Article, Span
from corpus.text import neighbours
from handlers.replies import layout
from handlers.replies.layout import Reply, Row, button, keyboard

Hit = TypeVar("Hit")

# What stands around a sentence takes at most this much of a message on either side.
_NEARBY = 800
# Of the other outlets with a story, so many are named.
_OUTLETS = 3


def numbered(hits: Sequence[Hit], offset: int) -> list[tuple[str, Hit]]:
    """The hits with their numbers; a single one needs none."""
    if len(hits) == 1 and not offset:
        return [("", hits[0])]
    return [(str(number), hit) for number, hit in enumerate(hits, offset + 1)]


def item(spans: Sequence[Span], article: Article, number: str, speaker: str = "") -> str:
    """Sentences of an article, then who said them and where they were published."""
    sentences = "\n".join(layout.quoted(layout.verbatim(span, article.text)) for span in spans)
    rank = f"{number}. " if number else ""
    by = f"{speaker} · " if speaker else ""
    return f"{sentences}\n{rank}{by}{source(article)}"


def context_buttons(more: Sequence[tuple[str, str]]) -> list[Row]:
    """Buttons that show numbered sentences among their neighbours; each with its data."""
    return layout.in_rows(
        [button(f"Context {number}" if number else "More context", data) for number, data in more]
    )


def around(article: Article, sentence: Span) -> Reply:
    """A sentence in bold among its neighbours."""
    before, after = neighbours(article.text, sentence)
    first, last = (layout.verbatim(part, article.text, _NEARBY) for part in (before, after))
    middle = layout.verbatim(sentence, article.text)
    gaps = (Span(before.end, sentence.start), Span(sentence.end, after.start))
    breaks = ["\n\n" if "\n" in gap.of(article.text) else " " for gap in gaps]
    excerpt = f"{first}{breaks[0]}<b>{middle}</b>{breaks[1]}{last}".strip()
    return Reply(
        f"{layout.quoted(excerpt)}\n{source(article)}",
        keyboard([button("Summary", f"summary:{article.id}")]),
    )


def source(article: Article) -> str:
    """Where an article was published, and when, and its title."""
    return f"{layout.published(article)}\n{layout.title(article)}"


def also(article: Article, copies: Iterable[Article]) -> list[str]:
    """The line that tells where else a story stands, each outlet once; none if nowhere else."""
    elsewhere: dict[str, Article] = {}
    for copy in copies:
        if copy.outlet is None or copy.outlet != article.outlet:
            elsewhere.setdefault(copy.outlet or copy.title, copy)
    links = [layout.linked(name, copy.url) for name, copy in [*elsewhere.items()][:_OUTLETS]]
    more = [f"{len(elsewhere) - _OUTLETS} more"] if len(elsewhere) > _OUTLETS else []
    return [f"also in {', '.join([*links, *more])}"] if links else []
