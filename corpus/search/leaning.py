"""How clearly a quote's words judge what it is about: criticism, support, or an answer. Pure.

A word counts for the stance it shows (`stance_words`): most as the verb by which the quote is
given ("criticised"), less within it, and only near the words of the target. A negation turns it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from corpus.questions.stance_words import (
    ANSWERING,
    EVALUATING,
    NEGATIONS,
    NOUNS,
    PHRASES,
    VERBS,
    Stance,
)
from corpus.search.relevance import coverage
from corpus.text import fold, neighbours, sentences_within, words
from corpus.types import QuoteHit, Span, Term

LEAST = 0.5
"""Below this no stance is shown."""

_IN_CUE = 1.0
_WITHIN = 0.6
_JUDGEMENT = 0.5
_ANSWER = 0.8
_MOST = 2.0
# So many words before it a negation turns a word, and so near the target a word is about it.
_NEGATED_WITHIN = 3
_NEAR = 10
_FAR = 0.3
# Of what is named a sentence holds this much, with the one before it.
_HOLDS = 0.5
# What the sentence before names, a word such as these speaks of.
_PRONOUNS = frozenset(
    ["it", "its", "this", "that", "these", "he", "him", "his", "she", "her", "they"]
)
_OPPOSITE = {Stance.AGAINST: Stance.FOR, Stance.FOR: Stance.AGAINST}


def leaning(hit: QuoteHit, stance: Stance, target: Sequence[Term]) -> float:
    """How clearly a quote's words show the stance on the target, from 0 to 2.

    0 where the opposite is clearer. Without a target, on anything.
    """
    text, cue = hit.article.text, hit.quote.cue
    verbs = words(fold(cue.of(text))) if cue else []
    before, _ = neighbours(text, hit.quote.sentence)
    spans = sentences_within(text, Span(before.start, hit.quote.sentence.end))
    sentences = [words(fold(span.of(text))) for span in spans]
    first = next((at for at, span in enumerate(spans) if span.end > hit.quote.sentence.start), 0)
    return max(
        (
            _in_sentence(sentences[at - 1] if at else [], sentences[at], verbs, stance, target)
            for at in range(first, len(sentences))
        ),
        default=0.0,
    )


def _in_sentence(
    before: Sequence[str],
    sentence: Sequence[str],
    cue: Collection[str],
    stance: Stance,
    target: Sequence[Term],
) -> float:
    tokens = [*before, *sentence]
    places = _places(tokens, target)
    if target and coverage(target, tokens) < _HOLDS:
        return 0.0
    strengths = dict.fromkeys(Stance, 0.0)
    is_apart = target and max(places, default=0) < len(before) and _PRONOUNS.isdisjoint(sentence)
    for at, shown, weight in _signs(tokens, cue):
        if at >= len(before):
            distance = min((abs(at - place) for place in places), default=0)
            strengths[shown] += weight if distance <= _NEAR and not is_apart else _FAR * weight
    if stance is Stance.ANY:
        return min(_MOST, sum(strengths.values()))
    own, other = strengths[stance], strengths[_OPPOSITE[stance]]
    return min(_MOST, own) if own > other else 0.0


def _places(tokens: Sequence[str], target: Sequence[Term]) -> list[int]:
    """Where the words of the target stand."""
    return [at for at, word in enumerate(tokens) if any(word in term.variants for term in target)]


def _signs(tokens: Sequence[str], cue: Collection[str]) -> Iterator[tuple[int, Stance, float]]:
    """Each word that shows a stance: where, which, and how clearly."""
    for at, (word, after) in enumerate(pairwise([*tokens, ""])):
        if word in ANSWERING:
            yield at, Stance.ANY, _ANSWER
        for stance, opposite in _OPPOSITE.items():
            if weight := _weight(word, after, stance, cue):
                is_negated = not NEGATIONS.isdisjoint(tokens[max(0, at - _NEGATED_WITHIN) : at])
                yield at, opposite if is_negated else stance, weight
    line = f" {' '.join(tokens)} "
    for stance, phrases in PHRASES.items():
        for phrase in phrases:
            if (start := line.find(f" {phrase} ")) >= 0:
                yield line[:start].count(" "), stance, _WITHIN


def _weight(word: str, after: str, stance: Stance, cue: Collection[str]) -> float:
    if word in VERBS[stance]:
        is_passive = after == "of" and word == "accused"
        within = 0.0 if word in NOUNS or is_passive or after == "by" else _WITHIN
        return _IN_CUE if word in cue and not is_passive else within
    return _JUDGEMENT if word in EVALUATING[stance] else 0.0
