"""Every SQL statement about copies: which articles carry one story."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.store.tables import articles, signature_bands, signatures
from corpus.summaries import minhash


def ids_of(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The ids of the articles under these keys."""
    query = sa.select(articles.c.key, articles.c.id).where(articles.c.key.in_(list(keys)))
    return {row.key: row.id for row in connection.execute(query)}


def sharing(connection: Connection, bands: Iterable[int]) -> dict[int, bytes]:
    """The signatures that share a band with these, by article, the oldest first."""
    likely = sa.select(signature_bands.c.article_id).where(signature_bands.c.band.in_(list(bands)))
    query = sa.select(signatures.c.article_id, signatures.c.signature).where(
        signatures.c.article_id.in_(likely)
    )
    found = connection.execute(query.order_by(signatures.c.article_id))
    return {row.article_id: row.signature for row in found}


def sign(connection: Connection, article_id: int, text: str) -> None:
    """Keep what an article is compared by, and which older one tells its story."""
    signed = minhash.signature(text)
    if signed is None:
        return
    shared = minhash.bands(signed)
    older = [
        number
        for number, other in sharing(connection, shared).items()
        if number < article_id and minhash.likeness(signed, other) >= minhash.ALIKE
    ]
    first = (original_of(connection, older[0]) or older[0]) if older else None
    save_signature(connection, article_id, signed, shared, first)


def save_signature(
    connection: Connection,
    article_id: int,
    signed: bytes,
    bands: Iterable[int],
    original_id: int | None,
) -> None:
    """Keep what an article is compared by, and of which it is a copy."""
    for table in (signatures, signature_bands):
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))
    values = {"article_id": article_id, "signature": signed, "original_id": original_id}
    connection.execute(sa.insert(signatures).values(values))
    rows = [{"band": band, "article_id": article_id} for band in set(bands)]
    connection.execute(sa.insert(signature_bands), rows)


def original_of(connection: Connection, article_id: int) -> int | None:
    """The first article with the same story, or None where this is the first."""
    query = sa.select(signatures.c.original_id).where(signatures.c.article_id == article_id)
    found: int | None = connection.scalar(query)
    return found


def copies_of(connection: Connection, article_id: int) -> list[int]:
    """The other articles with the same story, the oldest first."""
    first = original_of(connection, article_id) or article_id
    query = sa.select(signatures.c.article_id).where(
        sa.or_(signatures.c.original_id == first, signatures.c.article_id == first)
    )
    found = connection.scalars(query.order_by(signatures.c.article_id))
    return [each for each in found if each != article_id]
