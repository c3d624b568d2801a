"""Who "he" may be: among those who were shown, or who speaks where nobody was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.answers import said
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.conversation.turns import Exhibit, Turn
from corpus.quotes.naming.capitals import gender_of_given
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from corpus.types import Article, SpeakerKind


def who(pronoun: str, people: Sequence[str]) -> str | None:
    """The first of these who may be "he", or "she", by their given names."""
    gender = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}.get(pronoun)
    genders = {"m", "f"} if gender is None else {gender}
    return next((name for name in people if (gender_of(name) or gender) in genders | {None}), None)


def gender_of(name: str) -> str | None:
    """ "m" or "f" by the given name, as far as that tells."""
    return gender_of_given(fold(name.split()[0])) if name.split() else None


def with_people(archive: Snapshot, turn: Turn) -> Turn:
    """The turn, with who "he" may be where it named nobody: who speaks in its first article.

    First those who are named in the question, then in the sentence that was shown, nearest to the
    question's words, then in the title; or else whom these name.
    """
    if turn.people or not turn.items:
        return turn
    first = turn.items[0]
    articles = article_store.articles_with_ids(archive.connection, [first.article])
    lines = [
        turn.words,
        *(line for article in articles.values() for line in _lines(article, first)),
    ]
    quotes = article_store.quotes_of_articles(archive.connection, [first.article])
    hits = said.with_articles(archive.connection, [quote for quote in quotes if quote.is_shown])
    speakers = Counter(hit.speaker for hit in hits if hit.speaker.kind is SpeakerKind.PERSON)
    names = [speaker.name for speaker, _ in speakers.most_common()]
    names.sort(key=lambda name: _distance(name, lines))
    is_near = names and _distance(names[0], lines) < _FAR
    people = names if is_near else [*_names_in(lines[1:], turn.words), *names]
    return replace(turn, people=tuple(people))


_FAR = 1_000
_A_LINE = 100


def _distance(name: str, lines: Sequence[str]) -> int:
    """How far a name is: by the line it stands in, and from the question's words there."""
    question = set(words(fold(lines[0]))) - STOPWORDS
    last = words(fold(name))[-1]
    for number, line in enumerate(lines):
        tokens = words(fold(line))
        places = [at for at, word in enumerate(tokens) if word in question and word != last]
        here = [at for at, word in enumerate(tokens) if word == last]
        if here:
            gaps = (abs(at - place) for at in here for place in places)
            return number * _A_LINE + min(min(gaps, default=_A_LINE - 1), _A_LINE - 1)
    return _FAR


def _lines(article: Article, exhibit: Exhibit) -> list[str]:
    return [article.text[exhibit.start : exhibit.end], article.title]


_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w'’-]+)+")


def _names_in(lines: Iterable[str], question: str) -> list[str]:
    """The names in these lines that share a word with the question; without titles before them."""
    content = set(words(fold(question))) - STOPWORDS
    names = [match.group() for line in lines for match in _NAME.finditer(line)]
    return [name for name in names if words(fold(name))[-1] in content]
