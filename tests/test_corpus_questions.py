"""Questions are read by their form: about whom, about what, between which times."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.questions import parse_question, readings, split_dates
from corpus.types import Act, Question

NOW = datetime(2024, 9, 18, 15, 30, tzinfo=UTC)  # a Wednesday


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
        ("what did “Dunne” say about “the ‘old’ ferry”?", "Dunne", "the ‘old’ ferry"),
        ("What did O'Brien say about the U.S.?", "O'Brien", "the U.S"),
        ("Who said that rents were stubborn?", None, "rents were stubborn"),
        ("who has talked about eels", None, "eels"),
        ('Who said "a ship does not wait"?', None, "a ship does not wait"),
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


HOSTILE = ("say ", "what did ", "who said that ", "on ", "may ", "a's ", " ", '"', "since 2020 ")


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("length", [300, 5_000, 100_000])
def test_no_repetition_is_too_much(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    assert parse_question(text, NOW) is None or len(text) <= 300
    assert len(readings(text, NOW)) <= 4


WORDS = (
    *("what", "did", "who", "said", "say", "about", "on", "views", "’s", "?", "O'Brien", "😀"),
    *("since", "between", "and", "until", "last", "week", "May", "2024", "31", "9999-12-31"),
)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
@example("? ABOUT ?")
@example("x on 9999-12-31")
@example("x since 20２１ to 0001-01-01")
def test_any_text_can_be_read(text: str) -> None:
    rest, since, until = split_dates(text, NOW)
    assert text.startswith(rest)
    assert all(time is None or time.tzinfo is UTC for time in (since, until))
    asked = parse_question(text, NOW)
    assert asked is None or asked.name or asked.topic
    assert all(reading.name for reading in readings(text, NOW) if reading.topic is None)
