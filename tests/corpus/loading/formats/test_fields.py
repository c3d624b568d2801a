"""What a file calls its fields, under our names."""

from __future__ import annotations

import pytest

from corpus.exceptions import CorpusError, LoadError
from corpus.loading.formats import fields
from corpus.loading.formats.fields import named


def test_case_spaces_and_hyphens_of_a_name_do_not_count() -> None:
    record = {"Head-Line": "T", "Article Body": "x", "Published_At": "2024", "Other": 1}
    assert named(record) == {"title": "T", "text": "x", "published": "2024"}


def test_the_first_name_that_has_a_value_counts() -> None:
    assert named({"text": "", "body": "x", "content": "y"}) == {"text": "x"}


def test_a_text_in_html_is_made_plain_and_another_is_left_alone() -> None:
    assert named({"text": "<p>One.</p><p>Two.</p>"}) == {"text": "One.\n\nTwo."}
    assert named({"text": "One<br>two"}) == {"text": "One\ntwo"}
    assert named({"text": "5 < 6 and <b> 7 &amp; 8"}) == {"text": "5 < 6 and <b> 7 &amp; 8"}


def test_a_name_may_lead_into_an_object() -> None:
    names = fields.mapped(["text=fields.Body", "Headline = kop"])
    assert named({"fields": {"body": "x"}, "kop": "K", "title": "T"}, names) == {
        "title": "K",
        "text": "x",
    }
    assert named({"fields": "x", "title": "T"}, names) == {"title": "T"}


@pytest.mark.parametrize("pair", ["kop", "kop=title", "title=", "=kop", ""])
def test_what_maps_nothing_says_so(pair: str) -> None:
    with pytest.raises(CorpusError) as caught:
        fields.mapped([pair])
    assert caught.value.values["pair"] == pair


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tolls\nThey went up.", "They went up."),
        ("  TOLLS \nThey went up.", "They went up."),
        ("Tolls again\nThey went up.", "Tolls again\nThey went up."),
        ("Tolls", "Tolls"),
        ("Tolls\n ", "Tolls\n "),
    ],
)
def test_a_heading_that_is_the_title_again_is_left_out(text: str, expected: str) -> None:
    assert fields.without_heading(text, "tolls") == expected


def test_a_librarys_words_are_cut_short() -> None:
    assert fields.brief(ValueError("wrong\n" * 99)).endswith("…")
    assert fields.brief(ValueError()) == "ValueError"
    assert fields.brief(RecursionError("maximum depth")) == "RecursionError"


def test_a_file_without_records_is_an_error() -> None:
    assert list(fields.some("a.csv", iter([1, 2]))) == [1, 2]
    (error,) = fields.some("a.csv", iter(()))
    assert isinstance(error, LoadError)
    assert error.source == "a.csv"
