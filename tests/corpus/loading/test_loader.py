"""Files of every kind become articles, and what cannot is named: nothing is lost silently."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import SEED, needs_seed

from corpus.exceptions import Fault, LoadError
from corpus.loading.formats import SUFFIXES
from corpus.loading.loader import find_files, load, parse, read
from corpus.text import clean, shorten
from corpus.types import Article
from handlers.replies import errors as wording

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "tests" / "data" / "load"
SAMPLES = ROOT / "docs" / "samples"

TEXTS = ["a.txt", "a.md", "a.html", "a.htm", "a.json", "a.jsonl", "a.ndjson", "a.csv", "a.tsv"]
NO_VALUES = {"url": None, "outlet": None, "authors": [], "published": None, "language": None}


def article(name: str, data: bytes | str) -> Article:
    """The only article of a document that has one."""
    loaded = list(parse(name, data if isinstance(data, bytes) else data.encode()))
    assert len(loaded) == 1
    assert isinstance(loaded[0], Article), loaded[0]
    return loaded[0]


def errors(name: str, data: bytes | str) -> list[str]:
    """What a document that has no articles says instead."""
    loaded = list(parse(name, data if isinstance(data, bytes) else data.encode()))
    assert all(isinstance(item, LoadError) for item in loaded), loaded
    return [str(item) for item in loaded]


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# Files beside their expected values


def as_expected(item: Article | LoadError, path: Path) -> dict[str, Any]:
    if isinstance(item, LoadError):
        return {"error": wording.line(item)}
    values = asdict(item)
    assert values.pop("source_file") == str(path)
    assert values.pop("id") == 0
    values["key"] = item.key.replace(f"file:{path}", "file")
    values["published"] = item.published and item.published.isoformat()
    return {**values, "authors": list(item.authors)}


@pytest.mark.parametrize(
    "expected", sorted(DATA.glob("*.expected.json")), ids=lambda path: path.name
)
def test_a_file_gives_what_is_written_beside_it(expected: Path) -> None:
    path = expected.with_name(expected.name.removesuffix(".expected.json"))
    found = [as_expected(item, path) for item in read(path)]
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    for item, values in zip(found, wanted, strict=True):
        if "error" in values:
            assert item["error"].startswith(str(path.with_name(values["error"])))
        else:
            assert item == {**NO_VALUES, **values}


def test_every_kind_of_file_has_expected_values() -> None:
    kinds = {Path(path.name.removesuffix(".expected.json")).suffix for path in DATA.iterdir()}
    assert kinds == {".txt", ".md", ".html", ".json", ".jsonl", ".csv"}


def test_the_other_names_of_a_kind_read_the_same(tmp_path: Path) -> None:
    for name, other in (("page.html", "page.HTM"), ("wire.jsonl", "wire.ndjson")):
        copy = write(tmp_path / other, (DATA / name).read_bytes())
        assert [getattr(item, "text", None) for item in read(copy)] == [
            getattr(item, "text", None) for item in read(DATA / name)
        ]


def test_every_sample_loads() -> None:
    loaded = [item for path in find_files([SAMPLES]) for item in read(path)]
    articles = [item for item in loaded if isinstance(item, Article)]
    assert loaded == articles
    assert len(articles) == len({item.key for item in articles}) == 16
    assert all(item.published and item.published.year == 2024 for item in articles)
    assert all(len(item.text) > 500 for item in articles)


@needs_seed
def test_the_seed_loads_with_its_date_and_first_sentence() -> None:
    [found] = read(SEED)
    assert isinstance(found, Article)
    assert found.published == datetime(2020, 12, 29, tzinfo=UTC)
    assert found.title.startswith("Russian Foreign Minister Sergey Lavrov has said")
    assert len(found.title) <= 100
    assert found.text == clean(SEED.read_text(encoding="utf-8")).removeprefix("date 2020-12-29 ")


# Plain text


@pytest.mark.parametrize(
    "raw",
    [
        "date 2020-13-45 No such day.",
        "date 29.12.2020 Other order.",
        "dated 2020-12-29 x",
    ],
)
def test_a_date_that_cannot_be_read_leaves_the_text_whole(raw: str) -> None:
    found = article("a.txt", raw)
    assert (found.text, found.published) == (raw, None)


def test_a_files_own_time_is_never_its_date(tmp_path: Path) -> None:
    [found] = read(write(tmp_path / "a.txt", "Undated words."))
    assert isinstance(found, Article)
    assert found.published is None


@pytest.mark.parametrize(
    "first",
    [
        "A whole sentence.",
        "Really?",
        'He said: "Stop."',
        "He said:",
        "word " * 31,
        "Two lines\nof it",
    ],
)
def test_a_first_line_that_is_no_title_stays_in_the_text(first: str) -> None:
    raw = f"{first.strip()}\n\nThe story goes on."
    assert article("a.txt", raw).text == raw


def test_one_word_is_an_article() -> None:
    found = article("a.txt", "Peace")
    assert (found.title, found.text) == ("Peace", "Peace")


def test_a_long_first_sentence_is_shortened_at_a_word() -> None:
    found = article("a.txt", "The harbour " + "and the quay " * 30 + "will close.")
    assert len(found.title) <= 100
    assert found.title.endswith(("the…", "quay…", "and…"))


def test_ten_megabytes_are_read_whole(tmp_path: Path) -> None:
    raw = "The harbour will close, the port said on Tuesday.\n\n" * 200_000
    path = write(tmp_path / "long.txt", raw)
    [found] = read(path)
    assert isinstance(found, Article)
    assert len(found.text) == len(raw) - 2


# Titles, links, people, dates


def test_a_title_is_one_clean_line_and_keeps_its_signs() -> None:
    record = {"title": "A <b>bold</b>\n &amp;\x00 title ", "text": "Words."}
    assert article("a.json", json.dumps(record)).title == "A <b>bold</b> &amp; title"
    assert len(article("a.json", json.dumps({**record, "title": "long " * 99})).title) <= 300


@pytest.mark.parametrize(
    ("url", "outlet"),
    [("https://www.quay.example/a", "quay.example"), ("HTTP://Quay.example", "quay.example")],
)
def test_an_outlet_falls_back_to_the_host(url: str, outlet: str) -> None:
    found = article("a.json", json.dumps({"text": "Words.", "url": url}))
    assert (found.outlet, found.url, found.key) == (outlet, url, f"url:{url}")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/2024/a", "http://[", "mailto:a@b", 7, ""])
def test_what_is_no_web_address_is_no_link(url: object) -> None:
    found = article("a.json", json.dumps({"text": "Words.", "url": url}))
    assert (found.url, found.outlet) == (None, None)
    assert found.key.startswith("text:")


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("By Ann Roe", ("Ann Roe",)),
        ("Ann Roe, Bo Lund and Cy Sand", ("Ann Roe", "Bo Lund", "Cy Sand")),
        ("Roe, Ann; Lund, Bo", ("Roe, Ann", "Lund, Bo")),
        (["Ann Roe", {"name": "Bo Lund"}, "Ann Roe", None], ("Ann Roe", "Bo Lund")),
        ({"name": "Ann Roe"}, ("Ann Roe",)),
        (None, ()),
    ],
)
def test_authors_from_lists_and_bylines(authors: object, names: tuple[str, ...]) -> None:
    assert article("a.json", json.dumps({"text": "Words.", "author": authors})).authors == names


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2024-03-05", "2024-03-05T00:00:00+00:00"),
        ("2024-03-05T10:00:00", "2024-03-05T10:00:00+00:00"),
        ("2024-03-05T10:00:00+02:00", "2024-03-05T08:00:00+00:00"),
        ("2024-03-05 10:00:00Z", "2024-03-05T10:00:00+00:00"),
        ("20240305", "2024-03-05T00:00:00+00:00"),
        ("Tue, 05 Mar 2024 10:00:00 +0200", "2024-03-05T08:00:00+00:00"),
        (1709640000, "2024-03-05T12:00:00+00:00"),
        ("1709640000.5", "2024-03-05T12:00:00.500000+00:00"),
        (1709640000000, "2024-03-05T12:00:00+00:00"),
        ("2024/03/05", "2024-03-05T00:00:00+00:00"),
        ("March 5, 2024", "2024-03-05T00:00:00+00:00"),
    ],
)
def test_dates_are_read_as_utc(date: object, moment: str) -> None:
    found = article("a.json", json.dumps({"text": "Words.", "date": date})).published
    assert found is not None
    assert found.isoformat() == moment
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "date",
    ["03/04/2024", "yesterday", "2024", 2024, "2024-02-30", "0001-01-01T00:00:00+10:00", [], True],
)
def test_a_date_that_would_be_a_guess_is_none(date: object) -> None:
    assert article("a.json", json.dumps({"text": "Words.", "date": date})).published is None


# Keys


def test_a_document_without_a_path_is_known_by_its_text() -> None:
    assert article("a.txt", "Peace").key == article("-", "Peace\r\n").key
    assert article("a.txt", "Peace").key != article("a.txt", "War").key
    assert article("a.txt", "Peace").source_file == "a.txt"


def test_a_file_has_one_key_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "in" / "a.txt", "Peace")
    (tmp_path / "link.txt").symlink_to(path)
    monkeypatch.chdir(tmp_path / "in")
    names = [path, Path("a.txt"), Path("../in/a.txt"), tmp_path / "link.txt"]
    loaded = [item for name in names for item in read(name)]
    assert {getattr(item, "key", None) for item in loaded} == {f"file:{path.as_posix()}"}
    assert [getattr(item, "source_file", None) for item in loaded] == [str(name) for name in names]


def test_a_file_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    [found] = read(write(tmp_path / "caf\udce9.txt", "Peace"))
    assert isinstance(found, Article)
    assert found.key.encode().endswith(b"caf\\udce9.txt")
    assert found.source_file is not None
    assert found.source_file.encode().endswith(b"caf\\udce9.txt")


def test_a_second_article_under_one_link_is_named_and_never_replaces_the_first(
    tmp_path: Path,
) -> None:
    one, two = ({"text": text, "url": "https://quay.example/a"} for text in ("One.", "Two."))
    first = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, [one, two, one])))
    second = write(tmp_path / "b.json", json.dumps(two))
    loaded = list(load([first, second]))
    assert [getattr(item, "text", None) for item in loaded] == ["One.", None, "One.", None]
    wrong = Fault("load.link", {"first": f"{first} line 1"})
    assert isinstance(loaded[1], LoadError)
    assert isinstance(loaded[3], LoadError)
    assert (loaded[1].source, loaded[1].fault) == (f"{first} line 2", wrong)
    assert (loaded[3].source, loaded[3].fault) == (str(second), wrong)


# Bytes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md", "a.json"])
def test_every_usual_encoding_is_read(encoding: str, name: str, tmp_path: Path) -> None:
    text = "Zoë Márquez said: “The façade is fine.”"
    forms = {
        ".jsonl": json.dumps({"text": text}, ensure_ascii=False) + "\n",
        ".json": json.dumps({"text": text}, ensure_ascii=False),
        ".csv": f"text\n{text}\n",
    }
    path = write(tmp_path / name, forms.get(Path(name).suffix, text).encode(encoding))
    [found] = read(path)
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Der Bürgermeister sagte, die Brücke koste 400 Millionen.", "latin-1"),
        ("Le maire a déclaré que l'été était passé.", "latin-1"),
        ("Президент сказал, что переговоры продолжатся завтра в Москве.", "cp1251"),
        ("Президент сказал, что переговоры продолжатся завтра в Москве.", "utf-16-le"),
        ("首相は明日、会談を続けると述べた。橋の費用は高い。", "shift_jis"),
    ],
)
def test_other_encodings_are_recognised(text: str, encoding: str) -> None:
    assert article("a.txt", text.encode(encoding)).text == text


def test_one_wrong_byte_does_not_spoil_the_rest() -> None:
    raw = "Zoë Márquez said. ".encode() * 3 + b"Caf\xe9."
    assert article("a.txt", raw).text == "Zoë Márquez said. " * 3 + "Café."


def test_only_reading_is_lenient_about_bytes() -> None:
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", "onrecord-windows-1252")


def test_a_page_is_read_as_it_declares() -> None:
    words = "Zoë Márquez a dit « non » à la façade, une fois de plus, devant l’Assemblée. "
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{words * 3}</p></body></html>'
    assert article("a.html", page.encode("cp1252")).text == (words * 3).strip()
    unknown = page.replace("iso-8859-1", "x-none")
    assert article("a.html", unknown.encode()).text == (words * 3).strip()


@pytest.mark.parametrize("name", [f"a{suffix}" for suffix in sorted(SUFFIXES)])
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_nothing_is_said_to_be_empty(name: str, data: bytes) -> None:
    assert errors(name, data) == [f"{name}: load.empty"]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("data", ["\ufeff".encode(), "\ufeff\u00a0\n".encode("utf-16")])
def test_a_mark_and_nothing_more_is_said_to_be_empty(name: str, data: bytes) -> None:
    assert errors(name, data) == [f"{name}: load.empty"]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"text\x00text", bytes(range(1, 256)) * 9]
)
def test_binary_data_is_no_text(name: str, data: bytes) -> None:
    [error] = errors(name, data)
    assert error == f"{name}: load.unlike_text"


@pytest.mark.parametrize(
    "charset",
    ["rot13", "zlib", "undefined", "punycode", "idna", "utf-16", "utf-16-le", "utf-32", "cp037"],
)
def test_a_charset_that_cannot_be_is_not_believed(charset: str) -> None:
    words = "The façade will close, the port said on Tuesday. " * 4
    page = f"<html><head><meta charset={charset}></head><body><p>{words}</p></body></html>"
    assert article("a.html", page.encode()).text == words.strip()


def test_a_pdf_under_another_name_is_no_text() -> None:
    [error] = errors("a.txt", "%PDF-1.4\n1 0 obj << >>\n")
    assert error == "a.txt: load.unlike_text"


# Markdown


def test_numbers_in_front_matter_stay_as_they_are_written() -> None:
    huge = "0x" + "f" * 10_000
    for written in ("007", "1:30", "1.10", "No", "1" + ":59" * 20_000, huge):
        found = article("a.md", f"---\ntitle: {written}\n---\nText.")
        assert found.title == shorten(written, 300)


@pytest.mark.parametrize(
    "aliases",
    [
        "\n".join(
            ["a0: &a0 {x: 1}"]
            + [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        ),
        "a: &a [x, x]\ntitle: *a",
    ],
)
def test_aliases_in_front_matter_are_refused_and_not_followed(aliases: str) -> None:
    [error] = errors("a.md", f"---\n{aliases}\n---\nText.")
    assert error.startswith("a.md: load.alias (line=")


@pytest.mark.parametrize(
    "raw", ["Intro.\n\n---\nnote: this is no front matter\n---\n\nText.", "---\nText: this."]
)
def test_front_matter_stands_at_the_beginning_between_two_rules(raw: str) -> None:
    assert article("a.md", raw).text == raw


def test_a_list_loses_its_marks_and_a_rule_keeps_them() -> None:
    raw = "Words.\n\n- one\n  * **two** and\n\n* * *\n\n3 - 2 * 1"
    assert article("a.md", raw).text == "Words.\n\none\ntwo and\n\n* * *\n\n3 - 2 * 1"


# What cannot be read


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.md",
            "---\ntitle: [unclosed\n---\nText.",
            "a.md: load.yaml (line=3)",
        ),
        (
            "a.md",
            f"---\ntitle: 0x{'f' * 100_000}\n---\nText.",
            "a.md: load.front",
        ),
        ("a.md", f"---\na: {'[' * 9_999}\n---\nText.", "a.md: load.yaml_date"),
        ("a.md", "---\ndate: !!timestamp x\n---\nText.", "a.md: load.yaml_date"),
        ("a.txt", "date 2023-05-04", "a.txt: load.dated"),
        ("a.html", "<p>Words.</p>" * 60_000, "a.html: load.elements (most=50000)"),
        (
            "a.md",
            "---\ndate: 2024-13-45\n---\nText.",
            "a.md: load.yaml_date",
        ),
        ("a.md", "---\ntitle: Only a head\n---\n", "a.md: load.text"),
        ("a.html", "<html><body><p>Too short.</p></body></html>", "a.html: load.page"),
        ("a.html", "no page", "a.html: load.page"),
        ("a.json", "{oops", "a.json: load.json (detail="),
        ("a.json", "[" * 200_000, "a.json: load.json (detail='RecursionError')"),
        ("a.json", "7", "a.json: load.object"),
        ("a.json", "[]", "a.json: load.articles"),
        ("a.json", '{"title": "No text"}', "a.json: load.text"),
        ("a.jsonl", "[" * 200_000, "a.jsonl line 1: load.json_line (detail='RecursionError')"),
        ("a.csv", "title,date\nRain,2024-03-05\n", "a.csv: load.columns"),
        ("a.csv", "title,text\n", "a.csv: load.articles"),
        ("a.csv", 'title,text\nRain,"never closed\nSun,x\n', "a.csv line 2: load.csv (detail="),
        ("a.abc", "Words.", "a.abc: load.kind (kinds='.atom, "),
        ("a.doc", "Words.", "a.doc: load.unreadable (instead='.docx')"),
        ("a.7z", "Words.", "a.7z: load.unreadable (instead='.zip')"),
    ],
)
def test_an_error_names_the_document_and_says_why(name: str, data: str, message: str) -> None:
    [error] = errors(name, data)
    assert error.startswith(message)


def test_a_missing_path_is_an_error_when_read(tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    assert find_files([missing]) == [missing]
    [error] = read(missing)
    assert str(error) == f"{missing}: load.unread (detail='No such file or directory')"


def test_an_unknown_kind_named_on_purpose_is_an_error_when_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.abc", "Words.")
    assert find_files([path]) == [path]
    [error] = read(path)
    assert str(error).startswith(f"{path}: load.kind")


def test_a_very_long_field_and_a_very_long_line_are_read(tmp_path: Path) -> None:
    words = "word " * 200_000
    [row] = read(write(tmp_path / "a.csv", f"title,text\nLong,{words}\n"))
    [line] = read(write(tmp_path / "a.jsonl", json.dumps({"text": words})))
    [_] = read(write(tmp_path / "b.csv", f"{words},text\nLong,Words.\n"))
    assert isinstance(row, Article)
    assert isinstance(line, Article)
    assert row.text == line.text == words.strip()


def test_records_come_one_at_a_time(tmp_path: Path) -> None:
    """The first record of a file larger than its head comes before the last is read."""
    path = tmp_path / "a.jsonl"
    write(
        path,
        json.dumps({"text": "First."}) + "\n" + (json.dumps({"text": "x" * 999}) + "\n") * 3000,
    )
    records = read(path)
    first = next(records)
    with path.open("ab") as file:
        file.write(b'{"text": "Added later."}\n')
    assert isinstance(first, Article)
    assert first.text == "First."
    assert getattr(list(records)[-1], "text", None) == "Added later."


# Standard input


def test_standard_input_is_text_unless_it_is_clearly_json_lines() -> None:
    assert article("-", "{not json}").text == "{not json}"
    assert article("-", "date 2024-03-05 Words.").published == datetime(2024, 3, 5, tzinfo=UTC)
    loaded = list(parse("-", b'\n{"text": "One."}\n{oops\n{"text": "Two."}\n'))
    assert [getattr(item, "text", str(item)[:23]) for item in loaded] == [
        "One.",
        "standard input line 3: ",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ('[\n  {"text": "One."},\n  {"text": "Two."}\n]\n', ["One.", "Two."]),
        ('\ufeff{"articles": [{"text": "One."}]}', ["One."]),
        ('{\n  "text": "One."\n}', ["One."]),
        ('{"text": "One."}', ["One."]),
        ("[Updated] The port.", ["[Updated] The port."]),
    ],
)
def test_standard_input_may_be_json(data: str, texts: list[str]) -> None:
    assert [getattr(item, "text", None) for item in parse("-", data.encode())] == texts
    [one, error] = parse("-", b'[{"text": "One."},')
    assert getattr(one, "text", None) == "One."
    assert str(error).startswith("standard input: load.json")


# Folders


def test_a_folder_gives_its_known_files_sorted_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.MD", "a/c/deep.csv", ".hidden.txt", ".git/x.txt", "photo.jpg"):
        write(tmp_path / name, "Words.")
    names = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert names == ["a/c/deep.csv", "a/z.MD", "b.txt"]
    assert find_files([tmp_path / "b.txt", tmp_path])[0] == tmp_path / "b.txt"
    assert len(find_files([tmp_path / "b.txt", tmp_path])) == 3


def test_symbolic_links_in_a_circle_are_harmless(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt", "Words.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert find_files([tmp_path]) == [tmp_path / "a" / "a.txt", tmp_path / "self.txt"]
    [error] = read(tmp_path / "self.txt")
    assert "load.unread" in str(error)


def test_links_are_followed_within_the_folder_that_was_named_and_when_named(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "archive"
    for file in (tmp_path / "elsewhere" / "a.txt", archive / "2023" / "b.txt"):
        write(file, "Words.")
    (archive / "out").symlink_to(tmp_path / "elsewhere")
    (archive / "out.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    (archive / "last.txt").symlink_to(archive / "2023" / "b.txt")
    assert find_files([archive]) == [archive / "2023" / "b.txt", archive / "last.txt"]
    assert find_files([archive / "out"]) == [archive / "out" / "a.txt"]
    assert find_files([archive / "out.txt"]) == [archive / "out.txt"]
    (tmp_path / "named").symlink_to(archive)
    assert len(find_files([tmp_path / "named"])) == 2


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert find_files([tmp_path]) == [tmp_path / "a.txt"]
    [error] = read(tmp_path / "a.txt")
    assert str(error).startswith(f"{tmp_path / 'a.txt'}: load.ordinary")


def test_a_name_with_control_characters_is_shown_escaped(tmp_path: Path) -> None:
    [error] = read(write(tmp_path / "a\x1b[31m\n\u202eb.txt", ""))
    assert str(error) == f"{tmp_path}/a\\x1b[31m\\n\\u202eb.txt: load.empty"
    [found] = read(write(tmp_path / "c\x1b.txt", "Words."))
    assert isinstance(found, Article)
    assert found.source_file == f"{tmp_path}/c\\x1b.txt"


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    write(tmp_path / "photo.jpg", "x")
    assert find_files([tmp_path]) == [tmp_path]
    [error] = read(tmp_path)
    assert "load.folder (kinds='.atom, .bz2" in str(error)


def test_a_folder_that_may_not_be_opened_is_an_error_when_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)  # root may open any folder
    assert find_files([tmp_path]) == [tmp_path]


# Everything else


@given(
    st.sampled_from(sorted(SUFFIXES - {".html", ".htm"})),
    st.binary(max_size=80) | st.text().map(str.encode),
)
def test_any_bytes_give_articles_or_errors(suffix: str, data: bytes) -> None:
    loaded = list(parse(f"a{suffix}", data))
    assert loaded
    for item in loaded:
        if isinstance(item, Article):
            assert item.text == clean(item.text) != ""
            assert item.title == " ".join(item.title.split()) != ""


@given(st.text())
def test_any_text_is_kept_whole(raw: str) -> None:
    """Nothing of a text is lost: what is not its body is its title."""
    [found] = parse("a.txt", raw.encode("utf-8", "replace"))
    whole = clean(raw.encode("utf-8", "replace").decode())
    assert isinstance(found, LoadError) or whole.endswith(found.text)


def test_importing_the_loader_is_quick() -> None:
    heavy = "trafilatura", "frontmatter", "yaml", "charset_normalizer", "dateparser", "lxml"
    script = f"import sys, corpus.loading.loader; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
