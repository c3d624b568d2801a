"""`onrecord feedback`: what people say is wrong, listed, put right, and written as test cases."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from corpus import Article, Corpus, open_corpus
from corpus.articles.disputes import Complaint
from corpus.quotes.version import version

NOW = datetime(2024, 10, 1, 12, tzinfo=UTC)
DAM = '"The dam is safe," said Anna Krol. "It is cracked," said Otto Berg, the mayor of Almery.'
LINK = "https://gazette.example/dam"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _archive(monkeypatch: pytest.MonkeyPatch, archive_url: str, corpus: Corpus) -> None:
    """An archive in which two chats complained of one quote, and one of another."""
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ONRECORD_DATABASE", archive_url)
    day = datetime(2024, 9, 30, tzinfo=UTC)
    corpus.add([Article("Dam", DAM, "dam", url=LINK, outlet="Gazette", published=day)], NOW)
    for number, complaint, chat in (
        (2, Complaint.NOT_A_QUOTE, 7),
        (1, Complaint.WRONG_PERSON, 7),
        (1, Complaint.WRONG_PERSON, 8),
        (1, Complaint.NOT_A_QUOTE, 9),
    ):
        corpus.complain(number, complaint, chat, NOW.replace(minute=10 - number))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit status, and what it printed and complained."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(("feedback", *arguments))
        except SystemExit as left:  # argparse
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def records(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_quotes_are_listed_newest_first_with_whose_they_were_and_how_many_say_what(
    run: Run,
) -> None:
    origin = f"Gazette, 30 September 2024, {LINK}"
    assert run() == (
        0,
        '    2  "The dam is safe," said Anna Krol.\n'
        f"       Anna Krol · wrong person: 2 · not a quote: 1 · {origin}\n"
        '    1  "It is cracked," said Otto Berg, the mayor of Almery.\n'
        f"       Otto Berg · not a quote: 1 · {origin}\n",
        "",
    )
    assert run("--limit", "1")[1].count("·") == 3


def test_json_tells_the_article_and_by_which_version_it_was_read(run: Run) -> None:
    status, printed, _ = run("--json", "--limit", "1")
    assert status == 0
    assert records(printed) == [
        {
            "id": 2,
            "text": '"The dam is safe,"',
            "sentence": '"The dam is safe," said Anna Krol.',
            "speaker": "Anna Krol",
            "complaints": {"wrong person": 2, "not a quote": 1},
            "last": "2024-10-01T12:09:00+00:00",
            "reading": version(),
            "decision": None,
            "speaker_now": "Anna Krol",
            "article_key": "dam",
            "article_id": 1,
            "title": "Dam",
            "url": LINK,
            "published": "2024-09-30T00:00:00+00:00",
        }
    ]


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (("--speaker", "Ivo Lind"), "Ivo Lind"),
        (("--organisation", "Almery Council"), "Almery Council"),
        (("--nobody",), "nobody"),
        (("--not-a-quote",), "not a quote"),
    ],
)
def test_a_quote_is_put_right_and_that_is_taken_back(
    run: Run, archive_url: str, decision: tuple[str, ...], told: str
) -> None:
    status, printed, _ = run("set", "2", *decision)
    assert (status, printed.splitlines()[-1]) == (0, f"       put right: {told}")
    with open_corpus(archive_url) as opened:
        assert "Anna Krol" not in {speaker.name for speaker in opened.people()}
    assert records(run("--json")[1])[0]["decision"] == told
    status, printed, _ = run("set", "2", "--undo")
    assert (status, "put right" in printed) == (0, False)
    with open_corpus(archive_url) as opened:
        assert "Anna Krol" in {speaker.name for speaker in opened.people()}


def test_what_was_read_anew_or_is_gone_is_told(run: Run, corpus: Corpus) -> None:
    corpus.add([Article("Dam", DAM.replace("Anna Krol", "Ivo Lind"), "dam")], NOW)
    assert "\n       is read anew: Ivo Lind\n" in run()[1]
    corpus.add([Article("Dam", '"It is cracked," said Otto Berg, the mayor.', "dam")], NOW)
    assert '    2  "The dam is safe,"\n' in run()[1]
    assert "\n       is read no more\n" in run()[1]
    corpus.remove([1])
    assert run()[1].count("the article is gone") == 2


def test_test_cases_are_written_once_and_numbered_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "41-rain.txt").write_text("It rained.\n")
    run("set", "2", "--speaker", "Otto Berg")
    assert run("export", str(folder)) == (0, f"{folder / '42-the-dam-is-safe.txt'}\n", "")
    assert (folder / "42-the-dam-is-safe.txt").read_text() == f"{DAM}\n"
    lines = (folder / "42-the-dam-is-safe.expected").read_text()
    assert lines == 'Otto Berg | "The dam is safe,"\n'
    assert run("export", str(folder)) == (0, "", "")


def test_a_number_that_there_is_not_and_half_a_command_are_refused(run: Run) -> None:
    assert run("set", "9", "--nobody") == (
        1,
        "",
        "onrecord: there is no feedback 9; onrecord feedback lists what there is\n",
    )
    for words in ("2", "2 --nobody --undo", "x --nobody", "2 --speaker="):
        assert run("set", *words.split())[0] == 2
    assert "put right" not in run()[1]
