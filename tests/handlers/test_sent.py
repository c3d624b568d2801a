"""What people send: the same buttons as under what is stored, and replies that point at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fakes import Chat, Clock, FakeTelegram, bot_on

from corpus import Corpus
from handlers.replies import messages

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
STRIKE = (SAMPLES / "2024-06-12-dock-strike.txt").read_text(encoding="utf-8")
BRIDGE = "https://aldersundgazette.example/2024/07/11/tern-bridge-685-million"
SHORT = (
    "The bridge opens in May, the council said. Nobody spoke against it. It costs nine crowns to"
    " cross, and children pay half."
)


async def test_a_pasted_article_has_the_buttons_of_a_stored_one(chat: Chat) -> None:
    (answer,) = await chat.say(STRIKE[:3500])
    assert answer.labels == ["Shorter", "Longer", "What was said", "Full text"]
    (longer,) = await chat.press("Longer", answer)
    assert longer.is_edit
    assert longer.markup.count("<blockquote>") == 5
    (said,) = await chat.press("What was said", longer)
    assert said.text.startswith("What was said\n1. ")
    assert "\n— Frank Halloran" in said.text
    (short,) = await chat.press("Summary", said)
    assert short.markup.count("<blockquote>") == 3
    (text,) = await chat.press("Full text", short)
    assert text.text.startswith("Full text\n")


async def test_the_buttons_of_a_file_work_after_a_restart(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock) as application:
        chat = Chat(application, telegram)
        (answer,) = await chat.send_file("strike.txt", STRIKE.encode())
    async with bot_on(sample_corpus, telegram, clock) as application:
        chat = Chat(application, telegram)
        (said,) = await chat.press("What was said", answer)
    assert "Frank Halloran" in said.text


async def test_what_has_been_deleted_is_said_to_be_gone(chat: Chat, telegram: FakeTelegram) -> None:
    (answer,) = await chat.say(STRIKE[:3500])
    telegram.heard.clear()
    assert await chat.press("Longer", answer) == []
    assert telegram.notices == [messages.NO_LONGER_THERE]


@pytest.mark.parametrize(
    "words", ["summarize this", "tl;dr", "what does it say?", "can you sum this up please"]
)
async def test_a_reply_points_at_what_somebody_wrote(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words, reply_to=chat.message(text=SHORT))
    assert answer.text.startswith("In short\n")
    assert "Nobody spoke against it." in answer.text


async def test_a_reply_points_at_a_link_and_at_a_file(chat: Chat) -> None:
    (link,) = await chat.say("what was said in it", reply_to=chat.message(text=f"Look: {BRIDGE}"))
    assert link.text.startswith("What was said\n1. ")
    assert "Dunne" in link.text
    file = chat.document("strike.txt", STRIKE.encode())
    (whole,) = await chat.say("the whole text", reply_to=file)
    assert whole.text.startswith("Full text\n")
    (one,) = await chat.say("summarize this in one sentence", reply_to=file)
    assert one.markup.count("<blockquote>") == 1


@pytest.mark.parametrize("command", ["/summary", "summarize this"])
async def test_a_reply_to_words_of_another_chat_is_about_these(command: str, chat: Chat) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Rosa", "date": 0}
    there: dict[str, Any] = {
        "external_reply": {"origin": origin},
        "quote": {"text": SHORT, "position": 0, "is_manual": True},
    }
    (answer,) = await chat.hear(message=chat.message(text=command, **there))
    assert "Nobody spoke against it." in answer.text
    assert answer.labels == []


async def test_a_file_of_another_chat_is_read(chat: Chat) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Rosa", "date": 0}
    file = chat.document("strike.txt", STRIKE.encode())["document"]
    there = {"external_reply": {"origin": origin, "document": file}}
    (answer,) = await chat.hear(message=chat.message(text="/summary", **there))
    assert answer.text.startswith("In short\n")


async def test_in_a_group_a_mention_points_at_what_somebody_wrote(
    chat: Chat, telegram: FakeTelegram
) -> None:
    group = Chat(chat.application, telegram, -100, 7, "supergroup")
    original = group.message(text=SHORT)
    assert await group.say("summarize this", reply_to=original) == []
    (answer,) = await group.say("@onrecord_bot summarize this", reply_to=original)
    assert "Nobody spoke against it." in answer.text
    assert answer.reply_to == original["message_id"]


async def test_a_question_in_a_reply_is_a_question(chat: Chat) -> None:
    original = chat.message(text=SHORT)
    (answer,) = await chat.say("What did Kjeldahl say about the treaty?", reply_to=original)
    assert answer.text.startswith("Anders Kjeldahl on the treaty")
