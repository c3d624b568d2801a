"""A message is looked through once for its outlet and its dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions.line import LONGEST_QUESTION, Limits, parse_line
from corpus.types import Question

NOW = datetime(2024, 9, 18, 15, 30, tzinfo=UTC)  # a Wednesday
OUTLETS = ("The Guardian", "Reuters", "USA Today")
MAY = (datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC))


def test_every_date_is_one_for_what_was_said_but_for_a_search_only_the_articles() -> None:
    line = parse_line("  floods\n in May  ", NOW)
    assert line.text == "floods in May"
    assert line.plain == Limits("floods", *MAY, is_any_year=True)
    assert line.search == Limits("floods in May", *MAY, is_any_year=True)
    assert parse_line("the treaty of 1951", NOW).search == Limits("the treaty of 1951")


@pytest.mark.parametrize(
    ("text", "rest", "outlet"),
    [
        ("tolls in the Guardian in May", "tolls", "The Guardian"),
        ("tolls in May (Guardian)", "tolls", "The Guardian"),
        ("tolls (Guardian) since two days ago", "tolls", "The Guardian"),
        ("tolls in USA Today", "tolls", "USA Today"),
        ("tolls in the Tribune", "tolls in the Tribune", None),
    ],
)
def test_an_outlet_is_found_before_and_behind_a_date(
    text: str, rest: str, outlet: str | None
) -> None:
    line = parse_line(text, NOW, OUTLETS)
    assert (line.plain.words, line.plain.outlet) == (rest, outlet)
    assert line.search.outlet == outlet


def test_a_time_or_an_outlet_may_stand_alone_where_that_is_said() -> None:
    assert parse_line("May", NOW).bare is None
    assert parse_line("May", NOW, is_bare=True).bare == Limits("", *MAY, is_any_year=True)
    assert parse_line("Reuters", NOW, OUTLETS, is_bare=True).bare == Limits("", outlet="Reuters")
    assert parse_line("last week", NOW, is_bare=True).bare is None, "it has its date already"


def test_what_is_too_long_for_a_question_is_not_looked_through() -> None:
    text = f"{'tolls ' * 49}in May"
    assert len(text) == LONGEST_QUESTION
    assert parse_line(text, NOW).plain.is_dated
    long = parse_line(f"x{text}", NOW)
    assert long.plain == long.search == Limits(f"x{text}")


def test_limits_are_a_question_of_nothing_else() -> None:
    assert Limits("tolls", None, MAY[1], "Reuters").question == Question(
        until=MAY[1], outlet="Reuters"
    )
    assert Limits("tolls", None, MAY[1]).is_dated
    assert Limits("tolls", MAY[0]).is_dated
    assert not Limits("tolls", outlet="Reuters").is_dated


@pytest.mark.parametrize(
    ("text", "is_any_year"),
    [
        ("floods in May", True),
        ("floods on 6 May", True),
        ("floods at christmas", True),
        ("floods in May 2024", False),
        ("floods in May last year", False),
        ("floods last week", False),
        ("floods on monday", False),
        ("floods since May", False),
    ],
)
def test_a_month_or_a_day_without_its_year_is_of_any(text: str, is_any_year: bool) -> None:
    assert parse_line(text, NOW).plain.is_any_year == is_any_year


def test_of_a_question_for_no_more_than_a_time_to_come_nothing_is_left_out() -> None:
    assert parse_line("news in 2031", NOW).plain == Limits("news in 2031")
    assert parse_line("floods in 2031", NOW).plain == Limits("floods", beyond="in 2031")
