"""Of many speakers those are found who are meant, by every name that the archive has for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from corpus import Act, Corpus, NotFoundError, Speaker, SpeakerKind
from corpus.speakers import lookup
from corpus.speakers import store as speaker_store
from corpus.store import database, dialect
from corpus.store.tables import name_words, speaker_words

BEGINNINGS = ("Bra", "Den", "Fol", "Gor", "Hul", "Kep", "Lom", "Mir", "Nos", "Pav", "Rud", "Ste")
ENDINGS = ("bach", "dell", "ferin", "gusta", "hovic", "jansz", "kowe", "lund", "mird", "neto")
SURNAMES = [f"{begins}{ends}" for begins, ends in product(BEGINNINGS, ENDINGS)]
NATO = {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION}


@pytest.fixture
def reading(archive_url: str) -> Iterator[Callable[[], Connection]]:
    """A look at the archive as it is by now."""
    engine = database.open_engine(archive_url)
    opened: list[Connection] = []

    def look() -> Connection:
        opened.append(engine.connect())
        return opened[-1]

    yield look
    for connection in opened:
        connection.close()
    engine.dispose()


@pytest.fixture
def crowd(corpus: Corpus, tell: Callable[..., None]) -> Corpus:
    """Hundreds of people with one of three first names, and one of the Annas quoted often."""
    people = [f"{first} {last}" for first, last in product(("Anna", "Ivo", "Zoë"), SURNAMES)]
    for start in range(0, len(people), 9):
        tell(f"paper {start}", *people[start : start + 9])
    for number in range(3):
        tell(f"more {number}", "Anna Stelund", "Anna Stelund")
    return corpus


def named(corpus: Corpus, typed: str) -> list[str]:
    return [hit.speaker.name for hit in corpus.find_speakers(typed)]


def like(connection: Connection, typed: str) -> list[Speaker]:
    words = speaker_store.Names().at(connection)
    return speaker_store.with_names_like(connection, lookup.meanings(typed, words))


# Candidates


def test_of_hundreds_with_one_first_name_the_one_who_is_meant_is_found(
    crowd: Corpus, reading: Callable[[], Connection]
) -> None:
    assert len(crowd.speakers_named()) == 3 * len(SURNAMES)
    for surname in SURNAMES[::7]:
        for typed in (f"Anna {surname}", f"{surname}, Anna", f"ANNA {surname[:-1]}"):
            assert named(crowd, typed)[0] == f"Anna {surname}", typed
    assert {*named(crowd, "Rudlund")} == {"Anna Rudlund", "Ivo Rudlund", "Zoë Rudlund"}


def test_the_candidates_are_few_and_the_likeliest_are_among_them(
    crowd: Corpus, reading: Callable[[], Connection]
) -> None:
    with reading() as connection:
        for typed, most_likely in (
            ("Anna Mirneto", {"Anna Mirneto"}),
            ("Zoe Mirneto", {"Zoë Mirneto"}),
            ("Anna", {"Anna Stelund"}),
        ):
            found = like(connection, typed)
            assert len(found) == len({each.id for each in found}) == 50
            assert most_likely <= {each.name for each in found}
        surname = like(connection, "Mirneto")
        assert {f"{first} Mirneto" for first in ("Anna", "Ivo", "Zoë")} <= {s.name for s in surname}
        assert like(connection, "Xqzzy") == like(connection, "") == []


def test_candidates_come_in_the_same_order_each_time(
    crowd: Corpus, reading: Callable[[], Connection]
) -> None:
    def found() -> list[Speaker]:
        with reading() as connection:
            return like(connection, "Anna Mirneto")

    assert found() == found()


# Learning names


def test_a_speaker_is_found_by_each_name_that_was_learnt(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("Ania", "the harbour mistress")})
    anna = corpus.people()[0].id
    for typed in ("Anna Krol", "krol", "Ania", "Kroll", "harbour mistress"):
        assert [hit.speaker.id for hit in corpus.find_speakers(typed)] == [anna], typed
    assert corpus.find_speakers("Berg") == []
    tell("two", "Anna Krol", aliases={"Anna Krol": ("Anna Berg",)})
    assert [hit.speaker.id for hit in corpus.find_speakers("Berg")] == [anna]
    assert [hit.speaker.id for hit in corpus.find_speakers("Ania")] == [anna]


def test_names_are_learnt_by_an_archive_that_is_open_already(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol")
    assert named(corpus, "Krol") == ["Anna Krol"]
    tell("two", "Ivo Berg", NATO)
    assert named(corpus, "Ivo Bergh") == ["Ivo Berg"]
    assert named(corpus, "nato") == ["NATO"]


def test_a_name_that_is_learnt_again_is_stored_once(
    corpus: Corpus, tell: Callable[..., None], reading: Callable[[], Connection]
) -> None:
    for key in ("one", "two", "two"):
        tell(key, "Anna Krol", "Anna Berg")
    with reading() as connection:
        held = connection.execute(sa.select(speaker_words.c.word, speaker_words.c.speaker_id)).all()
        known = connection.scalars(sa.select(name_words.c.word)).all()
    assert sorted(word for word, _ in held) == ["anna", "anna", "berg", "krol"]
    assert sorted(known) == ["anna", "berg", "krol"]


# Who is gone


def test_who_is_quoted_nowhere_any_more_is_not_found(
    corpus: Corpus, tell: Callable[..., None], reading: Callable[[], Connection]
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    tell("two", "Ivo Berg", NATO, aliases={"Ivo Berg": ("Iwo",)})
    gone = next(each.id for each in corpus.latest() if each.key == "two")
    assert named(corpus, "Iwo") == ["Ivo Berg"]
    corpus.remove([gone])
    for typed in ("Ivo Berg", "Berg", "Iwo", "NATO"):
        assert corpus.find_speakers(typed) == [], typed
        assert corpus.nearest_speakers(typed) == [], typed
    assert named(corpus, "Ania") == ["Anna Krol"]
    with reading() as connection:
        held = connection.scalars(sa.select(speaker_words.c.word)).all()
    assert {"berg", "iwo", "nato"}.isdisjoint(held)


def test_an_alias_goes_with_the_last_article_that_gives_it(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol")
    tell("two", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    tell("three", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    for key, is_found in (("two", True), ("three", False)):
        corpus.remove([each.id for each in corpus.latest() if each.key == key])
        assert named(corpus, "Ania") == (["Anna Krol"] if is_found else [])
    assert corpus.people()[0].aliases == ()
    tell("two", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    assert named(corpus, "Ania") == ["Anna Krol"]


def test_an_alias_that_an_article_no_longer_gives_finds_nobody(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    tell("one", "Anna Krol", "Ivo Berg")
    assert corpus.find_speakers("Ania") == []
    assert named(corpus, "Krol") == ["Anna Krol"]


# Merged and split


def test_who_was_merged_is_found_by_every_name_of_both(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    tell("two", "Berta Voss", aliases={"Berta Voss": ("Bertie",)})
    kept = corpus.merge("Anna Krol", "Berta Voss")
    for typed in ("Anna Krol", "Krol", "Ania", "Berta Voss", "Vos", "Voss", "Bertie"):
        assert [hit.speaker.id for hit in corpus.find_speakers(typed)] == [kept.id], typed
    tell("three", "Berta Voss", aliases={"Berta Voss": ("Betje",)})
    assert [hit.speaker.id for hit in corpus.find_speakers("Betje")] == [kept.id]


def test_who_was_split_again_is_found_by_their_own_names_only(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", aliases={"Anna Krol": ("Ania",)})
    tell("two", "Berta Voss", aliases={"Berta Voss": ("Bertie",)})
    corpus.merge("Anna Krol", "Berta Voss")
    corpus.split("Anna Krol", "Berta Voss")
    for name, forms in {
        "Anna Krol": ("Anna Krol", "Krol", "Ania"),
        "Berta Voss": ("Berta Voss", "Voss", "Bertie"),
    }.items():
        assert [named(corpus, typed) for typed in forms] == [[name]] * len(forms)


def test_a_merge_is_seen_by_an_archive_that_is_open_already(
    crowd: Corpus, archive_url: str
) -> None:
    assert named(crowd, "Anna Mirneto") == ["Anna Mirneto"]
    merged = crowd.merge("Anna Mirneto", "Ivo Gorlund")
    assert merged.quotes == 2
    assert [hit.speaker.id for hit in crowd.find_speakers("Ivo Gorlund")] == [merged.id]
    assert [hit.speaker.id for hit in crowd.find_speakers("Anna Mirneto")] == [merged.id]


# Names and their number


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Anna Krol", "Anna Krol", "Anna B. Krol"), "Anna Krol"),
        (("Anna Krol", "Anna B. Krol"), "Anna B. Krol"),
        (("ANNA KROL", "Anna Krol"), "Anna Krol"),
        (("Zoe Krol", "Zoë Krol"), "Zoë Krol"),
        (("Anna Krol", "Anna-Krol"), "Anna Krol"),
        (("Anna-Krol", "Anna Krol"), "Anna-Krol"),
    ],
)
def test_a_speaker_goes_by_the_usual_name_the_fullest_the_oldest(
    corpus: Corpus, tell: Callable[..., None], names: tuple[str, ...], name: str
) -> None:
    tell("one", *names)
    (speaker,) = corpus.people()
    assert speaker.name == name
    assert set(speaker.aliases) == set(names) - {name}


def test_a_speaker_keeps_a_name_of_their_own_whoever_is_merged(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", "Berta Vandervoort", "Berta Vandervoort")
    assert corpus.merge("Anna Krol", "Berta Vandervoort").name == "Anna Krol"


def test_people_are_those_who_said_something_most_quoted_first(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    thought = {"speaker": "Ivo Berg", "act": Act.THOUGHT}
    tell("one", "Anna Krol", "Berta Voss", "Berta Voss", thought, thought, thought)
    people = corpus.people()
    assert [(speaker.name, speaker.quotes) for speaker in people] == [
        ("Berta Voss", 2),
        ("Anna Krol", 1),
    ]
    assert corpus.people(1) == people[:1]
    assert corpus.people(None, 1) == people[1:]
    assert named(corpus, "Ivo Berg") == ["Ivo Berg"], "but can be asked for"


def test_of_equally_likely_candidates_the_most_quoted_are_looked_at(
    crowd: Corpus, tell: Callable[..., None], reading: Callable[[], Connection]
) -> None:
    tell("quoted", "Anna Rudneto", "Anna Rudneto")
    with reading() as connection:
        names = [speaker.name for speaker in like(connection, "Anna")]
    assert names[:2] == ["Anna Stelund", "Anna Rudneto"]


def test_a_typed_word_counts_by_the_best_of_a_speakers_words(
    corpus: Corpus, tell: Callable[..., None], reading: Callable[[], Connection]
) -> None:
    tell("one", "Ivo Krol", aliases={"Ivo Krol": ("Ivo Kroll", "Ivo Krohl")})
    tell("two", *["Anna Krol"] * 3)
    with reading() as connection:
        scores = [(0, "ivo", 100.0), (1, "krol", 80.0), (1, "kroll", 90.0)]
        sums = dialect.speakers_by_words(connection, scores, 9)
        first = dialect.speakers_by_words(connection, scores, 1)
    ivo, anna = (corpus.find_speakers(name)[0].speaker.id for name in ("Ivo", "Anna"))
    assert sums == [(ivo, 190.0), (anna, 80.0)]
    assert first == sums[:1]


# Decided


def test_a_merge_takes_all_names_for_the_first(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Anna Krol", "Berta Voss", "Ivo Berg", "Ivo Berg")
    anna = corpus.merge("Anna Krol", "Berta Voss", "Ivo Berg")
    assert (anna.name, anna.quotes) == ("Anna Krol", 4)
    assert corpus.people() == [anna]


def test_two_spellings_of_one_name_stay_apart_once_they_are_split(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Sergei Lavrov", "Sergey Lavroff")
    (both,) = corpus.people()
    assert (both.name, both.aliases) == ("Sergey Lavroff", ("Sergei Lavrov",))
    assert corpus.split("Sergey Lavroff", "Sergei Lavrov").id == both.id
    tell("two", "Sergei Lavrov", "Sergei Lavrow")
    assert {(each.name, each.aliases, each.quotes) for each in corpus.people()} == {
        ("Sergei Lavrov", (), 2),
        ("Sergey Lavroff", ("Sergei Lavrow",), 2),
    }
    with pytest.raises(NotFoundError):
        corpus.split("Sergei Lavrov", "Sergei Lavrow")


def test_who_is_merged_again_is_one_again(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Sergei Lavrov", "Sergey Lavroff")
    corpus.split("Sergey Lavroff", "Sergei Lavrov")
    corpus.merge("Sergey Lavroff", "Sergei Lavrov")
    tell("two", "Sergei Lavrov")
    (both,) = corpus.people()
    assert both.quotes == 3
