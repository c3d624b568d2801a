"""Each pair in data/quotes is one case: the text, and a line `speaker | content` for each quote.

Pieces of one content stand with ` ## ` between them; `-` means that nobody is named.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared import SEED, needs_seed

from corpus.quotes import extract
from corpus.text import clean
from corpus.types import Kind, Quote

CASES = sorted((Path(__file__).parent / "data" / "quotes").glob("*.txt"))

LAVROV = (
    "Moscow and Ankara's military cooperation",
    '"We have confirmed our mutual intention',
    "that despite the coronavirus pandemic",
    "This year, two leaders",
    '"This statistic alone',
    '"We have a rich international agenda',
    '"We greatly value our trustful dialogue',
)
CAVUSOGLU = (
    "Turkey and Russia aim for $100B",
    "sectors like transport",
    "that Turkey's relations with Russia",
    "that the close dialogue",
)

NAMES = ["Anna Krol", "Mr. Voss", "he", "She", "the mayor", "NATO", "who", "Carl Voss's aide"]
MARKS = ['"', "“", "”", "'", "’", "''", "«", "„", ":", ",", ".", "?", "\n", "\n\n", " (", ") "]
CUES = ["said", "says", "told reporters", "added", "according to", "did not say", "saying", "that"]
texts = st.lists(st.sampled_from(NAMES + MARKS + CUES) | st.text(max_size=8), max_size=40)


def line(text: str, quote: Quote) -> str:
    pieces = (" ".join(piece.of(text).split()) for piece in quote.content)
    return f"{quote.speaker or '-'} | {' ## '.join(pieces)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    expected = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert [line(text, quote) for quote in extract(text)] == expected


@needs_seed
@pytest.mark.parametrize("cleaned", [True, False])
def test_seed_article(cleaned: bool) -> None:
    """Every statement goes to the one who made it, under the full name, and to nobody else."""
    raw = SEED.read_bytes().decode()
    text = clean(raw).removeprefix("date 2020-12-29 ") if cleaned else raw
    said = [(quote.speaker, quote.content[0].of(text)) for quote in extract(text)]
    for name, beginnings in (("Sergey Lavrov", LAVROV), ("Mevlut Cavusoglu", CAVUSOGLU)):
        by_name = [content for speaker, content in said if speaker == name]
        assert len(by_name) == len(beginnings)
        assert all(map(str.startswith, by_name, beginnings))
    assert {speaker for speaker, _ in said} == {"Sergey Lavrov", "Mevlut Cavusoglu"}


@given(texts.map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_span_lies_in_the_text(text: str) -> None:
    quotes = extract(text)
    assert quotes == extract(text)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.content[0])
    for quote in quotes:
        assert 0 <= quote.sentence.start < quote.sentence.end <= len(text)
        inside = [*quote.content, *(span for span in (quote.cue, quote.source) if span)]
        for span in inside:
            assert quote.sentence.start <= span.start < span.end <= quote.sentence.end
        assert list(quote.content) == sorted(quote.content)
        assert all(a.end <= b.start for a, b in zip(quote.content, quote.content[1:], strict=False))
        assert 0 < quote.confidence <= 1


def test_kinds_and_confidence() -> None:
    text = (
        'Minister Anna Krol said rents fell. "They will fall again," Krol said. '
        'She said landlords were "not amused" by it.'
    )
    indirect, direct, mixed = extract(text)
    assert [indirect.kind, direct.kind, mixed.kind] == [Kind.INDIRECT, Kind.DIRECT, Kind.MIXED]
    assert direct.confidence > indirect.confidence
    assert direct.confidence > mixed.confidence, "a name is surer than a pronoun"


def test_a_quotation_without_end_is_cut_at_some_piece() -> None:
    text = "“One is enough.” “" + "Two is enough.” “" * 200 + "Three.” “Four,” said Anna Krol."
    (quote,) = extract(text)
    assert len(quote.content) <= 51
    text = "Mayor Anna Krol said: “One is enough.” " + "“Two is enough.” " * 200
    (quote,) = extract(text)
    assert len(quote.content) <= 51


@pytest.mark.parametrize(
    "text",
    [
        "the mayor said that the harbour would open and " * 6_000,
        '"a ' * 100_000,
        "'a " * 30_000,
        '"a" ' * 60_000,
        "Aaron Smith " * 20_000,
        "Anna Krol said it was late. The mayor said it was not. " * 2_000,
        "A'B" * 30_000,
        "(" * 100_000,
        "a" * 300_000,
        "\n" * 100_000 + "x",
    ],
    ids=lambda text: text[:12].strip(),
)
def test_time_grows_with_the_text_and_no_faster(text: str) -> None:
    started = time.process_time()
    extract(text)
    assert time.process_time() - started < 20
