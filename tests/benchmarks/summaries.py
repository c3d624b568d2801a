"""How good and how fast summaries are: `make benchmark-summaries`.

The first three sentences, every summarizer of sumy, ours and the oracle, on the same articles,
by ROUGE against the summaries that people wrote of them. Ours is what the shipped weights
pick, which were fitted on these very articles: what they are worth on others, each set by the
other one, stands in salience.json. Times are of one text of 2,000 words and, for
ours, of one of 50,000; and are multiples of LexRank's, because they differ from machine to
machine. Nothing is asserted. The tables are fit for docs/summaries.md.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.random import RandomSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from corpus import Article
from corpus.summaries.brief import WORDS, tell
from corpus.summaries.stories import group
from corpus.summaries.summarizer import summarize
from corpus.text import clean, sentences, words
from tests.training import rouge
from tests.training.summaries import SETS, Numbers, rows

SUMMARIES = Path(__file__).resolve().parents[3] / "shared" / "summaries"
SUMY = (
    LexRankSummarizer,
    TextRankSummarizer,
    LsaSummarizer,
    LuhnSummarizer,
    SumBasicSummarizer,
    KLSummarizer,
    ReductionSummarizer,
    RandomSummarizer,
)
PICKED = 3
STORY_SENTENCES = 12  # about 250 words
LEAST_WORDS = 6
ALIKE = 70  # rapidfuzz token_set_ratio
SHORT, LONG = 2_000, 50_000  # words
ROUNDS = 5

LEAST_ARTICLES = 3
RESAMPLES = 2_000

Pick = Callable[[str], list[str]]
Score = Callable[[Sequence[str], Sequence[str]], float]


class Told(NamedTuple):
    """Articles on one event, and summaries of them all."""

    articles: list[Article]
    references: list[str]


class Sentence(NamedTuple):
    """What sumy wants of a sentence."""

    text: str
    words: tuple[str, ...]


class Document(NamedTuple):
    """What sumy wants of a document."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in sentence.words)


def main() -> None:
    """Print the tables; exits with 2 where the articles are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SUMMARIES, metavar="FOLDER")
    folder = parser.parse_args().folder
    if missing := [name for name in SETS if not (folder / f"{name}-dev.jsonl.gz").exists()]:
        print(f"There are no articles in {folder}: it has no {missing[0]}-dev.", file=sys.stderr)
        sys.exit(2)
    warnings.simplefilter("ignore")  # sumy's
    articles = {name: rows(folder, name) for name in SETS}
    print(scores_table(articles))
    for name, stories in stories_of(folder).items():
        print(f"\n{stories_table(name, stories)}")
    print(f"\n{times_table(articles[SETS[0]])}")


def systems() -> dict[str, Pick]:
    """Every way to pick three sentences that needs no summary to compare with."""
    return {"lead-3": lead, **{kind.__name__: _by(kind) for kind in SUMY}, "ours": ours}


def lead(text: str) -> list[str]:
    """The first three sentences."""
    return [span.of(text) for span in sentences(text)[:PICKED]]


def ours(text: str) -> list[str]:
    """What the summarizer picks."""
    return [span.of(text) for span in summarize(text, PICKED).sentences]


def _by(kind: Any, count: int = PICKED) -> Pick:
    summarizer = kind() if kind is RandomSummarizer else kind(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    def pick(text: str) -> list[str]:
        told = (span.of(text) for span in sentences(text))
        found = tuple(Sentence(each, tuple(words(each))) for each in told if words(each))
        return [each.text for each in summarizer(Document(found), count)]

    return pick


def scores_table(articles: dict[str, list[dict[str, Any]]]) -> str:
    """ROUGE-1 and ROUGE-2 of every system on every set."""
    lines = []
    for name, pick in systems().items():
        print(f"... {name}", file=sys.stderr, flush=True)
        lines.append([name, *_scores(articles, lambda row, pick=pick: pick(row["text"]))])
    lines.append(["oracle", *_scores(articles, _oracle)])
    return table(("", *(f"{name} {kind}" for name in SETS for kind in ("R1", "R2"))), lines)


def _oracle(row: dict[str, Any]) -> list[str]:
    told = [span.of(row["text"]) for span in sentences(row["text"])]
    return [told[place] for place in rouge.oracle(told, rouge.tokens(row["summary"]), PICKED)]


def _scores(
    articles: dict[str, list[dict[str, Any]]], pick: Callable[[dict[str, Any]], list[str]]
) -> Iterable[str]:
    for rows_of_set in articles.values():
        told = [rouge.tokens("\n".join(pick(row))) for row in rows_of_set]
        wanted = [rouge.tokens(row["summary"]) for row in rows_of_set]
        for score in (rouge.rouge1, rouge.rouge2):
            yield f"{100 * mean(map(score, told, wanted)):.2f}"


# --- several articles ---


def stories_of(folder: Path) -> dict[str, list[Told]]:
    """The stories with summaries by people, and more of articles on one event.

    Of these the summaries of the single articles stand in for one of them all: people's
    highlights in the sets of `SETS`, in bbc what a machine seems to have picked.
    """
    news = [row for name in SETS for row in rows(folder, name)]
    return {
        "ten articles": [
            Told(articles_of(story), story["references"]) for story in rows(folder, "stories")
        ],
        "articles on one event, highlights": _clusters(news),
        "the same of bbc": _clusters(rows(folder, "bbc")),
    }


def _clusters(articles: Sequence[dict[str, Any]]) -> list[Told]:
    clusters = [story.articles for story in group(articles_of({"articles": articles}))]
    summaries = [row["summary"] for row in articles]
    return [
        Told(list(cluster), ["\n".join(summaries[int(article.key)] for article in cluster)])
        for cluster in clusters
        if len(cluster) >= LEAST_ARTICLES
    ]


def stories_table(name: str, stories: Sequence[Told]) -> str:
    """ROUGE of summaries of several articles, and ROUGE-2 as a multiple of the first's."""
    ways: dict[str, Callable[[list[Article]], list[str]]] = {
        "first sentences in turn": in_turn,
        **{kind.__name__: _of_all(kind) for kind in SUMY},
        "ours": brief,
    }
    lines, first = [], np.array([])
    for way, told in ways.items():
        print(f"... {way}", file=sys.stderr, flush=True)
        one, two = (scores_of(stories, told, score) for score in (rouge.rouge1, rouge.rouge2))
        first = first if first.size else two
        ratio, low, high = ratio_of(two, first)
        means = f"{100 * one.mean():.2f}", f"{100 * two.mean():.2f}"
        lines.append([way, *means, f"{ratio:.2f} [{low:.2f}, {high:.2f}]"])
    heading = f"{name} ({len(stories)}), {WORDS} words"
    return table((heading, "R1", "R2", "R2, of the first, 95 %"), lines)


def scores_of(
    stories: Sequence[Told], way: Callable[[list[Article]], list[str]], score: Score
) -> Numbers:
    """The mean over the references of each story."""
    return np.array(
        [
            mean(
                score(rouge.tokens("\n".join(within(way(story.articles)))), rouge.tokens(each))
                for each in story.references
            )
            for story in stories
        ]
    )


def ratio_of(ours: Numbers, first: Numbers) -> tuple[float, float, float]:
    """How many times as much ours are, and the 95 % interval of it, by resampling stories."""
    draws = np.random.default_rng(0).integers(0, len(ours), (RESAMPLES, len(ours)))
    low, high = np.percentile(ours[draws].sum(axis=1) / first[draws].sum(axis=1), [2.5, 97.5])
    return float(ours.sum() / first.sum()), float(low), float(high)


def articles_of(story: dict[str, Any]) -> list[Article]:
    """The articles of a story; the key of each is its place."""
    parts = enumerate(story["articles"])
    return [Article(each.get("title", ""), clean(each["text"]), str(key)) for key, each in parts]


def in_turn(articles: list[Article]) -> list[str]:
    """The first sentence of each article, then the second of each; no two of them alike."""
    split = [[span.of(each.text) for span in sentences(each.text)] for each in articles]
    turns = (sentence for turn in zip_longest(*split) for sentence in turn if sentence)
    picked: list[str] = []
    for sentence in turns:
        is_long = len(sentence.split()) >= LEAST_WORDS
        if is_long and not any(fuzz.token_set_ratio(sentence, each) > ALIKE for each in picked):
            picked.append(sentence)
    return picked


def brief(articles: list[Article]) -> list[str]:
    """What "summarize everything on it in 250 words" shows."""
    tellings = tell(articles)
    return [span.of(telling.article.text) for telling in tellings for span in telling.sentences]


def _of_all(kind: Any) -> Callable[[list[Article]], list[str]]:
    pick = _by(kind, STORY_SENTENCES)
    return lambda articles: pick("\n\n".join(each.text for each in articles))


def within(told: Iterable[str]) -> list[str]:
    """As many of the sentences as make 250 words."""
    taken, left = [], WORDS
    for sentence in told:
        count = len(sentence.split())
        if count <= left:
            taken.append(sentence)
            left -= count
        elif left < 0.15 * WORDS:
            break
    return taken


# --- time ---


def times_table(articles: Sequence[dict[str, Any]]) -> str:
    """The CPU time of every system on 2,000 words, and of ours on 50,000."""
    every = " ".join(row["text"] for row in articles).split()
    short, long = " ".join(every[:SHORT]), " ".join(every[:LONG])
    taken = {name: seconds(pick, short) for name, pick in systems().items()}
    unit = taken["LexRankSummarizer"]
    lines = [[name, f"{1000 * each:.1f}", f"{each / unit:.3f}"] for name, each in taken.items()]
    grown = seconds(ours, long)
    lines.append(["ours, 50,000 words", f"{1000 * grown:.1f}", f"{grown / unit:.3f}"])
    lines.append(["the same, of ours on 2,000", "", f"{grown / taken['ours']:.2f}"])
    return table(("2,000 words", "CPU ms", "of LexRank's"), lines)


def seconds(pick: Pick, text: str) -> float:
    """The median CPU seconds of a few rounds, after one that loads what is needed."""
    pick(text)
    return median(_once(pick, text) for _ in range(ROUNDS))


def _once(pick: Pick, text: str) -> float:
    start = time.process_time()
    pick(text)
    return time.process_time() - start


def table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    cells = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in cells)


if __name__ == "__main__":
    main()
