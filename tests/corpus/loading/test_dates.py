"""Dates as files write them: the day that is meant, in UTC, or none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from corpus.loading import dates

NEW_YEAR = datetime(2021, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-12-29", datetime(2020, 12, 29, tzinfo=UTC)),
        (date(2020, 12, 29), datetime(2020, 12, 29, tzinfo=UTC)),
        (datetime(2020, 12, 29, 10, 30), datetime(2020, 12, 29, 10, 30, tzinfo=UTC)),
        ("2020-12-29T10:30:00+02:00", datetime(2020, 12, 29, 8, 30, tzinfo=UTC)),
        ("2020-12-29 10:30:00 +0200", datetime(2020, 12, 29, 8, 30, tzinfo=UTC)),
        ("2020-12-29 10:30 UTC", datetime(2020, 12, 29, 10, 30, tzinfo=UTC)),
        ("2020-12-29 10:30 GMT", datetime(2020, 12, 29, 10, 30, tzinfo=UTC)),
        ("2020-12-29 10:30 Z", datetime(2020, 12, 29, 10, 30, tzinfo=UTC)),
        ("Tue, 29 Dec 2020 10:30:00 +0200", datetime(2020, 12, 29, 8, 30, tzinfo=UTC)),
        ("29 December 2020", datetime(2020, 12, 29, tzinfo=UTC)),
        ("29 Dec 2020", datetime(2020, 12, 29, tzinfo=UTC)),
        ("December 29, 2020", datetime(2020, 12, 29, tzinfo=UTC)),
        ("Dec 29, 2020", datetime(2020, 12, 29, tzinfo=UTC)),
        ("2020/12/29", datetime(2020, 12, 29, tzinfo=UTC)),
        ("2020/12/29 10:30:00", datetime(2020, 12, 29, 10, 30, tzinfo=UTC)),
        (1609459200, NEW_YEAR),
        ("1609459200.0", NEW_YEAR),
        ("1609459200000", NEW_YEAR),
        ("100000000", datetime(1973, 3, 3, 9, 46, 40, tzinfo=UTC)),
        ("99999999999", datetime(5138, 11, 16, 9, 46, 39, tzinfo=UTC)),
        ("100000000000", datetime(1973, 3, 3, 9, 46, 40, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_however_it_is_written(value: object, expected: datetime) -> None:
    moment = dates.moment(value)
    assert moment == expected
    assert moment is not None
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "value",
    [None, "", " ", "03/04/2024", "yesterday", "2024-13-01", 0, "9" * 14, [], "12345678901234"],
)
def test_what_would_be_a_guess_is_no_date(value: object) -> None:
    assert dates.moment(value) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2020-12-29-tolls.txt", (2020, 12, 29)),
        ("/news/2020/12/29/tolls", (2020, 12, 29)),
        ("tolls_2020_1_9.txt", (2020, 1, 9)),
        ("tolls.1999.01.09", (1999, 1, 9)),
        ("tolls20201229.txt", (2020, 12, 29)),
        ("2020-13-29 and 2020-12-28", (2020, 12, 28)),
        ("20201301-20201228", (2020, 12, 28)),
    ],
)
def test_a_name_may_tell_the_day(name: str, expected: tuple[int, int, int]) -> None:
    assert dates.in_name(name) == datetime(*expected, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "tolls.txt",
        "2020-12/29",
        "120201229",
        "202012290",
        "1820-12-29",
        "2120-12-29",
        "2020-12",
        "2020-12-290",
    ],
)
def test_a_number_in_a_name_is_no_day_by_itself(name: str) -> None:
    assert dates.in_name(name) is None
