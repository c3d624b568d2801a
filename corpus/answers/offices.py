"""Who holds an office by what the articles of the times asked for say.

a role -> the passages that name it (full text) -> whom they give it to (`speakers.holders`) -> the
speakers of these names, the latest and most often so called first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from corpus.answers.belonging import is_of, with_places
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.quotes.naming.places import PLACES
from corpus.speakers import lookup
from corpus.speakers import store as speaker_store
from corpus.speakers.holders import Holding, holdings
from corpus.speakers.roles import Names, Office
from corpus.store.fulltext.passages import find_groups
from corpus.text import fold, words
from corpus.types import Article, Scope, Speaker

_PASSAGES = 200
# Whoever is called so that long before the last one counts half as much.
_HALF_LIFE = 120.0  # days
# Of a former holder it is said when that was.
_FORMER = 365
# Who is called so that many times less often may be called so by mistake.
_RARELY = 10
# So many articles on a place give it a holder whom none of them places there.
_SEVERAL = 3
_HARDLY = 0.3
_UNDATED = datetime.min.replace(tzinfo=UTC)


class Holder(NamedTuple):
    """A speaker who holds an office, how the articles put it, and how likely it is they now.

    `description` has the year where that is long before somebody else held it: `is_former`.
    """

    speaker: Speaker
    description: str
    score: float
    is_former: bool = False
    since: datetime | None = None


class _Mention(NamedTuple):
    holding: Holding
    article: Article


def holders(archive: Snapshot, office: Office, scope: Scope) -> list[Holder]:
    """Who holds the office, the latest and most often so called first.

    By articles within `scope`, or where none of them tells, by those before its end.
    """
    office = with_places(archive, office)
    for within in dict.fromkeys((scope, replace(scope, since=None, outlet=None))):
        mentions = _mentions(archive, office, within)
        surest = max((mention.holding.weight for mention in mentions), default=0.0)
        sure = [mention for mention in mentions if mention.holding.weight == surest]
        if people := _holders(archive, office, sure) or _holders(archive, office, mentions):
            return people
    return []


def once_holders(archive: Snapshot, office: Office, scope: Scope) -> list[Holder]:
    """Who held it before, as the articles say: "former", or by another who held it much later.

    Of the "then" minister the articles say no more than of the minister.
    """
    plain = replace(office, lesser=frozenset())
    if office.lesser == {"then"}:
        return sorted(holders(archive, plain, scope), key=lambda holder: not holder.is_former)
    is_told = bool(office.qualifiers or office.places)
    later = holders(archive, plain, scope) if is_told else []
    former = [holder for holder in later if holder.is_former]
    return [*holders(archive, office, scope), *former]


def _mentions(archive: Snapshot, office: Office, scope: Scope) -> list[_Mention]:
    """Where somebody is said to hold it; also without whose it is, where few offices are so called.

    Those come with the same office of others, which tell who does not hold this one.
    """
    groups = [office.heads, *office.qualifiers]
    mentions = list(_read(archive, office, [*groups, *office.places], scope))
    sure = [mention for mention in mentions if mention.holding.is_placed]
    if not office.places or not (office.qualifiers or office.is_alone):
        return sure
    return list(dict.fromkeys([*sure, *_read(archive, office, groups, scope)]))


def _read(
    archive: Snapshot, office: Office, groups: Sequence[Names], scope: Scope
) -> Iterator[_Mention]:
    ids = find_groups(archive.connection, groups, archive.within(scope), _PASSAGES)
    passages = article_store.passages_with_ids(archive.connection, ids)
    articles = article_store.articles_with_ids(
        archive.connection, (passage.article_id for passage in passages)
    )
    for passage in passages:
        article = articles[passage.article_id]
        for holding in holdings(office, article.text, passage.span):
            yield _Mention(holding, article)


def _holders(archive: Snapshot, office: Office, mentions: Iterable[_Mention]) -> list[Holder]:
    """The speakers who are said to hold it, and nowhere that they hold that of another place."""
    names = {name for mention in mentions for name in mention.holding.names}
    speakers = speaker_store.with_full_names(archive.connection, names)
    by_speaker: dict[Speaker, list[_Mention]] = defaultdict(list)
    owners = {mention.holding.elsewhere for mention in mentions} - {""}
    rivals = {owner for owner in owners if owner in PLACES or not _is_somebody(archive, owner)}
    for mention in mentions:
        if name := next(filter(speakers.__contains__, mention.holding.names), None):
            by_speaker[speakers[name]].append(mention)
    is_told = any(mention.holding.is_placed for mention in mentions)
    theirs = {
        speaker: own
        for speaker, of_speaker in by_speaker.items()
        if (own := _of_office(office, of_speaker, rivals, is_told))
    }
    most = max(map(_weight, theirs.values()), default=0.0)
    last = max((_moment(mention) for mention in chain(*theirs.values())), default=_UNDATED)
    likely = (
        _holder(speaker, own, last)
        for speaker, own in theirs.items()
        if _weight(own) * _RARELY >= most
    )
    return sorted(likely, key=lambda holder: (-holder.score, holder.speaker.name))


def _is_somebody(archive: Snapshot, word: str) -> bool:
    """Whether a word is the last name of somebody quoted: "Trump's adviser" is not of a place."""
    alike = lookup.meanings(word, archive.names.at(archive.connection))
    matches = lookup.match(word, alike, speaker_store.with_names_like(archive.connection, alike))
    return any(words(fold(match.speaker.name))[-1:] == [word] for match in matches)


def _of_office(
    office: Office, mentions: Sequence[_Mention], rivals: Collection[str], is_told: bool
) -> list[_Mention]:
    """The mentions of somebody that are of this office: with its place, or in articles on that.

    Of who is never placed most of them must be, or several, where it `is_told` whom others place
    there; of who is placed elsewhere alone none is. Of an office that no other place has, one is
    enough, or less.
    """
    own = [mention for mention in mentions if _is_own(office, mention, rivals, 1.0)]
    if any(mention.holding.is_placed for mention in mentions):
        return own
    if any(mention.holding.elsewhere in rivals for mention in mentions):
        return []
    is_only = bool(office.qualifiers) and not rivals
    near = [mention for mention in mentions if is_only and _is_own(office, mention, (), _HARDLY)]
    is_mostly = (is_only and bool(own)) or len(own or near) * 2 > len(mentions)
    return (own or near) if (is_mostly and not is_told) or len(own) >= _SEVERAL else []


def _is_own(office: Office, mention: _Mention, rivals: Collection[str], share: float) -> bool:
    if mention.holding.is_placed or mention.holding.elsewhere in rivals:
        return mention.holding.is_placed
    text = mention.article.text
    return all(is_of(text, place, rivals, share) for place in office.places)


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
    is_former = bool(year) and (last - _moment(newest)).days > _FORMER
    named = f"{description} ({year})" if is_former else description
    since = min(mention.article.published or _UNDATED for mention in mentions)
    return Holder(speaker, named, score, is_former, None if since == _UNDATED else since)
