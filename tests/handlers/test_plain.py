"""What a message costs: one state of the archive, one thread, one look for its outlet and dates."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fakes import Chat
from sqlalchemy import Connection, event

from corpus import Corpus
from corpus.conversation import desk
from corpus.questions import line

# What is said, how often it is looked through, and how the answer begins.
MESSAGES = {
    "said": ("What did Kjeldahl say about the treaty since 2019?", 1, "Anders Kjeldahl on the"),
    "said in bare words": ("halloran eels", 1, "Edith Halloran on eels"),
    "said by command": ("/said Kjeldahl about the meter", 1, "Anders Kjeldahl on the meter"),
    "said, nothing on it": (
        "What did Kjeldahl say about zebras?",
        1,
        "I found nothing that",
    ),
    "who said": ("Who said anything about eels?", 1, "Who said what on eels"),
    "several people": ("What did Halloran say?", 1, "Several people may be Halloran"),
    "nobody known": ("What did Xylophon Qwertz say?", 1, "The archive knows nobody called"),
    "mentions only": ("What did Ehrling say?", 1, "No quote here is surely by Ehrling"),
    "question": ("How much will the bridge cost?", 1, "1. The harbour bridge at Hollenby"),
    "question by command": ("/ask bridge cost in July 2024", 1, "Articles in July 2024"),
    "headline": ("Tern Bridge will cost 685 million crowns, mayor tells council", 0, "In short"),
    "summary": ("summarize the map story", 2, "In short"),
    "summary by command": ("/summary Ruvenna", 1, "Which article about “Ruvenna”"),
    "summary of a time": ("/summary June 2024", 1, "3 articles in June 2024"),
    "summary of an outlet": ("/summary Montevar Herald", 1, "1 article in Montevar Herald"),
    "coverage": ("Summarize everything on the Ruvenna treaty", 1, "4 articles on the Ruvenna"),
    "what happened when": ("What happened in June 2024?", 1, "3 articles in June 2024"),
    "what happened to": ("What happened to the ferry?", 1, "4 articles on the ferry"),
    "timeline": ("timeline of the bridge", 1, "Timeline of the bridge"),
    "timeline by command": ("/timeline the bridge", 1, "Timeline of the bridge"),
    "newest": ("What's new?", 0, "Newest articles"),
    "newest by command": ("/latest", 0, "Newest articles"),
    "people": ("/people", 0, "Who is quoted most"),
    "help": ("/help", 0, "What somebody said"),
    "greeting": ("/start", 0, "Ask me who said what"),
    "wish nobody can read": ("notify me", 0, "What"),
}


@pytest.fixture
def steps(sample_corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How many transactions, threads and looks through a message there were."""
    counts = Counter[str]()

    def begun(connection: Connection) -> None:
        is_write = connection.get_execution_options().get("onrecord_writes")
        counts["written" if is_write else "read"] += 1

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **values: Any) -> Any:
            counts[name] += 1
            return real(*args, **values)

        return call

    event.listen(sample_corpus.engine, "begin", begun)
    monkeypatch.setattr(asyncio, "to_thread", counted("threads", asyncio.to_thread))
    monkeypatch.setattr(line, "Line", counted("looks", line.Line))
    monkeypatch.setattr(desk, "remember", counted("remembered", desk.remember))
    yield counts
    event.remove(sample_corpus.engine, "begin", begun)


@pytest.mark.parametrize("kind", MESSAGES)
async def test_a_message_is_read_once_in_one_state_of_the_archive_and_one_thread(
    kind: str, chat: Chat, steps: Counter[str]
) -> None:
    words, looks, begin = MESSAGES[kind]
    (first,) = await chat.say(words)
    assert first.text.startswith(begin)
    # What the answer is about is kept when it is sent, and with it a question never asked before.
    remembered = steps.pop("remembered", 0)
    assert remembered <= steps.pop("written", 0) <= 1 + remembered
    assert steps == Counter(read=1, threads=1 + remembered, looks=looks)
    steps.clear()
    (again,) = await chat.say(words)
    assert (again.text, again.buttons) == (first.text, first.buttons)
    assert steps.pop("remembered", 0) == steps.pop("written", 0) == remembered
    assert steps == Counter(read=1, threads=1 + remembered, looks=looks)


@pytest.mark.parametrize(
    "words",
    [
        "Tell me every morning at 8 what Kjeldahl says about the treaty",
        "follow Kjeldahl",
        "/subscribe Kjeldahl",
    ],
)
async def test_a_wish_is_read_once_and_kept_in_one_step(
    words: str, chat: Chat, steps: Counter[str]
) -> None:
    (answer,) = await chat.say(words)
    assert answer.text.startswith("I follow this for you now.")
    # What is followed is kept, and what "it" means from now on.
    assert steps == Counter(read=1, written=2, remembered=1, threads=3, looks=1)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("What did Kjeldahl say?", "Next ›"),
        ("What did Halloran say?", "Edith Halloran (6)"),
        ("bridge", "Next ›"),
        ("what happened in 2024", "Next ›"),
        ("/latest", "Next ›"),
        ("/latest", "Summary 1"),
        ("/people", "Next ›"),
        ("Tern Bridge will cost 685 million crowns, mayor tells council", "Longer"),
        ("Tern Bridge will cost 685 million crowns, mayor tells council", "What was said"),
        ("Tern Bridge will cost 685 million crowns, mayor tells council", "Related"),
    ],
)
async def test_a_press_reads_one_state_of_the_archive_in_one_thread(
    words: str, label: str, chat: Chat, steps: Counter[str]
) -> None:
    await chat.say(words)
    steps.clear()
    await chat.press(label)
    remembered = steps.pop("remembered", 0)
    assert remembered <= steps.pop("written", 0) <= 1 + remembered
    assert steps.pop("looks", 0) <= 1
    assert steps == Counter(read=1, threads=1 + remembered)


@pytest.mark.parametrize(
    "words",
    [
        "Summarize everything on the Ruvenna treaty in 40 words",
        "timeline of the bridge",
        "What did Ehrling say?",
        "summarize everything on unicorns",
        "Who said anything about unicorns?",
    ],
)
async def test_an_answer_without_pages_leaves_no_question_behind(
    words: str, chat: Chat, steps: Counter[str]
) -> None:
    await chat.say(words)
    assert steps["written"] == steps["remembered"] == 1


GOING_ON = {
    "What did Kjeldahl say about the treaty?": "Anders Kjeldahl on the treaty",
    "when was that?": "6 June 2024, when this was published",
    "who said that?": "Anders Kjeldahl",
    "in what context?": "Montevar",
    "and Halloran?": "Edith Halloran on the treaty",
    "and about eels?": "Edith Halloran on eels",
    "summarize that": "In short",
    "longer": "In short",
    "who is quoted in it?": "What was said",
    "show me the whole article": "Full text",
    "other articles about this": "I found no other articles on this.",
    "where is this from?": "2024",
    "What did Kjeldahl say about the meter?": "Anders Kjeldahl on the meter",
    "more": "That was all there is.",
}


async def test_a_chat_goes_on_from_each_answer(chat: Chat) -> None:
    for words, part in GOING_ON.items():
        (reply,) = await chat.say(words)
        assert part in reply.text, words
        assert "went wrong" not in reply.text


async def test_a_follow_up_may_be_asked_alone(chat: Chat) -> None:
    await chat.say("What did Kjeldahl say about the treaty?")
    (leaning,) = await chat.say("and about eels?")
    (alone,) = await chat.press("Ask it alone")
    assert "Kjeldahl" in leaning.text
    assert "eels" in alone.text.lower()
    assert "Kjeldahl" not in alone.text
    assert "Ask it alone" not in alone.labels


async def test_a_short_question_is_asked_of_the_article_that_was_shown(chat: Chat) -> None:
    await chat.say("Tern Bridge will cost 685 million crowns, mayor tells council")
    (reply,) = await chat.say("why did it become so expensive?")
    assert reply.labels[-1] == "Ask it alone"
    assert "Gazette" in reply.text or "crowns" in reply.text
