"""Which readings a message has, and which of them comes first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Question
from corpus.conversation import reading
from corpus.conversation.leanings import Reworded
from corpus.conversation.moves import Step
from corpus.conversation.reading import (
    Bare,
    Decision,
    Headline,
    Lost,
    Message,
    Search,
    SideBySide,
    Tongue,
)
from corpus.conversation.turns import About, Exhibit, Turn
from corpus.questions.checks import CheckRequest
from corpus.questions.fresh import Fresh
from corpus.questions.history import History
from corpus.questions.intents import Request
from corpus.questions.smalltalk import SmallTalk
from corpus.questions.stances import Stances
from corpus.questions.voices import Voices
from corpus.subscriptions.orders import End
from corpus.subscriptions.settings import QuietHours
from corpus.subscriptions.wishes import Wish

NOW = datetime(2024, 10, 1, tzinfo=UTC)
KJELDAHL = Turn(
    About.SPEECH,
    "Kjeldahl on the treaty",
    Question("Kjeldahl", "the treaty"),
    ("Anders Kjeldahl",),
    "the treaty",
    (Exhibit(3, 10, 40, 7),),
    (3,),
)


def readings(text: str, turn: Turn | None = None) -> list[object]:
    return [request for request, _ in reading.read(Message(text, NOW), turn)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hello there", SmallTalk),
        ("quiet from 22:00 to 7:00", QuietHours),
        ("unfollow the eels", End),
        ("follow Ada Halloran", Wish),
        ("was hat Kjeldahl über den Vertrag gesagt", Tongue),
        ("anything new on the dam since I last asked?", Fresh),
        ("has Kjeldahl changed his mind on the treaty?", History),
        ("timeline of the harbour bridge", Request),
        ("what happened to the ferry?", Request),
        ("when was that?", Lost),
    ],
)
def test_what_a_message_asks_for_first(text: str, kind: type) -> None:
    assert isinstance(readings(text)[0], kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kjeldahl and Halloran on eels", SideBySide),
        ("did Kjeldahl say “a dry year wet”?", CheckRequest),
        ("who criticised the treaty?", Stances),
        ("which farmers spoke about the dam?", Voices),
        ("what did Kjeldahl say about the treaty?", Question),
        ("Kjeldahl treaty", Bare),
    ],
)
def test_a_question_of_its_own_is_among_what_is_read_once_and_searched_for_last(
    text: str, kind: type
) -> None:
    requests = readings(text)
    assert [type(request) for request in requests].count(kind) == 1
    assert isinstance(requests[-1], Search)
    assert [type(request) for request in requests].count(Headline) == 1


def test_after_an_answer_a_message_that_leans_does_so_first() -> None:
    first = readings("and about the meter?", KJELDAHL)[0]
    assert isinstance(first, Reworded)
    assert first.words == "Anders Kjeldahl on the meter"
    assert isinstance(readings("when was that?", KJELDAHL)[0], Step)


def test_a_step_that_shows_nothing_is_not_searched_for() -> None:
    requests = readings("summarize the second one", KJELDAHL)
    assert isinstance(requests[0], Step)
    assert [type(request) for request in requests].index(Lost) < len(requests) - 1


def test_what_is_no_news_is_not_leant_on() -> None:
    talk = Turn(About.TALK, "hello")
    assert readings("when was that?", talk) == readings("when was that?")


@pytest.mark.parametrize(("text", "data"), [("yes", "forget:1"), ("no", "forget:0")])
def test_a_button_may_be_said(text: str, data: str) -> None:
    turn = Turn(About.TALK, "/forget", offer=(("Yes", "forget:1"), ("No", "forget:0")))
    assert readings(text, turn)[0] == Decision(data)
    assert not any(isinstance(request, Decision) for request in readings(text))


def test_manners_are_no_part_of_the_words() -> None:
    polite = Message("hey, could you tell me who criticised the treaty, thanks", NOW)
    assert polite.words == "who criticised the treaty"
    assert polite.line.text == polite.words
