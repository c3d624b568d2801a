"""Every SQL statement about copies: which articles carry one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.articles import store
from corpus.loading.addresses import outlet_of
from corpus.store.tables import signature_bands, signatures
from corpus.summaries import minhash
from corpus.types import Article


def sharing(connection: Connection, bands: Iterable[int]) -> dict[int, bytes]:
    """The signatures that share a band with these, by article, the oldest first."""
    ids = sa.select(signature_bands.c.article_id).where(signature_bands.c.band.in_(list(bands)))
    query = sa.select(signatures.c.article_id, signatures.c.signature).where(
        signatures.c.article_id.in_(ids)
    )
    rows = connection.execute(query.order_by(signatures.c.article_id))
    return {row.article_id: row.signature for row in rows}


def sign(connection: Connection, article_id: int, signature: bytes | None) -> None:
    """Keep what an article is compared by, and which older one tells its story."""
    if signature is None:
        return
    bands = minhash.bands(signature)
    older = [
        number
        for number, older_signature in sharing(connection, bands).items()
        if number < article_id and minhash.likeness(signature, older_signature) >= minhash.ALIKE
    ]
    first = (original_of(connection, older[0]) or older[0]) if older else None
    for table in (signatures, signature_bands):
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))
    values = {"article_id": article_id, "signature": signature, "original_id": first}
    connection.execute(sa.insert(signatures).values(values))
    rows = [{"band": band, "article_id": article_id} for band in set(bands)]
    connection.execute(sa.insert(signature_bands), rows)


def repeated(
    connection: Connection, candidates: Sequence[Article], signatures: Mapping[str, bytes | None]
) -> set[str]:
    """The keys of those whose very text the same outlet has published under another link.

    Be it in the archive or earlier among them; `signatures` are theirs, by key. A new version
    of what is in the archive is none.
    """
    ids = store.ids_of(connection, signatures)
    first: dict[tuple[str, str], str] = {}
    repeats = set()
    for article in candidates:
        is_first = first.setdefault(_as_published(article), article.key) == article.key
        is_new = article.key not in ids
        if not is_first or (is_new and _is_there(connection, article, signatures[article.key])):
            repeats.add(article.key)
    return repeats


def _is_there(connection: Connection, article: Article, signature: bytes | None) -> bool:
    if signature is None:
        return False
    near = sharing(connection, minhash.bands(signature)).items()
    ids = [number for number, near_signature in near if near_signature == signature]
    twins = store.articles_with_ids(connection, ids).values()
    return any(_as_published(twin) == _as_published(article) for twin in twins)


def _as_published(article: Article) -> tuple[str, str]:
    return outlet_of(article.url or "") or article.outlet or "", article.text


def original_of(connection: Connection, article_id: int) -> int | None:
    """The first article with the same story, or None where this is the first."""
    query = sa.select(signatures.c.original_id).where(signatures.c.article_id == article_id)
    original: int | None = connection.scalar(query)
    return original


def copies_of(connection: Connection, article_id: int) -> list[int]:
    """The other articles with the same story, the oldest first."""
    first = original_of(connection, article_id) or article_id
    query = sa.select(signatures.c.article_id).where(
        sa.or_(signatures.c.original_id == first, signatures.c.article_id == first)
    )
    numbers = connection.scalars(query.order_by(signatures.c.article_id))
    return [number for number in numbers if number != article_id]
