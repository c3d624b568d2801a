"""Each pair in data/quotes is one case: the text, and a line `speaker | content` for each quote.

Pieces of one content stand with ` ## ` between them; `-` means that neither a person nor an
organisation is named, `(organisation)` that the speaker is one. Contents are alike when they share
four fifths of their words: whether "that" or a full stop is within does not matter. The cases in
`data/quotes/MISSED` are known to fail.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared import SEED, needs_seed

from corpus.quotes.extraction import extract
from corpus.text import clean
from corpus.types import Act, Kind, Quote, SpeakerKind

CASES = sorted((Path(__file__).parents[2] / "data" / "quotes").glob("*.txt"))

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
    "an end to quotas",
    "Turkey and Russia aim for $100B",
    "sectors like transport",
    "that Turkey's relations with Russia",
    "that the close dialogue",
)

NAMES = ["Anna Krol", "Mr. Voss", "he", "She", "the mayor", "NATO", "who", "Carl Voss's aide"]
MARKS = ['"', "“", "”", "'", "’", "''", "«", "„", ":", ",", ".", "?", "\n", "\n\n", " (", ") "]
CUES = ["said", "says", "told reporters", "added", "according to", "did not say", "saying", "that"]
texts = st.lists(st.sampled_from(NAMES + MARKS + CUES) | st.text(max_size=8), max_size=40)


MISSED = frozenset((CASES[0].parent / "MISSED").read_text(encoding="utf-8").split())


def line(text: str, quote: Quote) -> str:
    pieces = (" ".join(piece.of(text).split()) for piece in quote.content)
    kind = " (organisation)" if quote.speaker_kind is SpeakerKind.ORGANISATION else ""
    return f"{quote.speaker or '-'}{kind} | {' ## '.join(pieces)}"


def alike(found: str, expected: str) -> bool:
    (speaker, content), (wanted, told) = (each.split(" | ", 1) for each in (found, expected))
    words, others = (Counter(re.findall(r"\w+", each)) for each in (content, told))
    shared = (words & others).total()
    return speaker == wanted and 2 * shared >= 0.8 * (words.total() + others.total())


def case(path: Path) -> Any:
    marks = [pytest.mark.xfail(reason="a known miss")] if path.stem in MISSED else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [*map(case, CASES)])
def test_case(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    found = [line(text, quote) for quote in extract(text) if quote.act is Act.SAID]
    assert len(found) == len(expected), found
    assert all(map(alike, found, expected)), found


def test_at_least_sixty_hard_cases_hold() -> None:
    assert {path.stem for path in CASES} >= MISSED
    assert len(CASES) - len(MISSED) >= 60


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


def test_the_evidence_is_the_mention_that_tells_who_spoke() -> None:
    text = "Mayor Anna Krol opened the quay. She said on Monday that the first ships would come."
    (quote,) = extract(text)
    assert quote.source is not None
    assert quote.evidence is not None
    assert (quote.source.of(text), quote.evidence.of(text)) == ("She", "Anna Krol")


def test_an_organisation_speaks_under_its_own_name() -> None:
    text = (
        "Senator Ida Lind spoke on Monday. The Lind campaign said in a statement that it had "
        "raised two million dollars in May."
    )
    (quote,) = extract(text)
    assert (quote.speaker, quote.speaker_kind) == ("Lind campaign", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize("said", ["did not say", "declined to say", "would not say"])
def test_what_nobody_said_has_no_speaker(said: str) -> None:
    text = f"Mayor Anna Krol {said} whether the old bridge would be torn down next year."
    assert all(quote.act is Act.UNSAID and quote.speaker is None for quote in extract(text))


def test_whom_the_speaker_quotes_is_told() -> None:
    text = (
        "Carl Voss, the treasurer, was there. Mayor Anna Krol said on Friday that Carl Voss said "
        "the fund was empty."
    )
    (quote,) = extract(text)
    assert (quote.speaker, quote.inner) == ("Anna Krol", "Carl Voss")


def test_a_foreign_article_has_its_plain_quotations_only() -> None:
    text = (
        "Die Brücke über den Fluss wird im Mai gesperrt, und der Verkehr wird umgeleitet. "
        "„Wir haben lange darauf gewartet“, sagte Bürgermeisterin Anna Krol am Montag in der "
        "Sitzung des Stadtrats. Sie sagte, die Arbeiten würden bis zum Herbst dauern."
    )
    (quote,) = extract(text)
    assert (quote.speaker, quote.kind) == ("Anna Krol", Kind.DIRECT)
    assert quote.content[0].of(text) == "„Wir haben lange darauf gewartet“"


def test_an_article_in_a_language_without_rules_says_nothing() -> None:
    text = "Borgmesteren sagde mandag, at broen over fjorden bliver lukket hele sommeren. " * 5
    assert extract(text) == ()


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    said = "„Die Brücke ist nun dicht“, sagte Bürgermeisterin Anna Krol am Montag.\n\n"
    filler = "Der Verkehr über den Fluss wird umgeleitet, und niemand freut sich darüber. "
    for letters, expected in ((99_000, 2), (101_000, 1)):
        text = said + (filler * 1_400)[:letters] + "\n\n" + said
        assert len(extract(text)) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "the mayor said that the harbour would open and ",
        '"a ',
        "'a ",
        "Aaron Smith ",
        "A'B",
        "(",
        "a",
    ],
)
def test_a_text_without_an_end_is_read_to_its_end(unit: str) -> None:
    text = unit * (6_000 // len(unit))
    assert all(quote.sentence.of(text) for quote in extract(text))
