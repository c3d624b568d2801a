"""The token is never logged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# In a process of its own: a log is set up for a whole process.
TOLD = """
import logging
from bot import log
log.set_up("4711:secret")
try:
    raise ValueError("https://api.telegram.org/bot4711:secret/getMe")
except ValueError:
    logging.getLogger("bot").exception("asked with %s", "4711:secret")
for library in ("httpx", "alembic"):
    logging.getLogger(library).info(f"chat of {library}")
    logging.getLogger(library).warning(f"trouble of {library}")
for library in ("apscheduler", "trafilatura"):
    logging.getLogger(library).error(f"chat of {library}")
logging.getLogger("telegram.ext").error("Invalid token. Exiting")
logging.getLogger("telegram.ext").error("Another error")
log.logger.info("connecting")
logging.getLogger("bot").debug("details")
"""


def test_the_token_is_left_out_of_messages_and_tracebacks() -> None:
    command = [sys.executable, "-c", TOLD]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "ERROR bot: asked with <the token>\n" in done.stderr
    assert "bot<the token>/getMe" in done.stderr
    assert "secret" not in done.stderr


def test_of_libraries_only_what_goes_wrong_is_logged() -> None:
    command = [sys.executable, "-c", TOLD]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stderr.splitlines()
    own = [line.split(maxsplit=2)[2] for line in lines if line[:2] == "20"]
    assert own == [
        "ERROR bot: asked with <the token>",
        "WARNING httpx: trouble of httpx",
        "WARNING alembic: trouble of alembic",
        "ERROR telegram.ext: Another error",
        "INFO onrecord: connecting",
    ]
