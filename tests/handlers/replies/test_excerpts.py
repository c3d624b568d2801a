"""Sentences of an article, where they stand, and where else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import Article, Span
from handlers.replies import excerpts

TEXT = "The sea rose. The ferry sank. Nobody drowned.\n\nThe mayor wept."
FERRY = Span(14, 29)
MAY = datetime(2024, 5, 3, tzinfo=UTC)
ARTICLE = Article("Ferry sinks", TEXT, "one", outlet="Wire", published=MAY, id=7)
SOURCE = "Wire · 3 May 2024\nFerry sinks"


def copy(outlet: str | None, number: int = 1, title: str = "Ferry sinks") -> Article:
    return Article(title, TEXT, outlet or "", f"http://{number}.example/", outlet)


def link(number: int, words: str) -> str:
    return f'<a href="http://{number}.example/">{words}</a>'


def test_a_single_hit_has_no_number_unless_it_is_on_a_later_page() -> None:
    assert excerpts.numbered(["a"], 0) == [("", "a")]
    assert excerpts.numbered(["a"], 5) == [("6", "a")]
    assert excerpts.numbered(["a", "b"], 0) == [("1", "a"), ("2", "b")]


def test_an_item_is_its_sentences_then_its_number_its_speaker_and_its_source() -> None:
    sentence = "<blockquote>The ferry sank.</blockquote>"
    assert excerpts.item([FERRY], ARTICLE, "") == f"{sentence}\n{SOURCE}"
    two = excerpts.item([FERRY, FERRY], ARTICLE, "2", "Anna Krol")
    assert two == f"{sentence}\n{sentence}\n2. Anna Krol · {SOURCE}"


def test_context_buttons_have_the_numbers_of_their_items() -> None:
    assert excerpts.context_buttons([("", "quote:1")]) == [[("More context", "quote:1")]]
    assert excerpts.context_buttons([("3", "quote:1")]) == [[("Context 3", "quote:1")]]


def test_a_sentence_stands_in_bold_among_its_neighbours() -> None:
    reply = excerpts.around(ARTICLE, FERRY)
    assert reply.text == (
        "<blockquote>The sea rose. <b>The ferry sank.</b> Nobody drowned.\n\nThe mayor wept."
        f"</blockquote>\n{SOURCE}"
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
