"""Passages that answer a question, in words."""

from __future__ import annotations

import pytest

from corpus import Answer, Article, PassageHit, Question, Span
from corpus.types import FITS, LIKELY, Passage
from handlers.replies import passages

TEXT = "The ferry sank. Nobody drowned. The sea rose."
FERRY, NOBODY, SEA = Span(0, 15), Span(16, 31), Span(32, 45)
ARTICLE = Article("Ferry", TEXT, "one", outlet="Wire")
HIT = PassageHit(Passage(Span(0, 45), 0, id=8), ARTICLE, FERRY)
IN_WIRE = Question(None, "ferry", outlet="Wire")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(Question(None, "ferry")), ""),
        (Answer(IN_WIRE), "<b>Articles in Wire</b>"),
        (Answer(IN_WIRE, fits=False), "I am not sure that this answers it:"),
        (Answer(IN_WIRE, is_widened=True), "I found nothing on this in Wire. Elsewhere:"),
        (
            Answer(Question(None, "ferry"), fits=False, is_widened=True),
            "I found nothing on this in these very words. The nearest elsewhere:",
        ),
        (
            Answer(IN_WIRE, respelt=(("fery", "ferry"),)),
            "<i>I read “fery” as “ferry”.</i>\n<b>Articles in Wire</b>",
        ),
    ],
)
def test_a_page_says_how_the_question_was_read(answer: Answer, words: str) -> None:
    found = Answer(answer.asked, (HIT,), answer.fits, answer.is_widened, answer.respelt)
    header, _, item = passages.passages(found, "ask:1", 0).text.partition("<blockquote>")
    assert header.strip() == words
    assert item


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (FITS, ""),
        (FITS - 0.01, "I am not sure that this answers it:"),
        (LIKELY, "I am not sure that this answers it:"),
        (LIKELY - 0.01, "I found no answer to that. The nearest there is:"),
    ],
)
def test_an_answer_the_nearest_and_none_are_told_apart(confidence: float, words: str) -> None:
    hit = PassageHit(HIT.passage, ARTICLE, FERRY, confidence=confidence)
    answer = Answer(Question(None, "ferry"), (hit,), hit.fits)
    header = passages.passages(answer, "ask:1", 0).text.partition("<blockquote>")[0]
    assert header.strip() == words


def test_of_an_article_the_best_sentence_and_the_next_are_shown() -> None:
    hit = PassageHit(HIT.passage, ARTICLE, FERRY, more=(NOBODY, SEA))
    text = passages.passages(Answer(IN_WIRE, (hit,)), "ask:1", 0).text
    assert "ferry sank" in text
    assert "Nobody drowned" in text
    assert "sea rose" not in text


def test_who_else_carried_it_is_named() -> None:
    copy = Article("Ferry", TEXT, "two", outlet="Tide")
    hit = PassageHit(HIT.passage, ARTICLE, FERRY, copies=(copy,))
    assert passages.passages(Answer(IN_WIRE, (hit,)), "ask:1", 0).text.endswith("\nalso in Tide")


def test_a_page_has_contexts_and_turns_and_its_topic_can_be_followed() -> None:
    reply = passages.passages(Answer(IN_WIRE, (HIT,) * 6), "ask:1", 0)
    data = [data for row in reply.keyboard for _, data in row]
    assert data == [*["passage:8:0"] * 5, "ask:1:5", "follow:1:0:1"]


def test_what_is_no_answer_is_not_followed() -> None:
    unlike = PassageHit(HIT.passage, ARTICLE, FERRY, confidence=FITS - 0.01)
    reply = passages.passages(Answer(IN_WIRE, (unlike,)), "ask:1", 0)
    assert [label for row in reply.keyboard for label, _ in row] == ["Context"]


def test_a_page_without_data_is_the_only_one() -> None:
    labels = [label for row in passages.page("", [HIT] * 6, 0, "").keyboard for label, _ in row]
    assert labels == ["Context 1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question(outlet="Wire"), "no articles in Wire"),
        (Question(), "nothing on “so”"),
        (IN_WIRE, "nothing on “so”"),
    ],
)
def test_nothing_on_it_is_for_want_of_articles_or_of_words(question: Question, words: str) -> None:
    assert words in passages.nothing_on(Answer(question, words="so")).text


def test_the_nearest_words_are_offered_for_one_that_is_nowhere() -> None:
    answer = Answer(Question(topic="halorann"), words="halorann", unknown=("halorann",))
    reply = passages.nothing_on(answer, [("halloran", "ask:1:0")])
    assert reply.text.startswith("I found nothing on “halorann” in this archive. Did you mean")
    assert reply.keyboard == ((("halloran", "ask:1:0"),),)
