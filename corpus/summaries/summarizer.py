"""Pick the sentences that tell most of a text, word for word.

No sumy summarizer alone beats the first three sentences of a news article: their scores
are features here (`salience`) beside place, length and form. Of sentences that score
alike those are picked that have the words which a person would use (`wording`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz

from corpus.language import language_of
from corpus.summaries import centrality, salience
from corpus.summaries.candidates import candidates
from corpus.summaries.centrality import Numbers
from corpus.summaries.wording import Wording, wording
from corpus.text import fold
from corpus.text import words as words_of
from corpus.types import Summary

METHOD = "salience"
MOST = 10
"""More sentences than this are no summary: what is shown to people has at most so many."""

FITTED = 3
"""How many sentences the sets have on which the weights are fitted."""

# Above this a sentence says again what one already picked says (rapidfuzz token_set_ratio).
_SAME = 85
# One whose "he" hangs in the air costs so many standard deviations of the scores.
_HANGING = 1.0
# What a standard deviation of the scores is worth, as a share of the words that people use.
_SCORE = 0.02
# How many words people use to tell what one picked sentence does.
_WORDS = 15


def summarize(text: str, sentences: int = 3, words: int | None = None, title: str = "") -> Summary:
    """Up to `sentences` sentences of `text`, of `words` words together, in the order of the text.

    Fewer than three are the first of the three: which sentences tell most is fitted on sets
    of three, and which of those is first is the article's own choice.
    Where not even the shortest has so few words, that one. `title` is the article's,
    where it has one. Raises SummaryError when the text holds no sentence of an article.
    """
    found = candidates(text)
    told = [span.of(text) for span in found]
    language = language_of(text)
    scores = salience.scores(told, language, title)
    stems = [centrality.stems(sentence, language) for sentence in told]
    used = wording(stems, scores, centrality.common(language))
    hanging = [salience.dangles(sentence, language) for sentence in told]
    picked = choose(told, scores, used, hanging, max(sentences, FITTED), words)
    return Summary(tuple(found[place] for place in sorted(picked)[:sentences]), METHOD)


def choose(
    told: Sequence[str],
    scores: Numbers,
    used: Wording,
    hanging: Sequence[bool],
    most: int = 3,
    words: int | None = None,
) -> list[int]:
    """The places of the best sentences, best first, none of them nearly another's repeat.

    Each is the one that makes the words of all those picked most like what a person would
    write, which is ROUGE-1 as expected, and has a high score besides. One that is `hanging`
    costs something unless the sentence before it is there already.
    """
    lengths = [len(words_of(fold(sentence))) for sentence in told]
    left = sum(lengths) if words is None else max(words, min(lengths))
    rest = list(range(len(told)))
    picked: list[int] = []
    while len(picked) < most:
        rest = [place for place in rest if lengths[place] <= left]
        if not rest:
            break
        gains = _likeness(used, picked) + _SCORE * _own(scores, hanging, picked)
        best = max(rest, key=gains.__getitem__)
        rest.remove(best)
        if not _is_repeat(told[best], (told[place] for place in picked)):
            picked.append(best)
            left -= lengths[best]
    return picked


def _likeness(used: Wording, picked: Sequence[int]) -> Numbers:
    """How much of the words that people use there is with each sentence added: F1, expected."""
    seen = used.there[picked].any(axis=0)
    there = (used.there | seen) @ used.chances
    lengths = used.lengths[picked].sum() + used.lengths
    return np.asarray(2 * there / (lengths + _WORDS * (len(picked) + 1)))


def _own(scores: Numbers, hanging: Sequence[bool], picked: Sequence[int]) -> Numbers:
    """Each score in standard deviations of them all, less where it hangs in the air."""
    hangs = [is_hanging and place - 1 not in picked for place, is_hanging in enumerate(hanging)]
    return np.asarray(salience.standard(scores) - _HANGING * np.array(hangs))


def _is_repeat(sentence: str, others: Iterable[str]) -> bool:
    folded = fold(sentence)
    return any(fuzz.token_set_ratio(folded, fold(other)) >= _SAME for other in others)
