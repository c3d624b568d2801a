"""Questions for the reader to learn from: each with a passage, and where that answers if it does.

Few of the questions at hand have no answer in their passage, so more are made of those that have
one: the sentences with the answer are left out; a name, a number or a word is put for another, as
the writers of SQuAD 2.0 did (Rajpurkar, Jia and Liang, 2018, table 1); or the passage is another
on the same subject.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from corpus import text
from corpus.types import Span

_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_VERB = re.compile(r"\b(?:did|was|were|is|are|does|do|has|had|have|could|would)\b")
_LOWER = re.compile(r"\b[a-z]+\b")
_LONG_WORD = re.compile(r"\w{4,}")
_WORD = re.compile(r"\w{3,}")
_OPPOSITES = (
    "first last|most least|before after|increase decrease|increased decreased|largest smallest"
    "|highest lowest|more less|north south|east west|northern southern|eastern western|early late"
    "|earlier later|best worst|old new|oldest newest|win lose|won lost|begin end|began ended"
    "|start stop|started stopped|above below|allow forbid|allowed forbade|support oppose"
    "|supported opposed|minimum maximum|greater smaller|faster slower|large small|longest shortest"
    "|male female|men women|inside outside|internal external|positive negative|upper lower"
    "|always never|strong weak|high low|common rare|accept reject|accepted rejected|buy sell"
    "|bought sold|born buried|husband wife|father mother|son daughter|brother sister|arrive leave"
    "|arrived left|enter exit|open close|opened closed|failed succeeded|legal illegal"
    "|public private|agreed disagreed|victory defeat"
)
_OPPOSITE = {
    word: opposite
    for pair in (pair.split() for pair in _OPPOSITES.split("|"))
    for word, opposite in (pair, pair[::-1])
}
# How often an answered question is read again, made so that it has no answer.
_WITHOUT, _CHANGED, _ELSEWHERE = 0.55, 0.3, 0.45
_NEAREST = 4
_AROUND = 120

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A question and a passage; `answers` are spans of it, none where they are not known.

    `others` are passages on the same subject that are likest to hold the question's words.
    """

    question: str
    title: str
    passage: str
    is_answered: bool
    answers: tuple[Span, ...] = ()
    weight: float = 1.0
    others: tuple[str, ...] = ()


def rows(path: Path) -> list[Row]:
    """The objects of a file of JSON lines, compressed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return list(map(json.loads, lines))


def halves(titles: Iterable[str]) -> set[str]:
    """Every second of the subjects: those that are kept to judge by."""
    return set(sorted(set(titles))[::2])


def title_of(row: Row) -> str:
    """A row's subject as it is written in a title."""
    return str(row["title"]).replace("_", " ")


def examples(shared: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """What to learn from first, what to judge by, and all of it: parted by subject."""
    passages = {row["pid"]: row for row in rows(shared / "retrieval/squad.passages.jsonl.gz")}
    questions = rows(shared / "answers/questions-dev.jsonl.gz")
    subjects = set(map(title_of, questions))
    others = {title_of(row) for row in passages.values()} - subjects
    held = halves(subjects) | halves(others)
    dev = [_of_question(row, passages[row["pid"]]) for row in questions]
    whole = [*map(_of_training, rows(shared / "answers/train.jsonl.gz")), *dev]
    for row in rows(shared / "retrieval/squad.queries.dev.jsonl.gz"):
        passage = passages[row["relevant"][0]]
        if title_of(passage) in others:
            example = Example(row["query"], title_of(passage), passage["text"], True, weight=0.7)
            whole.append(example)
    taught = [example for example in whole if example.title not in held]
    kept = [example for example in dev if example.title in held]
    return with_others(taught), kept, with_others(whole)


def _of_training(row: Row) -> Example:
    spans = tuple(Span(a["start"], a["start"] + len(a["text"])) for a in row["answers"])
    weight = 1.0 if spans else 2.0  # there are few of these
    return Example(row["query"], title_of(row), row["text"], bool(spans), spans, weight)


def _of_question(row: Row, passage: Row) -> Example:
    spans = _nearest(passage["text"], row["answers"], row["query"])
    is_answered = bool(row["answerable"])
    return Example(row["query"], title_of(row), passage["text"], is_answered, spans, 2.0)


def _nearest(passage: str, answers: Sequence[str], question: str) -> tuple[Span, ...]:
    """Where an answer stands beside most of the question's words."""
    asked = set(_LONG_WORD.findall(question.lower()))
    places = [
        (len(asked.intersection(_LONG_WORD.findall(_around(passage, place).lower()))), place.span())
        for answer in answers
        for place in re.finditer(re.escape(answer), passage, re.IGNORECASE)
    ]
    return (Span(*max(places)[1]),) if places else ()


def _around(passage: str, place: re.Match[str]) -> str:
    return passage[max(0, place.start() - _AROUND) : place.end() + _AROUND]


def with_others(taught: Sequence[Example]) -> list[Example]:
    """The examples, each that is answered with other passages on its subject."""
    by_title: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for example in taught:
        by_title[example.title].setdefault(example.passage, _words(example.passage))
    counts = Counter(
        word for texts in by_title.values() for held in texts.values() for word in held
    )

    def likest(example: Example) -> tuple[str, ...]:
        asked = _words(example.question)
        shares = {
            passage: sum(1 / (1 + counts[word]) for word in asked & held)
            for passage, held in by_title[example.title].items()
            if passage != example.passage
        }
        return tuple(sorted(shares, key=lambda passage: -shares[passage])[:_NEAREST])

    return [
        replace(example, others=likest(example)) if example.is_answered else example
        for example in taught
    ]


def _words(passage: str) -> set[str]:
    return set(_WORD.findall(passage.lower()))


# --- what has no answer ------------------------------------------------------------------


def names_by_title(taught: Iterable[Example]) -> dict[str, list[str]]:
    """The names in the passages on each subject."""
    names: dict[str, set[str]] = defaultdict(set)
    for example in taught:
        names[example.title].update(_NAME.findall(example.passage))
    return {title: sorted(group) for title, group in names.items()}


def epoch(
    taught: Sequence[Example], names: dict[str, list[str]], chance: random.Random
) -> Iterator[Example]:
    """All of them once, and some again with no answer, drawn anew each time."""
    for example in taught:
        yield example
        if not example.is_answered:
            continue
        if example.answers and chance.random() < _WITHOUT and (made := _without(example)):
            yield made
        if chance.random() < _CHANGED and (made := _changed(example, names, chance)):
            yield made
        if example.others and chance.random() < _ELSEWHERE:
            other = chance.choice(example.others)
            if not any(
                span.of(example.passage).lower() in other.lower() for span in example.answers
            ):
                yield replace(_unanswered(example, 0.6), passage=other)


def _answers(example: Example) -> set[str]:
    return {span.of(example.passage).lower() for span in example.answers}


def _unanswered(example: Example, weight: float = 0.8) -> Example:
    return replace(example, is_answered=False, answers=(), weight=weight, others=())


def _without(example: Example) -> Example | None:
    """The passage without the sentences that have the answer, where enough of it is left."""
    answers = _answers(example)
    left = [
        sentence
        for sentence in _sentences(example.passage)
        if not any(answer in sentence.lower() for answer in answers)
    ]
    return replace(_unanswered(example), passage=" ".join(left)) if len(left) > 1 else None


@cache
def _sentences(passage: str) -> list[str]:
    return [span.of(passage) for span in text.sentences(passage)]


def _changed(
    example: Example, names: dict[str, list[str]], chance: random.Random
) -> Example | None:
    """The question with a name, a number or a word put for another, or with a "not"."""
    question = example.question
    changes = [
        *_of_numbers(example, chance),
        *_of_names(example, names[example.title], chance),
        *(
            (word, _OPPOSITE[word[0]])
            for word in re.finditer(r"\b[a-z]+\b", question)
            if word[0] in _OPPOSITE
        ),
    ]
    verb = _VERB.search(question)
    if verb and chance.random() < 0.25:
        changes.append((verb, f"{verb[0]}n't"))
    if not changes:
        return None
    place, words = chance.choice(changes)
    changed = question[: place.start()] + words + question[place.end() :]
    return replace(_unanswered(example), question=changed)


def _of_numbers(example: Example, chance: random.Random) -> Iterator[tuple[re.Match[str], str]]:
    for place in _NUMBER.finditer(example.question):
        if place[0].isdigit():
            step = chance.choice((-12, -7, -3, -1, 1, 2, 5, 9, 30))
            number = str(max(1, int(place[0]) + step))
            if number not in example.passage:
                yield place, number


def _of_names(
    example: Example, names: Sequence[str], chance: random.Random
) -> Iterator[tuple[re.Match[str], str]]:
    for place in _NAME.finditer(example.question):
        drawn = chance.sample(names, min(12, len(names)))
        new = [
            name for name in drawn if name not in example.passage and name not in example.question
        ]
        alike = [name for name in new if (" " in name) == (" " in place[0])]
        yield from ((place, name) for name in alike[:1])
