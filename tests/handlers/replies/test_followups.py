"""What is said of something that was shown: the answer first, then the sentence and its source."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Kind, Quote, QuoteHit, Span, Speaker
from corpus.conversation.moves import Move
from corpus.conversation.reading import Lost
from corpus.conversation.steps import Detail, NextPage, RelatedArticles, SaidThere, WholeArticle
from handlers.replies import followups
from handlers.replies.layout import Reply

TEXT = (
    "The council met in Hollenby on Monday. It rained all day. The hall was full."
    " \u201cThe bridge is safe,\u201d said Anna Krol. Nobody clapped."
)
ARTICLE = Article(
    "Bridge safe",
    TEXT,
    "one",
    url="https://gazette.example/bridge",
    outlet="Gazette",
    published=datetime(2024, 3, 5, tzinfo=UTC),
    id=7,
)
SENTENCE = Span(TEXT.index("\u201c"), TEXT.index(" Nobody"))
HIT = QuoteHit(
    Quote((SENTENCE,), SENTENCE, None, None, Kind.DIRECT, 0.9), ARTICLE, Speaker("Anna Krol")
)


def line(move: Move, article: Article = ARTICLE, hits: tuple[QuoteHit, ...] = (HIT,)) -> str:
    text: str = followups.worded(Detail(move, article, SENTENCE, hits)).text
    return text.split("\n")[0]


def test_when_it_was_is_told_by_the_day_of_publication() -> None:
    assert "5 March 2024" in line(Move.WHEN)
    undated = Article("Bridge safe", TEXT, "one", id=7)
    assert line(Move.WHEN, undated) == "The article does not say when it was published."


def test_the_source_is_told_by_outlet_and_date() -> None:
    assert line(Move.SOURCE) == "<b>Gazette · 5 March 2024</b>"


def test_who_said_it_is_told_by_name_or_honestly_not_at_all() -> None:
    assert "Anna Krol" in line(Move.WHO)
    assert line(Move.WHO, hits=()).startswith("These are the article's own words")


def test_around_a_sentence_stands_also_how_its_article_begins() -> None:
    reply = followups.worded(Detail(Move.CONTEXT, ARTICLE, SENTENCE, (HIT,)))
    assert "<b>“The bridge is safe,” said Anna Krol.</b>" in reply.text
    assert "The council met in Hollenby on Monday." in reply.text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (WholeArticle(ARTICLE), "It rained all day."),
        (SaidThere(ARTICLE, (HIT,)), "The bridge is safe"),
        (RelatedArticles(ARTICLE, (ARTICLE,)), "Bridge safe"),
        (NextPage(None), "all there is"),
        (Lost(), "I do not know what that is about"),
    ],
)
def test_each_answer_has_its_words(answer: object, words: str) -> None:
    assert words in followups.worded(answer).text


def test_what_is_no_answer_to_a_follow_up_has_no_words() -> None:
    with pytest.raises(TypeError):
        followups.worded("anything")


def test_the_way_out_asks_the_words_alone() -> None:
    reply = followups.with_way_out(Reply("text", ((("More", "x"),),)), 12)
    assert reply.keyboard == ((("More", "x"),), (("Ask it alone", "alone:12"),))
