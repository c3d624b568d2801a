"""How the application is put together, and in which order it works."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fakes import NOON, TOKEN, Chat, Clock, FakeTelegram, RefusedError, bot_on
from limits import StrictFake
from telegram import Update
from virtual import VirtualLoop

from bot import delivery
from bot.app import ChatOrder, build
from bot.config import Config
from corpus import Corpus
from corpus.digests import ledger
from corpus.digests.ledger import Part
from corpus.store import database
from corpus.web.fetch import Fetcher
from handlers.context import OurApplication


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
        await asyncio.wait_for(order.process_update(update(8), asyncio.sleep(0)), timeout=300)
        go_on.set()


async def test_only_so_many_chats_are_worked_on_at_once() -> None:
    order, working, go_on = ChatOrder(), list[int](), asyncio.Event()

    async def work(chat: int) -> None:
        working.append(chat)
        await go_on.wait()

    async with asyncio.TaskGroup() as group:
        for chat in range(100):
            group.create_task(order.process_update(update(chat), work(chat)))
        for _ in range(10):
            await asyncio.sleep(0)
        assert len(working) == 64
        go_on.set()
    assert len(working) == 100


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
        (job,) = application.job_queue.get_jobs_by_name("tick_delivery")
        for bot in (application.bot, job.data.bot):
            assert bot.base_url == f"http://127.0.0.1:8081/bot{TOKEN}"
            assert bot.base_file_url == f"http://127.0.0.1:8081/file/bot{TOKEN}"
        assert (services.allowed, services.operators, services.keep_links) == ({7}, {8}, True)
        assert "(+https://quay.example/bot)" in services.feeds._fetcher._agent
        moment = services.now()
        waits = [bool(services.quota.wait(1, moment)) for _ in range(4)]
        assert waits == [False, False, False, True]
        assert job.data.turns._a_second == 5


async def test_the_time_is_that_of_the_world_unless_a_clock_is_given(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    before = datetime.now(UTC)
    moment = build(Config(token=TOKEN), corpus, telegram).bot_data["services"].now()
    assert before <= moment <= datetime.now(UTC)
    assert moment.utcoffset() == timedelta()
    application = bot_on(corpus, telegram, clock)
    (job,) = application.job_queue.get_jobs_by_name("tick_delivery")
    assert application.bot_data["services"].now is job.data.now is clock


def test_what_fetches_is_what_was_given(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    fetcher = Fetcher()
    application = bot_on(corpus, telegram, clock, fetcher)
    assert application.bot_data["services"].feeds._fetcher is fetcher


async def test_answers_show_no_previews_and_go_out_also_when_the_question_is_gone(
    bot: OurApplication,
) -> None:
    assert bot.bot.defaults.link_preview_options.is_disabled
    assert bot.bot.defaults.allow_sending_without_reply


async def test_updates_are_worked_on_in_the_order_of_their_chat(bot: OurApplication) -> None:
    assert isinstance(bot.update_processor, ChatOrder)


async def test_the_menu_of_commands_is_filled_at_the_start(
    bot: OurApplication, telegram: FakeTelegram
) -> None:
    await bot.post_init(bot)
    names = [command["command"] for command in telegram.commands]
    assert names[:3] == ["said", "check", "ask"]
    assert "feeds" not in names, "it is for operators"


@pytest.fixture
async def follower(sample_corpus: Corpus, clock: Clock) -> AsyncIterator[Chat]:
    """A group that follows somebody, and to which a digest is on its way."""
    telegram = StrictFake()
    async with bot_on(sample_corpus, telegram, clock) as application:
        chat = Chat(application, telegram, -7, type="group")
        telegram.members[-7, chat.user["id"]] = "creator"
        await chat.say("/subscribe Anders Kjeldahl")
        with database.writing(sample_corpus.engine) as connection:
            ledger.queue(connection, "digest 1", chat.id, 0, [Part("news")], clock())
        yield chat


async def deliver(application: OurApplication) -> None:
    (job,) = application.job_queue.get_jobs_by_name("tick_delivery")
    await delivery.deliver(job.data)


async def test_what_a_chat_follows_ends_when_it_shuts_the_bot_out(
    follower: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    follower.telegram.blocked.add(follower.id)
    await deliver(follower.application)
    assert "chat -7 wants no more messages; subscriptions ended: 1" in caplog.text


async def test_a_group_that_moved_goes_on_following(follower: Chat) -> None:
    moved = Chat(follower.application, follower.telegram, -1007, type="supergroup")
    follower.telegram.moved[follower.id] = moved.id
    follower.telegram.members[moved.id, moved.user["id"]] = "creator"
    await deliver(follower.application)
    (answer,) = await moved.say("/subscriptions")
    assert "Anders Kjeldahl" in answer.text


# --- how an answer goes out ---


@pytest.fixture
def timed(sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock) -> Callable[..., float]:
    """How many seconds pass while somebody talks with the bot: `timed(talk, **settings)`."""

    def timed(talk: Callable[[Chat], Coroutine[Any, Any, None]], **settings: Any) -> float:
        async def run() -> float:
            async with bot_on(sample_corpus, telegram, clock, **settings) as application:
                start = asyncio.get_running_loop().time()
                await talk(Chat(application, telegram))
                return asyncio.get_running_loop().time() - start

        with asyncio.Runner(loop_factory=VirtualLoop) as runner:
            return runner.run(run())

    return timed


def _wait(seconds: int) -> RefusedError:
    return RefusedError(429, "Too Many Requests", retry_after=seconds)


def test_an_answer_waits_as_long_as_telegram_asks(
    timed: Callable[..., float], telegram: FakeTelegram
) -> None:
    async def talk(chat: Chat) -> None:
        telegram.next.extend([_wait(10), _wait(7)])
        (answer,) = await chat.say("/help")
        assert answer.text.startswith("What somebody said")

    assert timed(talk) == pytest.approx(17, abs=0.1)
    assert len(telegram.refused) == 2
    telegram.refused.clear()


def test_what_telegram_goes_on_refusing_is_logged(
    timed: Callable[..., float], telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(chat: Chat) -> None:
        telegram.next.extend([_wait(1)] * 6)
        assert await chat.say("/help") == []
        assert "could not tell the chat about an error" in caplog.text
        assert await chat.say("/help")

    timed(talk)
    assert len(telegram.refused) == 6, "three times for the answer and three for the apology"
    telegram.refused.clear()


def test_who_is_told_to_wait_for_long_is_not_waited_for(
    timed: Callable[..., float], telegram: FakeTelegram
) -> None:
    async def talk(chat: Chat) -> None:
        telegram.next.extend([_wait(11)] * 2)
        assert await chat.say("/help") == []

    assert timed(talk) < 1
    assert len(telegram.refused) == 2, "once for the answer and once for the apology"
    telegram.refused.clear()


def test_messages_leave_at_the_pace_and_nothing_else_waits_for_its_turn(
    timed: Callable[..., float],
) -> None:
    async def talk(chat: Chat) -> None:
        await chat.say("/latest")
        await chat.press("Next ›")  # is answered, and edits
        group = Chat(chat.application, chat.telegram, -7, type="group")
        chat.telegram.members[group.id, group.user["id"]] = "member"
        await group.say("/subscribe Anders Kjeldahl")  # asks for who is an administrator

    assert timed(talk, messages_per_second=1) == pytest.approx(2, abs=0.1)
