"""What an address gave, read from its headers alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corpus.web.response import LONGEST_WAIT, FetchError, fresh, refusal

URL = "https://quay.example/feed"


@pytest.mark.parametrize(
    ("control", "seconds"),
    [
        ("max-age=600", 600),
        ("public, MAX-AGE = 600", 600),
        ('max-age="600"', 600),
        ("s-maxage=600", 0),
        ("max-age=600, no-cache", 0),
        ("no-store, max-age=600", 0),
        ("", 0),
        ("max-age=-1", 0),
        ("max-age=999999999999", 24 * 60 * 60),
    ],
)
def test_a_copy_may_be_used_as_long_as_the_server_says_up_to_a_day(
    control: str, seconds: int
) -> None:
    assert fresh(control) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": " 120 "}, timedelta(minutes=2)),
        ({"retry-after": "99999999999999"}, LONGEST_WAIT),
        (
            {
                "retry-after": "Tue, 04 Jun 2024 10:00:00 GMT",
                "date": "Tue, 04 Jun 2024 09:00:00 GMT",
            },
            timedelta(hours=1),
        ),
        (
            {
                "retry-after": "Tue, 04 Jun 2024 08:00:00 GMT",
                "date": "Tue, 04 Jun 2024 09:00:00 GMT",
            },
            timedelta(),
        ),
        ({"retry-after": "Tue, 04 Jun 2024 10:00:00 GMT"}, timedelta()),
        ({"retry-after": "soon"}, timedelta()),
        ({}, timedelta()),
    ],
)
def test_a_server_that_asks_for_time_is_heard(headers: dict[str, str], wait: timedelta) -> None:
    assert refusal(URL, 503, headers).wait == wait


@pytest.mark.parametrize(
    ("status", "code", "may_pass", "is_gone"),
    [
        (304, "fetch.unasked", False, False),
        (400, "fetch.refused", False, False),
        (401, "fetch.subscribers", False, False),
        (403, "fetch.forbidden", False, False),
        (404, "fetch.missing", False, False),
        (410, "fetch.gone", False, True),
        (429, "fetch.often", True, False),
        (451, "fetch.legal", False, False),
        (499, "fetch.refused", False, False),
        (500, "fetch.trouble", True, False),
        (503, "fetch.trouble", True, False),
    ],
)
def test_a_refusal_says_whether_it_may_pass(
    status: int, code: str, may_pass: bool, is_gone: bool
) -> None:
    error = refusal(URL, status, {})
    assert (error.code, error.may_pass, error.is_gone) == (code, may_pass, is_gone)
    assert (error.source, error.values["status"]) == ("quay.example", status)


def test_an_error_without_an_answer_is_not_gone() -> None:
    assert not FetchError(URL, "fetch.broken").is_gone
