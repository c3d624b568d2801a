"""The words of an archive are those of its articles, whatever came, changed and went before."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Change, Corpus, open_corpus
from corpus.articles import store as storage
from corpus.search.vocabulary import ArchiveWords, Vocabulary
from corpus.store import database
from corpus.store.tables import words
from corpus.types import Term

KEYS = ("one", "two", "three", "four")
# Forms of one word, words a slip apart, a stopword, and some that are like nothing else.
WORDS = (
    "bridge",
    "bridges",
    "bridle",
    "toll",
    "tolls",
    "tall",
    "ferry",
    "the",
    "gulls",
    "quayside",
)
TYPED = (*WORDS, "brigde", "bridgs", "toll ferry", "guls quaysde", "ferries", "quay")

# An article's new words, or None where it is taken out.
Step = tuple[str, tuple[str, ...] | None]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(tuple)
STEPS = st.lists(st.tuples(st.sampled_from(KEYS), st.none() | TEXTS), min_size=1, max_size=6)


def article_of(key: str, held: Sequence[str]) -> Article:
    """No two are copies of each other: most words of each are in it alone."""
    own = " ".join(f"{key}{number}" for number in range(9))
    return Article(title=key, text=f"{own} {' '.join(held)}.", key=key)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive that has nothing in it yet."""
    path = tmp_path_factory.mktemp("empty") / "archive.sqlite3"
    open_corpus(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def opened(archive_url: str) -> Iterator[Callable[[], Corpus]]:
    """Opens the archive, as another program would that has it open too."""
    all_of_them: list[Corpus] = []

    def another() -> Corpus:
        all_of_them.append(open_corpus(archive_url))
        return all_of_them[-1]

    yield another
    for each in all_of_them:
        each.close()


def counted(url: str, asked: Iterable[str]) -> dict[str, int]:
    engine = database.open_engine(url)
    with database.reading(engine) as connection:
        known = ArchiveWords(connection, Vocabulary(), storage.generation(connection))
        counts = {word: known.count(word) for word in asked}
        counts["all passages"] = known.passages
    engine.dispose()
    return counts


def listed(url: str) -> list[str]:
    engine = database.open_engine(url)
    with database.reading(engine) as connection:
        found = list(connection.scalars(sa.select(words.c.word).order_by(words.c.word)))
    engine.dispose()
    return found


def spelt(corpus: Corpus, typed: str) -> list[Term]:
    return corpus.candidates(typed)[0]


def found(corpus: Corpus, typed: str) -> list[tuple[Any, ...]]:
    """Everything of the answer but the numbers that the archive gave."""
    return [
        (
            hit.article.key,
            hit.sentence.of(hit.article.text),
            hit.score,
            hit.confidence,
            len(hit.more),
            [copy.key for copy in hit.copies],
        )
        for hit in corpus.find_passages(typed)
    ]


def take_steps(corpus: Corpus, steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """What is in the archive in the end: the words of each article, the one saved last at the end.

    After each step a question is asked, so that what is kept in memory grows old.
    """
    there: dict[str, tuple[str, ...]] = {}
    for key, held in steps:
        if held is None:
            numbers = [each.id for each in corpus.latest(None) if each.key == key]
            assert corpus.remove(numbers) == (key in there)
            there.pop(key, None)
        elif corpus.add([article_of(key, held)]) != [Change.UNCHANGED]:
            there.pop(key, None)
            there[key] = held
        corpus.find_passages(" ".join(TYPED))
    return there


@settings(max_examples=25)
@given(STEPS)
def test_an_archive_answers_as_one_built_anew_of_what_is_in_it(
    empty: Path, steps: list[Step]
) -> None:
    with TemporaryDirectory() as folder:
        urls = [f"sqlite:///{shutil.copy(empty, Path(folder) / name)}" for name in ("old", "new")]
        with open_corpus(urls[0]) as old, open_corpus(urls[1]) as new:
            there = take_steps(old, steps)
            for key, held in there.items():
                new.add([article_of(key, held)])
            own = [f"{key}0" for key in KEYS]
            assert counted(urls[0], [*WORDS, *own]) == counted(urls[1], [*WORDS, *own])
            for typed in TYPED:
                assert spelt(old, typed) == spelt(new, typed)
                assert found(old, typed) == found(new, typed)


def test_what_is_in_no_article_any_more_is_not_taken_for_what_was_typed(corpus: Corpus) -> None:
    corpus.add([article_of("one", ["bridge"]), article_of("two", ["bridle"])])
    assert spelt(corpus, "bridhe")[0].variants.keys() == {"bridge", "bridle"}
    assert spelt(corpus, "bridges")[0].variants
    corpus.add([article_of("one", ["ferry"])])
    assert spelt(corpus, "bridhe")[0].variants.keys() == {"bridle"}
    corpus.remove([each.id for each in corpus.latest()])
    assert [spelt(corpus, typed)[0].variants for typed in ("bridge", "bridhe", "bridges")] == [
        {}
    ] * 3


def test_words_are_counted_by_passage_and_in_titles_too(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    long = "\n\n".join(["The gull cried. " * 60] * 2)
    corpus.add([article(long, "Gulls"), article("A gull, a gull and the ferry.", "The ferry")])
    counts = counted(archive_url, ["gull", "gulls", "ferry", "nothing"])
    assert counts == {"gull": 3, "gulls": 2, "ferry": 1, "nothing": 0, "all passages": 3}
    assert "gulls" in listed(archive_url)  # which is in a title only


# What does not come to pass leaves nothing behind


# The last moment at which a batch may fail is when it is committed.
FAIL_AT_COMMIT = """
    CREATE TABLE owed (article INTEGER REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER owing AFTER INSERT ON words BEGIN INSERT INTO owed VALUES (-1); END;
"""
FAIL_AT_ONCE = """
    CREATE TRIGGER owing BEFORE INSERT ON words WHEN NEW.word = 'quayside'
    BEGIN SELECT RAISE(ABORT, 'no quayside'); END;
"""


@pytest.mark.parametrize("failure", [FAIL_AT_ONCE, FAIL_AT_COMMIT], ids=["at once", "at commit"])
def test_the_words_of_a_batch_that_failed_are_listed_when_they_come_again(
    corpus: Corpus, archive_url: str, failure: str
) -> None:
    corpus.add([article_of("one", ["ferry"])])
    before, batch = (
        listed(archive_url),
        [article_of("two", ["tall"]), article_of("3", ["quayside"])],
    )
    with closing(sqlite3.connect(archive_url.removeprefix("sqlite:///"))) as other:
        other.executescript(failure)
        with pytest.raises(sa.exc.IntegrityError):
            corpus.add(batch)
        assert listed(archive_url) == before
        assert spelt(corpus, "quayside")[0].variants == spelt(corpus, "quaysde")[0].variants == {}
        other.executescript("DROP TRIGGER owing")
    corpus.add(batch)
    assert {"tall", "quayside"} < set(listed(archive_url))
    assert spelt(corpus, "quaysde")[0].variants.keys() == {"quayside"}


def test_what_another_program_takes_back_was_never_there(
    corpus: Corpus, opened: Callable[[], Corpus], archive_url: str
) -> None:
    corpus.add([article_of("one", ["ferry"])])
    engine = database.open_engine(archive_url)
    with database.writing(engine) as connection:
        connection.execute(sa.delete(words))
        assert spelt(opened(), "fery")[0].variants.keys() == {"ferry"}
        connection.rollback()
    engine.dispose()
    assert spelt(opened(), "fery")[0].variants.keys() == {"ferry"}


# Several at once


def test_programs_with_one_archive_see_each_others_words(opened: Callable[[], Corpus]) -> None:
    east, west = opened(), opened()
    for corpus in (east, west):
        assert spelt(corpus, "quaysde")[0].variants == {}
    for count, (writer, reader) in enumerate([(east, west), (west, east)], start=1):
        for key, word, typed in (("a", "quayside", "quaysde"), ("b", "ferryman", "feryman")):
            writer.add([article_of(f"{key}{count}", [word])])
            (misspelt,) = spelt(reader, typed)
            assert (misspelt.variants.keys(), misspelt.count) == ({word}, count)
            assert {hit.article.key for hit in reader.find_passages(typed)} >= {f"{key}{count}"}
    east.remove([each.id for each in east.latest(None) if each.key.startswith("a")])
    assert spelt(west, "quaysde")[0].variants == {}
    west.add([article_of("again", ["quayside"])])
    assert spelt(east, "quaysde")[0].count == 1


def test_words_that_two_programs_bring_at_once_are_listed_once(
    opened: Callable[[], Corpus], archive_url: str
) -> None:
    corpora = [opened() for _ in range(4)]
    batches = [[article_of(f"{n}x{m}", [*WORDS, f"new{m}"]) for m in range(5)] for n in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(Corpus.add, corpora, batches))
    assert set(WORDS) | {f"new{m}" for m in range(5)} <= set(listed(archive_url))
    assert len(listed(archive_url)) == len(set(listed(archive_url)))
    assert counted(archive_url, ["ferry", "new3"]) == {
        "ferry": 20,
        "new3": 4,
        "all passages": 20,
    }
    assert all(spelt(corpus, "quaysde")[0].count == 20 for corpus in corpora)


def test_who_reads_an_older_state_spoils_nothing_for_who_reads_the_newest(
    corpus: Corpus, archive_url: str
) -> None:
    corpus.add([article_of("one", ["ferry"])])
    engine, kept = database.open_engine(archive_url), Vocabulary()

    def known(connection: sa.Connection) -> ArchiveWords:
        return ArchiveWords(connection, kept, storage.generation(connection))

    with database.reading(engine) as before:
        assert known(before).count("ferry") == 1
        corpus.add([article_of("two", ["ferry", "quayside"])])
        with database.reading(engine) as after:
            assert known(after).count("ferry") == 2
            assert known(before).count("ferry") == 1
            assert known(before).passages == 1
            assert dict(known(after).near("quaysde", 1)) == {"quayside": 1}
            assert (known(after).count("quayside"), known(before).count("quayside")) == (1, 0)
    engine.dispose()
