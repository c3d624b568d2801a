"""The version of a reading is that of the rules and weights which made it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.quotes import version as module
from corpus.quotes.version import version


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules, without the weights."""
    copy = tmp_path / "quotes"
    shutil.copytree(module._ROOM, copy, ignore=shutil.ignore_patterns("*.onnx", "__pycache__"))
    monkeypatch.setattr(module, "_ROOM", copy)
    return copy


def fingerprint() -> str:
    version.cache_clear()
    return version()


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    version.cache_clear()


def test_it_changes_with_a_rule_and_with_the_model_and_with_nothing_else(room: Path) -> None:
    first = fingerprint()
    assert re.fullmatch(r"[0-9a-f]{8}", first)
    (room / "notes.txt").write_text("The bridge opens on Monday.")
    assert fingerprint() == first
    with (room / "acts.py").open("a") as rules:
        rules.write("# A rule.\n")
    second = fingerprint()
    (room / "model" / "tagger.onnx").write_bytes(b"weights")
    assert len({first, second, fingerprint()}) == 3


def test_it_is_the_same_wherever_it_is_installed(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = fingerprint()
    monkeypatch.setattr(module, "_ROOM", room.rename(tmp_path / "elsewhere"))
    assert fingerprint() == first
