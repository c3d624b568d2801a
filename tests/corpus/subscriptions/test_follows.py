"""What is followed, as a value and as it is written down."""

from __future__ import annotations

import json
from datetime import time

import pytest

from corpus import SpeakerKind
from corpus.subscriptions.follows import (
    Follow,
    following,
    read_follow,
    read_quiet,
    read_schedule,
    write_days,
    write_follow,
    write_quiet,
    write_times,
)
from corpus.subscriptions.schedule import Often, Quiet, Schedule

NATO = SpeakerKind.ORGANISATION


@pytest.mark.parametrize(
    "follow",
    [
        Follow(),
        following("Edith Halloran"),
        following("NATO", NATO),
        Follow("Anna Krol", key="ana krol", mentions=True, topic='"the toll" -rye', is_fuzzy=True),
        Follow(topic="eels", outlet="Gazette", feed=3, source="Quay News"),
    ],
)
def test_what_is_written_down_is_read_as_it_was(follow: Follow) -> None:
    assert read_follow(write_follow(follow)) == follow


def test_only_what_is_given_is_written_down() -> None:
    assert json.loads(write_follow(Follow(topic="eels"))) == {"kind": "person", "topic": "eels"}


def test_a_speaker_is_followed_under_their_key() -> None:
    assert following("Mr. Barack H. Obama").key == following("Barack Obama").key == "barak obama"
    assert following("NATO", NATO).kind is NATO


@pytest.mark.parametrize(
    ("follow", "is_everything"),
    [
        (Follow(), True),
        (Follow(topic="-rye"), True),
        (Follow(topic="-rye", is_fuzzy=True), True),
        (Follow(topic="eels"), False),
        (Follow(topic="eels -rye"), False),
        (Follow(outlet="Gazette"), False),
        (Follow(feed=1), False),
        (following("Edith Halloran"), False),
    ],
)
def test_all_the_news_is_what_limits_nothing(follow: Follow, is_everything: bool) -> None:
    assert follow.is_everything == is_everything


def test_quiet_hours_and_schedules_are_written_by_the_clock() -> None:
    quiet = Quiet(time(22, 30), time(7))
    assert write_quiet(quiet) == "22:30-07:00"
    assert read_quiet("22:30-07:00") == quiet
    assert write_quiet(None) is read_quiet(None) is None
    assert read_schedule("weekly", "18:05", 4) == Schedule(Often.WEEKLY, (time(18, 5),), (4,))
    twice = Schedule(Often.WEEKLY, (time(8), time(18)), (0, 3))
    assert (write_times(twice), write_days(twice)) == ("08:00 18:00", 30)
    assert read_schedule("weekly", write_times(twice), write_days(twice)) == twice


@pytest.mark.parametrize(
    ("topic", "sides"),
    [
        ("eels or dams", ["eels", "dams"]),
        ("eels OR dams -rye", ["eels -rye", "dams -rye"]),
        ("eels", ["eels"]),
        ('"eels or dams"', ['"eels or dams"']),
        ("or", ["or"]),
    ],
)
def test_either_word_is_enough_beside_an_or(topic: str, sides: list[str]) -> None:
    follow = Follow(topic=topic, outlet="Gazette")
    assert [side.topic for side in follow.alternatives] == sides
    assert {side.outlet for side in follow.alternatives} == {"Gazette"}
