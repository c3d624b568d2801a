"""What is worked out from an article before it is stored. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from corpus.quotes.extraction import read
from corpus.text import passages
from corpus.types import Act, Analysis, Article, Passage, Quote, SpeakerKind

# Changes with what is worked out from a text, so that articles loaded again are read anew.
_READING = "4"
# The kinds of source that have a name, and so a speaker.
_KINDS_OF_SPEAKERS = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)


def digest(article: Article) -> str:
    """A hash of all that a reader sees of an article, and of how it was read."""
    content = (article.title, article.text, article.url, article.outlet, article.authors)
    parts = [*map(str, content), str(article.published), str(article.language), _READING]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def analyse(article: Article) -> Analysis:
    """Everything that is worked out from an article's text; pure."""
    reading = read(article.text)
    quotes = tuple(quote for quote in reading.quotes if quote.act is not Act.UNSAID)
    aliases = {person.name: person.aliases for person in reading.persons}
    return replace(passages_of(article), quotes=quotes, aliases=aliases)


def passages_of(article: Article) -> Analysis:
    """Its passages only, without looking for who said what."""
    spans = enumerate(passages(article.text))
    return Analysis(tuple(Passage(span, place) for place, span in spans), (), {})


def speaker_of(quote: Quote) -> tuple[str, SpeakerKind] | None:
    """The name and kind of who said it; a name without a kind is a person's."""
    kind = quote.speaker_kind or SpeakerKind.PERSON
    return (quote.speaker, kind) if quote.speaker and kind in _KINDS_OF_SPEAKERS else None
