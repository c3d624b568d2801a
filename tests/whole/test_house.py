"""The house: names, sizes, and what ARCHITECTURE.md says is never there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for package in ("bot", "handlers", "corpus")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
ROOMS = sorted({path.parent for path in MODULES if path.name != "__init__.py"})


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


# --- names ----------------------------------------------------------------------------------

_WORDS = (ROOT / "tests" / "data" / "house" / "nameless.txt").read_text().split()
_NOUNS = frozenset(
    {"bed", "breed", "deed", "feed", "hundred", "need", "red", "seed", "speed", "thread"}
)


def says_nothing(name: str) -> bool:
    """Whether a variable is named by a participle or a pronoun, not by the thing it holds."""
    if name.startswith(("is_", "was_", "has_", "__")):
        return False
    word = name.strip("_").lower().split("_")[-1]
    ends = word.endswith("ed") and len(word) > 3 and word not in _NOUNS
    return ends or word in _WORDS


def targets(line: ast.stmt) -> list[ast.expr]:
    """What a line assigns to."""
    if isinstance(line, ast.AnnAssign):
        return [line.target]
    return line.targets if isinstance(line, ast.Assign) else []


def variables(path: Path) -> Iterator[str]:
    """What each assignment, loop, parameter and handler calls a thing, as often as it does.

    Fields and members are left out: they stand behind the thing they tell of.
    """
    tree = tree_of(path)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    fields = {id(name) for body in bodies for line in body for name in targets(line)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Store)
            and id(node) not in fields
        ):
            yield node.id
        elif isinstance(node, ast.arg) and node.arg not in ("self", "cls"):
            yield node.arg
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_variable_is_named_by_the_thing_it_holds(room: Path) -> None:
    names = Counter(name for path in room.glob("*.py") for name in variables(path))
    nameless = Counter({name: count for name, count in names.items() if says_nothing(name)})
    assert nameless.total() <= 0.04 * names.total(), nameless.most_common(10)


def test_no_two_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(name_of(path))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


# --- sizes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_read_in_one_go(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 350
    functions = (
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_a_newcomer_sees_twenty_things_in_corpus() -> None:
    things = [path for path in (ROOT / "corpus").iterdir() if not path.name.startswith("_")]
    assert len([path for path in things if path.is_dir() or path.suffix == ".py"]) <= 20


# --- what is never there --------------------------------------------------------------------


def calls(path: Path) -> Iterator[str]:
    """The dotted names that are called in a module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


_CLOCKS = re.compile(r"datetime\.(?:now|utcnow|today)|date\.today|time\.(?:time|localtime)")
# The door of the library, for who gives no time; the bot always does.
DOOR = ROOT / "corpus" / "archive.py"
PURE = [
    path
    for path in MODULES
    if path != DOOR and (path.is_relative_to(ROOT / "corpus") or "replies" in path.parts)
]


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_corpus_and_replies_have_no_clock(path: Path) -> None:
    assert [name for name in calls(path) if _CLOCKS.fullmatch(name)] == []


_DIALECT = re.compile(r"exec_driver_sql|sqlalchemy\.dialects|\bPRAGMA\b|\bfts5\b|import sqlite3")
SCRATCH = ROOT / "corpus" / "loading" / "register.py"  # a file of its own, which is no archive


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_store_knows_the_dialect(path: Path) -> None:
    if path != SCRATCH and not path.is_relative_to(ROOT / "corpus" / "store"):
        assert _DIALECT.findall(path.read_text()) == []


CONVERSATION = [path for path in (ROOT / "handlers").glob("*.py") if path.name != "__init__.py"]
_SENTENCE = re.compile(r"\w+ \w+ .*[.?!]\Z", re.DOTALL)


def strings(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = tree_of(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_string and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", CONVERSATION, ids=name_of)
def test_handlers_say_nothing_that_is_not_in_replies(path: Path) -> None:
    assert [words for words in strings(path) if _SENTENCE.match(words)] == []


# --- the tests are the same tree --------------------------------------------------------------


def test_every_room_has_tests_of_its_own() -> None:
    rooms = [ROOT / "tests" / room.relative_to(ROOT) for room in ROOMS if room.name != "formats"]
    assert [name_of(room) for room in rooms if not list(room.glob("test_*.py"))] == []


@pytest.mark.parametrize("package", ["bot", "handlers", "corpus"])
def test_tests_stand_where_what_they_test_stands(package: str) -> None:
    folders = {
        path.parent.relative_to(ROOT / "tests")
        for path in (ROOT / "tests" / package).rglob("test_*.py")
    }
    assert [str(folder) for folder in folders if not (ROOT / folder).is_dir()] == []


# --- what is installed ----------------------------------------------------------------------


def test_every_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = (ROOT / "requirements.txt").read_text().lower()
    names = [re.split(r"[^\w.-]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in names if not re.search(rf"^{name}(\[.*\])?==", pins, re.M)] == []
