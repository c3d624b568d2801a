"""What a message goes on from: the last answer, a message that it replies to, or nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes import Chat, Clock, FakeTelegram, Sent, bot_on

from corpus import Corpus
from corpus.subscriptions.desk import Subscriptions
from handlers.context import OurApplication
from handlers.replies import followups

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
STRIKE = (SAMPLES / "2024-06-12-dock-strike.txt").read_text(encoding="utf-8")
TREATY, METER = "Anders Kjeldahl on the treaty", "Anders Kjeldahl on the meter"
QUESTION = "What did Kjeldahl say about the treaty?"


async def asked(chat: Chat) -> Sent:
    """The answer to a question about Kjeldahl, who was asked for in full."""
    (answer,) = await chat.say(QUESTION)
    assert answer.text.startswith(TREATY)
    return answer


@pytest.fixture
def group(bot: OurApplication, telegram: FakeTelegram) -> Chat:
    return Chat(bot, telegram, -100, 7, "supergroup")


# --- alone with the bot -----------------------------------------------------------------------


async def test_a_question_goes_on_from_the_last_answer_and_may_be_asked_alone(chat: Chat) -> None:
    await asked(chat)
    (answer,) = await chat.say("and about the meter?")
    assert answer.text.startswith(METER)
    assert answer.labels[-1] == "Ask it alone"
    (alone,) = await chat.press("Ask it alone")
    assert "meter" in alone.text
    assert not alone.text.startswith(METER)
    assert "Ask it alone" not in alone.labels


async def test_a_chat_is_about_the_same_for_half_an_hour(chat: Chat, clock: Clock) -> None:
    await asked(chat)
    clock.wait(timedelta(minutes=29).total_seconds())
    (answer,) = await chat.say("and about the meter?")
    assert answer.text.startswith(METER)
    clock.wait(timedelta(minutes=31).total_seconds())
    (late,) = await chat.say("when was that?")
    assert late.text == followups.LOST


async def test_a_message_is_about_itself_for_ever(chat: Chat, clock: Clock) -> None:
    first = await asked(chat)
    await chat.say("How much will the bridge cost?")
    clock.wait(timedelta(days=400).total_seconds())
    (answer,) = await chat.say("and about the meter?", reply_to=chat.telegram.shown(first))
    assert answer.text.startswith(METER)


async def test_a_restart_forgets_nothing(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock) as application:
        await asked(Chat(application, telegram))
    async with bot_on(sample_corpus, telegram, clock) as application:
        (answer,) = await Chat(application, telegram).say("and about the meter?")
    assert answer.text.startswith(METER)


async def test_a_reply_to_ones_own_words_begins_anew(chat: Chat) -> None:
    await asked(chat)
    (answer,) = await chat.say("when was that?", reply_to=chat.message(text="Look at this"))
    assert answer.text == followups.LOST


async def test_two_chats_know_nothing_of_each_other(chat: Chat, telegram: FakeTelegram) -> None:
    await asked(chat)
    other = Chat(chat.application, telegram, 8, 8)
    (answer,) = await other.say("when was that?")
    assert answer.text == followups.LOST


async def test_after_a_press_the_chat_is_about_what_that_showed(chat: Chat) -> None:
    await asked(chat)
    await chat.say("/latest")
    (brief,) = await chat.press("2")
    (longer,) = await chat.say("longer")
    assert longer.markup.count("<blockquote>") == 5
    assert longer.text.split("—")[-1] == brief.text.split("—")[-1]
    (quotes,) = await chat.press("What was said")
    assert quotes.is_edit
    (detail,) = await chat.say("when was that?")
    assert detail.text.startswith("10 September 2024")


async def test_the_next_page_may_be_asked_for_in_words(chat: Chat) -> None:
    (first,) = await chat.say("oldest articles")
    (second,) = await chat.say("next")
    (third,) = await chat.say("more")
    starts = [answer.text.split("\n")[2][:3] for answer in (first, second, third)]
    assert starts == ["1. ", "6. ", "11."]
    (back,) = await chat.press("‹ Back", third)
    assert back.text.split("\n")[2].startswith("6. ")


async def test_words_after_a_text_that_was_sent_are_not_about_what_stood_before_it(
    chat: Chat, sample_corpus: Corpus
) -> None:
    await asked(chat)
    await chat.send_file("strike.txt", STRIKE.encode())
    (answer,) = await chat.say("when was that?")
    assert answer.text == followups.LOST
    notes = Subscriptions(sample_corpus).export(chat.id)["talk"]
    assert "dock" not in str(notes).lower(), "what was sent is not kept"


# --- where many talk --------------------------------------------------------------------------


async def test_in_a_group_only_a_reply_goes_on(group: Chat, telegram: FakeTelegram) -> None:
    (first,) = await group.say(f"@onrecord_bot {QUESTION}")
    assert first.text.startswith(TREATY)
    (lost,) = await group.say("@onrecord_bot when was that?")
    assert lost.text == followups.LOST
    (answer,) = await group.say("and about the meter?", reply_to=telegram.shown(first))
    assert answer.text.startswith(METER)


async def test_in_a_group_each_thread_of_replies_is_its_own(
    group: Chat, bot: OurApplication, telegram: FakeTelegram
) -> None:
    (treaty,) = await group.say(f"@onrecord_bot {QUESTION}")
    neighbour = Chat(bot, telegram, -100, 8, "supergroup")
    (eels,) = await neighbour.say("@onrecord_bot What did Edith Halloran say about eels?")
    (first,) = await group.say("and about the meter?", reply_to=telegram.shown(treaty))
    (second,) = await neighbour.say("when did she say that?", reply_to=telegram.shown(eels))
    assert first.text.startswith(METER)
    assert "Halloran" in second.text


async def test_in_a_forum_a_topic_knows_nothing_of_another(
    bot: OurApplication, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    forum = Chat(bot, telegram, -100, 7, "supergroup")

    async def say(thread: int, text: str, **more: Any) -> list[Sent]:
        topic = {"message_thread_id": thread, "is_topic_message": True}
        return await forum.hear(message=forum.message(text=text, **topic, **more))

    (first,) = await say(5, f"@onrecord_bot {QUESTION}")
    assert first.thread == 5
    (lost,) = await say(6, "@onrecord_bot when was that?")
    assert lost.text == followups.LOST
    (fresh,) = await say(6, "@onrecord_bot anything new since I last asked?")
    assert "treaty" not in fresh.text
    (answer,) = await say(5, "and about the meter?", reply_to_message=telegram.shown(first))
    assert answer.text.startswith(METER)
    assert answer.thread == 5


async def test_a_group_that_moves_goes_on_with_what_it_talked_about(
    group: Chat, bot: OurApplication, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    old = Chat(bot, telegram, -7, 7, "group")
    await old.say(f"@onrecord_bot {QUESTION}")
    await old.hear(message=old.message(migrate_to_chat_id=-100))
    desk = Subscriptions(sample_corpus)
    assert [note["words"] for note in desk.export(-100)["talk"]] == [QUESTION]
    (answer,) = await group.say("@onrecord_bot anything new on the treaty since I last asked?")
    assert answer.text.startswith("New here since you asked on 1 October 2024")
