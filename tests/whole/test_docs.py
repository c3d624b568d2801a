"""The documents name what there is: commands, settings, modules."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.config import PREFIX, Config
from handlers import routes

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "commands.md").read_text()
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text()


def test_every_command_of_the_chat_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| /(\w+)", REFERENCE, re.MULTILINE)) == set(routes.COMMANDS)


def test_every_command_of_the_command_line_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| `([a-z]+)[ `]", REFERENCE, re.MULTILINE)) == set(COMMANDS)


def test_every_setting_is_documented_with_its_default() -> None:
    for field in dataclasses.fields(Config):
        (row,) = re.findall(rf"^\| `{PREFIX}{field.name.upper()}` \| (.*) \|$", REFERENCE, re.M)
        assert str(field.default) in row or not field.default


PACKAGES = sorted(
    str(path.parent.relative_to(ROOT))
    for name in ("bot", "handlers", "corpus")
    for path in (ROOT / name).rglob("__init__.py")
    if "migrations" not in path.parts
)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_tree_shows_every_module(package: str) -> None:
    tree = ARCHITECTURE.split("```")[1]
    modules = {path.name for path in (ROOT / package).glob("*.py")} - {"__init__.py"}
    assert {module for module in modules if module not in tree} == set()


def test_every_module_the_tree_shows_is_there() -> None:
    tree = ARCHITECTURE.split("```")[1]
    found = (path for name in ("bot", "handlers", "corpus") for path in (ROOT / name).rglob("*.py"))
    there = {path.name for path in found}
    assert set(re.findall(r"\b(\w+\.py)\b", tree)) - there == set()
