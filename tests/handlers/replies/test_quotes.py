"""What somebody said, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus import (
    POSSIBLE,
    SURE,
    Article,
    Kind,
    PassageHit,
    Question,
    Quote,
    QuoteHit,
    Span,
    Speaker,
)
from corpus.types import Passage
from handlers.replies import messages, quotes

MOMENT = datetime(2024, 9, 30, tzinfo=UTC)
TEXT = 'The mayor had called it "<rye>", said the baker.'
ARTICLE = Article("Bread", TEXT, key="bread", published=MOMENT, id=3)
WHOLE = Span(0, len(TEXT))
BAKER = Speaker("Wilma Ambrose", quotes=9, id=4)
HIT = QuoteHit(Quote((WHOLE,), WHOLE, None, None, Kind.DIRECT, SURE, id=5), ARTICLE, BAKER)


def with_quote(**fields: object) -> QuoteHit:
    return replace(HIT, quote=replace(HIT.quote, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hit", "words"),
    [
        (HIT, "<b>Wilma Ambrose</b>"),
        (with_quote(confidence=SURE - 0.01), "<b>Wilma Ambrose</b> <i>(probably)</i>"),
        (with_quote(inner="Ivo <Berg>"), "<b>Wilma Ambrose</b>, quoting Ivo &lt;Berg&gt;"),
        (
            with_quote(confidence=POSSIBLE, inner="Ivo"),
            "<b>Wilma Ambrose</b> <i>(probably)</i>, quoting Ivo",
        ),
    ],
)
def test_a_speaker_is_named_with_what_is_unsure_and_whom_they_quote(
    hit: QuoteHit, words: str
) -> None:
    assert quotes.speaker(hit) == words
    of_anybody = quotes.quotes([hit], Question(None, "x"), "said:1:0", 0).text
    assert f"\n— {words} · Bread · 30 September" in of_anybody


@pytest.mark.parametrize(
    ("hit", "line"),
    [
        (HIT, "— Bread · 30 September 2024"),
        (
            with_quote(confidence=POSSIBLE),
            "— <b>Wilma Ambrose</b> <i>(probably)</i> · Bread · 30 September 2024",
        ),
        (
            with_quote(inner="Ivo"),
            "— <b>Wilma Ambrose</b>, quoting Ivo · Bread · 30 September 2024",
        ),
    ],
)
def test_who_is_in_the_heading_is_named_again_only_where_there_is_more_to_say(
    hit: QuoteHit, line: str
) -> None:
    assert quotes.quotes([hit], Question("x"), "said:1:1", 0).text.endswith(
        f"</blockquote>\n{line}"
    )


def test_a_page_says_whom_it_is_about_and_turns_on() -> None:
    reply = quotes.quotes([HIT] * 6, Question("Ambrose", "rye"), "said:8:4", 0)
    assert reply.text.startswith("<b>Wilma Ambrose on rye</b>\n<blockquote><b>1.</b> ")
    assert reply.text.count("<blockquote>") == 5
    data = [data for row in reply.keyboard for _, data in row]
    assert data == [*["quote:5"] * 5, "said:8:4:5", "follow:8:4:0", "follow:8:4:1"]


def test_only_who_and_what_was_asked_for_can_be_followed() -> None:
    def labels(question: Question) -> list[str]:
        return [
            label for row in quotes.quotes([HIT], question, "x", 0).keyboard for label, _ in row
        ]

    assert labels(Question("Ambrose")) == ["Context", "Follow Wilma Ambrose"]
    assert labels(Question(None, "rye")) == ["Context", "Follow this topic"]
    assert labels(Question()) == ["Context"]


def test_words_that_only_stand_near_the_topic_are_called_that() -> None:
    beside = replace(HIT, coverage=0.0)
    text = quotes.quotes([beside], Question("Ambrose", "rye"), "x", 0).text
    assert text.startswith(
        "<b>Wilma Ambrose</b>: no words on rye itself, but these where an article"
    )
    everything = quotes.quotes([beside], Question("Ambrose"), "x", 0).text
    assert everything.startswith("<b>Wilma Ambrose</b>\n")
    assert quotes.quotes([HIT], Question(None, "rye"), "x", 0).text.startswith(
        "<b>Who said what on rye</b>"
    )


@pytest.mark.parametrize(
    ("speaker", "question", "has_button"),
    [
        (BAKER, Question("Ambrose", "rye"), True),
        (BAKER, Question("Ambrose"), False),
        (replace(BAKER, quotes=0), Question("Ambrose", "rye"), False),
    ],
)
def test_what_else_they_said_is_a_press_away_where_there_is_any(
    speaker: Speaker, question: Question, has_button: bool
) -> None:
    reply = quotes.nothing_on_topic(speaker, question, "said:1:4")
    is_there = reply.keyboard == ((("What else they said", "said:1:4:0"),),)
    assert is_there is has_button
    assert "<b>Wilma Ambrose</b> said" in reply.text


def test_each_of_several_people_has_a_button() -> None:
    reply = quotes.which_speaker("<A>", [(BAKER, "said:1:4:0")])
    assert "may be <b>&lt;A&gt;</b>. Whom" in reply.text
    assert reply.keyboard == ((("Wilma Ambrose (9)", "said:1:4:0"),),)


def test_for_an_unknown_name_the_nearest_are_offered() -> None:
    assert "/people" in quotes.unknown_speaker("X", []).text
    near = quotes.unknown_speaker("X", [(BAKER, "a")])
    assert "Did you mean" in near.text
    assert len(near.keyboard) == 1


def test_mentions_are_no_quotes() -> None:
    reply = quotes.mentioned_only("Ambrose", [PassageHit(Passage(WHOLE, 0), ARTICLE, WHOLE)])
    assert reply.text.startswith("No quote here is surely by <b>Ambrose</b>.")
    assert [label for row in reply.keyboard for label, _ in row] == ["Context"]


def test_nobody_said_it() -> None:
    reply = quotes.nobody_said(Question(None, "rye"))
    assert "nobody quoted on rye in this archive" in reply.text


def test_people_are_listed_a_page_at_a_time() -> None:
    assert quotes.people([], 0).text == "Nobody is quoted in this archive yet."
    assert quotes.people([], 5).text == messages.OLD_BUTTON
    reply = quotes.people([(BAKER, "a")] * 6, 5)
    assert [len(row) for row in reply.keyboard] == [1, 1, 1, 1, 1, 2]
    assert [data for _, data in reply.keyboard[-1]] == ["people:0", "people:10"]
    assert [len(row) for row in quotes.people([(BAKER, "a")] * 5, 0).keyboard] == [1] * 5
