"""Every SQL statement about feedback: who complained of which quote, and what was decided on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from corpus.articles import analysis, callings, store
from corpus.articles.disputes import Complaint, Correction, Dispute, corrected, quote_of
from corpus.exceptions import NotFoundError
from corpus.speakers import store as speaker_store
from corpus.store import dialect
from corpus.store.tables import archive, articles, complaints, disputes, quotes
from corpus.text import fold
from corpus.types import Act, Article, Quote, Speaker, SpeakerKind

_NOBODY = Correction()


@dataclass(frozen=True, slots=True)
class Feedback:
    """A dispute, how many chats complained of what, and when one did last.

    `article` and `quote` are what is there of it now; None where that is gone.
    """

    dispute: Dispute
    complaints: Mapping[Complaint, int]
    last: datetime | None
    article: Article | None
    quote: Quote | None


# --- what people say ------------------------------------------------------------------------


def complain(
    connection: Connection, quote_id: int, complaint: Complaint, chat_id: int, now: datetime
) -> None:
    """Note that a chat complains of a quote, once, of the last thing it said; NotFoundError."""
    quote = store.quote(connection, quote_id)
    if quote is None:
        raise NotFoundError("quote.gone")
    values = {"chat_id": chat_id, "complaint": complaint, "at": now}
    row = {"dispute_id": _number_of(connection, quote), **values}
    is_same = [complaints.c[name] == row[name] for name in ("dispute_id", "chat_id")]
    is_before = sa.and_(*is_same, complaints.c.complaint != complaint)
    connection.execute(sa.delete(complaints).where(is_before))
    connection.execute(dialect.insert_or_ignore(complaints), [row])


def _number_of(connection: Connection, quote: Quote) -> int:
    """The number of the dispute on a quote, of which there may have been none."""
    query = sa.select(articles.c.key, articles.c.text, articles.c.reading)
    article = connection.execute(query.where(articles.c.id == quote.article_id)).one()
    is_there = disputes.c.article_key == article.key
    for dispute in _disputes(connection, is_there):
        if quote_of(dispute, article.text, [quote]):
            return dispute.id
    insert = sa.insert(disputes).values(
        article_key=article.key,
        content=quote.content,
        words=[span.of(article.text) for span in quote.content],
        speaker=quote.speaker,
        reading=article.reading,
        is_decided=False,
        is_quote=True,
    )
    (number,) = connection.execute(insert).inserted_primary_key or (0,)
    return int(number)


def _disputes(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[Dispute]:
    query = sa.select(disputes).where(*conditions).order_by(disputes.c.id)
    return [_dispute(row) for row in connection.execute(query).mappings()]


def _dispute(row: RowMapping) -> Dispute:
    kind = SpeakerKind(row["name_kind"] or SpeakerKind.PERSON)
    return Dispute(
        row["article_key"],
        row["content"],
        tuple(row["words"]),
        row["speaker"],
        row["reading"],
        Correction(row["name"], kind, row["is_quote"]) if row["is_decided"] else None,
        row["id"],
    )


# --- what there is to decide ----------------------------------------------------------------


def latest(connection: Connection, limit: int | None = None) -> list[Feedback]:
    """What people complained of, the newest complaint first; all of it if `limit` is None."""
    last = sa.func.max(complaints.c.at).label("last")
    query = (
        sa.select(disputes.c.id)
        .join(complaints, complaints.c.dispute_id == disputes.c.id, isouter=True)
        .group_by(disputes.c.id)
        .order_by(last.desc().nulls_last(), disputes.c.id.desc())
    )
    return _entries(connection, list(connection.scalars(query.limit(limit))))


def _entries(connection: Connection, ids: Sequence[int]) -> list[Feedback]:
    """All there is on these disputes, in the order of their numbers as given."""
    by_id = {dispute.id: dispute for dispute in _disputes(connection, disputes.c.id.in_(ids))}
    counts, moments = _complaints(connection, ids)
    return [
        Feedback(
            by_id[number],
            counts.get(number, {}),
            moments.get(number),
            *_there(connection, by_id[number]),
        )
        for number in ids
    ]


def _complaints(
    connection: Connection, ids: Collection[int]
) -> tuple[dict[int, Counter[Complaint]], dict[int, datetime]]:
    """How many complaints there are of each kind, and when the last was made, by dispute."""
    query = sa.select(complaints).where(complaints.c.dispute_id.in_(ids)).order_by(complaints.c.at)
    counts: dict[int, Counter[Complaint]] = {}
    moments: dict[int, datetime] = {}
    for row in connection.execute(query):
        counts.setdefault(row.dispute_id, Counter())[Complaint(row.complaint)] += 1
        moments[row.dispute_id] = row.at
    return counts, moments


def _there(connection: Connection, dispute: Dispute) -> tuple[Article | None, Quote | None]:
    """The article of a dispute and its quote, as they are stored now."""
    ids = store.ids_of(connection, [dispute.article_key])
    article = store.article(connection, ids.get(dispute.article_key, 0))
    if article is None:
        return None, None
    return article, quote_of(dispute, article.text, store.quotes_of_article(connection, article.id))


# --- what is decided ------------------------------------------------------------------------


def decided(connection: Connection, keys: Collection[str]) -> dict[str, list[Dispute]]:
    """The disputes that were decided on the articles under these keys, by key."""
    is_theirs = sa.and_(disputes.c.article_key.in_(list(keys)), disputes.c.is_decided)
    by_key: dict[str, list[Dispute]] = {}
    for dispute in _disputes(connection, is_theirs):
        by_key.setdefault(dispute.article_key, []).append(dispute)
    return by_key


def decide(connection: Connection, number: int, correction: Correction | None) -> Feedback:
    """Set a disputed quote right for good, at once in what is stored; None takes that back.

    The name is that of whom the archive knows by it, if anybody. Raises NotFoundError.
    """
    dispute = next(iter(_disputes(connection, disputes.c.id == number)), None)
    if dispute is None:
        raise NotFoundError("feedback.unknown", number=number)
    correction = correction and _resolved(connection, correction)
    values = {
        "is_decided": correction is not None,
        "is_quote": correction is None or correction.is_quote,
        "name": correction.speaker if correction else None,
        "name_kind": correction.kind if correction else None,
    }
    connection.execute(sa.update(disputes).where(disputes.c.id == number).values(**values))
    article, quote = _there(connection, dispute)
    if article and quote:
        _restate(connection, quote, _as_read(dispute, article, quote), correction)
        callings.settle(connection, (), [quote.id])
    (entry,) = _entries(connection, [number])
    return entry


def _resolved(connection: Connection, correction: Correction) -> Correction:
    """The correction with the name and the kind of the speaker whom the archive knows by it."""
    if correction.speaker is None:
        return correction
    typed, kinds = correction.speaker, dict.fromkeys((correction.kind, SpeakerKind.ORGANISATION))
    for kind in kinds:
        speaker = speaker_store.with_full_names(connection, [typed], kind).get(typed)
        if speaker:
            spellings = (speaker.name, *speaker.aliases)
            name = next((form for form in spellings if fold(form) == fold(typed)), typed)
            return Correction(name, kind)
    return correction


def _as_read(dispute: Dispute, article: Article, quote: Quote) -> Quote:
    """The quote as it is read where nobody decides on it."""
    reading = quote_of(dispute, article.text, analysis.analyse(article).quotes)
    act = Act.SAID if quote.act is Act.UNSAID else quote.act
    return reading or replace(corrected(quote, _NOBODY), act=act)


def _restate(
    connection: Connection, quote: Quote, reading: Quote, correction: Correction | None
) -> None:
    """Store a quote under the same number as it is read, and then as it was decided."""
    now = corrected(reading, correction) if correction else reading
    names = ("speaker", "speaker_kind", "evidence", "act", "inner", "confidence")
    values = {name: getattr(now, name) for name in names}
    values["speaker_id"] = _speaker_id(connection, now)
    connection.execute(sa.update(quotes).where(quotes.c.id == quote.id).values(**values))
    speaker_store.forget_unquoted(connection, [quote.speaker_id] if quote.speaker_id else [])
    connection.execute(sa.update(archive).values(generation=archive.c.generation + 1))


def _speaker_id(connection: Connection, quote: Quote) -> int | None:
    """Who said it, known before or new; None where nobody is named."""
    speaker = analysis.speaker_of(quote)
    if speaker is None:
        return None
    number = speaker_store.ids_of(connection, [speaker])[speaker]
    speaker_store.learn(connection, [(number, Speaker(speaker[0], kind=speaker[1]))])
    return number


# --- what is known of a chat ----------------------------------------------------------------


def export(connection: Connection, chat_id: int) -> list[dict[str, Any]]:
    """What a chat complained of, ready for JSON."""
    query = sa.select(complaints, disputes.c.words, disputes.c.speaker).join(disputes)
    rows = connection.execute(
        query.where(_of_chat(chat_id)).order_by(complaints.c.at, disputes.c.id)
    )
    return [
        {
            "words": row.words,
            "speaker": row.speaker,
            "complaint": row.complaint,
            "at": row.at.isoformat(),
        }
        for row in rows
    ]


def forget(connection: Connection, chat_id: int) -> int:
    """Delete what a chat complained of; gives how much that was."""
    count = connection.execute(sa.delete(complaints).where(_of_chat(chat_id))).rowcount
    is_in_use = sa.exists().where(complaints.c.dispute_id == disputes.c.id)
    connection.execute(sa.delete(disputes).where(~is_in_use, ~disputes.c.is_decided))
    return count


def move(connection: Connection, old: int, new: int) -> None:
    """Take what a chat complained of along to its new number."""
    there = sa.select(complaints.c.dispute_id).where(_of_chat(new)).scalar_subquery()
    is_twice = sa.and_(_of_chat(old), complaints.c.dispute_id.in_(there))
    connection.execute(sa.delete(complaints).where(is_twice))
    connection.execute(sa.update(complaints).where(_of_chat(old)).values(chat_id=new))


def _of_chat(chat_id: int) -> sa.ColumnElement[bool]:
    return complaints.c.chat_id == chat_id
