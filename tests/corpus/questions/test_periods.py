"""Between which times: the dates of a question."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corpus.questions.periods import search_dates, split_dates

NOW = datetime(2024, 9, 18, 15, 30, tzinfo=UTC)  # a Wednesday
LAST_WEEK = ("2024-09-09", "2024-09-16")


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("dates", "since", "until"),
    [
        ("since 2019", "2019-01-01", None),
        ("since March 2021", "2021-03-01", None),
        ("since June 6th, 2024?", "2024-06-06", None),
        ("after 2019", "2020-01-01", None),
        ("after 6 June 2024", "2024-06-07", None),
        ("from May 2024 to June 2024", "2024-05-01", "2024-07-01"),
        ("until May 2021", None, "2021-06-01"),
        ("till 2024-05-06.", None, "2024-05-07"),
        ("before 2021", None, "2021-01-01"),
        ("before 6 June 2024", None, "2024-06-06"),
        ("in March 2021", "2021-03-01", "2021-04-01"),
        ("in 2024-02", "2024-02-01", "2024-03-01"),
        ("during 2023", "2023-01-01", "2024-01-01"),
        ("in December", "2023-12-01", "2024-01-01"),
        ("in May", "2024-05-01", "2024-06-01"),
        ("on 29 February 2024", "2024-02-29", "2024-03-01"),
        ("on 5 October", "2023-10-05", "2023-10-06"),
        ("between May and July", "2024-05-01", "2024-08-01"),
        ("between 2019 and 3 May 2020", "2019-01-01", "2020-05-04"),
        ("today", "2024-09-18", "2024-09-19"),
        ("yesterday?", "2024-09-17", "2024-09-18"),
        ("this week", "2024-09-16", "2024-09-23"),
        ("last week", "2024-09-09", "2024-09-16"),
        ("this month", "2024-09-01", "2024-10-01"),
        ("last month", "2024-08-01", "2024-09-01"),
        ("this year", "2024-01-01", "2025-01-01"),
        (", last year", "2023-01-01", "2024-01-01"),
        ("since last month", "2024-08-01", None),
        ("last 7 days", "2024-09-11", "2024-09-19"),
        ("in the last 7 days", "2024-09-11", "2024-09-19"),
        ("past two weeks", "2024-09-04", "2024-09-19"),
        ("in the last month", "2024-08-18", "2024-09-19"),
        ("over the past year", "2023-09-18", "2024-09-19"),
        ("within the last 24 hours", "2024-09-17", "2024-09-19"),
        ("in the past 25 hours", "2024-09-16", "2024-09-19"),
        ("in the last decade", "2014-09-18", "2024-09-19"),
        ("two days ago", "2024-09-16", "2024-09-17"),
        ("on the 1st of last month", "2024-08-01", "2024-08-02"),
        ("on the first of last month", "2024-08-01", "2024-08-02"),
        ("on the 1st", "2024-09-01", "2024-09-02"),
        ("on the 20th", "2024-08-20", "2024-08-21"),
        ("on the first of april", "2024-04-01", "2024-04-02"),
        ("last April 1", "2024-04-01", "2024-04-02"),
        ("last 1 April", "2024-04-01", "2024-04-02"),
        ("april 1st", "2024-04-01", "2024-04-02"),
        ("in april last year", "2023-04-01", "2023-05-01"),
        ("last year in april", "2023-04-01", "2023-05-01"),
        ("on april 1 last year", "2023-04-01", "2023-04-02"),
        ("on 1 april this year", "2024-04-01", "2024-04-02"),
        ("at christmas last year", "2023-12-24", "2023-12-27"),
        ("on monday last week", "2024-09-09", "2024-09-10"),
        ("two weeks ago on monday", "2024-09-02", "2024-09-03"),
        ("the week before last", "2024-09-02", "2024-09-09"),
        ("a year ago today", "2023-09-18", "2023-09-19"),
        ("on Mon 1 Apr", "2024-04-01", "2024-04-02"),
        ("on monday morning", "2024-09-16", "2024-09-17"),
        ("yesterday evening", "2024-09-17", "2024-09-18"),
        ("in the last few days", "2024-09-15", "2024-09-19"),
        ("in 04/2024", "2024-04-01", "2024-05-01"),
        ("in 2024 april", "2024-04-01", "2024-05-01"),
        ("in apr '24", "2024-04-01", "2024-05-01"),
        ("in the month of april", "2024-04-01", "2024-05-01"),
        ("in the year 2023", "2023-01-01", "2024-01-01"),
        ("on new year's eve", "2023-12-31", "2024-01-01"),
        ("from the 1st to the 5th", "2024-09-01", "2024-09-06"),
        ("the day before yesterday", "2024-09-16", "2024-09-17"),
        ("3 weeks ago", "2024-08-26", "2024-09-02"),
        ("a month ago", "2024-08-01", "2024-09-01"),
        ("a couple of years ago", "2022-01-01", "2023-01-01"),
        ("since an year ago", "2023-01-01", None),
        ("since two days ago", "2024-09-16", None),
        ("on Monday", "2024-09-16", "2024-09-17"),
        ("on Wednesday", "2024-09-18", "2024-09-19"),
        ("on Friday.", "2024-09-13", "2024-09-14"),
        ("last Monday", "2024-09-16", "2024-09-17"),
        ("last Tuesday", "2024-09-17", "2024-09-18"),
        ("last Wednesday", "2024-09-11", "2024-09-12"),
        ("this Wednesday", "2024-09-18", "2024-09-19"),
        ("before Friday", None, "2024-09-13"),
        ("between Monday and Wednesday", "2024-09-16", "2024-09-19"),
        ("last weekend", "2024-09-14", "2024-09-16"),
        ("last May", "2024-05-01", "2024-06-01"),
        ("last September", "2023-09-01", "2023-10-01"),
        ("last summer", "2024-06-01", "2024-09-01"),
        ("last autumn", "2023-09-01", "2023-12-01"),
        ("in summer 2020", "2020-06-01", "2020-09-01"),
        ("in the spring of 2021", "2021-03-01", "2021-06-01"),
        ("in the 1990s", "1990-01-01", "2000-01-01"),
        ("last decade", "2010-01-01", "2020-01-01"),
        ("in early 2020", "2020-01-01", "2020-05-01"),
        ("early 2007", "2007-01-01", "2007-05-01"),
        ("in mid 2007", "2007-05-01", "2007-09-01"),
        ("in late 2007", "2007-09-01", "2008-01-01"),
        ("in late May 2020", "2020-05-21", "2020-06-01"),
        ("late last year", "2023-09-01", "2024-01-01"),
        ("in the late 90s", "1997-01-01", "2000-01-01"),
        ("at the end of 2020", "2020-09-01", "2021-01-01"),
        ("in the middle of May", "2024-05-11", "2024-05-21"),
        ("in the 90s", "1990-01-01", "2000-01-01"),
        ("in the nineties", "1990-01-01", "2000-01-01"),
        ("last winter", "2023-12-01", "2024-03-01"),
        ("winter 2020", "2020-12-01", "2021-03-01"),
        ("q3 2023", "2023-07-01", "2023-10-01"),
        ("in Q1/2024", "2024-01-01", "2024-04-01"),
        ("in 2023 q4", "2023-10-01", "2024-01-01"),
        ("in the last quarter of 2023", "2023-10-01", "2024-01-01"),
        ("in the first half of 2023", "2023-01-01", "2023-07-01"),
        ("h2 2023", "2023-07-01", "2024-01-01"),
        ("summer 2019", "2019-06-01", "2019-09-01"),
        ("july 2024", "2024-07-01", "2024-08-01"),
        ("on June 2020", "2020-06-01", "2020-07-01"),
        ("2020", "2020-01-01", "2021-01-01"),
        ("around christmas 2020", "2020-12-17", "2021-01-03"),
        ("at christmas", "2023-12-24", "2023-12-27"),
        ("around 10 May 2020", "2020-05-03", "2020-05-18"),
        ("around June 2020", "2020-05-17", "2020-07-16"),
        ("in the week of 3 May 2024", "2024-04-29", "2024-05-06"),
        ("in the last 3 months of 2020", "2020-10-01", "2021-01-01"),
        ("in the first two weeks of may", "2024-05-01", "2024-05-15"),
        ("in the last week of May 2024", "2024-05-25", "2024-06-01"),
        ("01.04.2024", "2024-04-01", "2024-04-02"),
        ("on 4/1/24", "2024-01-04", "2024-01-05"),
        ("on 4/13/24", "2024-04-13", "2024-04-14"),
        ("on 2024/04/01", "2024-04-01", "2024-04-02"),
        ("since 1.2.2023", "2023-02-01", None),
        ("this time last year", "2023-09-03", "2023-10-04"),
        ("2 years ago", "2022-01-01", "2023-01-01"),
        ("on the 5th of this month", "2024-09-05", "2024-09-06"),
        ("between 3 and 5 March", "2024-03-03", "2024-03-06"),
        ("from 3 to 5 March 2023", "2023-03-03", "2023-03-06"),
        ("3-5 march", "2024-03-03", "2024-03-06"),
        ("on March 3-5, 2023", "2023-03-03", "2023-03-06"),
        ("on Monday 6 May", "2024-05-06", "2024-05-07"),
        ("in 2019 and 2020", "2019-01-01", "2021-01-01"),
        ("prior to 2020", None, "2020-01-01"),
        ("as of 2020", "2020-01-01", None),
        ("starting in June 2024", "2024-06-01", None),
        ("since septembr 2023", "2023-09-01", None),
        ("in 23", "2023-01-01", "2024-01-01"),
        ("since '19", "2019-01-01", None),
        ("29 sep 23", "2023-09-29", "2023-09-30"),
        ("on the 3rd of March '22", "2022-03-03", "2022-03-04"),
        ("in febuary", "2024-02-01", "2024-03-01"),
        ("last night", "2024-09-17", "2024-09-18"),
        ("earlier this week", "2024-09-16", "2024-09-23"),
        ("in Sept. 2023", "2023-09-01", "2023-10-01"),
        ("on 3rd of May 2020", "2020-05-03", "2020-05-04"),
        ("in 1850", "1850-01-01", "1851-01-01"),
        ("2019-2021", "2019-01-01", "2022-01-01"),
        ("in 2019–2021", "2019-01-01", "2022-01-01"),
        ("from 2019-2021", "2019-01-01", "2022-01-01"),
        ("from 2019 to 2021", "2019-01-01", "2022-01-01"),
        ("from 2019 until May 2021", "2019-01-01", "2021-06-01"),
        ("from 2019 before May 2021", "2019-01-01", "2021-05-01"),
        ("from 2019", "2019-01-01", None),
        ("from last week", "2024-09-09", "2024-09-16"),
        ("published in 2020", "2020-01-01", "2021-01-01"),
        ("between May and July 2021", "2021-05-01", "2021-08-01"),
        ("between May and October", "2023-05-01", "2023-11-01"),
        ("between November and February", "2023-11-01", "2024-03-01"),
    ],
)
def test_dates_at_the_end_are_split_off(dates: str, since: str | None, until: str | None) -> None:
    text, *times = split_dates(f"Dunne on tolls {dates}", NOW)
    assert text == "Dunne on tolls"
    assert times == [day(since) if since else None, day(until) if until else None]


@pytest.mark.parametrize(
    "text",
    [
        "Dunne on tolls",
        "Dunne on May",
        "Dunne on the vote in May and the tolls",
        "Dunne since 31 April",
        "Dunne on 2023-02-29",
        "Dunne in 2024-13",
        "Dunne on 9999-12-31",
        "Dunne on 0000-01-01",
        "Dunne between 2024-02-31 and May",
        "Dunne in 9999",
        "Dunne in 2030",
        "Dunne until 2030",
        "Dunne in 1789",
        "Dunne on 3 May 1492",
        "Dunne between 2021 and 2019",
        "Dunne after 2019 until 2019",
        "Dunne on Bloody Sunday",
        "Dunne during the pandemic",
        "Dunne on the battle of 1916",
        "Dunne on article 2020",
        "Dunne on euro 2020 in germany",
        "Theresa May",
        "Dunne on 4/31/2024",
        "Dunne on 31/13/2023",
        "Dunne in the last 999 decades",
        "Dunne on 'last week'",
        'Dunne on "a bill last week on tolls"',
        "the battle of 1066",
        "the 2008 crisis",
        "last week's vote",
        "in 2020 election results",
        "Today programme",
        "Dunne since",
        "",
    ],
)
def test_what_is_no_date_stays(text: str) -> None:
    assert split_dates(text, NOW) == (text, None, None)


def test_weeks_and_months_turn_with_the_year() -> None:
    new_year = datetime(2025, 1, 1, tzinfo=UTC)
    assert split_dates("Dunne last month", new_year)[1:] == (day("2024-12-01"), day("2025-01-01"))
    assert split_dates("Dunne last week", new_year)[1:] == (day("2024-12-23"), day("2024-12-30"))


@pytest.mark.parametrize(
    ("asked", "rest", "since", "until"),
    [
        ("Last week, what did Dunne say?", "what did Dunne say?", "2024-09-09", "2024-09-16"),
        ("In March 2021 what did Dunne say", "what did Dunne say", "2021-03-01", "2021-04-01"),
        ("since 2019: Dunne on tolls", "Dunne on tolls", "2019-01-01", None),
        ("yesterday - Dunne", "Dunne", "2024-09-17", "2024-09-18"),
        ("last week", "", "2024-09-09", "2024-09-16"),
        ("Did Dunne say in May on tolls", "Did Dunne say on tolls", "2024-05-01", "2024-06-01"),
        ("Dunne last week about tolls", "Dunne about tolls", "2024-09-09", "2024-09-16"),
        ("In 2030, Dunne on tolls in May", "In 2030, Dunne on tolls", "2024-05-01", "2024-06-01"),
    ],
)
def test_dates_may_come_first_or_before_the_topic(
    asked: str, rest: str, since: str, until: str | None
) -> None:
    assert split_dates(asked, NOW) == (rest, day(since), day(until) if until else None)


@pytest.mark.parametrize(
    ("asked", "rest", "since", "until"),
    [
        ("bridge last week", "bridge", "2024-09-09", "2024-09-16"),
        ("What happened last week in Harbour?", "What happened in Harbour?", *LAST_WEEK),
        ("bridge on Monday", "bridge", "2024-09-16", "2024-09-17"),
        ("bridge since 2019", "bridge", "2019-01-01", None),
        ("Since 2019, how many died in 2020?", "how many died in 2020?", "2019-01-01", None),
        ("bridge before 2010", "bridge", None, "2010-01-01"),
        ("bridge between 2015 and 2020", "bridge", "2015-01-01", "2021-01-01"),
        ("bridge from 2015 to 2020", "bridge", "2015-01-01", "2021-01-01"),
        ("bridge published in 2020", "bridge", "2020-01-01", "2021-01-01"),
        ("Published in 2020: bridge", "bridge", "2020-01-01", "2021-01-01"),
        ("tolls reported in May", "tolls", "2024-05-01", "2024-06-01"),
        ("articles from March 2021", "", "2021-03-01", "2021-04-01"),
        ("articles from March 2021 about eels", "about eels", "2021-03-01", "2021-04-01"),
        ("articles published between May and July", "", "2024-05-01", "2024-08-01"),
        ("news of 2020", "", "2020-01-01", "2021-01-01"),
        ("any news from last week?", "", *LAST_WEEK),
        ("What happened in 2020?", "What happened", "2020-01-01", "2021-01-01"),
    ],
)
def test_a_search_is_limited_by_what_is_surely_the_date_of_articles(
    asked: str, rest: str, since: str | None, until: str | None
) -> None:
    limits = (day(since) if since else None, day(until) if until else None)
    assert search_dates(asked, NOW) == (rest, *limits)


@pytest.mark.parametrize(
    ("asked", "since", "until"),
    [
        ("What was signed in March 2021?", "2021-03-01", "2021-04-01"),
        ("What was signed on 3 May 2020 in Oslo?", "2020-05-03", "2020-05-04"),
        ("the letter of 3 May 2020", "2020-05-03", "2020-05-04"),
        ("In May, what was signed?", "2024-05-01", "2024-06-01"),
        ("floods in summer 2020", "2020-06-01", "2020-09-01"),
        ("What treaty was signed in 1951?", None, None),
        ("How many ferries sank in the 1990s?", None, None),
        ("Which book was published in 2020?", None, None),
        ("the bridge 2019-2021", None, None),
        ("the letter from 2019", None, None),
        ("fake news in 2020", None, None),
        ("the 2008 crisis", None, None),
        ("the crisis of 2008", None, None),
        ("What happened in the battle of 1066?", None, None),
        ('"bridge last week"', None, None),
    ],
)
def test_the_date_of_an_event_stays_among_the_words_of_a_search(
    asked: str, since: str | None, until: str | None
) -> None:
    limits = (day(since) if since else None, day(until) if until else None)
    assert search_dates(asked, NOW) == (asked, *limits)


def test_a_month_has_begun_on_its_first_day() -> None:
    first = datetime(2024, 9, 1, tzinfo=UTC)
    assert split_dates("Dunne in September", first)[1] == first
    assert split_dates("Dunne in September", first - timedelta(days=1))[1] == day("2023-09-01")


def test_tomorrow_is_a_date_where_it_is_that_already() -> None:
    assert split_dates("Dunne on 2024-09-19", NOW)[1:] == (day("2024-09-19"), day("2024-09-20"))
    assert split_dates("Dunne on 2024-09-20", NOW)[1:] == (None, None)


def test_a_date_beside_a_phrase_is_a_date() -> None:
    for text in ('Dunne on "no tolls" last week', 'last week: Dunne on "no tolls"'):
        assert split_dates(text, NOW)[1:] == tuple(map(day, LAST_WEEK))
