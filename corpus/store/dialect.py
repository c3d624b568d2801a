"""Statements that each database writes in its own way."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite


def insert_or_ignore(table: sa.Table) -> sa.Insert:
    """A statement that leaves out the rows whose key is there already."""
    return sqlite.insert(table).on_conflict_do_nothing()
