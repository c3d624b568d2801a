"""Which articles carry one story, and which are one text twice in one outlet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from corpus import Article, Corpus
from corpus.articles import copies, store
from corpus.store import database
from corpus.store.tables import signature_bands, signatures
from corpus.summaries import minhash

STORY = (
    "The port of Lethmark will dredge the mouth of the Ruvenna from March, harbour master Ida Moen"
    " said on Monday. Two barges will take away forty thousand cubic metres of silt, and the"
    " fishing boats will use the northern channel meanwhile, which is shallow but marked by buoys."
)
OTHER = (
    "The library of Karlsnes will stay open until midnight from Tuesday, because students asked"
    " for it. Librarian Tomas Brandt said that the reading room was full by noon on most days of"
    " the winter, and that a guard and one librarian will be there until the last reader leaves."
)


@pytest.fixture
def stored(corpus: Corpus) -> Callable[[str, str], int]:
    """Stores and signs the text of an article under a link; gives its number."""

    def stored(url: str, text: str) -> int:
        corpus.add([Article("T", text, f"url:{url}", url=url)], also=lambda *_: None)
        with database.writing(corpus.engine) as connection:
            number = store.ids_of(connection, [f"url:{url}"])[f"url:{url}"]
            copies.sign(connection, number, minhash.signature(text))
        return number

    return stored


def of(corpus: Corpus, number: int) -> list[int]:
    with database.reading(corpus.engine) as connection:
        return copies.copies_of(connection, number)


def repeated(corpus: Corpus, *articles: Article) -> set[str]:
    found = {article.key: minhash.signature(article.text) for article in articles}
    with database.reading(corpus.engine) as connection:
        return copies.repeated(connection, articles, found)


def article(url: str, text: str = STORY, outlet: str | None = None) -> Article:
    return Article("T", text, f"url:{url}", url=url or None, outlet=outlet)


def test_who_carries_a_story_leads_to_all_others_the_oldest_first(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    first = stored("https://quay.example/1", STORY)
    alone = stored("https://quay.example/2", OTHER)
    second = stored("https://tide.example/1", STORY + " (Wire)")
    third = stored("https://gull.example/1", STORY + " (Wire) Ends.")
    assert of(corpus, first) == [second, third]
    assert of(corpus, second) == [first, third]
    assert of(corpus, third) == [first, second]
    assert of(corpus, alone) == []
    with database.reading(corpus.engine) as connection:
        originals = [copies.original_of(connection, n) for n in (first, alone, second, third)]
    assert originals == [None, None, first, first]


def test_an_article_signed_again_goes_by_its_new_words_alone(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    first = stored("https://quay.example/1", STORY)
    second = stored("https://tide.example/1", STORY)
    with database.writing(corpus.engine) as connection:
        copies.sign(connection, second, minhash.signature(OTHER))
        count = sa.select(sa.func.count()).where(signature_bands.c.article_id == second)
        assert connection.scalar(count) == len(set(minhash.bands(minhash.signature(OTHER) or b"")))
    assert of(corpus, first) == of(corpus, second) == []


def test_an_older_article_signed_later_is_no_copy_of_a_newer(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    first = stored("https://quay.example/1", OTHER)
    stored("https://tide.example/1", STORY)
    with database.writing(corpus.engine) as connection:
        copies.sign(connection, first, minhash.signature(STORY))
        assert copies.original_of(connection, first) is None


def test_a_text_too_short_to_compare_is_not_signed(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    number = stored("https://quay.example/1", "Too short.")
    assert of(corpus, number) == []
    with database.reading(corpus.engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(signatures)) == 0


def test_the_very_text_under_a_second_link_of_one_outlet_is_a_repeat(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    stored("https://quay.example/1", STORY)
    again = article("https://www.quay.example/2")
    changed = article("https://quay.example/3", STORY + " More.")
    elsewhere = article("https://tide.example/1")
    itself = article("https://quay.example/1")
    assert repeated(corpus, again, changed, elsewhere) == {again.key}
    assert repeated(corpus, itself) == set()


def test_of_one_text_twice_in_one_feed_the_first_is_kept(corpus: Corpus) -> None:
    first, second = article("https://quay.example/1"), article("https://quay.example/2")
    elsewhere = article("https://tide.example/1")
    assert repeated(corpus, first, second, elsewhere) == {second.key}


def test_without_a_link_the_outlet_is_the_name(corpus: Corpus) -> None:
    one = Article("T", STORY, "a", outlet="Quay")
    other = Article("T", STORY, "b", outlet="Quay")
    tide = Article("T", STORY, "c", outlet="Tide")
    assert repeated(corpus, one, other, tide) == {"b"}


def test_a_short_text_is_compared_within_a_feed_only(
    corpus: Corpus, stored: Callable[[str, str], int]
) -> None:
    stored("https://quay.example/1", "Too short.")
    one = article("https://quay.example/2", "Too short.")
    other = article("https://quay.example/3", "Too short.")
    assert repeated(corpus, one, other) == {other.key}
