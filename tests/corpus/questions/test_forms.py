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
from corpus.questions.phrases import split_topic
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
        ("People's views", "People", None),
        ("Which minister said that tolls would rise?", None, "tolls would rise"),
        ("Who in the government said anything about tolls?", None, "tolls"),
        ("Quotes from May", "May", None),
        ("What did Brown say to May?", "Brown", "May"),
        ("What did Dunne say about coal before 2030?", "Dunne", "coal before 2030"),
        ("What did Dunne say about the youth of today?", "Dunne", "the youth of today"),
        ("who told reporters about the moon?", None, "the moon"),
        ("What did Dunne say on the 14th amendment?", "Dunne", "the 14th amendment"),
        ("What did Dunne say about next week?", "Dunne", "next week"),
        ("What did Dunne say about the 1st?", "Dunne", "the 1st"),
        ("What did Dunne say on 9999-12-31?", "Dunne", "9999-12-31"),
    ],
)
def test_the_form_of_a_question_gives_name_and_topic(
    asked: str, name: str | None, topic: str | None
) -> None:
    assert parse_question(asked, NOW) == Question(name, topic)


@pytest.mark.parametrize(
    ("asked", "topic", "beyond"),
    [
        ("What did Dunne say in 2031?", None, "in 2031"),
        ("What did Dunne say about coal in march 2031?", "coal", "in march 2031"),
        ("What did Dunne say about coal next month?", "coal", "next month"),
        ("What did Dunne say next april?", None, "next april"),
        ("What did Dunne say tomorrow?", None, "tomorrow"),
        ("What did Dunne say on 30 February 2024?", None, "on 30 February 2024"),
        ("What did Dunne say since 2031 about coal?", "coal", "since 2031"),
        ("What did Dunne say between 2031 and 2019?", None, "between 2031 and 2019"),
    ],
)
def test_a_time_that_no_article_can_be_of_loses_no_more_than_itself(
    asked: str, topic: str | None, beyond: str
) -> None:
    assert parse_question(asked, NOW) == Question("Dunne", topic, beyond=beyond)


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
        "Who said last week?",
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


MAY = (day("2024-05-01"), day("2024-06-01"))


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("floods in May", "floods"),
        ("In May: floods?", "floods"),
        ("floods", "floods"),
        ("floods in 1951", "floods in 1951"),
        ("the flood of May 2024", "the flood of May 2024"),
        ("???", ""),
    ],
)
def test_within_its_dates_a_search_goes_without_their_words(asked: str, topic: str) -> None:
    assert forms.within_dates(parse_line(asked, NOW)) == topic


def covered(asked: str) -> Question:
    return forms.parse_coverage(parse_line(asked, NOW, OUTLETS, is_bare=True))


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("the bridge", Question(topic="the bridge")),
        ("the bridge in May", Question(None, "the bridge", *MAY)),
        ("since May about the bridge", Question(None, "the bridge", MAY[0])),
        ("in May with the bridge", Question(None, "the bridge", *MAY)),
        ("May 2024", Question(None, None, *MAY)),
        ("May 2024 of the bridge", Question(topic="May 2024 of the bridge")),
        ("May 2024 about the bridge", Question(None, "the bridge", *MAY)),
        ("May 2024 parade", Question(topic="May 2024 parade")),
        ("May 2024 in Harbour", Question(None, "Harbour", *MAY)),
        ("May", Question(topic="May")),
        ("last week's news", Question(topic="last week's news")),
        ("the news of last week", Question(None, None, *map(day, LAST_WEEK))),
        ("news", Question(topic="news")),
        ("from Reuters", Question(outlet="Reuters")),
        ("Reuters", Question(topic="Reuters")),
        ("article 50", Question(topic="article 50")),
    ],
)
def test_coverage_is_of_a_topic_a_time_or_an_outlet(asked: str, question: Question) -> None:
    assert covered(asked) == question


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ("May", Question(None, None, *MAY)),
        ("last week", Question(None, None, *map(day, LAST_WEEK))),
        ("May about the bridge", Question(None, "the bridge", *MAY)),
        ("the bridge in May", Question(None, "the bridge", *MAY)),
        ("May in Harbour", None),
        ("Reuters", Question(outlet="Reuters")),
        ("from Reuters", Question(outlet="Reuters")),
        ("eels in Reuters", None),
        ("Reuters about eels", None),
        ("eels", None),
        ("", None),
    ],
)
def test_a_time_or_an_outlet_may_be_all_that_is_asked_for(
    asked: str, question: Question | None
) -> None:
    assert forms.parse_time(parse_line(asked, NOW, OUTLETS, is_bare=True)) == question
