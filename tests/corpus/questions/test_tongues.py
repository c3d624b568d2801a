"""In which language a question is, told by its small words, so that no name tells it."""

from __future__ import annotations

import pytest

from corpus.questions.tongues import language_of_question


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("was hat Krol über die Brücke gesagt", "de"),
        ("was sagte krol zu den aalen", "de"),
        ("wie viel kostet die brücke und wann wird sie fertig", "de"),
        ("qu'a dit krol sur le pont", "fr"),
        ("pourquoi le maire a dit non au pont", "fr"),
        ("que dijo krol sobre el puente", "es"),
        ("quién habla sobre las anguilas", "es"),
        ("o que disse krol sobre a ponte", "pt"),
        ("cosa ha detto krol sul ponte", "it"),
        ("wat zei krol over de brug", "nl"),
        ("co powiedział krol o moście", "pl"),
        ("krol köprü hakkında ne dedi", "tr"),
        ("lawrow ne dedi", "tr"),
        ("apa kata krol tentang jembatan", "id"),
        ("krol ne pul ke bare me kya kaha", "hi"),
        ("что сказал Кроль о мосте", "ru"),
        ("що сказав Кроль про міст", "uk"),
        ("ماذا قال كرول عن الجسر", "ar"),
        ("کرول درباره پل چه گفت", "fa"),
        ("क्रोल ने पुल के बारे में क्या कहा", "hi"),
        ("クロルは橋について何と言いましたか", "ja"),
        ("克罗尔对大桥说了什么", "zh"),
    ],
)
def test_a_question_in_another_language(question: str, language: str) -> None:
    assert language_of_question(question) == language


@pytest.mark.parametrize(
    "words",
    [
        "",
        "???",
        "2024",
        "macron on le pen",
        "bundestag",
        "bundestag on the budget",
        "allahu akbar chants",
        "cyclone gombe",
        "die hard fans in the port",
        "was krol in berlin",
        "what did van der berg say",
        "de la cruz on trade",
        "la liga strike",
        "el nino and the harvest",
        "al nusra front",
        "ne zha box office",
        "what did der spiegel write",
        "who is the u.s. envoy",
        "los angeles fires",
        "erdogan syria",
        "Anders Kjeldahl",
        "çavuşoğlu nato",
        "Кьельдаль",
        "Владимир Кроль",
        "محمد سلمان",
        "coup d'etat in caranza",
        "wie heisst",
        "krol on die linke",
        "us and uk on tax",
        "will hat makers win",
        "pope",
    ],
)
def test_a_name_or_a_headline_is_in_no_other_language(words: str) -> None:
    assert language_of_question(words) is None
