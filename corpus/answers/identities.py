"""From an office or a nickname to the sentences that say whose it is."""

from __future__ import annotations

from corpus.answers import bynames, offices, passages
from corpus.answers.snapshot import Snapshot
from corpus.questions.identities import WhoIs
from corpus.speakers import nicknames, roles
from corpus.speakers import store as speaker_store
from corpus.types import Answer, PassageHit, Question, Scope, Speaker

_RIVALS = 3
_MOST = 40
# Who is called so that many times less often is not told beside the one.
_LEAST = 0.5


def answer(archive: Snapshot, request: WhoIs, limit: int) -> Answer | None:
    """At most `limit` sentences in which they are named so; None where nobody is called that.

    Of an office that several may hold one sentence of each.
    """
    question = request.limits.question
    scope = Scope(question.since, question.until, question.outlet)
    office = roles.read_office(request.name)
    if office and office.is_certain:
        hits = _of_office(archive, office, scope, limit)
    else:
        bearers = _called(archive, request.name)
        hits = _told(archive, bearers[0], request.name, scope)[:limit] if bearers else []
    return Answer(Question(topic=request.name), tuple(hits)) if hits else None


def _of_office(
    archive: Snapshot, office: roles.Office, scope: Scope, limit: int
) -> list[PassageHit]:
    find = offices.once_holders if office.lesser in roles.PAST else offices.holders
    holders = find(archive, office, scope)[:_RIVALS]
    likely = [holder for holder in holders if holder.score >= _LEAST * holders[0].score]
    told = [_told(archive, one.speaker, one.description, scope) for one in likely]
    return [hit for hits in told for hit in hits[: limit // len(told)]]


def _called(archive: Snapshot, name: str) -> list[Speaker]:
    """Whom a nickname or initials mean; nobody for somebody's own name."""
    speakers = bynames.bearers(archive, name)
    letters = name.replace(".", "")
    if speakers or not (nicknames.are_initials(letters) and letters.isupper()):
        return speakers
    candidates = speaker_store.with_initials(archive.connection, letters.lower())
    return [one for one in candidates if nicknames.initials(one.name) == letters.lower()]


def _told(archive: Snapshot, speaker: Speaker, role: str, scope: Scope) -> list[PassageHit]:
    """The sentences that name somebody as that, those of the times asked for first."""
    hits = passages.mentions(archive, speaker.name, role, _MOST)
    return sorted(hits, key=lambda hit: not _is_within(hit, scope))


def _is_within(hit: PassageHit, scope: Scope) -> bool:
    moment = hit.article.published
    is_late = moment is None or scope.since is None or moment >= scope.since
    return is_late and (moment is None or scope.until is None or moment < scope.until)
