"""How right and how fast a quote is checked: `make benchmark-checking`.

Right: 200 messages made from the quotes of an archive, the samples or another, by a fixed chance; a
verdict counts where it and the speaker named are right. The rules were tuned on the first half of
them. Fast: milliseconds a check among so many quotes of invented words, most of them of few words
that are in very many (Zipf's law); beside it a peer in the same run, rapidfuzz with every quote.
Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz, process

from corpus import Article, Corpus, Kind, QuoteHit, Speaker, SpeakerKind, open_corpus
from corpus.answers import checks
from corpus.answers.checks import CheckAnswer, Verdict
from corpus.loading import loader
from corpus.questions.checks import CheckRequest, read
from corpus.search import vocabulary
from corpus.search.spelling import STOPWORDS
from corpus.speakers import store as speaker_store
from corpus.store import database
from corpus.store.database import Connection
from corpus.text import fold, sentences_within, words
from tests.benchmarks.attribution import number, percent, table

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "docs" / "samples"
BUILD = ROOT / "build"
CASES_A_KIND = 20
SHORTEST, LONGEST = 7, 30
ASKED = 40
PEER_ASKED = 3
VOCABULARY = 60_000
SPEAKERS = 2_000
QUOTES_AN_ARTICLE = 10
AT_ONCE = 20_000
SYLLABLES = ("sen", "by", "wick", "man", "ova", "ski", "ton", "berg", "dal", "rup", "lin", "vik",
             "ar", "el", "ost", "um", "ga", "te", "lo", "pri")  # fmt: skip
FORMS = (
    'did {name} say "{words}"?',
    "did {name} really say: {words}",
    "{name}: “{words}” - true?",
    "«{words}» — {name}",
    "is it true that {name} said '{words}'?",
    "fact check: {name} said {words}",
)
# What a careless reader puts in the place of a word.
SYNONYMS = {
    "will": "shall", "big": "large", "begin": "start", "people": "folk", "children": "kids",
    "money": "cash", "because": "since", "must": "have to", "about": "regarding", "very": "really",
    "country": "nation", "war": "conflict", "help": "assist", "need": "require", "think": "believe",
}  # fmt: skip
DENIALS = {"is": "is not", "are": "are not", "was": "was not", "will": "will not", "can": "cannot",
           "have": "have not", "has": "has not", "would": "would not", "do": "do not"}  # fmt: skip


class Case(NamedTuple):
    """A message, the verdict it should get, and whose words they are."""

    kind: str
    message: str
    verdict: Verdict
    speaker: str | None


class Line(NamedTuple):
    """A sentence that somebody is quoted with."""

    text: str
    speaker: str


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--archive", help="the URL of an archive to make the messages from")
    parser.add_argument("--failures", action="store_true", help="show those of the first half")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = open_corpus(options.archive) if options.archive else _samples(Path(folder))
        print(_rightness(corpus, options.failures))
        corpus.close()
    if options.sizes:
        print(_speed(options.sizes))


def _samples(folder: Path) -> Corpus:
    corpus = open_corpus(f"sqlite:///{folder / 'samples.sqlite3'}")
    items = (item for file in loader.find_files([SAMPLES]) for item in loader.read(file))
    corpus.add(item for item in items if isinstance(item, Article))
    return corpus


# --- how right ---------------------------------------------------------------------------


def _rightness(corpus: Corpus, has_failures: bool) -> str:
    lines = list(_lines(corpus))
    rows = list[tuple[str, list[bool]]]()
    for kind, make in KINDS.items():
        cases = list(_cases(kind, make, lines))
        results = [_is_right(corpus, case) for case in cases]
        rows.append((kind, results))
        if has_failures:
            for case, is_right in list(zip(cases, results, strict=True))[::2]:
                if not is_right:
                    _show(corpus, case)
    rows.append(("all", [result for _, results in rows for result in results]))
    cells = (
        (kind, str(len(results)), percent(statistics.mean(results[::2])),
         percent(statistics.mean(results[1::2])))
        for kind, results in rows
    )  # fmt: skip
    return table(("verdicts", "messages", "tuned half", "other half"), cells)


def _show(corpus: Corpus, case: Case) -> None:
    answer = _answer(corpus, case)
    best = answer.publications[0] if answer and answer.publications else None
    print(f"{case.kind}: {case.message!r}\n  of {case.speaker}; got {answer and answer.verdict},"
          f" {best and best.speaker and best.speaker.name}: "
          f"{best and best.sentence.of(best.article.text)!r}")  # fmt: skip


def _lines(corpus: Corpus) -> Iterator[Line]:
    """A sentence of each direct quote that is neither short nor long, in order."""
    hits = (
        hit for person in corpus.people(None) for hit in corpus.find_quotes(person.id, limit=500)
    )
    for hit in sorted(hits, key=lambda hit: hit.quote.id):
        text = _sentence(hit) if hit.quote.kind is Kind.DIRECT and hit.quote.is_sure else ""
        if SHORTEST <= len(text.split()) <= LONGEST and len(_content(text)) >= 4:
            yield Line(text, hit.speaker.name)


def _sentence(hit: QuoteHit) -> str:
    piece = max(hit.quote.content, key=lambda span: span.end - span.start)
    sentence = sentences_within(hit.article.text, piece)[0].of(hit.article.text)
    return re.sub(r"[\"“”„«»]", "", sentence).strip(" ,'‘’")


def _content(text: str) -> list[str]:
    return [word for word in words(fold(text)) if word not in STOPWORDS]


def _cases(
    kind: str, make: Callable[[Line, Sequence[Line], random.Random], Case | None], lines: list[Line]
) -> Iterator[Case]:
    chance, count = random.Random(kind), 0
    for line in chance.sample(lines, len(lines)):
        case = make(line, lines, chance)
        if case and count < CASES_A_KIND:
            count += 1
            yield case


def _is_right(corpus: Corpus, case: Case) -> bool:
    answer = _answer(corpus, case)
    if answer is None or answer.verdict is not case.verdict:
        return False
    best = answer.publications[0] if answer.publications else None
    name = best.speaker.name if best and best.speaker else None
    return case.speaker is None or name == case.speaker


def _answer(corpus: Corpus, case: Case) -> CheckAnswer | None:
    request = read(case.message)
    return corpus.ask(checks.answer, request) if request else None


# --- the kinds ---------------------------------------------------------------------------


def _asked(text: str, name: str, chance: random.Random) -> str:
    marked = text.replace("'", "’") if "'" in text else text
    return chance.choice(FORMS).format(name=name, words=marked.rstrip(".?!"))


def _case(kind: str, text: str, line: Line, chance: random.Random, verdict: Verdict) -> Case:
    return Case(kind, _asked(text, line.speaker, chance), verdict, line.speaker)


def _exact(line: Line, _: Sequence[Line], chance: random.Random) -> Case:
    return _case("exact", line.text, line, chance, Verdict.WORD_FOR_WORD)


def _careless(line: Line, _: Sequence[Line], chance: random.Random) -> Case:
    text = re.sub(r"[^\w\s]", " ", re.sub(r"['’](?=\w)", "", line.text.lower()))
    name = line.speaker.split()[-1].lower()
    message = chance.choice(FORMS).format(name=name, words=" ".join(text.split()))
    return Case("careless", message, Verdict.WORD_FOR_WORD, line.speaker)


def _shortened(line: Line, _: Sequence[Line], chance: random.Random) -> Case:
    tokens = line.text.split()
    start = chance.randrange(len(tokens) - 5)
    text = " ".join(tokens[start : start + chance.randint(5, 8)]).strip(" ,;:.-–—")
    return _case("shortened", text, line, chance, Verdict.WORD_FOR_WORD)


def _elided(line: Line, _: Sequence[Line], chance: random.Random) -> Case:
    tokens = line.text.split()
    gap = chance.choice((" ... ", "… ", " [...] ", " … "))
    text = gap.join((" ".join(tokens[:3]).rstrip(",;"), " ".join(tokens[-3:])))
    return _case("with an ellipsis", text, line, chance, Verdict.WORD_FOR_WORD)


def _changed(line: Line, lines: Sequence[Line], chance: random.Random) -> Case:
    tokens, strange = line.text.split(), _content(chance.choice(lines).text)
    most = min(3, max(1, len(tokens) // 6))
    for place in chance.sample(range(len(tokens)), chance.randint(1, most)):
        tokens[place] = chance.choice(
            [word for word in strange if word not in fold(line.text)] or ["xylophone"]
        )
    return _case("words changed", " ".join(tokens), line, chance, Verdict.NEARLY)


def _mistyped(line: Line, _: Sequence[Line], chance: random.Random) -> Case | None:
    tokens = line.text.split()
    places = [place for place, token in enumerate(tokens) if token.isalpha() and len(token) > 4]
    if not places:
        return None
    for place in chance.sample(places, min(len(places), chance.randint(1, 3))):
        at = chance.randrange(1, len(tokens[place]) - 1)
        token = tokens[place]
        tokens[place] = chance.choice(
            (token[:at] + token[at + 1 :], token[:at] + token[at] + token[at:],
             token[:at] + token[at + 1] + token[at] + token[at + 2 :])
        )  # fmt: skip
    text = " ".join(tokens)
    return _case("mistyped", text, line, chance, Verdict.NEARLY) if text != line.text else None


def _paraphrased(line: Line, _: Sequence[Line], chance: random.Random) -> Case:
    tokens = [SYNONYMS.get(token.lower(), token) for token in line.text.rstrip(".?!").split()]
    half = len(tokens) // 2
    comma = [
        at + 1
        for at, token in enumerate(tokens)
        if token[-1] in ",;" and 0.35 < at / len(tokens) < 0.65
    ]
    cut = comma[0] if comma else half
    text = " ".join([*tokens[cut:], "and", *tokens[:cut]]).rstrip(",;")
    return _case("paraphrased", text, line, chance, Verdict.IN_OTHER_WORDS)


def _misattributed(line: Line, lines: Sequence[Line], chance: random.Random) -> Case:
    last = line.speaker.split()[-1]
    others = sorted({other.speaker for other in lines if other.speaker.split()[-1] != last})
    message = _asked(line.text, chance.choice(others), chance)
    return Case("of somebody else", message, Verdict.SOMEBODY_ELSES, line.speaker)


def _denied(line: Line, _: Sequence[Line], chance: random.Random) -> Case | None:
    tokens = line.text.split()
    places = [
        at
        for at, token in enumerate(tokens)
        if token in DENIALS and "not" not in tokens[at : at + 2]
    ]
    if not places:
        return None
    place = chance.choice(places)
    tokens[place] = DENIALS[tokens[place]]
    return _case("denied", " ".join(tokens), line, chance, Verdict.NEARLY)


def _invented(line: Line, lines: Sequence[Line], chance: random.Random) -> Case:
    parts = list[str]()
    for source in chance.sample(list(lines), 4):
        tokens = source.text.rstrip(".?!").split()
        start = chance.randrange(len(tokens) - 3)
        parts.append(" ".join(tokens[start : start + chance.randint(2, 3)]))
    return Case("invented", _asked(" ".join(parts), line.speaker, chance), Verdict.ABSENT, None)


KINDS = {
    "exact": _exact,
    "careless": _careless,
    "shortened": _shortened,
    "with an ellipsis": _elided,
    "words changed": _changed,
    "mistyped": _mistyped,
    "paraphrased": _paraphrased,
    "of somebody else": _misattributed,
    "denied": _denied,
    "invented": _invented,
}


# --- how fast ----------------------------------------------------------------------------


def _speed(sizes: Sequence[int]) -> str:
    """CPU ms a check, the peer's with the same words in brackets, by what is checked."""
    header = ("quotes", *TIMED, "all, p95", "rapidfuzz over all")
    return table(header, [_times(size) for size in sizes])


def _times(size: int) -> list[str]:
    path = BUILD / f"checking-{size}.sqlite3"
    if not path.exists():
        print(f"making {path.relative_to(ROOT)}", file=sys.stderr)
        _make(path, size)
    corpus, chance = open_corpus(f"sqlite:///{path}"), random.Random(2)
    rows = _sample(corpus, chance)
    times = {
        kind: [_milliseconds(partial(_check, corpus, *change(row, rows, chance))) for row in rows]
        for kind, change in TIMED.items()
    }
    every = sorted(value for values in times.values() for value in values)
    medians = [number(statistics.median(values)) for values in times.values()]
    peer = _peer(corpus, [words for _, words in rows[:PEER_ASKED]])
    corpus.close()
    return [f"{size:,}", *medians, number(every[len(every) * 95 // 100]), number(peer)]


def _check(corpus: Corpus, name: str | None, words: str) -> None:
    corpus.ask(checks.answer, CheckRequest(words, name))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _peer(corpus: Corpus, claims: Sequence[str]) -> float:
    """What rapidfuzz takes to compare words with every quote, which are in memory."""
    with database.reading(corpus.engine) as connection:
        rows = connection.exec_driver_sql("SELECT said FROM quotes_text")
        every = [said for (said,) in rows]
    scorer = fuzz.partial_ratio
    return statistics.median(
        _milliseconds(partial(process.extractOne, claim, every, scorer=scorer)) for claim in claims
    )


def _sample(corpus: Corpus, chance: random.Random) -> list[tuple[str, str]]:
    """Speakers and words of some quotes."""
    with database.reading(corpus.engine) as connection:
        last = connection.exec_driver_sql("SELECT max(id) FROM quotes").scalar_one()
        numbers = ", ".join(str(chance.randint(1, last)) for _ in range(ASKED))
        query = (
            "SELECT speaker, said FROM quotes JOIN quotes_text ON quotes_text.rowid = quotes.id"
            f" WHERE quotes.id IN ({numbers}) ORDER BY quotes.id"
        )
        rows = connection.exec_driver_sql(query)
        return [(speaker, said) for speaker, said in rows]


Row: TypeAlias = tuple[str, str]


def _as_said(row: Row, _: Sequence[Row], __: random.Random) -> tuple[str | None, str]:
    return row


def _by_anybody(row: Row, _: Sequence[Row], __: random.Random) -> tuple[str | None, str]:
    return None, row[1]


def _altered(row: Row, rows: Sequence[Row], chance: random.Random) -> tuple[str | None, str]:
    tokens = row[1].split()
    tokens[len(tokens) // 2] = chance.choice(rows)[1].split()[-1]
    return row[0], " ".join(tokens)


def _mixed(row: Row, rows: Sequence[Row], chance: random.Random) -> tuple[str | None, str]:
    parts = (chance.choice(rows)[1].split()[:3] for _ in range(4))
    return row[0], " ".join(token for part in parts for token in part)


def _commonest(row: Row, _: Sequence[Row], chance: random.Random) -> tuple[str | None, str]:
    return row[0], " ".join(chance.sample(sorted(STOPWORDS), 5))


TIMED = {
    "as said": _as_said,
    "by anybody": _by_anybody,
    "a word changed": _altered,
    "invented": _mixed,
    "common words": _commonest,
}


# --- an archive of invented words --------------------------------------------------------


def _make(path: Path, size: int) -> None:
    """An archive of so many quotes of two thousand speakers, two of them a passage."""
    BUILD.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    chance = random.Random(1)
    corpus = open_corpus(f"sqlite:///{new}")
    invented = _invented_words(chance, VOCABULARY)
    ranked = [*sorted(STOPWORDS, key=lambda _: chance.random()), *invented]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(ranked))))
    names = [f"{chance.choice(invented).title()} {word.title()}" for word in invented[-SPEAKERS:]]
    with database.writing(corpus.engine) as connection:
        ids = speaker_store.ids_of(connection, ((name, SpeakerKind.PERSON) for name in names))
        people = [(number, name) for (name, _), number in ids.items()]
        speaker_store.learn(connection, [(number, Speaker(name)) for number, name in people])
        for first in range(1, size + 1, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, size + 1), QUOTES_AN_ARTICLE)
            sentences = iter(_sentences(chance, ranked, weights, AT_ONCE))
            _put(connection, numbers, sentences, people, chance)
        vocabulary.add(connection, ranked)
    corpus.close()
    new.rename(path)


def _invented_words(chance: random.Random, count: int) -> list[str]:
    found = dict[str, None]()
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


def _sentences(
    chance: random.Random, ranked: Sequence[str], weights: Sequence[float], count: int
) -> Iterator[str]:
    drawn = iter(chance.choices(ranked, cum_weights=weights, k=count * 16))
    for _ in range(count):
        yield " ".join(islice(drawn, chance.randint(8, 15)))


def _put(
    connection: Connection,
    numbers: Iterable[int],
    sentences: Iterator[str],
    people: Sequence[tuple[int, str]],
    chance: random.Random,
) -> None:
    """Articles of a few quotes each; `numbers` are those of their first quotes."""
    rows = defaultdict[str, list[tuple[object, ...]]](list)
    for first in numbers:
        article, text = first // QUOTES_AN_ARTICLE + 1, ""
        for quote in range(first, first + QUOTES_AN_ARTICLE):
            (speaker, name), said = chance.choice(people), next(sentences)
            start = len(text)
            text += f'"{said}," said {name}.\n\n'
            content, whole = [[start + 1, start + 1 + len(said)]], [start, len(text) - 2]
            rows["quotes"].append((quote, article, speaker, name, json.dumps(content), str(whole)))
            rows["quotes_text"].append((quote, "", "", said))
            if quote % 2 == 0:
                begin = rows["begin"].pop()[0] if rows["begin"] else start
                body = " ".join(words(text[begin:].lower()))
                rows["passages"].append((quote // 2, article, quote, str([begin, len(text) - 2])))
                rows["passages_text"].append((quote // 2, "", body))
            else:
                rows["begin"].append((start,))
        rows["articles"].append((article, str(article), str(article), text))
    for table_name, insert in INSERTS.items():
        connection.exec_driver_sql(f"INSERT INTO {table_name} {insert}", rows[table_name])


INSERTS = {
    "articles": "(id, key, content_hash, title, text, authors, added)"
    " VALUES (?, ?, ?, '', ?, '[]', '2024-06-06 00:00:00.000000')",
    "passages": "(id, article_id, position, span) VALUES (?, ?, ?, ?)",
    "passages_text": "(rowid, title, body) VALUES (?, ?, ?)",
    "quotes": "(id, article_id, speaker_id, speaker, content, sentence, speaker_kind, kind, act,"
    " confidence) VALUES (?, ?, ?, ?, ?, ?, 'person', 'direct', 'said', 0.9)",
    "quotes_text": "(rowid, title, around, said) VALUES (?, ?, ?, ?)",
}


if __name__ == "__main__":
    main()
