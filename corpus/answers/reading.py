"""The articles that were found first, read with the question in mind.

their best passages -> each read by `search.reader` -> in the order in which they answer, each by
the sentence that does (`search.evidence`). What nobody asks, mere keywords, is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus import text
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.search import aims, evidence, features, ranking, reader, relevance, spelling
from corpus.search.ranking import RankedArticle
from corpus.search.reader import PassageReading
from corpus.search.spelling import STOPWORDS
from corpus.types import Article, Passage, PassageHit, Span, Term

# So many passages are read, of so many articles: a passage takes about 8 ms.
_PASSAGES = 8
_ARTICLES = 5
# What the ranking has so far behind the best, in log-odds, no reading brings before it.
_TOO_FAR = 8.0
# Of the first articles all is looked through, up to so many characters of each.
_WHOLE = 2
_BEGINNING = 20_000
# What the score of the ranking counts among the articles of the last answer.
_NEAR = 0.25
# What a sentence that has what is asked for counts for its article, in log-odds for each share.
_ANSWERING = 1.0

Likely = list[tuple[float, Span]]
"""Sentences of an article that have what is asked for, each with how likely it answers."""


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found for a question, in the order in which it answers, with the texts of the first.

    `readings` are of the passages that were read, by their ids.
    """

    question: str
    terms: Sequence[Term]
    hits: Sequence[RankedArticle]
    passages: Mapping[int, Passage]
    articles: Mapping[int, Article]
    readings: Mapping[int, PassageReading]
    likely: Mapping[int, Likely]

    @property
    def fits(self) -> bool:
        """Whether the first may be an answer."""
        return any(map(ranking.fits, self.hits[:1]))

    def page(self, offset: int, limit: int) -> Iterator[PassageHit]:
        """Some of the articles, each by the best sentences of its passages.

        Where none was read, those of a page that have what is asked for come first.
        """
        page = self.hits[offset : offset + limit]
        for hit in page if self.readings else sorted(page, key=lambda hit: -hit.score):
            best, *others = (self._sentence(number) for number in (hit.id, *hit.further))
            more = (*(span for _, span in self.likely[hit.article_id]), *others)
            yield PassageHit(
                self.passages[hit.id],
                self.articles[hit.article_id],
                best,
                hit.score,
                hit.confidence,
                tuple(dict.fromkeys(span for span in more if span != best)),
                tuple(self.articles[number] for number in hit.copies),
            )

    def _sentence(self, number: int) -> Span:
        """The sentence of a passage that answers best, where it was read; else by its words."""
        passage, reading = self.passages[number], self.readings.get(number)
        body = self.articles[passage.article_id].text
        if reading is None:
            return relevance.best_sentence(self.terms, body, passage.span, self.question)
        sentences = text.sentences_within(body, passage.span)
        return sentences[evidence.best(reading, self.held(body, sentences))]

    def held(self, body: str, sentences: Sequence[Span]) -> list[float]:
        """How much each sentence has of the question's words."""
        return [
            relevance.coverage(self.terms, text.words(text.fold(sentence.of(body))))
            for sentence in sentences
        ]


def finds(
    archive: Snapshot, words: str, terms: Sequence[Term], hits: Sequence[RankedArticle], most: int
) -> Finds:
    """What ranking has found, the first of it read; `most` articles at least have their texts.

    Each article's best passage is read, and then others of it. Of mere keywords none is.
    """
    question = spelling.as_spelt(words, archive.words)
    first = list(hits[: max(most, _ARTICLES)])
    article_ids = chain.from_iterable((hit.article_id, *hit.copies) for hit in first)
    articles = article_store.articles_with_ids(archive.connection, article_ids)
    likely = {hit.article_id: _likely(question, terms, articles[hit.article_id]) for hit in first}
    first[:_WHOLE] = _deeper(archive, first[:_WHOLE], likely)
    found = article_store.passages_with_ids(
        archive.connection, chain.from_iterable((hit.id, *hit.further) for hit in first)
    )
    passages = {passage.id: passage for passage in found}
    ids = _to_read(first) if _is_asked(question) else []
    readings = {number: _reading(question, passages[number], articles) for number in ids}
    weight = _NEAR if archive.articles else 1.0  # near: all are on the matter
    first = [
        hit._replace(score=weight * hit.score + _ANSWERING * _best(likely[hit.article_id]))
        for hit in first
    ]
    ordered = [*evidence.reordered(first, readings, _dates(articles)), *hits[len(first) :]]
    answers = evidence.without_noise(ordered, readings)
    return Finds(question, terms, answers, passages, articles, readings, likely)


def _is_asked(question: str) -> bool:
    """Whether it is a question: no keywords, no name like "The Who", no words of a text."""
    has_words = not STOPWORDS.issuperset(text.words(text.fold(question)))
    return has_words and features.is_question(question) and aims.aim_of(question) is not None


def _likely(question: str, terms: Sequence[Term], article: Article) -> Likely:
    """The sentences of an article that have what the question asks for: a reason, a number."""
    aim = aims.aim_of(question)
    if aim is None:
        return []
    beginning = article.text[:_BEGINNING]
    spans = text.sentences(beginning)
    return aims.answering(aim, question, terms, beginning, spans, article.title)


def _best(likely: Likely) -> float:
    return max((score for score, _ in likely), default=0.0)


def _deeper(
    archive: Snapshot, hits: Sequence[RankedArticle], likely: Mapping[int, Likely]
) -> list[RankedArticle]:
    """The articles, each also with the passages of its sentences that have what is asked for.

    "It had cost 3 million" stands further down, without a word of the question.
    """
    ids = [hit.article_id for hit in hits if likely[hit.article_id]]
    passages = article_store.passages_of(archive.connection, ids) if ids else []

    def with_those(hit: RankedArticle) -> RankedArticle:
        spans = [span for _, span in likely[hit.article_id]]
        holding = [
            passage.id
            for passage in passages
            if passage.article_id == hit.article_id and any(map(passage.span.overlaps, spans))
        ]
        further = dict.fromkeys((*hit.further, *holding))
        return hit._replace(further=tuple(number for number in further if number != hit.id))

    return list(map(with_those, hits))


def _dates(articles: Mapping[int, Article]) -> dict[int, float]:
    return {
        article.id: article.published.timestamp()
        for article in articles.values()
        if article.published
    }


def _to_read(hits: Sequence[RankedArticle]) -> list[int]:
    least = max((hit.score for hit in hits), default=0.0) - _TOO_FAR
    first = [hit for hit in hits[:_ARTICLES] if hit.score >= least]
    ids = [*(hit.id for hit in first), *chain.from_iterable(hit.further for hit in first)]
    return ids[:_PASSAGES]


def _reading(question: str, passage: Passage, articles: Mapping[int, Article]) -> PassageReading:
    article = articles[passage.article_id]
    sentences = text.sentences_within(article.text, passage.span)
    return reader.read_passage(question, article, passage, sentences)
