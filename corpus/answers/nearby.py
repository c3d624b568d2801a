"""What the articles that were just shown say to a short question: "who paid for it?".

Such a question names neither whom nor what it is about; all of these articles are about that. So
their sentences are looked through one by one, and what a sentence has of the kind that is asked
for (`search.aims`) counts as much as its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

from corpus import text
from corpus.answers import passages
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as article_store
from corpus.search import aims, reader, relevance, spelling
from corpus.search.aims import Aim
from corpus.types import FITS, Answer, Article, Passage, PassageHit, Question, Span, Term

_ARTICLES = 10
_SENTENCES = 3
# What a sentence has for being in the first article, and loses for having been shown already.
_FIRST = 0.6
_SHOWN = 0.3
# A sentence with less than this share of the best one's score says little beside it.
_BESIDE = 0.6
# The passages of so many of the likeliest sentences are read, at most so many of them.
_LIKELIEST = 12
_PASSAGES = 6
# What a sentence that is surely read as the answer has for it.
_READ = 0.8
_ANSWERS = 0.65
HOLDS = 0.3
"""So much of a question's words is in a sentence that is about it."""


class _Sentence(NamedTuple):
    """A sentence of an article: how likely it answers, and whether it surely may."""

    score: float
    fits: bool
    article: Article
    passage: Passage
    span: Span


def on(archive: Snapshot, matter: str) -> tuple[int, ...]:
    """The articles that are about a person or a topic, the likeliest first."""
    hits = passages.look(archive, matter, None).hits
    return tuple(hit.article_id for hit in hits if hit.confidence >= FITS)[:_ARTICLES]


def answer(
    archive: Snapshot,
    question: str,
    shown: Collection[tuple[int, int]] = (),
    holds: float = HOLDS,
) -> Answer | None:
    """The sentences of the archive's `articles` that answer best; None where none has a word of it.

    `shown` are the articles and beginnings of sentences that the reader has seen. It fits where
    the best sentence holds such a share of the question's words, and what it asks for.
    """
    terms = spelling.terms(question, archive.words)
    sentences = sorted(
        _read(
            question,
            list(_sentences(archive, question, terms, shown, holds)),
            archive.articles[0] if holds <= HOLDS and archive.articles else None,
        ),
        key=lambda sentence: -sentence.score,
    )
    best = sentences[:1]
    if not best or best[0].score <= 0:
        return None
    least = _BESIDE * best[0].score
    page = [sentence for sentence in sentences[:_SENTENCES] if sentence.score >= least]
    return Answer(
        Question(topic=question),
        tuple(_hits(page)),
        fits=best[0].fits,
        words=question,
    )


def _sentences(
    archive: Snapshot,
    question: str,
    terms: Sequence[Term],
    shown: Collection[tuple[int, int]],
    holds: float,
) -> Iterator[_Sentence]:
    ids = archive.articles[:_ARTICLES]
    articles = article_store.articles_with_ids(archive.connection, ids)
    aim = aims.aim_of(question)
    for passage in article_store.passages_of(archive.connection, ids):
        article = articles[passage.article_id]
        for span in text.sentences_within(article.text, passage.span):
            sentence = span.of(article.text)
            share = relevance.coverage(terms, text.words(text.fold(sentence)))
            score, has_it = _score(aim, question, sentence, share)
            if score:
                score += _FIRST / (1 + ids.index(article.id))
                score -= _SHOWN * ((article.id, span.start) in shown)
            yield _Sentence(score, has_it and share >= holds, article, passage, span)


def _read(question: str, sentences: Sequence[_Sentence], first: int | None) -> list[_Sentence]:
    """The sentences, those of the likeliest passages also by how they read as answers.

    One that does fits without a word of the question if it is of the article `first`.
    """
    likeliest = sorted(sentences, key=lambda sentence: -sentence.score)
    passages = dict.fromkeys(sentence.passage for sentence in likeliest[:_LIKELIEST])
    worth: dict[tuple[int, Span], float] = {}
    for passage in islice(passages, _PASSAGES):
        own = [sentence for sentence in sentences if sentence.passage == passage]
        reading = reader.read_passage(question, own[0].article, passage, [one.span for one in own])
        chance = 1 / (1 + exp(-reading.odds))
        worth |= {
            _place(one): chance * share for one, share in zip(own, reading.shares, strict=True)
        }
    values = ((sentence, worth.get(_place(sentence), 0.0)) for sentence in sentences)
    return [
        sentence._replace(
            score=sentence.score + _READ * value,
            fits=sentence.fits or (value >= _ANSWERS and sentence.article.id == first),
        )
        for sentence, value in values
    ]


def _score(aim: Aim | None, question: str, sentence: str, share: float) -> tuple[float, bool]:
    """How likely a sentence answers, and whether it has the kind of thing that is asked for."""
    if aim is None:
        return share, True
    value = aims.worth(aim, sentence, question)
    return (share + value, True) if value else (share / 2, False)


def _place(sentence: _Sentence) -> tuple[int, Span]:
    return sentence.article.id, sentence.span


def _hits(page: Sequence[_Sentence]) -> Iterator[PassageHit]:
    """An article a hit, its best sentence first."""
    by_article: dict[int, list[_Sentence]] = {}
    for sentence in page:
        by_article.setdefault(sentence.article.id, []).append(sentence)
    for first, *further in by_article.values():
        yield PassageHit(
            first.passage,
            first.article,
            first.span,
            first.score,
            1.0,
            tuple(dict.fromkeys(sentence.span for sentence in further)),
        )
