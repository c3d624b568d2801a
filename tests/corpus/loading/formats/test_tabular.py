"""JSON and tables: a record an object or row, and what is broken named by its line."""

from __future__ import annotations

import io

import pytest

from corpus.exceptions import LoadError
from corpus.loading.formats import tabular
from corpus.loading.formats.fields import Piece


def read(kind: str, text: str) -> list[Piece]:
    return list(tabular.TABLES[kind]("news", io.StringIO(text, newline="")))


def texts(pieces: list[Piece]) -> list[object]:
    """The text of each record, and the place of each error."""
    return [p.source if isinstance(p, LoadError) else p[1].get("text") for p in pieces]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "a"}, {"text": "b"}]',
        '{"articles": [{"text": "a"}, {"text": "b"}]}',
        '{"results": [{"text": "a"}, {"text": "b"}]}',
        '{"text": "a"}\n{"text": "b"}',
        '{"text": "a"},{"text": "b"},',
        ' [ {"text": "a"}\n,\n{"text": "b"} , ] ',
    ],
)
def test_json_may_list_its_articles_in_several_ways(text: str) -> None:
    pieces = read(".json", text)
    assert texts(pieces) == ["a", "b"]
    assert [p[0] for p in pieces] == ["news record 1", "news record 2"]


def test_one_object_is_the_whole_file() -> None:
    assert read(".json", '{"text": "a", "items": []}\n') == [("news", {"text": "a"})]
    assert [p[0] for p in read(".json", '[{"text": "a"}]')] == ["news record 1"]


def test_what_is_no_object_is_named_and_the_others_are_read() -> None:
    assert texts(read(".json", '[1, {"text": "a"}]')) == ["news record 1", "a"]
    assert texts(read(".jsonl", '{"text": "a"}\n\n{oops\n[]\n{"text": "b"}')) == [
        "a",
        "news line 3",
        "news line 4",
        "b",
    ]


def test_json_that_breaks_off_is_an_error_after_what_came_before() -> None:
    pieces = tabular.from_json("news", io.StringIO('[{"text": "a"}, {"text": '))
    assert texts([next(pieces)]) == ["a"]
    with pytest.raises(LoadError):
        next(pieces)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_commonest_sign_of_the_header_parts_a_table(sign: str) -> None:
    rows = [["title", "text", "date"], ["T", f'"a{sign} b"', "2024-01-01"]]
    (piece,) = read(".csv", "\r\n".join(sign.join(row) for row in rows))
    assert piece == ("news line 2", {"title": "T", "text": f"a{sign} b", "published": "2024-01-01"})


def test_a_row_with_too_many_fields_is_named_and_a_short_one_is_read() -> None:
    pieces = read(".csv", 'title,text\nT,a,b\nT,"a\nb"\nT,c\n\nT\n')
    assert texts(pieces) == ["news line 2", "a\nb", "c", None]
    assert [p[0] for p in pieces[1:]] == ["news line 3", "news line 5", "news line 7"]  # type: ignore[index]


def test_a_table_without_a_text_is_refused() -> None:
    with pytest.raises(LoadError) as caught:
        read(".csv", "title,date\nT,2024\n")
    assert caught.value.code == "load.columns"


@pytest.mark.parametrize(
    ("line", "is_header"),
    [
        ("title,text", True),
        ('"Title";"Body"', True),
        ("text", False),
        ("text,other", False),
        ("title,date", False),
    ],
)
def test_a_header_names_a_text_and_something_else(line: str, is_header: bool) -> None:
    assert tabular.is_header(line) is is_header


class OneLine(io.StringIO):
    """A stream of one line that is too long and that the end of the file ends."""

    reads = 0

    def readline(self, size: int | None = -1, /) -> str:
        self.reads += 1
        assert self.reads < 9, "it is read on after its end"
        return "x" * (size or 0) if self.reads == 1 else ""


def test_a_line_that_is_too_long_is_named_and_ends_with_the_file() -> None:
    (error,) = tabular.TABLES[".jsonl"]("news", OneLine())
    assert isinstance(error, LoadError)
    assert (error.source, error.code) == ("news line 1", "load.long_line")
