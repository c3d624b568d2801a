"""Every code that is raised has its sentence here, and no sentence is told that nobody raises."""

from __future__ import annotations

import ast
import copy
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from corpus.exceptions import (
    CorpusError,
    Fault,
    LoadError,
    NotFoundError,
    StorageError,
    SummaryError,
)
from corpus.web.fetch import FetchError
from handlers.replies import errors

ROOT = Path(errors.__file__).parents[2]
# Where each takes its code, and what it takes that is no value of a sentence.
PLACES = {
    **dict.fromkeys(
        ("CorpusError", "NotFoundError", "StorageError", "SummaryError", "Fault"), (0, ())
    ),
    "LoadError": (1, ()),
    "FetchError": (1, ("wait", "may_pass")),
}
CODE = re.compile(r"[a-z]+\.[a-z_]+")
MODULES = [path for room in ("corpus", "bot") for path in sorted((ROOT / room).rglob("*.py"))]


def strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def scopes(module: ast.Module) -> Iterator[tuple[ast.AST, list[ast.AST]]]:
    """What may raise, a function at a time, each with where its names are given values."""
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    top = ast.Module([node for node in module.body if not isinstance(node, definitions)], [])
    yield top, [top]
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, [node, top]


def codes(code: ast.expr, places: list[ast.AST]) -> set[str]:
    """The codes an expression may have: those in it, or given to a name that stands in it."""
    assigned = [
        (target.id, node.value)
        for place in places
        for node in ast.walk(place)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    trees = [code]
    for tree in trees:  # it grows: a name may be given what another name has
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        trees += [value for name, value in assigned if name in names and value not in trees]
    return {text for tree in trees for text in strings(tree) if CODE.fullmatch(text)}


def values(call: ast.Call, place: int, without: tuple[str, ...]) -> set[str]:
    """The names of the values that a call gives, by keywords or as a mapping."""
    mappings = [node for node in call.args[place + 1 :] if isinstance(node, ast.Dict)]
    keys = {str(ast.literal_eval(key)) for mapping in mappings for key in mapping.keys if key}
    return keys | {str(keyword.arg) for keyword in call.keywords} - set(without)


def made() -> Iterator[tuple[str, str, set[str]]]:
    """Each error and fault that is made: where, with which code, and the names of its values."""
    for path in MODULES:
        for scope, places in scopes(ast.parse(path.read_text(encoding="utf-8"))):
            for call in ast.walk(scope):
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                    continue
                if call.func.id not in PLACES or path.name == "exceptions.py":
                    continue
                place, without = PLACES[call.func.id]
                code = call.args[place]
                if isinstance(code, ast.Starred | ast.Attribute):
                    continue  # a fault that was made elsewhere
                where = f"{path.relative_to(ROOT)}:{call.lineno}"
                assert codes(code, places), where
                for text in codes(code, places):
                    yield where, text, values(call, place, without)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_code_that_is_raised_has_a_sentence_and_every_sentence_a_code() -> None:
    assert {code for _, code, _ in made()} == set(errors.SENTENCES)


def test_a_sentence_names_what_is_raised_with_its_code_and_nothing_else() -> None:
    for where, code, names in made():
        assert (where, names) == (where, placeholders(errors.SENTENCES[code]))


def test_nothing_that_is_raised_in_the_archive_is_a_sentence() -> None:
    for path in MODULES:
        if path.is_relative_to(ROOT / "corpus"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Raise) and node.exc:
                    assert not [text for text in strings(node.exc) if " " in text.strip()], path


@pytest.mark.parametrize(
    ("error", "line", "sentence"),
    [
        (
            NotFoundError("article.unknown", number=7),
            "there is no article 7 in this archive",
            "There is no article 7 in this archive.",
        ),
        (LoadError("a.txt", "load.empty"), "a.txt: is empty", "a.txt is empty."),
        (
            StorageError("archive.newer"),
            "the archive was made by a newer onrecord; please update this one",
            "The archive was made by a newer onrecord; please update this one.",
        ),
        (
            SummaryError("summary.empty"),
            "there are no sentences in it to pick from",
            "There are no sentences in it to pick from.",
        ),
        (
            LoadError("a.json", "load.json", detail="RecursionError"),
            "a.json: is not valid JSON (it is nested too deeply); mend it there",
            "a.json is not valid JSON (it is nested too deeply); mend it there.",
        ),
        (
            LoadError("b.jsonl line 2", "load.object"),
            'b.jsonl line 2: is not a JSON object such as {"title": ..., "text": ...}',
            'b.jsonl line 2 is not a JSON object such as {"title": ..., "text": ...}.',
        ),
        (
            LoadError("c.zip", "load.files", most=10_000),
            "c.zip: holds more than 10,000 files; unpack it first",
            "c.zip holds more than 10,000 files; unpack it first.",
        ),
        (
            FetchError("https://quay.example/a", "fetch.unfound"),
            "quay.example: cannot be found; is the address right?",
            "quay.example cannot be found; is the address right?",
        ),
        (
            FetchError("", "fetch.slow", seconds=20.0),
            "that address: took longer than 20 seconds",
            "that address took longer than 20 seconds.",
        ),
    ],
)
def test_an_error_is_a_line_for_the_terminal_and_a_sentence_for_the_chat(
    error: CorpusError, line: str, sentence: str
) -> None:
    assert (errors.line(error), errors.sentence(error)) == (line, sentence)


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("load.library", {"kind": ".pdf"}, "is a PDF; whoever runs this"),
        ("load.library", {"kind": ".warc"}, "is a WARC; whoever runs this"),
        ("load.damaged_document", {"kind": ".epub", "detail": "x"}, "is damaged, or not an EPUB"),
        (
            "load.damaged_document",
            {"kind": ".docx", "detail": "x"},
            "is damaged, or not a Word document (.docx) (x)",
        ),
        (
            "load.unreadable",
            {"instead": ".docx"},
            "is a kind that cannot be read; save it as .docx",
        ),
        (
            "load.unreadable",
            {"instead": ".csv, .jsonl"},
            "is a kind that cannot be read; save it as .csv or .jsonl",
        ),
        (
            "load.unreadable",
            {"instead": ".eml, .mbox"},
            "is a kind that cannot be read; save it as",
        ),
        (
            "load.unreadable",
            {"instead": ".pdf"},
            "is a kind that cannot be read; save it as .pdf, with its text by OCR",
        ),
    ],
)
def test_a_kind_of_file_has_the_name_people_know(
    code: str, values: dict[str, str], words: str
) -> None:
    assert errors.clause(Fault(code, values)).startswith(words)


def test_a_sentence_in_a_chat_is_cut_to_what_is_shown_above_a_button() -> None:
    long = errors.sentence(
        LoadError("a" * 50, "feed.moved", url="https://quay.example/" + "x " * 99)
    )
    assert len(long) <= 200
    assert long.endswith("…")
    for length in range(190, 210):
        error = LoadError("a" * (length - len(" is empty")), "load.empty")
        assert len(errors.sentence(error)) <= 200


def test_a_fault_that_another_version_stored_is_shown_as_it_is() -> None:
    assert errors.clause(Fault("feed.odder", {"url": "x"})) == "feed.odder (url='x')"


@pytest.mark.parametrize(
    "error",
    [
        CorpusError("load.mapping", pair="x", fields="title, text"),
        NotFoundError("article.unknown", number=7),
        LoadError("a.txt", "load.fields", fields=3, columns=2),
        FetchError("https://quay.example/", "fetch.often", status=429, may_pass=True),
    ],
)
def test_an_error_is_the_same_in_another_process(error: CorpusError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert (str(again), vars(again)) == (str(error), vars(error))


def test_an_error_tells_its_code_and_values_to_a_program() -> None:
    error = LoadError("a.csv line 2", "load.fields", fields=3, columns=2)
    assert (error.code, error.values) == ("load.fields", {"fields": 3, "columns": 2})
    assert str(error) == "a.csv line 2: load.fields (fields=3, columns=2)"
    assert str(NotFoundError("quote.gone")) == "quote.gone"
