"""The documents name what there is: commands, settings, modules."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from bot.cli import COMMANDS
from bot.config import PREFIX, Config
from handlers import routes

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "commands.md").read_text()


def test_every_command_of_the_chat_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| /(\w+)", REFERENCE, re.MULTILINE)) == set(routes.COMMANDS)


def test_every_command_of_the_command_line_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^\| `([a-z]+)[ `]", REFERENCE, re.MULTILINE)) == set(COMMANDS)


def test_every_setting_is_documented_with_its_default() -> None:
    for field in dataclasses.fields(Config):
        (row,) = re.findall(rf"^\| `{PREFIX}{field.name.upper()}` \| (.*) \|$", REFERENCE, re.M)
        assert str(field.default) in row or not field.default
