"""The archive's file: one history of tables, and what cannot be opened says why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from corpus import (
    Article,
    Corpus,
    SpeakerKind,
    StorageError,
    open_corpus,
)
from corpus.articles import store as storage
from corpus.store import database
from corpus.store.tables import metadata
from corpus.types import Act, Span

ROOT = Path(__file__).resolve().parents[3]


def path_of(archive_url: str) -> Path:
    return Path(archive_url.removeprefix("sqlite:///"))


# Tables and their history


def test_the_revision_is_that_of_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "corpus" / "store" / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [database.REVISION]


def test_migrating_an_empty_file_gives_the_tables_of_today(archive_url: str) -> None:
    engine = database.open_engine(archive_url)
    assert database.migrate(engine) == (None, database.REVISION)
    with database.reading(engine) as connection:
        options = {"include_name": _is_ours, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_tables_are_made_the_same_by_the_scripts_and_at_once(
    corpus: Corpus, archive_url: str, tmp_path: Path
) -> None:
    at_once = tmp_path / "at-once.sqlite3"
    engine = database.open_engine(f"sqlite:///{at_once}")
    metadata.create_all(engine)
    engine.dispose()
    by_scripts = statements(path_of(archive_url))
    assert {name: by_scripts[name] for name in statements(at_once)} == statements(at_once)


def statements(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        by_name = {name: " ".join(sql.split()) for name, sql in found}
    connection.close()
    return by_name


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith(("passages_", "quotes_"))


def test_migrating_again_changes_nothing(corpus: Corpus, archive_url: str) -> None:
    engine = database.open_engine(archive_url)
    assert database.migrate(engine) == (database.REVISION, database.REVISION)
    engine.dispose()


OLD_SPEAKERS = [
    (1, "Sergei Lavrov"),
    (4, "Anna Krol"),
    (5, "Sergey Lavrov"),
]
OLD_QUOTES = [(2, 5, "[1, 4]"), (3, 1, "[1, 4]"), (6, None, None), (8, 4, "[1, 4]")]


@pytest.fixture
def old_archive(archive_url: str) -> str:
    """An archive as the first revision made it, in which three people are quoted in one article."""
    engine = database.open_engine(archive_url)
    config = Config()
    config.set_main_option("script_location", str(ROOT / "corpus" / "store" / "migrations"))
    with database.writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        run = connection.exec_driver_sql
        run(
            "INSERT INTO articles (id, key, content_hash, title, text, authors, added)"
            " VALUES (7, 'one', 'x', 'Tolls', 'They said so.', '[]', '2024-09-18 00:00:00')"
        )
        for number, name in [*OLD_SPEAKERS, (9, "Gone Already")]:
            run("INSERT INTO speakers VALUES (?, ?, ?)", (number, name, name.lower()))
        run("DELETE FROM speakers WHERE id = 9")
        run("INSERT INTO aliases VALUES (5, 7, 'Lavrov'), (1, 7, 'Lavrov'), (4, 7, 'mayor')")
        run("INSERT INTO passages VALUES (1, 7, 0, '[0, 13]')")
        run("INSERT INTO passages_text (rowid, title, body) VALUES (1, 'tolls', 'they said so')")
        for number, speaker, cue in OLD_QUOTES:
            run(
                "INSERT INTO quotes (id, article_id, speaker_id, content, sentence, cue, kind,"
                " confidence) VALUES (?, 7, ?, '[[0, 4]]', '[0, 13]', ?, 'indirect', 0.9)",
                (number, speaker, cue),
            )
            run("INSERT INTO quotes_text (rowid, said) VALUES (?, 'they said so')", (number,))
    engine.dispose()
    return archive_url


def test_an_archive_of_the_first_revision_keeps_what_it_holds(old_archive: str) -> None:
    with pytest.raises(StorageError, match=r"^archive\.older"):
        open_corpus(old_archive)
    engine = database.open_engine(old_archive)
    assert database.migrate(engine) == ("0001", database.REVISION)
    with database.reading(engine) as connection:
        found = {quote.id: quote for quote in storage.quotes_of_article(connection, 7)}
    engine.dispose()
    assert {number: quote.speaker_id for number, quote in found.items()} == {
        2: 1,
        3: 1,
        6: None,
        8: 4,
    }
    assert found[2].speaker == "Sergey Lavrov"
    assert (found[2].cue, found[2].act) == (Span(1, 4), Act.SAID)
    assert found[2].speaker_kind is SpeakerKind.PERSON
    assert (found[6].cue, found[6].speaker, found[6].speaker_kind) == (None, None, None)


def test_an_archive_of_the_first_revision_answers_and_grows(
    old_archive: str, article: Callable[..., Article]
) -> None:
    engine = database.open_engine(old_archive)
    database.migrate(engine)
    with database.reading(engine) as connection:
        assert sa.inspect(connection).get_temp_table_names() == []
    engine.dispose()
    opened = open_corpus(old_archive)
    lavrov, anna = opened.people()
    assert (lavrov.id, lavrov.quotes, set(lavrov.aliases) & {"Lavrov", "mayor"}) == (
        1,
        2,
        {"Lavrov"},
    )
    assert (anna.name, anna.aliases) == ("Anna Krol", ("mayor",))
    assert len(opened.find_quotes(1, "said")) == 1
    opened.close()
    with sqlite3.connect(path_of(old_archive)) as connection:
        connection.execute("INSERT INTO speakers (kind, key) VALUES ('person', 'new')")
        (newest,) = connection.execute("SELECT max(id) FROM speakers").fetchone()
    connection.close()
    assert newest == 10


def set_revision(archive_url: str, revision: str) -> None:
    with sqlite3.connect(path_of(archive_url)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    connection.close()


def test_an_older_archive_says_how_to_bring_it_up_to_date(corpus: Corpus, archive_url: str) -> None:
    set_revision(archive_url, "0000")
    with pytest.raises(StorageError, match=r"^archive\.older"):
        open_corpus(archive_url)


@pytest.mark.parametrize("use", [database.check, database.migrate])
def test_a_newer_archive_says_to_update(
    corpus: Corpus, archive_url: str, use: Callable[[sa.Engine], object]
) -> None:
    set_revision(archive_url, "9999")
    engine = database.open_engine(archive_url)
    with pytest.raises(StorageError, match=r"^archive\.newer"):
        use(engine)
    engine.dispose()


# What cannot be opened


@pytest.mark.parametrize("content", [b"hello", b"These are my notes, no database. " * 100])
def test_a_file_that_is_no_database_is_left_alone(archive_url: str, content: bytes) -> None:
    path_of(archive_url).write_bytes(content)
    with pytest.raises(StorageError, match=r"^archive\.alien"):
        open_corpus(archive_url)
    assert path_of(archive_url).read_bytes() == content


@pytest.mark.parametrize("table", ["notes", "articles", "alembic_version"])
def test_the_database_of_another_program_is_left_alone(archive_url: str, table: str) -> None:
    with sqlite3.connect(path_of(archive_url)) as connection:
        connection.execute(f"CREATE TABLE {table} (version_num)")
    connection.close()
    with pytest.raises(StorageError, match=r"^archive\.alien"):
        open_corpus(archive_url)
    with sqlite3.connect(path_of(archive_url)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [(table,)]
    connection.close()


@pytest.mark.parametrize("place", [".", "no/such/folder/archive.sqlite3"])
def test_a_place_without_a_file_is_named(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    with pytest.raises(StorageError, match=r"^archive\.unusable") as raised:
        open_corpus(f"sqlite:///{path}")
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    "url", ["", "news.sqlite3", "://", "sqlite://host/news", "sqlite:///news?timeout=soon"]
)
def test_what_is_no_database_url_is_shown_one(url: str) -> None:
    with pytest.raises(StorageError, match=r"^archive\.url"):
        open_corpus(url)


@pytest.mark.parametrize("url", ["postgresql://me:secret@host/news", "mysql://host", "news://host"])
def test_another_kind_of_database_is_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(StorageError, match=r"^archive\.sqlite") as raised:
        open_corpus(url)
    assert "secret" not in str(raised.value)
