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
logging.getLogger("httpx").info("POST ...")
"""


def test_the_token_is_left_out_of_messages_and_tracebacks() -> None:
    command = [sys.executable, "-c", TOLD]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "ERROR bot: asked with <the token>\n" in done.stderr
    assert "bot<the token>/getMe" in done.stderr
    assert "secret" not in done.stderr
    assert "POST" not in done.stderr
