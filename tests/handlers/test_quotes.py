"""What somebody said: questions, /said, /people, and the buttons under the answers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from fakes import Chat, Clock, FakeTelegram, Sent, Telegram, bot_on, units

from corpus import POSSIBLE, Act, Article, Corpus, SpeakerKind, open_corpus
from corpus.articles import feedback
from corpus.articles.disputes import Correction
from corpus.store import database
from corpus.text import shorten
from handlers.context import OurApplication
from handlers.replies import messages, quotes

KJELDAHL = "Anders Kjeldahl"


def quoted(message: Sent) -> list[str]:
    """The quoted sentences of a message, on one line each."""
    found = re.findall(
        r"<blockquote>(?:<b>\d+\.</b> )?(.*?)</blockquote>", message.markup, flags=re.DOTALL
    )
    return [" ".join(html.unescape(one).split()) for one in found]


def said(corpus: Corpus, name: str) -> list[str]:
    """Every sentence the archive has of a speaker, on one line each, as they are paged."""
    (match,) = corpus.find_speakers(name)
    hits = corpus.find_quotes(match.speaker.id, limit=100)
    return [" ".join(hit.quote.sentence.of(hit.article.text).split()) for hit in hits]


def article(text: str, title: str = "The baker of Karlsnes") -> Article:
    """An article that says it was published after all the samples."""
    published = datetime(2024, 9, 30, tzinfo=UTC)
    return Article(title, text, key=title, outlet="Crumb", published=published)


async def pages(chat: Chat, words: str) -> list[Sent]:
    """The answer, and the pages under it."""
    found = await chat.say(words)
    while "Next ›" in found[-1].labels:
        found += await chat.press("Next ›")
    return found


# --- asking ---


@pytest.mark.parametrize(
    "words",
    [
        "What did Anders Kjeldahl say?",
        "what has kjeldahl said",
        "kjeldahl",
        "Anders Kjeldal",
        "/said Anders Kjeldahl",
        "/said kjeldhal",
    ],
)
async def test_a_person_is_found_however_the_question_is_put(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert answer.text.startswith(KJELDAHL)
    assert len(quoted(answer)) == 5


async def test_every_quote_carries_its_source(chat: Chat, sample_corpus: Corpus) -> None:
    (answer,) = await chat.say("What did Kjeldahl say about the meter?")
    for sentence in quoted(answer):
        assert sentence in said(sample_corpus, KJELDAHL)
    assert "Northern Wire · 19 August 2024" in answer.text
    assert 'href="https://northernwire.example/world/caranza-ratifies-ruvenna-treaty"' in (
        answer.markup
    )


async def test_said_without_a_name_asks_who(chat: Chat) -> None:
    (answer,) = await chat.say("/said")
    assert answer.text == messages.SAID_USAGE


async def test_a_topic_leaves_only_what_is_about_it(chat: Chat) -> None:
    (answer,) = await chat.say("/said Zoë Márquez-Lindqvist about dams")
    assert answer.text.startswith("Zoë Márquez-Lindqvist on dams")
    assert any("A dam is not a weapon" in sentence for sentence in quoted(answer))


async def test_times_leave_only_what_was_published_between_them(chat: Chat) -> None:
    (answer,) = await chat.say("/said Kjeldahl since June 2024 until July 2024")
    assert "from 1 June 2024 to 31 July 2024" in answer.text
    dates = re.findall(r" · (\d+ \w+ \d{4})$", answer.text, flags=re.MULTILINE)
    assert set(dates) == {"6 June 2024"}


async def test_relative_times_are_counted_from_the_clock(chat: Chat, clock: Clock) -> None:
    clock.time = datetime(2024, 8, 21, tzinfo=UTC)
    (answer,) = await chat.say("What did Kjeldahl say this week?")
    assert "from 19 August 2024 to 25 August 2024" in answer.text
    assert quoted(answer)


async def test_nothing_on_the_topic_offers_the_rest(chat: Chat, sample_corpus: Corpus) -> None:
    (answer,) = await chat.say("What did Kjeldahl say about bananas?")
    assert "nothing that Anders Kjeldahl said on bananas" in answer.text
    (everything,) = await chat.press("What else they said")
    assert quoted(everything) == said(sample_corpus, KJELDAHL)[:5]


async def test_anybody_may_have_said_it(chat: Chat) -> None:
    for words in (
        "Who said something about eels?",
        "What was said about eels?",
        "What did everybody say about eels?",
    ):
        (answer,) = await chat.say(words)
        assert answer.text.startswith("Who said what on eels")
        assert all("eels" in sentence.lower() for sentence in quoted(answer))


async def test_nobody_said_anything_on_it(chat: Chat) -> None:
    (answer,) = await chat.say("Who said something about zzyzx?")
    assert "nobody quoted on zzyzx" in answer.text


async def test_an_organisation_is_asked_like_a_person_and_thoughts_only_by_their_verb(
    corpus: Corpus, tell: Callable[..., None], telegram: FakeTelegram, clock: Clock
) -> None:
    nato = {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION}
    tell("one", nato, {**nato, "act": Act.THOUGHT, "confidence": POSSIBLE, "inner": "Ivo Berg"})
    async with bot_on(corpus, telegram, clock) as application:
        chat = Chat(application, telegram)
        (said,) = await chat.say("What did NATO say about the river?")
        (thought,) = await chat.say("What does NATO think about the river?")
    assert said.text.startswith("NATO on the river\nThe river rose in year 000 of one.\n— one · ")
    assert len(quoted(said)) == 1
    assert len(quoted(thought)) == 2
    assert "\n— NATO (probably), quoting Ivo Berg · same" in thought.text


# --- which person ---


async def test_several_people_with_one_name_are_a_button_each(
    chat: Chat, sample_corpus: Corpus
) -> None:
    (answer,) = await chat.say("What did Halloran say?")
    assert "Several people may be Halloran. Whom do you mean?" in answer.text
    edith = next(label for label in answer.labels if label.startswith("Edith Halloran"))
    assert any(label.startswith("Frank Halloran") for label in answer.labels)
    (chosen,) = await chat.press(edith)
    assert chosen.is_edit
    assert quoted(chosen) == said(sample_corpus, "Edith Halloran")[:5]


async def test_a_topic_tells_people_with_one_name_apart(chat: Chat) -> None:
    (answer,) = await chat.say("What did Halloran say about eels?")
    assert answer.text.startswith("Edith Halloran on eels")


async def test_nobody_by_that_name_offers_the_nearest(chat: Chat) -> None:
    (answer,) = await chat.say("What did Andrea Kjellstrom say?")
    assert "knows nobody called Andrea Kjellstrom" in answer.text
    (nearest,) = await chat.press(answer.labels[0])
    assert quoted(nearest)


async def test_who_is_only_mentioned_is_never_shown_as_quoted(chat: Chat) -> None:
    for words in ("What did Rasmus Ehrling say?", "/said Ehrling", "/said Ehrling about taxes"):
        (answer,) = await chat.say(words)
        assert answer.text.startswith("No quote here is surely by")
        assert "These sentences mention the name:" in answer.text
        assert all("Ehrling" in sentence for sentence in quoted(answer))


@pytest.mark.parametrize("name", ["x" * 1000, "Anders " * 140, "<b>" * 300, "\u202e&amp;" * 150])
async def test_a_name_of_a_thousand_characters_is_answered(name: str, chat: Chat) -> None:
    assert len(await chat.say(f"/said {name}")) == 1


@pytest.mark.parametrize("letters", ["why ", "😀 a ", "<i>&", "\N{COMBINING ACUTE ACCENT}e"])
async def test_a_question_as_long_as_telegram_takes_is_answered(letters: str, chat: Chat) -> None:
    words = letters * (4096 // units(letters))
    assert len(await chat.say(words)) == 1


# --- pages and context ---


@pytest.mark.parametrize("name", [KJELDAHL, "Zoë Márquez-Lindqvist", "Frank Halloran"])
async def test_paging_shows_every_quote_once(name: str, chat: Chat, sample_corpus: Corpus) -> None:
    found = [sentence for page in await pages(chat, f"/said {name}") for sentence in quoted(page)]
    assert found == said(sample_corpus, name)


async def test_paging_back_shows_the_same_pages_again(chat: Chat) -> None:
    there = await pages(chat, f"/said {KJELDAHL}")
    back = []
    while "‹ Back" in chat.last.labels:
        back += await chat.press("‹ Back")
    assert [page.markup for page in reversed(back)] == [page.markup for page in there[:-1]]


async def test_context_shows_the_sentence_among_its_neighbours(chat: Chat) -> None:
    (answer,) = await chat.say("What did Kjeldahl say about the ruler?")
    (context,) = await chat.press(answer.labels[0])
    assert not context.is_edit
    bold = re.findall(r"<b>(.*?)</b>", context.markup, flags=re.DOTALL)
    assert [" ".join(html.unescape(one).split()) for one in bold] == quoted(answer)[:1]
    assert len(context.text) > len(quoted(answer)[0])
    (summary,) = await chat.press("Summary")
    assert summary.text.startswith("In short")


async def test_a_second_press_on_the_same_button_changes_nothing(
    chat: Chat, telegram: Telegram
) -> None:
    (first,) = await chat.say(f"/said {KJELDAHL}")
    (second,) = await chat.press("Next ›", first)
    assert await chat.press("Next ›", first) == []
    assert chat.last == second
    (refused,) = telegram.refused
    assert "message is not modified" in refused
    telegram.refused.clear()


async def test_a_button_under_a_message_too_old_to_see_is_answered_anew(
    chat: Chat, telegram: Telegram
) -> None:
    (first,) = await chat.say(f"/said {KJELDAHL}")
    old = {"chat": chat.chat, "message_id": first.message_id, "date": 0}
    telegram.messages.clear()
    (page,) = await chat.press_data(first.data("Next ›"), old)
    assert not page.is_edit
    (context,) = await chat.press_data(first.data("Context 1"), old)
    assert not context.is_edit
    assert telegram.refused == ["editMessageText: Bad Request: message to edit not found"]
    telegram.refused.clear()


async def test_buttons_work_after_a_restart(
    sample_corpus: Corpus, sample_url: str, telegram: FakeTelegram, clock: Clock
) -> None:
    async with bot_on(sample_corpus, telegram, clock) as application:
        (first,) = await Chat(application, telegram).say(f"/said {KJELDAHL}")
    sample_corpus.close()
    again = open_corpus(sample_url)
    async with bot_on(again, telegram, clock) as application:
        (page,) = await Chat(application, telegram).press("Next ›", first)
    assert quoted(page) == said(again, KJELDAHL)[5:10]
    again.close()


async def test_a_button_to_quotes_that_are_gone_says_so(
    chat: Chat, telegram: Telegram, sample_corpus: Corpus
) -> None:
    told = article('"Rye is all I bake," said Wilma Ambrose, the baker.')
    sample_corpus.add([told])
    (answer,) = await chat.say("/said Wilma Ambrose")
    (people,) = await chat.say("/said Wilma Ambrose about wheat")
    sample_corpus.add([article("The bakery has closed.")])
    assert await chat.press("Context", answer) == []
    assert await chat.press("What else they said", people) == []
    assert len(telegram.notices) == 2


# --- what is wrong with a quote ---


def complaints(corpus: Corpus) -> list[tuple[str | None, dict[str, int]]]:
    """Whose quotes people complained of, and how many chats said what."""
    with database.reading(corpus.engine) as connection:
        entries = feedback.latest(connection)
    return [(entry.dispute.speaker, dict(entry.complaints)) for entry in entries]


async def test_a_quotes_context_has_a_button_for_each_thing_that_may_be_wrong(
    chat: Chat, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    (answer,) = await chat.say(f"/said {KJELDAHL}")
    (context,) = await chat.press("Context 1", answer)
    assert context.labels == ["Summary", "Wrong person", "Not a quote"]
    assert await chat.press("Wrong person") == []
    assert await chat.press("Wrong person") == []
    assert complaints(sample_corpus) == [(KJELDAHL, {"wrong person": 1})]
    assert await chat.press("Not a quote") == []
    assert complaints(sample_corpus) == [(KJELDAHL, {"not a quote": 1})]
    assert telegram.notices == [quotes.NOTED] * 3


async def test_anybody_in_a_group_may_say_what_is_wrong_and_the_group_counts_once(
    bot: OurApplication, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    group = Chat(bot, telegram, -100, 7, "group")
    (answer,) = await group.say(f"/said {KJELDAHL}")
    (context,) = await group.press("Context 1", answer)
    await group.press("Wrong person", context)
    await Chat(bot, telegram, -100, 8, "group").press("Wrong person", context)
    assert complaints(sample_corpus) == [(KJELDAHL, {"wrong person": 1})]


async def test_the_context_that_is_asked_for_in_words_has_them_too(chat: Chat) -> None:
    await chat.say("What did Márquez-Lindqvist say about dams?")
    for words in ("context 1", "who said that?"):
        (context,) = await chat.say(words)
        assert {"Wrong person", "Not a quote"} <= set(context.labels)


async def test_what_was_put_right_is_under_the_right_person_and_old_buttons_say_so(
    chat: Chat, telegram: FakeTelegram, sample_corpus: Corpus
) -> None:
    sample_corpus.add([article('"Rye is all I bake," said Wilma Ambrose, the baker.')])
    (answer,) = await chat.say("/said Wilma Ambrose")
    (context,) = await chat.press("Context", answer)
    await chat.press("Wrong person", context)
    sample_corpus.decide(1, Correction("Otto Berg"))
    (right,) = await chat.say("/said Otto Berg")
    assert quoted(right) == ['"Rye is all I bake," said Wilma Ambrose, the baker.']
    assert len(await chat.press("Context", answer)) == 1
    sample_corpus.decide(1, Correction())
    telegram.notices.clear()
    assert await chat.press("Context", answer) == []
    (gone,) = telegram.notices
    assert "put right" in gone
    assert await chat.press("Not a quote", context) == [], "it may still be said of the words"


# --- wording ---


async def test_names_and_titles_with_markup_are_only_text(
    chat: Chat, sample_corpus: Corpus
) -> None:
    text = '"Rye & <b>wheat</b>," said Wilma Ambrose. "1 < 2."'
    sample_corpus.add([article(text, title="Bread <script>alert(1)</script> & more")])
    (answer,) = await chat.say("/said Wilma Ambrose about <i>rye</i>")
    (context,) = await chat.press("Context")
    assert "Bread <script>alert(1)</script> & more" in context.text
    assert "Rye & <b>wheat</b>" in answer.text


@pytest.mark.parametrize("letter", ["o", "𝔬"])
async def test_a_very_long_quote_is_cut_at_a_word_and_marked(
    letter: str, chat: Chat, sample_corpus: Corpus
) -> None:
    bread = f"bread{letter * 6} "
    sample_corpus.add([article(f'"We {bread * 450}sell," said Wilma Ambrose, the baker.')])
    (answer,) = await chat.say("/said Wilma Ambrose")
    (shown,) = quoted(answer)
    assert shown.endswith(f" {bread}… [cut]")
    (context,) = await chat.press("Context")
    assert " … [cut]" in context.text


async def test_long_neighbours_of_a_long_quote_still_fit(chat: Chat, sample_corpus: Corpus) -> None:
    before, after = "𝔚𝔢 " * 250, "𝔗𝔥𝔢𝔶 " * 150
    middle = f'"We {"𝔟𝔯𝔢𝔞𝔡 " * 900}sell," said Wilma Ambrose, the baker.'
    sample_corpus.add([article(f"{before}bake.\n\n{middle}\n\n{after}buy.", title="𝔅" * 80)])
    (answer,) = await chat.say("/said Wilma Ambrose")
    (context,) = await chat.press("Context", answer)
    assert units(context.text) > 1500


# --- /people ---


def counted(message: Sent) -> Iterator[tuple[str, int]]:
    """The people on the buttons, and how often they are quoted."""
    for label in message.labels:
        found = re.fullmatch(r"(.+) \((\d+)\)", label)
        if found:
            yield found[1], int(found[2])


async def test_people_lists_everybody_the_most_quoted_first(
    chat: Chat, sample_corpus: Corpus
) -> None:
    found = [person for page in await pages(chat, "/people") for person in counted(page)]
    known = sample_corpus.people(None)
    assert found == [(shorten(speaker.name, 30), speaker.quotes) for speaker in known]
    assert found == sorted(found, key=lambda person: -person[1])
    assert "Rasmus Ehrling" not in dict(found)


async def test_a_press_on_a_person_shows_what_they_said(chat: Chat, sample_corpus: Corpus) -> None:
    (answer,) = await chat.say("/people")
    (name, _), *_ = counted(answer)
    (page,) = await chat.press(answer.labels[0])
    assert quoted(page) == said(sample_corpus, name)[:5]


async def test_a_page_past_the_end_of_the_quotes_says_so(chat: Chat) -> None:
    (answer,) = await chat.say("What did Frank Halloran say?")
    data = answer.data("Next ›").rsplit(":", 1)[0] + ":900"
    (gone,) = await chat.press_data(data, chat.telegram.shown(answer))
    assert gone.text == messages.OLD_BUTTON
