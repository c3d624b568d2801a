"""What a message asks for by its form alone."""

from __future__ import annotations

import pytest

from corpus.questions.intents import Intent, Request, read_request
from corpus.questions.phrases import Length
from corpus.types import Order

COVERAGE, TIMELINE, EVENT, TIME = Intent.COVERAGE, Intent.TIMELINE, Intent.EVENT, Intent.TIME


@pytest.mark.parametrize(
    ("message", "intent", "words"),
    [
        ("What's new?", Intent.NEWEST, ""),
        ("what happened", Intent.NEWEST, ""),
        ("what is going on?!", Intent.NEWEST, ""),
        ("Please summarise everything.", Intent.NEWEST, ""),
        ("Summarize everything on the treaty", COVERAGE, "the treaty"),
        ("sum up all the news about eels?", COVERAGE, "eels"),
        ("could you please give me a summary of everything on the treaty", COVERAGE, "the treaty"),
        ("I'd like to summarize the articles on eels", COVERAGE, "eels"),
        ("tell me all about Kjeldahl", COVERAGE, "Kjeldahl"),
        ("any news on the treaty?", COVERAGE, "the treaty"),
        ("the latest on eels", COVERAGE, "eels"),
        ("everything\non eels\nand dams", COVERAGE, "eels\nand dams"),
        ("Timeline of the bridge", TIMELINE, "the bridge"),
        ("show me a timeline: the bridge.", TIMELINE, "the bridge"),
        ("the history of eels", TIMELINE, "eels"),
        ("How has the bridge changed over time?", TIMELINE, "the bridge"),
        ("what has changed with the bridge", TIMELINE, "the bridge"),
        ("the bridge over time", TIMELINE, "the bridge"),
        ("bridge timeline", TIMELINE, "bridge"),
        ("What happened to the ferry?", EVENT, "the ferry"),
        ("what's new with the treaty", EVENT, "the treaty"),
        ("What has been going on in Hollenby", EVENT, "in Hollenby"),
        ("tell me about the treaty", EVENT, "the treaty"),
        ("latest bridge news", EVENT, "bridge"),
        ("what happened in July 2024?", EVENT, "in July 2024"),
        ("news from january 2005", TIME, "in january 2005"),
        ("news from 3 to 5 May", TIME, "from 3 to 5 May"),
        ("headlines of last week", TIME, "in last week"),
        ("last weeks news", TIME, "in last week"),
        ("yesterday's headlines", TIME, "in yesterday"),
        ("latest from Reuters", TIME, "in Reuters"),
        ("everything since 2022 on the bridge", COVERAGE, "since 2022 about the bridge"),
        ("what have you got on eels", COVERAGE, "eels"),
        ("whats the latest on eels", COVERAGE, "eels"),
        ("how did the flood develop", TIMELINE, "the flood"),
        ("how did the crisis unfold?", TIMELINE, "the crisis"),
        ("catch me up on the bridge", TIMELINE, "the bridge"),
        ("the bridge story so far", TIMELINE, "the bridge"),
        ("what happened when with the bridge", TIMELINE, "the bridge"),
        ("timline of the bridge", TIMELINE, "the bridge"),
        ("chronology: the bridge", TIMELINE, "the bridge"),
        ("sumarize the bridge", Intent.SUMMARY, "the bridge"),
        ("gist of the treaty", Intent.SUMMARY, "the treaty"),
        ("what did krol's speech say", Intent.SUMMARY, "krol's speech"),
        ("tell me about eels every morning", Intent.OPEN, "tell me about eels every morning"),
        ("tell me about yourself", Intent.OPEN, "tell me about yourself"),
        ("how has Krol's view changed?", Intent.OPEN, "how has Krol's view changed?"),
        ("what happened last month", TIME, "last month"),
        ("What happened when it rained?", TIME, "when it rained"),
        ("summarize the bridge", Intent.SUMMARY, "the bridge"),
        ("Please sum up the last month", Intent.SUMMARY, "the last month"),
        ("the treaty", Intent.OPEN, "the treaty"),
        ("everything", Intent.OPEN, "everything"),
        ("what did Dunne say about tolls?", Intent.OPEN, "what did Dunne say about tolls?"),
        ("a summary of tolls", Intent.SUMMARY, "tolls"),
        ("overtime", Intent.OPEN, "overtime"),
        ("", Intent.OPEN, ""),
    ],
)
def test_the_form_of_a_message_tells_what_it_asks_for(
    message: str, intent: Intent, words: str
) -> None:
    request = read_request(message)
    assert (request.intent, request.words) == (intent, words)


@pytest.mark.parametrize(
    ("message", "order"),
    [
        ("news", Order.NEWEST),
        ("the latest", Order.NEWEST),
        ("latest headlines please", Order.NEWEST),
        ("newest articles", Order.NEWEST),
        ("whats new?", Order.NEWEST),
        ("any news?", Order.NEWEST),
        ("oldest article", Order.OLDEST),
        ("what is the oldest article in the archive?", Order.OLDEST),
        ("first articles", Order.OLDEST),
    ],
)
def test_the_newest_or_the_oldest_articles_are_asked_for(message: str, order: Order) -> None:
    assert read_request(message) == Request(Intent.NEWEST, "", order=order)


@pytest.mark.parametrize(
    ("message", "request_"),
    [
        ("in one sentence: eels", Request(Intent.SUMMARY, "eels", length=Length(sentences=1))),
        ("eels in 50 words", Request(Intent.SUMMARY, "eels", length=Length(words=50))),
        ("tl;dr eels", Request(Intent.SUMMARY, "eels", length=Length(sentences=2))),
        (
            "summarize the latest article on eels",
            Request(Intent.SUMMARY, "the latest article on eels", "eels", order=Order.NEWEST),
        ),
    ],
)
def test_a_summary_has_a_length_and_an_article(message: str, request_: Request) -> None:
    assert read_request(message) == request_


@pytest.mark.parametrize(
    ("words", "story"),
    [
        ("the map story", "map"),
        ("the article about the map", "the map"),
        ("Story of a map", "a map"),
        ("a report on eels", "eels"),
        ("the map", None),
    ],
)
def test_a_story_is_what_it_is_about_too(words: str, story: str | None) -> None:
    assert read_request(f"summarize {words}") == Request(Intent.SUMMARY, words, story)
