"""Pick the sentences that tell most of a text, word for word.

A sentence's score is its place in the text plus its TextRank by sumy: no sumy
summarizer alone beats the first three sentences of a news article, so their
scores are features here and never the whole answer.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from corpus.exceptions import SummaryError
from corpus.text import fold, words
from corpus.text import sentences as split_sentences
from corpus.types import Span, Summary

METHOD = "place + TextRank"

# TextRank compares every pair of sentences, so it sees only the beginning of
# a long text; news says what matters there.
_RANKED_CHARACTERS = 12_000
# Shorter than this is a heading, a byline or a caption, unless it is all there is.
_LEAST_WORDS = 6
_PLACE_WEIGHT = 8.0
# Above this a sentence says again what one already picked says (rapidfuzz token_set_ratio).
_SAME = 85


class _Sentence(NamedTuple):
    """What sumy wants of a sentence: something hashable that has `words`."""

    position: int
    words: tuple[str, ...]


class _Document(NamedTuple):
    sentences: tuple[_Sentence, ...]


def summarize(text: str, sentences: int = 3) -> Summary:
    """Up to `sentences` sentences of `text`, in the order of the text.

    Raises SummaryError when the text holds no words.
    """
    candidates = _candidates(text)
    if not candidates:
        raise SummaryError("there are no sentences in it to pick from")
    scores = _scores(text, candidates)
    best_first = sorted(range(len(candidates)), key=lambda place: (-scores[place], place))
    picked = _without_repeats(text, [candidates[place] for place in best_first], sentences)
    return Summary(tuple(sorted(picked)), METHOD)


def _candidates(text: str) -> list[Span]:
    found = [span for span in split_sentences(text[:_RANKED_CHARACTERS]) if words(span.of(text))]
    if len(text) > _RANKED_CHARACTERS and len(found) > 1:
        found.pop()  # the cut may have gone through it
    full = [span for span in found if len(words(span.of(text))) >= _LEAST_WORDS]
    return full or found


def _scores(text: str, candidates: list[Span]) -> list[float]:
    rank = _textrank(tuple(tuple(words(fold(span.of(text)))) for span in candidates))
    return [_PLACE_WEIGHT / (place + 1) + rank[place] for place in range(len(candidates))]


def _textrank(sentences_words: tuple[tuple[str, ...], ...]) -> list[float]:
    """Each sentence's TextRank, up to 1; zeros where there is too little to tell."""
    items = tuple(_Sentence(*item) for item in enumerate(sentences_words))
    if len(items) < 3:
        return [0.0] * len(items)
    ratings = _ranker().rate_sentences(_Document(items))
    highest = max(ratings.values())
    return [float(ratings[item] / highest) for item in items]


@cache
def _ranker() -> Any:
    # Here and not above: sumy takes a second to import.
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.text_rank import TextRankSummarizer
    from sumy.utils import get_stop_words

    ranker = TextRankSummarizer(Stemmer("english"))
    ranker.stop_words = get_stop_words("english")
    return ranker


def _without_repeats(text: str, ordered: list[Span], count: int) -> list[Span]:
    picked: list[Span] = []
    for span in ordered:
        if len(picked) == count:
            break
        folded = fold(span.of(text))
        if all(fuzz.token_set_ratio(folded, fold(other.of(text))) < _SAME for other in picked):
            picked.append(span)
    return picked
