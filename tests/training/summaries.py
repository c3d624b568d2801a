"""Fit how much each sentence of an article tells: `corpus/summaries/salience.json`.

    python -m tests.training.summaries FOLDER

FOLDER holds cnndm-dev and frankcnndm-dev (.jsonl.gz): articles with summaries written by
people. Of sentences, what is maximized is the ROUGE of a set, over all sets of three that the
beginning of an article has, each as likely as the sum of its sentences' scores makes it; of
words, the likelihood of which of an article's words a summary has. Every figure printed is of
articles that had no part in either fit, as they come out of `corpus.summaries.summarizer`: of
each set by weights of the other one alone, which tells what to expect of other outlets, and of
every tenth of both by weights of the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.language import language_of
from corpus.summaries import centrality, salience, summarizer, wording
from corpus.summaries.candidates import LONGEST, candidates
from corpus.text import sentences
from tests.training import rouge

WEIGHTS = Path(__file__).parents[2] / "corpus" / "summaries" / "salience.json"
SETS = ("cnndm", "frankcnndm")
PICKED = summarizer.SET
_FOLDS = 10
_READ = 16  # sentences of an article that sets are made of: 560 of three
_STEPS = 150
_RATE = 0.05
_RIDGE = 1.5e-4
_WORD_RIDGE = 1e-4
_ROUNDS = 8
_RESAMPLES = 2_000

Numbers = npt.NDArray[np.float64]
Sets = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its sentences, what is seen of them, and what every set of them is worth.

    `stems` are the words of each sentence; `used` says of each of its words, in the order in
    which they first stand, whether the summary has it.
    """

    name: str
    told: list[str]
    hanging: list[bool]
    features: Numbers
    sets: Sets
    worth: Numbers
    stems: list[list[str]]
    whole: list[str]
    common: frozenset[str]
    used: Numbers
    tokens: list[list[str]]
    wanted: list[str]
    lead: list[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted."""

    sentences: Numbers
    words: Numbers


def main() -> None:
    """Fit, print what was found on articles left out, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    examples = [example for name in SETS for example in read(options.folder, name)]
    print("The other set fitted:")
    figures = _print_figures(examples, _left_out(examples, [each.name for each in examples]))
    print("Nine tenths of both sets fitted:")
    tenths = np.random.default_rng(0).permutation(len(examples)) % _FOLDS
    _print_figures(examples, _left_out(examples, tenths.tolist()))
    weights = fit(examples)
    content = {
        "made by": f"training.summaries, from {' and '.join(SETS)}",
        "ROUGE-1 over the first three sentences, of each set by the other": figures,
        "weights of sentences": _named(salience.FEATURES, weights.sentences),
        "weights of words": _named(wording.FEATURES, weights.words),
    }
    WEIGHTS.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _named(features: Sequence[str], weights: Numbers) -> dict[str, float]:
    return dict(zip(features, weights.round(3).tolist(), strict=True))


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The articles of a set: "id", "text" and "summary"."""
    with gzip.open(folder / f"{name}-dev.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read(folder: Path, name: str) -> list[Example]:
    """The articles of a set, ready to be fitted."""
    return [_example(name, row["text"], row["summary"]) for row in rows(folder, name)]


def _example(name: str, text: str, summary: str) -> Example:
    told = [span.of(text) for span in candidates(text)]
    language = language_of(text)
    tokens, wanted = [rouge.tokens(each) for each in told], rouge.tokens(summary)
    among = range(min(_READ, len(told)))
    sets = np.array(list(combinations(among, min(PICKED, len(told)))))
    stems = [centrality.stems(each, language) for each in told]
    used = set(centrality.stems(summary, language))
    first = [span.of(text) for span in sentences(text)[:PICKED]]
    return Example(
        name,
        told,
        [salience.dangles(each, language) for each in told],
        salience.features(told, language),
        sets,
        _worth(tokens, wanted, sets) + _worth(list(map(_pairs, tokens)), _pairs(wanted), sets),
        stems,
        centrality.stems(text[:LONGEST], language),
        centrality.common(language),
        np.array([word in used for word in wording.counted(stems)[0]], dtype=float),
        tokens,
        wanted,
        rouge.tokens("\n".join(first)),
    )


def _pairs(tokens: Sequence[str]) -> list[Any]:
    return list(pairwise(tokens))


def _worth(tokens: Sequence[Any], wanted: Sequence[Any], sets: Sets) -> Numbers:
    """The F1 of each set's tokens; pairs over the edge of a sentence do not count."""
    of = Counter(wanted)
    counts = np.array([[Counter(each)[token] for token in of] for each in tokens])
    lengths = np.array([len(each) for each in tokens])[sets].sum(axis=1)
    shared = np.minimum(counts[sets].sum(axis=1), list(of.values())).sum(axis=1)
    return np.asarray(2 * shared / (lengths + len(wanted)))


# --- the fit ---


def fit(examples: Sequence[Example]) -> Weights:
    """The weights of sentences, then those of words, which build on them."""
    of_sentences = _fit_sentences(examples)
    return Weights(of_sentences, _fit_words(examples, of_sentences))


def _fit_words(examples: Sequence[Example], of_sentences: Numbers) -> Numbers:
    """Logistic regression by Newton's method, with a little ridge."""
    seen = np.vstack([_of_words(each, of_sentences) for each in examples])
    used = np.concatenate([each.used for each in examples])
    weights = np.zeros(seen.shape[1])
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (used - chances) / len(used) - _WORD_RIDGE * weights
        bend = (seen * (chances * (1 - chances))[:, None]).T @ seen / len(used)
        weights += np.linalg.solve(bend + _WORD_RIDGE * np.eye(len(weights)), slope)
    return weights


def _of_words(example: Example, of_sentences: Numbers) -> Numbers:
    words, counts = wording.counted(example.stems)
    return wording.features(
        words, counts, example.whole, example.features @ of_sentences, example.common
    )


def _fit_sentences(examples: Sequence[Example]) -> Numbers:
    """The weights under which sets are worth most, found by Adam (Kingma and Ba 2015)."""
    spread = np.vstack([each.features for each in examples]).std(axis=0)
    scale = np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 0)
    weights = np.zeros(len(scale))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = sum((_slope(each, weights * scale) for each in examples), np.zeros_like(weights))
        slope = slope * scale / len(examples) - 2 * _RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        steady = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights = weights + _RATE * mean / (1 - 0.9**step) / steady
    return np.asarray(weights * scale)


def _slope(example: Example, weights: Numbers) -> Numbers:
    """How the expected worth of an article's set grows with each weight."""
    scores = example.features @ weights
    logits = scores[example.sets].sum(axis=1)
    chance = np.exp(logits - logits.max())
    chance /= chance.sum()
    pull = chance * (example.worth - chance @ example.worth)
    size = example.sets.shape[1]
    of_sentence = np.bincount(example.sets.ravel(), np.repeat(pull, size), len(scores))
    return np.asarray(of_sentence @ example.features)


# --- figures ---


def _left_out(examples: Sequence[Example], groups: Sequence[Hashable]) -> list[list[int]]:
    """What is picked of each article by weights that were fitted without its group."""
    weights = {
        group: fit([e for e, own in zip(examples, groups, strict=True) if own != group])
        for group in set(groups)
    }
    return [pick(e, weights[group]) for e, group in zip(examples, groups, strict=True)]


def pick(example: Example, weights: Weights) -> list[int]:
    """What the summarizer picks under these weights."""
    scores = example.features @ weights.sentences
    used = wording.wording(example.stems, example.whole, scores, example.common, weights.words)
    return sorted(summarizer.choose(example.told, scores, used, example.hanging, PICKED))


def _print_figures(
    examples: Sequence[Example], picked: Sequence[list[int]]
) -> dict[str, list[float]]:
    print(f"{'':12}{'n':>5}{'':>8}{'lead-3':>8}{'ours':>8}{'oracle':>8}{'ours - lead-3, 95 %':>26}")
    figures = {}
    for name in SETS:
        of = [(e, p) for e, p in zip(examples, picked, strict=True) if e.name == name]
        for label, score in (("ROUGE-1", rouge.rouge1), ("ROUGE-2", rouge.rouge2)):
            lead = np.array([score(e.lead, e.wanted) for e, _ in of])
            ours = np.array([score(_joined(e, p), e.wanted) for e, p in of])
            best = np.array(
                [score(_joined(e, rouge.oracle(e.told, e.wanted)), e.wanted) for e, _ in of]
            )
            mean, low, high = interval(100 * (ours - lead))
            means = "".join(f"{100 * each.mean():8.2f}" for each in (lead, ours, best))
            print(f"{name:12}{len(of):5}{label:>8}{means}{mean:+12.2f} [{low:+.2f}, {high:+.2f}]")
            if label == "ROUGE-1":
                figures[name] = [round(mean, 2), round(low, 2), round(high, 2)]
    return figures


def _joined(example: Example, picked: Sequence[int]) -> list[str]:
    return [token for place in picked for token in example.tokens[place]]


def interval(differences: Numbers) -> tuple[float, float, float]:
    """The mean, and the 95 % interval of it, by resampling the articles."""
    chance = np.random.default_rng(0)
    size = len(differences)
    means = [differences[chance.integers(0, size, size)].mean() for _ in range(_RESAMPLES)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(differences.mean()), float(low), float(high)


if __name__ == "__main__":
    main()
