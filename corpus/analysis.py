"""What is worked out from an article before it is stored. Pure."""

from __future__ import annotations

import hashlib

from corpus.quotes import extract
from corpus.speakers import people
from corpus.text import passages
from corpus.types import Analysis, Article, Passage


def digest(article: Article) -> str:
    """A hash of all that a reader sees of an article."""
    seen = (article.title, article.text, article.url, article.outlet, article.authors)
    parts = [*map(str, seen), str(article.published), str(article.language)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def analyse(article: Article) -> Analysis:
    """Everything that is worked out from an article's text; pure."""
    spans = passages(article.text)
    persons = people(article.text)
    found = extract(article.text, persons)
    quoted = {quote.speaker for quote in found}
    return Analysis(
        passages=tuple(Passage(span, place) for place, span in enumerate(spans)),
        quotes=found,
        aliases={person.name: person.aliases for person in persons if person.name in quoted},
    )
