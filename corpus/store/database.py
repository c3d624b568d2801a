"""Open the database, run transactions on it, bring its tables up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from corpus.exceptions import NotFoundError, StorageError

__all__ = [
    "REVISION",
    "Connection",
    "Engine",
    "check",
    "migrate",
    "open_engine",
    "reading",
    "revision",
    "writing",
]

REVISION = "0012"
"""The newest migration; a test holds it to the scripts in `corpus/store/migrations`."""

_BUSY_MILLISECONDS = 30_000
_CACHE_KIBIBYTES = 65_536
_PAGES_BEFORE_CHECKPOINT = 8_000  # of 4 KiB


def open_engine(url: str) -> Engine:
    """An engine for `url`, such as "sqlite:///news.sqlite3", with SQLite set up for many readers.

    Raises StorageError when `url` is not a database URL we can open.
    """
    try:
        if sa.make_url(url).get_backend_name() != "sqlite":
            raise StorageError("archive.sqlite")
        engine = sa.create_engine(url)
    except (ArgumentError, ImportError, ValueError) as error:
        raise StorageError("archive.url", url=url) from error
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy, not the driver, says when a transaction begins.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    # WAL stays with the file; another program that opens it at this moment sees to it.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    # The pages that a load changes again and again stay in memory, and are written back rarely.
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIBIBYTES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # A write that starts as a read fails at once, whatever busy_timeout says,
    # when another process writes in between: so writers say so beforehand.
    writes = connection.get_execution_options().get("onrecord_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the archive throughout."""
    with _explained(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction: all of it is stored, or nothing."""
    with (
        _explained(engine),
        engine.execution_options(onrecord_writes=True).begin() as connection,
    ):
        yield connection


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """Turn what a person can mend into StorageError; bugs in our SQL stay visible."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(
            "archive.unusable", archive=str(engine.url.database), detail=str(error.orig)
        ) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:
            raise
        raise _not_an_archive(engine) from error
    except OverflowError as error:
        raise NotFoundError("archive.number") from error


def _not_an_archive(engine: Engine) -> StorageError:
    return StorageError("archive.alien", archive=str(engine.url.database))


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the tables up to date; gives the revision before and after.

    Raises StorageError for a newer archive, or none.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        before = revision(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, REVISION


def revision(connection: Connection) -> str | None:
    """The revision the database is at; None when it is empty.

    Raises StorageError for one that is newer than ours, or no archive.
    """
    inspector = sa.inspect(connection)
    names = {*inspector.get_table_names(), *inspector.get_view_names()}
    if not names:
        return None
    if not {"alembic_version", "archive", "articles"} <= names:
        raise _not_an_archive(connection.engine)
    number = str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")))
    if number > REVISION:
        raise StorageError("archive.newer")
    return number


def check(engine: Engine) -> None:
    """Set up an empty database; raise StorageError for one of another version."""
    with reading(engine) as connection:
        number = revision(connection)
    if number is None:
        migrate(engine)
    elif number < REVISION:
        raise StorageError("archive.older")
