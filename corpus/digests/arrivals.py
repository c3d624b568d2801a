"""New articles in the store, whoever put them there, and the subscriptions that they meet.

An article is new by its number: the archive gives each a higher one, and an edited article
keeps its own. How far this has come is in the store too, so nothing is met twice or missed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.articles import copies
from corpus.articles import store as article_store
from corpus.speakers import identity
from corpus.store.tables import (
    articles,
    feed_entries,
    given,
    matches,
    news,
    signatures,
    speakers,
    subscribers,
    subscriptions,
)
from corpus.subscriptions.follows import Follow, read_follow
from corpus.subscriptions.matching import (
    Facts,
    Index,
    Match,
    Saying,
    Words,
    meets,
    outlet_token,
    prepare,
    speaker_token,
)
from corpus.summaries import minhash
from corpus.text import fold, neighbours
from corpus.types import Article, Quote, SpeakerKind

_AT_ONCE = 10_000


class Arrival(NamedTuple):
    """A new article and the subscriptions it meets, by number, each with why."""

    article: Article
    matches: Mapping[int, Match]


# --- what is followed -----------------------------------------------------------------------


def version(connection: Connection) -> int:
    """The number of the last change of what is followed."""
    number: int = connection.scalars(sa.select(news.c.version)).one()
    return number


def refresh(connection: Connection, index: Index, since: int) -> int:
    """Bring the index up to date with changes after number `since`; gives the last one's."""
    last = version(connection)
    if last == since:
        return last
    is_active = sa.and_(subscriptions.c.is_paused.is_(False), subscribers.c.ended.is_(None))
    owners = subscriptions.join(subscribers, subscribers.c.id == subscriptions.c.subscriber_id)
    columns = (subscriptions.c.id, subscriptions.c.body, is_active.label("is_active"))
    changes = sa.select(*columns).select_from(owners).where(subscriptions.c.version > since)
    for number, body, is_wanted in connection.execute(changes):
        if is_wanted:
            index.put(number, read_follow(body))
        else:
            index.drop(number)
    active = sa.select(subscriptions.c.id).select_from(owners).where(is_active)
    count = connection.scalar(sa.select(sa.func.count()).select_from(active.subquery())) or 0
    if count != len(index):  # some are gone for good
        index.keep_only(connection.scalars(active))
    return last


# --- what is new ----------------------------------------------------------------------------


def new(connection: Connection, limit: int) -> tuple[int, list[Article]]:
    """The number that matching has come to, and the next articles after it."""
    last: int = connection.scalars(sa.select(news.c.last_article)).one()
    query = sa.select(articles.c.id).where(articles.c.id > last).order_by(articles.c.id)
    ids = list(connection.scalars(query.limit(limit)))
    articles_by_id = article_store.articles_with_ids(connection, ids)
    return last, [articles_by_id[number] for number in ids]


def facts(connection: Connection, articles: Sequence[Article]) -> dict[int, Facts]:
    """What each of these articles is compared by."""
    ids = [article.id for article in articles]
    feeds = _feeds(connection, articles)
    by_article = _quotes(connection, ids)
    speaker_ids = {quote.speaker_id for quotes in by_article.values() for quote in quotes}
    query = sa.select(speakers.c.id, speakers.c.key).where(speakers.c.id.in_(speaker_ids))
    keys = dict(connection.execute(query).all())
    return {
        article.id: Facts(
            fold(f"{article.title}\n{article.text}"),
            outlet_token(article.outlet),
            frozenset(feeds.get(article.key, ())),
            _said(article, by_article.get(article.id, ()), keys),
        )
        for article in articles
    }


def _feeds(connection: Connection, articles: Iterable[Article]) -> dict[str, set[int]]:
    """Which feeds have each article, by its key."""
    keys = [article.key for article in articles]
    query = sa.select(feed_entries.c.key, feed_entries.c.feed_id).distinct()
    feeds: dict[str, set[int]] = {}
    for key, feed in connection.execute(query.where(feed_entries.c.key.in_(keys))):
        feeds.setdefault(key, set()).add(feed)
    return feeds


def _quotes(connection: Connection, ids: Collection[int]) -> dict[int, list[Quote]]:
    """What was at least possibly said in each article, by somebody with a name."""
    by_article: dict[int, list[Quote]] = {}
    for quote in article_store.quotes_of_articles(connection, ids):
        if quote.is_shown:
            by_article.setdefault(quote.article_id, []).append(quote)
    return by_article


def _said(
    article: Article, quotes: Iterable[Quote], keys: Mapping[int, str]
) -> dict[str, list[Saying]]:
    """Who says what in an article: under the key of the speaker, and of the name as it stands.

    An operator may have merged the two.
    """
    sayings: dict[str, list[Saying]] = {}
    for quote in quotes:
        before, after = neighbours(article.text, quote.sentence)
        saying = Saying(quote.id, Words(fold(article.text[before.start : after.end])))
        kind = quote.speaker_kind or SpeakerKind.PERSON
        own = identity.key(quote.speaker or "", kind)
        for key in {keys.get(quote.speaker_id or 0, own), own}:
            sayings.setdefault(speaker_token(kind, key), []).append(saying)
    return sayings


def quotes_met(
    connection: Connection, articles: Sequence[Article], follows: Iterable[Follow]
) -> tuple[int, ...]:
    """What those who are followed say in these articles, found again, as numbers of quotes.

    For articles that were edited since they were met, or met before that was noted.
    """
    speaking = (follow for follow in follows if follow.speaker)
    people = [prepare(side) for follow in speaking for side in follow.alternatives]
    by_article = facts(connection, articles) if people else {}
    matches = (meets(person, facts) for facts in by_article.values() for person in people)
    return tuple(dict.fromkeys(number for match in matches if match for number in match.quotes))


# --- what they meet -------------------------------------------------------------------------


def arrive(connection: Connection, arrivals: Sequence[Arrival], after: int) -> bool:
    """Keep what new articles have met; False, and nothing is kept, if another has done that.

    A story that a subscriber had before, in other words of an outlet or in the same ones, is no
    news to them.
    """
    last = connection.scalars(sa.select(news.c.last_article)).one()
    if last != after:
        return False
    for arrival in arrivals:
        story = story_of(connection, arrival.article)
        by_quotes: dict[tuple[int, ...], list[int]] = {}
        for number, match in arrival.matches.items():
            by_quotes.setdefault(match.quotes, []).append(number)
        for quotes, ids in by_quotes.items():
            for start in range(0, len(ids), _AT_ONCE):
                part = ids[start : start + _AT_ONCE]
                _keep(connection, part, quotes, arrival.article.id, story)
    connection.execute(sa.update(news).values(last_article=arrivals[-1].article.id))
    return True


def story_of(connection: Connection, article: Article) -> int:
    """The number of the first article that tells this one's story."""
    signature = sa.select(signatures.c.article_id).where(signatures.c.article_id == article.id)
    if connection.scalar(signature) is None:
        copies.sign(connection, article.id, minhash.signature(article.text))
    return copies.original_of(connection, article.id) or article.id


def _keep(
    connection: Connection,
    ids: Sequence[int],
    quotes: Sequence[int],
    article_id: int,
    story: int,
) -> None:
    had = sa.exists().where(
        given.c.subscriber_id == subscriptions.c.subscriber_id, given.c.story_id == story
    )
    values = (sa.literal(article_id), sa.literal(story), sa.literal(list(quotes), sa.JSON))
    new = sa.select(subscriptions.c.id, *values).where(
        subscriptions.c.id.in_(ids), subscriptions.c.since_article < article_id, ~had
    )
    columns = ["subscription_id", "article_id", "story_id", "quotes"]
    connection.execute(sa.insert(matches).from_select(columns, new))
