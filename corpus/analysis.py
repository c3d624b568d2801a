"""What is worked out from an article before it is stored. Pure."""

from __future__ import annotations

import hashlib

from corpus.quotes import read
from corpus.text import passages
from corpus.types import Act, Analysis, Article, Passage

# Changes with what is worked out from a text, so that articles loaded again are read anew.
_READING = "2"


def digest(article: Article) -> str:
    """A hash of all that a reader sees of an article, and of how it was read."""
    seen = (article.title, article.text, article.url, article.outlet, article.authors)
    parts = [*map(str, seen), str(article.published), str(article.language), _READING]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def analyse(article: Article) -> Analysis:
    """Everything that is worked out from an article's text; pure."""
    spans = passages(article.text)
    found = read(article.text)
    quotes = tuple(quote for quote in found.quotes if quote.act is not Act.UNSAID)
    quoted = {quote.speaker for quote in quotes}
    return Analysis(
        passages=tuple(Passage(span, place) for place, span in enumerate(spans)),
        quotes=quotes,
        aliases={each.name: each.aliases for each in found.persons if each.name in quoted},
    )
