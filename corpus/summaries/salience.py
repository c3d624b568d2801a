"""How much each sentence of an article tells: a weighted sum of what can be seen of it.

The weights are fitted, in salience.json, by tests/training/summaries.py; docs/summaries.md says
what each feature is for. Those that read words are for English and 0 elsewhere, so that
other languages are ranked by place, length and centrality alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from corpus.summaries import centrality
from corpus.summaries.centrality import Numbers
from corpus.text import fold, words

FEATURES = (
    "first",
    "second",
    "third",
    "place",
    "depth",
    "lexrank",
    "textrank",
    "lsa",
    "frequency",
    "centroid",
    "heading",
    "new",
    "length",
    "words",
    "name",
    "figures",
    "quotation",
    "opens quoted",
    "question",
    "aside",
    "colon",
    "day",
    "speech",
    "pronoun",
    "connective",
    "we",
    "you",
)
"""The columns of `features`, in order."""

_MOST_FIGURES = 3
_WORDS = 20  # of an ordinary sentence

_QUOTATION = re.compile(r"[\"“”„«»]")
_OPENING_MARK = re.compile(r"[\"“”„«'‘]")
_QUESTION = re.compile(r"[?？؟][\"”'’»]*\Z")
_FIGURE = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[a-zà-ÿ,;:\"')] )[A-ZÀ-ÖØ-ÞŠŽČ][\w'’.-]+")
_LEADS_ON = (
    r"(?:but|and|so|yet|or|then|now|still|also|however|instead|meanwhile|because|plus|besides|"
    r"moreover|similarly|for (?:example|instance)|in (?:fact|contrast|addition)|of course|"
    r"by (?:comparison|contrast)|as a result)\b"
)
_DANGLING = re.compile(
    rf"(?i)\A\W*(?:(?:{_LEADS_ON}|(?:when|while|if|as|for|in|after|though|although|since|once)\b),?\s+)?"
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|such|both|him|them|there|here|"
    r"the (?:former|latter)|another|others|some)\b"
)
_CONNECTIVE = re.compile(rf"(?i)\A\W*{_LEADS_ON}")
# Its first quotation mark closes one: it stands behind a word, and before a space.
_WITHIN_QUOTATION = re.compile(r"[^\"“”„«»]*[\w,.!?…][\"”](?=\s|\Z)")
_WORDS_OF = {
    "day": re.compile(
        r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight)\b"
    ),
    "speech": re.compile(
        r"(?i)\b(?:said|says|told|tells|added|according to|asked|explained|wrote|tweeted|announced|"
        r"reported|claimed)\b"
    ),
    "pronoun": _DANGLING,
    "connective": _CONNECTIVE,
    "we": re.compile(r"(?i)\b(?:i|we|my|our|us|me)\b"),
    "you": re.compile(r"(?i)\byour?\b"),
}


def leans(sentence: str, language: str | None) -> bool:
    """Whether it begins with a "he", a "this" or a "but" that only the sentence before explains."""
    forms = (_DANGLING, _CONNECTIVE)
    return language == "en" and any(form.match(sentence) for form in forms)


def dangles(sentence: str, language: str | None) -> bool:
    """Whether it leans, or begins within a quotation that was opened before it."""
    return leans(sentence, language) or bool(_WITHIN_QUOTATION.match(sentence))


def scores(sentences: Sequence[str], language: str | None, title: str = "") -> Numbers:
    """How much each sentence tells; higher is more. `language` is an ISO 639-1 code or None."""
    return features(sentences, language, title) @ weights()


@cache
def weights() -> Numbers:
    """The weight of each of the `FEATURES`."""
    content = json.loads((files("corpus.summaries") / "salience.json").read_text(encoding="utf-8"))
    return np.array([content["weights of sentences"][name] for name in FEATURES])


def features(sentences: Sequence[str], language: str | None, title: str = "") -> Numbers:
    """A row of `FEATURES` for each sentence."""
    columns = {
        **_of_place(len(sentences)),
        **_of_centrality(sentences, language, title),
        **_of_form(sentences),
        **_of_words(sentences, language),
    }
    return np.stack([np.asarray(columns[name], dtype=float) for name in FEATURES], axis=1)


def _of_place(count: int) -> dict[str, Numbers]:
    places = np.arange(count)
    return {
        "first": places == 0,
        "second": places == 1,
        "third": places == 2,
        "place": np.log1p(places),
        "depth": places / max(1, count),
    }


def _of_centrality(
    sentences: Sequence[str], language: str | None, title: str
) -> dict[str, Numbers]:
    terms = [centrality.terms(sentence, language) for sentence in sentences]
    counts = centrality.counted([centrality.terms(title, language), *terms])
    heading, counts = counts[0], counts[1:]
    overall = counts.sum(axis=0)
    spread = overall / max(1.0, overall.sum())
    return {
        "lexrank": standard(centrality.lexrank(counts)),
        "textrank": standard(centrality.textrank(counts)),
        "lsa": standard(centrality.lsa(counts)),
        "frequency": standard(counts @ spread / np.maximum(counts.sum(axis=1), 1.0)),
        "centroid": standard(centrality.likeness(overall, counts)),
        "heading": _like_heading(heading, counts),
        "new": _new(counts),
    }


def _like_heading(heading: Numbers, counts: Numbers) -> Numbers:
    """Likeness to the title, or else to the first sentence, which is given the others' mean."""
    if heading.any():
        return centrality.likeness(heading, counts)
    likeness = centrality.likeness(counts[0], counts)
    likeness[0] = likeness[1:].mean() if len(likeness) > 1 else 0.0
    return likeness


def _new(counts: Numbers) -> Numbers:
    """The share of a sentence's terms that no sentence before it has."""
    presence = counts > 0
    before = np.vstack([np.zeros_like(presence[:1]), np.logical_or.accumulate(presence)[:-1]])
    return np.asarray((presence & ~before).sum(axis=1) / np.maximum(presence.sum(axis=1), 1))


def standard(values: Numbers) -> Numbers:
    """The same as distances from their mean, in standard deviations; zeros where there are none."""
    spread = values.std()
    return np.asarray((values - values.mean()) / spread if spread > 0 else np.zeros_like(values))


def _of_form(sentences: Sequence[str]) -> dict[str, list[float]]:
    lengths = [max(1, len(words(fold(sentence)))) for sentence in sentences]
    return {
        "length": [float(np.log(length)) for length in lengths],
        "words": [length / _WORDS for length in lengths],
        "name": [float(bool(_NAME.search(line))) for line in sentences],
        "figures": [min(_MOST_FIGURES, len(_FIGURE.findall(line))) for line in sentences],
        "quotation": [float(bool(_QUOTATION.search(line))) for line in sentences],
        "opens quoted": [float(bool(_OPENING_MARK.match(line))) for line in sentences],
        "question": [float(bool(_QUESTION.search(line))) for line in sentences],
        "aside": [float("(" in line) for line in sentences],
        "colon": [float(":" in line) for line in sentences],
    }


def _of_words(sentences: Sequence[str], language: str | None) -> dict[str, list[float]]:
    is_english = language == "en"
    return {
        name: [float(is_english and bool(form.search(line))) for line in sentences]
        for name, form in _WORDS_OF.items()
    }
