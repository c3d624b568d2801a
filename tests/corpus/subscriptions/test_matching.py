"""What an article meets of what is followed, and that the index finds exactly that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import SpeakerKind
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import (
    Facts,
    Index,
    Match,
    Saying,
    Words,
    is_slip,
    meets,
    outlet_token,
    prepare,
    speaker_token,
)
from corpus.text import fold

BRIDGE = "The Tern Bridge toll rises in May. Mayor Edith Halloran spoke against every toll."


def facts(
    text: str = BRIDGE,
    *,
    outlet: str = "",
    feeds: Sequence[int] = (),
    said: dict[str, str] | None = None,
) -> Facts:
    """An article with quotes, the first is number 1: {"Edith Halloran": "the words near it"}."""
    tokens = {
        speaker_token(SpeakerKind.PERSON, following(name).key or ""): (
            Saying(number, Words(fold(near))),
        )
        for number, (name, near) in enumerate((said or {}).items(), 1)
    }
    return Facts(fold(text), outlet_token(outlet), frozenset(feeds), tokens)


def met(follow: Follow, article: Facts) -> Match | None:
    return meets(prepare(follow), article)


def says(name: str, topic: str | None = None, mentions: bool = False) -> Follow:
    person = following(name)
    return Follow(person.speaker, person.kind, person.key, mentions, topic)


@pytest.mark.parametrize(
    ("topic", "is_met"),
    [
        ("toll", True),
        ("tolls", True),  # in any form
        ("Tern Bridge", True),
        ("bridge tern", True),  # all of the words, in any order
        ("bridge ferry", False),
        ('"tern bridge"', True),
        ('"bridge tern"', False),
        ("toll -halloran", False),
        ("toll -ferry", True),
        ('toll -"every toll"', False),
        ("-ferry", True),
        ("-toll", False),
        ("the", True),
        ("TÓLL", True),
        ("tool", False),  # misspelt, where that is not wished
    ],
)
def test_a_topic_is_all_its_words_and_phrases_and_none_of_the_others(
    topic: str, is_met: bool
) -> None:
    assert (met(Follow(topic=topic), facts()) is not None) is is_met


@pytest.mark.parametrize(
    ("typed", "written", "is_met"),
    [
        ("Kjeldahl", "Kjeldal", True),
        ("Kjeldal", "Kjeldahl", True),
        ("brigde", "bridge", True),
        ("Lee", "Lea", False),  # short words are all alike
        ("2024", "2025", False),
        ("mortgage", "marriage", False),
    ],
)
def test_a_fuzzy_topic_may_be_misspelt_on_either_side(
    typed: str, written: str, is_met: bool
) -> None:
    article = facts(f"The {written} came up again.")
    assert (met(Follow(topic=typed, is_fuzzy=True), article) is not None) is is_met
    assert met(Follow(topic=typed), article) is None


def test_two_common_words_are_no_slips_for_each_other() -> None:
    common = prepare(Follow(topic="rivers", is_fuzzy=True))
    article = facts("The drivers came.")
    assert meets(common, article, lambda word: 900) is None
    assert meets(common, article, {"rivers": 900, "drivers": 2}.__getitem__) is not None
    assert meets(common, article, {"rivers": 900, "drivers": 45}.__getitem__) is not None


@pytest.mark.parametrize(
    ("word", "neighbour", "distance", "counts", "is_one"),
    [
        ("bridge", "brigde", 2, (900, 900), False),
        ("bridge", "brigde", 2, (900, 3), True),  # as good as not in the archive
        ("bridge", "brigde", 2, (900, 4), True),
        ("bridge", "brigde", 2, (10, 3), True),
        ("bridge", "brigde", 2, (10, 4), False),
        ("bridge", "brigde", 2, (79, 4), False),
        ("bridge", "brigde", 2, (80, 4), True),
        ("brigde", "bridge", 2, (4, 80), True),
        ("bridge", "bride", 2, (900, 1), False),  # two slips in so short a word
        ("bride", "bridge", 2, (1, 900), False),
        ("bridge", "bride", 1, (900, 1), True),
    ],
)
def test_a_slip_is_near_and_much_rarer(
    word: str, neighbour: str, distance: int, counts: tuple[int, int], is_one: bool
) -> None:
    count = dict(zip((word, neighbour), counts, strict=True)).__getitem__
    assert is_slip(word, neighbour, distance, count) == is_one


def test_a_misspelt_word_that_was_met_before_is_met_by_who_follows_later() -> None:
    index, article = Index(), facts("The brigde came up again.")
    index.put(1, Follow(topic="mortgage", is_fuzzy=True))
    assert index.meeting(article) == {}
    index.put(2, Follow(topic="bridge", is_fuzzy=True))
    assert index.meeting(article) == {2: Match()}


def test_a_person_is_followed_when_they_speak_and_not_when_they_are_mentioned() -> None:
    spoke = facts(said={"Edith Halloran": "every toll"})
    assert met(says("Edith Halloran"), spoke) == Match((1,))
    assert met(says("E. Halloran"), spoke) is None
    assert met(says("Edith Halloran"), facts()) is None
    assert met(says("Edith Halloran", mentions=True), facts()) == Match()
    assert met(says("Edith Halloran", mentions=True), spoke) == Match((1,))
    assert met(says("Frank Halloran", mentions=True), spoke) is None


def test_a_person_on_a_topic_must_speak_of_it() -> None:
    spoke = facts(said={"Edith Halloran": "the eels are back"})
    assert met(says("Edith Halloran", "eels"), spoke) == Match((1,))
    assert met(says("Edith Halloran", "toll"), spoke) is None
    assert met(says("Edith Halloran", "toll", mentions=True), spoke) == Match()
    assert met(says("Edith Halloran", "eels -bridge"), spoke) is None
    assert met(says("Edith Halloran", '"are back"'), spoke) == Match((1,))
    assert met(says("Edith Halloran", '"back are"'), spoke) is None


def test_an_outlet_and_a_feed_limit_what_else_is_followed() -> None:
    article = facts(outlet="The Harbour Gazette", feeds=[3])
    assert met(Follow(outlet="harbour gazette"), article) is not None
    assert met(Follow(outlet="Gazette"), article) is None
    assert met(Follow(topic="toll", outlet="Harbour Gazette"), article) is not None
    assert met(Follow(topic="ferry", outlet="Harbour Gazette"), article) is None
    assert met(Follow(feed=3, source="Harbour"), article) is not None
    assert met(Follow(feed=4), article) is None
    assert met(Follow(), article) is not None


# --- the index ------------------------------------------------------------------------------

WORDS = ("toll", "tolls", "bridge", "brigde", "ferry", "eels", "river", "rivers", "the", "halloran")
NAMES = ("Edith Halloran", "Frank Halloran", "Anders Kjeldahl", "Tern Bridge")
OUTLETS = ("Gazette", "Herald")

topics = st.lists(
    st.builds(
        lambda word, form: form.format(word),
        st.sampled_from(WORDS),
        st.sampled_from(["{}", "{}", "{}", "-{}", '"the {}"']),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
follows = st.builds(
    lambda name, mentions, topic, fuzzy, outlet, feed: Follow(
        name,
        SpeakerKind.PERSON,
        following(name).key if name else None,
        mentions,
        topic,
        fuzzy,
        outlet,
        feed,
    ),
    st.none() | st.sampled_from(NAMES),
    st.booleans(),
    st.none() | topics,
    st.booleans(),
    st.none() | st.sampled_from(OUTLETS),
    st.none() | st.integers(1, 2),
)
texts = st.lists(st.sampled_from((*WORDS, *NAMES)), min_size=1, max_size=12).map(" ".join)
articles = st.builds(
    lambda text, outlet, feeds, said: facts(text, outlet=outlet, feeds=feeds, said=said),
    texts,
    st.sampled_from(("", *OUTLETS)),
    st.lists(st.integers(1, 2), max_size=2),
    st.dictionaries(st.sampled_from(NAMES), texts, max_size=2),
)


@given(st.lists(follows, max_size=12), st.lists(articles, min_size=1, max_size=4), st.data())
def test_the_index_finds_what_looking_at_each_finds(
    followed: list[Follow], found: list[Facts], data: st.DataObject
) -> None:
    common = data.draw(st.dictionaries(st.sampled_from(WORDS), st.integers(0, 200)))

    def count(word: str) -> int:
        return common.get(word, 0)

    index = Index(count)
    listed: dict[int, Follow] = {}
    for number, follow in enumerate(followed):
        changed = data.draw(st.sampled_from(range(number + 1)))  # perhaps one that is there
        index.put(changed, follow)
        listed[changed] = follow
    gone = data.draw(st.sets(st.sampled_from(range(13))))
    for number in gone:
        index.drop(number)
        listed.pop(number, None)
    assert len(index) == len(listed)
    for article in found:
        each = {number: meets(prepare(one), article, count) for number, one in listed.items()}
        expected = {number: one for number, one in each.items() if one is not None}
        assert index.meeting(article) == expected
        index.put(99, Follow(topic="brigde", is_fuzzy=True))
        index.keep_only(listed)


def test_what_many_follow_is_looked_at_once() -> None:
    asked: list[str] = []

    def count(word: str) -> int:
        asked.append(word)
        return 1

    index = Index(count)
    for number in range(5_000):
        index.put(number, Follow(topic="toll bridge"))
    assert len(index.meeting(facts())) == 5_000
    assert len(asked) < 20


def test_either_word_is_enough_where_that_is_wished() -> None:
    index = Index()
    index.put(1, Follow(topic="eels or dams -rye"))
    texts = ("the eels are back", "two dams and eels", "dams in rye", "the bridge")
    assert [1 in index.meeting(Facts(text)) for text in texts] == [True, True, False, False]
    index.drop(1)
    assert index.meeting(Facts("eels")) == {}
