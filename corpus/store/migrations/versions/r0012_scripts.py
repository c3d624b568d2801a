"""What is written without spaces is indexed by its pairs of letters, and words keep their signs."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

from corpus.store.migrations.frozen import fold, stems

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# A copy of what `corpus.text` had then.
_UNPARTED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f"
    "\u1780-\u17d3\u17d7\u17dc\u17dd\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_HALF_WIDTH = "\uf900-\ufaff\uff66-\uffdc\u1100-\u11ff\u3130-\u318f"
_OTHER = re.compile(f"[{_UNPARTED}{_INDIC}{_HALF_WIDTH}]")
_IS_UNPARTED = re.compile(f"[{_UNPARTED}]")
_RUN = re.compile(rf"[{_UNPARTED}]+|(?:(?![{_UNPARTED}])[^\W_]|[{_INDIC}])+")
_LETTER = re.compile(
    r".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    r"\u1082-\u108d\u17b4-\u17d3]*"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u180e\u2060-\u2064\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff]"
)
_POSSESSIVE = re.compile(r"'s(?![^\W_])")


def upgrade() -> None:
    """Index anew the articles that hold such letters."""
    connection = op.get_bind()
    query = sa.text("SELECT id, title, text FROM articles ORDER BY id")
    for number, title, text in connection.execute(query).yield_per(1_000):
        if _OTHER.search(title) or _OTHER.search(text):
            _index(number, title, text)
    connection.execute(sa.text("UPDATE archive SET generation = generation + 1"))


def _index(number: int, title: str, text: str) -> None:
    heading = " ".join(_words(title))
    bodies = {(start, end): " ".join(_words(text[start:end])) for start, end in _spans(number)}
    for passage, span in _rows("SELECT id, span FROM passages", number):
        _run(
            "UPDATE passages_text SET title = :title, body = :body WHERE rowid = :id",
            {"id": passage, "title": heading, "body": bodies[span]},
        )
    for quote, (start, end) in _rows("SELECT id, sentence FROM quotes", number):
        around = [body for (begin, last), body in bodies.items() if begin < end and start < last]
        _run(
            "UPDATE quotes_text SET title = :title, around = :around, said = :said"
            " WHERE rowid = :id",
            {
                "id": quote,
                "title": heading,
                "around": " ".join(around),
                "said": " ".join(_words(text[start:end])),
            },
        )
    _list({word for line in (heading, *bodies.values()) for word in line.split()})


def _spans(number: int) -> Iterator[tuple[int, int]]:
    return (span for _, span in _rows("SELECT id, span FROM passages", number))


def _rows(query: str, number: int) -> list[tuple[int, tuple[int, int]]]:
    rows = op.get_bind().execute(
        sa.text(f"{query} WHERE article_id = :number ORDER BY id"), {"number": number}
    )
    return [(row, tuple(json.loads(span))) for row, span in rows]


def _run(statement: str, values: dict[str, Any]) -> None:
    op.get_bind().execute(sa.text(statement), values)


def _list(words: Iterable[str]) -> None:
    in_order = sorted(words)
    for word, stem in zip(in_order, stems(in_order), strict=True):
        _run(
            "INSERT OR IGNORE INTO words (word, stem) VALUES (:word, :stem)",
            {"word": word, "stem": stem},
        )


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", fold(_INVISIBLE.sub("", text)))
    runs = _RUN.findall(_POSSESSIVE.sub("", folded))
    return [word for run in runs for word in _run_words(run)]


def _run_words(run: str) -> list[str]:
    letters = _LETTER.findall(run) if _IS_UNPARTED.match(run) else []
    return [one + two for one, two in pairwise(letters)] or [run]
