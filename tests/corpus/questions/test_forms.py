"""Questions are read by their form: about whom, about what, between which times."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.questions import forms
from corpus.questions.line import parse_line
from corpus.questions.outlets import parse_outlet
from corpus.questions.periods import search_dates, split_dates
from corpus.questions.phrases import Topic, split_topic
from corpus.types import Act, Question

NOW = datetime(2024, 9, 18, 15, 30, tzinfo=UTC)  # a Wednesday
LAST_WEEK = ("2024-09-09", "2024-09-16")


def parse_question(text: str, now: datetime, outlets: Collection[str] = ()) -> Question | None:
    return forms.parse_question(parse_line(text, now, outlets))


def readings(text: str, now: datetime, outlets: Collection[str] = ()) -> list[Question]:
    return forms.readings(parse_line(text, now, outlets).plain)


def parse_search(text: str, now: datetime, outlets: Collection[str] = ()) -> Question:
    return forms.parse_search(parse_line(text, now, outlets))


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "name", "topic"),
    [
        ("What did Lavrov say about Syria?", "Lavrov", "Syria"),
        ("what did Lavrov say", "Lavrov", None),
        ("What did May say on May?", "May", "May"),
        ("WHAT HAS DUNNE SAID ABOUT TOLLS", "DUNNE", "TOLLS"),
        ("  what\ndid   Edith  Halloran say ?", "Edith Halloran", None),
        ("What did the mayor tell reporters about the port?", "the mayor", "the port"),
        ("What else did Dunne ever say about it!", "Dunne", "it"),
        ("Did Kjeldahl say anything on dams?", "Kjeldahl", "dams"),
        ("Has Dunne ever commented on tolls?", "Dunne", "tolls"),
        ("What are Dunne's views on tolls?", "Dunne", "tolls"),
        ("What’s Dunne’s position on tolls?", "Dunne", "tolls"),
        ("What is Sanders' opinion?", "Sanders", None),
        ("What did Trump's campaign say about Iran?", "Trump's campaign", "Iran"),
        ("quotes by Frank Halloran", "Frank Halloran", None),
        ("Quotes from Zoë Márquez-Lindqvist on dams", "Zoë Márquez-Lindqvist", "dams"),
        ("Lavrov said", "Lavrov", None),
        ("Dunne said what about tolls", "Dunne", "tolls"),
        ("Tell me what Dunne said about tolls", "Dunne", "tolls"),
        ("what did “Dunne” say about “the ‘old’ ferry”?", "Dunne", "“the ‘old’ ferry”"),
        ("What did O'Brien say about the U.S.?", "O'Brien", "the U.S"),
        ("Who said that rents were stubborn?", None, "rents were stubborn"),
        ("who has talked about eels", None, "eels"),
        ('Who said "a ship does not wait"?', None, '"a ship does not wait"'),
        ('What did Lavrov say about "no first use"?', "Lavrov", '"no first use"'),
        ('What did Lavrov say about "no first use".', "Lavrov", '"no first use"'),
        ('What did "Lavrov" say about "no first use?', "Lavrov", "no first use"),
        ('What did Dunne say about "why not?"?', "Dunne", '"why not?"'),
        ("What did Lavrov say about Syria -Turkey", "Lavrov", "Syria -Turkey"),
        ("What has been said about tolls?", None, "tolls"),
        ("Any comments from Dunne on tolls?", "Dunne", "tolls"),
        ("Are there any statements by Dunne?", "Dunne", None),
        ("Show me all quotes by Frank Halloran", "Frank Halloran", None),
        ("Dunne's comments on tolls", "Dunne", "tolls"),
        ("the mayor’s views on tolls", "the mayor", "tolls"),
        ("Sanders' remarks", "Sanders", None),
        ("Will Smith said", "Will Smith", None),
        ("People's views on tolls", None, "tolls"),
        ("Which minister said that tolls would rise?", None, "tolls would rise"),
        ("Who in the government said anything about tolls?", None, "tolls"),
        ("Quotes from May", "May", None),
        ("What did Brown say to May?", "Brown", "May"),
        ("What did Dunne say about coal before 2030?", "Dunne", "coal before 2030"),
        ("What did Dunne say about the youth of today?", "Dunne", "the youth of today"),
        ("who told reporters about the moon?", None, "the moon"),
        ("What did Dunne say on 30 February 2024?", "Dunne", "30 February 2024"),
        ("What did Dunne say on 9999-12-31?", "Dunne", "9999-12-31"),
    ],
)
def test_the_form_of_a_question_gives_name_and_topic(
    asked: str, name: str | None, topic: str | None
) -> None:
    assert parse_question(asked, NOW) == Question(name, topic)


@pytest.mark.parametrize(
    ("asked", "name", "topic"),
    [
        ("What does Lavrov think about Syria?", "Lavrov", "Syria"),
        ("what did Lavrov believe", "Lavrov", None),
        ("What does the mayor hope?", "the mayor", None),
        ("What do voters want?", "voters", None),
        ("what did Dunne feel about tolls", "Dunne", "tolls"),
        ("Has Dunne ever thought about tolls?", "Dunne", "tolls"),
        ("Tell me what Dunne thinks about tolls", "Dunne", "tolls"),
        ("Who thinks that rents are stubborn?", None, "rents are stubborn"),
    ],
)
def test_the_verb_tells_who_asks_for_thoughts(
    asked: str, name: str | None, topic: str | None
) -> None:
    assert parse_question(asked, NOW) == Question(name, topic, act=Act.THOUGHT)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "???",
        "What does the plan want to achieve?",
        "Why did Dunne's remarks on tolls anger people?",
        "Any remarks?",
        "What was said?",
        "😀",
        "cavusoglu nato",
        "How much does the bridge cost?",
        "what did say",
        "what did ? say about tolls",
        "Where was the anchor found?",
        "what did Dunne say about tolls " * 10,
    ],
)
def test_what_does_not_ask_who_said_what_is_no_question(asked: str) -> None:
    assert parse_question(asked, NOW) is None


def test_dates_of_a_question_are_no_part_of_its_topic() -> None:
    asked = parse_question("What did Dunne say about tolls between May and July?", NOW)
    assert asked == Question("Dunne", "tolls", day("2024-05-01"), day("2024-08-01"))


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
        ("in the last decade", "2014-09-18", "2024-09-19"),
        ("two days ago", "2024-09-16", "2024-09-17"),
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
        ("in early 2020", "2020-01-01", "2021-01-01"),
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
        "Dunne last winter",
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
    ("words", "read"),
    [
        ("Cavusolu on NATO", [("Cavusolu", "NATO")]),
        ("edith halloran about eels?", [("edith halloran", "eels")]),
        ("cavusoglu nato", [("cavusoglu nato", None), ("cavusoglu", "nato")]),
        ("Dunne", [("Dunne", None)]),
        ("a b c d e", [("a b c d", "e"), ("a b c", "d e"), ("a b", "c d e"), ("a", "b c d e")]),
        ("one two three four five six seven eight nine", []),
        ("", []),
        ("?!", []),
        ("word " * 100, []),
    ],
)
def test_short_words_have_readings_the_longest_name_first(
    words: str, read: list[tuple[str, str | None]]
) -> None:
    assert [(reading.name, reading.topic) for reading in readings(words, NOW)] == read


def test_readings_have_the_dates_too() -> None:
    (reading,) = readings("Dunne on tolls since 2020", NOW)
    assert reading == Question("Dunne", "tolls", day("2020-01-01"), None)


OUTLETS = ("The Guardian", "Reuters", "Harbour Gazette", "USA Today")


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


@pytest.mark.parametrize(
    ("asked", "rest", "outlet"),
    [
        ("tolls in the Guardian", "tolls", "The Guardian"),
        ("tolls in GUÀRDIAN?", "tolls", "The Guardian"),
        ("tolls from Reuters", "tolls", "Reuters"),
        ("tolls in harbour gazette.", "tolls", "Harbour Gazette"),
        ("tolls reported by Reuters", "tolls", "Reuters"),
        ("tolls (Guardian)", "tolls", "The Guardian"),
        ("(the guardian) tolls", "tolls", "The Guardian"),
        ("tolls outlet:Reuters", "tolls", "Reuters"),
        ("outlet: harbour gazette tolls", "tolls", "Harbour Gazette"),
        ("outlet:“Harbor Gazete” tolls", "tolls", "Harbour Gazette"),
        ("outlet:Harbour Gazete on tolls", "on tolls", "Harbour Gazette"),
        ("tolls site:theguardian.com", "tolls", "The Guardian"),
        ("In the Guardian, what is new?", "what is new?", "The Guardian"),
        ("In the Guardian: tolls", "tolls", "The Guardian"),
        ("tolls in the Guardian about eels", "tolls about eels", "The Guardian"),
        ("in the Guardian", "", "The Guardian"),
        ("tolls according to Reuters", "tolls according to Reuters", None),
        ("tolls in Harbour", "tolls in Harbour", None),
        ("tolls in Harbor Gazette", "tolls in Harbor Gazette", None),
        ("tolls in the Guardian Australia", "tolls in the Guardian Australia", None),
        ("interest in Reuters shares", "interest in Reuters shares", None),
        ("tolls (toll)", "tolls (toll)", None),
        ("Reuters", "Reuters", None),
        ("outlet:Unknown tolls", "outlet:Unknown tolls", None),
        ("outlet:x tolls", "outlet:x tolls", None),
        (f"outlet:{'x' * 100}", f"outlet:{'x' * 100}", None),
        ("outlet:", "outlet:", None),
    ],
)
def test_an_outlet_of_the_archive_is_split_off(asked: str, rest: str, outlet: str | None) -> None:
    assert parse_outlet(asked, OUTLETS) == (rest, outlet)


def test_without_outlets_none_is_named() -> None:
    assert parse_outlet("tolls in the Guardian", ()) == ("tolls in the Guardian", None)
    assert parse_outlet("tolls in ?", ["?"]) == ("tolls in ?", None)


@pytest.mark.parametrize(
    "asked",
    [
        "What did Dunne say about tolls in the Guardian last week?",
        "What did Dunne say about tolls last week in the Guardian?",
        "Last week in the Guardian, what did Dunne say about tolls?",
        "In the Guardian last week: what did Dunne say about tolls",
        "What did Dunne say in the Guardian about tolls last week?",
        "What did Dunne say last week about tolls (Guardian)",
    ],
)
def test_dates_and_outlets_come_in_either_order(asked: str) -> None:
    expected = Question("Dunne", "tolls", *map(day, LAST_WEEK), outlet="The Guardian")
    assert parse_question(asked, NOW, OUTLETS) == expected


def test_an_outlet_may_be_what_is_asked_about() -> None:
    assert parse_question("Quotes from Reuters", NOW, OUTLETS) == Question("Reuters")
    asked = parse_question("What did Dunne say in USA Today", NOW, OUTLETS)
    assert asked == Question("Dunne", outlet="USA Today")


def test_readings_have_the_outlet_and_no_names_of_phrases() -> None:
    (reading,) = readings('Dunne "no tolls" from Reuters', NOW, OUTLETS)
    assert reading == Question("Dunne", '"no tolls"', outlet="Reuters")
    assert readings("Dunne -tolls", NOW) == [Question("Dunne", "-tolls")]
    assert readings('"Edith Halloran"', NOW)[0].name == "Edith Halloran"
    assert readings("-Dunne", NOW) == []
    assert readings("last week in the Guardian", NOW, OUTLETS) == []


@pytest.mark.parametrize(
    ("asked", "topic", "outlet"),
    [
        ("How much does the bridge cost?", "How much does the bridge cost", None),
        ('"no first use" -Turkey in the Guardian', '"no first use" -Turkey', "The Guardian"),
        ("What treaty was signed in 1951?", "What treaty was signed in 1951", None),
        ("What’s new?", "What’s new", None),
        ("What's in the news from Reuters?", None, "Reuters"),
        ("latest news from Reuters", None, "Reuters"),
        ("outlet:reuters", None, "Reuters"),
        ("???", None, None),
        ("", None, None),
        ("😀", "😀", None),
        (f"in Reuters {'tolls ' * 60}", f"in Reuters {'tolls ' * 60}".strip(), None),
    ],
)
def test_a_search_has_a_topic_and_an_outlet(
    asked: str, topic: str | None, outlet: str | None
) -> None:
    assert parse_search(asked, NOW, OUTLETS) == Question(topic=topic, outlet=outlet)


@pytest.mark.parametrize("asked", ["last week", "What happened last week?", "news of last week"])
def test_a_search_for_a_time_alone_has_no_topic(asked: str) -> None:
    assert parse_search(asked, NOW) == Question(None, None, *map(day, LAST_WEEK))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('a "b c" d', Topic("a b c d", ("b c",))),
        ('„a“ «b» “c” ”d” ＂e＂ »f« “g"', Topic("a b c d e f g", tuple("abcdefg"))),
        ('"a" "a" -b -b', Topic("a a", ("a",), ("b",))),
        ('a -"b c" -d', Topic("a", (), ("b c", "d"))),
        ("-O’Brien-Smith, a", Topic("a", (), ("O’Brien-Smith",))),
        ('"a -b"', Topic("a -b", ("a -b",))),
        ('a "b', Topic('a "b')),
        ('-"b', Topic('-"b')),
        ('6" pipe, 5" pipe', Topic('6" pipe, 5" pipe')),
        ("O'Brien '90s 'not one'", Topic("O'Brien '90s 'not one'")),
        ("NP-complete - — -5 --force", Topic("NP-complete - — -5 --force")),
        ('"" "?" -"" a', Topic("? a")),
        ("a AND NOT (b* OR NEAR)", Topic("a AND NOT (b* OR NEAR)")),
        ("", Topic("")),
    ],
)
def test_a_topic_is_split_into_words_phrases_and_what_is_not_wanted(
    text: str, wanted: Topic
) -> None:
    assert split_topic(text) == wanted


HOSTILE = (
    *("say ", "what did ", "who said that ", "on ", "may ", "a's ", " ", '"', "since 2020 "),
    *("-", '-"', "in ", "in the ", "(", "()", "outlet:", "from may to ", "a couple of ", ",", "“„"),
    *("on 3 may in ", "published in ", "the last ", "2019-", "last week ", "?!", ".aa"),
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("length", [300, 5_000, 100_000])
def test_no_repetition_is_too_much(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    assert parse_question(text, NOW, OUTLETS) is None or len(text) <= 300
    assert len(readings(text, NOW, OUTLETS)) <= 4
    assert parse_search(text, NOW, OUTLETS).name is None
    if length <= 5_000:
        assert len(split_topic(text).words) <= length
        assert parse_outlet(text, OUTLETS)[1] in (None, *OUTLETS)
        split_dates(text, NOW)
        search_dates(text, NOW)


WORDS = (
    *("what", "did", "who", "said", "say", "about", "on", "views", "’s", "?", "O'Brien", "😀"),
    *("since", "between", "and", "until", "last", "week", "May", "2024", "31", "9999-12-31"),
    *("in", "the", "from", "of", "past", "two", "days", "ago", "Monday", "1990s", "published"),
    *("Guardian", "(Reuters)", "outlet:", '"', "“no", "use”", "-", "-word", "AND", "NEAR(", "*"),
    *("\0", "\ud800", "\u200f", "articles", "summer", "2019-2021", "to", "early", ":"),
)
TEXTS = st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def is_within(rest: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in rest)


@settings(deadline=None)
@given(TEXTS)
@example("? ABOUT ?")
@example("x on 9999-12-31")
@example("x since 20２１ to 0001-01-01")
@example("x laſt week")
def test_any_text_can_be_read(text: str) -> None:
    for dates in (split_dates, search_dates):
        rest, since, until = dates(text, NOW)
        assert is_within(rest, text)
        assert all(time is None or time.tzinfo is UTC for time in (since, until))
        assert since is None or until is None or since < until
    asked = parse_question(text, NOW, OUTLETS)
    assert asked is None or asked.name or asked.topic
    assert all(reading.name for reading in readings(text, NOW, OUTLETS))
    assert parse_search(text, NOW, OUTLETS).name is None


@settings(deadline=None)
@given(TEXTS)
def test_any_text_can_be_split(text: str) -> None:
    rest, outlet = parse_outlet(text, OUTLETS)
    assert outlet in OUTLETS if outlet else rest == text
    wanted = split_topic(text)
    parts = (wanted.words, *wanted.phrases, *wanted.without)
    assert all(is_within("".join(part.split()), text) for part in parts)
    assert all(any(map(str.isalnum, part)) for part in (*wanted.phrases, *wanted.without))
