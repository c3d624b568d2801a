"""What somebody wishes to follow and when, in plain words."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.wishes import Wish, read_wish

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
OUTLETS = ["Harbour Gazette", "Gazette", "Herald", "Reuters"]


def daily(hour: int, minute: int = 0) -> Schedule:
    return Schedule(Often.DAILY, (time(hour, minute),))


AT_ONCE = Schedule(Often.AT_ONCE)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("follow NATO", Wish(bare="NATO")),
        ("Follow Halloran on eels", Wish(bare="Halloran on eels")),
        ("follow eels every 2 hours", Wish(bare="eels", schedule=Schedule(Often.HOURLY))),
        ("follow eels every 5 minutes", Wish(bare="eels", schedule=Schedule(Often.AT_ONCE))),
        (
            "every morning at 8, tell me what Lavrov says about Syria",
            Wish(name="Lavrov", topic="Syria", schedule=daily(8)),
        ),
        (
            "every day at 25:00 tell me about eels",
            Wish(bare="eels", schedule=daily(8), is_sure=False, is_near=True),
        ),
        ("subscribe to everything", Wish()),
        ("please subscribe me to Kjeldahl", Wish(bare="Kjeldahl")),
        ("follow Reuters", Wish(bare="Reuters")),
        ("follow mentions of Kjeldahl", Wish(name="Kjeldahl", mentions=True)),
        ("follow Kjeldahl, also when he is mentioned", Wish(bare="Kjeldahl", mentions=True)),
        ("follow brigde, also misspelt", Wish(bare="brigde", is_fuzzy=True)),
        (
            "keep me posted on the ferry but not the dock or eels",
            Wish(bare="the ferry", topic='-"the dock" -eels'),
        ),
        (
            "tell me every morning at 8 what Lavrov says about Syria",
            Wish(name="Lavrov", topic="Syria", schedule=daily(8)),
        ),
        (
            "every Friday at 5 pm news about the bridge",
            Wish(topic="the bridge", schedule=Schedule(Often.WEEKLY, (time(17),), (4,))),
        ),
        (
            "send me all news on weekdays at 7:30",
            Wish(schedule=Schedule(Often.WEEKDAYS, (time(7, 30),))),
        ),
        ("every evening at 9 what is new in the Herald", Wish(outlet="Herald", schedule=daily(21))),
        (
            "every hour the news from Reuters",
            Wish(outlet="Reuters", schedule=Schedule(Often.HOURLY)),
        ),
        ("every day at noon the news on eels", Wish(topic="eels", schedule=daily(12))),
        ("follow eels at 19:30", Wish(bare="eels", schedule=daily(19, 30))),
        ("follow eels at 12 am", Wish(bare="eels", schedule=daily(0))),
        (
            "on Mondays what Kjeldahl says",
            Wish(name="Kjeldahl", schedule=Schedule(Often.WEEKLY, (time(8),), (0,))),
        ),
        (
            "follow eels every Sunday evening",
            Wish(bare="eels", schedule=Schedule(Often.WEEKLY, (time(18),), (6,))),
        ),
        (
            "notify me when Kjeldahl speaks about the treaty",
            Wish(name="Kjeldahl", topic="the treaty", schedule=AT_ONCE),
        ),
        (
            "let me know when Lavrov says something about Syria",
            Wish(name="Lavrov", topic="Syria", schedule=AT_ONCE),
        ),
        (
            "notify me whenever Halloran is mentioned",
            Wish(name="Halloran", mentions=True, schedule=AT_ONCE),
        ),
        (
            "alert me about eels in the Gazette",
            Wish(bare="eels", outlet="Gazette", schedule=AT_ONCE),
        ),
        (
            "follow what Lavrov says about Syria at once",
            Wish(name="Lavrov", topic="Syria", schedule=AT_ONCE),
        ),
        ("follow who said something about eels", Wish(topic="eels")),
        ("follow", Wish(is_empty=True)),
        ("follow him", Wish(is_empty=True)),
        ("notify me!", Wish(is_empty=True, schedule=AT_ONCE)),
        ("send me a digest every day at 7", Wish(schedule=daily(7))),
        ("follow eels since 2024", Wish(bare="eels")),
        ("follow Theresa May", Wish(bare="Theresa May")),
        ("follow eels at 25 places", Wish(bare="eels at 25 places")),
    ],
)
def test_a_wish_is_read(words: str, wish: Wish) -> None:
    assert read_wish(words, NOW, OUTLETS) == wish


@pytest.mark.parametrize(
    "words",
    [
        "tell me what Lavrov said about Syria",
        "tell me about eels",
        "what did Lavrov say?",
        "How much will the bridge cost at 8 percent?",
        "every child deserves a chance",
        "Daily Herald on the bridge",
        "every day",
        "follow " + "eels " * 100,
    ],
)
def test_what_is_no_wish_is_left_to_be_answered(words: str) -> None:
    assert read_wish(words, NOW, OUTLETS) is None


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Kjeldahl", Wish(bare="Kjeldahl")),
        ("😀", Wish(is_empty=True)),
        ("!!!", Wish(is_empty=True)),
        ("-eels", Wish(bare="-eels")),
        ("everything daily at 7", Wish(schedule=daily(7))),
        ("what Kjeldahl says", Wish(name="Kjeldahl")),
        ('"share of the cost" -Sandmoor', Wish(bare='"share of the cost" -Sandmoor')),
    ],
)
def test_after_the_command_anything_is_a_wish(words: str, wish: Wish) -> None:
    assert read_wish(words, NOW, OUTLETS, is_command=True) == wish
