"""What some 250 messages tell the bot to do: tests/data/wishes, one a line with its outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.subscriptions import understanding
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.orders import End, Errand, Rearrangement
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.settings import (
    Empties,
    Pause,
    QuietHours,
    Setting,
    Sound,
    Zone,
)
from corpus.subscriptions.understanding import (
    Instruction,
    OrderAnswer,
    SettingAnswer,
    WishAnswer,
)

FOLDER = Path(__file__).parents[2] / "data" / "wishes"
NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)  # a Tuesday
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def lines(name: str) -> list[tuple[str, str]]:
    text = (FOLDER / f"{name}.txt").read_text()
    pairs = (line.split(" => ") for line in text.splitlines() if " => " in line)
    return [(message.strip(), outcome.strip()) for message, outcome in pairs]


# --- outcomes in a few words ----------------------------------------------------------------


def when(schedule: Schedule | None) -> str:
    if schedule is None:
        return "as usual"
    times = " ".join(f"{at:%H:%M}" for at in schedule.times)
    days = " ".join(DAYS[day] for day in schedule.days)
    timed = {Often.DAILY: "daily", Often.WEEKDAYS: "weekdays", Often.WEEKLY: days}
    often = timed.get(schedule.often)
    return f"{often} {times}" if often else str(schedule.often)


def what(follow: Follow) -> str:
    words = (follow.speaker, follow.topic and f"({follow.topic})", follow.outlet)
    return " ".join(filter(None, words)) or "everything"


def of_wish(answer: WishAnswer) -> str:
    meaning = answer.meaning
    if meaning.trouble:
        return f"never: {meaning.trouble.name.lower()}"
    if not meaning.readings:
        return "asks what"
    readings = " | ".join(" + ".join(map(what, follows)) for follows in meaning.readings)
    schedule = answer.wish.schedule if answer.wish else None
    return f"{'follow' if answer.is_clear else 'ask:'} {readings}, {when(schedule)}"


def of_order(answer: OrderAnswer) -> str:
    names = " + ".join(what(match.follow) for match in answer.matches)
    match answer.order:
        case Errand():
            return answer.order.name.lower()
        case End():
            return f"end {names}"
        case Rearrangement(_, timing, is_paused) as order:
            pause = {True: "pause", False: "resume", None: "change"}[is_paused]
            schedule = f", {when(timing.schedule)}" if timing else ""
            return f"{'' if order.is_sure else 'ask: '}{pause} {names}{schedule}"


def of_setting(setting: Setting) -> str:
    match setting:
        case QuietHours(quiet):
            return f"quiet {quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else "quiet never"
        case Pause(until, is_over):
            return "go on" if is_over else f"pause until {until:%d %b %H:%M}" if until else "pause"
        case Zone(_, name):
            return f"zone {name}"
        case Sound(is_silent):
            return "silent" if is_silent else "sound"
        case Empties(are_wished):
            return "empty digests" if are_wished else "no empty digests"


def outcome_of(answer: Instruction | None) -> str:
    match answer:
        case WishAnswer():
            return of_wish(answer)
        case OrderAnswer():
            return of_order(answer)
        case SettingAnswer(setting):
            return of_setting(setting)
    return "nothing of that kind"


# --- tests ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chat_archive(_sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The sample archive, in which chat 4711 follows four things."""
    file = tmp_path_factory.mktemp("wishes") / "samples.sqlite3"
    file.write_bytes(Path(_sample_file).read_bytes())
    from corpus import open_corpus

    corpus = open_corpus(f"sqlite:///{file}")
    desk = Subscriptions(corpus)
    for follow in (
        following("Anders Kjeldahl"),
        Follow(topic="the harbour bridge"),
        Follow(outlet="Montevar Herald"),
        Follow(topic="earthquakes"),
    ):
        desk.follow(4711, 0, follow, Schedule(), NOW)
    yield corpus
    corpus.close()


@pytest.mark.parametrize(("message", "outcome"), lines("wishes"))
def test_a_wish_is_understood(message: str, outcome: str, chat_archive: Corpus) -> None:
    assert outcome_of(chat_archive.ask(understanding.answer, message, NOW, 1, 0)) == outcome


@pytest.mark.parametrize(("message", "outcome"), lines("orders"))
def test_an_order_is_understood(message: str, outcome: str, chat_archive: Corpus) -> None:
    assert outcome_of(chat_archive.ask(understanding.answer, message, NOW, 4711, 0)) == outcome


def test_there_are_enough_of_them_to_tell() -> None:
    assert len(lines("wishes")) + len(lines("orders")) >= 240
