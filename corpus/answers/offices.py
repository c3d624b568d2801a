"""Who holds an office by what the articles of the times asked for say.

a role -> the passages that name it (full text) -> whom they give it to (`speakers.holders`) -> the
speakers of these names, the latest and most often so called first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.speakers import store as speaker_store
from corpus.speakers.holders import Holding, holdings, places_in
from corpus.speakers.roles import Names, Office
from corpus.store.fulltext.passages import find_groups
from corpus.types import Article, Scope, Speaker

_PASSAGES = 200
# Whoever is called so that long before the last one counts half as much.
_HALF_LIFE = 120.0  # days
# Of a former holder it is said when that was.
_FORMER = 365
# Who is called so that many times less often may be called so by mistake.
_RARELY = 10
_UNDATED = datetime.min.replace(tzinfo=UTC)


class Holder(NamedTuple):
    """A speaker who holds an office, how the articles put it, and how likely it is they now.

    `description` has the year where that is long before somebody else held it.
    """

    speaker: Speaker
    description: str
    score: float


class _Mention(NamedTuple):
    holding: Holding
    article: Article


def holders(archive: Snapshot, office: Office, scope: Scope) -> list[Holder]:
    """Who holds the office, the latest and most often so called first.

    By articles within `scope`, or where none of them tells, by those before its end.
    """
    for within in dict.fromkeys((scope, replace(scope, since=None, outlet=None))):
        if mentions := _mentions(archive, office, within):
            surest = max(mention.holding.weight for mention in mentions)
            sure = [mention for mention in mentions if mention.holding.weight == surest]
            return _holders(archive, sure) or _holders(archive, mentions)
    return []


def _mentions(archive: Snapshot, office: Office, scope: Scope) -> list[_Mention]:
    """Where somebody is said to hold it: with whose it is, or else in articles of that place."""
    groups = [office.heads, *office.qualifiers]
    mentions = list(_read(archive, office, [*groups, *office.places], scope))
    if sure := [mention for mention in mentions if mention.holding.is_placed]:
        return sure
    if not office.qualifiers and not office.is_alone:
        return []
    return [
        mention
        for mention in _read(archive, office, groups, scope)
        if all(_is_of(mention.article, place) for place in office.places)
    ]


def _is_of(article: Article, place: Names) -> bool:
    """Whether no other country is named as often in an article: its prime minister needs none."""
    counts = places_in(article.text)
    return bool(counts) and counts.get(place, 0) == max(counts.values())


def _read(
    archive: Snapshot, office: Office, groups: Sequence[Names], scope: Scope
) -> Iterator[_Mention]:
    ids = find_groups(archive.connection, groups, scope, _PASSAGES)
    passages = article_store.passages_with_ids(archive.connection, ids)
    articles = article_store.articles_with_ids(
        archive.connection, (passage.article_id for passage in passages)
    )
    for passage in passages:
        article = articles[passage.article_id]
        for holding in holdings(office, article.text, passage.span):
            yield _Mention(holding, article)


def _holders(archive: Snapshot, mentions: Iterable[_Mention]) -> list[Holder]:
    names = {name for mention in mentions for name in mention.holding.names}
    speakers = speaker_store.with_full_names(archive.connection, names)
    by_speaker: dict[Speaker, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        if name := next(filter(speakers.__contains__, mention.holding.names), None):
            by_speaker[speakers[name]].append(mention)
    most = max(map(_weight, by_speaker.values()), default=0.0)
    last = max((_moment(mention) for mention in chain(*by_speaker.values())), default=_UNDATED)
    likely = (
        _holder(speaker, theirs, last)
        for speaker, theirs in by_speaker.items()
        if _weight(theirs) * _RARELY >= most
    )
    return sorted(likely, key=lambda holder: (-holder.score, holder.speaker.name))


def _weight(mentions: Iterable[_Mention]) -> float:
    return sum(mention.holding.weight for mention in mentions)


def _moment(mention: _Mention) -> datetime:
    return mention.article.published or _UNDATED


def _holder(speaker: Speaker, mentions: Sequence[_Mention], last: datetime) -> Holder:
    newest = max(mentions, key=_moment)
    ages = ((last - _moment(mention)).days for mention in mentions)
    score = sum(
        mention.holding.weight * 0.5 ** (age / _HALF_LIFE)
        for mention, age in zip(mentions, ages, strict=True)
    )
    description = newest.holding.description
    year = newest.article.published and newest.article.published.year
    is_former = year and (last - _moment(newest)).days > _FORMER
    return Holder(speaker, f"{description} ({year})" if is_former else description, score)
