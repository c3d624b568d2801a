"""Files of what is expected, compared or written anew."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest


def written(case: Path) -> str:
    return case.read_text(encoding="utf-8")


def compare(case: Path, steps: str, golden: str, text: str) -> None:
    """Fail with the difference, or write the file anew where that is asked for."""
    if os.environ.get("REWRITE_MESSAGES"):
        case.write_text(f"{steps}\n\n{text}", encoding="utf-8")
        return
    if golden != text:
        pair = golden.splitlines(), text.splitlines()
        lines = difflib.unified_diff(*pair, "written", "sent", lineterm="")
        pytest.fail("\n".join(lines), pytrace=False)
