"""What a digest tells of a story: sentences word for word, and who said what in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.answers import said
from corpus.articles import store as storage
from corpus.digests import arrivals
from corpus.exceptions import SummaryError
from corpus.store.database import Connection
from corpus.subscriptions.follows import Subscription
from corpus.subscriptions.matching import meets, prepare
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


def tell(
    connection: Connection, numbers: Sequence[int], followed: Iterable[Subscription]
) -> Told | None:
    """The story of these articles for who follows that; None when none of them is left."""
    there = storage.articles_with_ids(connection, numbers)
    articles = tuple(there[number] for number in numbers if number in there)
    if not articles:
        return None
    heard = _heard(connection, articles, followed)
    if heard:
        hits = said.with_articles(connection, heard[:_FOLLOWED])
        first = next((each for each in articles if each.id == hits[0].article.id), articles[0])
        others = (each for each in articles if each.id != first.id)
        return Told((first, *others), (), tuple(hits), is_followed=True)
    lead = articles[0]
    spans = _sentences(lead)
    return Told(articles, spans, tuple(_said(connection, lead, spans)))


def _heard(
    connection: Connection, articles: Sequence[Article], followed: Iterable[Subscription]
) -> list[Quote]:
    """What those who are followed say in these articles, each sentence once."""
    people = [prepare(each.follow) for each in followed if each.follow.speaker]
    if not people:
        return []
    facts = arrivals.facts(connection, articles)
    met = (meets(wanted, facts[article.id]) for article in articles for wanted in people)
    numbers = dict.fromkeys(chain.from_iterable(found.quotes for found in met if found))
    told = (storage.quote(connection, number) for number in numbers)
    words: dict[str, Quote] = {}
    texts = {article.id: article.text for article in articles}
    for quote in filter(None, told):
        # A copy has the same words; an account of them in another outlet does not.
        words.setdefault(" ".join(quote.sentence.of(texts[quote.article_id]).split()), quote)
    return list(words.values())


def _sentences(article: Article) -> tuple[Span, ...]:
    try:
        return summarizer.summarize(article.text, _SENTENCES, title=article.title).sentences
    except SummaryError:
        return ()


def _said(connection: Connection, lead: Article, shown: Sequence[Span]) -> list[QuoteHit]:
    """What somebody surely said in the article, beside the sentences that are shown."""
    sure = (
        quote
        for quote in storage.quotes_of_article(connection, lead.id)
        if quote.is_shown and quote.is_sure
    )
    new = [quote for quote in sure if not any(quote.sentence.overlaps(span) for span in shown)]
    return said.with_articles(connection, new[:_OTHERS])
