"""Sentences of an article, where they stand, and where else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Span
from handlers.replies import excerpts
from handlers.replies.excerpts import Excerpt

TEXT = "The sea rose. The ferry sank. Nobody drowned.\n\nThe mayor wept."
FERRY, NOBODY = Span(14, 29), Span(30, 45)
MAY = datetime(2024, 5, 3, tzinfo=UTC)
ARTICLE = Article("Ferry sinks", TEXT, "one", outlet="Wire", published=MAY, id=7)
SOURCE = "— Wire · 3 May 2024"


def copy(outlet: str | None, number: int = 1, title: str = "Ferry sinks") -> Article:
    return Article(title, TEXT, outlet or "", f"http://{number}.example/", outlet)


def link(number: int, words: str) -> str:
    return f'<a href="http://{number}.example/">{words}</a>'


def test_a_single_hit_has_no_number_unless_it_is_on_a_later_page() -> None:
    assert excerpts.numbered(["a"], 0) == [("", "a")]
    assert excerpts.numbered(["a"], 5) == [("6", "a")]
    assert excerpts.numbered(["a", "b"], 0) == [("1", "a"), ("2", "b")]


def test_quotes_of_one_article_stand_over_one_line_of_source() -> None:
    two = [Excerpt(ARTICLE, [FERRY]), Excerpt(ARTICLE, [NOBODY])]
    assert excerpts.page("<b>Anna Krol</b>", two) == (
        "<b>Anna Krol</b>\n<blockquote><b>1.</b> The ferry sank.</blockquote>\n"
        f"<blockquote><b>2.</b> Nobody drowned.</blockquote>\n{SOURCE}",
        2,
    )


def test_a_second_speaker_of_an_article_is_told_to_stand_in_the_same() -> None:
    two = [Excerpt(ARTICLE, [FERRY], "Anna"), Excerpt(ARTICLE, [NOBODY], "Bo")]
    text, _ = excerpts.page("", two)
    assert "ferry sank.</blockquote>\n— Anna · Wire · 3 May 2024\n<blockquote>" in text
    assert text.endswith("drowned.</blockquote>\n— Bo · same article")


def test_sentences_of_one_excerpt_have_one_number() -> None:
    assert excerpts.quotation([FERRY, NOBODY], ARTICLE, "2") == (
        "<blockquote><b>2.</b> The ferry sank.</blockquote>\n"
        "<blockquote>Nobody drowned.</blockquote>"
    )


def test_a_page_has_as_many_whole_excerpts_as_a_message_takes() -> None:
    long = Article("Ferry", "rye " * 1000, "two")
    text, count = excerpts.page("h", [Excerpt(long, [Span(0, 1400)])] * 5)
    assert count == 2
    assert "[cut]" not in text
    assert excerpts.page("", [Excerpt(ARTICLE, [FERRY])] * 7)[1] == 5


def test_an_article_is_named_by_what_is_known_of_it() -> None:
    address = "http://1.example/"
    no_outlet = Article("Ferry sinks", TEXT, "one", address, published=MAY)
    untitled = Article("The sea rose.", TEXT, "two", address, published=MAY)
    assert excerpts.source(copy("Wire")) == f"{link(1, 'Wire')} · undated"
    assert excerpts.source(no_outlet) == f"{link(1, 'Ferry sinks')} · 3 May 2024"
    assert excerpts.source(untitled) == link(1, "3 May 2024")
    assert excerpts.titled_source(no_outlet) == f"{link(1, 'Ferry sinks')} · 3 May 2024"
    assert excerpts.titled_source(untitled) == link(1, "3 May 2024")


def test_one_row_of_buttons_has_the_numbers_of_the_excerpts() -> None:
    quotes = [Excerpt(ARTICLE, [FERRY], data=f"quote:{number}") for number in (8, 9)]
    assert excerpts.contexts(quotes, 5) == [("Context 6", "quote:8"), ("7", "quote:9")]
    assert excerpts.contexts(quotes[:1]) == [("Context", "quote:8")]
    assert excerpts.contexts([]) == []


def test_a_sentence_stands_in_bold_among_its_neighbours() -> None:
    reply = excerpts.around(ARTICLE, FERRY)
    assert reply.text == (
        "<blockquote>The sea rose. <b>The ferry sank.</b> Nobody drowned.\n\nThe mayor wept."
        "</blockquote>\n— Ferry sinks · Wire · 3 May 2024"
    )
    assert reply.keyboard == ((("Summary", "summary:7"),),)


def test_a_paragraph_ends_beside_a_sentence_as_it_does_in_the_article() -> None:
    last = Span(TEXT.index("Nobody"), TEXT.index("\n"))
    assert "sank. <b>Nobody drowned.</b>\n\nThe mayor" in excerpts.around(ARTICLE, last).text


@pytest.mark.parametrize(
    ("copies", "line"),
    [
        ([], []),
        ([copy("Wire")], []),
        ([copy("Tide"), copy("Tide", 2)], [f"also in {link(1, 'Tide')}"]),
        ([copy("<T>")], [f"also in {link(1, '&lt;T&gt;')}"]),
        ([copy(None)], [f"also in {link(1, 'Ferry sinks')}"]),
        (
            [copy(outlet) for outlet in "ABC"],
            [f"also in {link(1, 'A')}, {link(1, 'B')}, {link(1, 'C')}"],
        ),
        (
            [copy(outlet) for outlet in "ABCDE"],
            [f"also in {link(1, 'A')}, {link(1, 'B')}, {link(1, 'C')}, 2 more"],
        ),
    ],
)
def test_other_outlets_are_named_once_each_and_a_few_of_them(
    copies: list[Article], line: list[str]
) -> None:
    assert excerpts.also(ARTICLE, copies) == line
