"""Every error ends in words, and what was not foreseen also in the log."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes import BLOCKED, TOO_OLD, Chat, FakeTelegram, RefusedError

from corpus import CorpusError, LoadError, NotFoundError, StorageError, SummaryError
from handlers.context import OurApplication, Services
from handlers.replies import messages

SORRY = re.compile(r"Sorry, something went wrong on my side\. .* error ([0-9a-f]{6})\.")


class BrokenCorpus:
    """An archive of which nothing works."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, _verb: str) -> Callable[..., None]:
        def fail(*_: object, **__: object) -> None:
            raise self._error

        return fail


def break_corpus(bot: OurApplication, error: Exception) -> None:
    """Let every further call to the bot's archive fail."""
    services: Services = bot.bot_data["services"]
    replace(services, corpus=BrokenCorpus(error)).give_to(bot)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [found.getMessage() for found in caplog.records if found.levelno >= logging.ERROR]


async def test_a_bug_is_an_apology_with_a_number_that_the_log_knows(
    chat: Chat, bot: OurApplication, caplog: pytest.LogCaptureFixture
) -> None:
    break_corpus(bot, ZeroDivisionError("secret"))
    (answer,) = await chat.say("What did Anders Kjeldahl say?")
    number = SORRY.fullmatch(answer.text)
    assert number
    assert logged(caplog) == [f"error {number[1]}"]
    assert "ZeroDivisionError: secret" in caplog.text


async def test_a_bug_behind_a_button_is_told_above_it(
    chat: Chat, bot: OurApplication, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    (answer,) = await chat.say("/said Anders Kjeldahl")
    break_corpus(bot, ZeroDivisionError())
    for label in answer.labels:
        assert await chat.press(label, answer) == []
    assert len(telegram.notices) == len(answer.labels) == len(logged(caplog))
    assert all(SORRY.fullmatch(notice) for notice in telegram.notices)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NotFoundError("article.unknown", number=7), "There is no article 7 in this archive."),
        (StorageError("archive.older"), "The archive is of an older version; run: onrecord"),
        (LoadError("notes.txt", "load.empty"), "notes.txt is empty."),
        (SummaryError("summary.empty"), "There are no sentences in it to pick from."),
    ],
)
async def test_what_the_archive_says_of_itself_is_passed_on(
    error: CorpusError,
    sentence: str,
    chat: Chat,
    bot: OurApplication,
    telegram: FakeTelegram,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (page,) = await chat.say("/latest")
    break_corpus(bot, error)
    (answer,) = await chat.say("/latest")
    assert answer.text.startswith(sentence)
    assert await chat.press("Next ›", page) == []
    assert telegram.notices == [answer.text]
    assert logged(caplog) == []


async def test_a_person_who_shuts_the_bot_out_is_left_alone(
    chat: Chat, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.next.append(BLOCKED)
    assert await chat.say("/help") == []
    assert telegram.refused == ["sendMessage: Forbidden: bot was blocked by the user"]
    assert logged(caplog) == []
    telegram.refused.clear()


async def test_a_press_that_is_too_old_to_be_answered_still_turns_the_page(
    chat: Chat, telegram: FakeTelegram
) -> None:
    (page,) = await chat.say("/latest")
    telegram.next.append(TOO_OLD)
    pressed = {"id": "old", "from": chat.user, "chat_instance": "1", "data": page.data("Next ›")}
    (turned,) = await chat.hear(callback_query={**pressed, "message": telegram.shown(page)})
    assert turned.text != page.text
    telegram.refused.clear()


async def test_a_chat_that_is_gone_is_no_error_of_ours(chat: Chat, telegram: FakeTelegram) -> None:
    telegram.chats.clear()
    assert await chat.say("/help") == []
    assert set(telegram.refused) == {"sendMessage: Bad Request: chat not found"}
    telegram.refused.clear()


async def test_the_menu_shows_every_command(bot: OurApplication, telegram: FakeTelegram) -> None:
    assert bot.post_init is not None
    await bot.post_init(bot)
    assert [command["command"] for command in telegram.commands] == [
        "said",
        "check",
        "ask",
        "summary",
        "timeline",
        "latest",
        "people",
        "subscribe",
        "subscriptions",
        "digest",
        "settings",
        "export",
        "forget",
        "help",
        "start",
    ]
    assert all(3 <= len(command["description"]) <= 256 for command in telegram.commands)


async def test_an_error_after_the_press_was_answered_is_told_in_a_message(
    chat: Chat, telegram: FakeTelegram
) -> None:
    (page,) = await chat.say("/latest")
    broken = RefusedError(500, "Internal Server Error")
    telegram.next.extend([None, broken])
    (word,) = await chat.press("Next ›", page)
    assert word.text.startswith("Sorry, something went wrong on my side.")
    telegram.refused.clear()


@pytest.mark.parametrize("data", ["ask:1:500", "said:1:1:500", "latest:500", "people:500"])
async def test_a_page_past_the_end_says_that_the_archive_has_changed(
    data: str, chat: Chat, telegram: FakeTelegram
) -> None:
    (page,) = await chat.say("/ask bridge")
    (word,) = await chat.press_data(data, telegram.shown(page))
    assert word.text == messages.OLD_BUTTON
