"""Whose an office is, of places that are on no list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus
from corpus.answers import people

TIMES = [datetime(2020 + year, 5, 1, tzinfo=UTC) for year in range(6)]


@pytest.fixture
def strait(corpus: Corpus, article: Callable[..., Article]) -> Corpus:
    """Two countries that nobody has heard of, with their ministers, over six years."""
    texts = [
        "Quarnia's foreign minister, Mina Krol, said the ferries of Quarnia were full.",
        "Quarnia will close a port. “It is old,” President Otto Halloran said. The Quarnian people"
        " cheered.",
        "Foreign Minister Ada Quill came home to Delmark. She said that Delmark would wait.",
        "Foreign Minister Ada Quill of Delmark said that Quarnia had answered.",
        "Delmark's prime minister, Lena Fisk, said that Delmark had enough of tolls.",
        "Prime Minister Igor Voss said that Delmark was a dry land.",
        *[f"Prime Minister Igor Voss said Delmark would count {n} eels." for n in ("10", "20")],
        "The office of Quarnia's president is closed on Sundays.",
    ]
    times = [*TIMES, TIMES[-1], TIMES[-1], TIMES[0]]
    corpus.add(
        article(text, title="The day", key=text, published=time)
        for text, time in zip(texts, times, strict=True)
    )
    return corpus


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("the quarnian president", "Otto Halloran"),
        ("quarnia's president", "Otto Halloran"),
        ("president of delmark", None),
        ("delmark fm", "Ada Quill"),
        ("the quarnian foreign minister", "Mina Krol"),
        ("quarnian pm", None),
        ("the pm of delmark", "Igor Voss"),
    ],
)
def test_an_office_is_that_of_its_own_country_though_it_is_on_no_list(
    office: str, name: str | None, strait: Corpus
) -> None:
    speaker = strait.ask(people.whom, office).speaker
    assert (speaker and speaker.name) == name
