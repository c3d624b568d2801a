"""How right, how fast and how heavy search is: `make benchmark-search`.

Each figure stands beside peers' in the same run, since times differ from machine to
machine: tantivy, bm25s, and rapidfuzz over everything. Every archive is filled by a
new process of one thread, and asked by another; times are CPU times. Nothing is
asserted. The tables, fit for docs/search.md, go to standard output; what is going on
goes to standard error.

The peers' own Python runs this file too: beside their packages, the standard library
is all it imports.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import importlib.util
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from itertools import chain, islice
from math import nan
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from tests.benchmarks.attribution import ONE_THREAD, number, percent, share, table

ROOT = Path(__file__).resolve().parents[2]
MODULE = "tests.benchmarks.search"
BUILD = ROOT / "build"
RETRIEVAL = ROOT.parent / "shared" / "retrieval"
SETS = ("squad", "polnear", "time")
FILES = [f"{kind}.jsonl.gz" for kind in ("passages", "queries.dev", "pert.dev")]
SCRIPTS = ("score.py", "perturb.py", "large_corpus.py")
NEEDED = (*SCRIPTS, *(f"{name}.{file}" for name in SETS for file in FILES))

PEER = BUILD / "benchmark-search"
PEER_REQUIREMENTS = (
    "bm25s==0.3.16",
    "numpy==2.4.6",
    "pystemmer==3.1.0",
    "rapidfuzz==3.14.6",
    "tantivy==0.27.0",
)
STOPWORDS = BUILD / "stopwords.json"  # ours, for the peers

NOW = datetime(2025, 1, 1, tzinfo=UTC)
SIZES = (1_000, 10_000, 100_000)
BATCH = 256  # articles a transaction, as `onrecord load` has it
PASSAGES_AN_ARTICLE = 10
DEPTH = 20  # as deep as the scorer looks
TIMED = 200  # questions at each size
OVER_EVERYTHING = 200  # questions to rapidfuzz, which takes long over each
FUZZY_BOOST = 6  # best of 1, 3 and 6 on the development questions
SPEAKERS = 100_000
NAMES_ASKED = 500
WORD = re.compile(r"[^\W_]+")
PLAIN_NAME = re.compile(r"[A-Z]\S+ ([A-Z][a-z]{3,})")
GIVEN_NAMES = (
    "Aaron Abdul Agnes Ahmed Aleksandr Ali Alice Amina Ana Anders Andrea Angela Anil Anna "
    "Antonio Astrid Aylin Barbara Ben Boris Brian Carla Carlos Charles Chen Christine Claire "
    "Daniel David Deborah Dmitri Elena Elizabeth Emeka Emily Emma Eric Fatima Felix Fernando "
    "Francesca Frank Gabriel George Giovanni Grace Hans Hassan Helen Henry Hiroshi Ibrahim Igor "
    "Ingrid Isabel Ivan Jacob James Jane Jean Jennifer Joao Johan John Jorge Joseph Julia Karen "
    "Karl Katarina Kevin Khalid Lars Laura Leila Li Linda Lucas Luis Magnus Marcus Margaret Maria "
    "Mark Martin Mary Mehmet Michael Miguel Mohammed Nadia Natasha Nikolai Nina Olga Oscar Pablo "
    "Patricia Paul Pedro Peter Philip Rachel Rajesh Richard Robert Rosa Samuel Sandra Sarah "
    "Sergei Sofia Stefan Susan Takashi Thomas Ursula Viktor Wei William Yusuf Zofia"
)
FIRST = "Who will pay for the new bridge over the river?"

Record = Mapping[str, Any]  # a passage, a question or a line of a run, as in ../shared/retrieval
Find = Callable[[str], Record]  # what is found for a question, best first, under "ranked"


class System(NamedTuple):
    """What searches: how an archive of it is filled, and how one is opened."""

    put: Callable[[Path, Iterable[Record]], None]
    open: Callable[[Path], Find]


def main() -> None:
    """Print the tables; exits with 2 where the texts to search are missing."""
    options = _options()
    if options.turn:
        step, system, *paths = options.turn
        print(json.dumps(TURNS[step](system, *map(Path, paths))))
        return
    retrieval = options.retrieval.resolve()
    if missing := [name for name in NEEDED if not (retrieval / name).exists()]:
        print(f"There is nothing to search in {retrieval}: no {missing[0]}.", file=sys.stderr)
        sys.exit(2)
    BUILD.mkdir(exist_ok=True)
    STOPWORDS.write_text(
        json.dumps(sorted(importlib.import_module("corpus.search.spelling").STOPWORDS))
    )
    print(f"Python {platform.python_version()}, {', '.join(PEER_REQUIREMENTS)}; one thread.")
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        for part in options.only:
            print("", PARTS[part](retrieval, options.sizes, Path(folder)), sep="\n", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("retrieval", nargs="?", type=Path, default=RETRIEVAL, metavar="RETRIEVAL")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="PASSAGES")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="these parts")
    parser.add_argument("--turn", nargs="+", help="one step of one system, as JSON")
    return parser.parse_args()


def _tell(words: str) -> None:
    print(f"... {words}", file=sys.stderr, flush=True)


# --- turns: one step of one system, in a process that did nothing before -----------------


def put(system: str, archive: Path, records: Path) -> dict[str, float]:
    """The CPU seconds that `records` take, and of these the first and the last tenth of them."""
    rows, marks = list(_rows(records)), list[float]()
    gc.freeze()  # nobody need look through these again
    SYSTEMS[system].put(archive, _marked(rows, marks))
    total = time.process_time() - marks[0]
    return {"total": total, "first": marks[1] - marks[0], "last": marks[10] - marks[9]}


def _marked(rows: Sequence[Record], marks: list[float]) -> Iterator[Record]:
    """The rows; `marks` gets the CPU time at the first, after each tenth, and so at the end."""
    tenth = len(rows) / 10
    for place, row in enumerate(rows):
        if place >= len(marks) * tenth:
            marks.append(time.process_time())
        yield row
    marks.append(time.process_time())


def ask(system: str, archive: Path, questions: Path, run: Path) -> dict[str, float]:
    """What it takes to open an archive and answer once, and the peak of memory after all.

    `run` gets what is found for each question, with the milliseconds of CPU it took.
    """
    rows = list(_rows(questions))
    wall, cpu = time.perf_counter(), time.process_time()
    find = SYSTEMS[system].open(archive)
    find(FIRST)
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    _write(run, (_timed(find, row) for row in rows))
    return taken | {"memory": _peak()}


def _timed(find: Find, row: Record) -> Record:
    start = time.process_time()
    found = find(row["query"])
    return {"qid": row["qid"], "ms": 1_000 * (time.process_time() - start), **found}


def _peak() -> float:
    """Megabytes at the peak, where Linux tells: getrusage counts the parent's too."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 / 1e6 if found else nan


TURNS: dict[str, Callable[..., dict[str, float]]] = {"put": put, "ask": ask}


@cache
def _put(system: str, records: Path, folder: Path) -> tuple[Path, dict[str, float]]:
    """A system's archive of the records, and what it took to fill it: once in a run."""
    archive = folder / f"{records.name.partition('.')[0]} in {system}"
    _tell(f"filling: {archive.name}")
    return archive, _turn("put", system, archive, records)


def _ask(system: str, archive: Path, questions: Path) -> tuple[Path, dict[str, float]]:
    """What an archive answers, and what it took to open it."""
    run = archive.with_suffix(".run")
    _tell(f"asking: {archive.name}")
    return run, _turn("ask", system, archive, questions, run)


def _turn(step: str, system: str, *paths: Path) -> dict[str, float]:
    python = sys.executable if system in OURS else _peer_python()
    return dict(json.loads(_output(python, "-m", MODULE, "--turn", step, system, *paths)))


def _output(*command: str | Path) -> bytes:
    """What a command prints when the numeric libraries may use one thread."""
    environment = os.environ | ONE_THREAD
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    return done.stdout


@cache
def _peer_python() -> Path:
    """The Python of the peers' own environment, which is made where it is missing or another."""
    python, ready = PEER / "bin" / "python", PEER / ".ready"
    wanted = " ".join((platform.python_version(), *PEER_REQUIREMENTS))
    if not ready.exists() or ready.read_text() != wanted:
        _tell(f"setting up {PEER.relative_to(ROOT)}; this takes a minute, once")
        venv.create(PEER, clear=True, symlinks=True, with_pip=True)
        options = ("--quiet", "--disable-pip-version-check")
        _output(python, "-m", "pip", "install", *options, *PEER_REQUIREMENTS)
        ready.write_text(wanted)
    return python


# --- onrecord ----------------------------------------------------------------------------


def _put_articles(archive: Path, records: Iterable[Record], passages: int = 1) -> None:
    """Articles of so many passages each, without looking for who said what in them."""
    corpus = importlib.import_module("corpus")
    with _opened(archive) as opened:
        for batch in _batches(_batches(records, passages), BATCH):
            articles = [
                corpus.Article("", "\n\n".join(row["text"] for row in rows), rows[0]["pid"])
                for rows in batch
            ]
            opened.add(articles, NOW, each=_passages_only)


def _passages_only(_: object, articles: Iterable[Any]) -> Iterator[Any]:
    return map(importlib.import_module("corpus.articles.analysis").passages_of, articles)


def _open_articles(archive: Path) -> Find:
    opened = _opened(archive)
    return lambda query: _found(opened.find_passages(query, DEPTH))


def _found(hits: Sequence[Any]) -> Record:
    """The articles of the hits, and what is told of the first."""
    ranked = list(dict.fromkeys(hit.article.key for hit in hits))
    first = {"fits": hits[0].fits, "confidence": hits[0].confidence} if hits else {}
    return {"ranked": ranked, "fits": False, "confidence": 0.0} | first


def _put_speakers(archive: Path, records: Iterable[Record]) -> None:
    """Articles in which each of so many people says one thing."""
    corpus = importlib.import_module("corpus")
    with _opened(archive) as opened:
        for rows in _batches(records, BATCH):
            said = "\n".join(f'"We all agree on this," said {row["text"]}.' for row in rows)
            opened.add([corpus.Article("", said, rows[0]["pid"])], NOW, each=_lines_as_quotes)


def _lines_as_quotes(_: object, articles: Iterable[Any]) -> Iterator[Any]:
    for article in articles:
        lines = re.finditer(r'"(.+)" said (.+)\.', article.text)
        quotes = tuple(_quote(*map(line.span, range(3)), line[2]) for line in lines)
        (analysed,) = _passages_only(None, [article])
        yield replace(analysed, quotes=quotes, aliases={quote.speaker: () for quote in quotes})


def _quote(
    sentence: tuple[int, int], content: tuple[int, int], source: tuple[int, int], name: str
) -> Any:
    corpus = importlib.import_module("corpus")
    where, what, who = (corpus.Span(*each) for each in (sentence, content, source))
    kinds = {"kind": corpus.Kind.DIRECT, "speaker_kind": corpus.SpeakerKind.PERSON}
    told = {"speaker": name, "evidence": who, "confidence": 1.0}
    return corpus.Quote((what,), where, None, who, **kinds, **told)


def _open_speakers(archive: Path) -> Find:
    opened = _opened(archive)
    return lambda query: {"ranked": [hit.speaker.name for hit in opened.find_speakers(query)]}


def _opened(archive: Path) -> Any:
    """The Corpus in a folder."""
    archive.mkdir(exist_ok=True)
    return importlib.import_module("corpus").open_corpus(f"sqlite:///{archive}/archive.sqlite3")


# --- tantivy -----------------------------------------------------------------------------


def _put_in_tantivy(archive: Path, records: Iterable[Record]) -> None:
    tantivy = importlib.import_module("tantivy")
    archive.mkdir()
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text", stored=False, tokenizer_name="en_stem")
    fields.add_text_field("pid", stored=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(fields.build(), path=str(archive))
    writer = index.writer(num_threads=1)
    for row in records:
        writer.add_document(tantivy.Document(text=row["text"], pid=row["pid"]))
    writer.commit()
    writer.wait_merging_threads()


def _open_tantivy(archive: Path) -> Find:
    """Any of the words, by tantivy's own reading of a question."""
    index = importlib.import_module("tantivy").Index.open(str(archive))
    search, split = _searching(index), _splitting()
    return lambda query: search(index.parse_query(" ".join(split(query)), ["text"]))


def _open_fuzzy_tantivy(archive: Path, only_unknown: bool) -> Find:
    """Any of the words, and what is one or two edits from any, or from those it does not know."""
    tantivy = importlib.import_module("tantivy")
    index, queries = tantivy.Index.open(str(archive)), tantivy.Query
    search, split, count = _searching(index), _splitting(), index.searcher().doc_freq
    stem = importlib.import_module("Stemmer").Stemmer("english").stemWord

    def clauses(word: str) -> Iterator[Any]:
        edits, boost = 2 if len(word) >= 8 else 1, FUZZY_BOOST if only_unknown else 1
        yield queries.term_query(index.schema, "text", stem(word))
        if not (only_unknown and count("text", stem(word))):
            like = queries.fuzzy_term_query(index.schema, "text", stem(word), edits)
            yield queries.boost_query(like, boost)

    def find(query: str) -> Record:
        asked = (clause for word in split(query) for clause in clauses(word))
        return search(queries.boolean_query([(tantivy.Occur.Should, each) for each in asked]))

    return find


def _searching(index: Any) -> Callable[[Any], Record]:
    searcher = index.searcher()
    return lambda query: {
        "ranked": [searcher.doc(place)["pid"][0] for _, place in searcher.search(query, DEPTH).hits]
    }


def _splitting() -> Callable[[str], list[str]]:
    """What gives a question's words, without stopwords."""
    known = frozenset(json.loads(STOPWORDS.read_text()))
    return lambda query: [word for word in WORD.findall(query.lower()) if word not in known]


# --- bm25s and rapidfuzz -----------------------------------------------------------------


def _keep(archive: Path, records: Iterable[Record]) -> None:
    archive.mkdir()
    _write(archive / "records.jsonl", records)


def _open_bm25s(archive: Path) -> Find:
    bm25s, stemmer = importlib.import_module("bm25s"), importlib.import_module("Stemmer")
    rows = list(_rows(archive / "records.jsonl"))
    options = {"stopwords": json.loads(STOPWORDS.read_text()), "show_progress": False}
    split = partial(bm25s.tokenize, stemmer=stemmer.Stemmer("english"), **options)
    index = bm25s.BM25(corpus=[row["pid"] for row in rows])
    index.index(split([row["text"] for row in rows]), show_progress=False)

    def find(query: str) -> Record:
        found = index.retrieve(split([query]), k=DEPTH, show_progress=False)
        return {"ranked": [str(pid) for pid in found.documents[0]]}

    return find


def _open_rapidfuzz(archive: Path, scorer: str, limit: int) -> Find:
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    extract = importlib.import_module("rapidfuzz.process").extract
    plain = importlib.import_module("rapidfuzz.utils").default_process
    texts = {row["pid"]: plain(row["text"]) for row in _rows(archive / "records.jsonl")}
    options = {"scorer": getattr(fuzz, scorer), "limit": limit}
    return lambda query: {"ranked": [pid for _, _, pid in extract(plain(query), texts, **options)]}


OURS = {
    "onrecord": System(_put_articles, _open_articles),
    "onrecord, in tens": System(
        partial(_put_articles, passages=PASSAGES_AN_ARTICLE), _open_articles
    ),
    "onrecord, speakers": System(_put_speakers, _open_speakers),
}
SYSTEMS = OURS | {
    "tantivy": System(_put_in_tantivy, _open_tantivy),
    "tantivy, fuzzy": System(_put_in_tantivy, partial(_open_fuzzy_tantivy, only_unknown=False)),
    "tantivy, unknown fuzzy": System(
        _put_in_tantivy, partial(_open_fuzzy_tantivy, only_unknown=True)
    ),
    "bm25s": System(_keep, _open_bm25s),
    "rapidfuzz": System(_keep, partial(_open_rapidfuzz, scorer="token_set_ratio", limit=DEPTH)),
    "rapidfuzz, speakers": System(_keep, partial(_open_rapidfuzz, scorer="ratio", limit=1)),
}
RANKERS = ("onrecord", "tantivy", "tantivy, fuzzy", "tantivy, unknown fuzzy", "bm25s")


# --- how right ---------------------------------------------------------------------------


def quality(retrieval: Path, _: object, folder: Path) -> str:
    """A table for each set: what each system finds, the questions clean and perturbed."""
    told = (
        "recall@1, recall@5, MRR, and in brackets the MRR as a share of what the same questions"
        f" reach clean. rapidfuzz is token_set_ratio, asked {OVER_EVERYTHING} questions."
    )
    return "\n\n".join([told, *(_quality_of(retrieval, name, folder) for name in SETS)])


def _quality_of(retrieval: Path, name: str, folder: Path) -> str:
    passages = retrieval / f"{name}.passages.jsonl.gz"
    asked, sample = folder / f"{name}.questions", folder / f"{name}.sample"
    _write(asked, _questions(retrieval, name))
    _write(sample, islice(_rows(asked), OVER_EVERYTHING))
    found = {system: _scored(retrieval, system, passages, asked)[0] for system in RANKERS}
    if name == "squad":
        found["rapidfuzz"], _ = _scored(retrieval, "rapidfuzz", passages, sample)
    cells = (
        (kind, str(row["n"]), *(_right(rows.get(kind)) for rows in found.values()))
        for kind, row in found["onrecord"].items()
    )
    return table((name, "questions", *found), cells)


def _questions(retrieval: Path, name: str) -> Iterator[Record]:
    """The perturbed sample, which begins with the clean ones, and then every question clean."""
    every = _rows(retrieval / f"{name}.queries.dev.jsonl.gz")
    yield from _rows(retrieval / f"{name}.pert.dev.jsonl.gz")
    yield from ({**row, "perturbation": "clean, all"} for row in every)


def _scored(
    retrieval: Path, system: str, records: Path, questions: Path
) -> tuple[dict[str, dict[str, Any]], Path]:
    """The scorer's row of each perturbation, for what a system finds; and the run."""
    archive, _ = _put(system, records, questions.parent)
    run, _ = _ask(system, archive, questions)
    options = ("--queries", questions, "--run", run, "--by", "perturbation", "--json")
    rows = json.loads(_output(sys.executable, retrieval / "score.py", *options))
    return {row["set"]: row for row in rows}, run


def _right(row: Record | None) -> str:
    if row is None:
        return "–"
    found = " ".join(share(row[key]) for key in ("recall@1", "recall@5", "mrr"))
    return f"{found} ({share(row['vs_base'])})" if row.get("vs_base") else found


# --- how fast and how heavy --------------------------------------------------------------


def speed(retrieval: Path, sizes: Iterable[int], folder: Path) -> str:
    """A row for each size: the CPU time of a question, and what opening takes."""
    asked = folder / "mixed.questions"
    _write(asked, _mixed(retrieval))
    told = (
        f"CPU ms a question ({TIMED} of squad and polnear, clean and with two typos), and what"
        " it takes onrecord to import, open and answer once, from a file just written."
    )
    header = ("passages", "onrecord p50", "p95", "tantivy p50", "p95", "ratio of p50")
    heavy = ("open and answer, s", "of it CPU", "memory, MB")
    rows = (_speed_of(records, asked) for records in _archives(retrieval, sizes))
    return f"{told}\n\n{table((*header, *heavy), rows)}"


def _mixed(retrieval: Path) -> Iterable[Record]:
    sets = (_rows(retrieval / f"{name}.pert.dev.jsonl.gz") for name in ("squad", "polnear"))
    every = [row for row in chain(*sets) if row["perturbation"] in ("clean", "typo2")]
    return random.Random(4).sample(every, TIMED)


def _archives(retrieval: Path, sizes: Iterable[int]) -> Iterator[Path]:
    """squad, then so many passages of the large corpus each time, made where it is not kept."""
    yield retrieval / "squad.passages.jsonl.gz"
    for size in sizes:
        kept = BUILD / f"large-{size}.jsonl"
        if not kept.exists():
            _tell(f"making {kept.relative_to(ROOT)}")
            new = kept.with_suffix(".new")
            _output(sys.executable, retrieval / "large_corpus.py", str(size), new)
            new.rename(kept)
        yield kept


def _speed_of(records: Path, asked: Path) -> list[str]:
    (ours, opened), (peers, _) = (
        _ask(system, _put(system, records, asked.parent)[0], asked)
        for system in ("onrecord", "tantivy")
    )
    our, peer = _percentiles(ours), _percentiles(peers)
    heavy = (opened[key] for key in ("wall", "cpu", "memory"))
    return [f"{_count(records):,}", *map(number, (*our, *peer, our[0] / peer[0], *heavy))]


@cache
def _count(records: Path) -> int:
    return sum(1 for _ in _rows(records))


def _percentiles(run: Path) -> tuple[float, float]:
    """The median of the milliseconds in a run, and what 95 in 100 stay under."""
    found = [row["ms"] for row in _rows(run)]
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def indexing(retrieval: Path, sizes: Iterable[int], folder: Path) -> str:
    """Two rows for each size: the CPU time to put in passages as articles of one, and of ten."""
    told = (
        "CPU s to put in passages, without looking for who said what in them; and what the last"
        " tenth of them takes as a multiple of the first."
    )
    header = ("passages", "an article", "onrecord", "tantivy", "ratio", "last / first tenth")
    rows = (row for records in _archives(retrieval, sizes) for row in _indexing_of(records, folder))
    return f"{told}\n\n{table(header, rows)}"


def _indexing_of(records: Path, folder: Path) -> Iterator[list[str]]:
    _, peer = _put("tantivy", records, folder)
    for system, passages in (("onrecord", 1), ("onrecord, in tens", PASSAGES_AN_ARTICLE)):
        _, ours = _put(system, records, folder)
        # A tenth of few passages is no more than a transaction or two.
        flatness = ours["last"] / ours["first"] if _count(records) >= 10_000 else nan
        ratio = ours["total"] / peer["total"]
        figures = map(number, (ours["total"], peer["total"], ratio, flatness))
        yield [f"{_count(records):,}", str(passages), *figures]


# --- names -------------------------------------------------------------------------------


def names(retrieval: Path, _: object, folder: Path) -> str:
    """How often the right one of many speakers comes first for a misspelt name, and how fast."""
    known, asked = folder / "speakers.jsonl", folder / "names.questions"
    real = _real_names(retrieval)
    everybody = sorted(_filled_up(real, SPEAKERS))
    _write(known, ({"pid": name, "text": name} for name in everybody))
    _write(asked, _misspelt(retrieval, real, everybody))
    rows = list[tuple[str, ...]]()
    for system in ("onrecord, speakers", "rapidfuzz, speakers"):
        found, run = _scored(retrieval, system, known, asked)
        speeds = tuple(map(number, _percentiles(run)))
        firsts = (percent(row["recall@1"]) for row in found.values())
        rows.append((system.partition(",")[0], *firsts, *speeds))
    told = f"{len(everybody):,} speakers; the right one first. rapidfuzz is ratio with every name."
    return f"{told}\n\n{table(('', *found, 'CPU ms, p50', 'p95'), rows)}"


def _real_names(retrieval: Path) -> list[str]:
    rows = _rows(retrieval / "polnear.queries.dev.jsonl.gz")
    return sorted({row["speaker"] for row in rows})


def _filled_up(real: Sequence[str], count: int) -> set[str]:
    """The real names, filled up to `count` with others whose surnames sound like the real ones."""
    chance, given = random.Random(4), GIVEN_NAMES.split()
    surnames = (found[1] for found in map(PLAIN_NAME.fullmatch, real) if found)
    after, found = _letters_after(map(str.lower, surnames)), set(real)
    while len(found) < count:
        found.add(f"{chance.choice(given)} {_surname(after, chance)}")
    return found


def _letters_after(words: Iterable[str]) -> dict[str, list[str]]:
    """Which letters come after each two in words, as often as they do; "$" ends a word."""
    found = defaultdict[str, list[str]](list)
    for word in words:
        padded = f"^^{word}$"
        for place, letter in enumerate(padded[2:]):
            found[padded[place : place + 2]].append(letter)
    return found


def _surname(after: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    while True:
        word = "^^"
        while not word.endswith("$"):
            word += chance.choice(after[word[-2:]])
        if 5 <= len(word) - 3 <= 12:
            return word[2:-1].capitalize()


def _misspelt(
    retrieval: Path, real: Sequence[str], everybody: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Half real names, half invented, each respelt and with a typo in every long word."""
    perturb, chance = _script(retrieval / "perturb.py"), random.Random(4)
    surnames = Counter(name.split()[-1] for name in real)
    known = [
        each for each in real if PLAIN_NAME.fullmatch(each) and surnames[each.split()[-1]] == 1
    ]
    invented = sorted({*everybody} - {*real})
    for origin, choice in (("real", known), ("invented", invented)):
        for kind in ("respell", "edit"):
            shuffled = chance.sample(choice, len(choice))
            changed = ((name, _changed(perturb, name, kind)) for name in shuffled)
            different = ((name, asked) for name, asked in changed if asked != name)
            for name, asked in islice(different, NAMES_ASKED // 2):
                kinds = {"relevant": [name], "perturbation": f"{origin}, {kind}"}
                yield {"qid": f"{name}#{kind}", "query": asked} | kinds


def _changed(perturb: ModuleType, name: str, kind: str) -> str:
    """The name with every long word of it changed in one place."""
    chance, change = random.Random(name), getattr(perturb, kind)
    changed = perturb.sub_words(name, _is_long, lambda word: change(word, chance))
    return str(changed)


def _is_long(found: re.Match[str]) -> bool:
    return len(found[0]) >= 5


def _script(path: Path) -> ModuleType:
    """A script as a module."""
    found = importlib.util.spec_from_file_location(path.stem, path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


# --- answerable --------------------------------------------------------------------------


def answerable(retrieval: Path, _: object, folder: Path) -> str:
    """Whether questions whose answer is in the archive are told from those whose is not."""
    rows = list(_rows(retrieval / "squad.passages.jsonl.gz"))
    half = random.Random(4).sample(rows, len(rows) // 2)
    kept, asked = folder / "half.jsonl", retrieval / "squad.queries.dev.jsonl.gz"
    _write(kept, half)
    archive, _ = _put("onrecord", kept, folder)
    run, _ = _ask("onrecord", archive, asked)
    held = {row["pid"] for row in half}
    relevant = {row["qid"]: row["relevant"] for row in _rows(asked)}
    told = {True: list[Record](), False: list[Record]()}
    for row in _rows(run):
        told[not held.isdisjoint(relevant[row["qid"]])].append(row)
    return _answerable_table(told[True], told[False])


def _answerable_table(inside: Sequence[Record], outside: Sequence[Record]) -> str:
    told = [row["fits"] for row in inside], [not row["fits"] for row in outside]
    right = (statistics.mean(map(float, each)) for each in told)
    levels = ([row["confidence"] for row in each] for each in (inside, outside))
    header = ("half of squad", "in it", "not in it", "AUC by confidence")
    asked = (f"told right, of {len(inside):,} and {len(outside):,} questions", *map(percent, right))
    return table(header, [(*asked, share(area(*levels)))])


def area(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often one of the right is above one of the wrong; a tie counts half."""
    above = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return above / (len(right) * len(wrong))


PARTS = {
    "quality": quality,
    "speed": speed,
    "indexing": indexing,
    "names": names,
    "answerable": answerable,
}


# --- files -------------------------------------------------------------------------------


def _rows(path: Path) -> Iterator[Record]:
    """What the lines of a JSONL file hold, compressed or not."""
    opened: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _write(path: Path, rows: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in rows)


def _batches(records: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(records)
    while batch := list(islice(rest, size)):
        yield batch


if __name__ == "__main__":
    main()
