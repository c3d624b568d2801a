"""First words, and what is said when nothing else fits."""

from __future__ import annotations

import pytest
from fakes import Chat, Clock, FakeTelegram, bot_on

from corpus import Corpus
from handlers.replies import messages
from handlers.routes import COMMANDS


def examples(greeting: str) -> list[str]:
    """The questions that a greeting gives as examples."""
    return [line.removeprefix("• ") for line in greeting.splitlines() if line.startswith("• ")]


async def test_start_greets_with_questions_that_this_archive_answers(chat: Chat) -> None:
    (greeting,) = await chat.say("/start")
    assert "16 news articles" in greeting.text
    assert len(examples(greeting.text)) == 4
    for question in examples(greeting.text):
        (answer,) = await chat.say(question)
        assert "<blockquote>" in answer.markup, question


async def test_start_of_an_empty_archive_says_how_to_fill_it(
    corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(corpus, telegram, clock) as application:
        (greeting,) = await Chat(application, telegram).say("/start")
    assert "onrecord load" in greeting.text


@pytest.mark.parametrize("name", COMMANDS)
async def test_an_empty_archive_has_an_answer_to_every_command(
    name: str, corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(corpus, telegram, clock) as application:
        chat = Chat(application, telegram)
        for words in (f"/{name}", f"/{name} Anders Kjeldahl", "What did Anders Kjeldahl say?"):
            (answer,) = await chat.say(words)
            assert not answer.labels or name in ("subscribe", "settings")
            assert "Sorry" not in answer.text


async def test_help_shows_an_example_of_everything(chat: Chat) -> None:
    (answer,) = await chat.say("/help")
    for command in ("/said", "/ask", "/summary", "/latest", "/people", "/subscribe", "/settings"):
        assert command in answer.text


async def test_start_takes_whatever_a_link_to_the_bot_carries(chat: Chat) -> None:
    assert await chat.say("/start from-a-friend")


@pytest.mark.parametrize("words", ["/nonsense", "/nonsense with words"])
async def test_an_unknown_command_gets_a_helpful_word(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert answer.text == messages.HINT


@pytest.mark.parametrize("words", ["/", "🙂🙃", "?!", "…", "hi", "thanks!", "ok", "who are you?"])
async def test_what_asks_nothing_gets_a_helpful_word(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert "sk " in answer.text or "Try:" in answer.text
    assert "<blockquote>" not in answer.markup


async def test_a_sticker_gets_a_helpful_word(chat: Chat) -> None:
    (answer,) = await chat.send_sticker()
    assert answer.text == messages.HINT


async def test_a_joining_member_is_no_question(chat: Chat) -> None:
    joined = chat.message(new_chat_members=[chat.user])
    assert await chat.hear(message=joined) == []


async def test_a_vote_in_a_poll_is_no_question(chat: Chat) -> None:
    voted = {"poll_id": "1", "user": chat.user, "option_ids": [0], "option_persistent_ids": ["0"]}
    assert await chat.hear(poll_answer=voted) == []


async def test_an_edited_question_is_answered(chat: Chat) -> None:
    (answer,) = await chat.edit("What did Anders Kjeldahl say?")
    assert answer.text.startswith("Anders Kjeldahl")


@pytest.mark.parametrize("data", ["old:1", "said:1", "said:1:2:3:4", "said:x:1:0", " "])
async def test_a_button_of_an_older_version_says_so(
    data: str, chat: Chat, telegram: FakeTelegram
) -> None:
    (greeting,) = await chat.say("/start")
    assert await chat.press_data(data, telegram.shown(greeting)) == []
    assert telegram.notices == [messages.OLD_BUTTON]


@pytest.mark.parametrize("data", ["said:999:1:0", "quote:999", "ask:999:0", "summary:999"])
async def test_a_button_whose_thing_is_gone_says_so(
    data: str, chat: Chat, telegram: FakeTelegram
) -> None:
    (greeting,) = await chat.say("/start")
    assert await chat.press_data(data, telegram.shown(greeting)) == []
    assert len(telegram.notices) == 1
    assert "Sorry" not in telegram.notices[0]


@pytest.mark.parametrize(
    ("word", "beginning"),
    [
        ("help", "What somebody said"),
        ("Latest?", "Newest"),
        ("people", "Who is quoted most"),
        ("said", "Who? For example"),
    ],
)
async def test_a_command_may_be_typed_as_a_word(word: str, beginning: str, chat: Chat) -> None:
    (answer,) = await chat.say(word)
    assert answer.text.startswith(beginning)
