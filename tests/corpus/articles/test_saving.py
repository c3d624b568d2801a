"""Batches go in whole or not at all; what is taken out is gone; no number is given twice."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from corpus import Article, Change, Corpus, NotFoundError, open_corpus
from corpus.articles import saving
from corpus.articles.analysis import digest
from corpus.store import database
from corpus.store.tables import aliases, articles, passages, quotes, speaker_words, speakers

ROOT = Path(__file__).resolve().parents[3]
NEW, CHANGED, UNCHANGED = Change.NEW, Change.CHANGED, Change.UNCHANGED
TABLES = (articles, passages, quotes, aliases, speakers, speaker_words)
TEXTS = (
    'Mayor Jane Doe said the tolls would go. "I never liked them," Doe said.',
    'Captain Abdul Karim said the ferry would stay. "She floats," Karim said.',
    "The gulls came back to the quayside.",
)


@contextmanager
def reading(archive_url: str) -> Iterator[Connection]:
    engine = database.open_engine(archive_url)
    with database.reading(engine) as connection:
        yield connection
    engine.dispose()


def numbers(archive_url: str) -> dict[str, set[int]]:
    """The numbers in use."""
    tables = {"articles": articles, "passages": passages, "quotes": quotes}
    with reading(archive_url) as connection:
        return {
            name: set(connection.scalars(sa.select(table.c.id))) for name, table in tables.items()
        }


def number_of(corpus: Corpus, key: str) -> int:
    return next(each.id for each in corpus.latest(None) if each.key == key)


# What storing would change


def test_changes_are_told_one_article_after_another(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    tolls, ferry, gulls = TEXTS
    corpus.add([article(tolls, key="one"), article(gulls, key="two")])
    batch, expected = zip(
        *[
            ((tolls, "one"), UNCHANGED),
            ((ferry, "one"), CHANGED),
            ((ferry, "one"), UNCHANGED),
            ((ferry, "three"), UNCHANGED),  # a copy of what "one" says by now
            ((tolls, "one"), CHANGED),
            ((gulls, "three"), UNCHANGED),
            ((gulls + " Again.", "three"), NEW),
            ((gulls + " Again.", "four"), UNCHANGED),
            ((gulls + " Again.", "two"), CHANGED),
        ],
        strict=True,
    )
    found = [article(text, key=key) for text, key in batch]
    with reading(archive_url) as connection:
        told = saving.changes(connection, [(each, digest(each)) for each in found])
    assert told == list(expected) == corpus.add(found)
    stored = {each.key: each.text for each in corpus.latest()}
    assert stored == {"one": tolls, "two": gulls + " Again.", "three": gulls + " Again."}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TEXTS)), max_size=6))
def test_a_batch_changes_what_its_articles_would_one_by_one(
    corpus: Corpus, batch: list[tuple[str, str]]
) -> None:
    corpus.remove([each.id for each in corpus.latest(None)])
    for some in (batch[:2], batch[2:]):
        stored = {each.key: each.text for each in corpus.latest(None)}
        expected = [add_to(stored, key, text) for key, text in some]
        told = corpus.add([Article(title="A title", text=text, key=key) for key, text in some])
        assert told == expected
        assert {each.key: each.text for each in corpus.latest(None)} == stored


def add_to(stored: dict[str, str], key: str, text: str) -> Change:
    """What one article changes where these are stored: nothing if it is there by any key."""
    if stored.get(key) == text or (key not in stored and text in stored.values()):
        return UNCHANGED
    change = CHANGED if key in stored else NEW
    stored[key] = text
    return change


# Taking out


def test_an_article_is_taken_out_with_all_that_was_in_it(
    corpus: Corpus, tell: Callable[..., None], archive_url: str
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("mayor",)})
    tell("two", "Ivo Berg", "Anna Krol", aliases={"Ivo Berg": ("coach",)})
    one, two = number_of(corpus, "one"), number_of(corpus, "two")
    assert corpus.remove([two, two, 999]) == 1
    with pytest.raises(NotFoundError):
        corpus.article(two)
    assert [(who.name, who.aliases, who.quotes) for who in corpus.people()] == [
        ("Anna Krol", ("mayor",), 1)
    ]
    assert [hit.article.key for hit in corpus.find_passages("river year")] == ["one"]
    assert [hit.article.key for hit in corpus.find_quotes(None, "river")] == ["one"]
    assert corpus.find_mentions("two") == corpus.find_articles("two") == []
    assert corpus.remove([two]) == corpus.remove([]) == 0
    assert corpus.remove([one]) == 1
    counts = corpus.counts()
    assert (counts.articles, counts.passages, counts.quotes, counts.speakers) == (0, 0, 0, 0)
    with reading(archive_url) as connection:
        for table in TABLES:
            assert connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0
    assert of_full_text(archive_url) == ([], [])


def test_nothing_is_left_of_many_articles_that_are_taken_out_at_once(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article(f"{text} {n}", key=f"{n}") for n, text in enumerate(TEXTS * 5)])
    kept = number_of(corpus, "7")
    assert corpus.remove(each.id for each in corpus.latest(None) if each.id != kept) == 14
    with open_corpus("sqlite://") as anew:
        anew.add(corpus.latest())
        assert anew.counts() == corpus.counts()
    passages_, quotes_ = of_full_text(archive_url)
    assert (len(passages_), len(quotes_)) == (1, corpus.counts().quotes)


def of_full_text(archive_url: str) -> tuple[list[str], list[str]]:
    """What full text holds, after it was asked whether it is as it should be."""
    with closing(sqlite3.connect(archive_url.removeprefix("sqlite:///"))) as opened:
        for table in ("passages_text", "quotes_text"):
            opened.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        bodies = opened.execute("SELECT body FROM passages_text ORDER BY body").fetchall()
        said = opened.execute("SELECT said FROM quotes_text ORDER BY said").fetchall()
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    return [body for (body,) in bodies], [sentence for (sentence,) in said]


# Numbers


def test_no_number_is_given_twice_whatever_is_taken_out(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    given: dict[str, set[int]] = {"articles": set(), "passages": set(), "quotes": set()}
    for number in range(6):
        corpus.add([article(f"{text} {number}", key=text) for text in TEXTS[:2]])
        for name, now in numbers(archive_url).items():
            assert now
            if number % 2 == 0 or name != "articles":
                assert now.isdisjoint(given[name]), name
                assert min(now) > max(given[name], default=0)
            given[name] |= now
        if number % 2:
            corpus.remove(number_of(corpus, text) for text in TEXTS[:2])


def test_no_number_is_given_twice_by_another_program_either(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article(TEXTS[0], key="one")])
    first = numbers(archive_url)
    corpus.remove(first["articles"])
    with open_corpus(archive_url) as other:
        other.add([article(TEXTS[1], key="two")])
    for name, now in numbers(archive_url).items():
        assert now.isdisjoint(first[name])


def test_a_changed_article_keeps_its_number_and_gives_up_those_of_its_quotes(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article(TEXTS[0], key="one")])
    before = numbers(archive_url)
    stale = corpus.find_quotes(None)[0].quote.id
    corpus.add([article(TEXTS[0] + " So it was.", key="one")])
    after = numbers(archive_url)
    assert after["articles"] == before["articles"]
    assert after["quotes"].isdisjoint(before["quotes"])
    assert after["passages"].isdisjoint(before["passages"])
    with pytest.raises(NotFoundError, match=r"^quote\.gone"):
        corpus.quote(stale)


# A load that is killed

# Each child kills itself at the next statement of a load, so that none is left out.
KILLED = """
import os, shutil, signal, sys
from itertools import count
import sqlalchemy as sa
from corpus import Article, open_corpus

folder, texts = sys.argv[1], sys.argv[2:]

def load(url, statements):
    opened, left = open_corpus(url), iter(range(statements))
    def kill(*_):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
    event = "before_cursor_execute"
    if statements:
        sa.event.listen(opened._engine, event, kill)
        sa.event.listen(opened._engine, "commit", kill)
    new = [Article(title="Gulls", text=text, key=str(n)) for n, text in enumerate(texts)]
    assert len(opened.add(new)) == len(texts)
    assert opened.remove([2]) == 1
    opened.close()

warm = open_corpus("sqlite://")  # reads the model, and imports all there is to import
warm.add([Article(title="T", text=texts[0], key="k")])
for number in count(1):
    path = shutil.copy(f"{folder}/before.sqlite3", f"{folder}/{number:03}.sqlite3")
    child = os.fork()
    if not child:
        load(f"sqlite:///{path}", number)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_a_load_that_is_killed_at_any_moment_leaves_a_whole_archive(tmp_path: Path) -> None:
    before = tmp_path / "before.sqlite3"
    with open_corpus(f"sqlite:///{before}") as opened:
        opened.add([Article("One", TEXTS[0], "0"), Article("Two", TEXTS[2], "gulls")])
    texts = (TEXTS[0] + " So it was.", TEXTS[1], "The pier and the gull.")
    command = [sys.executable, "-c", KILLED, str(tmp_path), *texts]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    *killed, done = sorted(tmp_path.glob("[0-9]*.sqlite3"))
    states = [state(path) for path in (before, *killed, done)]
    kept = [next(n for n, one in enumerate(states) if one == each) for each in states]
    # As it was before, then with the batch, then without what was taken out; and nothing else.
    assert kept == sorted(kept)
    assert len(set(kept)) == 3
    assert kept[-1] == len(states) - 1


def state(path: Path) -> tuple[object, ...]:
    """All that can be asked of an archive, and that full text holds neither more nor less."""
    with open_corpus(f"sqlite:///{path}") as opened:
        typed = ("pier gulll tolls", "Karim flaots")
        answers = [opened.find_passages(each) for each in typed]
        spelt = [opened.candidates(each) for each in typed]
        counts = opened.counts()
        people, said = opened.people(None), opened.find_quotes(None, limit=99)
    passages_, quotes_ = of_full_text(f"sqlite:///{path}")
    assert (len(passages_), len(quotes_)) == (counts.passages, counts.quotes)
    return answers, spelt, counts, people, said, passages_, quotes_
