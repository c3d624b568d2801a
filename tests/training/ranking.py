"""Fit how passages are ranked, and how likely the first one answers: `corpus/search/ranking.json`.

    python -m tests.training.ranking FOLDER [--set squad --set polnear]

FOLDER holds <set>.passages, <set>.queries.dev and <set>.pert.dev (.jsonl.gz). Every figure
printed is of questions whose passages had no part in the fit: all questions on one
passage, misspelt or not, are in the same fifth.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from corpus import Article, Corpus, open_corpus
from corpus.articles import analysis
from corpus.search import ranking
from corpus.search.features import FEATURES, Query, query_of
from corpus.search.ranking import SIGNS, RankedPassage

RANKING = Path(__file__).parents[2] / "corpus" / "search" / "ranking.json"
_NOW = datetime(2025, 1, 1, tzinfo=UTC)
_BATCH = 256
_FOLDS = 5
_DEPTH = 20
_STEPS = 12
_RIDGE = 2.0
_HALVES = 4
# A clean copy is among the questions already; case, accents and order add nothing to learn.
_LEARNT = ("", "typo1", "typo2", "name")

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A row for each candidate of each question: whose it is, its article, if it is relevant."""

    values: Numbers
    question: Places
    article: Places
    relevant: npt.NDArray[np.bool_]
    asked: list[Row]


def main() -> None:
    """Fit, print what was found on unseen fifths, and write the weights."""
    options = _options()
    found = dict(chain.from_iterable(_read(options.folder, name) for name in options.set))
    table = _table((name, *rest) for name, rest in found.items())
    _print_ranking("unweighted", table, table.values.sum(1))
    _print_ranking("BM25 alone", table, table.values[:, 0])
    figures = _print_ranking("fitted, unseen fifths", table, _foretold(table))
    for left, name in enumerate(FEATURES):
        kept = [place for place in range(len(FEATURES)) if place != left]
        print(f"without {name:8}", _short(table, _foretold(table, kept)))
    weights = _fit(table, np.ones(len(table.asked), dtype=bool), list(range(len(FEATURES))))
    _write(
        {
            "made by": f"training.ranking, from the questions on {' and '.join(options.set)}",
            "MRR on unseen fifths": figures,
            "score": dict(zip(FEATURES, weights.round(2).tolist(), strict=True)),
        }
    )
    _confidence(found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training.ranking", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", action="append")
    options = parser.parse_args()
    options.set = options.set or ["squad", "polnear"]
    return options


def _read(folder: Path, name: str) -> Iterator[tuple[str, tuple[list[Row], list[Row]]]]:
    """A set's records and questions; where records have titles, once with and once without."""
    records = list(_rows(folder / f"{name}.passages.jsonl.gz"))
    questions = [
        *({**row, "perturbation": ""} for row in _rows(folder / f"{name}.queries.dev.jsonl.gz")),
        *_rows(folder / f"{name}.pert.dev.jsonl.gz"),
    ]
    yield name, ([{**row, "title": ""} for row in records], _of_set(name, questions))
    if any(row.get("title") for row in records):
        yield f"{name} titled", (records, _of_set(f"{name} titled", questions))


def _of_set(name: str, questions: Iterable[Row]) -> list[Row]:
    return [{**row, "set": name, "fifth": _fifth(row)} for row in questions]


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _fifth(question: Row) -> int:
    digest = hashlib.sha256(question["relevant"][0].encode()).digest()
    return digest[0] % _FOLDS


class Archive(NamedTuple):
    """An archive, and which record each of its articles is."""

    corpus: Corpus
    pids: dict[int, str]


@contextmanager
def archive(records: Iterable[Row]) -> Iterator[Archive]:
    """An archive of the records, each an article, as the bot would have it."""
    with TemporaryDirectory() as folder, open_corpus(f"sqlite:///{folder}/archive.sqlite3") as made:
        rest = iter(records)
        while some := list(islice(rest, _BATCH)):
            articles = [Article(row.get("title", ""), row["text"], row["pid"]) for row in some]
            made.add(articles, _NOW, each=lambda _, fresh: map(analysis.passages_of, fresh))
        yield Archive(made, {article.id: article.key for article in made.latest(None)})


def _ranked(question: str, within: Archive) -> tuple[Query, list[RankedPassage]]:
    terms, candidates = within.corpus.candidates(question)
    query = query_of(question, terms)
    return query, ranking.ordered(query, candidates)


def _table(sets: Iterable[tuple[str, list[Row], list[Row]]]) -> Table:
    values, places, asked = list[tuple[float, ...]](), list[tuple[int, int, bool]](), list[Row]()
    for name, records, questions in sets:
        with archive(records) as within:
            for question in questions:
                for each in _ranked(question["query"], within)[1]:
                    is_relevant = within.pids[each.article_id] in question["relevant"]
                    values.append(tuple(each.features.values()))
                    places.append((len(asked), each.article_id, is_relevant))
                asked.append(question)
        print(f"{name}: {len(records)} articles, {len(questions)} questions", flush=True)
    question_of, article_of, relevant = map(np.array, zip(*places, strict=True))
    return Table(np.array(values), question_of, article_of, relevant.astype(bool), asked)


# --- fitting ---


def _foretold(table: Table, kept: Sequence[int] | None = None) -> Numbers:
    """The scores of all candidates, each by weights fitted without its fifth."""
    columns = list(kept or range(len(FEATURES)))
    fifths = np.array([question["fifth"] for question in table.asked])
    scores = np.zeros(len(table.question))
    for fifth in range(_FOLDS):
        weights = _fit(table, fifths != fifth, columns)
        unseen = fifths[table.question] == fifth
        scores[unseen] = table.values[unseen][:, columns] @ weights
    return scores


def _fit(table: Table, taught: npt.NDArray[np.bool_], columns: list[int]) -> Numbers:
    """Weights under which the relevant article's best passage beats the others' likeliest.

    A conditional logit by Newton's method, lightly ridged; which passage is an
    article's best follows the weights.
    """
    learnt = np.array([question["perturbation"] in _LEARNT for question in table.asked])
    rows = np.flatnonzero((taught & learnt)[table.question])
    answered = np.bincount(table.question[rows], table.relevant[rows], minlength=len(table.asked))
    rows = rows[answered[table.question[rows]] > 0]
    weights = np.zeros(len(columns))
    scores = table.values.sum(1)
    for _ in range(_STEPS):
        firsts = _firsts(table, scores, rows)
        step = _step(table, firsts, columns, weights)
        weights += step
        scores = table.values[:, columns] @ weights
        if np.abs(step).max() < 0.01:
            break
    return weights


def _firsts(table: Table, scores: Numbers, rows: Places) -> Places:
    """The row of each article's best passage, question by question."""
    order = rows[np.lexsort((-scores[rows], table.article[rows], table.question[rows]))]
    question, article = table.question[order], table.article[order]
    is_new = (question[1:] != question[:-1]) | (article[1:] != article[:-1])
    return order[np.r_[True, is_new]]


def _step(table: Table, rows: Places, columns: list[int], weights: Numbers) -> Numbers:
    """A step of Newton's method, halved until it leads downwards."""
    question, given = table.question[rows], table.values[rows][:, columns]
    starts = np.flatnonzero(np.r_[True, question[1:] != question[:-1]])
    group = np.cumsum(np.r_[True, question[1:] != question[:-1]]) - 1
    right = table.relevant[rows].astype(float)
    right /= np.add.reduceat(right, starts)[group]

    def loss(tried: Numbers) -> tuple[float, Numbers]:
        scores = given @ tried
        scores -= np.maximum.reduceat(scores, starts)[group]
        total = np.add.reduceat(np.exp(scores), starts)[group]
        lost = -(right * (scores - np.log(total))).sum() + _RIDGE / 2 * tried @ tried
        return float(lost), np.exp(scores) / total

    now, chance = loss(weights)
    expected = given * chance[:, None]
    means = np.add.reduceat(expected, starts)
    slope = given.T @ (chance - right) + _RIDGE * weights
    curve = expected.T @ given - means.T @ means + _RIDGE * np.eye(len(weights))
    step = -np.linalg.solve(curve, slope)
    while loss(weights + step)[0] > now and np.abs(step).max() > 1e-4:
        step /= 2
    return step


# --- figures ---


def _reciprocal(table: Table, scores: Numbers) -> Numbers:
    """1 / rank of the first relevant article of each question, 0 where it is not in the first."""
    firsts = _firsts(table, scores, np.arange(len(scores)))
    order = firsts[np.lexsort((firsts, -scores[firsts], table.question[firsts]))]
    question = table.question[order]
    starts = np.flatnonzero(np.r_[True, question[1:] != question[:-1]])
    begin = np.zeros(len(table.asked), dtype=np.int64)
    begin[question[starts]] = starts
    rank = np.arange(len(order)) - begin[question] + 1
    found = np.zeros(len(table.asked))
    is_hit = table.relevant[order] & (rank <= _DEPTH)
    np.maximum.at(found, question[is_hit], 1 / rank[is_hit])
    return found


def _print_ranking(title: str, table: Table, scores: Numbers) -> dict[str, float]:
    """Print recall and MRR by kind of question; gives the MRR of each."""
    found = _reciprocal(table, scores)
    clean = {
        question["base"]: value
        for question, value in zip(table.asked, found, strict=True)
        if question["perturbation"] == "clean"
    }
    print(f"\n{title}\n{'':22}{'n':>6}{'R@1':>8}{'R@5':>8}{'MRR':>8}{'kept':>8}")
    figures = {}
    for group in dict.fromkeys((row["set"], row["perturbation"]) for row in table.asked):
        members = [
            place
            for place, row in enumerate(table.asked)
            if (row["set"], row["perturbation"]) == group
        ]
        values = found[members]
        base = [clean.get(table.asked[place].get("base"), 0.0) for place in members]
        kept = f"{values.sum() / sum(base):8.3f}" if sum(base) else ""
        name = f"{group[0]} {group[1] or '(all)'}"
        ones, fives = (values == 1).mean(), (values >= 0.2).mean()
        print(f"{name:22}{len(members):6}{ones:8.3f}{fives:8.3f}{values.mean():8.4f}{kept}")
        figures[name] = round(float(values.mean()), 4)
    return figures


def _short(table: Table, scores: Numbers) -> str:
    found = _reciprocal(table, scores)
    parts = []
    for group in dict.fromkeys((row["set"], row["perturbation"]) for row in table.asked):
        if group[1] in _LEARNT:
            is_of = [(row["set"], row["perturbation"]) == group for row in table.asked]
            parts.append(f"{group[0][:2]} {group[1] or 'all'} {found[np.array(is_of)].mean():.4f}")
    return "  ".join(parts)


# --- whether the archive has the answer ---


def _confidence(found: dict[str, tuple[list[Row], list[Row]]]) -> None:
    """Fit and write the confidence: what is asked of halves of the archives, clean and misspelt."""
    ranking.weights.cache_clear()
    rows = [row for name in found for row in _asked_of_halves(*found[name])]
    values = np.array([row[0] for row in rows])
    right = np.array([row[1] for row in rows], dtype=float)
    fifths = np.array([row[2]["fifth"] for row in rows])
    chance = np.empty(len(rows))
    for fifth in range(_FOLDS):
        weights = _logistic(values[fifths != fifth], right[fifths != fifth])
        chance[fifths == fifth] = _chance(values[fifths == fifth], weights)
    groups = [f"{row[2]['set']} {row[2]['perturbation'] or '(all)'}" for row in rows]
    _print_confidence(groups, chance, right)
    fitted = _logistic(values, right).round(3).tolist()
    _write({"confidence": dict(zip(SIGNS, fitted, strict=True))})


def _asked_of_halves(
    records: list[Row], questions: list[Row]
) -> Iterator[tuple[tuple[float, ...], bool, Row]]:
    """The signs of the best hit in half an archive, and whether that half has the answer."""
    for seed in range(_HALVES):
        half = random.Random(seed).sample(records, len(records) // 2)
        held = {record["pid"] for record in half}
        wanted = (each for each in questions if each["perturbation"] in ("", "typo1"))
        with archive(half) as within:
            for question in islice(wanted, seed, None, _HALVES):
                known = _signs(question["query"], within)
                if known:
                    yield known, not held.isdisjoint(question["relevant"]), question


def _signs(question: str, within: Archive) -> tuple[float, ...] | None:
    asked, ranked = _ranked(question, within)
    if not ranked:
        return None
    fitting = reversed(ranking.fitting(ranked))
    firsts = {each.article_id: each for each in fitting}
    rivals = sorted(firsts.values(), key=lambda each: -each.score)
    return ranking.signs(asked, ranked[0], rivals)


def _chance(values: Numbers, weights: Numbers) -> Numbers:
    result: Numbers = 1 / (1 + np.exp(-values @ weights))
    return result


def _logistic(values: Numbers, right: Numbers) -> Numbers:
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        chance = _chance(values, weights)
        slope = values.T @ (right - chance) - _RIDGE * weights
        curve = (values.T * (chance * (1 - chance))) @ values + _RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _print_confidence(groups: Sequence[str], chance: Numbers, right: Numbers) -> None:
    print("\nwhether half an archive has the answer, unseen fifths: told right at 0.5")
    print(f"{'':22}{'n':>6}{'AUC':>8}{'has it':>8}{'has not':>8}")
    names = np.array(groups)
    for name in dict.fromkeys(groups):
        sure, is_right = chance[names == name], right[names == name] > 0
        has, has_not = (sure[is_right] >= 0.5).mean(), (sure[~is_right] < 0.5).mean()
        print(f"{name:22}{len(sure):6}{_area(sure, is_right):8.3f}{has:8.3f}{has_not:8.3f}")
    for tenth in range(10):
        inside = (chance * 10).clip(0, 9).astype(int) == tenth
        if inside.any():
            print(f"{chance[inside].mean():6.2f}{right[inside].mean():6.2f}{inside.sum():7}")


def _area(sure: Numbers, is_right: npt.NDArray[np.bool_]) -> float:
    """The area under the curve: how often a right one is surer than a wrong one."""
    ranks = np.empty(len(sure))
    ranks[np.argsort(sure, kind="stable")] = np.arange(1, len(sure) + 1)
    ones = int(is_right.sum())
    above = ranks[is_right].sum() - ones * (ones + 1) / 2
    return float(above / (ones * (len(sure) - ones)))


# --- output ---


def _write(part: dict[str, Any]) -> None:
    known = json.loads(RANKING.read_text(encoding="utf-8")) if RANKING.exists() else {}
    RANKING.write_text(json.dumps(known | part, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
