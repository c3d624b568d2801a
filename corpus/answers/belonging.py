"""Whose an office is: of a place on no list, by what the archive writes, and in whose articles."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import chain

from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.quotes.naming.places import PLACES
from corpus.search import spelling
from corpus.speakers import demonyms
from corpus.speakers.holders import count_of, places_in
from corpus.speakers.roles import Names, Office
from corpus.store.fulltext.passages import find_groups
from corpus.types import Scope

_LOOKED_AT = 20  # passages
_SURELY = 0.9
_EVERYWHERE = Scope()


def with_places(archive: Snapshot, office: Office) -> Office:
    """The office with whose it is, where that is no known country: "the Belquaran president".

    A word is a place that all articles write with a capital; of it count the names that they have.
    """
    groups = [(group, _place(archive, group)) for group in office.qualifiers]
    places = [place for _, place in groups if place]
    qualifiers = tuple(group for group, place in groups if not place)
    return replace(office, qualifiers=qualifiers, places=(*office.places, *places))


def _place(archive: Snapshot, group: Names) -> Names:
    if not all(map(str.isalpha, group)):
        return ()
    if not any(map(archive.words.count, group)):
        group = tuple(spelling.as_spelt(name, archive.words) for name in group)
        if group[0] in PLACES:
            return PLACES[group[0]]
    names = dict.fromkeys(chain(group, *map(demonyms.related, group)))
    return tuple(name for name in names if archive.words.count(name) and _is_proper(archive, name))


def _is_proper(archive: Snapshot, name: str) -> bool:
    """Whether the articles write a word with a capital nearly everywhere, and not all of it so."""
    ids = find_groups(archive.connection, [[name]], _EVERYWHERE, _LOOKED_AT)
    passages = article_store.passages_with_ids(archive.connection, ids)
    articles = article_store.articles_with_ids(
        archive.connection, (passage.article_id for passage in passages)
    )
    pattern = re.compile(rf"\b{re.escape(name)}", re.IGNORECASE)
    texts = (passage.span.of(articles[passage.article_id].text) for passage in passages)
    words = [match[0] for text in texts for match in pattern.finditer(text)]
    return bool(words) and sum(map(str.istitle, words)) >= _SURELY * len(words)


def is_of(text: str, place: Names, rivals: Collection[str], share: float = 1.0) -> bool:
    """Whether a text names no country more often than this place, and no rival as often.

    With a `share` below 1 it may be named so much less often.
    """
    counts = places_in(text)
    own = counts[place] if place[0] in PLACES else count_of(place, text)
    further = [count_of((name,), text) for name in rivals if name not in place]
    return own > max([0, *further]) and own >= share * max([own, *counts.values()])
