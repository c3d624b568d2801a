"""The pace of all messages, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st
from virtual import VirtualLoop

from bot.pace import A_SECOND, Turns

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)


def time() -> float:
    return asyncio.get_running_loop().time()


def holds(times: list[float], most: int, period: float) -> bool:
    """Whether no such period, wherever it begins, holds more."""
    pairs = zip(times, times[most:], strict=False)
    return all(later - earlier >= period - 1e-9 for earlier, later in pairs)


async def many(turns: Turns, chats: list[int], answers: list[float]) -> list[tuple[float, int]]:
    """When each chat was sent a part of a digest, and 0 an answer that came at its time."""
    left = list[tuple[float, int]]()

    async def work(waiting: list[int]) -> None:
        while waiting:
            chat = waiting.pop()
            await turns.digest(chat)
            left.append((time(), chat))

    async def answer(at: float) -> None:
        await asyncio.sleep(at)
        await turns.answer(0)
        left.append((time(), 0))

    workers = [work(chats) for _ in range(8)]
    await asyncio.gather(*workers, *map(answer, answers))
    return left


@given(
    st.lists(st.integers(1, 40), max_size=150),
    st.lists(st.floats(0, 5), max_size=60),
    st.integers(1, 30),
)
def test_no_second_holds_more_than_it_may_and_no_chat_more_than_one(
    chats: list[int], answers: list[float], a_second: int
) -> None:
    left = run(many(Turns(a_second), [*chats], answers))
    assert len(left) == len(chats) + len(answers)
    assert holds([at for at, _ in left], a_second, 1.0)
    for chat in set(chats):
        assert holds([at for at, each in left if each == chat], 1, 1.0)


def test_digests_leave_evenly_and_lose_no_time() -> None:
    left = run(many(Turns(), list(range(1, 1001)), []))
    times = [at for at, _ in left]
    assert holds(times, 1, 0.9 / A_SECOND)
    assert len(times) / times[-1] >= 0.95 * A_SECOND


def test_a_group_is_sent_twenty_a_minute() -> None:
    left = run(many(Turns(), [-100] * 65, []))
    times = [at for at, _ in left]
    assert holds(times, 20, 60.0)
    assert holds(times, 1, 1.0)
    assert times[-1] < 60 * 3 + 5


def test_an_answer_goes_before_the_digests_that_wait() -> None:
    async def ask() -> float:
        turns = Turns()
        digests = asyncio.create_task(many(turns, list(range(1, 500)), []))
        waits = []
        for _ in range(20):
            await asyncio.sleep(0.37)
            asked = time()
            await turns.answer(7)
            waits.append(time() - asked)
        digests.cancel()
        return max(waits)

    assert run(ask()) <= 0.1 + 1 / A_SECOND  # as long as a full second may have to wait


def test_an_answer_does_not_wait_for_its_chat_but_a_digest_does() -> None:
    async def talk() -> list[float]:
        turns, left = Turns(), []
        for _ in range(3):
            await turns.answer(7)
            left.append(time())
        assert turns.resting().keys() == {7}
        await turns.digest(7)
        return [*left, time()]

    assert run(talk()) == [0, 0, 0, 1]


def test_chats_that_have_gone_silent_are_forgotten() -> None:
    async def fall_silent() -> None:
        turns = Turns()
        for chat in (*range(1, 100), *range(-100, 0)):
            await turns.answer(chat)
        await asyncio.sleep(60)
        assert turns.resting() == {}
        assert turns._chats == {}

    run(fall_silent())
