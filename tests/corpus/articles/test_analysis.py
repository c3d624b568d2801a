"""What is worked out from an article before it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus.articles import analysis
from corpus.types import Act, Article

TEXT = (
    'Mayor Jane Doe said the tolls would go. "I never liked them," Doe said.\n\n'
    "Captain Abdul Karim did not say that the ferry would stay."
)
ARTICLE = Article("Tolls", TEXT, "k", url="https://quay.example/1", outlet="Quay")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Toll"},
        {"text": TEXT + "."},
        {"url": None},
        {"outlet": "Tide"},
        {"authors": ("Ann",)},
        {"published": datetime(2024, 1, 1, tzinfo=UTC)},
        {"language": "en"},
    ],
)
def test_what_a_reader_sees_is_in_the_hash(change: dict[str, object]) -> None:
    assert analysis.digest(replace(ARTICLE, **change)) != analysis.digest(ARTICLE)  # type: ignore[arg-type]


def test_where_an_article_came_from_is_not_in_the_hash() -> None:
    moved = replace(ARTICLE, key="other", source_file="b.txt", id=7)
    assert analysis.digest(moved) == analysis.digest(ARTICLE)


def test_what_was_not_said_is_no_quote() -> None:
    result = analysis.analyse(ARTICLE)
    assert {quote.speaker for quote in result.quotes} == {"Jane Doe"}
    assert all(quote.act is not Act.UNSAID for quote in result.quotes)


def test_passages_are_numbered_in_the_order_of_the_text() -> None:
    article = replace(ARTICLE, text="\n\n".join(["A paragraph of words. " * 40] * 3))
    passages = analysis.passages_of(article).passages
    assert [passage.position for passage in passages] == list(range(len(passages)))
    assert analysis.analyse(article).passages == passages
    assert len(passages) > 1


def test_all_whom_it_names_come_with_what_it_calls_them() -> None:
    aliases = analysis.analyse(ARTICLE).aliases
    assert {"Doe", "Mayor"} <= set(aliases["Jane Doe"])
    assert "Captain" in aliases["Abdul Karim"]
