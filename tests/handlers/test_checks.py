"""Words to check: in plain words, with /check, and the buttons under the answer."""

from __future__ import annotations

import pytest
from fakes import Chat

PASSPORT = "a river does not carry a passport"


@pytest.mark.parametrize(
    "message",
    [
        f"did marquez-lindqvist say '{PASSPORT}'?",
        f"did Marquez-Lindqvist say {PASSPORT}",
        f"who said “{PASSPORT}”",
        f"who said {PASSPORT}",
        f"Zoë Márquez-Lindqvist: «{PASSPORT}» - true?",
        f"“{PASSPORT}”\n— Marquez-Lindqvist",
        f"fact check: {PASSPORT}",
        f"/check {PASSPORT}",
        f"/check “{PASSPORT}” - Marquez-Lindqvist",
    ],
)
async def test_the_verdict_comes_first_then_the_sentence_and_its_source(
    chat: Chat, message: str
) -> None:
    (answer,) = await chat.say(message)
    assert answer.text.startswith("Word for word. Zoë Márquez-Lindqvist")
    assert "<b>A river does not carry a passport</b>" in answer.markup
    assert "Montevar Herald · 6 June 2024" in answer.text
    assert answer.labels == ["Context", "Summary", "What else Zoë Márquez-Lindqvist said"]


async def test_a_changed_word_is_marked_and_told(chat: Chat) -> None:
    (answer,) = await chat.say("did Kjeldahl say 'nobody slammed a window'?")
    assert answer.text.startswith("Nearly. Anders Kjeldahl")
    assert "a <u>door</u>" in answer.markup
    assert "Published was “door”, not “window”." in answer.text


async def test_a_not_that_was_added_is_pointed_at(chat: Chat) -> None:
    (answer,) = await chat.say("did marquez say “a dam is a weapon”?")
    assert answer.text.startswith("Nearly, but for a “not”. Zoë Márquez-Lindqvist")
    assert "Left out: “not”." in answer.text


async def test_somebody_elses_words_are_given_to_whom_they_belong(chat: Chat) -> None:
    (answer,) = await chat.say(f"did Dunne say '{PASSPORT}'?")
    first = answer.text.splitlines()[0]
    assert first.startswith("Somebody else’s words.")
    assert "Zoë Márquez-Lindqvist" in first
    assert first.endswith("not of Małgorzata Dunne:")
    assert "yes" not in answer.text.lower()


async def test_what_is_not_there_is_not_called_unsaid(chat: Chat) -> None:
    (answer,) = await chat.say("did Dunne say 'the harbour is full of gold'?")
    assert answer.text.startswith("Not in this archive.")
    assert "no proof" in answer.text
    assert answer.labels[-1:] == ["What else Małgorzata Dunne said"]
    (quotes,) = await chat.press("What else Małgorzata Dunne said")
    assert "Małgorzata Dunne" in quotes.text


async def test_words_of_an_article_are_not_given_to_anybody(chat: Chat) -> None:
    (answer,) = await chat.say("did Kjeldahl say 'Neither man spoke'?")
    assert answer.text.startswith("Nobody’s quoted words.")
    (around,) = await chat.press("Context")
    assert "Neither man spoke" in around.text


async def test_check_as_a_reply_takes_the_words_of_that_message(chat: Chat) -> None:
    (answer,) = await chat.say("/check", reply_to=chat.message(text=f"“{PASSPORT}” - Dunne"))
    assert answer.text.startswith("Somebody else’s words.")


async def test_check_alone_says_how_it_is_used(chat: Chat) -> None:
    (answer,) = await chat.say("/check")
    assert "/check Jane Doe" in answer.text


async def test_a_statement_that_is_no_wording_asks_what_was_said_on_that(chat: Chat) -> None:
    (answer,) = await chat.say("did Dunne say that the bridge is expensive")
    assert answer.text.startswith("Małgorzata Dunne on the bridge is expensive")


@pytest.mark.parametrize(
    "message", ["who said something about mortgages?", "did Kjeldahl say anything about meters?"]
)
async def test_a_question_about_a_topic_stays_one(chat: Chat, message: str) -> None:
    (answer,) = await chat.say(message)
    assert "archive" not in answer.text.splitlines()[0]
    assert "Word for word" not in answer.text
