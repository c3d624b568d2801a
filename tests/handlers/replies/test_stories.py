"""Many articles at once, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Question, Span
from corpus.summaries.brief import Telling
from corpus.summaries.stories import Coverage, Story
from corpus.summaries.timeline import Event
from handlers.replies import stories

TEXT = "The ferry sank. Nobody drowned."
FERRY, NOBODY = Span(0, 15), Span(16, 31)
MAY = datetime(2024, 5, 3, tzinfo=UTC)
ON_FERRY = Question(None, "ferry")


def telling(outlet: str | None, *sentences: Span, number: int = 1) -> Telling:
    return Telling(Article("Ferry", TEXT, f"{number}", outlet=outlet, id=number), sentences)


def coverage(*articles: int, respelt: tuple[tuple[str, str], ...] = ()) -> Coverage:
    """A story for each number, of so many articles."""
    return Coverage(
        ON_FERRY,
        tuple(
            Story(telling("Wire", FERRY), copies=(telling("Wire").article,) * (count - 1))
            for count in articles
        ),
        respelt=respelt,
    )


@pytest.mark.parametrize(
    ("covered", "heading"),
    [
        (coverage(1), "<b>1 article on ferry</b>"),
        (coverage(2), "<b>2 articles on ferry</b>"),
        (coverage(2, 1), "<b>3 articles on ferry, 2 stories</b>"),
        (coverage(1, 1), "<b>2 articles on ferry</b>"),
        (
            coverage(1, respelt=(("fery", "ferry"),)),
            "<i>I read “fery” as “ferry”.</i>\n<b>1 article on ferry</b>",
        ),
    ],
)
def test_a_page_says_how_many_articles_and_stories_there_are(
    covered: Coverage, heading: str
) -> None:
    assert stories.stories(covered, "cover:1", 0).text.partition("\n<blockquote>")[0] == heading


def test_a_story_is_told_by_its_lead_and_two_that_add_to_it() -> None:
    further = [telling(outlet, NOBODY, number=n) for n, outlet in enumerate("ABC", 2)]
    story = Story(telling("Wire", FERRY), (telling("D", number=9), *further))
    text = stories.stories(Coverage(ON_FERRY, (story,)), "cover:1", 0).text
    assert text.count("<blockquote>") == 3
    assert (
        "— Ferry · Wire · undated\n<blockquote>Nobody drowned.</blockquote>\n— Ferry · A ·" in text
    )
    assert text.endswith("— Ferry · B · undated\nalso in D, C")


def test_stories_come_a_page_at_a_time() -> None:
    reply = stories.stories(coverage(*[1] * 11), "cover:1", 5)
    assert "<b>6.</b> The ferry" in reply.text
    assert reply.keyboard[0][0] == ("Summary 6", "summary:1")
    assert [data for _, data in reply.keyboard[-1]] == ["cover:1:0", "cover:1:10"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question(None, "x", since=MAY), "no articles on x since"),
        (Question(None, "x", until=MAY), "no articles on x up to"),
        (Question(None, "x", outlet="Wire"), "no articles on x in Wire"),
        (Question(None, "x"), "nothing on “x”"),
    ],
)
def test_nothing_is_for_want_of_articles_or_of_words(question: Question, words: str) -> None:
    assert words in stories.nothing("x", question).text


def test_a_timeline_has_a_day_a_sentence_and_a_source_for_each_event() -> None:
    event = Event(MAY, telling("Wire", number=4).article, FERRY)
    reply = stories.timeline(Coverage(Question(None, "ferry", MAY), ()), [event])
    assert reply.text == (
        "<b>Timeline of ferry since 3 May 2024</b>\n"
        "<b>3 May 2024</b> · Wire\n<blockquote><b>1.</b> The ferry sank.</blockquote>"
    )
    assert reply.keyboard == ((("Summary 1", "summary:4"),),)


def test_a_timeline_has_so_many_events_and_cuts_long_sentences() -> None:
    long = Article("Ferry", "rye " * 200, "one", id=4)
    event = Event(MAY, long, Span(0, 799))
    reply = stories.timeline(Coverage(ON_FERRY, ()), [event] * 9)
    assert reply.text.count("[cut]") == stories.EVENTS == 8
    assert max(map(len, reply.text.split("<blockquote>"))) < 400
