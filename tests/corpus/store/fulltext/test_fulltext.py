"""Full text finds what holds the words, within the scope that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection

from corpus import Act, Article, Corpus, Kind, Quote, Span
from corpus.articles import saving
from corpus.articles.saving import ArticleDraft
from corpus.search import vocabulary
from corpus.store import database
from corpus.store.fulltext import indexing
from corpus.store.fulltext import passages as passages_text
from corpus.store.fulltext import quotes as quotes_text
from corpus.store.fulltext import words as words_text
from corpus.types import Analysis, Passage, Scope, Term

MAY = datetime(2024, 5, 3, tzinfo=UTC)
FERRY = "The ferry sank at dawn. Nobody saw the old ferry again."
TOLL = "The toll is high. The ferry is late, and that is that."


def stored(
    key: str, text: str, title: str, outlet: str, published: datetime | None
) -> ArticleDraft:
    """An article of one passage a sentence; each is a quote of one speaker."""
    end = text.index(".") + 1
    spans = (Span(0, end), Span(end + 1, len(text)))
    quotes = tuple(
        Quote((span,), span, None, None, Kind.DIRECT, 1.0, "Anna Krol", act=Act.SAID)
        for span in spans
    )
    passages = tuple(Passage(span, place) for place, span in enumerate(spans))
    article = Article(title, text, key, outlet=outlet, published=published)
    return ArticleDraft(article, key, Analysis(passages, quotes, {}))


@pytest.fixture
def connection(corpus: Corpus, archive_url: str) -> Iterator[Connection]:
    """Passages and quotes 1 and 2 are the first article's, 3 and 4 the second's."""
    engine = database.open_engine(archive_url)
    with database.writing(engine) as connection:
        drafts = [
            stored("one", FERRY, "Harbour news", "Wire", MAY),
            stored("two", TOLL, "Ferry prices", "Tide", MAY + timedelta(days=1)),
        ]
        saving.save(connection, drafts, MAY)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def terms(*words: str) -> list[Term]:
    return [Term(word, 1.0, {word: 1.0}) for word in words]


def passages(connection: Connection, *words: str, limit: int = 9, **scope: object) -> list[int]:
    asked = Scope(**scope)  # type: ignore[arg-type]
    found = passages_text.find_passages(connection, terms(*words), asked, limit)
    return [candidate.id for candidate in found]


def test_passages_hold_a_word_in_the_text_or_the_title_likeliest_first(
    connection: Connection,
) -> None:
    assert sorted(passages(connection, "ferry")) == [1, 2, 3, 4]
    assert passages(connection, "ferry")[-1] == 3, "which has it in the title alone"
    assert passages(connection, "toll", "dawn") == passages(connection, "dawn", "toll")
    assert len(passages(connection, "ferry", limit=2)) == 2
    assert passages(connection, "xylophone") == passages(connection) == []


def test_a_candidate_has_its_words_and_its_titles_folded(connection: Connection) -> None:
    (candidate,) = passages_text.find_passages(connection, terms("toll"), Scope(), 9)
    assert candidate == (3, 2, "ferry prices", "the toll is high")


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        ({"since": MAY}, [1, 2, 3, 4]),
        ({"since": MAY + timedelta(seconds=1)}, [3, 4]),
        ({"since": MAY.astimezone(timezone(timedelta(hours=2)))}, [1, 2, 3, 4]),
        ({"until": MAY.astimezone(timezone(timedelta(hours=2)))}, []),
        ({"until": MAY}, []),
        ({"until": MAY + timedelta(seconds=1)}, [1, 2]),
        ({"outlet": "Wire"}, [1, 2]),
        ({"outlet": "Wire", "since": MAY + timedelta(days=1)}, []),
        ({"phrases": ("old ferry",)}, [2]),
        ({"phrases": ("ferry old",)}, []),
        ({"phrases": ("old", "Saw")}, [2]),
        ({"without": ("dawn",)}, [2, 3, 4]),
        ({"without": ("dawn", "old ferry")}, [3, 4]),
    ],
)
def test_a_scope_limits_passages_and_quotes(
    connection: Connection, scope: dict[str, object], numbers: list[int]
) -> None:
    assert sorted(passages(connection, "ferry", **scope)) == numbers
    within = Scope(**scope)  # type: ignore[arg-type]
    if not scope.keys() & {"phrases", "without"}:  # the sentences beside a quote count there
        quotes = quotes_text.find_quotes(connection, terms("ferry"), within, None, 9)
        assert sorted(quotes) == numbers


def test_quotes_that_hold_the_word_come_before_those_beside_it(connection: Connection) -> None:
    quotes = quotes_text.find_quotes(connection, terms("toll"), Scope(), 1, 9)
    assert quotes == [3]
    assert quotes_text.find_quotes(connection, terms("ferry"), Scope(), None, 9)[-1] == 3
    assert len(quotes_text.find_quotes(connection, terms("ferry"), Scope(), None, 3)) == 3
    assert quotes_text.find_quotes(connection, terms("ferry"), Scope(), 2, 9) == []


def test_titles_are_found_once_an_article(connection: Connection) -> None:
    assert passages_text.find_titles(connection, terms("ferry"), 9) == [2]
    assert sorted(passages_text.find_titles(connection, terms("ferry", "news"), 9)) == [1, 2]
    assert len(passages_text.find_titles(connection, terms("ferry", "news"), 1)) == 1
    assert passages_text.find_titles(connection, terms("toll"), 9) == []


def test_a_phrase_is_found_in_the_text_newest_first(connection: Connection) -> None:
    assert passages_text.find_phrase(connection, ["the", "ferry"], 9) == [4, 1]
    assert passages_text.find_phrase(connection, ["the", "ferry"], 1) == [4]
    assert passages_text.find_phrase(connection, ["ferry", "prices"], 9) == []


def test_words_are_counted_by_passage_and_found_by_stem_and_beginning(
    connection: Connection,
) -> None:
    assert words_text.count_passages(connection, "ferry") == 4
    assert words_text.count_passages(connection, "toll") == 1
    vocabulary.add(connection, ["prices", "pride"])
    assert words_text.words_of_stem(connection, "price") == ["prices"]
    assert words_text.longer_words(connection, "pric", 6) == ["prices"]
    assert words_text.longer_words(connection, "pri", 6) == ["prices", "pride"]
    assert words_text.longer_words(connection, "pric", 5) == []
    assert words_text.longer_words(connection, "prices", 9) == []


def test_what_is_taken_out_is_found_no_more(connection: Connection) -> None:
    indexing.unindex(connection, [2])
    assert sorted(passages(connection, "ferry")) == [1, 2]
    assert sorted(quotes_text.find_quotes(connection, terms("ferry"), Scope(), None, 9)) == [1, 2]


def test_indexing_gives_the_words_of_passages_and_titles(connection: Connection) -> None:
    indexing.unindex(connection, [1, 2])
    article = Article("Tern Island", "Gulls cry. Eels hide.", "x")
    passage = Passage(Span(0, 10), 0, id=1)
    entries = [
        indexing.IndexEntry(article, [passage], []),
        indexing.IndexEntry(Article("No passages", "", "y"), [], []),
    ]
    assert indexing.index(connection, entries) == {"tern", "island", "gulls", "cry"}


def test_a_query_is_never_read_as_syntax(connection: Connection) -> None:
    assert passages(connection, "ferry NOT dawn") == []
    assert passages(connection, phrases=('"',)) == []
