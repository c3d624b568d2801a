"""Every SQL statement about what articles call whom, and the quotes that only others name.

An article keeps what it calls the persons it names, and which of its quotes are by somebody it only
describes. Who that is follows from what all articles of those months say, whichever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.speakers import bearers
from corpus.speakers import store as speaker_store
from corpus.speakers.bearers import MONTHS, Description, RoleTelling, Untold
from corpus.store.tables import callings, open_quotes, quotes
from corpus.types import Article, Quote, Speaker, SpeakerKind

_BETWEEN = "|"  # stands in no word
_AT_ONCE = 10_000  # numbers in one statement, which holds 32,766


class Calling(NamedTuple):
    """In an article of that month somebody is called so."""

    description: Description
    month: int


class CallingEntry(NamedTuple):
    """A stored article, with the persons and the quotes as they were read in it, numbered."""

    article: Article
    persons: dict[str, tuple[str, ...]]
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class _OpenQuote:
    """A quote by somebody described; `speaker` is who it is by what is stored now."""

    id: int
    untold: Untold
    confidence: float
    speaker: str | None
    speaker_id: int | None


def of_articles(connection: Connection, article_ids: Collection[int]) -> set[Calling]:
    """What these articles call anybody."""
    query = sa.select(callings).where(callings.c.article_id.in_(list(article_ids)))
    return {Calling(_description(row), row.month) for row in connection.execute(query)}


def clear(connection: Connection, article_ids: Collection[int]) -> None:
    """Remove what these articles call anybody; what they leave open goes with their quotes."""
    connection.execute(sa.delete(callings).where(callings.c.article_id.in_(list(article_ids))))


def add(connection: Connection, entries: Sequence[CallingEntry]) -> list[int]:
    """Store what articles call whom, and what they leave open; gives the ids of those quotes."""
    open_rows = [row for entry in entries for row in _open(entry)]
    rows = [row for entry in entries for row in _callings(entry)]
    for table, values in ((callings, rows), (open_quotes, open_rows)):
        if values:
            connection.execute(sa.insert(table), values)
    return [row["quote_id"] for row in open_rows]


def _callings(entry: CallingEntry) -> Iterable[dict[str, Any]]:
    month = bearers.month_of(entry.article.published)
    for name, description in sorted(bearers.told(entry.persons), key=str):
        row = {"article_id": entry.article.id, "name": name, "month": month}
        yield {**row, **_columns(description)}


def _open(entry: CallingEntry) -> Iterable[dict[str, Any]]:
    month = bearers.month_of(entry.article.published)
    persons = sorted(bearers.keys_of(entry.persons))
    for at, description in bearers.untold(entry.article.text, entry.quotes).items():
        quote = entry.quotes[at]
        row = {"quote_id": quote.id, "month": month, "persons": persons}
        yield {**row, **_columns(description), "confidence": quote.confidence}


def _columns(description: Description) -> dict[str, str]:
    return {"head": description.head, "words": _BETWEEN.join(sorted(description.words))}


def _description(row: sa.Row[Any]) -> Description:
    return Description(row.head, frozenset(filter(None, row.words.split(_BETWEEN))))


# --- whose the open quotes are --------------------------------------------------------------


def settle(
    connection: Connection, changes: Iterable[Calling], quote_ids: Collection[int] = ()
) -> None:
    """Give open quotes to whom all articles tell by now: these, and those that changes bear on.

    What an operator decided on is left as it is.
    """
    quotes_ = _with_ids(connection, {*quote_ids, *_borne_on(connection, set(changes))})
    untold = [quote.untold for quote in quotes_]
    names = bearers.bearers(untold, _tellings(connection, untold))
    pairs = zip(quotes_, names, strict=True)
    _name(connection, [(quote, name) for quote, name in pairs if name != quote.speaker])


def _borne_on(connection: Connection, changes: Collection[Calling]) -> list[int]:
    """The open quotes that may be given to another when somebody is called so, or no longer."""
    by_head: dict[str, list[Calling]] = defaultdict(list)
    for calling in changes:
        by_head[calling.description.head].append(calling)
    is_near = sa.and_(
        open_quotes.c.head.in_(by_head),
        open_quotes.c.month.in_(_around(calling.month for calling in changes)),
    )
    rows = connection.execute(sa.select(open_quotes).where(is_near)) if changes else ()
    return [row.quote_id for row in rows if _bears(by_head[row.head], _description(row), row.month)]


def _bears(changes: Iterable[Calling], description: Description, month: int) -> bool:
    return any(
        abs(calling.month - month) <= MONTHS and calling.description.covers(description)
        for calling in changes
    )


def _with_ids(connection: Connection, quote_ids: Collection[int]) -> list[_OpenQuote]:
    """Those of these quotes that are open, and that no operator decided on."""
    is_open = sa.and_(quotes.c.speaker_kind.is_not(None), quotes.c.confidence < 1)
    columns = (quotes.c.speaker, quotes.c.speaker_id)
    query = sa.select(open_quotes, *columns).join(quotes, quotes.c.id == open_quotes.c.quote_id)
    batches = (sorted(quote_ids)[at : at + _AT_ONCE] for at in range(0, len(quote_ids), _AT_ONCE))
    return [
        _open_quote(row)
        for numbers in batches
        for row in connection.execute(query.where(open_quotes.c.quote_id.in_(numbers), is_open))
    ]


def _open_quote(row: sa.Row[Any]) -> _OpenQuote:
    untold = Untold(_description(row), frozenset(row.persons), row.month)
    return _OpenQuote(row.quote_id, untold, row.confidence, row.speaker, row.speaker_id)


def _around(months: Iterable[int]) -> set[int]:
    return {near for month in set(months) for near in range(month - MONTHS, month + MONTHS + 1)}


def _tellings(connection: Connection, untold: Collection[Untold]) -> list[RoleTelling]:
    """What the articles of those months call whom, by those heads."""
    columns = (callings.c.name, callings.c.head, callings.c.words, callings.c.month)
    is_near = sa.and_(
        callings.c.head.in_({description.head for description, _, _ in untold}),
        callings.c.month.in_(_around(month for _, _, month in untold)),
    )
    query = sa.select(*columns, sa.func.count().label("articles")).where(is_near).group_by(*columns)
    rows = connection.execute(query) if untold else ()
    return [RoleTelling(row.name, _description(row), row.month, row.articles) for row in rows]


def _name(connection: Connection, pairs: Sequence[tuple[_OpenQuote, str | None]]) -> None:
    """Store who said these quotes; None leaves them to nobody again."""
    person = SpeakerKind.PERSON
    names = sorted({name for _, name in pairs if name})
    ids = speaker_store.ids_of(connection, [(name, person) for name in names])
    speaker_store.learn(
        connection, [(ids[name, person], Speaker(name, kind=person)) for name in names]
    )
    for quote, name in pairs:
        values = {
            "speaker": name,
            "speaker_id": ids[name, person] if name else None,
            "speaker_kind": person if name else SpeakerKind.UNNAMED,
            "confidence": bearers.less_sure(quote.confidence) if name else quote.confidence,
        }
        connection.execute(sa.update(quotes).where(quotes.c.id == quote.id).values(**values))
    numbers = (quote.speaker_id for quote, _ in pairs if quote.speaker_id)
    speaker_store.forget_unquoted(connection, numbers)
