"""The command line: what each command does, and where that is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import cast

from bot.config import Config

COMMANDS = {
    **dict.fromkeys(("ask", "check", "quotes", "said", "stories", "summary", "timeline"), "asking"),
    **dict.fromkeys(("articles", "deliveries", "migrate", "speakers", "stats"), "commands"),
    **dict.fromkeys(("chat", "run"), "commands"),
    "feedback": "feedback",
    "feeds": "feeds",
    "load": "loading",
}
"""Every command, and the module here that has it."""


def command(name: str) -> Callable[[Config, Namespace], int]:
    """What does a command: settings and options in, exit status out.

    Only its own module is imported, since what the others need is slow to import.
    """
    module = import_module(f"bot.cli.{COMMANDS[name]}")
    return cast("Callable[[Config, Namespace], int]", getattr(module, name))
