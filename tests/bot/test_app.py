"""How the application is put together, and in which order it works."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from fakes import NOON, TOKEN, Clock, FakeTelegram, bot_on
from telegram import Update

from bot.app import ChatOrder, build
from bot.config import Config
from corpus import Corpus


def update(chat: int | None) -> Update:
    """An update from a chat, or from none."""
    if chat is None:
        return Update(1)
    message = {"message_id": 1, "date": NOON, "chat": {"id": chat, "type": "private"}, "text": "?"}
    found = Update.de_json({"update_id": 1, "message": message}, None)
    assert found is not None
    return found


async def test_the_updates_of_one_chat_are_worked_on_in_order() -> None:
    order, done, go_on = ChatOrder(), list[int](), asyncio.Event()

    async def work(number: int) -> None:
        if number == 0:
            await go_on.wait()
        done.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(order.process_update(update(7), work(number)))
        other = group.create_task(order.process_update(update(8), work(99)))
        await other  # beside the first chat, which is still waiting
        assert done == [99]
        go_on.set()
    assert done == [99, 0, 1, 2, 3, 4]


async def test_a_chat_with_a_long_queue_keeps_no_other_waiting() -> None:
    order, go_on = ChatOrder(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(1_000):
            group.create_task(order.process_update(update(7), go_on.wait()))
        await asyncio.sleep(0)
        await asyncio.wait_for(order.process_update(update(8), asyncio.sleep(0)), timeout=60)
        go_on.set()


async def test_an_update_without_a_chat_waits_for_nobody() -> None:
    order, go_on = ChatOrder(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(order.process_update(update(None), go_on.wait()))
        await order.process_update(update(None), asyncio.sleep(0))
        assert not waiting.done()
        go_on.set()


async def test_a_chat_goes_on_after_an_error() -> None:
    order = ChatOrder()

    async def fail() -> None:
        raise ZeroDivisionError

    failed = await asyncio.gather(order.process_update(update(7), fail()), return_exceptions=True)
    assert isinstance(failed[0], ZeroDivisionError)
    await order.process_update(update(7), asyncio.sleep(0))


async def test_chats_that_have_gone_silent_are_forgotten() -> None:
    order = ChatOrder()
    for chat in range(100):
        await order.process_update(update(chat), asyncio.sleep(0))
    assert len(order._turns) == 0


# --- what the application is put together from ---


async def test_the_settings_reach_the_application(corpus: Corpus, telegram: FakeTelegram) -> None:
    config = Config(
        token=TOKEN,
        api_base_url="http://127.0.0.1:8081/bot",
        api_file_url="http://127.0.0.1:8081/file/bot",
        allowed=frozenset({7}),
        questions_per_minute=3,
        operators=frozenset({8}),
        contact="https://quay.example/bot",
        keep_links=True,
        messages_per_second=5,
    )
    async with build(config, corpus, telegram) as application:
        services = application.bot_data["services"]
        (delivery,) = application.job_queue.get_jobs_by_name("tick_delivery")
        for bot in (application.bot, delivery.data.bot):
            assert bot.base_url == f"http://127.0.0.1:8081/bot{TOKEN}"
            assert bot.base_file_url == f"http://127.0.0.1:8081/file/bot{TOKEN}"
        assert (services.allowed, services.operators, services.keep_links) == ({7}, {8}, True)
        assert "(+https://quay.example/bot)" in services.feeds._fetcher._agent
        moment = services.now()
        waits = [bool(services.pace.wait(1, moment)) for _ in range(4)]
        assert waits == [False, False, False, True]
        assert delivery.data.turns._a_second == 5


async def test_the_time_is_that_of_the_world_unless_a_clock_is_given(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    before = datetime.now(UTC)
    moment = build(Config(token=TOKEN), corpus, telegram).bot_data["services"].now()
    assert before <= moment <= datetime.now(UTC)
    assert moment.utcoffset() == timedelta()
    application = bot_on(corpus, telegram, clock)
    (delivery,) = application.job_queue.get_jobs_by_name("tick_delivery")
    assert application.bot_data["services"].now is delivery.data.now is clock
