"""What a digest tells of a story: sentences word for word, and who said what in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from corpus.answers import said
from corpus.articles import store as article_store
from corpus.digests import arrivals
from corpus.digests.planning import Outline
from corpus.exceptions import SummaryError
from corpus.store.database import Connection
from corpus.subscriptions.follows import Follow
from corpus.summaries import summarizer
from corpus.types import Article, Quote, QuoteHit, Span

# So much is quoted of those who are followed, and of others beside the sentences.
_FOLLOWED = 3
_OTHERS = 1
_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it is told: its articles, the one it is told from first, and its words.

    `quotes` are of those who are followed where `is_followed`, and then say more than sentences.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Span, ...] = ()
    quotes: tuple[QuoteHit, ...] = ()
    is_followed: bool = False


class _Choice(NamedTuple):
    """What is to be told of a story, before it is known who its speakers are."""

    articles: tuple[Article, ...]
    sentences: tuple[Span, ...]
    quotes: list[Quote]
    is_followed: bool


def tell(
    connection: Connection, outlines: Sequence[Outline], follows: Iterable[Follow]
) -> list[Told | None]:
    """The stories of these outlines for who follows that; None for one with no article left.

    outlines -> articles, and all that is quoted in them -> what is to be told -> its speakers
    """
    numbers = {number for outline in outlines for number in outline.articles}
    articles = article_store.articles_with_ids(connection, numbers)
    quotes = {
        quote.id: quote for quote in article_store.quotes_of_articles(connection, articles.keys())
    }
    choices: list[_Choice | None] = []
    for outline in outlines:
        story = tuple(articles[number] for number in outline.articles if number in articles)
        ids = outline.quotes
        if ids is None or not quotes.keys() >= set(ids):
            ids = arrivals.quotes_met(connection, story, follows)
        heard = _once([quotes[number] for number in ids], articles)
        choices.append(_choice(story, heard, quotes.values()) if story else None)
    chosen = list(chain.from_iterable(choice.quotes for choice in choices if choice))
    hits = {hit.quote.id: hit for hit in said.with_articles(connection, chosen)}
    return [_told(choice, hits) if choice else None for choice in choices]


def _once(heard: Iterable[Quote], articles: Mapping[int, Article]) -> list[Quote]:
    """Each sentence once: a copy has the same words; an account of them elsewhere does not."""
    words: dict[str, Quote] = {}
    for quote in heard:
        sentence = quote.sentence.of(articles[quote.article_id].text)
        words.setdefault(" ".join(sentence.split()), quote)
    return list(words.values())


def _choice(story: tuple[Article, ...], heard: Sequence[Quote], quotes: Iterable[Quote]) -> _Choice:
    """What those who are followed said, or else the first article's sentences and what is sure."""
    if heard:
        first = next(article for article in story if article.id == heard[0].article_id)
        others = (article for article in story if article is not first)
        return _Choice((first, *others), (), list(heard[:_FOLLOWED]), is_followed=True)
    lead = story[0]
    spans = _sentences(lead)
    sure = [
        quote
        for quote in quotes
        if quote.article_id == lead.id
        and quote.is_shown
        and quote.is_sure
        and not any(quote.sentence.overlaps(span) for span in spans)
    ]
    return _Choice(story, spans, sure[:_OTHERS], is_followed=False)


def _sentences(article: Article) -> tuple[Span, ...]:
    try:
        return summarizer.summarize(article.text, _SENTENCES, title=article.title).sentences
    except SummaryError:
        return ()


def _told(choice: _Choice, hits: Mapping[int, QuoteHit]) -> Told:
    quotes = tuple(hits[quote.id] for quote in choice.quotes)
    return Told(choice.articles, choice.sentences, quotes, choice.is_followed)
