"""ARCHITECTURE.md shows the house as it is: every room and module, and the layers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "ARCHITECTURE.md").read_text()
TREE = PAGE.split("```")[1]
PACKAGES = sorted(
    path.parent
    for name in ("bot", "handlers", "corpus")
    for path in (ROOT / name).rglob("__init__.py")
    if "migrations" not in path.parts
)


def shown() -> dict[Path, set[str]]:
    """The modules that the tree names, by the folder under which it names them."""
    modules: dict[Path, set[str]] = {}
    folders = {0: ROOT}
    for line in filter(None, TREE.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        first = line.split()[0]
        if first.endswith("/"):
            folders = {level: folder for level, folder in folders.items() if level <= depth}
            folders[depth + 1] = folders[depth] / first
        inner = folders[max(level for level in folders if level <= depth + 1)]
        folder = folders[depth] if first.endswith(".py") and depth in folders else inner
        modules.setdefault(folder, set()).update(re.findall(r"\b\w+\.py\b", line))
    return modules


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_tree_shows_the_modules_of_each_room_and_no_others(package: Path) -> None:
    there = {path.name for path in package.glob("*.py")} - {"__init__.py"}
    assert shown().get(package, set()) - {"__init__.py"} == there


def test_the_page_tells_the_layers_as_the_contract_has_them() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (c["layers"] for c in contracts["contracts"] if "inside corpus" in c["name"])
    assert len(layers) <= 8
    rooms = [set(re.findall(r"corpus\.(\w+)", layer)) for layer in reversed(layers)]
    sentence = re.search(r"^\*\*The layers\.\*\* (.+?)\n\n", PAGE, re.M | re.S)
    assert sentence is not None
    told = [set(re.findall(r"`(\w+)`", part)) for part in sentence[1].split(";")]
    assert told == rooms
