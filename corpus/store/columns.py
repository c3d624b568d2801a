"""What the tables' columns hold, and whose they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from corpus.types import Span


class Utc(sa.types.TypeDecorator[datetime]):
    """An aware UTC time; SQLite, which keeps no zone, gets and gives UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """In UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """With its zone."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Spans(sa.types.TypeDecorator[Any]):
    """A `Span` as [start, end]; a tuple of them as a list of such pairs."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        """As lists, ready for JSON."""
        if isinstance(value, Span):
            return [value.start, value.end]
        return [[span.start, span.end] for span in value] if value is not None else None

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        """As spans again."""
        if value is None or (value and isinstance(value[0], int)):
            return Span(*value) if value else None
        return tuple(Span(*pair) for pair in value)


def of_article() -> sa.ForeignKey:
    """A column that goes with its article."""
    return sa.ForeignKey("articles.id", ondelete="CASCADE")


def of_speaker() -> sa.ForeignKey:
    """A column that goes with its speaker."""
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


def of_subscriber() -> sa.ForeignKey:
    """A column that goes with its subscriber."""
    return sa.ForeignKey("subscribers.id", ondelete="CASCADE")


metadata = sa.MetaData()
"""All the tables there are, once `corpus.store.tables` is imported."""
