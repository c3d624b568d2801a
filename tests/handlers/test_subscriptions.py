"""Following in the chat: by a command, in words, by buttons; seen, changed, ended, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from fakes import Chat, Clock, FakeTelegram, Sent, bot_on

from corpus import Article, Corpus
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.schedule import Often, Schedule
from handlers.context import OurApplication
from handlers.replies import followups, orders, settings, subscriptions

KJELDAHL = "Anders Kjeldahl"


@pytest.fixture
def desk(sample_corpus: Corpus) -> Subscriptions:
    return Subscriptions(sample_corpus)


def followed(desk: Subscriptions, chat_id: int = 4711, thread_id: int = 0) -> list[Follow]:
    return [each.follow for each in desk.all(chat_id, thread_id)]


# --- following ------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["/subscribe kjeldhal", "follow Kjeldahl", "subscribe"])
async def test_following_begins_with_a_name_however_it_is_spelt(
    words: str, chat: Chat, desk: Subscriptions
) -> None:
    (answer,) = await chat.say(words)
    if words == "subscribe":
        assert answer.text == subscriptions.SUBSCRIBE_TO_WHAT
        return
    assert answer.text.startswith("I follow this for you now.\n")
    assert f"What {KJELDAHL} says: daily at 08:00." in answer.text
    assert "Next: Wednesday, 2 October, 08:00 (UTC)" in answer.text
    assert "Times are in UTC." in answer.text
    assert followed(desk) == [following(KJELDAHL)]


async def test_a_whole_wish_in_words(chat: Chat, desk: Subscriptions) -> None:
    (answer,) = await chat.say("tell me every evening at 7 what Kjeldahl says about the treaty")
    assert f"What {KJELDAHL} says on the treaty: daily at 19:00." in answer.text
    (only,) = desk.all(4711)
    assert only.follow.topic == "the treaty"
    (again,) = await chat.say("notify me when Kjeldahl says something about the treaty")
    assert again.text.startswith("I followed this already.\n")
    assert "I write as soon as there is something." in again.text
    assert len(desk.all(4711)) == 1


async def test_a_topic_an_outlet_and_all_there_is(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("/subscribe eels -Sandmoor, also misspelt")
    await chat.say("follow the Montevar Herald")
    await chat.say("/subscribe everything on weekdays at 7:30")
    await chat.say("notify me whenever Nils Nobody is mentioned")
    eels, herald, everything, nobody = followed(desk)
    assert (eels.topic, eels.is_fuzzy) == ("eels -Sandmoor", True)
    assert herald == Follow(outlet="Montevar Herald")
    assert everything.is_everything
    assert (nobody.speaker, nobody.mentions) == ("Nils Nobody", True)
    (listed,) = await chat.say("/subscriptions")
    assert "1. News on eels -Sandmoor (also misspelt)\nDaily at 08:00" in listed.text
    assert "2. All the news in Montevar Herald\nDaily at 08:00" in listed.text
    assert "3. All the news\nOn weekdays at 07:30" in listed.text


async def test_several_people_with_one_name_are_a_button_each(
    chat: Chat, desk: Subscriptions
) -> None:
    (answer,) = await chat.say("follow Halloran every Monday at 9")
    assert answer.text == "Whom shall I follow?\nOn Mondays at 09:00."
    assert followed(desk) == []
    (card,) = await chat.press("Edith Halloran", answer)
    assert card.is_edit
    assert "What Edith Halloran says: on Mondays at 09:00." in card.text
    assert followed(desk) == [following("Edith Halloran")]


async def test_an_answer_is_followed_by_its_buttons(chat: Chat, desk: Subscriptions) -> None:
    (said,) = await chat.say("What did Kjeldahl say about the treaty?")
    await chat.press(f"Follow {KJELDAHL}", said)
    await chat.press("Follow this topic", said)
    (found,) = await chat.say("How much will the bridge cost?")
    await chat.press("Follow this topic", found)
    (who,) = await chat.say("Who said something about eels?")
    assert "Follow this topic" in who.labels
    await chat.press("Follow this topic", who)
    person, on_topic, bridge, eels = followed(desk)
    assert person == following(KJELDAHL)
    assert (on_topic.speaker, on_topic.topic) == (KJELDAHL, "treaty")
    assert (bridge.speaker, bridge.topic) == (None, "bridge cost")
    assert eels == Follow(topic="eels")


async def test_a_person_who_is_gone_cannot_be_followed(chat: Chat, desk: Subscriptions) -> None:
    (said,) = await chat.say("What did Kjeldahl say about the treaty?")
    data = said.data(f"Follow {KJELDAHL}")
    number = data.split(":")[1]
    shown = chat.telegram.shown(said)
    assert await chat.press_data(f"follow:{number}:99999:0", shown) == []
    assert followed(desk) == []


@pytest.mark.parametrize("words", ["/subscribe 😀", '/subscribe "', "follow him", "Notify me!"])
async def test_what_says_nothing_follows_nothing(
    words: str, chat: Chat, desk: Subscriptions
) -> None:
    (answer,) = await chat.say(words)
    assert answer.text == subscriptions.SUBSCRIBE_TO_WHAT
    assert followed(desk) == []


async def test_a_wish_as_long_as_a_page_is_not_followed(chat: Chat, desk: Subscriptions) -> None:
    (answer,) = await chat.say("/subscribe " + "eels " * 800)
    assert answer.text == subscriptions.TOO_LONG
    assert followed(desk) == []


async def test_what_is_named_ends_by_words_and_two_presses(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("follow Kjeldahl")
    await chat.say("follow eels")
    (listed,) = await chat.say("stop following the moon")
    assert listed.text.startswith("I do not follow “the moon” here, but this:\n")
    (asked,) = await chat.say("unfollow kjeldhal")
    assert asked.text == f"Shall I stop following what {KJELDAHL} says?"
    await chat.press("Yes", asked)
    assert followed(desk) == [Follow(topic="eels")]


# --- the list and the card ------------------------------------------------------------------


async def test_nothing_is_followed_at_first(chat: Chat) -> None:
    (answer,) = await chat.say("/subscriptions")
    assert answer.text == subscriptions.NOTHING_FOLLOWED


async def test_a_hundred_subscriptions_are_paged_and_each_ends_with_two_presses(
    chat: Chat, desk: Subscriptions, clock: Clock
) -> None:
    for number in range(100):
        desk.follow(4711, 0, Follow(topic=f"eels {number}"), Schedule(), clock.time)
    (page,) = await chat.say("/subscriptions")
    assert page.text.startswith("Followed here: 100\n")
    seen: list[str] = []
    while True:
        seen += [label for label in page.labels if ". eels" in label]
        if "Next ›" not in page.labels:
            break
        (page,) = await chat.press("Next ›", page)
    assert seen == [f"{number + 1}. eels {number}" for number in range(100)]
    (card,) = await chat.press("100. eels 99", page)
    (asked,) = await chat.press("Unfollow", card)
    assert asked.text == "Shall I stop following news on eels 99?"
    assert len(desk.all(4711)) == 100
    (gone,) = await chat.press("Yes", asked)
    assert gone.text == "I no longer follow news on eels 99."
    assert len(desk.all(4711)) == 99
    assert (await chat.press("Yes", asked)) == []  # pressed twice: it says that it is gone
    assert "gone" in chat.telegram.notices[-1]


async def test_everything_about_a_subscription_is_changed_by_its_card(
    chat: Chat, desk: Subscriptions
) -> None:
    (card,) = await chat.say("follow Kjeldahl on the treaty")

    async def press(label: str) -> Sent:
        return (await chat.press(label, chat.last))[-1]

    card = await press("Weekly")
    assert "on Mondays at 08:00." in card.text
    await press("Day")
    card = await press("Thursday")
    await press("Time")
    card = await press("17")
    assert "on Thursdays at 17:00." in card.text
    assert "Next: Thursday, 3 October, 17:00" in card.text
    await press("Also mentions")
    card = await press("Also misspelt")
    assert "✓ Also mentions" in card.labels
    card = await press("Pause")
    assert "It is paused." in card.text
    (only,) = desk.all(4711)
    assert only.is_paused
    assert only.schedule == Schedule(Often.WEEKLY, only.schedule.times, (3,))
    assert only.follow.mentions
    assert only.follow.is_fuzzy
    (listed,) = await chat.press("‹ All", card)
    assert "Paused; on Thursdays at 17:00" in listed.text
    (again,) = await chat.press(listed.labels[0], listed)
    assert "At once" in again.labels
    resumed = await press("Resume")
    assert "It is paused." not in resumed.text
    asked = await press("Unfollow")
    (back,) = await chat.press("No", asked)
    assert back.text == resumed.text


async def test_a_change_that_makes_two_alike_leaves_one(
    chat: Chat, desk: Subscriptions, clock: Clock
) -> None:
    desk.follow(4711, 0, Follow(topic="eels"), Schedule(), clock.time)
    desk.follow(4711, 0, Follow(topic="eels", is_fuzzy=True), Schedule(), clock.time)
    (listed,) = await chat.say("/subscriptions")
    (card,) = await chat.press("1. eels", listed)
    await chat.press("Also misspelt", card)
    assert followed(desk) == [Follow(topic="eels", is_fuzzy=True)]


# --- settings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Istanbul", "Time zone: Europe/Istanbul, where it is Tuesday, 1 October, 15:00"),
        ("time zone: america/new_york", "Time zone: America/New_York"),
        ("I live in Munich", "Time zone: Europe/Berlin"),
        ("quiet 22:30 to 6", "Quiet hours: 22:30 to 06:00"),
        ("quiet off", "Quiet hours: none"),
        ("silent", "Messages: silent"),
        ("silent off", "Messages: with a sound"),
        ("empty on", "When nothing is new: a word"),
        ("pause for 3 days", "All is paused until Friday, 4 October, 12:00."),
        ("resume", "Quiet hours: none"),
    ],
)
async def test_settings_are_changed_by_words(words: str, line: str, chat: Chat) -> None:
    (answer,) = await chat.say(f"/settings {words}")
    assert answer.text.startswith("That is set.\n")
    assert line in answer.text


async def test_what_is_no_setting_is_said_with_what_is(chat: Chat) -> None:
    (answer,) = await chat.say("/settings the far side of the moon")
    assert "I do not know “the far side of the moon”" in answer.text


async def test_settings_are_changed_by_buttons(
    chat: Chat, desk: Subscriptions, clock: Clock
) -> None:
    (shown,) = await chat.say("/settings")
    assert shown.text.startswith("Settings of this chat\n")
    for label in ("Quiet 22-7", "Silent", "Word when nothing is new", "Pause 1 week"):
        (shown,) = await chat.press(label, shown)
    known = desk.subscriber(4711, 0, clock.time)
    assert (known.is_silent, known.wants_empty) == (True, True)
    assert known.hours.quiet is not None
    assert known.hours.paused_until == clock.time + timedelta(days=7)
    (shown,) = await chat.press("Go on", shown)
    (shown,) = await chat.press("✓ Silent", shown)
    (shown,) = await chat.press("No quiet hours", shown)
    known = desk.subscriber(4711, 0, clock.time)
    assert (known.hours.paused_until, known.hours.quiet, known.is_silent) == (None, None, False)
    (listed,) = await chat.press("What is followed", shown)
    assert listed.text == subscriptions.NOTHING_FOLLOWED


async def test_a_location_sets_the_zone_and_the_time_of_digests(
    chat: Chat, desk: Subscriptions
) -> None:
    await chat.say("follow eels")
    (answer,) = await chat.send_location(35.68, 139.69)
    assert "Time zone: Asia/Tokyo, where it is Tuesday, 1 October, 21:00" in answer.text
    (only,) = desk.all(4711)
    tokyo = timezone(timedelta(hours=9))
    assert only.due == datetime(2024, 10, 2, 8, tzinfo=tokyo)


async def test_somebody_on_the_way_is_not_answered_at_every_step(chat: Chat) -> None:
    place = {"latitude": 35.68, "longitude": 139.69, "live_period": 900}
    moved = chat.message(location=place, edit_date=1)
    assert await chat.hear(edited_message=moved) == []


# --- the chat -------------------------------------------------------------------------------


async def test_all_is_exported_and_forgotten_with_two_presses(
    chat: Chat, desk: Subscriptions
) -> None:
    await chat.say("follow eels")
    (file,) = await chat.say("/export")
    assert file.text == "[a file]"
    (asked,) = await chat.say("/forget")
    (kept,) = await chat.press("No", asked)
    assert kept.text == settings.KEPT
    assert len(followed(desk)) == 1
    (asked,) = await chat.say("/forget")
    (gone,) = await chat.press("Yes", asked)
    assert gone.text == (
        "Deleted for good: 1 subscription, 1 set of settings, what we talked about."
        " I know nothing about this chat any more."
    )
    (nothing,) = await chat.say("/forget")
    (again,) = await chat.press("Yes", asked)
    assert nothing.text == again.text == settings.NOTHING_KNOWN


async def test_what_a_chat_found_wrong_is_forgotten_with_the_rest(
    chat: Chat, sample_corpus: Corpus
) -> None:
    await chat.say("/said Anders Kjeldahl")
    await chat.press("Context 1")
    await chat.press("Wrong person")
    (asked,) = await chat.say("/forget")
    (gone,) = await chat.press("Yes", asked)
    assert "1 note of a quote you found wrong" in gone.text
    assert Subscriptions(sample_corpus).export(4711)["feedback"] == []


# --- groups, topics, channels ---------------------------------------------------------------


async def test_in_a_group_only_administrators_decide(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions
) -> None:
    group = Chat(bot, telegram, -100, 7, "supergroup")
    for status in (None, "member"):
        if status:
            telegram.members[-100, 7] = status
        (answer,) = await group.say("/subscribe eels")
        assert answer.text == subscriptions.FOR_MANAGERS
    telegram.refused.clear()  # nobody by that number was in the group
    (words,) = await group.say("@onrecord_bot follow eels")
    assert words.text == subscriptions.FOR_MANAGERS
    assert followed(desk, -100) == []
    for status, topic in (("administrator", "eels"), ("creator", "toll")):
        telegram.members[-100, 7] = status
        (answer,) = await group.say(f"/subscribe {topic}")
        assert answer.text.startswith("I follow this for you now.")
    telegram.members[-100, 7] = "member"
    assert await group.press("Hourly", answer) == []
    assert telegram.notices[-1] == subscriptions.FOR_MANAGERS


async def test_an_administrator_who_is_not_to_be_seen_is_one(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions
) -> None:
    group = Chat(bot, telegram, -100, 7, "supergroup")
    as_group = group.message(text="/subscribe eels", sender_chat=group.chat)
    await group.hear(message=as_group)
    assert len(followed(desk, -100)) == 1
    as_channel = {"id": -200, "type": "channel"}
    (answer,) = await group.hear(
        message=group.message(text="/subscribe toll", sender_chat=as_channel)
    )
    assert answer.text == subscriptions.FOR_MANAGERS


async def test_a_topic_of_a_forum_has_its_own_and_is_answered_there(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions
) -> None:
    group = Chat(bot, telegram, -100, 7, "supergroup")
    telegram.members[-100, 7] = "creator"
    in_topic = {"message_thread_id": 5, "is_topic_message": True}
    (answer,) = await group.hear(message=group.message(text="/subscribe eels", **in_topic))
    assert answer.thread == 5
    assert (len(followed(desk, -100, 5)), len(followed(desk, -100))) == (1, 0)


async def test_a_channel_follows_by_its_posts(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions
) -> None:
    channel = Chat(bot, telegram, -300, 7, "channel")
    post = channel.message(text="/subscribe eels", sender_chat=channel.chat)
    (answer,) = await channel.hear(channel_post=post)
    assert len(followed(desk, -300)) == 1
    assert await channel.press("Hourly", answer) == []  # by who is no administrator
    telegram.refused.clear()


# --- coming and going -----------------------------------------------------------------------


async def test_who_shuts_the_bot_out_is_sent_nothing_until_it_is_let_in(
    chat: Chat, desk: Subscriptions, clock: Clock
) -> None:
    await chat.say("follow eels")
    assert await chat.let("kicked") == []
    assert desk.subscriber(4711, 0, clock.time).ended
    assert await chat.let("member") == []
    assert desk.subscriber(4711, 0, clock.time).ended is None
    assert await Chat(chat.application, chat.telegram, 8).let("kicked") == []


async def test_a_group_that_moves_is_followed(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions, clock: Clock
) -> None:
    group = Chat(bot, telegram, -5, 7, "group")
    desk.follow(-5, 0, Follow(topic="eels"), Schedule(), clock.time)
    await group.hear(message=group.message(migrate_to_chat_id=-1005))
    assert (followed(desk, -5), followed(desk, -1005)) == ([], [Follow(topic="eels")])


async def test_a_stranger_cannot_follow(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock, desk: Subscriptions
) -> None:
    async with bot_on(sample_corpus, telegram, clock, allowed={1}) as application:
        await Chat(application, telegram).say("/subscribe eels")
    assert followed(desk) == []


@pytest.mark.parametrize("typed", ["/unsubscribe", "stop", "Unfollow!", "/stop", "subscriptions"])
async def test_who_wants_to_stop_sees_what_is_followed(typed: str, chat: Chat) -> None:
    await chat.say("/subscribe eels")
    (answer,) = await chat.say(typed)
    assert answer.text.startswith("Followed here")
    assert "1. eels" in answer.labels


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("unfollow the bridge", "Shall I stop following news on the bridge?"),
        ("Stop following Kjeldahl!", "Shall I stop following what Anders Kjeldahl says?"),
        ("unsubscribe from opera", "I do not follow “opera” here, but this:"),
        ("/unfollow kjeldahl", "Shall I stop following what Anders Kjeldahl says?"),
        ("/unfollow opera", "I do not follow “opera” here, but this:"),
        ("stop everything", "Shall I stop following all 2?"),
    ],
)
async def test_what_is_no_longer_wanted_can_be_said(typed: str, asked: str, chat: Chat) -> None:
    await chat.say("follow the bridge")
    await chat.say("/subscribe Kjeldahl")
    (answer,) = await chat.say(typed)
    assert answer.text.startswith(asked)


async def test_a_smiley_is_nothing_to_follow(chat: Chat) -> None:
    (answer,) = await chat.say("/subscribe 😀")
    assert answer.text.startswith("What shall I follow for you?")


async def test_of_two_names_each_is_followed(chat: Chat, desk: Subscriptions) -> None:
    (answer,) = await chat.say("tell me when Kjeldahl or Dunne speaks")
    assert answer.text.startswith("I follow these for you now.")
    assert followed(desk) == [following(KJELDAHL), following("Małgorzata Dunne")]


# --- in words -------------------------------------------------------------------------------


async def test_what_is_not_wholly_read_is_echoed_and_waits_for_a_yes(
    chat: Chat, desk: Subscriptions
) -> None:
    (asked,) = await chat.say("tell me twice a day about eels")
    assert asked.text == ("Shall I follow this for you?\nNews on eels: daily at 08:00 and 18:00.")
    assert asked.labels == ["Yes", "Change"]
    assert followed(desk) == []
    (card,) = await chat.press("Yes", asked)
    assert card.text.startswith("I follow this for you now.")
    assert followed(desk) == [Follow(topic="eels")]


async def test_what_is_to_be_changed_is_not_stored(chat: Chat, desk: Subscriptions) -> None:
    (asked,) = await chat.say("kjeldahl every 3 hours")
    (again,) = await chat.press("Change", asked)
    assert again.text == orders.CHANGE_HOW
    assert followed(desk) == []


async def test_of_two_readings_one_is_chosen(chat: Chat, desk: Subscriptions) -> None:
    (asked,) = await chat.say("follow eels and dams")
    assert asked.labels == ["The words: eels and dams", "Each by itself: eels · dams", "Change"]
    await chat.press("Each by itself: eels · dams", asked)
    assert followed(desk) == [Follow(topic="eels"), Follow(topic="dams")]


async def test_a_wish_that_can_never_be_met_is_refused_with_the_reason(
    chat: Chat, desk: Subscriptions
) -> None:
    (answer,) = await chat.say("follow eels in 2019")
    assert answer.text.startswith("What is new is never of a time that is over")
    assert followed(desk) == []


async def test_an_outlet_that_is_not_there_is_not_followed_as_words_unasked(
    chat: Chat, desk: Subscriptions
) -> None:
    (asked,) = await chat.say("subscribe to the Guardian")
    assert asked.text.startswith("Nothing in this archive is from “the Guardian”.")
    await chat.press("The words: the Guardian", asked)
    assert followed(desk) == [Follow(topic="the Guardian")]


async def test_a_schedule_is_changed_in_words(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("follow Kjeldahl every Saturday at 10")
    await chat.say("follow earthquakes")
    (card,) = await chat.say("earthquakes every evening instead")
    assert card.text.startswith("That is changed.\nNews on earthquakes: daily at 18:00.")
    (card,) = await chat.say("make it hourly")
    assert "News on earthquakes: hourly." in card.text
    await chat.say("send kjeldahl at 9 instead")
    (both,) = await chat.say("what do i follow?")
    assert "What Anders Kjeldahl says\nOn Saturdays at 09:00" in both.text
    (paused,) = await chat.say("pause kjeldahl")
    assert "It is paused." in paused.text
    (again,) = await chat.say("resume kjeldahl")
    assert "It is paused." not in again.text
    (asked,) = await chat.say("make it twice a day")
    assert asked.text.startswith(
        "Shall I change this?\n\nWhat Anders Kjeldahl says: daily at 08:00"
    )
    await chat.press("Yes", asked)
    assert [len(one.schedule.times) for one in desk.all(4711)] == [2, 1]


async def test_all_ends_by_two_presses(chat: Chat, desk: Subscriptions) -> None:
    (nothing,) = await chat.say("unsubscribe from all")
    assert nothing.text == subscriptions.NOTHING_FOLLOWED
    await chat.say("follow eels, dams")
    (asked,) = await chat.say("unsubscribe from all")
    (kept,) = await chat.press("No", asked)
    assert kept.text.startswith("Followed here")
    (ended,) = await chat.press("Yes", asked)
    assert ended.text == "I stopped following 2 subscriptions. Nothing is followed here now."
    assert followed(desk) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("i live in new york", "Time zone: America/New_York"),
        ("quiet 22:00 to 7:00", "Quiet hours: 22:00 to 07:00"),
        ("don't write me at night", "Quiet hours: 22:00 to 07:00"),
        ("pause everything for a week", "All is paused until Tuesday, 8 October"),
        ("send messages silently", "Messages: silent"),
        ("my timezone is mordor", "I do not know “mordor”"),
        ("pause everything", "For how long shall I pause everything?"),
        ("show my settings", "Settings of this chat"),
        ("delete my data", settings.NOTHING_KNOWN),
        ("send me my data", "[a file]"),
        ("what's new in what i follow?", subscriptions.NOTHING_FOLLOWED),
    ],
)
async def test_settings_are_said_in_words(words: str, line: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert line in answer.text


async def test_a_feeds_address_is_for_those_who_run_the_bot(
    chat: Chat, desk: Subscriptions
) -> None:
    (answer,) = await chat.say("follow https://news.example/feed.xml")
    assert answer.text == orders.FEED_FOR_OPERATORS
    assert followed(desk) == []


async def test_members_look_and_managers_change(
    bot: OurApplication, telegram: FakeTelegram, desk: Subscriptions, clock: Clock
) -> None:
    desk.follow(-100, 0, Follow(topic="eels"), Schedule(), clock.time)
    group = Chat(bot, telegram, -100, 7, "supergroup")
    telegram.members[-100, 7] = "member"
    for words in ("/subscriptions", "@onrecord_bot what do we follow?"):
        (listed,) = await group.say(words)
        assert "News on eels" in listed.text
    (digest,) = await group.say("/digest")
    assert digest.text == subscriptions.NOTHING_NEW
    for words in ("stop following eels", "make it hourly", "i live in new york"):
        (answer,) = await group.say(f"@onrecord_bot {words}")
        assert answer.text == subscriptions.FOR_MANAGERS


# --- typed in place of a press ----------------------------------------------------------------


async def test_yes_and_no_are_typed_as_well(chat: Chat, desk: Subscriptions) -> None:
    (asked,) = await chat.say("follow the bridge every third week")
    assert asked.labels == ["Yes", "Change"]
    (dropped,) = await chat.say("no, cancel")
    assert dropped.text.startswith("Then nothing is changed.")
    assert desk.all(4711) == []
    await chat.say("follow the bridge every third week")
    (made,) = await chat.say("yes please")
    assert made.text.startswith("I follow this for you now.")
    assert len(desk.all(4711)) == 1
    await chat.say("unsubscribe from all")
    (gone,) = await chat.say("ok do it")
    assert gone.text.startswith("I no longer follow news on the bridge")
    assert desk.all(4711) == []


async def test_yes_decides_only_what_was_asked_last(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("follow eels")
    await chat.say("unfollow eels")
    await chat.say("what did Kjeldahl say about the treaty?")
    await chat.say("yes")
    assert len(desk.all(4711)) == 1
    await chat.say("unfollow eels")
    await chat.say("yes")
    await chat.say("follow dams")
    await chat.say("yes")
    assert [one.follow.topic for one in desk.all(4711)] == ["dams"]


async def test_it_is_what_was_spoken_of_last(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("follow eels, dams")
    await chat.say("make it hourly")
    assert [str(one.schedule.often) for one in desk.all(4711)] == ["hourly", "hourly"]
    await chat.say("pause eels")
    await chat.say("make it weekly")
    assert [str(one.schedule.often) for one in desk.all(4711)] == ["weekly", "hourly"]


async def test_what_is_wished_also_comes_at_the_same_time(chat: Chat, desk: Subscriptions) -> None:
    await chat.say("follow Kjeldahl on weekdays at 7")
    (card,) = await chat.say("also the bridge")
    assert card.text.startswith("I follow this for you now.\nNews on the bridge: on weekdays at 07")
    (alert,) = await chat.say("also when Dunne speaks")
    assert "What Małgorzata Dunne says: at once." in alert.text
    assert len(desk.all(4711)) == 3
    await chat.say("also when she is mentioned")
    await chat.say("also mentions")
    assert len(desk.all(4711)) == 3
    await chat.say("follow the bridge on weekdays at 7")
    (asked,) = await chat.say("and eels")
    assert asked.text.startswith("Shall I follow this for you?\nNews on eels")
    assert len(desk.all(4711)) == 3


async def test_what_was_talked_about_is_forgotten_too(chat: Chat) -> None:
    await chat.say("what did Kjeldahl say about the treaty?")
    (asked,) = await chat.say("/forget")
    assert asked.labels == ["Yes", "No"]
    (gone,) = await chat.say("yes")
    assert gone.text.startswith("Deleted for good: what we talked about.")
    (lost,) = await chat.say("when was that?")
    assert lost.text == followups.LOST


async def test_who_holds_an_office_is_followed_with_a_word_on_that(
    chat: Chat, desk: Subscriptions, sample_corpus: Corpus
) -> None:
    text = '"Eels are wild," said Mera Halloran, the fisheries minister of Montevar.'
    sample_corpus.add([Article("Eels", text, "eels")])
    (made,) = await chat.say("follow the fisheries minister")
    assert "What Mera Halloran says: daily at 08:00." in made.text
    assert "Mera Halloran is" in made.text.splitlines()[-1]
    assert desk.all(4711)[0].follow.speaker == "Mera Halloran"


async def test_a_schedule_that_is_not_had_says_so(chat: Chat, desk: Subscriptions) -> None:
    (asked,) = await chat.say("every other friday tell me about the bridge")
    assert "on Fridays at 08:00" in asked.text
    assert "the nearest I can do" in asked.text
    assert asked.labels == ["Yes", "Change"]
    assert desk.all(4711) == []


async def test_what_no_news_can_tell_is_refused(chat: Chat, desk: Subscriptions) -> None:
    (refused,) = await chat.say("alert me when the soup in my kitchen is ready")
    assert refused.text.startswith("I cannot tell you of this: I know only what is in the news.")
    assert desk.all(4711) == []
