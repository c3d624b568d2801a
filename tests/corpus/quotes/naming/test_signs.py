"""What stands around a name."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.signs import bears_on_a_body
from corpus.types import Span


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Tamsel said its sales fell.", True),
        ("Tamsel, a small publisher, spoke.", True),
        ("The publisher Tamsel spoke.", True),
        ("Then the Tamsel spoke.", True),
        ("Tamsel said he would go.", False),
        ("Tamsel, 45, spoke.", False),
        ("Mr Tamsel spoke.", False),
        ("Tamsel, a student at the university, spoke.", None),
        ("Tamsel spoke.", None),
    ],
)
def test_what_stands_around_a_name_tells_whose_it_is(text: str, sign: bool | None) -> None:
    start = text.index("Tamsel")
    assert bears_on_a_body(text, Span(start, start + len("Tamsel"))) is sign
