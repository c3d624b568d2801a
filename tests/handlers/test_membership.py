"""The bot let into a group: a few words, once."""

from __future__ import annotations

import pytest
from fakes import Chat, Clock, FakeTelegram, bot_on

from corpus import Corpus
from handlers.context import OurApplication


@pytest.mark.parametrize("type", ["group", "supergroup"])
async def test_who_adds_the_bot_to_a_group_reads_how_to_ask_it(
    type: str, bot: OurApplication, telegram: FakeTelegram
) -> None:
    (greeting,) = await Chat(bot, telegram, -100, 7, type).let("member")
    assert "@onrecord_bot what did " in greeting.text
    assert "administrators decide" in greeting.text


async def test_a_group_of_strangers_is_not_greeted(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock, allowed=frozenset({1})) as application:
        assert await Chat(application, telegram, -100, 7, "group").let("member") == []
        assert len(await Chat(application, telegram, -100, 1, "group").let("member")) == 1


async def test_a_change_in_a_group_that_has_the_bot_already_is_passed_over(
    bot: OurApplication, telegram: FakeTelegram
) -> None:
    assert await Chat(bot, telegram, -100, 7, "group").let("member", before="member") == []


@pytest.mark.parametrize("type", ["private", "channel"])
async def test_elsewhere_nothing_is_sent_unasked(
    type: str, bot: OurApplication, telegram: FakeTelegram
) -> None:
    assert await Chat(bot, telegram, -100, 7, type).let("member") == []


async def test_who_shuts_the_bot_out_hears_no_more(
    bot: OurApplication, telegram: FakeTelegram
) -> None:
    assert await Chat(bot, telegram, -100, 7, "group").let("kicked") == []
