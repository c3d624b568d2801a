"""Several people on one thing, and who is for or against it, in the chat."""

from __future__ import annotations

import pytest
from fakes import Chat


async def test_two_people_stand_side_by_side_and_the_rest_is_a_press_away(chat: Chat) -> None:
    (answer,) = await chat.say("Kjeldahl and Dunne")
    assert answer.text.startswith("Side by side\n\nAnders Kjeldahl · 3 of ")
    assert "Małgorzata Dunne · 3 of " in answer.text
    assert answer.labels == ["More of Anders Kjeldahl", "More of Małgorzata Dunne"]
    (more,) = await chat.press("More of Małgorzata Dunne")
    assert more.text.startswith("Małgorzata Dunne")


async def test_who_praised_somebody_is_told_by_their_words(chat: Chat) -> None:
    (answer,) = await chat.say("who praised kjeldahl?")
    assert answer.text.startswith("These speak of Anders Kjeldahl in words of support:")
    assert "Zoë Márquez-Lindqvist" in answer.text
    (more,) = await chat.press("All that was said on it")
    assert more.text.startswith("Who said what on kjeldahl")


async def test_where_no_words_show_it_what_was_said_at_all_follows(chat: Chat) -> None:
    (answer,) = await chat.say("who praised the meter")
    assert answer.text.startswith("Nobody here speaks of the meter in clear words of support.")


async def test_headings_stay_readable_for_each_kind_of_question(chat: Chat) -> None:
    (answer,) = await chat.say("does Dunne support the bridge?")
    assert answer.text.startswith("Małgorzata Dunne ")
    (answer,) = await chat.say("reactions to the treaty")
    assert answer.text.splitlines()[0] in (
        "These answer the treaty:",
        "This was said on the treaty:",
    )


async def test_a_topic_that_nobody_speaks_of_is_searched_for(chat: Chat) -> None:
    (answer,) = await chat.say("who criticised the zebras")
    assert "zebras" in answer.text
    assert not answer.text.startswith("These speak")


async def test_words_over_time_are_dated_and_the_first_and_the_last_are_marked(chat: Chat) -> None:
    (answer,) = await chat.say("Kjeldahl on the treaty over time")
    first, *lines = answer.text.splitlines()
    assert first.startswith("Anders Kjeldahl on the treaty over time")
    marks = [line for line in lines if line.startswith(("— First", "— Last"))]
    assert len(marks) == 2
    assert marks[0].startswith("— First")


async def test_how_often_is_told_in_numbers(chat: Chat) -> None:
    (answer,) = await chat.say("how often did Kjeldahl mention the meter?")
    heading, count, *_ = answer.text.splitlines()
    assert heading == "Anders Kjeldahl on the meter"
    assert "statements in" in count


async def test_the_last_words_lead_where_they_are_asked_for(chat: Chat) -> None:
    (answer,) = await chat.say("when did Kjeldahl last mention the meter?")
    marks = [line for line in answer.text.splitlines() if line.startswith("— ")]
    assert marks[0].startswith("— Last")


async def test_words_that_there_are_none_of_are_said_to_be_none(chat: Chat) -> None:
    (answer,) = await chat.say("how often did Kjeldahl mention zebras?")
    assert answer.text.startswith("I found nothing that Anders Kjeldahl said on zebras")
    (more,) = await chat.press("What else they said")
    assert more.text.startswith("Anders Kjeldahl")


async def test_those_of_a_role_are_heard_by_themselves(chat: Chat) -> None:
    (answer,) = await chat.say("what did ministers say about the treaty?")
    assert answer.text.startswith("What ministers said on the treaty")
    assert "Kjeldahl" in answer.text
    (more,) = await chat.press("All that was said on it")
    assert more.text.startswith("Who said what on the treaty")


async def test_where_nobody_is_told_to_have_a_role_that_is_said(chat: Chat) -> None:
    (answer,) = await chat.say("which admirals spoke about the treaty?")
    assert "Which of them are admirals, the articles here do not tell." in answer.text


async def test_who_is_against_somebody_is_a_question_of_its_own(chat: Chat) -> None:
    await chat.say("who praised kjeldahl?")
    (answer,) = await chat.say("who praised Dunne")
    assert "Ask it alone" not in answer.labels


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("critics of Dunne", "Nobody here speaks of Małgorzata Dunne in clear words of criticism."),
        (
            "what did Dunne criticise?",
            "Małgorzata Dunne nowhere speaks in clear words of criticism.",
        ),
    ],
)
async def test_of_somebody_known_nothing_else_is_searched_for(
    asked: str, words: str, chat: Chat
) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text == words
