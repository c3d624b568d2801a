"""Who is asked to be for or against something, and what asks nothing of that kind."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.questions import stances
from corpus.questions.line import parse_line
from corpus.questions.stance_words import Stance
from corpus.questions.stances import Stances

NOW = datetime(2024, 9, 18, tzinfo=UTC)
AGAINST, FOR, ANY = Stance.AGAINST, Stance.FOR, Stance.ANY


def read(words: str) -> Stances | None:
    return stances.read(parse_line(words, NOW))


@pytest.mark.parametrize(
    ("words", "stance", "target"),
    [
        ("who criticised the dam", AGAINST, "the dam"),
        ("who has criticized the dam?", AGAINST, "the dam"),
        ("who critisized the dam", AGAINST, "the dam"),
        ("who oposed the dam", AGAINST, "the dam"),
        ("Who opposes the dam", AGAINST, "the dam"),
        ("who is against the dam", AGAINST, "the dam"),
        ("who's against the dam", AGAINST, "the dam"),
        ("who spoke out against the dam", AGAINST, "the dam"),
        ("who disagreed with Krol", AGAINST, "Krol"),
        ("who was critical of krol", AGAINST, "krol"),
        ("critics of the dam", AGAINST, "the dam"),
        ("krol's critics", AGAINST, "krol"),
        ("what do krol's opponents say", AGAINST, "krol"),
        ("what do critics of the dam say", AGAINST, "the dam"),
        ("what do critics say about the dam", AGAINST, "the dam"),
        ("who are the opponents of the dam", AGAINST, "the dam"),
        ("did anyone criticise the dam", AGAINST, "the dam"),
        ("arguments against the dam", AGAINST, "the dam"),
        ("criticism of the dam", AGAINST, "the dam"),
        ("show me the criticism of the dam", AGAINST, "the dam"),
        ("why do people oppose the dam", AGAINST, "the dam"),
        ("who backs the dam", FOR, "the dam"),
        ("who supports krol?", FOR, "krol"),
        ("who defended krol", FOR, "krol"),
        ("who has praised the dam", FOR, "the dam"),
        ("who agrees with krol", FOR, "krol"),
        ("who is in favour of the dam", FOR, "the dam"),
        ("who spoke in favor of the dam", FOR, "the dam"),
        ("supporters of the dam", FOR, "the dam"),
        ("what do krol's allies say", FOR, "krol"),
        ("praise for krol", FOR, "krol"),
        ("has anybody welcomed the dam", FOR, "the dam"),
        ("reactions to the vote", ANY, "the vote"),
        ("what was the reaction to krol's visit to Hollenby", ANY, "krol's visit to Hollenby"),
        ("international response to the vote", ANY, "the vote"),
        ("how did people react to the vote", ANY, "the vote"),
        ("how did the world respond to the vote", ANY, "the vote"),
        ("who responded to krol", ANY, "krol"),
        ("who hit back at krol", ANY, "krol"),
        ("vote reactions", ANY, "vote"),
    ],
)
def test_who_takes_a_stance_is_asked(words: str, stance: Stance, target: str) -> None:
    asked = read(words)
    assert asked
    assert (asked.stance, asked.target, asked.by) == (stance, target, None)


@pytest.mark.parametrize(
    ("words", "stance", "by", "target"),
    [
        ("what did krol criticise", AGAINST, "krol", None),
        ("who was criticised by krol", AGAINST, "krol", None),
        ("what is krol against", AGAINST, "krol", None),
        ("did krol criticise the dam", AGAINST, "krol", "the dam"),
        ("why does krol oppose the dam", AGAINST, "krol", "the dam"),
        ("is krol against the dam", AGAINST, "krol", "the dam"),
        ("krol's criticism of the dam", AGAINST, "krol", "the dam"),
        ("does krol support the dam?", FOR, "krol", "the dam"),
        ("what does krol support", FOR, "krol", None),
        ("who does krol agree with", FOR, "krol", None),
    ],
)
def test_what_one_person_is_for_or_against_is_asked(
    words: str, stance: Stance, by: str, target: str | None
) -> None:
    asked = read(words)
    assert asked
    assert (asked.stance, asked.by, asked.target) == (stance, by, target)


@pytest.mark.parametrize(
    "words",
    [
        "who disagreed",
        "who criticised him",
        "who answered that",
        "what did krol say about the support for the dam",
        "who is behind the attack",
        "who built the dam",
        "who is krol",
        "how did krol react to the vote",
        "how much support for the dam is there",
        "dam",
        "",
        "who criticised " + "the dam " * 50,
    ],
)
def test_a_follow_up_and_a_question_ask_for_no_stance(words: str) -> None:
    assert read(words) is None


def test_a_role_is_what_all_who_count_have() -> None:
    asked = read("which ministers criticised the dam")
    assert asked
    assert (asked.role, asked.target) == ("ministers", "the dam")


def test_what_stands_behind_the_target_may_be_a_topic_of_its_own() -> None:
    asked = read("who agrees with krol on eels")
    assert asked
    parted = stances.with_topic(asked)
    assert parted
    assert (parted.target, parted.question.topic) == ("krol", "eels")
    plain = read("who criticised the dam")
    assert plain
    assert stances.with_topic(plain) is None


def test_dates_are_no_part_of_the_target() -> None:
    asked = read("who criticised the dam in 2020?")
    assert asked
    assert asked.target == "the dam"
    assert asked.question.since == datetime(2020, 1, 1, tzinfo=UTC)
