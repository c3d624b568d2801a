"""How much each sentence tells, by what can be seen of it."""

from __future__ import annotations

import numpy as np
import pytest
from news import NEWS

from corpus.summaries import salience


def column(
    name: str, sentences: list[str], language: str | None = "en", title: str = ""
) -> list[float]:
    return salience.features(sentences, language, title)[:, salience.FEATURES.index(name)].tolist()


def test_the_title_is_what_a_sentence_is_likened_to() -> None:
    title = "Drilling has reached bedrock at nine places where piers are planned"
    assert np.argmax(column("heading", NEWS, title=title)) == 5
    assert np.argmax(column("heading", NEWS)) != 5


def test_without_a_title_the_first_sentence_is_one_and_is_as_like_it_as_the_others_are() -> None:
    first, *others = column("heading", NEWS)
    assert first == pytest.approx(np.mean(others))
    assert column("heading", NEWS[:1]) == [0]


@pytest.mark.parametrize(
    ("sentence", "hangs"),
    [
        ("He said no.", True),
        ("By comparison, the ferry was cheap.", True),
        ('Nobody asked us," said Una Prowse.', True),
        ('"Nobody asked us," said Una Prowse.', False),
        ('The "best" bridge is the old one.', False),
        ("Prowse said: “Nobody asked us.”", False),
    ],
)
def test_what_only_the_sentence_before_explains_hangs(sentence: str, hangs: bool) -> None:
    assert salience.dangles(sentence, "en") is hangs


def test_in_other_languages_only_a_quotation_hangs() -> None:
    assert not salience.dangles("He said no.", "de")
    assert not salience.leans("He said no.", None)
    assert salience.dangles('Nobody asked us," said Una Prowse.', "de")


def test_place_is_told_from_the_beginning() -> None:
    assert column("first", NEWS) == [1, 0, 0, 0, 0, 0]
    assert column("second", NEWS) == [0, 1, 0, 0, 0, 0]
    assert column("third", NEWS) == [0, 0, 1, 0, 0, 0]
    assert column("place", NEWS)[3] == pytest.approx(np.log(4))
    assert column("depth", NEWS) == pytest.approx([0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6])


def test_new_is_the_share_of_terms_that_were_not_there_before() -> None:
    assert column("new", ["Red boats sail.", "Red boats sink.", "Red boats.", "Wet dogs."]) == (
        pytest.approx([1, 1 / 3, 0, 1])
    )


@pytest.mark.parametrize(
    ("name", "sentence", "value"),
    [
        ("name", "The mayor met Una Prowse.", 1),
        ("name", "Prowse met the mayor.", 0),
        ("figures", "It cost 4.5 of 9, or 7, or 8, then 6.", 3),
        ("figures", "It cost 4.5 of 9.", 2),
        ("quotation", "It was “old” then.", 1),
        ("quotation", "It was old then.", 0),
        ("opens quoted", "“Old” it was.", 1),
        ("opens quoted", "It was “old”.", 0),
        ("question", "Was it old?", 1),
        ("question", "“Was it old?” she asked.", 0),
        ("aside", "It was (then) old.", 1),
        ("colon", "It was so: old.", 1),
        ("day", "It was old on Tuesday.", 1),
        ("speech", "She said it was old.", 1),
        ("pronoun", "She was old.", 1),
        ("pronoun", "The bridge was old.", 0),
        ("connective", "But the bridge was old.", 1),
        ("we", "The bridge was ours, we thought.", 1),
        ("you", "The bridge was your own.", 1),
        ("words", "The bridge was old.", 4 / 20),
        ("length", "The bridge was old.", np.log(4)),
    ],
)
def test_what_is_seen_of_a_sentence(name: str, sentence: str, value: float) -> None:
    assert column(name, [sentence, NEWS[0]])[0] == pytest.approx(value)


@pytest.mark.parametrize("name", ["day", "speech", "pronoun", "connective", "we", "you"])
def test_words_are_read_in_english_alone(name: str) -> None:
    sentences = ["But she told us on Tuesday what your bridge said.", "He did."]
    assert any(column(name, sentences))
    assert not any(column(name, sentences, "de"))
    assert not any(column(name, sentences, None))


def test_scores_are_distances_in_standard_deviations() -> None:
    assert salience.standard(np.array([1.0, 3.0])).tolist() == [-1, 1]
    assert salience.standard(np.array([2.0, 2.0])).tolist() == [0, 0]


def test_how_common_a_sentence_is_in_its_text() -> None:
    sentences = ["Boats sail.", "Boats sink.", "Boats sail.", "Dogs bark."]
    for name in ("frequency", "centroid"):
        values = column(name, sentences)
        assert values[0] == pytest.approx(values[2])
        assert values[0] > values[3]
