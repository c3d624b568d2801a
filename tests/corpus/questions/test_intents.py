"""What a message asks for by its form alone."""

from __future__ import annotations

import pytest

from corpus.questions.intents import Intent, Request, read_request

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
        ("What has been going on in Hollenby", EVENT, "Hollenby"),
        ("what happened last month", TIME, "last month"),
        ("What happened when it rained?", TIME, "when it rained"),
        ("summarize the bridge", Intent.SUMMARY, "the bridge"),
        ("Please sum up the last month", Intent.SUMMARY, "the last month"),
        ("the treaty", Intent.OPEN, "the treaty"),
        ("everything", Intent.OPEN, "everything"),
        ("news", Intent.OPEN, "news"),
        ("the latest", Intent.OPEN, "the latest"),
        ("what did Dunne say about tolls?", Intent.OPEN, "what did Dunne say about tolls?"),
        ("a summary of tolls", Intent.OPEN, "a summary of tolls"),
        ("overtime", Intent.OPEN, "overtime"),
        ("", Intent.OPEN, ""),
    ],
)
def test_the_form_of_a_message_tells_what_it_asks_for(
    message: str, intent: Intent, words: str
) -> None:
    assert read_request(message) == Request(intent, words)


@pytest.mark.parametrize(
    ("words", "story"),
    [
        ("the map story", "map"),
        ("the article about the map", "the map"),
        ("Story of a map", "a map"),
        ("a report on eels.", None),
        ("the map", None),
    ],
)
def test_a_story_is_what_it_is_about_too(words: str, story: str | None) -> None:
    assert read_request(f"summarize {words}") == Request(Intent.SUMMARY, words, story)
