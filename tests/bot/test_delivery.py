"""Digests to Telegram: at its pace, each part once, whatever Telegram says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from fakes import TOKEN, Chat, bot_on
from limits import DROPPED, DROPPED_LATE, GATEWAY_LATE, Accident, StrictFake, too_many
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from virtual import Inline, VirtualLoop, now

from bot import delivery
from bot.delivery import Fate, Post, deliver, fate, pause
from bot.pace import A_SECOND, Turns
from corpus import Corpus, StorageError
from corpus.digests import ledger
from corpus.digests.ledger import Part, State
from corpus.store import database
from handlers.replies import layout

T = TypeVar("T")
Told = list[tuple[int, ...]]
LATENCY = 0.1
NOTHING = 1e-9  # seconds, for adding up floats


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)


def loop_time() -> float:
    return asyncio.get_running_loop().time()


class Far(StrictFake):
    """Telegram behind a way of a tenth of a second; its clock is the loop's."""

    def __init__(self) -> None:
        super().__init__(loop_time)
        self.open = self.most_open = 0

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        try:
            answer = await super().do_request(url, *args, **kwargs)
            await asyncio.sleep(LATENCY)
            return answer
        finally:
            self.open -= 1


@pytest.fixture
def far() -> Far:
    return Far()


@pytest.fixture
def told() -> Told:
    """What those who follow chats were told."""
    return []


@pytest.fixture
def post(corpus: Corpus, far: Far, told: Told) -> Post:
    sender = Bot(TOKEN, request=far, get_updates_request=far)

    def hear(*chats: int) -> None:
        told.append(chats)

    return Post(sender, corpus.engine, Turns(), now, hear, hear, Inline())


Put = Callable[..., None]


@pytest.fixture
def put(corpus: Corpus, far: Far, clock: Any) -> Put:
    """Queues a digest for a chat."""

    def put(chat: int, *parts: str | Part, digest: str = "1", thread: int = 0) -> None:
        far.chats[chat] = "private" if chat > 0 else "supergroup"
        whole = [each if isinstance(each, Part) else Part(each) for each in parts]
        with database.writing(corpus.engine) as connection:
            ledger.queue(connection, digest, chat, thread, whole, clock())

    return put


async def ticks(post: Post, until: float = 0) -> None:
    """What the bot does: a tick a second."""
    while True:
        await deliver(post)
        if loop_time() >= until:
            return
        await asyncio.sleep(1)


def texts(far: Far, chat: int | None = None) -> list[str]:
    return [each.text for each in far.sent if chat in (None, each.chat_id)]


def states(corpus: Corpus) -> dict[str, int]:
    with database.reading(corpus.engine) as connection:
        return {state: count for state, count in ledger.counts(connection).items() if count}


# --- what is sent ---


def test_parts_arrive_as_they_were_queued_and_in_order(far: Far, post: Post, put: Put) -> None:
    buttons = ((("More", "more:1"), ("Site", "https://quay.example")), (("Mute", "mute:1"),))
    put(7, Part("<b>First</b> &amp; foremost", buttons), "second", "third")
    run(ticks(post))
    assert texts(far) == ["First & foremost", "second", "third"]
    (more, site), (mute,) = far.sent[0].buttons
    assert (more["callback_data"], site["url"]) == ("more:1", "https://quay.example")
    assert mute["text"] == "Mute"
    assert far.refused == []


def test_a_topic_a_silent_message_and_no_preview(post: Post, put: Put, far: Far) -> None:
    asked: list[dict[str, Any]] = []
    send = far._methods["sendMessage"]
    far._methods["sendMessage"] = lambda each: (asked.append(each), send(each))[1]
    put(-100, Part("quiet", silent=True), thread=5)
    run(ticks(post))
    (found,) = asked
    assert (found["message_thread_id"], found["disable_notification"]) == (5, True)
    assert found["link_preview_options"] == {"is_disabled": True}


@pytest.mark.no_cover  # ten thousand times the same
def test_ten_thousand_go_out_at_the_pace_and_no_chat_is_flooded(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    for group in range(-20, 0):
        put(group, *(f"{part}" for part in range(25)))
    for chat in range(1, 201):
        put(chat, "one", "two", "three")
    for chat in range(201, 9_101):
        put(chat, "one")
    run(ticks(post))
    assert states(corpus) == {"sent": 10_000}
    assert far.refused == []
    at = [time for time, _ in far.times]
    assert len(at) == 10_000
    assert holds(at, A_SECOND, 1.0)
    assert len(at) / (at[-1] - at[0]) >= 0.95 * A_SECOND
    by_chat: dict[int, list[float]] = {}
    for time, chat in far.times:
        by_chat.setdefault(chat, []).append(time)
    assert all(holds(times, 1, 1.0) for times in by_chat.values())
    assert all(holds(by_chat[group], 20, 60.0) for group in range(-20, 0))
    assert far.most_open <= delivery.AT_ONCE


def holds(times: list[float], most: int, period: float) -> bool:
    """Whether no such period, wherever it begins, holds more."""
    pairs = zip(times, times[most:], strict=False)
    return all(later - earlier >= period - NOTHING for earlier, later in pairs)


def test_an_answer_goes_out_before_the_digests_that_are_queued(
    sample_corpus: Corpus, far: Far, clock: Any
) -> None:
    async def ask() -> tuple[int, float]:
        application = bot_on(sample_corpus, far, clock)
        (job,) = application.job_queue.get_jobs_by_name("tick_delivery")
        post = Post(job.data.bot, sample_corpus.engine, job.data.turns, now, executor=Inline())
        post.turns._a_second = A_SECOND
        async with application:
            chat = Chat(application, far)
            sending = asyncio.create_task(deliver(post))
            await asyncio.sleep(10)
            before, asked = len(far.sent), loop_time()
            await chat.say("What did Anders Kjeldahl say?")
            took = loop_time() - asked
            place = [each.chat_id for each in far.sent[before:]].index(chat.id)
            await sending
        return place, took

    with database.writing(sample_corpus.engine) as connection:
        for chat in range(10_000, 10_500):
            far.chats[chat] = "private"
            ledger.queue(connection, "1", chat, 0, [Part("news")], clock())
    place, took = run(ask())
    assert place <= 1
    assert took < 1
    assert states(sample_corpus) == {"sent": 500}


# --- when Telegram says no ---


def test_one_that_is_to_wait_waits_as_told_and_stops_nobody_else(
    far: Far, post: Post, put: Put
) -> None:
    put(7, "a", "b")
    for chat in range(8, 38):
        put(chat, "c")
    far.accidents[7].extend([Accident(too_many(40)), Accident(too_many(300))])
    run(ticks(post, until=400))
    at = [time for time, chat in far.times if chat == 7]
    assert at[1] - at[0] >= 40
    assert at[2] - at[1] >= 300
    assert texts(far, 7) == ["a", "b"]
    assert max(time for time, chat in far.times if chat != 7) < 2


def test_a_chat_that_forbids_it_is_ended_and_whoever_follows_is_told(
    far: Far, post: Post, put: Put, told: Told, corpus: Corpus
) -> None:
    put(7, "a", "b")
    put(8, "c")
    far.blocked.add(7)
    run(ticks(post))
    assert (texts(far), told) == (["c"], [(7,)])
    assert states(corpus) == {"sent": 1, "failed": 2}
    assert len(far.refused) == 1


def test_a_chat_that_moved_is_followed(
    far: Far, post: Post, put: Put, told: Told, corpus: Corpus
) -> None:
    put(-7, "a", "b")
    far.moved[-7] = -1007
    far.chats[-1007] = "supergroup"
    run(ticks(post))
    assert (texts(far, -1007), told) == (["a", "b"], [(-7, -1007)])
    assert len(far.refused) == 1
    assert states(corpus) == {"sent": 2}


def test_a_chat_that_moves_without_end_is_left(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    put(-7, "a")
    far.moved.update({-7: -8, -8: -7})
    run(ticks(post))
    assert states(corpus) == {"failed": 1}


def test_what_is_refused_is_tried_once_as_plain_text(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    put(7, '<b>bad &amp; broken <a href="https://quay.example/1">Gulls &lt;back&gt;</a>', "next")
    run(ticks(post))
    assert texts(far) == ["bad & broken Gulls <back> (https://quay.example/1)", "next"]
    assert len(far.refused) == 1
    assert states(corpus) == {"sent": 2}


def test_what_cannot_be_sent_at_all_is_noted_and_the_next_goes(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    put(7, "<b></b>", "next")
    run(ticks(post))
    assert texts(far) == ["next"]
    with database.reading(corpus.engine) as connection:
        (trouble,) = ledger.troubles(connection, 5)
    assert (trouble.state, trouble.reason) == (State.FAILED, "Message text is empty")


@pytest.mark.parametrize(
    ("accident", "arrived"),
    [(GATEWAY_LATE, ["a", "b"]), (DROPPED_LATE, ["a", "b"]), (DROPPED, ["b"])],
)
def test_what_nobody_knows_of_is_noted_as_such_and_not_repeated(
    far: Far, post: Post, put: Put, corpus: Corpus, accident: Accident, arrived: list[str]
) -> None:
    put(7, "a", "b")
    far.accidents[7].append(accident)
    run(ticks(post, until=200))
    assert texts(far) == arrived
    assert states(corpus) == {"sent": 1, "uncertain": 1}


def test_a_request_without_an_end_is_given_up(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    put(7, "a", "b")
    send, waits = far.do_request, [10_000.0]

    async def slow(*args: Any, **kwargs: Any) -> tuple[int, bytes]:
        await asyncio.sleep(waits.pop() if waits else 0)
        return await send(*args, **kwargs)

    far.do_request = slow  # type: ignore[method-assign]
    run(ticks(post))
    assert texts(far) == ["b"]
    assert states(corpus) == {"sent": 1, "uncertain": 1}


def test_a_group_that_talks_much_keeps_no_other_waiting(far: Far, post: Post, put: Put) -> None:
    put(-7, "late")
    put(8, "soon")

    async def talk() -> None:
        claim_all = asyncio.create_task(deliver(post))
        for _ in range(20):
            await post.turns.answer(-7)
        await claim_all
        await ticks(post, until=70)

    run(talk())
    at = {chat: time for time, chat in far.times}
    assert at[8] < 1
    assert at[-7] >= 60


def test_a_stop_ends_what_is_open_and_gives_the_rest_back(
    far: Far, post: Post, put: Put, corpus: Corpus
) -> None:
    for chat in range(1, 100):
        put(chat, "a")
    run(deliver(post, lambda: len(far.sent) >= 10))
    assert 10 <= len(far.sent) <= 10 + delivery.AT_ONCE
    assert states(corpus) == {"sent": len(far.sent), "queued": 99 - len(far.sent)}


def test_an_archive_that_is_busy_loses_and_repeats_nothing(
    far: Far,
    post: Post,
    put: Put,
    corpus: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    put(7, "a", "b")
    failing = iter([True, False, True, True] + [False, True] * 6)

    class Busy(Inline):
        def submit(self, call: Any, /, *args: Any, **kwargs: Any) -> Any:
            def busy() -> Any:
                if next(failing, False):
                    raise StorageError("archive.unusable", archive="news", detail="locked")
                return call(*args, **kwargs)

            return super().submit(busy)

    shaky = Post(post.bot, post.engine, post.turns, now, executor=Busy())
    run(ticks(shaky, until=100))
    assert texts(far) == ["a", "b"]
    assert states(corpus) == {"sent": 2}
    assert "the archive news cannot be used (locked)" in caplog.text


def test_old_deliveries_are_forgotten(far: Far, post: Post, put: Put, corpus: Corpus) -> None:
    put(7, "a")

    async def forget() -> None:
        await ticks(post)
        await delivery.prune(post)
        assert states(corpus) == {"sent": 1}
        await asyncio.sleep(ledger.RETENTION.total_seconds() + 1)
        await delivery.prune(post)

    run(forget())
    assert states(corpus) == {}


# --- what it means ---


def caused(error: TelegramError, cause: str) -> TelegramError:
    error.__cause__ = type(cause, (Exception,), {})()
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (caused(TimedOut(), "PoolTimeout"), Fate.RETRY),
        (caused(TimedOut(), "ConnectTimeout"), Fate.RETRY),
        (caused(NetworkError("x"), "ConnectError"), Fate.RETRY),
        (caused(TimedOut(), "ReadTimeout"), Fate.UNSURE),
        (caused(NetworkError("x"), "RemoteProtocolError"), Fate.UNSURE),
        (NetworkError("Bad Gateway"), Fate.UNSURE),
        (InvalidToken(), Fate.RETRY),
    ],
)
def test_what_surely_did_not_leave_is_sent_again(error: TelegramError, expected: Fate) -> None:
    assert fate(error) is expected


def test_the_wait_is_as_told_or_grows_to_a_minute() -> None:
    assert pause(RetryAfter(3_600), 9) == timedelta(hours=1)
    waits = [pause(NetworkError("x"), tries).total_seconds() for tries in range(8)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_message_without_a_network_goes_when_there_is_one_again(
    post: Post, put: Put, corpus: Corpus, far: Far
) -> None:
    put(7, "a", "b")
    send, down = far.do_request, iter(range(4))

    async def try_to(*args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if next(down, None) is not None:
            raise caused(NetworkError("no way"), "ConnectError")
        return await send(*args, **kwargs)

    far.do_request = try_to  # type: ignore[method-assign]
    run(ticks(post, until=60))
    assert texts(far) == ["a", "b"]
    assert states(corpus) == {"sent": 2}


def test_plain_text_is_never_too_long() -> None:
    assert layout.units(layout.plain("<b>" + "word " * 2_000)) <= 4096
