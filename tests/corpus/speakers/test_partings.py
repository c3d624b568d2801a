"""Two persons of one name are parted by what tells them apart, now and in articles to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus import Article, Corpus, NotFoundError
from corpus.speakers.partings import Clue, Parting, Sighting, namesake

MAYOR = Article(
    title="The bridge is open",
    key="bridge",
    outlet="Torp Post",
    text='Lars Krol, the mayor of Torp, opened the bridge.\n\n"The river is tame," Krol said.',
)
STRIKER = Article(
    title="Osby win",
    key="match",
    outlet="Osby Sports",
    text='Lars Krol, the Osby coach, has a new bus.\n\n"We ran like hares," Krol said.',
)
PARTED = "Lars Krol (Osby Sports)"


@pytest.fixture
def namesakes(corpus: Corpus) -> Corpus:
    """An archive in which a mayor and a coach have one name."""
    corpus.add([MAYOR, STRIKER])
    return corpus


def everybody(corpus: Corpus) -> dict[str, int]:
    return {speaker.name: speaker.quotes for speaker in corpus.people(None)}


def test_persons_of_one_name_are_parted_by_outlet_for_good(namesakes: Corpus) -> None:
    assert everybody(namesakes) == {"Lars Krol": 2}
    assert namesakes.part("lars krol", None, [(Clue.OUTLET, "osby sports")]).quotes == 1
    assert everybody(namesakes) == {"Lars Krol": 1, "Lars Krol (osby sports)": 1}
    again = replace(STRIKER, text=STRIKER.text.replace("hares", "goats"))
    namesakes.add([again, replace(STRIKER, key="next", title="Osby lose", text=again.text + " ")])
    namesakes.add([replace(MAYOR, key="ferry", text=MAYOR.text.replace("bridge", "ferry"))])
    assert everybody(namesakes) == {"Lars Krol": 2, "Lars Krol (osby sports)": 2}


@pytest.mark.parametrize("clue", [(Clue.CALLED, "coach"), (Clue.ARTICLE, "2")])
def test_a_description_or_one_article_tells_as_well(
    namesakes: Corpus, clue: tuple[Clue, str]
) -> None:
    other = namesakes.part("Lars Krol", "Lars Krol (coach)", [clue])
    (hit,) = namesakes.find_quotes(other.id)
    assert hit.article.key == STRIKER.key
    namesakes.remove([hit.article.id])
    namesakes.add([STRIKER])
    assert everybody(namesakes) == {"Lars Krol": 1, "Lars Krol (coach)": 1}


def test_a_question_about_the_name_offers_both(namesakes: Corpus) -> None:
    namesakes.part("Lars Krol", PARTED, [(Clue.OUTLET, "Osby Sports")])
    for typed in ("Lars Krol", "Krol"):
        names = {hit.speaker.name for hit in namesakes.find_speakers(typed)}
        assert names == {"Lars Krol", PARTED}, typed
    (hit,) = namesakes.find_speakers("Lars Krol Osby Sports")
    assert hit.speaker.name == PARTED


def test_who_was_parted_can_be_merged_and_parted_again(namesakes: Corpus) -> None:
    clues = [(Clue.OUTLET, "Osby Sports")]
    namesakes.part("Lars Krol", PARTED, clues)
    namesakes.merge("Lars Krol", PARTED)
    namesakes.add([replace(STRIKER, text=STRIKER.text + " ")])
    assert everybody(namesakes) == {"Lars Krol": 2}
    namesakes.part("Lars Krol", PARTED, clues)
    assert everybody(namesakes) == {"Lars Krol": 1, PARTED: 1}


def test_a_namesake_is_told_under_every_name_that_was_merged(
    namesakes: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Berg")
    namesakes.part("Lars Krol", PARTED, [(Clue.OUTLET, "Osby Sports")])
    namesakes.merge("Anna Berg", "Lars Krol")
    namesakes.add([replace(STRIKER, key="next", text=STRIKER.text + " ")])
    assert everybody(namesakes) == {"Anna Berg": 2, PARTED: 2}


def test_nothing_is_decided_by_a_clue_that_tells_nothing(namesakes: Corpus) -> None:
    for other, clue, code in (
        (None, (Clue.OUTLET, "Nowhere Post"), "speaker.nowhere"),
        (None, (Clue.CALLED, ""), "speaker.nowhere"),
        (None, (Clue.ARTICLE, "99"), "article.unknown"),
        ("Mr Lars Krol", (Clue.OUTLET, "Osby Sports"), "speaker.only"),
    ):
        with pytest.raises(NotFoundError, match=code):
            namesakes.part("Lars Krol", other, [clue])
    namesakes.add([replace(STRIKER, key="next", text=STRIKER.text + " ")])
    assert everybody(namesakes) == {"Lars Krol": 3}


def test_an_article_tells_more_than_a_description_and_that_more_than_an_outlet() -> None:
    scene = Sighting("match", "Osby Sports", frozenset({"the Osby coach"}))
    rules = [
        Parting(Clue.OUTLET, "osby sports", "by outlet"),
        Parting(Clue.CALLED, "Osby coach", "by description"),
        Parting(Clue.ARTICLE, "match", "by article"),
    ]
    for count, name in ((3, "by article"), (2, "by description"), (1, "by outlet"), (0, None)):
        assert namesake(scene, rules[:count]) == name
