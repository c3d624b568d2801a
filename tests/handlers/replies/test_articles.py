"""One article, in words."""

from __future__ import annotations

import pytest

from corpus import SURE, Article, Kind, Quote, QuoteHit, Span, Speaker, Summary
from corpus.summaries.summarizer import MOST
from handlers.replies import articles, messages
from handlers.replies.layout import Reply

TEXT = "The ferry sank. Nobody drowned."
FERRY, NOBODY = Span(0, 15), Span(16, 31)
ARTICLE = Article("Ferry", TEXT, "one", outlet="Wire", id=7)
MORE = ["told:7:0", "text:7:0", "related:7"]


def data(reply: Reply) -> list[str]:
    return [data for row in reply.keyboard for _, data in row]


@pytest.mark.parametrize(
    ("count", "wish", "sizes"),
    [
        (3, 3, ["summary:7:1", "summary:7:5"]),
        (5, 5, ["summary:7:3", "summary:7:7"]),
        (2, 2, ["summary:7:1", "summary:7:4"]),
        (1, 1, ["summary:7:3"]),
        (2, 3, ["summary:7:1"]),
        (1, 3, []),
        (MOST - 1, MOST - 1, [f"summary:7:{MOST - 3}", f"summary:7:{MOST}"]),
        (MOST, MOST, [f"summary:7:{MOST - 2}"]),
    ],
)
def test_a_summary_can_be_shorter_and_longer_as_long_as_there_is_more(
    count: int, wish: int, sizes: list[str]
) -> None:
    reply = articles.summary(ARTICLE, Summary((FERRY,) * count, "any"), wish)
    assert data(reply) == [*sizes, *MORE]
    assert reply.text.count("<blockquote>") == count


def test_a_summary_has_three_sentences_unless_more_are_asked_for() -> None:
    assert data(articles.summary(ARTICLE, Summary((FERRY,) * 3, "any")))[1] == "summary:7:5"
    assert data(articles.summary(ARTICLE, Summary((FERRY,) * 2, "any"))) == ["summary:7:1", *MORE]


def test_a_summary_that_does_not_fit_is_not_longer() -> None:
    long = Article("Ferry", "rye " * 1000, "one", id=7)
    reply = articles.summary(long, Summary((Span(0, 1400),) * 3, "any"))
    assert reply.text.count("<blockquote>") == 2
    assert data(reply) == ["summary:7:1", *MORE]


def test_a_summary_ends_with_its_source_and_the_other_outlets() -> None:
    copies = [Article("Ferry", TEXT, outlet, outlet=outlet) for outlet in ("Wire", "Tide")]
    reply = articles.summary(ARTICLE, Summary((FERRY,), "any"), copies=copies)
    assert reply.text.endswith("\n— Ferry · Wire · undated\nalso in Tide")


def test_what_is_not_stored_has_buttons_without_a_number() -> None:
    sent = Article("<Ferry>", TEXT, "one")
    reply = articles.summary(sent, Summary((FERRY, FERRY, NOBODY), "any"))
    assert data(reply) == ["sent:summary:1", "sent:summary:5", "sent:told:0", "sent:text:0"]
    assert reply.text.endswith("— From what you sent: &lt;Ferry&gt;")
    untitled = articles.summary(Article("The ferry sank.", TEXT, "one"), Summary((FERRY,), "any"))
    assert untitled.text.endswith("— From what you sent.")
    published = Article("Ferry", TEXT, "one", "https://wire.example/", "Wire")
    linked = articles.summary(published, Summary((FERRY,), "any"))
    assert linked.text.endswith('— <a href="https://wire.example/">Ferry</a> · Wire · undated')
    page = articles.full_text(sent, [FERRY] * 6, 5)
    assert data(page) == ["sent:text:0", "sent:text:10", "sent:summary:3"]


def test_what_was_said_in_an_article_comes_with_its_speakers() -> None:
    quote = Quote((FERRY,), FERRY, None, None, Kind.DIRECT, SURE)
    reply = articles.said_in(ARTICLE, [QuoteHit(quote, ARTICLE, Speaker("Anna"))] * 6, 0)
    assert "<blockquote><b>1.</b> The ferry sank.</blockquote>\n— <b>Anna</b>\n" in reply.text
    assert data(reply) == ["told:7:5", "summary:7:3"]
    nothing = articles.said_in(ARTICLE, [], 0)
    assert nothing.text.startswith("I found nobody quoted in this article.")
    assert data(nothing) == ["summary:7:3"]


def test_the_full_text_comes_in_pages() -> None:
    reply = articles.full_text(ARTICLE, [FERRY] * 6, 5)
    assert reply.text.startswith("<b>Full text</b>\n\nThe ferry sank.")
    assert data(reply) == ["text:7:0", "text:7:10", "summary:7:3"]


def test_related_articles_lead_to_their_summaries() -> None:
    reply = articles.related(ARTICLE, [ARTICLE, ARTICLE])
    assert "\n\n1. Ferry\nWire · undated" in reply.text
    assert "\n\n2. Ferry\nWire · undated" in reply.text
    assert [label for label, _ in reply.keyboard[0]] == ["Summary 1", "2"]
    assert data(reply) == ["summary:7", "summary:7", "summary:7:3"]
    assert articles.related(ARTICLE, []).text == "I found no other articles on this."


def test_the_newest_articles_come_a_page_at_a_time() -> None:
    assert "no articles in this archive yet" in articles.latest([], 0).text
    assert articles.latest([], 5).text == messages.OLD_BUTTON
    reply = articles.latest([ARTICLE] * 6, 5)
    assert "\n\n6. Ferry\nWire" in reply.text
    assert reply.keyboard[0][0] == ("Summary 6", "summary:7")
    assert data(reply)[-2:] == ["latest:0", "latest:10"]


def test_an_article_without_a_title_is_named_by_its_day_and_begins_so() -> None:
    untitled = Article("The ferry sank.", TEXT, "one", outlet="Wire", id=7)
    assert "1. Wire · undated\n“The ferry sank.”" in articles.latest([untitled], 0).text


def test_which_of_several_articles_may_be_all_of_them() -> None:
    reply = articles.which_article("<f>", [ARTICLE], "all:1")
    assert reply == Reply(
        "Which article about “&lt;f&gt;” do you mean?",
        ((("Ferry", "summary:7"),), (("All of them together", "all:1"),)),
    )
    assert len(articles.which_article("f", [ARTICLE]).keyboard) == 1
