"""A record's fields as an article: what stands in for what is missing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.exceptions import LoadError
from corpus.loading import records
from corpus.loading.formats import Fields
from corpus.types import Article

TEXT = "The tolls went up. Nobody was pleased."


def article(where: str = "news.jsonl line 3", **fields: object) -> Article:
    made = records.article("news.jsonl", where, {"text": TEXT, **fields})
    assert isinstance(made, Article)
    return made


@pytest.mark.parametrize("text", [None, "", " \x00\n", []])
def test_a_record_without_a_text_is_named(text: object) -> None:
    fields: Fields = {"text": text, "title": "Tolls"}
    error = records.article("news.jsonl", "news.jsonl line 3", fields)
    assert isinstance(error, LoadError)
    assert error.source == "news.jsonl line 3"


def test_a_link_is_the_key_and_its_host_the_outlet() -> None:
    made = article(url=" https://www.quay.example/tolls\n")
    assert (made.url, made.key) == (
        "https://www.quay.example/tolls",
        "url:https://www.quay.example/tolls",
    )
    assert made.outlet == "quay.example"
    assert article(url="https://quay.example/1", outlet="The Quay").outlet == "The Quay"


@pytest.mark.parametrize(
    "url", ["ftp://quay.example/1", "quay.example/1", "https://", "https://[", 7]
)
def test_what_is_no_web_address_is_no_link(url: object) -> None:
    made = article(url=url)
    assert (made.url, made.outlet) == (None, None)
    assert made.key.startswith("#")


def test_without_a_link_an_id_or_the_title_and_day_mark_a_record() -> None:
    assert article(id=" 7 ").key == "#7"
    assert article(title="Tolls", published="2020-12-29").key == "#Tolls|2020-12-29 00:00:00+00:00"
    assert article(title="Tolls").key == "#Tolls|"
    assert article("news.jsonl").key == ""


def test_the_first_sentence_stands_for_a_title() -> None:
    assert article().title == "The tolls went up."
    assert article(title=" The\ntolls ").title == "The tolls"
    long = article(text="word " * 60).title
    assert len(long) <= 100
    assert long.endswith("…")
    assert len(article(title="word " * 200).title) in range(290, 301)


def test_a_day_in_the_name_dates_a_whole_file_and_a_link_its_article() -> None:
    day = datetime(2020, 12, 29, tzinfo=UTC)
    whole = records.article("2020-12-29.txt", "2020-12-29.txt", {"text": TEXT})
    one_of_many = records.article("2020-12-29.csv", "2020-12-29.csv line 1", {"text": TEXT})
    in_folder = records.article("2020-12-29/a.txt", "2020-12-29/a.txt", {"text": TEXT})
    assert isinstance(whole, Article)
    assert isinstance(one_of_many, Article)
    assert isinstance(in_folder, Article)
    assert (whole.published, one_of_many.published, in_folder.published) == (day, None, None)
    assert article(url="https://quay.example/2020/12/29/tolls").published == day
    assert article(url="https://quay.example/tolls?day=2020-12-29").published is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("By Ann Roe and Ed Holm", ("Ann Roe", "Ed Holm")),
        ("Ann Roe & Ed Holm", ("Ann Roe", "Ed Holm")),
        ("Roe, Ann; Holm, Ed", ("Roe, Ann", "Holm, Ed")),
        ("Ann Roe, Ed Holm, Ann Roe", ("Ann Roe", "Ed Holm")),
        (["Ann Roe and Co", {"name": "Ed Holm"}, ""], ("Ann Roe and Co", "Ed Holm")),
        ("Bylaw Andrews", ("Bylaw Andrews",)),
        (None, ()),
    ],
)
def test_authors_are_parted_by_what_stands_between_them(
    value: object, expected: tuple[str, ...]
) -> None:
    assert article(authors=value).authors == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en-GB", "en"), (" DE_at", "de"), ("nds", "nds"), ("english", None), ("x", None), ("", None)],
)
def test_a_language_has_no_region(code: str, expected: str | None) -> None:
    assert records.language_code(code) == expected


def test_paragraphs_come_from_a_list_and_names_from_an_object() -> None:
    assert article(text=["One.", 2, "Two."]).text == "One.\n\nTwo."
    assert article(outlet={"name": "The Quay"}).outlet == "The Quay"
    assert article(language="de").language == "de"
    assert article().language == "en"
