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
from corpus.articles import store as storage
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
    Met,
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
    matches: Mapping[int, Met]


# --- what is followed -----------------------------------------------------------------------


def version(connection: Connection) -> int:
    """The number of the last change of what is followed."""
    found: int = connection.scalars(sa.select(news.c.version)).one()
    return found


def refresh(connection: Connection, index: Index, since: int) -> int:
    """Bring the index up to date with changes after number `since`; gives the last one's."""
    last = version(connection)
    if last == since:
        return last
    is_active = sa.and_(subscriptions.c.is_paused.is_(False), subscribers.c.ended.is_(None))
    joined = subscriptions.join(subscribers, subscribers.c.id == subscriptions.c.subscriber_id)
    columns = (subscriptions.c.id, subscriptions.c.body, is_active.label("is_active"))
    changed = sa.select(*columns).select_from(joined).where(subscriptions.c.version > since)
    for number, body, is_wanted in connection.execute(changed):
        if is_wanted:
            index.put(number, read_follow(body))
        else:
            index.drop(number)
    active = sa.select(subscriptions.c.id).select_from(joined).where(is_active)
    there = connection.scalar(sa.select(sa.func.count()).select_from(active.subquery())) or 0
    if there != len(index):  # some are gone for good
        index.keep_only(connection.scalars(active))
    return last


# --- what is new ----------------------------------------------------------------------------


def new(connection: Connection, limit: int) -> tuple[int, list[Article]]:
    """The number that matching has come to, and the next articles after it."""
    last: int = connection.scalars(sa.select(news.c.last_article)).one()
    query = sa.select(articles.c.id).where(articles.c.id > last).order_by(articles.c.id)
    ids = list(connection.scalars(query.limit(limit)))
    found = storage.articles_with_ids(connection, ids)
    return last, [found[number] for number in ids]


def facts(connection: Connection, found: Sequence[Article]) -> dict[int, Facts]:
    """What each of these articles is compared by."""
    ids = [article.id for article in found]
    feeds = _feeds(connection, found)
    told = _quotes(connection, ids)
    quoted = {quote.speaker_id for each in told.values() for quote in each}
    known = sa.select(speakers.c.id, speakers.c.key).where(speakers.c.id.in_(quoted))
    keys = dict(connection.execute(known).all())
    return {
        article.id: Facts(
            fold(f"{article.title}\n{article.text}"),
            outlet_token(article.outlet),
            frozenset(feeds.get(article.key, ())),
            _said(article, told.get(article.id, ()), keys),
        )
        for article in found
    }


def _feeds(connection: Connection, found: Iterable[Article]) -> dict[str, set[int]]:
    """Which feeds have each article, by its key."""
    keys = [article.key for article in found]
    query = sa.select(feed_entries.c.key, feed_entries.c.feed_id).distinct()
    feeds: dict[str, set[int]] = {}
    for key, feed in connection.execute(query.where(feed_entries.c.key.in_(keys))):
        feeds.setdefault(key, set()).add(feed)
    return feeds


def _quotes(connection: Connection, ids: Collection[int]) -> dict[int, list[Quote]]:
    """What was at least possibly said in each article, by somebody with a name."""
    found: dict[int, list[Quote]] = {}
    for quote in storage.quotes_of_articles(connection, ids):
        if quote.is_shown:
            found.setdefault(quote.article_id, []).append(quote)
    return found


def _said(
    article: Article, told: Iterable[Quote], keys: Mapping[int, str]
) -> dict[str, list[Saying]]:
    """Who says what in an article: under the key of the speaker, and of the name as it stands.

    An operator may have merged the two.
    """
    said: dict[str, list[Saying]] = {}
    for quote in told:
        before, after = neighbours(article.text, quote.sentence)
        saying = Saying(quote.id, Words(fold(article.text[before.start : after.end])))
        kind = quote.speaker_kind or SpeakerKind.PERSON
        own = identity.key(quote.speaker or "", kind)
        for key in {keys.get(quote.speaker_id or 0, own), own}:
            said.setdefault(speaker_token(kind, key), []).append(saying)
    return said


def quotes_met(
    connection: Connection, articles: Sequence[Article], follows: Iterable[Follow]
) -> tuple[int, ...]:
    """What those who are followed say in these articles, found again, as numbers of quotes.

    For articles that were edited since they were met, or met before that was noted.
    """
    people = [prepare(follow) for follow in follows if follow.speaker]
    by_article = facts(connection, articles) if people else {}
    matches = (meets(person, facts) for facts in by_article.values() for person in people)
    return tuple(dict.fromkeys(number for match in matches if match for number in match.quotes))


# --- what they meet -------------------------------------------------------------------------


def arrive(connection: Connection, found: Sequence[Arrival], after: int) -> bool:
    """Keep what new articles have met; False, and nothing is kept, if another has done that.

    A story that a subscriber had before, in other words of an outlet or in the same ones, is no
    news to them.
    """
    last = connection.scalars(sa.select(news.c.last_article)).one()
    if last != after:
        return False
    for arrival in found:
        story = story_of(connection, arrival.article)
        by_quotes: dict[tuple[int, ...], list[int]] = {}
        for number, match in arrival.matches.items():
            by_quotes.setdefault(match.quotes, []).append(number)
        for quotes, ids in by_quotes.items():
            for start in range(0, len(ids), _AT_ONCE):
                some = ids[start : start + _AT_ONCE]
                _keep(connection, some, quotes, arrival.article.id, story)
    connection.execute(sa.update(news).values(last_article=found[-1].article.id))
    return True


def story_of(connection: Connection, article: Article) -> int:
    """The number of the first article that tells this one's story."""
    signed = sa.select(signatures.c.article_id).where(signatures.c.article_id == article.id)
    if connection.scalar(signed) is None:
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
    same = (sa.literal(article_id), sa.literal(story), sa.literal(list(quotes), sa.JSON))
    new = sa.select(subscriptions.c.id, *same).where(
        subscriptions.c.id.in_(ids), subscriptions.c.since_article < article_id, ~had
    )
    columns = ["subscription_id", "article_id", "story_id", "quotes"]
    connection.execute(sa.insert(matches).from_select(columns, new))
