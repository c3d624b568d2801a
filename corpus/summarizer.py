"""Pick the sentences that tell most of a text, word for word.

No sumy summarizer alone beats the first three sentences of a news article: their scores
are features here (`corpus.salience`) beside place, length and form, and never the whole answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from corpus import salience
from corpus.candidates import candidates
from corpus.centrality import Numbers
from corpus.language import language_of
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
# One whose "he" hangs in the air has to be better by so many standard deviations of the scores.
_HANGING = 0.5


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
    hanging = [salience.dangles(sentence, language) for sentence in told]
    scores = salience.scores(told, language, title)
    picked = choose(told, scores, hanging, max(sentences, FITTED), words)
    return Summary(tuple(found[place] for place in sorted(picked)[:sentences]), METHOD)


def choose(
    told: Sequence[str],
    scores: Numbers,
    hanging: Sequence[bool],
    most: int = 3,
    words: int | None = None,
) -> list[int]:
    """The places of the best sentences, best first, none of them nearly another's repeat.

    One that is `hanging` costs something unless the sentence before it is there already.
    """
    lengths = [len(words_of(fold(sentence))) for sentence in told]
    left = sum(lengths) if words is None else max(words, min(lengths))
    cost = _HANGING * float(scores.std())
    rest = list(range(len(told)))
    picked: list[int] = []
    while len(picked) < most:
        rest = [place for place in rest if lengths[place] <= left]
        if not rest:
            break
        best = max(rest, key=lambda place: scores[place] - cost * _hangs(place, hanging, picked))
        rest.remove(best)
        if not _is_repeat(told[best], (told[place] for place in picked)):
            picked.append(best)
            left -= lengths[best]
    return picked


def _hangs(place: int, hanging: Sequence[bool], picked: Sequence[int]) -> bool:
    return hanging[place] and place - 1 not in picked


def _is_repeat(sentence: str, others: Iterable[str]) -> bool:
    folded = fold(sentence)
    return any(fuzz.token_set_ratio(folded, fold(other)) >= _SAME for other in others)
