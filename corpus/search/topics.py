"""How likely what somebody said is on a topic, and which of it comes first. Pure.

By the words of the quote, its neighbours, its article and the quote before it: each a share from 0
to 1, weighed by a logistic regression that `tests.training.topics` fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import exp, sqrt
from typing import NamedTuple

from corpus.search.companions import TopicWords
from corpus.search.relevance import coverage
from corpus.text import fold, words
from corpus.types import Article, Kind, QuoteHit, Span, Term

LIKELY = 0.3
"""A quote that is less likely on the topic is not shown: chosen on one half of the persons."""

WEIGHTS = {
    "bias": -4.03,
    "together": 2.05,
    "content": 2.46,
    "sentence": 2.26,
    "article": 3.35,
    "article, direct": 1.66,
    "title, a name": -1.36,
    "best": -1.67,
    "companions": 1.16,
    "companions, title": 2.93,
    "before": 1.56,
}
"""What each of the `shares` counts."""

# So many words before and after a quote are its neighbours, found in so many characters.
_BEFORE, _AFTER = 25, 15
_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 250, 150
# An article of which every so manyth word is the topic's is wholly on it.
_DENSE = 40
# A word and the space after it, in letters.
_LETTERS = 6
# A quote goes on with the one before it where no more characters are between, and less so the
# more of them there are.
_GAPS = ((80, 1.0), (300, 0.6))
_FADING = 0.7


class Look(NamedTuple):
    """A quote and its shares, by the names of `WEIGHTS`."""

    hit: QuoteHit
    shares: Mapping[str, float]

    @property
    def own(self) -> float:
        """How much of the topic its own sentence holds, without the name of who speaks."""
        return self.shares["sentence"]


def rank_quotes(topic: TopicWords, quotes: Iterable[QuoteHit]) -> list[QuoteHit]:
    """The quotes that are likely on the topic, those that hold it first, each by its likelihood.

    The order given decides between those that are about as likely.
    """
    scores = ((look, _likelihood(look.shares)) for look in looks(topic, quotes))
    hits = [
        replace(look.hit, score=score, coverage=look.own)
        for look, score in scores
        if score >= LIKELY
    ]
    return sorted(hits, key=lambda hit: (hit.coverage == 0, -round(hit.score, 1)))


def _likelihood(shares: Mapping[str, float]) -> float:
    odds = sum(WEIGHTS[name] * share for name, share in shares.items())
    return 1 / (1 + exp(-odds))


def looks(topic: TopicWords, quotes: Iterable[QuoteHit]) -> list[Look]:
    """What is known of each of the quotes."""
    about = cache(lambda article: _about(topic, article))
    hits = list(quotes)
    drafts = [_look(topic, hit, about(hit.article)) for hit in hits]
    best = max((look.own for look in drafts), default=0.0)
    before = _before(drafts)
    return [
        look._replace(shares={**look.shares, "best": best, "before": share})
        for look, share in zip(drafts, before, strict=True)
    ]


class _About(NamedTuple):
    """What is known of an article: the words of its title, and how dense it is with the topic."""

    title: Sequence[str]
    density: float
    named: float
    companions: float


def _about(topic: TopicWords, article: Article) -> _About:
    title = words(fold(article.title))
    is_name = all(term.is_name for term in topic.terms)
    return _About(
        title,
        sqrt(_density(topic.terms, fold(article.text))),
        coverage(topic.terms, title) if is_name else 0.0,
        _company(topic, title),
    )


def _density(terms: Sequence[Term], folded_text: str) -> float:
    """How often a text has the topic, by the beginnings of its forms: to count words takes long."""
    weights = sum(term.weight for term in terms) or 1.0
    count = len(folded_text) / _LETTERS or 1.0
    counts = (sum(map(folded_text.count, _beginnings(term))) for term in terms)
    return (
        sum(
            term.weight * min(1.0, _DENSE * held / count)
            for term, held in zip(terms, counts, strict=True)
        )
        / weights
    )


def _beginnings(term: Term) -> list[str]:
    """The forms of a word that begin with none of the others."""
    forms = sorted(term.variants, key=len)
    return [form for place, form in enumerate(forms) if not form.startswith(tuple(forms[:place]))]


def _company(topic: TopicWords, tokens: Iterable[str]) -> float:
    """How much these words have of the topic's companions."""
    present = topic.companions.keys() & {*tokens}
    return min(1.0, sum(topic.companions[word] for word in present))


def _look(topic: TopicWords, hit: QuoteHit, about: _About) -> Look:
    quote, text = hit.quote, hit.article.text
    sentence = _words(text, _without(quote.sentence, quote.source))
    own = coverage(topic.terms, sentence)
    content = coverage(topic.terms, _words(text, quote.content)) if own else 0.0
    together = own if own == 1 else coverage(topic.terms, [*_beside(hit, sentence), *about.title])
    shares = {
        "bias": 1.0,
        "together": together,
        "content": content,
        "sentence": own,
        "article": about.density,
        "article, direct": about.density * (quote.kind is not Kind.INDIRECT),
        "title, a name": about.named,
        "companions": _company(topic, sentence),
        "companions, title": about.companions,
    }
    return Look(hit, shares)


def _beside(hit: QuoteHit, sentence: Sequence[str]) -> list[str]:
    """The words of a quote, with those before and after it."""
    text, start, end = hit.article.text, hit.quote.sentence.start, hit.quote.sentence.end
    before = _words(text, [Span(max(0, start - _BEFORE_CHARACTERS), start)])[-_BEFORE:]
    return [*before, *sentence, *_words(text, [Span(end, end + _AFTER_CHARACTERS)])[:_AFTER]]


def _words(text: str, spans: Iterable[Span]) -> list[str]:
    return words(fold(" ".join(span.of(text) for span in spans)))


def _without(whole: Span, part: Span | None) -> list[Span]:
    if part is None or not whole.overlaps(part):
        return [whole]
    return [Span(whole.start, part.start), Span(part.end, whole.end)]


def _before(drafts: Sequence[Look]) -> list[float]:
    """How much of the topic each quote goes on with, from the speaker's quote before it."""
    places = sorted(range(len(drafts)), key=lambda place: _place(drafts[place].hit))
    shares = [0.0] * len(drafts)
    for earlier, later in pairwise(places):
        first, second = drafts[earlier], drafts[later]
        passed_on = max(first.own, _FADING * shares[earlier])
        shares[later] = passed_on * _nearness(first.hit, second.hit)
    return shares


def _place(hit: QuoteHit) -> tuple[int, int, int]:
    return hit.article.id, hit.speaker.id, hit.quote.sentence.start


def _nearness(first: QuoteHit, second: QuoteHit) -> float:
    if _place(first)[:2] != _place(second)[:2]:
        return 0.0
    gap = second.quote.sentence.start - first.quote.sentence.end
    return next((share for characters, share in _GAPS if gap <= characters), 0.0)
