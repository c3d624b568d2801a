"""What a digest tells of a story: sentences word for word, and who said what in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from corpus.answers import arranging, said
from corpus.articles import store as article_store
from corpus.digests import arrivals
from corpus.digests.planning import Outline
from corpus.exceptions import SummaryError
from corpus.store.database import Connection
from corpus.subscriptions.follows import Follow
from corpus.summaries import summarizer
from corpus.types import Article, Quote, QuoteHit, Span

# So much is quoted of those who are followed, and of others beside the sentences.
_STATEMENTS = 2
_ASIDES = 1
_SENTENCES = 1


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story as it is told: its articles, the one it is told from first, and its words.

    `quotes` are of those who are followed where `is_followed`, and then say more than sentences;
    `further` is how many more statements of theirs there are.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Span, ...] = ()
    quotes: tuple[QuoteHit, ...] = ()
    is_followed: bool = False
    further: int = 0


class _Excerpt(NamedTuple):
    """What is to be told of a story, before it is known who its speakers are."""

    articles: tuple[Article, ...]
    sentences: tuple[Span, ...]
    quotes: list[Quote]
    is_followed: bool
    further: int = 0


def tell(
    connection: Connection, outlines: Sequence[Outline], follows: Iterable[Follow]
) -> list[ToldStory | None]:
    """The stories of these outlines for who follows that; None for one with no article left.

    outlines -> articles, and all that is quoted in them -> what is to be told -> its speakers
    """
    numbers = {number for outline in outlines for number in outline.articles}
    articles = article_store.articles_with_ids(connection, numbers)
    quotes = {
        quote.id: quote for quote in article_store.quotes_of_articles(connection, articles.keys())
    }
    bodies = {number: article.text for number, article in articles.items()}
    excerpts: list[_Excerpt | None] = []
    for outline in outlines:
        story = tuple(articles[number] for number in outline.articles if number in articles)
        ids = outline.quotes
        if ids is None or not quotes.keys() >= set(ids):
            ids = arrivals.quotes_met(connection, story, follows)
        whole = arranging.outermost(_shown(quotes, ids))
        statements = _once(arranging.distinct(whole, bodies), articles)
        excerpts.append(_excerpt(story, statements, quotes.values()) if story else None)
    texts_quotes = list(chain.from_iterable(excerpt.quotes for excerpt in excerpts if excerpt))
    hits = {hit.quote.id: hit for hit in said.with_articles(connection, texts_quotes)}
    return [_told(excerpt, hits) if excerpt else None for excerpt in excerpts]


def _shown(quotes: Mapping[int, Quote], ids: Iterable[int]) -> list[Quote]:
    """Those of the quotes that were not put right since, so that they are nobody's any more."""
    return [quotes[number] for number in ids if quotes[number].is_shown]


def _once(quotes: Iterable[Quote], articles: Mapping[int, Article]) -> list[Quote]:
    """Each sentence once: a copy has the same words; an account of them elsewhere does not."""
    words: dict[str, Quote] = {}
    for quote in quotes:
        sentence = quote.sentence.of(articles[quote.article_id].text)
        words.setdefault(" ".join(sentence.split()), quote)
    return list(words.values())


def _excerpt(
    story: tuple[Article, ...], statements: Sequence[Quote], quotes: Iterable[Quote]
) -> _Excerpt:
    """What those who are followed said, or else the first article's sentences and what is sure."""
    if statements:
        first = next(article for article in story if article.id == statements[0].article_id)
        copies = (article for article in story if article is not first)
        further = max(0, len(statements) - _STATEMENTS)
        return _Excerpt((first, *copies), (), list(statements[:_STATEMENTS]), True, further)
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
    return _Excerpt(story, spans, sure[:_ASIDES], is_followed=False)


def _sentences(article: Article) -> tuple[Span, ...]:
    try:
        return summarizer.summarize(article.text, _SENTENCES, title=article.title).sentences
    except SummaryError:
        return ()


def _told(excerpt: _Excerpt, hits: Mapping[int, QuoteHit]) -> ToldStory:
    quotes = tuple(hits[quote.id] for quote in excerpt.quotes)
    return ToldStory(
        excerpt.articles, excerpt.sentences, quotes, excerpt.is_followed, excerpt.further
    )
