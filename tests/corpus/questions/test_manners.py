"""What is only manners is no part of a request, and a request loses no more."""

from __future__ import annotations

import pytest

from corpus.questions.manners import plain_request


@pytest.mark.parametrize(
    ("message", "request_"),
    [
        ("could you please tell me what Kjeldahl said about the treaty, thanks",
         "what Kjeldahl said about the treaty"),
        ("hey, do you know what krol said about eels?", "what krol said about eels?"),
        ("i was wondering whether krol said anything about eels",
         "did krol say anything about eels"),
        ("I'd like to know who built the bridge", "who built the bridge"),
        ("id like to know what krol said", "what krol said"),
        ("hi bot, what did krol say", "what did krol say"),
        ("waht did krol say abt eels", "what did krol say about eels"),
        ("latest frm krol", "latest from krol"),
        ("@newsbot what did krol say", "what did krol say"),
        ("what did krol say @newsbot", "what did krol say"),
        ("so, what did krol say?", "what did krol say?"),
        ("ok so what did krol say", "what did krol say"),
        ("krol on eels pls", "krol on eels"),
        ("krol on eels, please!", "krol on eels!"),
        ("krol on eels thx", "krol on eels"),
        ("just krol on eels", "krol on eels"),
        ("krol on eels if you can, asap", "krol on eels"),
        ("Good morning! Can you show me krol on eels", "show me krol on eels"),
        ("can u tell me how much the bridge costs", "how much the bridge costs"),
        ("any idea why the ferry sank?", "why the ferry sank?"),
        ("thanks, and who is Berg", "and who is Berg"),
        ("hello what did krol say", "what did krol say"),
        ("quick question: who said that", "who said that"),
    ],
)  # fmt: skip
def test_manners_are_left_out(message: str, request_: str) -> None:
    assert plain_request(message) == request_


@pytest.mark.parametrize(
    "message",
    [
        "hello kitty lawsuit",
        "thank you speech of krol",
        "please",
        "good morning america host",
        "tell me what krol says about eels",
        "tell me every morning at 8 what krol says",
        "let me know when krol speaks",
        "Just Stop Oil protest",
        "who thanked the mayor",
        "what did krol say about the test",
        "can the mayor resign",
        "what krol wants to know",
        "Okay",
        "bot",
    ],
)
def test_the_rest_stays(message: str) -> None:
    assert plain_request(message) == message
