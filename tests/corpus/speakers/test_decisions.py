"""What an operator decides on who is who, and why a decision is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import Corpus, NotFoundError, SpeakerKind

NATO = {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION}
CHOICES = "1 Anna Krol (person)"


def test_a_merge_takes_all_names_for_the_first(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Anna Krol", "Berta Voss", "Ivo Berg", "Ivo Berg")
    kept = corpus.merge("anna  KROL", "Berta Voss", "Ivo Berg")
    assert (kept.name, kept.quotes) == ("Anna Krol", 4)
    assert corpus.people() == [kept]


def test_a_speaker_may_be_named_by_number(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Anna Krol", "Berta Voss")
    anna, berta = sorted(corpus.people(), key=lambda speaker: speaker.name)
    assert corpus.merge(str(anna.id), str(berta.id)).id == anna.id


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Anna Krol", "Anna Krol"), "speaker.one"),
        (("Anna Krol", "NATO"), "speaker.kinds"),
        (("Anna Kroll", "Ivo Berg"), "speaker.unlike"),
        (("Anna Krol", "Xqzzy"), "speaker.unknown"),
    ],
)
def test_what_cannot_be_merged_says_why(
    corpus: Corpus, tell: Callable[..., None], names: tuple[str, str], code: str
) -> None:
    tell("one", "Anna Krol", "Ivo Berg", NATO)
    with pytest.raises(NotFoundError) as refusal:
        corpus.merge(*names)
    assert refusal.value.code == code
    assert len(corpus.people()) == 3


def test_the_nearest_names_are_offered_for_one_that_nobody_has(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", "Ivo Berg")
    with pytest.raises(NotFoundError) as refusal:
        corpus.merge("Anna Kroll", "Ivo Berg")
    assert refusal.value.values["choices"] == CHOICES


def test_namesakes_are_told_apart_by_number(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Mercury", {"speaker": "Mercury", "speaker_kind": SpeakerKind.ORGANISATION})
    with pytest.raises(NotFoundError) as refusal:
        corpus.split("Mercury", "Merkury")
    assert refusal.value.code == "speaker.ambiguous"
    choices = str(refusal.value.values["choices"])
    assert sorted(choices.split(", ")) == ["1 Mercury (organisation)", "2 Mercury (person)"]


@pytest.mark.parametrize(
    ("form", "code"), [("ANNA Krol", "speaker.only"), ("Ivo Berg", "speaker.unsplit")]
)
def test_what_cannot_be_split_says_why(
    corpus: Corpus, tell: Callable[..., None], form: str, code: str
) -> None:
    tell("one", "Anna Krol")
    with pytest.raises(NotFoundError) as refusal:
        corpus.split("Anna Krol", form)
    assert refusal.value.code == code
    assert refusal.value.values["name"] == "Anna Krol"


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
