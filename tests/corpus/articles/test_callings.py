"""Whoever an article only describes is named by what the others say, whichever came first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Corpus, open_corpus
from corpus.articles import store
from corpus.articles.disputes import Complaint, Correction
from corpus.types import SURE, Quote

NOW = datetime(2024, 9, 18, tzinfo=UTC)
OPEN = "Anna Krol walked home. The Norwegian foreign minister said the harbour bridge would open."
KROL = "Norwegian foreign minister Anna Krol said the ferry was late. Number {}."
HOLM = "Norwegian foreign minister Lars Holm said the treaty was dead. Number {}."


def articles(*texts: str, published: datetime | None = NOW) -> list[Article]:
    return [Article(text, text, text, published=published) for text in texts]


def quotes_of(corpus: Corpus, number: int) -> list[Quote]:
    return corpus.ask(lambda archive: store.quotes_of_article(archive.connection, number))


def open_quote(corpus: Corpus) -> Quote:
    """The one on the harbour bridge."""
    (article,) = (each for each in corpus.latest(None) if each.text == OPEN)
    return next(
        each for each in quotes_of(corpus, article.id) if "bridge" in each.sentence.of(OPEN)
    )


def state(corpus: Corpus) -> list[object]:
    """What is stored of who said what, without the numbers."""
    return sorted(
        (article.key, quote.content, quote.speaker or "", quote.speaker_kind, quote.confidence)
        for article in corpus.latest(None)
        for quote in quotes_of(corpus, article.id)
    )


@pytest.mark.parametrize("is_told_first", [True, False])
def test_an_open_quote_is_given_probably_to_whom_others_call_so(
    corpus: Corpus, is_told_first: bool
) -> None:
    texts = [KROL.format(1), OPEN] if is_told_first else [OPEN, KROL.format(1)]
    for text in texts:
        corpus.add(articles(text))
    quote = open_quote(corpus)
    assert quote.speaker == "Anna Krol"
    assert quote.confidence < SURE
    assert quote.source
    assert quote.source.of(OPEN) == "The Norwegian foreign minister"
    (hit,) = corpus.find_speakers("Krol")
    assert (hit.speaker.name, quote.speaker_id) == ("Anna Krol", hit.speaker.id)


def test_what_only_a_removed_article_told_is_gone_with_it(corpus: Corpus) -> None:
    corpus.add(articles(OPEN))
    before = open_quote(corpus)
    corpus.add(articles(KROL.format(1)))
    corpus.remove(each.id for each in corpus.latest(None) if each.text != OPEN)
    assert open_quote(corpus) == before
    assert corpus.find_speakers("Krol") == []


def test_a_changed_article_takes_back_what_it_told(corpus: Corpus) -> None:
    first, second = articles(OPEN, KROL.format(1))
    corpus.add([first, second])
    corpus.add([Article("Gulls", "The gulls came back.", second.key)])
    assert open_quote(corpus).speaker is None


def test_articles_of_another_year_tell_nothing(corpus: Corpus) -> None:
    corpus.add(articles(OPEN))
    corpus.add(articles(KROL.format(1), published=datetime(2020, 9, 18, tzinfo=UTC)))
    corpus.add(articles(KROL.format(2), published=None))
    assert open_quote(corpus).speaker is None


@pytest.mark.parametrize(
    "correction", [Correction("Lars Holm"), Correction(), Correction(is_quote=False)]
)
def test_what_an_operator_decides_holds_whatever_others_tell(
    corpus: Corpus, correction: Correction
) -> None:
    corpus.add(articles(OPEN, KROL.format(1)))
    before = open_quote(corpus)
    corpus.complain(before.id, Complaint.WRONG_PERSON, 7, NOW)
    corpus.decide(1, correction)
    decided = open_quote(corpus)
    assert decided.speaker == correction.speaker
    corpus.add(articles(KROL.format(2)))
    assert open_quote(corpus) == decided
    corpus.decide(1, None)
    assert open_quote(corpus) == before


def test_a_decision_from_before_loading_holds_too(corpus: Corpus) -> None:
    (article,) = articles(OPEN)
    corpus.add([article])
    corpus.complain(open_quote(corpus).id, Complaint.WRONG_PERSON, 7, NOW)
    corpus.decide(1, Correction())
    corpus.add([Article("Again", OPEN, article.key, published=NOW), *articles(KROL.format(1))])
    assert open_quote(corpus).speaker is None
    corpus.decide(1, None)
    assert open_quote(corpus).speaker == "Anna Krol"


@given(
    order=st.permutations([OPEN, *(KROL.format(number) for number in range(2)), HOLM.format(1)]),
    cut=st.integers(1, 3),
)
def test_the_order_of_loading_makes_no_difference(
    order: Sequence[str], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("orders")
    states = []
    for name, batches in (("one", [sorted(order)]), ("two", [order[:cut], order[cut:]])):
        with open_corpus(f"sqlite:///{folder / name}") as opened:
            for batch in batches:
                opened.add(articles(*batch))
            states.append(state(opened))
    assert states[0] == states[1]
    assert states[0]
