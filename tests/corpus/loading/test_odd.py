"""Odd files of every kind: no crash, nothing lost, and a sentence for each refusal.

Beside each file of tests/data/odd stands what it gives; what is no text is
made by odd.py.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from odd import made

from corpus.exceptions import LoadError
from corpus.loading.loader import load, parse
from corpus.text import clean
from corpus.types import Article
from handlers.replies import errors

DATA = Path(__file__).parents[2] / "data" / "odd"
_LONG = 400


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of the odd files in one folder."""
    found = tmp_path_factory.mktemp("odd")
    texts = {path.name: path.read_bytes() for path in DATA.iterdir()}
    for name, data in {**texts, **made()}.items():
        if not name.endswith(".expected.json"):
            (found / name).write_bytes(data)
    return found


def shown(item: Article | LoadError, folder: Path) -> dict[str, Any]:
    """What is expected of an article or an error, without what it does not have."""
    if isinstance(item, LoadError):
        return {"error": errors.line(item).replace(f"{folder}/", "")}
    text = item.text
    values = {
        "title": item.title,
        "text": text if len(text) < _LONG else f"{text[:60]}… ({len(text):,})",
        "url": item.url,
        "outlet": item.outlet,
        "language": item.language,
        "authors": list(item.authors),
        "published": item.published and item.published.isoformat(),
    }
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    "expected", sorted(DATA.glob("*.expected.json")), ids=lambda path: path.name
)
def test_an_odd_file_gives_what_is_written_beside_it(expected: Path, folder: Path) -> None:
    path = folder / expected.name.removesuffix(".expected.json")
    found = [shown(item, folder) for item in load([path])]
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_every_odd_file_has_what_is_expected_of_it(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert names == {
        path.name.removesuffix(".expected.json") for path in DATA.glob("*.expected.json")
    }
    assert len(names) > 80


def test_together_they_give_the_same_as_one_by_one(folder: Path) -> None:
    """One odd file does not change what another gives; only a link can be but once."""
    files = sorted(path for path in folder.iterdir() if "crawl" not in path.name)
    alone = [shown(item, folder) for path in files for item in load([path])]
    assert [shown(item, folder) for item in load(files)] == alone


def test_every_refusal_names_its_file_and_why(folder: Path) -> None:
    for item in load(sorted(folder.iterdir())):
        if isinstance(item, LoadError):
            assert Path(item.source).is_relative_to(folder)
            assert item.code in errors.SENTENCES
            assert "\n" not in errors.line(item)
        else:
            assert item.text == clean(item.text) != ""
            assert item.key.startswith(("url:", f"file:{folder}"))


@pytest.mark.parametrize("cut", [1, 100, 1_000])
def test_what_is_cut_or_spoilt_anywhere_gives_articles_or_errors(cut: int, folder: Path) -> None:
    for path in folder.iterdir():
        data = path.read_bytes()
        if len(data) > 100_000:
            continue
        place = len(data) * cut // 1_001
        spoilt = data[:place] + b"\xff\x00" + data[place + 2 :]
        for each in (data[:place], spoilt):
            found = list(parse(path.name, each))
            assert found
            assert all(isinstance(item, Article | LoadError) for item in found)


@pytest.mark.parametrize(
    ("name", "library"),
    [("paper.pdf", "pypdf"), ("memo.docx", "docx"), ("crawl.warc", "warcio.archiveiterator")],
)
def test_a_library_that_is_not_installed_is_named(
    name: str, library: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (error,) = load([folder / name])
    assert isinstance(error, LoadError)
    assert error.code == "load.library"


def test_standard_input_is_told_by_how_it_begins(folder: Path) -> None:
    names = """paper.pdf memo.docx weekly.epub mixed.zip links.tar short.tgz rain.gz rain.txt.bz2
    wire.jsonl.xz crawl.warc crawl-packed.warc.gz newsletter.eml two-and-nothing.mbox wire.rss
    cut.atom windows.html bom.txt zones.jsonl nan.json lines.json list.json feed.json semicolons.csv
    tabs.tsv"""
    for name in names.split():
        data = (folder / name).read_bytes()
        read = [getattr(item, "text", None) for item in load([folder / name])]
        assert [getattr(item, "text", None) for item in parse("-", data)] == read, name
