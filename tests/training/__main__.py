"""Train the tagger: `python -m tests.training CORPUS`.

A large encoder learns PolNeAR's labels; a small one then learns the labels and
the large one's scores for them (Hinton, Vinyals and Dean, "Distilling the
Knowledge in a Neural Network", 2015), and is written in 8 bits. Each step
keeps its result in the work folder and is not repeated while that is there.
`docs/attribution.md` says what comes out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from tests.training import calibration, encoders
from tests.training.agreement import figures
from tests.training.export import pruned, write
from tests.training.fit import Plan, fit, score
from tests.training.model import Tagger, load, pieces_of
from tests.training.polnear import Article, Example, examples, fingerprint, held_out, read

MODEL = Path(__file__).parents[2] / "corpus" / "quotes" / "model"
TEACHER = Plan(epochs=1.6, batch=1800, rate=8e-5)
STUDENT = Plan(epochs=4, batch=1536, rate=2e-4, trust=0.6)


def main() -> None:
    """Make the model, each step from what the one before has left."""
    options = _options()
    torch.set_num_threads(os.cpu_count() or 1)
    options.work.mkdir(parents=True, exist_ok=True)
    articles = read(options.corpus / "train")
    taught = [article for article in articles if not held_out(article.stem)]
    kept = [article for article in articles if held_out(article.stem)]
    print(f"train {fingerprint(options.corpus / 'train')}: {len(taught)} and {len(kept)} articles")
    print(f"teacher {TEACHER}\nstudent {STUDENT}")
    _make(options, taught, kept)
    calibration.write(kept, MODEL)
    dev = read(options.corpus / "dev")
    print(f"dev {fingerprint(options.corpus / 'dev')}: {len(dev)} articles")
    print(f"held out {figures(kept)}\ndev      {figures(dev)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training", description=__doc__.partition("\n\n")[0])
    parser.add_argument("corpus", type=Path, help="PolNeAR: train/, dev/ and the entities")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    return parser.parse_args()


def _make(options: argparse.Namespace, taught: list[Article], kept: list[Article]) -> None:
    tokenizer = _tokenizer([article.text for article in (*taught, *kept)])
    lessons = examples(taught, tokenizer)
    told = _once(options.work / "told.pt", lambda: _teach(options.work, tokenizer, lessons))
    student = load(encoders.student())
    table = pieces_of(encoders.student(), tokenizer)
    learnt = _once(options.work / "student.pt", lambda: _learn(student, table, lessons, told))
    student.load_state_dict(learnt)
    write(student, table, tokenizer, MODEL)


def _once(path: Path, make: Callable[[], Any]) -> Any:
    if not path.exists():
        torch.save(make(), path)
    return torch.load(path)


def _tokenizer(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoders.student() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return pruned(tokenizer, texts)


def _teach(work: Path, tokenizer: Tokenizer, lessons: list[Example]) -> Any:
    """The teacher's scores for every word, once it has learnt them itself."""
    # The lowest layers know what they need of words: a fifth of the time is saved.
    teacher = load(encoders.teacher(work), frozen_layers=3)
    table = pieces_of(encoders.teacher(work), tokenizer)

    def learn() -> dict[str, Any]:
        fit(teacher, table, lessons, TEACHER)
        return teacher.state_dict()

    teacher.load_state_dict(_once(work / "teacher.pt", learn))
    return score(teacher, table, lessons)


def _learn(student: Tagger, table: Any, lessons: list[Example], told: Any) -> dict[str, Any]:
    fit(student, table, lessons, STUDENT, told)
    return student.state_dict()


if __name__ == "__main__":
    main()
