"""Whom a nickname means by what the articles say.

a nickname -> the passages that hold it (full text) -> who is given it there (`speakers.bynames`) ->
the speaker of that name in the article, or who speaks where it only says "her".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.speakers import store as speaker_store
from corpus.speakers.bynames import Byname, bynames
from corpus.speakers.parts import forms_of, words_of_form
from corpus.store.fulltext.passages import find_groups
from corpus.text import fold, words
from corpus.types import Quote, Scope, Speaker, SpeakerKind

_PASSAGES = 60
# Of a word that so many passages have it is no news whom it means.
_COMMON = 1_000
_LONGEST = 4
_EVERYWHERE = Scope()


def bearers(archive: Snapshot, nickname: str) -> list[Speaker]:
    """The speakers whom articles call so, most often first."""
    row = tuple(word for word in words(fold(nickname)) if word != "the")
    rarest = min((archive.words.count(word) for word in row), default=0)
    if not 0 < len(row) <= _LONGEST or not 0 < rarest <= _COMMON:
        return []
    return [speaker for speaker, _ in Counter(_bearers(archive, row)).most_common()]


def _bearers(archive: Snapshot, nickname: tuple[str, ...]) -> Iterator[Speaker]:
    connection = archive.connection
    ids = find_groups(connection, [[" ".join(nickname)]], _EVERYWHERE, _PASSAGES)
    passages = article_store.passages_with_ids(connection, ids)
    numbers = {passage.article_id for passage in passages}
    articles = article_store.articles_with_ids(connection, numbers)
    for passage in passages:
        text = articles[passage.article_id].text
        for byname in dict.fromkeys(bynames(text, passage.span, nickname)):
            if speaker := _speaker(archive, passage.article_id, byname):
                yield speaker


def _speaker(archive: Snapshot, article_id: int, byname: Byname) -> Speaker | None:
    quotes = [
        quote
        for quote in article_store.quotes_of_article(archive.connection, article_id)
        if quote.speaker_id is not None
    ]
    if byname.name is None:
        number = _speaking(quotes, byname.place)
        return next(iter(speaker_store.with_ids(archive.connection, [number])), None)
    numbers = {quote.speaker_id for quote in quotes if quote.speaker_id is not None}
    speakers = speaker_store.with_ids(archive.connection, numbers)
    return _called(byname.name, speakers) or _anywhere(archive, byname.name)


def _speaking(quotes: Sequence[Quote], place: int) -> int:
    """Whose quote stands around a place or else next before it; 0 where nobody's does."""
    around = [quote for quote in quotes if quote.sentence.start <= place < quote.sentence.end]
    before = [quote for quote in quotes if quote.sentence.end <= place]
    return next((quote.speaker_id or 0 for quote in (*around, *before[::-1])), 0)


def _called(name: str, speakers: Iterable[Speaker]) -> Speaker | None:
    row = set(words(fold(name)))
    persons = (one for one in speakers if one.kind is not SpeakerKind.ORGANISATION)
    return next(
        (one for one in persons if any(row <= words_of_form(form) for form in forms_of(one))), None
    )


def _anywhere(archive: Snapshot, name: str) -> Speaker | None:
    return speaker_store.with_full_names(archive.connection, [name]).get(name)
