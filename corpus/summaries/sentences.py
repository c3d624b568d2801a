"""The sentences of an article that may be told, with all that says how much each tells. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from corpus.exceptions import SummaryError
from corpus.language import language_of
from corpus.summaries import centrality, salience
from corpus.summaries.candidates import candidates
from corpus.summaries.centrality import Numbers
from corpus.summaries.wording import Wording, counted, wording
from corpus.text import fold
from corpus.types import Article, Span

# The read articles that are kept, since one is asked for again and again.
_KEPT_ARTICLES = 512


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
    salience: float
    """In standard deviations of the scores of its article."""

    stems: tuple[str, ...]
    chances: dict[str, float]
    """How likely each word of its article is used by a person who tells that."""

    @property
    def text(self) -> str:
        """Its words, as they were published."""
        return self.span.of(self.article.text)

    @property
    def length(self) -> int:
        """In words; in pairs of letters where a script has no spaces."""
        return len(self.stems)


def material(text: str, title: str = "") -> Material:
    """What a summary of `text` is made of: candidates -> salience.scores -> wording.

    Raises SummaryError when the text holds no sentence of an article.
    """
    spans = candidates(text)
    texts = [span.of(text) for span in spans]
    language = language_of(text)
    scores = salience.scores(texts, language, title)
    stems = [centrality.stems(sentence, language) for sentence in texts]
    words = wording(stems, scores, centrality.common(language))
    return Material(spans, texts, language, scores, stems, words)


@lru_cache(_KEPT_ARTICLES)
def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article that may be told; none where it has none."""
    try:
        spans, texts, language, scores, stems, words = material(article.text, article.title)
    except SummaryError:
        return ()
    chances = dict(zip(counted(stems)[0], words.chances.tolist(), strict=True))
    terms = [tuple(centrality.terms(sentence, language)) for sentence in texts]
    columns = zip(spans, terms, salience.standard(scores).tolist(), stems, strict=True)
    return tuple(
        Sentence(article, span, place, own_terms, score, tuple(own_stems), chances)
        for place, (span, own_terms, score, own_stems) in enumerate(columns)
    )


def closest(sentence: str, lines: Iterable[str]) -> float:
    """How much a sentence is like the likest of the lines: rapidfuzz token_set_ratio, to 100."""
    form = fold(sentence)
    return max((fuzz.token_set_ratio(form, fold(line)) for line in lines), default=0.0)
