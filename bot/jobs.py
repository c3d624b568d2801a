"""The periodic work of the bot, beside its answers: one function each, ticked by the JobQueue."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import delivery
from bot.delivery import Post
from corpus import StorageError
from corpus.digests.desk import Digests, Issue
from corpus.digests.ledger import Part
from corpus.feeds.aggregator import Aggregator
from handlers.context import Context, OurApplication
from handlers.replies import digests, errors

logger = logging.getLogger(__name__)

_TICK = timedelta(minutes=1)
_FIRST = timedelta(seconds=5)
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
# A tick that comes late is not dropped, and several that were missed are one. While one still
# works the next is left out, as APScheduler does by default (max_instances=1).
_LATE = {"misfire_grace_time": None, "coalesce": True}


_DIGESTS = timedelta(seconds=15)


def schedule(application: OurApplication, post: Post) -> None:
    """Have the periodic work done while the application runs."""
    queue = application.job_queue
    if queue is not None:
        queue.run_repeating(tick_feeds, _TICK, _FIRST, job_kwargs=_LATE)
        queue.run_repeating(tick_digests, _DIGESTS, _FIRST, job_kwargs=_LATE)
        queue.run_repeating(tick_delivery, _SECOND, _SECOND, data=post, job_kwargs=_LATE)
        queue.run_repeating(tick_tidying, _DAY, _TICK, data=post, job_kwargs=_LATE)


async def tick_delivery(context: Context) -> None:
    """Send what is due of the digests; a stop of the bot waits for the open requests."""
    application = context.application
    await delivery.deliver(_post(context), lambda: not application.running)


async def tick_tidying(context: Context) -> None:
    """Forget what was given and sent long ago."""
    await delivery.prune(_post(context))
    await asyncio.to_thread(context.digests.prune, context.services.now())


def _post(context: Context) -> Post:
    post = context.job.data if context.job else None
    assert isinstance(post, Post)  # noqa: S101 - as `schedule` has it
    return post


async def tick_feeds(context: Context) -> None:
    """Read the feeds that are due, in a thread; a stop of the bot waits for little of it."""
    services, application = context.services, context.application

    def is_stopped() -> bool:
        return not application.running

    await asyncio.to_thread(update_feeds, services.feeds, services.now(), is_stopped)


def update_feeds(feeds: Aggregator, now: datetime, is_stopped: Callable[[], bool]) -> None:
    """Read the feeds that are due, and log what came of it."""
    try:
        for update in feeds.update(now, is_stopped=is_stopped):
            fault = update.feed.fault
            counts = (update.new, update.changed)
            outcome = errors.clause(fault) if fault else "well"
            logger.info("feed %s: %d new, %d changed; %s", update.feed.title, *counts, outcome)
    except StorageError as error:  # the archive is busy, perhaps; the next tick goes on
        logger.warning("feeds: %s", errors.line(error))


async def tick_digests(context: Context) -> None:
    """Queue what is new for those who follow it, in a thread."""
    await asyncio.to_thread(queue_digests, context.digests, context.services.now())


def queue_digests(desk: Digests, now: datetime) -> int:
    """Find what new articles meet, whoever stored them, and queue the digests that are due."""
    try:
        new = desk.match()
        count = sum(
            desk.give([(issue, parts(issue)) for issue in issues]) for issues in desk.plan(now)
        )
    except StorageError as error:  # the archive is busy, perhaps; the next tick goes on
        logger.warning("digests: %s", errors.line(error))
        return 0
    if new or count:
        logger.info("%d new articles; %d digests queued", new, count)
    return count


def parts(issue: Issue) -> list[Part]:
    """The message of an issue's digest; none where none is to be sent."""
    replies = [digests.message(issue.digest)] if issue.digest else []
    is_silent = issue.plan.subscriber.is_silent
    return [Part(reply.text, reply.keyboard, is_silent) for reply in replies]
