"""Digests of an archive: `Digests`, whose verbs compose the modules beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TypeVar

from corpus.archive import Corpus
from corpus.articles import store as article_store
from corpus.digests import arrivals, ledger, planning, store, telling
from corpus.digests.arrivals import Arrival
from corpus.digests.ledger import Part
from corpus.digests.planning import Outline, Plan
from corpus.digests.store import SentDigest
from corpus.digests.telling import ToldStory
from corpus.exceptions import NotFoundError
from corpus.search import vocabulary
from corpus.store import database
from corpus.store.database import Connection
from corpus.subscriptions import store as subscription_store
from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.matching import Index
from corpus.summaries.stories import group
from corpus.types import Article

T = TypeVar("T")

# So many are stored in one transaction, since nobody else can write meanwhile.
_ARTICLES_AT_ONCE = 10
_SUBSCRIBERS_AT_ONCE = 20
_CACHE_SIZE = 2_000  # stories, because many subscribers get the same


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest, or a page of one, ready to be put into words.

    The stories are those from `offset` on; `more` says how many articles or stories there are
    besides.
    """

    id: int
    subscriber: Subscriber
    subscriptions: tuple[Subscription, ...]
    stories: tuple[ToldStory, ...]
    at: datetime
    offset: int = 0
    more: int = 0
    is_alert: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """What a subscriber's time has come for: a plan, and the digest if one is to be sent.

    `next_due` is when each subscription is due next, by number; `last` is the number of the last
    article that the plan knows of, `at` when it was made.
    """

    plan: Plan
    next_due: Mapping[int, datetime]
    last: int
    at: datetime
    digest: Digest | None = None


class Digests:
    """The digests of an archive. Its verbs block, and any thread may call them."""

    def __init__(self, corpus: Corpus) -> None:
        self._engine = corpus.engine
        self._matching = Lock()
        self._index = Index()
        self._version = -1
        self._stories: dict[object, ToldStory | None] = {}
        self._groups: dict[object, Sequence[Sequence[Article]]] = {}

    # --- new articles ---

    def match(self) -> int:
        """Find out which subscriptions the new articles meet; gives how many articles were new."""
        count, size = 0, _ARTICLES_AT_ONCE
        with self._matching:
            while size == _ARTICLES_AT_ONCE:
                size = self._match()
                count += size
        return count

    def _match(self) -> int:
        with database.reading(self._engine) as connection:
            after, articles = arrivals.new(connection, _ARTICLES_AT_ONCE)
            if not articles:
                return 0
            words = vocabulary.ArchiveWords(connection, vocabulary.Vocabulary(), 0)
            self._index.count = words.count
            self._version = arrivals.refresh(connection, self._index, self._version)
            facts = arrivals.facts(connection, articles)
            new = [Arrival(article, self._index.meeting(facts[article.id])) for article in articles]
        with database.writing(self._engine) as connection:
            arrivals.arrive(connection, new, after)
        return len(articles)

    # --- what is due ---

    def plan(self, now: datetime) -> Iterator[list[Issue]]:
        """All that is due, some subscribers at a time, those before having been given theirs."""
        ids, after = [0] * _SUBSCRIBERS_AT_ONCE, 0
        while len(ids) == _SUBSCRIBERS_AT_ONCE:
            with database.reading(self._engine) as connection:
                ids = store.due_subscribers(connection, now, _SUBSCRIBERS_AT_ONCE, after)
                subscribers = subscription_store.with_ids(connection, ids)
                follows = subscription_store.of_subscribers(connection, ids)
                issues = [
                    self._issue(connection, subscribers[number], follows[number], now)
                    for number in ids
                ]
            if issues:
                yield issues
                after = ids[-1]

    def give(self, issues: Iterable[tuple[Issue, Sequence[Part]]]) -> int:
        """Note issues as given and queue their parts, all or none; gives how many were given.

        Left as it is, to be planned anew, is what has changed since, or was given by another.
        """
        count = 0
        with database.writing(self._engine) as connection:
            for issue, parts in issues:
                plan, to = issue.plan, issue.plan.subscriber
                if store.give(connection, plan, issue.next_due, issue.last, issue.at):
                    name, place = f"digest {plan.number}", (to.chat_id, to.thread_id)
                    ledger.queue(connection, name, *place, parts, issue.at)
                    count += issue.digest is not None
        return count

    def early(self, chat_id: int, thread_id: int, now: datetime) -> Digest | None:
        """What a chat has still to be given, given now; None when that is nothing."""
        while True:
            with database.reading(self._engine) as connection:
                subscriber = subscription_store.find(connection, chat_id, thread_id)
                if subscriber is None:
                    return None
                subscriptions = subscription_store.of_subscriber(connection, subscriber.id)
                active = [
                    subscription for subscription in subscriptions if not subscription.is_paused
                ]
                issue = self._planned(connection, subscriber, active, now)
            if issue.digest is None or not issue.plan.stories:
                return None
            if self.give([(issue, ())]):
                return issue.digest

    # --- what was sent ---

    def page(self, chat_id: int, digest_id: int, offset: int) -> Digest:
        """A digest that was sent to this chat, from a story on; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            digest, subscriber = _sent(connection, chat_id, digest_id)
            subscriptions = tuple(
                subscription
                for subscription in subscription_store.of_subscriber(connection, subscriber.id)
                if subscription.id in digest.subscriptions
            )
            outlines = digest.stories[offset : offset + planning.STORIES]
            stories = self._tell(connection, outlines, subscriptions)
        more = len(digest.stories) - offset - len(outlines) + digest.further
        return Digest(
            digest.id, subscriber, subscriptions, stories, digest.at, offset, more, digest.is_alert
        )

    def mute(self, chat_id: int, digest_id: int, place: int, now: datetime) -> str:
        """Tell no more of a digest's story; gives its title. Raises NotFoundError."""
        with database.writing(self._engine) as connection:
            digest, subscriber = _sent(connection, chat_id, digest_id)
            ids = digest.stories[place].articles if place < len(digest.stories) else ()
            by_id = article_store.articles_with_ids(connection, ids)
            articles = [by_id[number] for number in ids if number in by_id]
            if not articles:
                raise NotFoundError("story.gone")
            numbers = {arrivals.story_of(connection, article) for article in articles}
            store.mute(connection, subscriber.id, numbers, now)
        return articles[0].title

    def prune(self, now: datetime) -> None:
        """Forget what was given long ago."""
        with database.writing(self._engine) as connection:
            store.prune(connection, now)

    # --- within ---

    def _issue(
        self,
        connection: Connection,
        subscriber: Subscriber,
        subscriptions: Sequence[Subscription],
        now: datetime,
    ) -> Issue:
        """What is to be done for a subscriber of whom something seems to be due."""
        corrections = planning.corrected(subscriber, subscriptions, now)
        due = planning.due(subscriber, subscriptions, now)
        if due and not corrections:
            return self._planned(connection, subscriber, due, now)
        later = corrections or planning.postponed(subscriber, subscriptions, now)
        return Issue(Plan(subscriber, (), (), is_alert=True), later, 0, now)

    def _planned(
        self,
        connection: Connection,
        subscriber: Subscriber,
        due: Sequence[Subscription],
        now: datetime,
    ) -> Issue:
        waiting = store.waiting(connection, subscriber.id, due, now)
        plan = planning.plan(
            subscriber, due, waiting.pending, waiting.muted, self._grouped, waiting.further
        )
        digest = self._digest(connection, plan, now) if plan.is_sent else None
        return Issue(plan, planning.next_due(plan, now), waiting.last, now, digest)

    def _grouped(self, articles: Sequence[Article]) -> Sequence[Sequence[Article]]:
        """The articles of each story, the one that tells most of it first."""
        if len(articles) < 2:
            return [articles] if articles else []
        cache = self._groups = _room(self._groups)
        key = tuple((article.id, len(article.text)) for article in articles)
        if key not in cache:
            cache[key] = [story.articles for story in group(articles)]
        return cache[key]

    def _digest(self, connection: Connection, plan: Plan, now: datetime) -> Digest:
        outlines = [planning.outline(story) for story in plan.stories[: planning.STORIES]]
        stories = self._tell(connection, outlines, plan.subscriptions)
        more = len(plan.stories) - len(outlines) + plan.further
        return Digest(
            plan.number,
            plan.subscriber,
            plan.subscriptions,
            stories,
            now,
            more=more,
            is_alert=plan.is_alert,
        )

    def _tell(
        self,
        connection: Connection,
        outlines: Sequence[Outline],
        subscriptions: Iterable[Subscription],
    ) -> tuple[ToldStory, ...]:
        follows = frozenset(
            subscription.follow for subscription in subscriptions if subscription.follow.speaker
        )
        generation = article_store.generation(connection)
        cache = self._stories = _room(self._stories)
        keys = [(generation, outline, follows) for outline in outlines]
        new = [key for key in keys if key not in cache]
        if new:
            stories = telling.tell(connection, [outline for _, outline, _ in new], follows)
            cache.update(zip(new, stories, strict=True))
        return tuple(filter(None, (cache[key] for key in keys)))


def _room(cache: dict[object, T]) -> dict[object, T]:
    """The cache, or an empty one where it is full."""
    return cache if len(cache) < _CACHE_SIZE else {}


def _sent(connection: Connection, chat_id: int, digest_id: int) -> tuple[SentDigest, Subscriber]:
    """A digest that was sent to this chat, and to whom there."""
    digest = store.sent(connection, digest_id)
    if digest:
        by_id = subscription_store.with_ids(connection, [digest.subscriber_id])
        subscriber = by_id[digest.subscriber_id]
        if subscriber.chat_id == chat_id:
            return digest, subscriber
    raise NotFoundError("digest.old")
