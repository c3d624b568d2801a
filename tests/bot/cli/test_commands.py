"""The command line, on a real archive: what it prints, as text and as JSON, and its exit status."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fakes import Clock

from bot.__main__ import main
from bot.cli import COMMANDS, asking
from corpus import Corpus, SpeakerKind, StorageError, open_corpus
from corpus.digests import ledger
from corpus.digests.ledger import Part, State
from corpus.loading import loader
from corpus.quotes.extraction import read
from corpus.store import database
from corpus.store.tables import deliveries

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "docs" / "samples"
STRIKE = SAMPLES / "2024-06-12-dock-strike.txt"
BRIDGE = "https://aldersundgazette.example/2024/07/11/tern-bridge-685-million"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit status, and what it printed and complained."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as left:  # argparse
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch, sample_url: str) -> None:
    """The sample archive is the one that is asked."""
    monkeypatch.setenv("ONRECORD_DATABASE", sample_url)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def typed(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))

    return typed


def records(printed: str) -> list[dict[str, Any]]:
    """What --json prints: one object a line."""
    return [json.loads(line) for line in printed.splitlines()]


# --- load ---


def test_load_takes_files_and_folders(run: Run, archive_url: str) -> None:
    assert run("load", str(STRIKE), "--database", archive_url) == (
        0,
        "Articles: 1 new, 0 changed, 0 unchanged.\n",
        "",
    )
    _, printed, _ = run("load", str(SAMPLES), str(STRIKE), "--database", archive_url)
    assert printed == "Articles: 15 new, 0 changed, 1 unchanged.\n"


@pytest.mark.usefixtures("sample")
def test_loading_twice_changes_nothing(run: Run) -> None:
    before = run("stats")
    status, printed, _ = run("load", str(SAMPLES))
    assert (status, printed) == (0, "Articles: 0 new, 0 changed, 16 unchanged.\n")
    assert run("stats") == before


def test_loading_a_new_version_replaces_the_old(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "rye.txt"
    file.write_text("Rye bread is out, the baker of Karlsnes said.", encoding="utf-8")
    run("load", str(file))
    file.write_text("Rye bread is back, the baker of Karlsnes said.", encoding="utf-8")
    _, printed, _ = run("load", str(file))
    assert printed == "Articles: 0 new, 1 changed, 0 unchanged.\n"
    assert [found["title"][:17] for found in records(run("articles", "--json")[1])] == [
        "Rye bread is back"
    ]


def test_load_reads_standard_input(run: Run, typed: Callable[[bytes], None]) -> None:
    typed(STRIKE.read_bytes())
    status, printed, _ = run("load", "-")
    assert (status, printed) == (0, "Articles: 1 new, 0 changed, 0 unchanged.\n")


def test_what_cannot_be_loaded_is_named_a_line_each_and_the_rest_is_loaded(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\xff" * 100)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    names = ["empty.txt", "binary.txt", "broken.json", "missing.txt"]
    status, printed, complained = run("load", *names, str(STRIKE))
    assert status == 1
    assert printed.splitlines()[0] == "Articles: 1 new, 0 changed, 0 unchanged, 4 skipped."
    lines = complained.splitlines()
    assert len(lines) == len(names)
    for line, name in zip(sorted(lines), sorted(names), strict=True):
        assert line.startswith("skipped ")
        assert name in line


def test_two_articles_under_one_link_are_named_and_loading_again_changes_nothing(
    run: Run, tmp_path: Path
) -> None:
    for name in ("a.json", "b.json"):
        record = {"text": f"Words of {name}.", "url": "https://quay.example/a"}
        (tmp_path / name).write_text(json.dumps(record), encoding="utf-8")
    first = run("load", str(tmp_path))
    assert first[:2] == (1, "Articles: 1 new, 0 changed, 0 unchanged, 1 skipped.\n")
    assert "b.json: has the same link as " in first[2]
    assert run("load", str(tmp_path))[1] == (
        "Articles: 0 new, 0 changed, 1 unchanged, 1 skipped.\n"
    )


def test_an_empty_path_is_not_the_current_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    status, printed, complained = run("load", "")
    assert (status, printed) == (2, "")
    assert complained.startswith("onrecord: load was given an empty path; name a file or folder")


@pytest.mark.parametrize(
    "foreign", ["VIEW notes AS SELECT 1", "TABLE archive (x)", "TABLE alembic_version (x)"]
)
def test_nothing_is_loaded_into_the_database_of_another_program(
    foreign: str, run: Run, archive_url: str
) -> None:
    with sqlite3.connect(archive_url.removeprefix("sqlite:///")) as connection:
        connection.execute(f"CREATE {foreign}")
    status, _, complained = run("load", str(STRIKE), "--database", archive_url)
    assert status == 1
    assert "is not an onrecord archive; name another file" in complained
    assert len(connection.execute("SELECT name FROM sqlite_master").fetchall()) == 1
    connection.close()


def test_an_interrupted_load_keeps_what_it_has_and_says_how_to_go_on(
    run: Run, archive_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> bytes:
        raise KeyboardInterrupt

    # Standard input is read first, so nothing is stored yet when the interrupt comes.
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    monkeypatch.setattr(sys.stdin.buffer, "read1", interrupted, raising=False)
    status, printed, complained = run("load", "-", str(STRIKE), "--database", archive_url)
    assert (status, printed) == (130, "")
    assert complained.startswith("Stopped. Articles: 0 new")
    assert run("load", str(STRIKE), "--database", archive_url)[0] == 0


# --- articles, stats, migrate ---


@pytest.mark.usefixtures("sample")
def test_articles_lists_everything_newest_first(run: Run) -> None:
    status, printed, _ = run("articles", "--json")
    found = records(printed)
    assert (status, len(found)) == (0, 16)
    dates = [article["published"] for article in found]
    assert dates == sorted(dates, reverse=True)
    for article in found:
        assert list(article) == [
            "id",
            "title",
            "url",
            "outlet",
            "published",
            "language",
            "authors",
            "characters",
            "source_file",
        ]
    _, text, _ = run("articles")
    assert all(article["title"][:60] in text for article in found)


@pytest.mark.usefixtures("sample")
def test_stats_counts_what_there_is(run: Run, sample_corpus: Corpus) -> None:
    status, printed, _ = run("stats", "--json")
    (found,) = records(printed)
    counts = sample_corpus.counts()
    assert status == 0
    assert found == {
        "articles": 16,
        "passages": counts.passages,
        "quotes": counts.quotes,
        "attributed": counts.attributed,
        "speakers": len(sample_corpus.people(None)),
        "first": "2024-01-17T00:00:00+00:00",
        "last": "2024-09-17T00:00:00+00:00",
    }
    _, text, _ = run("stats")
    assert text.startswith("16 articles, from 17 January 2024 to 17 September 2024\n")


def test_stats_of_an_empty_archive(run: Run) -> None:
    status, printed, _ = run("stats")
    assert (status, printed) == (0, "0 articles\n0 quotes, 0 of them of 0 speakers\n0 passages\n")


def test_migrate_says_what_it_did(run: Run, archive_url: str) -> None:
    status, printed, _ = run("migrate", "--database", archive_url)
    assert (status, printed) == (0, f"The archive is now at version {database.REVISION}.\n")
    assert run("migrate", "--database", archive_url)[1] == "The archive was up to date.\n"


# --- summary ---


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "query", ["11", BRIDGE, "Tern Bridge will cost 685 million crowns, mayor tells council"]
)
def test_summary_finds_an_article_by_number_link_or_title(query: str, run: Run) -> None:
    status, printed, _ = run("summary", query)
    assert status == 0
    assert printed.endswith(f"Aldersund Gazette, 11 July 2024, {BRIDGE}\n\n")


@pytest.mark.usefixtures("sample")
def test_summary_as_json_gives_spans_into_the_text(run: Run, sample_corpus: Corpus) -> None:
    status, printed, _ = run("summary", "11", "--json", "--sentences", "2")
    (found,) = records(printed)
    assert status == 0
    assert list(found) == ["query", "id", "title", "sentences", "spans"]
    text = sample_corpus.article(11).text
    assert found["sentences"] == [text[start:end] for start, end in found["spans"]]
    assert len(found["spans"]) == 2


def test_summary_reads_a_file_and_needs_no_archive_for_it(run: Run) -> None:
    status, printed, _ = run("summary", str(STRIKE), "--json")
    (found,) = records(printed)
    assert (status, found["id"]) == (0, None)
    (article,) = loader.read(STRIKE)
    text = article.text  # type: ignore[union-attr]
    assert found["sentences"] == [text[start:end] for start, end in found["spans"]]


@pytest.mark.usefixtures("sample")
def test_summary_answers_each_line_of_standard_input(
    run: Run, typed: Callable[[bytes], None]
) -> None:
    typed(f"11\n\n9999\n{STRIKE}\n".encode())
    status, printed, complained = run("summary", "-", "--json")
    assert [found["id"] for found in records(printed)] == [11, None]
    assert (status, complained) == (1, "onrecord: there is no article 9999 in this archive\n")


@pytest.mark.usefixtures("sample")
def test_summary_of_what_is_not_there_fails(run: Run) -> None:
    status, printed, complained = run("summary", "zzyzx")
    assert (status, printed) == (1, "")
    assert complained == "onrecord: there is no file or title like 'zzyzx'\n"


# --- said, ask ---


@pytest.mark.usefixtures("sample")
def test_said_gives_every_quote_word_for_word(run: Run, sample_corpus: Corpus) -> None:
    status, printed, _ = run("said", "Anders", "Kjeldahl", "--json")
    found = records(printed)
    (match,) = sample_corpus.find_speakers("Anders Kjeldahl")
    hits = sample_corpus.find_quotes(match.speaker.id, limit=100)
    assert status == 0
    assert [quote["sentence"] for quote in found] == [
        hit.quote.sentence.of(hit.article.text) for hit in hits
    ]
    for quote in found:
        assert list(quote) == [
            "query",
            "speaker",
            "text",
            "sentence",
            "article_id",
            "title",
            "url",
            "published",
            "kind",
            "confidence",
            "act",
            "speaker_kind",
        ]
        assert quote["speaker"] == "Anders Kjeldahl"
        assert (quote["act"], quote["speaker_kind"]) == ("said", "person")
        assert quote["kind"] in ("direct", "indirect", "mixed")


@pytest.mark.usefixtures("sample")
def test_said_takes_a_topic_and_a_limit(run: Run) -> None:
    status, printed, _ = run("said", "zoe marquez about dams", "--limit", "1", "--json")
    (found,) = records(printed)
    assert status == 0
    assert found["sentence"].startswith('"A dam is not a weapon,"')


@pytest.mark.usefixtures("sample")
def test_said_as_text_shows_the_sentence_and_its_source(run: Run) -> None:
    _, printed, _ = run("said", "kjeldahl about the meter", "--limit", "1")
    sentence, source = printed.strip().splitlines()
    assert "meter" in sentence
    assert source.startswith("Anders Kjeldahl, Northern Wire, 19 August 2024, https://")


@pytest.mark.usefixtures("sample")
def test_check_gives_the_verdict_the_sentence_and_whose_it_is(run: Run) -> None:
    status, printed, _ = run("check", "a dam is a weapon", "--by", "Marquez", "--json")
    (verdict,) = records(printed)
    assert status == 0
    assert (verdict["verdict"], verdict["speaker"]) == ("nearly", "Zoë Márquez-Lindqvist")
    assert verdict["sentence"].startswith('"A dam is not a weapon,"')


@pytest.mark.usefixtures("sample")
def test_check_as_text_says_the_verdict_first_and_fails_where_nothing_is_there(run: Run) -> None:
    status, printed, _ = run("check", "Kjeldahl: nobody slammed a door")
    assert status == 0
    assert printed.startswith("Word for word. Anders Kjeldahl is quoted with it:\n")
    status, printed, _ = run("check", "the harbour is full of gold")
    assert status == 1
    assert printed.startswith("Not in this archive.")


@pytest.mark.parametrize("command", ["said", "ask", "check"])
def test_an_empty_archive_says_so_instead_of_nobody(command: str, run: Run) -> None:
    status, printed, complained = run(command, "Anders Kjeldahl")
    assert (status, printed) == (1, "")
    assert complained.endswith("is empty; fill it first: onrecord load PATH\n")


@pytest.mark.usefixtures("sample")
def test_said_shows_mentions_as_mentions_and_never_as_quotes(run: Run) -> None:
    status, printed, complained = run("said", "What did Rasmus Ehrling say?")
    assert status == 1
    assert complained == (
        "onrecord: no quote here is surely by 'Rasmus Ehrling',"
        " only sentences that mention the name\n"
    )
    assert all("Ehrling" in found.splitlines()[0] for found in printed.strip().split("\n\n"))
    assert run("said", "Rasmus Ehrling", "--json")[:2] == (1, "")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("Halloran", "'Halloran' may be: Frank Halloran ("),
        ("Qwertz Zzyzx", "nobody is called 'Qwertz Zzyzx'"),
        ("Kjeldahl about zzyzx", "nothing found for 'Kjeldahl about zzyzx'"),
    ],
)
def test_said_never_guesses(query: str, complaint: str, run: Run) -> None:
    status, printed, complained = run("said", query)
    assert (status, printed) == (1, "")
    assert complained.startswith(f"onrecord: {complaint}")


@pytest.mark.usefixtures("sample")
def test_said_answers_each_line_of_standard_input(run: Run, typed: Callable[[bytes], None]) -> None:
    typed(b"Yrsa Penhallow\nkjeldahl\n")
    status, printed, _ = run("said", "-", "--limit", "1", "--json")
    assert status == 0
    assert [(found["query"], found["speaker"]) for found in records(printed)] == [
        ("Yrsa Penhallow", "Yrsa Penhallow"),
        ("kjeldahl", "Anders Kjeldahl"),
    ]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", ["said", "ask", "check", "summary"])
def test_answers_to_several_lines_stand_under_their_questions(
    command: str, run: Run, typed: Callable[[bytes], None]
) -> None:
    typed(b"Yrsa Penhallow\nAnders Kjeldahl\n")
    _, printed, _ = (
        run(command, "-", "--limit", "1") if command in ("said", "ask") else run(command, "-")
    )
    questions = [line for line in printed.splitlines() if line.startswith("> ")]
    assert questions == ["> Yrsa Penhallow", "> Anders Kjeldahl"]


@pytest.mark.usefixtures("sample")
def test_ask_ranks_what_it_finds(run: Run, sample_corpus: Corpus) -> None:
    status, printed, _ = run("ask", "how much will the Tern Bridge cost", "--limit", "3", "--json")
    found = records(printed)
    assert status == 0
    assert [hit["rank"] for hit in found] == [1, 2, 3]
    assert found[0]["url"] == BRIDGE
    for hit in found:
        assert list(hit) == [
            *("query", "rank", "score", "confidence", "fits", "article_id", "url", "text"),
            "sentence",
        ]
        assert hit["query"] == "how much will the Tern Bridge cost"
        assert hit["text"] in sample_corpus.article(hit["article_id"]).text
        assert hit["sentence"] in hit["text"]
        assert 0 < hit["confidence"] < 1
    scores = [hit["score"] for hit in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.usefixtures("sample")
def test_ask_answers_each_line_and_says_which_failed(
    run: Run, typed: Callable[[bytes], None]
) -> None:
    typed(b"bananas\n  \nzzyzx\nseagrass\n")
    status, printed, complained = run("ask", "-", "--limit", "1", "--json")
    assert [hit["query"] for hit in records(printed)] == ["bananas", "seagrass"]
    assert (status, complained) == (1, "onrecord: nothing found for 'zzyzx'\n")


@pytest.mark.usefixtures("sample")
def test_ask_as_text_shows_the_sentence_and_its_source(run: Run) -> None:
    _, printed, _ = run("ask", "seagrass", "--limit", "1")
    sentence, source = printed.strip().splitlines()
    assert "eagrass" in sentence
    assert source.startswith("30 May 2024, ")


# --- quotes ---


def assert_quotes_fit(found: dict[str, Any], text: str) -> None:
    """The fields are those the scorers read, and every span points into the text."""
    assert list(found) == ["file", "quotes"]
    assert found["quotes"]
    for quote in found["quotes"]:
        assert list(quote) == [
            "content_spans",
            "cue_span",
            "speaker_span",
            "speaker",
            "kind",
            "confidence",
            "speaker_kind",
            "act",
            "evidence_span",
            "inner",
        ]
        assert quote["act"] in ("said", "thought")
        spans = [*quote["content_spans"], quote["cue_span"], quote["speaker_span"]]
        spans += [quote["evidence_span"]]
        for start, end in filter(None, spans):
            assert text[start:end].strip() == text[start:end] != ""


def test_quotes_of_a_file_are_spans_into_the_file_as_it_stands(run: Run, tmp_path: Path) -> None:
    text = "\ufeff\r\n" + STRIKE.read_text(encoding="utf-8").replace("\n", "\r\n")
    file = tmp_path / "strike.txt"
    file.write_bytes(text.encode())
    status, printed, _ = run("quotes", str(file), "--json")
    (found,) = records(printed)
    assert (status, found["file"]) == (0, "strike")
    assert_quotes_fit(found, text)
    assert "Frank Halloran" in {quote["speaker"] for quote in found["quotes"]}


def test_quotes_of_a_folder_are_a_line_an_article(run: Run) -> None:
    status, printed, _ = run("quotes", str(SAMPLES), "--json")
    stems = [found["file"] for found in records(printed)]
    assert status == 0
    assert len(stems) == 16
    assert set(stems) == {file.stem for file in SAMPLES.iterdir()}


def test_quotes_of_a_folder_name_by_one_article_who_another_describes(
    run: Run, tmp_path: Path
) -> None:
    bridge = "Lars Holm came to the harbour bridge on Friday with Ada Quill.\n\n"
    words = '"It will carry trains in spring," the Torp senator said.\n'
    (tmp_path / "bridge.txt").write_text(bridge + words, encoding="utf-8")
    (tmp_path / "treaty.txt").write_text(
        "Torp Senator Lars Holm spoke against the treaty on Monday.\n", encoding="utf-8"
    )
    _, alone, _ = run("quotes", str(tmp_path / "bridge.txt"), "--json")
    _, together, _ = run("quotes", str(tmp_path), "--json")
    speakers = [quote["speaker"] for line in records(together) for quote in line["quotes"]]
    assert [quote["speaker"] for line in records(alone) for quote in line["quotes"]] == [None]
    assert speakers[0] == "Lars Holm"


def test_quotes_of_a_file_come_as_they_are_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"text": text}) for text in ("The gulls left.", "The gulls came.")]
    (tmp_path / "gulls.jsonl").write_text("\n".join(lines), encoding="utf-8")
    events = []
    monkeypatch.setattr(asking, "read", lambda text: events.append(text) or read(text))
    monkeypatch.setattr(asking, "show", lambda *_: events.append("shown"))
    run("quotes", str(tmp_path / "gulls.jsonl"), "--jobs", "1")
    assert events == ["The gulls left.", "shown", "The gulls came.", "shown"]


def test_quotes_are_the_same_in_one_process_and_in_many(run: Run, tmp_path: Path) -> None:
    for number, file in enumerate([STRIKE, *sorted(SAMPLES.iterdir())[:4]]):
        (tmp_path / f"{number}{file.suffix}").write_bytes(file.read_bytes())
    (tmp_path / "2.json").write_text("{", encoding="utf-8")
    alone = run("quotes", ".", "--json", "--jobs", "1")
    assert run("quotes", ".", "--json", "--jobs", "3") == alone
    assert (alone[0], len(records(alone[1]))) == (1, 5)


def test_load_stores_the_same_from_one_process_and_from_many(run: Run, archive_url: str) -> None:
    run("load", str(SAMPLES), "--jobs", "1")
    told = run("articles", "--json"), run("speakers", "list", "--json"), run("stats", "--json")
    run("load", str(SAMPLES), "--jobs", "2", "--database", archive_url)
    ours = ("--json", "--database", archive_url)
    assert told == (
        run("articles", *ours),
        run("speakers", "list", *ours),
        run("stats", *ours),
    )


def test_interrupted_quotes_leave_no_process_and_no_traceback(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").write_bytes(STRIKE.read_bytes())
    command = [sys.executable, "-m", "bot", "quotes", str(tmp_path), "--json", "--jobs", "2"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # Whoever runs the tests in the background has Ctrl-C ignored, and so would the child.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=heed, **pipes)
    assert running.stdout
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    _, complained = running.communicate()  # ends when no process is left to write to it
    assert (running.returncode, complained) == (130, b"")


# --- speakers ---


@pytest.fixture
def told(tell: Callable[..., None], archive_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive in which four speakers say something is the one that is asked."""
    organisation = {"speaker": "Krol campaign", "speaker_kind": SpeakerKind.ORGANISATION}
    tell("one", "Anna Krol", "Anna Krol", "ANNA KROL", organisation, "Ann Krol", "Ivo Berg")
    monkeypatch.setenv("ONRECORD_DATABASE", archive_url)


@pytest.mark.usefixtures("told")
def test_speakers_are_listed_with_number_kind_and_names(run: Run) -> None:
    status, printed, _ = run("speakers", "list", "--json")
    found = records(printed)
    assert (status, len(found)) == (0, 4)
    assert all(isinstance(each.pop("id"), int) for each in found)
    assert found[0] == {
        "name": "Anna Krol",
        "kind": "person",
        "quotes": 3,
        "aliases": ["ANNA KROL"],
    }
    _, text, _ = run("speakers", "list", "krol")
    assert "  Anna Krol (person, 3)\n       ANNA KROL\n" in text
    assert "  Krol campaign (organisation, 1)\n" in text
    assert "Ivo Berg" not in text
    assert run("speakers", "list", "zzyzx") == (
        1,
        "",
        "onrecord: no speaker has a name like 'zzyzx'\n",
    )


@pytest.mark.usefixtures("told")
def test_speakers_are_merged_and_split_by_name_or_number(run: Run) -> None:
    (ivo,) = records(run("speakers", "list", "ivo", "--json")[1])
    status, printed, _ = run("speakers", "merge", "Anna Krol", "ann krol", str(ivo["id"]))
    assert (status, printed[:45]) == (0, "All of that is Anna Krol's now (5 quotes, num")
    assert run("speakers", "list", "ivo")[1].startswith(run("speakers", "list", "anna")[1][:20])
    assert run("speakers", "split", "Anna Krol", "Ivo Berg")[:2] == (
        0,
        "Ivo Berg is not Anna Krol any more.\n",
    )
    assert [each["quotes"] for each in records(run("speakers", "list", "--json")[1])] == [4, 1, 1]


@pytest.mark.usefixtures("told")
def test_two_persons_of_one_name_are_parted(run: Run) -> None:
    status, printed, complained = run("speakers", "split", "Ivo Berg")
    assert (status, printed) == (1, "")
    assert "--outlet, --called or --article" in complained
    status, printed, _ = run("speakers", "split", "Ivo Berg", "--article", "1")
    assert (status, printed) == (0, "1 of the quotes are Ivo Berg (2)'s now (number 5).\n")


@pytest.mark.usefixtures("told")
def test_who_is_not_known_is_neither_merged_nor_split(run: Run) -> None:
    for action in ("merge", "split"):
        status, printed, complained = run("speakers", action, "Anna Kroll", "Ivo Berg")
        assert (status, printed) == (1, "")
        assert complained.startswith("onrecord: no speaker is called 'Anna Kroll'; nearest: ")
        assert "Anna Krol (person)" in complained


def test_the_archive_is_named_before_the_action_or_after_it(run: Run, sample_url: str) -> None:
    before = run("speakers", "--database", sample_url, "list")
    assert before == run("speakers", "list", "--database", sample_url)
    assert before[1]


def test_quotes_as_text_name_the_speaker(run: Run) -> None:
    status, printed, _ = run("quotes", str(STRIKE))
    assert status == 0
    assert printed.startswith("2024-06-12-dock-strike\n")
    assert "\nFrank Halloran: " in printed
    assert "Lieselotte Vance: " in printed


def test_quotes_of_what_cannot_be_read_fails_and_names_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "folder" / "strike.txt").write_bytes(STRIKE.read_bytes())
    for path in ("empty", "missing.txt", "missing.html"):
        status, printed, complained = run("quotes", path)
        assert (status, printed) == (1, "")
        assert path in complained
    status, printed, complained = run("quotes", "folder", "--json")
    assert (status, [found["file"] for found in records(printed)]) == (1, ["strike"])
    assert "broken.json" in complained


# --- deliveries ---


def test_deliveries_are_counted_and_the_newest_troubles_named(
    run: Run, corpus: Corpus, clock: Clock, archive_url: str
) -> None:
    with database.writing(corpus.engine) as connection:
        for chat in (1, 2, 3):
            ledger.queue(connection, "digest 1", chat, 0, [Part("news")], clock())
        failed = deliveries.c.chat_id > 1
        values = {"state": State.FAILED, "reason": "Forbidden", "changed": clock()}
        connection.execute(sa.update(deliveries).where(failed).values(values))
    ours = ("deliveries", "--database", archive_url)
    status, text, _ = run(*ours)
    counts, *troubles = text.splitlines()
    assert (status, len(troubles)) == (0, 2)
    assert "1 queued" in counts
    assert "2 failed" in counts
    assert "1 October 2024, chat 2: failed: Forbidden" in troubles
    assert len(records(run(*ours, "--json", "--limit", "1")[1])) == 1 + 1


# --- using it wrongly ---


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["load"],
        ["load", "x", "--jobs", "0"],
        ["speakers"],
        ["speakers", "merge", "x"],
        ["ask"],
        ["ask", "x", "--limit", "0"],
        ["ask", "x", "--limit", "many"],
        ["summary", "1", "--sentences", "-1"],
        ["summary", "1", "--sentences", "0"],
        ["summary", "1", "--sentences", "11"],
    ],
)
def test_misuse_is_status_two_with_the_usage(arguments: list[str], run: Run) -> None:
    status, printed, complained = run(*arguments)
    assert (status, printed) == (2, "")
    assert "usage: onrecord" in complained


@pytest.mark.usefixtures("sample")
def test_a_summary_may_have_one_sentence_or_ten(run: Run) -> None:
    short, long = (run("summary", "11", "--sentences", number) for number in ("1", "10"))
    assert (short[0], long[0]) == (0, 0)
    assert len(short[1]) < len(long[1])


def test_nobody_is_quoted_in_an_empty_archive_and_that_is_no_failure(run: Run) -> None:
    assert run("speakers", "list") == (0, "", "")


def test_where_a_file_cannot_be_written_it_is_named(run: Run) -> None:
    status, printed, complained = run("feeds", "export", "/nowhere/at/all.opml")
    assert (status, printed) == (1, "")
    assert complained.startswith("onrecord: /nowhere/at/all.opml cannot be written (No such file")


def test_a_terminal_that_knows_no_such_letter_gets_its_number(tmp_path: Path) -> None:
    (tmp_path / "river.txt").write_text("Řeka stoupla. Voda je v ulicích.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "summary", str(tmp_path / "river.txt")],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert r"\u0158eka stoupla" in done.stdout


def test_run_without_a_token_says_where_to_get_one(run: Run) -> None:
    status, _, complained = run("run")
    assert status == 2
    assert complained.startswith("onrecord: ONRECORD_TOKEN is not set; @BotFather")


def test_a_wrong_setting_stops_every_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ALLOWED", "rosa")
    status, printed, complained = run("stats")
    assert (status, printed) == (2, "")
    assert complained.startswith("onrecord: ONRECORD_ALLOWED is 'rosa'; it takes ")


@pytest.mark.parametrize("command", ["articles", "stats", "said", "ask", "summary", "load", "chat"])
@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/at/all.sqlite3", "mysql://x/y"])
def test_an_archive_that_cannot_be_opened_is_one_sentence(command: str, url: str, run: Run) -> None:
    words = ["x"] if command in ("said", "ask", "summary", "load") else []
    status, printed, complained = run(command, *words, "--database", url)
    assert (status, printed) == (1, "")
    assert complained.startswith("onrecord: ")
    assert len(complained.splitlines()) == 1


def test_the_option_wins_over_the_setting(
    run: Run, sample_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DATABASE", "sqlite:////nowhere/at/all.sqlite3")
    assert run("stats", "--database", sample_url)[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, run: Run) -> None:
    status, printed, _ = run(command, "--help")
    assert status == 0
    assert "--database URL" in printed
    assert command in run("--help")[1]


def test_a_reader_that_has_seen_enough_is_no_error(sample_url: str) -> None:
    articles = f"{sys.executable} -m bot articles --database {sample_url}"
    told = f"{articles} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", told], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


HEAVY = {"httpx", "numpy", "onnxruntime", "rich", "sqlalchemy", "sumy", "telegram", "trafilatura"}


@pytest.mark.parametrize(
    ("arguments", "needed"), [(["--help"], set()), (["stats"], {"numpy", "sqlalchemy"})]
)
def test_a_command_imports_nothing_heavy_that_it_does_not_need(
    arguments: list[str], needed: set[str], sample_url: str
) -> None:
    told = (
        "import sys\n"
        "from bot.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", told, *arguments],
        cwd=ROOT,
        env={**os.environ, "ONRECORD_DATABASE": sample_url},
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert HEAVY & set(done.stdout.splitlines()[-1].split()) == needed


def test_the_old_archive_stays_as_it_was_when_it_cannot_be_opened(
    tmp_path: Path,
) -> None:
    file = tmp_path / "notes.sqlite3"
    file.write_text("not a database at all, only words that somebody wants to keep\n" * 20)
    before = file.read_bytes()
    with pytest.raises(StorageError):
        open_corpus(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_quotes_leave_out_the_date_a_text_begins_with_and_keep_the_offsets(
    tmp_path: Path, run: Run
) -> None:
    text = " date 2024-10-01 Mayor Jane Holloway said the quay was safe."
    (tmp_path / "quay.txt").write_text(text)
    _, printed, _ = run("quotes", str(tmp_path / "quay.txt"), "--json")
    (quote,) = json.loads(printed)["quotes"]
    assert text[slice(*quote["speaker_span"])] == "Mayor Jane Holloway"
    assert [text[slice(*span)] for span in quote["content_spans"]] == ["the quay was safe"]


# --- many articles -------------------------------------------------------------------------------


@pytest.mark.usefixtures("sample")
def test_many_articles_are_told_story_by_story_or_in_so_many_words(run: Run) -> None:
    status, printed, _ = run("stories", "the Ruvenna treaty", "--json")
    stories = [json.loads(line) for line in printed.splitlines()]
    assert status == 0
    assert len(stories) > 1
    assert all(story["lead"]["sentences"] for story in stories)
    _, printed, _ = run("stories", "the Ruvenna treaty in 60 words", "--json")
    told = [sentence for line in printed.splitlines() for sentence in json.loads(line)["sentences"]]
    assert 40 <= sum(len(sentence.split()) for sentence in told) <= 60
