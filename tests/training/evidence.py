"""Fit what the ranking and the reader count together: `corpus/search/evidence.json`.

    python -m tests.training.evidence SHARED

Only questions about subjects that the reader has not seen (`tests.training.questions.halves`), and
news (polnear); half of them, by a hash, to fit, and the figures printed are of the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus import text
from corpus.answers import passages, reading
from corpus.answers.snapshot import Snapshot
from corpus.search import evidence
from corpus.search.evidence import SIGNS
from corpus.search.reader import PassageReading
from tests.training.questions import halves, rows, title_of
from tests.training.ranking import archive

EVIDENCE = Path(__file__).parents[2] / "corpus" / "search" / "evidence.json"
_FIRST = 5
_STEPS, _RIDGE = 25, 1.0
# So many of the questions that are answered may be told that they are not: one half is set there.
_WRONGLY_NO = 0.1
_NEWS = 300
# Of the questions one in so many is asked of half an archive, which may lack the answer.
_EVERY = 3

Numbers = npt.NDArray[np.float64]
Row = dict[str, Any]


class Find(NamedTuple):
    """An article that was found: its record, what ranking and reader say, and its sentences."""

    pid: str
    score: float
    lost: float
    reading: PassageReading
    sentences: tuple[str, ...]
    signs: tuple[tuple[float, ...], ...]


def main() -> None:
    """Read, fit, print and write."""
    parser = argparse.ArgumentParser(prog="training.evidence", description=__doc__)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    records = rows(shared / "retrieval/squad.passages.jsonl.gz")
    asked, queries = _unseen(shared, records)
    found = _found(records, [*queries, *asked])
    answers = [(row, found[row["query"]], bool(row["answerable"])) for row in asked]
    _write(_order([*((row, found[row["query"]]) for row in queries), *_of_news(shared)]))
    evidence.weights.cache_clear()
    _write(_sentence([(row, finds) for row, finds, is_answered in answers if is_answered]))
    half = random.Random(0).sample(records, len(records) // 2)
    pids = {row["pid"] for row in half}
    of_half = _found(half, queries[::_EVERY])
    halved = [
        (row, of_half[row["query"]], not pids.isdisjoint(row["relevant"]))
        for row in queries[::_EVERY]
    ]
    _write(_confidence({"whole archive": answers, "half an archive": halved}))


def _unseen(shared: Path, records: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The questions with and without answers, and those on one passage, on unseen subjects."""
    asked = rows(shared / "answers/questions-dev.jsonl.gz")
    subjects = set(map(title_of, asked))
    held = halves(subjects) | halves({title_of(row) for row in records} - subjects)
    titles = {row["pid"]: title_of(row) for row in records}
    queries = rows(shared / "retrieval/squad.queries.dev.jsonl.gz")
    return (
        [row for row in asked if title_of(row) in held],
        [row for row in queries if titles[row["relevant"][0]] in held],
    )


def _of_news(shared: Path) -> list[tuple[Row, list[Find]]]:
    questions = rows(shared / "retrieval/polnear.queries.dev.jsonl.gz")[:_NEWS]
    records = rows(shared / "retrieval/polnear.passages.jsonl.gz")
    found = _found([{**row, "title": ""} for row in records], questions)
    return [(row, found[row["query"]]) for row in questions]


def _found(records: Sequence[Row], questions: Sequence[Row]) -> dict[str, list[Find]]:
    with archive(records) as within:
        return {
            row["query"]: within.corpus.ask(_finds, row["query"], within.pids) for row in questions
        }


def _finds(snapshot: Snapshot, question: str, pids: dict[int, str]) -> list[Find]:
    matches = passages.look(snapshot, question, None)
    finds = reading.finds(snapshot, matches.words, matches.terms, matches.hits, _FIRST)
    return [
        _find(finds, hit, pids[hit.article_id])
        for hit in matches.hits[:_FIRST]
        if hit.id in finds.readings
    ]


def _find(finds: reading.Finds, hit: Any, pid: str) -> Find:
    passage = finds.passages[hit.id]
    body = finds.articles[passage.article_id].text
    sentences = text.sentences_within(body, passage.span)
    read = finds.readings[hit.id]
    signs = zip(read.shares, finds.held(body, sentences), strict=True)
    words = tuple(span.of(body) for span in sentences)
    return Find(pid, hit.score, hit.lost, read, words, tuple(signs))


def _is_taught(row: Row) -> bool:
    return hashlib.sha256(row["query"].encode()).digest()[0] % 2 == 0


# --- order, sentence, confidence ---------------------------------------------------------


def _order(found: Sequence[tuple[Row, list[Find]]]) -> dict[str, Any]:
    """What the reader adds to the score of the ranking."""
    groups = [
        (
            [(find.score, find.reading.peak) for find in finds],
            [find.pid in row["relevant"] for find in finds],
            row,
        )
        for row, finds in found
    ]
    weights = _conditional([(values, right) for values, right, row in groups if _is_taught(row)])
    for name, given in (("ranking", np.array([1.0, 0.0])), ("with reading", weights)):
        for kind in ("sq", "pn"):
            kept = [
                group
                for group in groups
                if not _is_taught(group[2]) and group[2]["qid"].startswith(kind)
            ]
            right = _first_right(kept, given)
            print(f"order by {name}, {kind}: first right {right:.3f} of {len(kept)}")
    weights = _conditional([(values, right) for values, right, _ in groups])
    return {"peak": round(float(weights[1] / weights[0]), 3)}


def _sentence(found: Sequence[tuple[Row, list[Find]]]) -> dict[str, Any]:
    """What counts for a sentence beside its share of the answer."""
    groups = [
        (list(find.signs), [_has(sentence, row["answers"]) for sentence in find.sentences], row)
        for row, finds in found
        for find in finds
        if find.pid == row["pid"]
    ]
    weights = _conditional([(values, right) for values, right, row in groups if _is_taught(row)])
    kept = [group for group in groups if not _is_taught(group[2])]
    for name, given in (
        ("words", np.array([0.0, 1.0])),
        ("reading", np.array([1.0, 0.0])),
        ("all", weights),
    ):
        print(f"sentence by {name}: right {_first_right(kept, given):.3f} of {len(kept)}")
    weights = _conditional([(values, right) for values, right, _ in groups])
    return {"held": round(float(weights[1] / weights[0]), 3)}


def _has(sentence: str, answers: Sequence[str]) -> bool:
    folded = " ".join(sentence.lower().split())
    return any(" ".join(answer.lower().split()) in folded for answer in answers)


def _confidence(groups: dict[str, list[tuple[Row, list[Find], bool]]]) -> dict[str, Any]:
    """Whether the first article answers; one half is where so many that are answered are below."""
    cases = [
        (name, _signs(finds), is_answered, _is_taught(row))
        for name, group in groups.items()
        for row, finds, is_answered in group
        if finds
    ]
    names, signs, answers, halves_ = map(np.array, zip(*cases, strict=True))
    is_whole = names == next(iter(groups))

    def fitted(rows: npt.NDArray[np.bool_]) -> Numbers:
        weights = _logistic(signs[rows], answers[rows].astype(float))
        weights[0] -= np.quantile(signs[rows & is_whole & answers] @ weights, _WRONGLY_NO)
        return weights

    chance = 1 / (1 + np.exp(-signs @ fitted(halves_)))
    for name in groups:
        kept = (names == name) & ~halves_
        sure, right = chance[kept], answers[kept]
        print(f"answered or not, {name}: AUC {_area(sure, right):.3f} of {len(right)}")
        for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
            wrongly, honest = ((sure[part] < least).mean() for part in (right, ~right))
            print(f"  {least:.2f}: wrongly no {wrongly:.3f}, honest no {honest:.3f}")
    weights = fitted(np.ones_like(halves_))
    return {"confidence": dict(zip(SIGNS, weights.round(3).tolist(), strict=True))}


def _signs(finds: Sequence[Find]) -> tuple[float, ...]:
    peak = evidence.weights().peak
    scores = [find.score + peak * find.reading.peak for find in finds]
    order = sorted(range(len(finds)), key=lambda place: -scores[place])
    best = finds[order[0]]
    rival = scores[order[1]] if len(order) > 1 else scores[order[0]] - evidence.LEAD
    return evidence.signs(best.lost, best.reading, scores[order[0]] - rival)


# --- numbers -----------------------------------------------------------------------------


def _conditional(groups: Sequence[tuple[list[tuple[float, ...]], list[bool]]]) -> Numbers:
    """Weights of a conditional logit: the right ones of each group against the others."""
    usable = [
        (np.array(values), np.array(right, dtype=float))
        for values, right in groups
        if any(right) and not all(right)
    ]
    size = usable[0][0].shape[1]
    weights = np.zeros(size)
    for _ in range(_STEPS):
        slope, curve = -_RIDGE * weights, _RIDGE * np.eye(size)
        for values, right in usable:
            scores = np.exp((values @ weights) - (values @ weights).max())
            chance = scores / scores.sum()
            own = chance * right / (chance * right).sum()
            slope += values.T @ (own - chance)
            mean = values.T @ chance
            curve += (values.T * chance) @ values - np.outer(mean, mean)
        weights += np.linalg.solve(curve, slope)
    return weights


def _first_right(
    groups: Sequence[tuple[list[tuple[float, ...]], list[bool], Row]], weights: Numbers
) -> float:
    """How often the best by these weights is right; a group with nothing right counts as wrong."""
    return float(
        np.mean(
            [
                bool(right) and right[int(np.argmax(np.array(values) @ weights))]
                for values, right, _ in groups
            ]
        )
    )


def _logistic(values: Numbers, right: Numbers) -> Numbers:
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (right - chance) - _RIDGE * weights
        curve = (values.T * (chance * (1 - chance))) @ values + _RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _area(sure: Numbers, is_right: npt.NDArray[np.bool_]) -> float:
    above = sure[is_right][:, None] - sure[~is_right][None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def _write(part: dict[str, Any]) -> None:
    numbers = json.loads(EVIDENCE.read_text(encoding="utf-8"))
    EVIDENCE.write_text(json.dumps(numbers | part, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
