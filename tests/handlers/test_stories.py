"""Many articles at once, and what stands under a summary."""

from __future__ import annotations

import re

import pytest
from fakes import Chat

from corpus import Article, Corpus
from handlers.replies import messages


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("Summarize everything on the Ruvenna treaty", "4 articles on the Ruvenna treaty"),
        ("please summarise all the news about the Ruvenna treaty", "4 articles on the Ruvenna"),
        ("What happened in June 2024?", "3 articles in June 2024"),
        ("What's been happening with the bridge since June 2024", "4 articles on the bridge since"),
        ("/summary June 2024", "3 articles in June 2024"),
        ("/summary June 2024 about the bridge", "2 articles on the bridge in June 2024"),
        ("/summary since May 2024 about the bridge", "5 articles on the bridge since 1 May 2024"),
        ("summarize everything about June 2024", "3 articles in June 2024"),
        ("timeline of 2024", "Timeline in 2024"),
        ("/summary last month", "3 articles in September 2024"),
        ("summarize the last month", "3 articles from 1 September 2024"),
        ("sum up the Montevar Herald", "1 article in Montevar Herald"),
        ("summarize all articles in the Montevar Herald", "1 article in Montevar Herald"),
        ("news about the treaty", "4 articles on the treaty"),
        ("any news on the treaty?", "4 articles on the treaty"),
        ("what's new with the treaty", "4 articles on the treaty"),
        ("everything on the treaty", "4 articles on the treaty"),
        ("could you give me a summary of everything on the treaty", "4 articles on the treaty"),
        ("tell me all about Kjeldahl", "4 articles on Kjeldahl"),
        ("What happened to the ferry?", "4 articles on the ferry"),
        ("summarize all about bridge price", "3 articles on bridge price"),  # and not on rents
        ("what has happened in Hollenby in 2024", "9 articles on Hollenby in 2024"),
        ("what happened last month", "3 articles in September 2024"),
    ],
)
async def test_many_articles_are_told_story_by_story(asked: str, heading: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text.startswith(heading)
    assert "Summary 1" in answer.labels
    (summary,) = await chat.press("Summary 1")
    assert summary.text.startswith("In short")


async def test_more_stories_than_a_page_are_turned(chat: Chat) -> None:
    (first,) = await chat.say("what happened in 2024")
    assert first.text.startswith("16 articles in 2024")
    (second,) = await chat.press("Next ›")
    assert second.is_edit
    assert second.text.splitlines()[0] == first.text.splitlines()[0]
    assert "\n6. " in second.text
    (again,) = await chat.press("‹ Back")
    assert again.text == first.text


async def test_everything_is_told_in_as_many_words_as_are_asked_for(chat: Chat) -> None:
    (answer,) = await chat.say("summarize everything on the Ruvenna treaty in 60 words")
    heading, *lines = answer.text.splitlines()
    sentences = [line for line in lines if line.endswith(".")]
    assert heading == "4 articles on the Ruvenna treaty"
    assert 40 <= sum(len(line.split()) for line in sentences) <= 60
    assert any(line.endswith("Northern Wire · 19 August 2024") for line in lines)
    assert answer.labels == []


async def test_one_story_of_several_outlets_is_told_once(chat: Chat, sample_corpus: Corpus) -> None:
    treaty = next(a for a in sample_corpus.latest(None) if "sign treaty" in a.title)
    told = (
        "Caranza and Lethmark signed a treaty to share the water of the Ruvenna at Sankt Orla."
        " A brass band of forty played for the ministers until its drum rolled into the Ruvenna."
    )
    tide = Article("A treaty", told, "tide", outlet="Tide", published=treaty.published)
    copy = Article("Wire", treaty.text, "wire", outlet="Wire Daily", published=treaty.published)
    sample_corpus.add([tide, copy])
    (answer,) = await chat.say("what happened in June 2024")
    first = answer.text.split("\n2. ")[0]
    assert answer.text.startswith("5 articles in June 2024, 3 stories")
    assert "Tide · 6 June 2024" in first
    assert "Montevar Herald · 6 June 2024" in first
    assert "also in Wire Daily" in first


@pytest.mark.parametrize(
    "asked",
    [
        "Timeline of the bridge",
        "/timeline the bridge",
        "the bridge over time",
        "How has the bridge developed?",
        "what changed with the bridge",
        "Please show me a timeline of the bridge.",
    ],
)
async def test_a_timeline_has_a_dated_sentence_an_event(asked: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    days = re.findall(r"^<b>(\d+ \w+ 2024)</b>", answer.markup, re.MULTILINE)
    assert answer.text.startswith("Timeline of the bridge")
    assert days[0] == "17 January 2024"
    assert days[-1] == "3 September 2024"


async def test_an_event_is_told_by_the_sentence_that_opens_it(chat: Chat) -> None:
    (answer,) = await chat.say("timeline of the Ruvenna talks")
    assert "sat down on Tuesday in the border town" in answer.text
    assert "Farmers' League" not in answer.text  # who speak of the Ruvenna talks, beside the event


async def test_what_only_touches_on_a_topic_is_no_event_of_it(chat: Chat) -> None:
    (answer,) = await chat.say("timeline of the treaty since April 2024")
    assert "6 June 2024" in answer.text
    assert "Seagrass" not in answer.text  # where a farmer would not sign a treaty with the rain


async def test_a_timeline_of_a_person_within_times(chat: Chat) -> None:
    (answer,) = await chat.say("/timeline Kjeldahl since June 2024")
    assert answer.text.startswith("Timeline of Kjeldahl since 1 June 2024")
    assert answer.text.count("Kjeldahl ") >= 2
    assert "22 April" not in answer.text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("timeline of unicorns", "I found nothing on “unicorns”"),
        ("summarize everything on unicorns", "I found nothing on “unicorns”"),
        ("what happened to the unicorns", "I found nothing"),
        ("summarize everything about article 50", "I found nothing on “article 50”"),
        ("what happened in 1950", "I found no articles in 1950"),
        ("/summary last week about NATO", "I found no articles on NATO from 23 September 2024"),
        ("/timeline the bridge in May 1950", "I found no articles on the bridge in May 1950"),
        ("/timeline", messages.TIMELINE_USAGE),
    ],
)
async def test_where_there_is_nothing_that_is_said(asked: str, words: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text.startswith(words)


async def test_what_happened_when_is_a_question(chat: Chat) -> None:
    (answer,) = await chat.say("What happened when Branza stayed?")
    assert "Context 1" in answer.labels


@pytest.mark.parametrize("asked", ["summarize all about brigde", "timeline of the brigde"])
async def test_what_was_read_for_what_was_typed_is_said(asked: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text.startswith("I read “brigde” as “bridge”.\n")


@pytest.mark.parametrize("asked", ["summarize the map story", "sum up the article about the map"])
async def test_a_story_is_summarized_by_what_it_is_about(asked: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text.startswith("In short\nThe oldest map of Lethmark, stolen")


async def test_a_story_is_told_by_what_it_says_of_the_topic(chat: Chat) -> None:
    (answer,) = await chat.say("tell me everything about eels")
    assert "Eels need a river that arrives in the right month" in answer.text


@pytest.mark.parametrize("asked", ["What's new?", "what happened", "Summarize everything."])
async def test_what_is_new_is_what_is_newest(asked: str, chat: Chat) -> None:
    (answer,) = await chat.say(asked)
    assert answer.text.startswith("Newest articles")


async def test_all_the_articles_that_may_be_meant_are_a_press_away(chat: Chat) -> None:
    (choice,) = await chat.say("/summary bridge")
    assert choice.labels[-1] == "All of them together"
    (answer,) = await chat.press("All of them together")
    assert "articles on bridge" in answer.text


async def test_a_page_of_stories_that_is_gone_says_so(chat: Chat, sample_corpus: Corpus) -> None:
    (first,) = await chat.say("what happened in 2024")
    sample_corpus.remove(article.id for article in sample_corpus.latest(None)[:14])
    (answer,) = await chat.press("Next ›", first)
    assert answer.text == messages.OLD_BUTTON


# --- under a summary --------------------------------------------------------------------------


@pytest.fixture
async def treaty(chat: Chat) -> str:
    (answer,) = await chat.say("Caranza and Lethmark sign treaty to share the Ruvenna")
    assert answer.labels == ["Shorter", "Longer", "What was said", "Full text", "Related"]
    return answer.text


def sentences_of(text: str) -> int:
    return len(text.splitlines()) - 2  # without the heading and the source


async def test_a_summary_gets_longer_and_shorter_in_its_place(chat: Chat, treaty: str) -> None:
    (longer,) = await chat.press("Longer")
    assert longer.is_edit
    assert (sentences_of(treaty), sentences_of(longer.text)) == (3, 5)
    (again,) = await chat.press("Shorter")
    assert again.text == treaty
    (shortest,) = await chat.press("Shorter")
    assert sentences_of(shortest.text) == 1
    assert shortest.labels[0] == "Longer"


async def test_a_summary_grows_no_further_than_its_article(chat: Chat, treaty: str) -> None:
    answer = None
    while answer is None or "Longer" in answer.labels:
        (answer,) = await chat.press("Longer")
    assert 3 < sentences_of(answer.text) <= 10


async def test_what_was_said_in_an_article(chat: Chat, treaty: str) -> None:
    (said,) = await chat.press("What was said")
    assert said.is_edit
    assert said.text.startswith("What was said")
    assert "Anders Kjeldahl" in said.text
    (back,) = await chat.press("Summary")
    assert back.text == treaty


async def test_all_of_an_article_a_page_at_a_time(
    chat: Chat, treaty: str, sample_corpus: Corpus
) -> None:
    (page,) = await chat.press("Full text")
    shown = page.text
    while "Next ›" in page.labels:
        (page,) = await chat.press("Next ›")
        shown += page.text
    article = next(a for a in sample_corpus.latest(None) if "sign treaty" in a.title)
    flat = "".join(shown.split())
    assert all("".join(part.split()) in flat for part in article.text.split("\n\n"))


async def test_articles_on_the_same(chat: Chat, treaty: str) -> None:
    (related,) = await chat.press("Related")
    assert related.text.startswith("Related")
    assert "ratifies Ruvenna treaty" in related.text
    assert "sign treaty to share" not in related.text
    (other,) = await chat.press("Summary 1")
    assert other.text.startswith("In short")


async def test_an_article_in_which_nobody_speaks_and_that_stands_alone(
    chat: Chat, corpus: Corpus, sample_corpus: Corpus
) -> None:
    text = "Zebrafish glow in the quarry. Nobody has counted the quorn of the vat by night."
    sample_corpus.add([Article("Zebrafish glow", text, "fish")])
    await chat.say("Zebrafish glow")
    (said,) = await chat.press("What was said")
    assert said.text.startswith("I found nobody quoted in this article.")
    await chat.press("Summary")
    (related,) = await chat.press("Related")
    assert related.text.startswith("I found no other articles on this.")


@pytest.mark.parametrize("kind", ["told:9999:0", "text:9999:0", "related:9999", "summary:9999:3"])
async def test_a_button_under_an_article_that_is_gone_says_so(
    kind: str, chat: Chat, treaty: str
) -> None:
    assert await chat.press_data(kind, chat.telegram.shown(chat.last)) == []
    assert chat.telegram.notices == ["There is no article 9999 in this archive."]


@pytest.mark.parametrize("kind", ["told", "text"])
async def test_a_page_past_the_end_of_an_article_says_so(
    kind: str, chat: Chat, treaty: str
) -> None:
    data = chat.last.data("Related").replace("related", kind) + ":900"
    (answer,) = await chat.press_data(data, chat.telegram.shown(chat.last))
    assert answer.text == messages.OLD_BUTTON
