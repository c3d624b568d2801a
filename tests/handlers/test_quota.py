"""How many questions one user may ask in a minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.quota import Quota
from handlers.replies.messages import too_fast

NOON = datetime(2024, 10, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@given(st.integers(1, 5), st.lists(st.floats(0, 30), max_size=40))
def test_no_minute_has_more_questions_than_are_fair(per_minute: int, gaps: list[float]) -> None:
    quota, now, asked = Quota(per_minute), NOON, list[datetime]()
    for gap in gaps:
        now += timedelta(seconds=gap)
        if not quota.wait(1, now):
            asked.append(now)
    for moment in asked:
        assert sum(moment <= other < moment + MINUTE for other in asked) <= per_minute


@given(st.lists(st.floats(0, 30), min_size=1, max_size=20))
def test_who_waits_as_told_may_ask(gaps: list[float]) -> None:
    quota, now = Quota(2), NOON
    for gap in gaps:
        now += timedelta(seconds=gap)
        wait = quota.wait(1, now)
        now += wait
        assert not wait or not quota.wait(1, now)


def test_who_has_been_silent_for_a_minute_is_forgotten() -> None:
    quota = Quota(1)
    for user in range(1000):
        quota.wait(user, NOON)
    quota.wait(0, NOON + MINUTE)
    assert len(quota._questions) == 1


def test_the_wait_is_said_in_words() -> None:
    assert too_fast(1).endswith("in a second.")
    assert too_fast(2).endswith("in 2 seconds.")


def test_who_is_too_fast_hears_it_once_a_minute() -> None:
    quota = Quota(1)
    heard = [quota.is_told(1, NOON + timedelta(seconds=second)) for second in (0, 1, 59, 60)]
    assert heard == [False, True, True, False]


def test_a_clock_that_is_set_back_makes_nobody_wait_for_long() -> None:
    quota = Quota(1)
    quota.wait(1, NOON)
    assert quota.wait(1, NOON - timedelta(hours=1)) <= MINUTE
