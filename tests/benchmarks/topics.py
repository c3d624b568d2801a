"""How right what a person said on a topic is: `make benchmark-topics`.

Pairs of person and topic over ../shared/attribution, with the sentences that answer "what did they
say about it" marked by hand, every quote of the person read: `tests/data/topics.jsonl` has their
places and none of their words. What ranks quotes was chosen on one half of the persons; the other
half is kept. Beside it a peer in the same run, the quotes whose own sentence has most of the
topic's words. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from bot.__main__ import main as onrecord
from corpus import Corpus, Question, QuoteHit, Span, open_corpus
from corpus.answers import people, said
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from tests.benchmarks.attribution import CORPUS, percent, share, table

ROOT = Path(__file__).resolve().parents[2]
TOPICS = ROOT / "tests" / "data" / "topics.jsonl"
ARCHIVE = ROOT / "build" / "topics.sqlite3"
TEXTS = ("polnear/train/text", "polnear/dev/text", "world/text")
SHOWN = 5
MOST = 1_000

KINDS = {
    "word": "a word that stands in the quotes",
    "form": "a related form of one",
    "beside": "only beside them, or in the title",
    "other words": "in other words",
    "people": "other people",
}
"""The kinds of topics; of those of the kind "nothing" the person said nothing."""

Find = Callable[[Corpus, "Pair"], Sequence[QuoteHit]]


class Pair(NamedTuple):
    """A person and a topic, and what answers it: the sentences, by the stem of their file."""

    person: str
    topic: str
    kind: str
    quotes: dict[str, list[Span]]

    @property
    def count(self) -> int:
        """How many sentences answer it."""
        return sum(map(len, self.quotes.values()))

    @property
    def is_kept(self) -> bool:
        """Whether it is of the half that nothing was chosen on."""
        return crc32(self.person.encode()) % 2 == 0


class Score(NamedTuple):
    """How much of what answers a pair is shown, of how many there are or fit on the page."""

    right: int
    shown: int
    wanted: int


def main() -> None:
    """Print the table; exits with 2 where the texts are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, metavar="CORPUS")
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="loaded if it is missing")
    parser.add_argument("--kept", action="store_true", help="the kept half too")
    options = parser.parse_args()
    corpus = open_archive(options.corpus.resolve(), options.archive)
    halves = {"tuned": False} | ({"kept": True} if options.kept else {})
    for half, is_kept in halves.items():
        pairs = [pair for pair in read_pairs() if pair.is_kept == is_kept]
        print(f"{half} half, {len({pair.person for pair in pairs})} persons\n")
        print(report(corpus, pairs), end="\n\n")


def open_archive(folder: Path, archive: Path) -> Corpus:
    """The archive of the annotated articles; loaded where it is missing."""
    if not archive.exists():
        texts = [folder / text for text in TEXTS]
        if missing := [text for text in texts if not text.is_dir()]:
            print(f"There are no articles in {missing[0]}.", file=sys.stderr)
            sys.exit(2)
        archive.parent.mkdir(exist_ok=True)
        onrecord(["load", *map(str, texts), "--database", f"sqlite:///{archive}"])
    return open_corpus(f"sqlite:///{archive}")


def read_pairs() -> list[Pair]:
    """The pairs, as they were marked."""
    rows = map(json.loads, TOPICS.read_text(encoding="utf-8").splitlines())
    return [Pair(**{**row, "quotes": _spans(row["quotes"])}) for row in rows]


def _spans(quotes: dict[str, Any]) -> dict[str, list[Span]]:
    return {stem: [Span(*ends) for ends in sentences] for stem, sentences in quotes.items()}


def report(corpus: Corpus, pairs: Sequence[Pair]) -> str:
    """A row for each kind of topic: recall and precision of each system."""
    scores = {name: [_score(corpus, pair, find) for pair in pairs] for name, find in FINDS.items()}
    header = ["topic", "pairs", *(f"{name}, {what}" for name in scores for what in ("R@5", "P@5"))]
    rows = [_row(told, pairs, scores, {kind}) for kind, told in KINDS.items()]
    rows.append(_row("all", pairs, scores, KINDS))
    empty = [place for place, pair in enumerate(pairs) if not pair.quotes]
    rightly = [
        percent(statistics.mean(not part[place].shown for place in empty))
        for part in scores.values()
    ]
    cells = [cell for part in rightly for cell in (part, "")]
    rows.append(["nothing said: rightly empty", str(len(empty)), *cells])
    return table(header, rows)


def _row(
    told: str, pairs: Sequence[Pair], scores: dict[str, list[Score]], kinds: Iterable[str]
) -> list[str]:
    places = [place for place, pair in enumerate(pairs) if pair.kind in kinds]
    cells = [
        cell
        for part in scores.values()
        for cell in _recall_and_precision([part[place] for place in places])
    ]
    return [told, str(len(places)), *cells]


def _recall_and_precision(scores: Sequence[Score]) -> Iterator[str]:
    """The mean share of what could be shown that is, and the share of what is shown that counts."""
    yield share(statistics.mean(score.right / score.wanted for score in scores))
    shown = sum(score.shown for score in scores)
    yield share(sum(score.right for score in scores) / shown) if shown else "–"


def _score(corpus: Corpus, pair: Pair, find: Find) -> Score:
    hits = find(corpus, pair)[:SHOWN]
    right = sum(is_right(pair, hit) for hit in hits)
    return Score(right, len(hits), min(SHOWN, pair.count))


def is_right(pair: Pair, hit: QuoteHit) -> bool:
    """Whether a quote is one of those that answer it."""
    spans = pair.quotes.get(Path(hit.article.source_file or "").stem, [])
    return any(span.overlaps(hit.quote.sentence) for span in spans)


# --- what finds them ---------------------------------------------------------------------


def find_ours(corpus: Corpus, pair: Pair) -> Sequence[QuoteHit]:
    """What the bot answers."""
    return corpus.ask(said.answer, Question(pair.person, pair.topic), SHOWN).hits


def find_by_words(corpus: Corpus, pair: Pair) -> Sequence[QuoteHit]:
    """The quotes that have any word of the topic, those that have most of them first."""
    topic = frozenset(words(fold(pair.topic))) - STOPWORDS
    ranking = [(len(topic & tokens), hit) for hit, tokens in quotes_of(corpus, pair.person)]
    return [hit for count, hit in sorted(ranking, key=lambda row: -row[0]) if count]


@cache
def quotes_of(corpus: Corpus, person: str) -> list[tuple[QuoteHit, frozenset[str]]]:
    """All that a person said, newest first, each with its words."""
    speaker = corpus.ask(people.whom, person).speaker
    hits = corpus.find_quotes(speaker.id, limit=MOST) if speaker else []
    return [(hit, frozenset(words(fold(hit.quote.sentence.of(hit.article.text))))) for hit in hits]


FINDS: dict[str, Find] = {"onrecord": find_ours, "its words": find_by_words}


if __name__ == "__main__":
    main()
