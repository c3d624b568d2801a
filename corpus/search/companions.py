"""What goes together with a topic in this archive: its words in other forms, and other words. Pure.

Pseudo-relevance feedback: the likeliest passages that hold the topic tell them. A word goes
together with the topic where it is several times as frequent in those as in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import log
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from corpus.language import is_word
from corpus.search.relevance import coverage
from corpus.search.spelling import STOPWORDS, WordIndex, stems
from corpus.types import Candidate, Term

# A passage on the topic holds this share of what the best one holds of it.
_ON_TOPIC = 0.7
# Of a word that goes together with it at least this share of them, and two, have it.
_SHARE = 0.1
_FEWEST = 2
# So many times as often as in all passages.
_TIMES = 3
# What so many of 1.6 billion words are tells of no topic.
_COMMON = 200_000
_SHORTEST = 3
_LOOKED_UP = 40
_MOST = 12
_MAIN = 5
# A form that begins alike, in so many letters, and in so much of the shorter and the longer.
_ALIKE = 4
_OF_SHORTER, _OF_LONGER = 0.6, 0.5
_FORM = 0.7


class TopicWords(NamedTuple):
    """A topic as quotes are compared with it: its terms in all forms, and their companions.

    The weights of the five main companions are 1 together.
    """

    terms: Sequence[Term]
    companions: Mapping[str, float]


def topic_of(
    terms: Sequence[Term], candidates: Sequence[Candidate], index: WordIndex
) -> TopicWords:
    """A topic by the likeliest passages that hold its terms, `candidates`."""
    shares = _shares(terms, candidates)
    forms = [_with_forms(term, shares, index) for term in terms]
    spellings = {form for term in forms for form in (term.word, *term.variants)}
    telling = (word for word, share in shares.items() if share >= _SHARE and _tells(word))
    likely = [word for word in telling if word not in spellings][:_LOOKED_UP]
    names = index.names(likely)
    gains = {word: _gain(word, shares[word], index) for word in likely if word not in names}
    main = sorted(filter(gains.get, gains), key=lambda word: (-gains[word], word))[:_MOST]
    total = sum(gains[word] for word in main[:_MAIN])
    return TopicWords(forms, {word: gains[word] / total for word in main})


def _shares(terms: Sequence[Term], candidates: Sequence[Candidate]) -> dict[str, float]:
    """The words of passages on the topic, the commonest first, by the share of them that has each.

    A title counts once.
    """
    held = [
        coverage(terms, f"{candidate.body} {candidate.title}".split()) for candidate in candidates
    ]
    least = _ON_TOPIC * max(held, default=0.0)
    pairs = zip(candidates, held, strict=True)
    on_topic = [candidate for candidate, share in pairs if share and share >= least]
    titles = {candidate.article_id: {*candidate.title.split()} for candidate in on_topic}
    bodies = ({*candidate.body.split()} for candidate in on_topic)
    counts = Counter(chain(*bodies, *titles.values()))
    return {word: count / len(on_topic) for word, count in counts.most_common() if count >= _FEWEST}


def _tells(word: str) -> bool:
    is_long = len(word) >= _SHORTEST and word.isalpha()
    return is_long and word not in STOPWORDS and not is_word(word, _COMMON)


def _gain(word: str, share: float, index: WordIndex) -> float:
    """How much a word tells of the topic: its part of the Kullback-Leibler divergence; or 0."""
    usual = index.count(word) / index.passages
    return share * log(share / usual) if usual and share >= _TIMES * usual else 0.0


def _with_forms(term: Term, shares: Mapping[str, float], index: WordIndex) -> Term:
    """The term, also by what goes together with it and begins alike: Iran by Iranian."""
    forms = [form for form, weight in term.variants.items() if weight > _FORM] or [term.word]
    beginnings = {form[:_ALIKE] for form in forms}
    likely = (word for word in shares if word[:_ALIKE] in beginnings)
    alike = (word for word in likely if any(_begin_alike(word, form) for form in forms))
    related = [word for word in alike if _gain(word, shares[word], index)]
    inflected = chain(*(index.of_stem(stem) for stem in stems(related)))
    return replace(term, variants=dict.fromkeys([*related, *inflected], _FORM) | term.variants)


def _begin_alike(word: str, form: str) -> bool:
    shorter, longer = sorted((len(word), len(form)))
    begin = Prefix.similarity(word, form)
    return begin >= max(_ALIKE, _OF_SHORTER * shorter, _OF_LONGER * longer)
