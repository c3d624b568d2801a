"""Whom a question means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus import Article, Corpus, Question, Speaker
from corpus.answers import people, said
from corpus.questions.line import parse_line
from corpus.types import Scope, SpeakerKind


@pytest.fixture
def say(corpus: Corpus, article: Callable[..., Article]) -> Callable[..., None]:
    """Stores an article of these sentences."""

    def say(*sentences: str, **values: object) -> None:
        text = " ".join(sentences)
        corpus.add([article(text, title="The day", key=text, **values)])

    return say


def names(corpus: Corpus, name: str, topic: str | None = None) -> list[str]:
    return [speaker.name for speaker in corpus.ask(people.whom, name, topic).speakers]


def test_the_one_who_is_clearly_more_quoted_is_meant_and_the_other_is_at_hand(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", *["Otto Krol"] * 6, *["Mina Krol"] * 2)
    whom = corpus.ask(people.whom, "krol")
    assert whom.speaker
    assert whom.speaker.name == "Otto Krol"
    assert [speaker.name for speaker in whom.others] == ["Mina Krol"]


def test_of_two_often_quoted_both_are_to_choose_from(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", *["Otto Krol"] * 5, *["Mina Krol"] * 2)
    assert names(corpus, "krol") == ["Otto Krol", "Mina Krol"]


def test_who_speaks_of_the_topic_is_meant_though_less_quoted(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say(*["“The tolls must rise again,” said Otto Krol."] * 9)
    say("“The eels are gone for good,” said Mina Krol.")
    whom = corpus.ask(people.whom, "krol", "eels")
    assert [speaker.name for speaker in whom.speakers] == ["Mina Krol"]
    assert [speaker.name for speaker in whom.others] == ["Otto Krol"]


def test_an_office_is_whose_it_is_in_the_times_asked_for(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Norwegian Prime Minister Otto Krol said the tolls will rise.", published=in_year(2007))
    say("Norwegian Prime Minister Mina Voss said the eels are gone.", published=in_year(2020))
    say("Danish Prime Minister Ada Quill said the dam will hold.", published=in_year(2020))
    then = Scope(in_year(2007, 1), in_year(2008, 1))
    assert corpus.ask(people.whom, "the norwegian pm", None, then).speaker == one(corpus, "Krol")
    now = corpus.ask(people.whom, "pm of norway")
    assert now.speaker == one(corpus, "Voss")
    assert now.role == "Norwegian Prime Minister"
    assert now.others == (one(corpus, "Krol"),)
    assert names(corpus, "swedish pm") == []


def test_of_those_who_held_an_office_the_one_who_speaks_of_the_topic_is_meant(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Norwegian Prime Minister Otto Krol said the tolls will rise.", published=in_year(2007))
    say("Norwegian Prime Minister Mina Voss said the eels are gone.", published=in_year(2020))
    whom = corpus.ask(people.whom, "norway's prime minister", "tolls")
    assert whom.speaker == one(corpus, "Krol")
    assert whom.role == "Norwegian Prime Minister (2007)"


def test_an_office_without_its_country_is_the_one_of_the_articles_own(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Prime Minister Otto Krol said that Norway’s tolls will rise in Norway.")
    say("Prime Minister Mina Voss said that Denmark is not Norway; Denmark is Denmark.")
    assert names(corpus, "norwegian pm") == ["Otto Krol"]


def test_two_who_hold_offices_of_one_name_are_to_choose_from(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Norwegian Foreign Minister Otto Krol said the tolls will rise.")
    say("Danish Foreign Minister Mina Voss said the eels are gone.")
    assert names(corpus, "the foreign minister") == ["Mina Voss", "Otto Krol"]
    assert names(corpus, "foreign minister krol") == ["Otto Krol"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("akk", "Ada Ki-Krol"),
        ("adalund", "Ada Lund"),
        ("@AdaLund", "Ada Lund"),
        ("Lund Ada", "Ada Lund"),
        ("mr lund", "Ada Lund"),
        ("Ада Кьельдаль", "Ada Kjeldahl"),
        ("bojo", "Boris Johnson"),
        ("harbour bridge trust", "HBT"),
        ("hbt", "HBT"),
        ("ipf", "Institute for Pure Figures"),
    ],
)
def test_nicknames_initials_and_joined_names_are_somebodys(
    words: str, name: str, corpus: Corpus, tell: Callable[..., None]
) -> None:
    trusts = [
        {"speaker": trust, "speaker_kind": SpeakerKind.ORGANISATION}
        for trust in ("HBT", "Institute for Pure Figures")
    ]
    tell("one", "Ada Ki-Krol", "Ada Lund", "Ada Kjeldahl", "Boris Johnson", *trusts)
    assert names(corpus, words) == [name]


@pytest.mark.parametrize("words", ["Angela Merkel", "Tristram Hunt", "Otto Dale", "who", "the"])
def test_half_a_name_is_nobodys(words: str, corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Angela Krol", "Jeremy Hunt", "Otto Krol")
    assert names(corpus, words) == []


def test_two_words_are_not_both_meant_for_one(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "Ed Davey")
    assert names(corpus, "David Davey") == []
    assert names(corpus, "ed davey") == ["Ed Davey"]


def test_one_with_more_before_the_name_is_no_namesake(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", *["Otto Krol"] * 3, *["Backer Otto Krol"] * 2, "PM Otto Krol")
    whom = corpus.ask(people.whom, "otto krol")
    assert whom == people.Whom((one(corpus, "Otto Krol"),))


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("norwegian pm", Question("norwegian pm")),
        ("the home secretary on eels", Question("the home secretary", "eels")),
        ("deputy minister for sea and dams about the tolls",
         Question("deputy minister for sea and dams", "the tolls")),
        ("minister", None),
        ("who is the norwegian pm", None),
        ("norwegian pm resigns", None),
        ("mayor of the norwegian moon", None),
    ],
)  # fmt: skip
def test_words_that_begin_with_an_office_ask_its_holder(
    words: str, question: Question | None, corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Norwegian Prime Minister Otto Krol said the tolls will rise.")
    say("Home Secretary Mina Voss said the eels are gone.")
    say("Lee Brook, the deputy minister for sea and dams, said the dam will hold.")
    line = parse_line(words, in_year(2024))
    assert corpus.ask(people.read_question, line.plain) == question


def test_whoever_held_it_before_or_under_another_does_not_hold_it(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Former Norwegian Prime Minister Otto Krol said the tolls will rise.")
    say("Mina Voss, the deputy prime minister of Norway, said the eels are gone.")
    assert names(corpus, "norwegian pm") == []
    assert names(corpus, "norway's deputy pm") == ["Mina Voss"]
    assert names(corpus, "former norwegian prime minister") == ["Otto Krol"]


def in_year(year: int, month: int = 6) -> datetime:
    return datetime(year, month, 1, tzinfo=UTC)


def one(corpus: Corpus, name: str) -> Speaker:
    (speaker, *_) = [match.speaker for match in corpus.find_speakers(name)]
    return speaker


def test_an_office_may_have_its_topic_or_its_bearer_behind_it(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Norwegian Prime Minister Otto Krol said the tolls will rise.")

    def read(words: str) -> Question | None:
        return corpus.ask(people.read_question, parse_line(words, in_year(2024)).plain)

    assert read("norwegian pm tolls") == Question("norwegian pm", "tolls")
    assert read("norwegian presdent tolls") is None
    assert read("prime minster krol eels") == Question("prime minster krol", "eels")


def test_who_once_held_an_office_is_whom_another_followed(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Health Minister Edda Fisk said that masks were short.", published=in_year(2020))
    say("Health Minister Mina Voss said that beds were short.", published=in_year(2023))
    assert names(corpus, "health minister") == ["Mina Voss"]
    assert names(corpus, "ex-health minister") == ["Edda Fisk"]
    assert names(corpus, "the then health minister", "masks") == ["Edda Fisk"]


def test_words_of_the_shadow_chancellor_are_none_of_the_chancellor(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Shadow chancellor Mina Voss said that the tax was too high.", published=in_year(2022))
    say("Chancellor Otto Krol said that the tax was low.", published=in_year(2022))
    say("Chancellor Mina Voss said that the eels were gone.", published=in_year(2024))
    assert names(corpus, "the chancellor", "eels") == ["Mina Voss"]
    assert names(corpus, "the chancellor", "tax") == ["Otto Krol"]
    say("Chancellor Mina Voss said that the tax would rise.", published=in_year(2024, 7))
    answer = corpus.ask(said.answer, Question("the chancellor", "tax"), 5)
    assert [hit.article.published for hit in answer.hits] == [in_year(2024, 7)]


def test_for_an_organisation_its_spokesman_speaks(corpus: Corpus, say: Callable[..., None]) -> None:
    say("Igor Fisk, the Palace spokesman, said that the tolls would stay.")
    say("Igor Fisk said that the eels were gone.")
    line = parse_line("the Palace on eels", in_year(2024))
    question = corpus.ask(people.read_question, line.plain)
    assert question == Question("the Palace", "eels")
    assert corpus.ask(people.whom, "the Palace", "eels").role == "Palace spokesman"
    assert names(corpus, "the west") == []


def test_the_bearer_of_initials_is_who_is_quoted_most_under_a_shorter_name(
    corpus: Corpus, say: Callable[..., None]
) -> None:
    say("Ada Beatrix Quill said that the tolls would stay.")
    say("Ada Quill said that the eels were gone.", "Ada Quill said that the dam was old.")
    assert names(corpus, "A.B.Q.", "eels") == ["Ada Quill"]
