"""The sentences of an article that may be told, with all that says how much each tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from corpus.exceptions import SummaryError
from corpus.language import language_of
from corpus.summaries import centrality, salience
from corpus.summaries.candidates import LONGEST, candidates
from corpus.summaries.centrality import Numbers
from corpus.summaries.wording import Wording, wording
from corpus.text import UNSPACED_LETTERS, fold, words
from corpus.types import Article, Span

# The read articles that are kept, since one is asked for again and again.
_KEPT_ARTICLES = 512
_UNSPACED = re.compile(f"[{UNSPACED_LETTERS}]")


class Material(NamedTuple):
    """What a summary of one text is made of: its sentences, their scores and their words."""

    spans: list[Span]
    texts: list[str]
    language: str | None
    scores: Numbers
    stems: list[list[str]]
    wording: Wording


class Sentence(NamedTuple):
    """A sentence of an article, and its place among those that may be told."""

    article: Article
    span: Span
    place: int
    terms: tuple[str, ...]
    length: int
    """In words, between spaces; in pairs of letters where a script has none."""

    hangs: bool
    """Whether it begins with a "he" or a "but" that only the sentence before explains."""

    @property
    def text(self) -> str:
        """Its words, as they were published."""
        return self.span.of(self.article.text)


def material(text: str, title: str = "") -> Material:
    """What a summary of `text` is made of: candidates -> salience.scores -> wording.

    Raises SummaryError when the text holds no sentence of an article.
    """
    spans = candidates(text)
    texts = [span.of(text) for span in spans]
    language = language_of(text)
    scores = salience.scores(texts, language, title)
    stems = [centrality.stems(sentence, language) for sentence in texts]
    whole = centrality.stems(text[:LONGEST], language)
    likely = wording(stems, whole, scores, centrality.common(language))
    return Material(spans, texts, language, scores, stems, likely)


@lru_cache(_KEPT_ARTICLES)
def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article that may be told; none where it has none."""
    try:
        spans = candidates(article.text)
    except SummaryError:
        return ()
    language = language_of(article.text)
    return tuple(
        Sentence(
            article,
            span,
            place,
            tuple(centrality.terms(sentence, language)),
            _length(sentence),
            salience.dangles(sentence, language),
        )
        for place, (span, sentence) in enumerate((span, span.of(article.text)) for span in spans)
    )


def _length(sentence: str) -> int:
    is_unspaced = _UNSPACED.search(sentence)
    return len(words(fold(sentence))) if is_unspaced else len(sentence.split())


def closest(sentence: str, lines: Iterable[str]) -> float:
    """How much a sentence is like the likest of the lines: rapidfuzz token_set_ratio, to 100."""
    form = fold(sentence)
    return max((fuzz.token_set_ratio(form, fold(line)) for line in lines), default=0.0)
