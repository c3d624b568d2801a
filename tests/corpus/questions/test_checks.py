"""Which words a message asks to check, and whose they are said to be."""

from __future__ import annotations

import pytest

from corpus.questions.checks import CheckRequest, given, read

DOOMED = "the bridge is doomed"


@pytest.mark.parametrize(
    "message",
    [
        f'did Krol say "{DOOMED}"?',
        f"did Krol say '{DOOMED}'",
        f"did Krol say “{DOOMED}”?",
        f"did Krol say „{DOOMED}“?",
        f"did Krol say «{DOOMED}»",
        f"did Krol say 「{DOOMED}」",
        f"did Krol say ‘{DOOMED}’?",
        f"did Krol say ``{DOOMED}''?",
        f"did Krol say <<{DOOMED}>>?",
        f'did Krol say "{DOOMED}',
        f'when did Krol realy say that "{DOOMED}"?',
        f'has Krol ever claimed "{DOOMED}" in public?',
        f'did Krol tell the press that "{DOOMED}"?',
        f'didn\'t Krol say "{DOOMED}"',
        f"did Krol really say: {DOOMED}",
        f'is it true that Krol said "{DOOMED}"?',
        f"is it true that Krol said {DOOMED}?",
        f"true that Krol said: {DOOMED}?",
        f'Krol: "{DOOMED}" - true?',
        f'Krol: "{DOOMED}". Did she really say that?',
        f"Krol: “{DOOMED}”",
        f'Krol said "{DOOMED}"',
        f'"{DOOMED}" - Krol',
        f"“{DOOMED}”\n— Krol",
        f'"{DOOMED}" (Krol)',
        f'"{DOOMED}", said Krol',
        f'"{DOOMED}", according to Krol',
        f'fact check: "{DOOMED}" - Krol',
        f"Fact-check: Krol said {DOOMED}",
        f"please check: Krol: {DOOMED}",
        f"check this quote: {DOOMED} - Krol",
        f"is this quote real? {DOOMED} - Krol",
        f"true or false: Krol said {DOOMED}",
        f'"{DOOMED}" did Krol say that?',
        f'was it Krol who said "{DOOMED}"?',
        f'I heard that Krol said "{DOOMED}"',
        f'Krol never said "{DOOMED}", did she?',
        f"{DOOMED}, said Krol. True?",
        f'did Krol say something like "{DOOMED}"?',
        f'pls check if Krol said "{DOOMED}"',
        f'did Krol acutally say "{DOOMED}"',
        f'is it real that Krol said "{DOOMED}"?',
        f'fake quote? "{DOOMED}" - Krol',
        f'"{DOOMED}" — Krol, the mayor',
        f'Krol, 2019: "{DOOMED}"',
        f'was "{DOOMED}" said by Krol?',
        f'is "{DOOMED}" a Krol quote?',
        f'was Krol quoted as saying "{DOOMED}"?',
        f'I think Krol said "{DOOMED}"',
        f"« {DOOMED} », a dit Krol",
        f"Krol supposedly said {DOOMED}. Is that so?",
        f"„{DOOMED}“, sagte Krol",
    ],
)
def test_the_words_and_their_speaker_are_read_in_any_form(message: str) -> None:
    assert read(message) == CheckRequest(DOOMED, "Krol")


@pytest.mark.parametrize(
    "message",
    [
        f'who said "{DOOMED}"',
        f"who was it that said '{DOOMED}'?",
        f'whose words are "{DOOMED}"?',
        f'where is "{DOOMED}" from',
        f'did she say "{DOOMED}"?',
        f'"{DOOMED}"',
        f"check: {DOOMED}",
        f'is "{DOOMED}" a real quote?',
        f"Is this quote real: {DOOMED}?",
        f'fact check "{DOOMED}"',
        f'"{DOOMED}" - who said that?',
        f'do you know who said "{DOOMED}"?',
        f'which minister said "{DOOMED}"',
        f'who\'s quoted saying "{DOOMED}"',
        f'quote: "{DOOMED}"',
        f"whose quote is this: {DOOMED}?",
        f"who said this: {DOOMED}",
    ],
)
def test_words_of_anybody_are_read_without_a_name(message: str) -> None:
    assert read(message) == CheckRequest(DOOMED)


@pytest.mark.parametrize(
    ("message", "name"),
    [
        (f"did Krol say {DOOMED}", "Krol"),
        (f"did krol say that {DOOMED}?", "krol"),
        (f"who said that {DOOMED}", None),
        (f"who said {DOOMED}?", None),
        (f"{DOOMED} - Krol", "Krol"),
        (f'Krol "{DOOMED}"', "Krol"),
    ],
)
def test_what_may_be_a_topic_too_is_not_sure(message: str, name: str | None) -> None:
    assert read(message) == CheckRequest(DOOMED, name, is_sure=False)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("did Krol say 'we don't want it'?", "we don't want it"),
        ("did Krol really say: if it rains, it pours", "if it rains, it pours"),
        ("fact check: Krol said where would I go?", "where would I go"),
        (
            "did Krol say 'the workers' rights aren't for sale'?",
            "the workers' rights aren't for sale",
        ),
        ('did Krol say "we value ... dialogue"?', "we value ... dialogue"),
        ('"We value it," Krol said. "It goes on."', "We value it, … It goes on."),
        ('did Krol say "we value it" and "it goes on"?', "we value it … it goes on"),
        ('did Krol say that the lake countries "are at war"?', "are at war"),
        ("Krol: «Мост давно обречён»", "Мост давно обречён"),
    ],
)
def test_the_words_are_what_stands_in_the_marks(message: str, words: str) -> None:
    request = read(message)
    assert request is not None
    assert (request.words, request.name) == (words, "Krol")


@pytest.mark.parametrize(
    "message",
    [
        "",
        "true?",
        "is this true?",
        "check",
        "check my subscriptions",
        "check the bridge",
        '"nuclear winter"',
        'follow "the border treaty"',
        'summarize "the border treaty is signed"',
        'Krol on "the border treaty"',
        'what did Krol say about "the border treaty"',
        'who said anything about "the border treaty"',
        'did Krol say anything about "the border treaty"',
        "did Krol say anything about the treaty",
        "what did Krol say",
        "did Krol say that",
        "who said something about mortgages?",
        "who said no to the treaty",
        "who spoke about the bridge",
        "did the eels return?",
        "how much will the bridge cost?",
        'what is "a managed retreat"?',
        "news: the bridge opens",
        "tell me when Krol says something new",
        "Krol - the treaty",
        "did Krol say how many were saved?",
        "do not write to me after ten in the evening",
        "tl;dr Mayor changes course: 'I was wrong about the tunnel'",
        "word " * 1_000,
    ],
)
def test_other_messages_ask_for_no_check(message: str) -> None:
    assert read(message) is None


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        (DOOMED, CheckRequest(DOOMED)),
        (f"“{DOOMED}”", CheckRequest(DOOMED)),
        ("doomed", CheckRequest("doomed")),
        ("“doomed”", CheckRequest("doomed")),
        (f"did Krol say {DOOMED}", CheckRequest(DOOMED, "Krol")),
        (f"Krol: {DOOMED}", CheckRequest(DOOMED, "Krol")),
        (f"{DOOMED} - Krol", CheckRequest(DOOMED, "Krol")),
        ("what did Krol say about the bridge", CheckRequest("what did Krol say about the bridge")),
    ],
)
def test_behind_the_command_every_words_are_to_be_checked(
    words: str, request_: CheckRequest
) -> None:
    assert given(words) == request_
