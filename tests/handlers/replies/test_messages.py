"""How a question was read, and what went wrong, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Order, Question
from handlers.replies import messages

JANUARY, FEBRUARY = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, ""),
        (JANUARY, None, " since 1 January 2024"),
        (None, FEBRUARY, " up to 31 January 2024"),
        (JANUARY, FEBRUARY, " in January 2024"),
        (JANUARY, datetime(2025, 1, 1, tzinfo=UTC), " in 2024"),
        (JANUARY, datetime(2024, 3, 1, tzinfo=UTC), " from 1 January 2024 to 29 February 2024"),
        (JANUARY, datetime(2024, 1, 2, tzinfo=UTC), " of 1 January 2024"),
    ],
)
def test_times_are_said_with_both_ends_in(
    since: datetime | None, until: datetime | None, words: str
) -> None:
    assert messages.limits(Question(None, "rye", since, until)) == f" on rye{words}"


def test_the_last_month_of_an_archive_and_an_order_are_told() -> None:
    since = Question(None, "rye", JANUARY, order=Order.NEWEST, is_last_here=True)
    assert messages.limits(since) == (
        " on rye since 1 January 2024, the last January here, newest first"
    )
    day = Question(None, None, JANUARY, datetime(2024, 1, 2, tzinfo=UTC), is_last_here=True)
    assert messages.limits(day) == " of 1 January 2024, the last here"


def test_a_time_that_was_left_out_is_told() -> None:
    assert messages.limits(Question("Ambrose", "rye", beyond="in <2031")) == (
        " on rye, of any time: no article is of “in &lt;2031”"
    )


def test_a_topic_and_an_outlet_are_said_before_the_time() -> None:
    question = Question("Ambrose", "<rye>", JANUARY, outlet="Wire")
    assert messages.limits(question) == " on &lt;rye&gt; in Wire since 1 January 2024"
    assert messages.limits(Question("Ambrose")) == ""
    assert messages.nothing_published(Question(outlet="Wire")).text.endswith("articles in Wire.")


def test_words_taken_for_others_are_named_a_few_of_them() -> None:
    assert messages.read_as([]) == ""
    pairs = [("brigde", "bridge"), ("<a", "b"), ("c", "d"), ("e", "f")]
    assert messages.read_as(pairs) == (
        "<i>I read “brigde” as “bridge”, “&lt;a” as “b”, “c” as “d”.</i>"
    )


def test_who_asks_too_fast_is_told_how_long_to_wait() -> None:
    assert "again in a second." in messages.too_fast(1)
    assert "again in 2 seconds." in messages.too_fast(2)
