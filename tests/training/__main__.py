"""Train the tagger: `python -m tests.training CORPUS NEWS`.

Large encoders learn PolNeAR's labels, in several prints, and the names of other news; a small one
then learns the labels and the large ones' scores for all of it (Hinton, Vinyals and Dean,
"Distilling the Knowledge in a Neural Network", 2015), and is written in 8 bits. NEWS has lines of
{"file", "text", "mentions"}, made by `python -m tests.training.naming FOLDER`. Each step keeps its
result in the work folder and is not repeated while that is there. A graphics processor is used
where there is one. `docs/attribution.md` says what comes out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from corpus.quotes.naming.names import given_names
from tests.training import calibration, encoders, lessons
from tests.training.agreement import figures
from tests.training.export import pruned, write
from tests.training.fit import Plan, fit, score
from tests.training.model import Tagger, encoder_of
from tests.training.polnear import Article, fingerprint, held_out, read
from tests.training.variants import all_of, in_single_marks, joined, renamed, surnames

MODEL = Path(__file__).parents[2] / "corpus" / "quotes" / "model"
TEACHERS = 2
TEACHER = Plan(epochs=3.5, batch=6144, rate=7e-5, silver=0.35)
STUDENT = Plan(epochs=11, batch=8192, rate=4e-4, trust=0.7, rounded=0.3)


def main() -> None:
    """Make the model, each step from what the one before has left."""
    options = _options()
    torch.set_num_threads(os.cpu_count() or 1)
    options.work.mkdir(parents=True, exist_ok=True)
    articles = read(options.corpus / "train")
    taught = [article for article in articles if not held_out(article.stem)]
    kept = [article for article in articles if held_out(article.stem)]
    print(f"train {fingerprint(options.corpus / 'train')}: {len(taught)} and {len(kept)} articles")
    print(f"{TEACHERS} teachers {TEACHER}\nstudent {STUDENT}")
    _make(options, taught, lessons.silver(options.news))
    others = [article for folder in options.other for article in read(folder)]
    calibration.write([*kept, *others], MODEL)
    dev = read(options.corpus / "dev")
    print(f"dev {fingerprint(options.corpus / 'dev')}: {len(dev)} articles")
    print(f"held out {figures(kept)}\ndev      {figures(dev)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training", description=__doc__.partition("\n\n")[0])
    parser.add_argument("corpus", type=Path, help="PolNeAR: train/, dev/ and the entities")
    parser.add_argument("news", type=Path, help="other news with its names, lines of JSON")
    parser.add_argument(
        "--other",
        type=Path,
        action="append",
        default=[],
        help="annotated articles of other news, to tell how sure a statement is",
    )
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    return parser.parse_args()


def _make(options: argparse.Namespace, taught: list[Article], news: list[Article]) -> None:
    tokenizer = _tokenizer([article.text for article in (*taught, *news)])
    given = sorted(name.capitalize() for name in given_names())
    prints = {
        "joined": joined,
        "single": in_single_marks,
        "renamed": renamed(given, surnames(news)),
    }
    told = [("taught", print_, article) for print_, article in all_of(taught, prints)]
    rows = lessons.lessons(
        [*told, *(("silver", "", article) for article in news)], tokenizer, ["", *prints]
    )
    scores = _once(options.work / "told.pt", lambda: _teach(options.work, tokenizer, rows))
    student = Tagger(encoder_of(encoders.student(), tokenizer)).to(_device())
    learnt = _once(options.work / "student.pt", lambda: _learn(student, rows, scores))
    student.load_state_dict(learnt)
    write(student.cpu(), tokenizer, MODEL)


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _once(path: Path, make: Callable[[], Any]) -> Any:
    if not path.exists():
        torch.save(make(), path)
    return torch.load(path)


def _tokenizer(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(encoders.student() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return pruned(tokenizer, texts)


def _teach(work: Path, tokenizer: Tokenizer, rows: lessons.Lessons) -> Any:
    """The mean of the teachers' scores for every word, once each has learnt them itself."""
    everything = torch.arange(len(rows.pieces))
    chances = []
    for number in range(TEACHERS):
        teacher = Tagger(encoder_of(encoders.teacher(work), tokenizer)).to(_device())
        fit(teacher, rows, everything, TEACHER.with_seed(number + 1))
        chances.append(score(teacher, rows, everything).float().exp())
    return (sum(chances) / TEACHERS).clamp(min=1e-6).log().half()


def _learn(student: Tagger, rows: lessons.Lessons, scores: Any) -> dict[str, Any]:
    fit(student, rows, torch.arange(len(rows.pieces)), STUDENT, scores)
    return student.state_dict()


if __name__ == "__main__":
    main()
