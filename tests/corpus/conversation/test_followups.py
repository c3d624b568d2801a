"""What a message asks that leans on the last answer, and which message does not lean at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Question
from corpus.conversation import followups, pronouns
from corpus.conversation.leanings import Nearby, Reworded
from corpus.conversation.moves import Move, Step, read_step
from corpus.conversation.turns import About, Exhibit, Turn

SPEECH = Turn(
    About.SPEECH,
    "What did Kjeldahl say about the treaty?",
    Question("Kjeldahl", "the treaty"),
    ("Anders Kjeldahl",),
    "the treaty",
    (Exhibit(3, 10, 40, 7), Exhibit(4, 0, 20, 9)),
    (3, 4),
)
FACT = Turn(
    About.PASSAGES,
    "Why was the ferry stopped?",
    topic="ferry stopped",
    items=(Exhibit(5, 0, 30),),
    articles=(5, 6),
)

STEPS = {
    "more": Step(Move.MORE),
    "show me more": Step(Move.MORE),
    "next": Step(Move.MORE),
    "anything else?": Step(Move.MORE),
    "go on please": Step(Move.MORE),
    "when was that?": Step(Move.WHEN),
    "when did he say that": Step(Move.WHEN),
    "when?": Step(Move.WHEN),
    "what date was this": Step(Move.WHEN),
    "where was that?": Step(Move.CONTEXT),
    "where did she say it": Step(Move.CONTEXT),
    "to whom?": Step(Move.CONTEXT),
    "why did he say that?": Step(Move.CONTEXT),
    "where is this from": Step(Move.SOURCE),
    "source?": Step(Move.SOURCE),
    "which paper wrote that": Step(Move.SOURCE),
    "who said that?": Step(Move.WHO),
    "who is quoted in it?": Step(Move.QUOTES),
    "what was said in it": Step(Move.QUOTES),
    "show me the whole article": Step(Move.WHOLE),
    "full text": Step(Move.WHOLE),
    "other articles about this": Step(Move.RELATED),
    "summarize that": Step(Move.SUMMARY),
    "summarize 2": Step(Move.SUMMARY, 1),
    "sum up the second one": Step(Move.SUMMARY, 1),
    "the last one": Step(Move.SUMMARY, -1),
    "2": Step(Move.SUMMARY, 1),
    "longer": Step(Move.SUMMARY, length="longer"),
    "in one sentence": Step(Move.SUMMARY, length="in one sentence"),
    "no, the other krol": Step(Move.OTHER, name="krol"),
    "the other one": Step(Move.OTHER),
}


@pytest.mark.parametrize("message", STEPS)
def test_what_was_shown_is_asked_about_in_few_words(message: str) -> None:
    assert followups.read(message, SPEECH) == [STEPS[message]]
    assert read_step(message.capitalize()) == STEPS[message]


REWORDED = {
    "and about the eels?": "Anders Kjeldahl on the eels",
    "on his pension?": "Anders Kjeldahl on pension",
    "and halloran?": "halloran on the treaty",
    "what about Halloran on eels?": "Halloran on eels",
    "what did he say about eels": "what did Anders Kjeldahl say about eels",
    "who criticised him?": "who criticised Anders Kjeldahl",
    "what does Halloran say to that?": "what does Halloran say to the treaty",
    "follow him": "follow Anders Kjeldahl",
    "follow this": "follow Anders Kjeldahl on the treaty",
    "let me know when he speaks again": "let me know when Anders Kjeldahl speaks again",
    "no, Anna Krol": "Anna Krol on the treaty",
    "and in 2019?": "Anders Kjeldahl on the treaty in 2019",
    "since tuesday?": "Anders Kjeldahl on the treaty since tuesday",
    "newest first": "Anders Kjeldahl on the treaty newest first",
    "in the Gazette?": "Anders Kjeldahl on the treaty in the Gazette",
}


@pytest.mark.parametrize("message", REWORDED)
def test_a_question_that_leans_is_told_so_that_it_stands_alone(message: str) -> None:
    first = followups.read(message, SPEECH)[0]
    assert isinstance(first, Reworded)
    assert first.words == REWORDED[message]


@pytest.mark.parametrize(
    "message",
    [
        "What did Halloran say about her pension?",
        "who said anything about eels",
        "halloran eels",
        "How much will the harbour bridge cost when it is finished?",
        "summarize the bridge story",
        "what happened in June 2024",
        "tell me every morning what Voss says",
        "When did the mayor of Hollenby open the new bridge?",
        "Is Halloran the mayor of Hollenby?",
        "more people visited the bridge than it can bear",
        "timeline of the ferry",
        "last week's news",
        "latest",
        "today's headlines",
        "march on Hollenby",
        "in March the mayor said the bridge would open, did it?",
        "thanks",
    ],
)
@pytest.mark.parametrize("turn", [SPEECH, FACT], ids=["after speech", "after a fact"])
def test_a_question_of_its_own_stays_one(message: str, turn: Turn) -> None:
    assert followups.read(message, turn) == []


def test_the_other_minister_has_the_same_office() -> None:
    turn = replace(SPEECH, question=Question("the Ruvennan foreign minister", "trade"))
    first = followups.read("how about the Almerian one, on sanctions?", turn)[0]
    assert first == Reworded("Almerian foreign minister on sanctions", is_sure=True)


def test_a_short_question_after_a_fact_is_looked_for_in_its_articles_first() -> None:
    (reading,) = followups.read("were there survivors?", FACT)
    assert reading == Nearby("were there survivors", is_open=True)
    assert followups.read("were there survivors?", replace(FACT, articles=())) == []


def test_what_happened_to_somebody_is_asked_of_what_was_shown_then_of_all() -> None:
    near, others, far, nearest, _ = followups.read("did he meet Voss?", SPEECH)
    assert near == Nearby("did he meet Voss")
    assert far == Reworded("did Anders Kjeldahl meet Voss", matter="Anders Kjeldahl")
    assert others == Nearby("did he meet Voss", "Anders Kjeldahl")
    assert nearest == Nearby("did he meet Voss", is_sure=True)


def test_he_and_she_are_told_apart_by_their_given_names() -> None:
    turn = replace(SPEECH, people=("Anders Kjeldahl", "Anna Krol"))
    first = followups.read("what did she say about eels", turn)[0]
    assert isinstance(first, Reworded)
    assert first.words == "what did Anna Krol say about eels"


KNOWN = replace(FACT, people=("Otto Krol",), topic="ferry")
FRAGMENTS = {
    "only 2019": Reworded("Anders Kjeldahl on the treaty in 2019", is_sure=True),
    "just the newest": Reworded("Anders Kjeldahl on the treaty newest first", is_sure=True),
    "only about the eels": Reworded("Anders Kjeldahl on the eels", is_sure=True),
    "and december?": Reworded("Anders Kjeldahl on the treaty in december", is_sure=True),
    "and the one about the map": Reworded("summarize the article about the map", is_sure=True),
    "and what did Halloran say?": Reworded(
        "what did Halloran say about the treaty", is_speech=True
    ),
    "and who paid for it?": Nearby("who paid for it"),
    "and who pays?": Nearby("who pays"),
    "just the ferries": Nearby("the ferries"),
    "what did his mother say?": Reworded("what did the mother say", is_within=True, is_speech=True),
    "what did the judge say": Reworded(
        "what did the judge say", is_within=True, is_speech=True, is_open=True
    ),
    "what else did he say?": Reworded("what else did Anders Kjeldahl say", is_sure=True),
    "keep me posted on this topic": Reworded("keep me posted on news on the treaty", is_sure=True),
}


@pytest.mark.parametrize("message", FRAGMENTS)
def test_a_few_words_go_on_from_the_last_answer(message: str) -> None:
    assert followups.read(message, SPEECH)[0] == FRAGMENTS[message]


def test_everybody_is_asked_on_another_topic_where_everybody_was_asked() -> None:
    turn = replace(SPEECH, question=Question(None, "the treaty"))
    assert followups.read("and about eels?", turn) == [
        Reworded("who said something about eels", is_sure=True)
    ]
    first = followups.read("and in 2019?", turn)[0]
    assert first == Reworded("who said something about the treaty in 2019", is_sure=True)


def test_after_a_fact_a_time_takes_the_place_of_the_one_before() -> None:
    turn = replace(FACT, words="what happened in november 2015?")
    assert followups.read("what about december", turn) == [
        Reworded("what happened in december", is_sure=True)
    ]


def test_a_topic_after_a_fact_is_asked_of_its_person_then_of_its_articles() -> None:
    person, near, *_ = followups.read("and on the fog?", KNOWN)
    assert person == Reworded("Otto Krol on the fog", is_speech=True)
    assert near == Nearby("the fog")


def test_she_after_a_man_is_whom_he_was_asked_about() -> None:
    turn = replace(SPEECH, topic="Edith Halloran")
    first = followups.read("and what did she say about him?", turn)[0]
    assert first == Reworded("what did Edith Halloran say about Anders Kjeldahl", is_speech=True)


def test_what_he_said_where_nobody_is_known_is_what_stands_around_it() -> None:
    turn = replace(SPEECH, people=(), question=None)
    assert followups.read("what did he really say?", turn) == [Step(Move.CONTEXT)]
    assert followups.read("how old is he?", turn)[0] == Nearby("how old is he")


def test_where_and_why_of_an_event_are_asked_of_its_articles() -> None:
    assert followups.read("where was it?", FACT) == [Nearby("where was it"), Step(Move.CONTEXT)]


def test_only_what_names_nobody_leans() -> None:
    assert pronouns.leans("what did he say")
    assert pronouns.leans("who criticised her?")
    assert not pronouns.leans("what did Krol say about it")
    assert not pronouns.leans("is it raining in Almery")
