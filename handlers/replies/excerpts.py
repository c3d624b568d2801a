"""Sentences of an article and where they stand: what all answers are made of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from corpus import Article, Span
from corpus.text import neighbours
from handlers.replies import layout
from handlers.replies.layout import PAGE, Reply, Row, button, keyboard

Hit = TypeVar("Hit")

# What stands around a sentence takes at most this much of a message on either side.
_NEARBY = 800
# Of the other outlets with a story, so many are named.
_OUTLETS = 3


class Excerpt(NamedTuple):
    """Sentences of an article as they are shown, and the data of the button to their context.

    `by` is markup that names who said them; "" where the heading does, or nobody did. Where it
    `is_titled` the article itself is what was asked for.
    """

    article: Article
    spans: Sequence[Span]
    by: str = ""
    data: str = ""
    copies: Sequence[Article] = ()
    is_titled: bool = False


def page(header: str, excerpts: Sequence[Excerpt], offset: int = 0) -> tuple[str, int]:
    """The header, and as many excerpts below it as fit on a page; and how many these are.

    They are numbered from `offset` on; neighbours from one article stand over one line of source.
    """
    page = list(excerpts[:PAGE])
    while len(page) > 1 and not layout.fits(_page(header, page, offset)):
        page.pop()
    if not layout.fits(_page(header, page, offset)):
        page = [page[0]._replace(spans=page[0].spans[:1])]
    return _page(header, page, offset), len(page)


def _page(header: str, excerpts: Sequence[Excerpt], offset: int) -> str:
    return "\n".join([*([header] if header else []), printed(numbered(excerpts, offset))])


def printed(excerpts: Iterable[tuple[str, Excerpt]]) -> str:
    """Excerpts under their numbers; neighbours from one article stand over one line of source."""
    lines, last = list[str](), ""
    for (key, by), rows in groupby(excerpts, lambda row: _origin(row[1])):
        group = list(rows)
        lines += [quotation(excerpt.spans, excerpt.article, rank) for rank, excerpt in group]
        article = group[-1][1].article
        origin = titled_source(article) if group[-1][1].is_titled else source(article)
        origin = "same article" if key == last else origin
        lines.append(f"— {by} · {origin}" if by else f"— {origin}")
        lines += also(article, [copy for _, excerpt in group for copy in excerpt.copies])
        last = key
    return "\n".join(lines)


def _origin(excerpt: Excerpt) -> tuple[str, str]:
    return excerpt.article.key, excerpt.by


def numbered(hits: Sequence[Hit], offset: int) -> list[tuple[str, Hit]]:
    """The hits with their numbers; a single one needs none."""
    if len(hits) == 1 and not offset:
        return [("", hits[0])]
    return [(str(number), hit) for number, hit in enumerate(hits, offset + 1)]


def quotation(spans: Sequence[Span], article: Article, number: str = "") -> str:
    """Sentences of an article, word for word, under one number."""
    ranks = [number, *[""] * len(spans)]
    return "\n".join(
        layout.quoted(layout.verbatim(span, article.text), rank)
        for span, rank in zip(spans, ranks, strict=False)
    )


def contexts(excerpts: Sequence[Excerpt], offset: int = 0) -> Row:
    """One row that shows each excerpt among its neighbours."""
    return row("Context", [(rank, excerpt.data) for rank, excerpt in numbered(excerpts, offset)])


def row(label: str, more: Sequence[tuple[str, str]]) -> Row:
    """A button for each number and data, the first of which says what they do."""
    first = [button(f"{label} {number}".strip(), data) for number, data in more[:1]]
    return [*first, *(button(number, data) for number, data in more[1:])]


def around(article: Article, sentence: Span) -> Reply:
    """A sentence in bold among its neighbours."""
    before, after = neighbours(article.text, sentence)
    first, last = (layout.verbatim(part, article.text, _NEARBY) for part in (before, after))
    middle = layout.verbatim(sentence, article.text)
    gaps = (Span(before.end, sentence.start), Span(sentence.end, after.start))
    breaks = ["\n\n" if "\n" in gap.of(article.text) else " " for gap in gaps]
    excerpt = f"{first}{breaks[0]}<b>{middle}</b>{breaks[1]}{last}".strip()
    return Reply(
        f"{layout.quoted(excerpt)}\n— {titled_source(article)}",
        keyboard([button("Summary", f"summary:{article.id}")]),
    )


def source(article: Article) -> str:
    """The outlet, or else the title, as a link to the article, and the date."""
    day, name = layout.date(article.published), place(article)
    return f"{name} · {day}" if name else layout.linked(day, article.url)


def place(article: Article) -> str:
    """The outlet, or else the title, as a link to the article; "" where it has neither."""
    name = article.title if layout.is_titled(article) else ""
    return layout.linked(article.outlet or name, article.url)


def titled_source(article: Article) -> str:
    """The title, as a link to the article, then outlet and date."""
    title = layout.title(article)
    return f"{title} · {layout.published(article)}" if layout.is_titled(article) else title


def also(article: Article, copies: Iterable[Article]) -> list[str]:
    """The line that tells where else a story stands, each outlet once; none if nowhere else."""
    elsewhere: dict[str, Article] = {}
    for copy in copies:
        if copy.outlet is None or copy.outlet != article.outlet:
            elsewhere.setdefault(copy.outlet or layout.named(copy), copy)
    links = [layout.linked(name, copy.url) for name, copy in [*elsewhere.items()][:_OUTLETS]]
    more = [f"{len(elsewhere) - _OUTLETS} more"] if len(elsewhere) > _OUTLETS else []
    return [f"also in {', '.join([*links, *more])}"] if links else []
