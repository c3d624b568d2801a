"""Digests of an archive: `Digests`, whose verbs compose the modules below.

New articles meet subscriptions (`arrivals`), what is due is planned (`planning`), told
(`telling`), put into words by who is asked for that, and queued; all that is planned for a chat is
given in one transaction, so nothing is lost, and nothing comes twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import NamedTuple, TypeAlias

from corpus.archive import Corpus
from corpus.articles import store as storage
from corpus.digests import arrivals, planning, telling
from corpus.digests import store as digeststore
from corpus.digests.arrivals import Arrival
from corpus.digests.planning import Plan
from corpus.digests.telling import Told
from corpus.exceptions import NotFoundError
from corpus.search import vocabulary
from corpus.store import database
from corpus.store.database import Connection
from corpus.subscriptions import store as subscribers
from corpus.subscriptions.follows import Subscriber, Subscription
from corpus.subscriptions.matching import Index
from corpus.summaries import stories
from corpus.types import Article

_ARTICLES_AT_ONCE = 50
_SUBSCRIBERS_AT_ONCE = 50
_MOST_TOLD = 2_000  # stories kept, because many subscribers get the same


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest, or a page of one, ready to be put into words.

    `id` is its number, 0 before it has one. The stories are those from `offset` on; `left` says
    how many articles or stories more there are.
    """

    subscriber: Subscriber
    subscriptions: tuple[Subscription, ...]
    stories: tuple[Told, ...]
    at: datetime
    id: int = 0
    offset: int = 0
    left: int = 0
    is_alert: bool = False


Queue: TypeAlias = Callable[[Connection, Digest], None]
"""Puts a digest into words and into the ledger, in the transaction that notes it as given."""


def grouped(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The articles of each story, the one that tells most of it first."""
    return [story.articles for story in stories.group(articles)]


class _Draft(NamedTuple):
    plan: Plan
    next_due: dict[int, datetime]
    last: int
    digest: Digest | None


class Digests:
    """The digests of an archive. Its verbs block, and any thread may call them.

    `group` puts the articles together that tell one story.
    """

    def __init__(self, corpus: Corpus, group: planning.Grouping = grouped) -> None:
        self._engine = corpus.engine
        self._group = group
        self._matching = Lock()
        self._index = Index()
        self._version = -1
        self._told: dict[object, Told | None] = {}
        self._grouped: dict[object, Sequence[Sequence[Article]]] = {}

    # --- new articles ---

    def match(self) -> int:
        """Find out which subscriptions the new articles meet; gives how many articles were new."""
        count = 0
        with self._matching:
            while found := self._match():
                count += found
        return count

    def _match(self) -> int:
        with database.reading(self._engine) as connection:
            after, found = arrivals.new(connection, _ARTICLES_AT_ONCE)
            if not found:
                return 0
            words = vocabulary.ArchiveWords(connection, vocabulary.Vocabulary(), 0)
            self._index.count = words.count
            self._version = arrivals.refresh(connection, self._index, self._version)
            facts = arrivals.facts(connection, found)
            met = [
                Arrival(article, tuple(self._index.meeting(facts[article.id]))) for article in found
            ]
        with database.writing(self._engine) as connection:
            arrivals.arrive(connection, met, after)
        return len(found)

    # --- digests ---

    def send(self, now: datetime, queue: Queue) -> int:
        """Queue every digest that is due; gives how many."""
        after, count = 0, 0
        while True:
            with database.reading(self._engine) as connection:
                ids = digeststore.due_subscribers(connection, now, _SUBSCRIBERS_AT_ONCE, after)
                drafts = [self._draft(connection, each, now) for each in ids]
            if not ids:
                return count
            after = ids[-1]
            with database.writing(self._engine) as connection:
                for draft in filter(None, drafts):
                    count += self._queue(connection, draft, now, queue) is not None

    def now(self, chat_id: int, thread_id: int, now: datetime) -> Digest | None:
        """What a chat has still to be given, given now; None when that is nothing."""
        found: list[Digest] = []
        with database.reading(self._engine) as connection:
            known = subscribers.find(connection, chat_id, thread_id)
            mine = subscribers.of_subscriber(connection, known.id) if known else []
            followed = [each for each in mine if not each.is_paused]
            draft = self._planned(connection, known, followed, now) if known else None
        if draft is None or draft.digest is None or not draft.plan.stories:
            return None
        with database.writing(self._engine) as connection:
            self._queue(connection, draft, now, lambda _, digest: found.append(digest))
        return found[0] if found else self.now(chat_id, thread_id, now)

    def page(self, chat_id: int, digest_id: int, offset: int) -> Digest:
        """A digest that was sent to this chat, from a story on; raises NotFoundError."""
        with database.reading(self._engine) as connection:
            sent, subscriber = self._sent(connection, chat_id, digest_id)
            mine = subscribers.of_subscriber(connection, subscriber.id)
            followed = tuple(each for each in mine if each.id in sent.subscriptions)
            page = sent.stories[offset : offset + planning.STORIES]
            told = self._tell(connection, page, followed)
        left = len(sent.stories) - offset - len(page) + sent.further
        return Digest(subscriber, followed, told, sent.at, sent.id, offset, left, sent.is_alert)

    def mute(self, chat_id: int, digest_id: int, place: int, now: datetime) -> str:
        """Tell no more of a digest's story; gives its title. Raises NotFoundError."""
        with database.writing(self._engine) as connection:
            sent, subscriber = self._sent(connection, chat_id, digest_id)
            numbers = sent.stories[place] if place < len(sent.stories) else ()
            told = telling.tell(connection, numbers, ())
            if told is None:
                raise NotFoundError("that story is no longer in the archive")
            told_of = {arrivals.story_of(connection, article) for article in told.articles}
            digeststore.mute(connection, subscriber.id, told_of, now)
        return told.articles[0].title

    def prune(self, now: datetime) -> None:
        """Forget what was given long ago."""
        with database.writing(self._engine) as connection:
            digeststore.prune(connection, now)

    # --- within ---

    def _draft(self, connection: Connection, subscriber_id: int, now: datetime) -> _Draft | None:
        subscriber = subscribers.with_ids(connection, [subscriber_id])[subscriber_id]
        mine = subscribers.of_subscriber(connection, subscriber_id)
        corrected = planning.corrected(subscriber, mine, now)
        due = planning.due(subscriber, mine, now)
        if due and not corrected:
            return self._planned(connection, subscriber, due, now)
        later = corrected or planning.postponed(subscriber, mine, now)
        return _Draft(Plan(subscriber, (), (), is_alert=True), later, 0, None)

    def _planned(
        self,
        connection: Connection,
        subscriber: Subscriber,
        due: Sequence[Subscription],
        now: datetime,
    ) -> _Draft:
        waiting = digeststore.waiting(connection, subscriber.id, due, now)
        plan = planning.plan(
            subscriber, due, waiting.pending, waiting.muted, self._once, waiting.further
        )
        next_due = planning.next_due(plan, now)
        digest = self._digest(connection, plan, now) if plan.is_sent else None
        return _Draft(plan, next_due, waiting.last, digest)

    def _once(self, articles: Sequence[Article]) -> Sequence[Sequence[Article]]:
        """The groups of articles, kept because many subscribers get the same."""
        if len(articles) < 2:
            return [articles] if articles else []
        key = tuple((article.id, len(article.text)) for article in articles)
        if key not in self._grouped:
            if len(self._grouped) >= _MOST_TOLD:
                self._grouped = {}
            self._grouped[key] = self._group(articles)
        return self._grouped[key]

    def _digest(self, connection: Connection, plan: Plan, now: datetime) -> Digest:
        shown = plan.stories[: planning.STORIES]
        numbers = [[each.article.id for each in story] for story in shown]
        told = self._tell(connection, numbers, plan.subscriptions)
        left = len(plan.stories) - len(shown) + plan.further
        return Digest(
            plan.subscriber, plan.subscriptions, told, now, left=left, is_alert=plan.is_alert
        )

    def _tell(
        self,
        connection: Connection,
        wanted: Iterable[Sequence[int]],
        followed: Sequence[Subscription],
    ) -> tuple[Told, ...]:
        people = frozenset(each.follow for each in followed if each.follow.speaker)
        generation = storage.generation(connection)
        found = []
        for numbers in wanted:
            key = generation, tuple(numbers), people
            if key not in self._told:
                if len(self._told) >= _MOST_TOLD:
                    self._told = {}
                self._told[key] = telling.tell(connection, numbers, followed)
            found.append(self._told[key])
        return tuple(filter(None, found))

    def _queue(
        self, connection: Connection, draft: _Draft, now: datetime, queue: Queue
    ) -> int | None:
        """Note a digest as given, and queue it; None where there is none to queue."""
        if not draft.plan.subscriptions:
            digeststore.reschedule(connection, draft.plan.subscriber.id, draft.next_due, now)
            return None
        number = digeststore.keep(connection, draft.plan, draft.next_due, draft.last, now)
        if not number or draft.digest is None:
            return None
        queue(connection, replace(draft.digest, id=number))
        return number

    def _sent(
        self, connection: Connection, chat_id: int, digest_id: int
    ) -> tuple[digeststore.Sent, Subscriber]:
        sent = digeststore.sent(connection, digest_id)
        there = subscribers.with_ids(connection, [sent.subscriber_id]) if sent else {}
        for subscriber in there.values():
            if sent and subscriber.chat_id == chat_id:
                return sent, subscriber
        raise NotFoundError("that digest is too old; /digest has what is new")
