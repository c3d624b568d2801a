"""How often the sentence shown answers, and how honest "no answer" is: `make benchmark-answers`.

SHARED has `answers/` (questions with and without an answer in their paragraph, and the scorer) and
`retrieval/` (the paragraphs, and what misspells questions). Questions on every second subject had
no part in the fit of the reader that `docs/search.md` reports; the reader that is shipped has since
learned from all of them, so what is printed of it here is better than what others will see.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus import Article, Corpus, open_corpus
from corpus.answers import passages
from corpus.articles import analysis
from tests.training.questions import halves, rows, title_of

NOW = datetime(2025, 1, 1, tzinfo=UTC)
SHOWN = 5

Row = dict[str, Any]


def main() -> None:
    """Print a table: the subjects that were kept, and the others, clean and with a typo."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    questions = rows(shared / "answers/questions-dev.jsonl.gz")
    held = halves(map(title_of, questions))
    with tempfile.TemporaryDirectory() as folder, filled(shared, Path(folder)) as corpus:
        for name in ("kept subjects", "other subjects"):
            group = [row for row in questions if (title_of(row) in held) == (name[0] == "k")]
            for kind, typed in (("clean", group), ("typo", misspelt(shared, group, Path(folder)))):
                print(f"{name}, {kind}: {figures(shared, typed, corpus, Path(folder))}", flush=True)


def filled(shared: Path, folder: Path) -> Corpus:
    """An archive of the paragraphs, each an article, without looking for who said what in it."""
    corpus = open_corpus(f"sqlite:///{folder}/archive.sqlite3")
    articles = [
        Article(row["title"], row["text"], row["pid"], url=f"https://squad.example/{row['pid']}")
        for row in rows(shared / "retrieval/squad.passages.jsonl.gz")
    ]
    corpus.add(articles, NOW, each=lambda _, fresh: map(analysis.passages_of, fresh))
    return corpus


def misspelt(shared: Path, questions: Sequence[Row], folder: Path) -> list[Row]:
    """The questions with a typo in every second of their longer words."""
    clean, typed = folder / "clean.jsonl", folder / "typed.jsonl"
    clean.write_text("\n".join(map(json.dumps, questions)))
    subprocess.run(
        [sys.executable, shared / "retrieval/perturb.py", clean, typed],
        check=True,
        capture_output=True,
    )
    return [row for row in rows(typed) if row["perturbation"] == "typo1"]


def figures(shared: Path, questions: Sequence[Row], corpus: Corpus, folder: Path) -> Row:
    """What the scorer makes of the answers."""
    asked, answers = folder / "questions.jsonl", folder / "answers.jsonl"
    asked.write_text("\n".join(map(json.dumps, questions)))
    answers.write_text("\n".join(json.dumps(line) for line in _answered(questions, corpus)))
    done = subprocess.run(
        [sys.executable, shared / "answers/score_answers.py", asked, answers],
        check=True,
        capture_output=True,
    )
    result: Row = json.loads(done.stdout)
    return result


def _answered(questions: Sequence[Row], corpus: Corpus) -> Iterator[Row]:
    """What `onrecord ask - --json` prints."""
    for query in (" ".join(row["query"].split()) for row in questions):
        answer = corpus.ask(passages.of_words, query, NOW, SHOWN)
        for rank, hit in enumerate(answer.hits, 1):
            yield {
                "query": query,
                "rank": rank,
                "url": hit.article.url,
                "sentence": hit.sentence.of(hit.article.text),
                "fits": hit.fits,
                "confidence": hit.confidence,
            }


if __name__ == "__main__":
    main()
