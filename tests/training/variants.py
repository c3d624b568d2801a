"""An article as other papers would print it: the same statements, in other type or of other people.

Political news of one country is set in few ways. What is learnt from these variants holds where
paragraph breaks are lost, where quotations stand in single marks, and for names from elsewhere.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from tests.training.polnear import Article, Spans

_BREAK = re.compile(r"\s*\n\s*")
_MARKS = {'"': "'", "“": "‘", "”": "’"}
_MARK = re.compile("|".join(_MARKS))
_WORD = re.compile(r"[A-Z][\w'’-]{2,}")

Edits = Sequence[tuple[int, int, str]]
Variant = Callable[[Article], Article]


def joined(article: Article) -> Article:
    """All in one paragraph, as where an archive has lost the breaks."""
    return _edited(article, [(*match.span(), " ") for match in _BREAK.finditer(article.text)])


def in_single_marks(article: Article) -> Article:
    """Quotations in single marks, as British papers set them."""
    matches = _MARK.finditer(article.text)
    return _edited(article, [(*match.span(), _MARKS[match[0]]) for match in matches])


def surnames(articles: Iterable[Article]) -> list[str]:
    """The last words of the persons' full names in these articles."""
    return sorted(
        {
            words[-1]
            for article in articles
            for start, end, kind in article.mentions or ()
            if kind == "PERSON" and len(words := article.text[start:end].split()) > 1
            if _WORD.fullmatch(words[-1])
        }
    )


def renamed(given_names: Sequence[str], last_names: Sequence[str]) -> Variant:
    """Other people: each word of a person's name is another one, the same all over the article."""

    def rename(article: Article) -> Article:
        chance = random.Random(article.stem)
        names: dict[str, str] = {}
        edits: dict[tuple[int, int], str] = {}
        for start, end, kind in article.mentions or ():
            if kind != "PERSON":
                continue
            words = list(_WORD.finditer(article.text, start, end))
            for word in words:
                pool = last_names if word is words[-1] else given_names
                edits[word.span()] = names.setdefault(word[0], chance.choice(pool))
        return _edited(article, sorted((*span, name) for span, name in edits.items()))

    return rename


def _edited(article: Article, edits: Edits) -> Article:
    """The article with parts of its text replaced; what is marked in it moves along."""
    pieces, place = [], 0
    for start, end, text in edits:
        pieces += [article.text[place:start], text]
        place = end
    move = _move(edits)
    return replace(
        article,
        text="".join([*pieces, article.text[place:]]),
        annotations=tuple(
            tuple(_moved(statement, move) for statement in statements)
            for statements in article.annotations
        ),
        mentions=article.mentions
        and tuple((*move(start, end), kind) for start, end, kind in article.mentions),
    )


def _move(edits: Edits) -> Callable[[int, int], tuple[int, int]]:
    ends = [end for _, end, _ in edits]
    growth = [0, *accumulate(len(text) - (end - start) for start, end, text in edits)]

    def at(place: int, *, closes: bool) -> int:
        number = bisect_right(ends, place)
        if number < len(edits) and edits[number][0] < place:  # inside what is replaced
            start, _, text = edits[number]
            return start + growth[number] + (len(text) if closes else 0)
        return place + growth[number]

    return lambda start, end: (at(start, closes=False), at(end, closes=True))


def _moved(
    statement: tuple[Spans, Spans, Spans], move: Callable[[int, int], tuple[int, int]]
) -> tuple[Spans, Spans, Spans]:
    source, cue, content = ([move(start, end) for start, end in part] for part in statement)
    return source, cue, content


def all_of(
    articles: Iterable[Article], variants: Mapping[str, Variant]
) -> Iterable[tuple[str, Article]]:
    """Each article with the name of its variant, as it was printed ("") first."""
    for article in articles:
        yield "", article
        for name, vary in variants.items():
            yield name, vary(article)
