"""Who is answered, and at what pace."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fakes import Chat, Clock, FakeTelegram, Sent, bot_on

from corpus import Corpus
from handlers import access
from handlers.context import OurApplication
from handlers.replies import messages

QUESTION = "What did Anders Kjeldahl say?"
GROUP, FRIEND, STRANGER = -100_815, 1, 2


def is_answer(found: list[Sent]) -> bool:
    return len(found) == 1 and found[0].text.startswith("Anders Kjeldahl")


# --- groups and channels ---


@pytest.fixture(params=["group", "supergroup"])
def group(request: pytest.FixtureRequest, bot: OurApplication, telegram: FakeTelegram) -> Chat:
    return Chat(bot, telegram, GROUP, FRIEND, request.param)


async def test_talk_in_a_group_is_not_for_the_bot(group: Chat) -> None:
    assert await group.say(QUESTION) == []
    assert await group.say("I asked @somebody_else about /said and @onrecord_bots") == []
    assert await group.edit(QUESTION) == []
    assert await group.send_sticker() == []
    assert await group.send_file("notes.txt", b"words") == []


async def test_a_command_in_a_group_is_answered_with_the_question(group: Chat) -> None:
    (answer,) = await group.say("/said Anders Kjeldahl")
    assert answer.reply_to is not None
    assert is_answer(await group.say("/said@onrecord_bot Anders Kjeldahl"))


async def test_a_command_for_another_bot_is_left_to_it(group: Chat) -> None:
    assert await group.say("/said@another_bot Anders Kjeldahl") == []


@pytest.mark.parametrize("words", [f"@onrecord_bot {QUESTION}", f"{QUESTION} @OnRecord_Bot"])
async def test_a_question_that_names_the_bot_is_answered(words: str, group: Chat) -> None:
    assert is_answer(await group.say(words))


async def test_a_command_below_a_picture_is_one(group: Chat, chat: Chat) -> None:
    assert is_answer(await group.send_picture("/said Anders Kjeldahl"))
    assert is_answer(await group.send_picture("/SAID@onrecord_bot Anders Kjeldahl"))
    assert is_answer(await chat.send_picture("/said Anders Kjeldahl"))
    assert is_answer(await chat.send_picture(QUESTION))
    assert await group.send_picture("/said@another_bot Anders Kjeldahl") == []
    assert await group.send_picture("A fine day") == []
    (hint,) = await chat.send_picture("/saidwhat")
    assert hint.text == messages.HINT


async def test_an_album_is_answered_once(group: Chat, chat: Chat) -> None:
    (hint,) = await chat.send_picture(album="1")
    assert hint.text == messages.HINT
    assert await chat.send_picture(album="1") == []
    assert is_answer(await chat.send_picture(QUESTION, album="2"))
    assert await chat.send_picture(album="2") == []
    assert is_answer(await group.send_picture("/said Anders Kjeldahl", album="3"))
    assert await group.send_picture(album="3") == []


async def test_the_albums_of_before_are_forgotten(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_MOST_ALBUMS", 1)
    for album in ("1", "2", "1"):
        (hint,) = await chat.send_picture(album=album)
        assert hint.text == messages.HINT


async def test_a_reply_to_the_bot_is_answered(group: Chat, telegram: FakeTelegram) -> None:
    (answer,) = await group.say("/start")
    assert is_answer(await group.say(QUESTION, reply_to=telegram.shown(answer)))


async def test_a_reply_to_somebody_else_is_not_for_the_bot(group: Chat) -> None:
    assert await group.say(QUESTION, reply_to=group.message(text="Good morning")) == []


async def test_a_press_in_a_group_is_answered_under_the_message(group: Chat) -> None:
    (answer,) = await group.say("/said Anders Kjeldahl")
    (context,) = await group.press("Context 1")
    assert context.reply_to == answer.message_id


async def test_an_answer_outlives_its_question(group: Chat, telegram: FakeTelegram) -> None:
    asked = group.message(text="/said Anders Kjeldahl")
    telegram.heard.clear()
    (answer,) = await group.hear(message=asked)
    assert answer.reply_to is None


async def test_a_channel_is_answered_commands_only(
    bot: OurApplication, telegram: FakeTelegram
) -> None:
    channel = Chat(bot, telegram, GROUP, type="channel")
    assert await channel.post(QUESTION) == []
    assert await channel.post(f"@onrecord_bot {QUESTION}") == []
    assert is_answer(await channel.post("/said Anders Kjeldahl"))


# --- who is let in ---


@pytest.fixture
async def private_bot(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> AsyncIterator[OurApplication]:
    """A bot that lets in one person and one group."""
    async with bot_on(sample_corpus, telegram, clock, allowed={FRIEND, GROUP}) as application:
        yield application


async def test_who_is_allowed_is_answered(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    assert is_answer(await Chat(private_bot, telegram, FRIEND, FRIEND).say(QUESTION))


async def test_a_stranger_is_turned_away_once_and_politely(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    stranger = Chat(private_bot, telegram, STRANGER, STRANGER)
    (word,) = await stranger.say("/start")
    assert word.text == messages.STRANGER
    assert await stranger.say(QUESTION) == []
    assert await stranger.send_sticker() == []


async def test_each_stranger_is_told(private_bot: OurApplication, telegram: FakeTelegram) -> None:
    for number in (STRANGER, 3):
        (word,) = await Chat(private_bot, telegram, number, number).say(QUESTION)
        assert word.text == messages.STRANGER


async def test_of_very_many_strangers_the_first_are_forgotten(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    strangers = private_bot.bot_data.setdefault("turned_away", set())
    strangers.update(range(1_000, 11_000))
    assert len(await Chat(private_bot, telegram, STRANGER, STRANGER).say(QUESTION)) == 1
    assert strangers == {STRANGER}


async def test_a_press_of_a_stranger_ends_without_an_answer(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    friend = Chat(private_bot, telegram, 77, FRIEND, "group")
    (answer,) = await friend.say("/said Anders Kjeldahl")
    stranger = Chat(private_bot, telegram, 77, STRANGER, "group")
    assert await stranger.press("Context 1", answer) == []
    assert await stranger.press("Context 1", answer) == []
    assert telegram.notices == [messages.STRANGER]
    assert len(await friend.press("Context 1", answer)) == 1


async def test_posts_in_a_strange_channel_are_not_turned_away(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    channel = Chat(private_bot, telegram, 77, type="channel")
    assert await channel.post("@onrecord_bot is a bot") == []


async def test_an_allowed_group_lets_its_members_in(
    private_bot: OurApplication, telegram: FakeTelegram
) -> None:
    member = Chat(private_bot, telegram, GROUP, STRANGER, "supergroup")
    assert is_answer(await member.say("/said Anders Kjeldahl"))
    assert len(await member.press("Context 1")) == 1


async def test_strangers_cost_nobody_their_pace(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    bot = bot_on(sample_corpus, telegram, clock, allowed={FRIEND}, questions_per_minute=1)
    async with bot:
        for _ in range(3):
            await Chat(bot, telegram, STRANGER, STRANGER).say(QUESTION)
        assert is_answer(await Chat(bot, telegram, FRIEND, FRIEND).say(QUESTION))


# --- pace ---


async def test_a_fast_asker_is_told_when_to_go_on(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock, questions_per_minute=2) as bot:
        chat = Chat(bot, telegram)
        assert is_answer(await chat.say(QUESTION))
        clock.wait(20)
        assert is_answer(await chat.say(QUESTION))
        clock.wait(10.5)
        (word,) = await chat.say(QUESTION)
        assert word.text == messages.too_fast(30)
        assert await chat.press("Context 1", telegram.sent[0]) == []
        assert telegram.notices == [messages.too_fast(30)]
        clock.wait(29.5)
        assert is_answer(await chat.say(QUESTION))


async def test_each_asker_has_a_pace_of_their_own(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock, questions_per_minute=1) as bot:
        for user in (1, 2):
            chat = Chat(bot, telegram, GROUP, user, "group")
            assert is_answer(await chat.say("/said Anders Kjeldahl"))


async def test_talk_that_is_not_for_the_bot_costs_no_pace(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock, questions_per_minute=1) as bot:
        group = Chat(bot, telegram, GROUP, FRIEND, "group")
        for _ in range(3):
            await group.say("Good morning")
        assert is_answer(await group.say("/said Anders Kjeldahl"))
