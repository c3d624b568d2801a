"""Pick the sentences that tell most of a text, word for word.

No sumy summarizer alone beats the first three sentences of a news article: their scores
are features here (`salience`) beside place, length and form. Of sentences that score
alike those are picked that have the words which a person would use (`wording`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.summaries import salience
from corpus.summaries.centrality import Numbers
from corpus.summaries.sentences import closest, material
from corpus.summaries.wording import Wording
from corpus.text import fold
from corpus.text import words as words_of
from corpus.types import Summary

METHOD = "salience"
MOST = 10
"""More sentences than this are no summary: what is shown to people has at most so many."""

SET = 3
"""How many sentences the sets have on which the weights are fitted."""

# Above this a sentence says again what one already picked says (rapidfuzz token_set_ratio).
_ALIKE = 85
# One whose "he" hangs in the air costs so many standard deviations of the scores, as readers mind
# it more than ROUGE does.
_HANGING = 2.0
# What a standard deviation of the scores is worth, as a share of the words that people use.
_SCORE = 0.02
# How many words people use to tell what one picked sentence does.
_WORDS = 15


def summarize(text: str, sentences: int = 3, words: int | None = None, title: str = "") -> Summary:
    """Up to `sentences` sentences of `text`, of `words` words together, in the order of the text.

    material (candidates -> salience.scores -> wording) -> choose -> in order. Fewer than three
    are the first of the three: which sentences tell most is fitted on sets of three, and which of
    those is first is the article's own choice. Where not even the shortest has so few words, that
    one. `title` is the article's, where it has one. Raises SummaryError when the text holds no
    sentence of an article.
    """
    parts = material(text, title)
    hanging = [salience.dangles(sentence, parts.language) for sentence in parts.texts]
    most = max(sentences, SET)
    places = choose(parts.texts, parts.scores, parts.wording, hanging, most, words)
    return Summary(tuple(parts.spans[place] for place in sorted(places)[:sentences]), METHOD)


def choose(
    sentences: Sequence[str],
    scores: Numbers,
    likely: Wording,
    hanging: Sequence[bool],
    most: int = 3,
    words: int | None = None,
) -> list[int]:
    """The places of the best sentences, best first, none of them nearly another's repeat.

    Each is the one that makes the words of the whole choice most like what a person would
    write, which is ROUGE-1 as expected, and has a high score besides. One that is `hanging`
    costs something unless the sentence before it is there already.
    """
    lengths = [len(words_of(fold(sentence))) for sentence in sentences]
    room = sum(lengths) if words is None else max(words, min(lengths))
    places = list(range(len(sentences)))
    choice: list[int] = []
    while len(choice) < most:
        places = [place for place in places if lengths[place] <= room]
        if not places:
            break
        gains = _likeness(likely, choice) + _SCORE * _worth(scores, hanging, choice)
        best = max(places, key=gains.__getitem__)
        places.remove(best)
        if closest(sentences[best], (sentences[place] for place in choice)) < _ALIKE:
            choice.append(best)
            room -= lengths[best]
    return choice


def _likeness(likely: Wording, choice: Sequence[int]) -> Numbers:
    """How much of the words that people use there is with each sentence added: F1, likely."""
    chosen_words = likely.presence[choice].any(axis=0)
    overlap = (likely.presence | chosen_words) @ likely.chances
    lengths = likely.lengths[choice].sum() + likely.lengths
    return np.asarray(2 * overlap / (lengths + _WORDS * (len(choice) + 1)))


def _worth(scores: Numbers, hanging: Sequence[bool], choice: Sequence[int]) -> Numbers:
    """Each score in standard deviations of them all, less where it hangs in the air."""
    hangs = [
        place > 0 and is_hanging and place - 1 not in choice
        for place, is_hanging in enumerate(hanging)
    ]
    return np.asarray(salience.standard(scores) - _HANGING * np.array(hangs))
