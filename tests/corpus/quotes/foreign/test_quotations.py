"""What is found in each language, and what stays silent; all of it is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.quotes.foreign.quotations import quotations
from corpus.quotes.foreign.words import WORDS

# Language, text, and what is found as "name | content ## content".
FOUND = [
    (
        "de",
        '"Er rief "Feuer" und lief", sagte Ulrike Hansen.',
        'Ulrike Hansen | "Er rief "Feuer" und lief"',
    ),
    ("de", "„5 Euro sind viel“, sagte Ulrike Hansen.", "Ulrike Hansen | „5 Euro sind viel“"),
    ("de", "„… und dann Schnee“, sagte Ulrike Hansen.", "Ulrike Hansen | „… und dann Schnee“"),
    (
        "de",
        "Es regnet seit gestern. Sagte Ulrike Hansen: „Das Dach ist dicht.“",
        "Ulrike Hansen | „Das Dach ist dicht.“",
    ),
    (
        "de",
        "Ulrike Hansen sagte am Montag im Rat: „Das Dach ist dicht.“",
        "Ulrike Hansen | „Das Dach ist dicht.“",
    ),
    (
        "de",
        "„Das Dach ist dicht“, sagte Ulrike Hansen. „Es hält“, sagte Peter Grohm nicht.",
        "Ulrike Hansen | „Das Dach ist dicht“",
    ),
    (
        "ru",
        "«Он сказал: „Мост стоит“, — сказал Иван Петров, — и ушёл», — сказал Сергей Лодкин.",
        "Сергей Лодкин | «Он сказал: „Мост стоит“, — сказал Иван Петров, — и ушёл»",
    ),
    ("es", "«¿Quién paga hoy?», dijo Pedro Quirce.", "Pedro Quirce | «¿Quién paga hoy?»"),
    ("de", "„Das Dach ist dicht“, sagte Ulrike Hansen.", "Ulrike Hansen | „Das Dach ist dicht“"),
    (
        "de",
        "„Wir bauen“, sagte Bürgermeisterin Ilvara Quend am Montag.",
        "Ilvara Quend | „Wir bauen“",
    ),
    (
        "de",
        "Jonas Lind schwieg. Lind sagte: „Es gibt kein Brot.“",
        "Jonas Lind | „Es gibt kein Brot.“",
    ),
    (
        "de",
        "„Wir gehen“, erklärte Ursula von der Aue, „und zwar sofort.“",
        "Ursula von der Aue | „Wir gehen“ ## „und zwar sofort.“",
    ),
    ("de", "»Das Amt schläft«, sagte Peter Grohm.", "Peter Grohm | »Das Amt schläft«"),
    (
        "de",
        "Am Freitag sagte Karin Voss: „Er rief ‚Feuer‘ und lief.“",
        "Karin Voss | „Er rief ‚Feuer‘ und lief.“",
    ),
    (
        "de",
        "„Der Bus fährt nicht“, sagte der CDU-Vorsitzende Emil Traut.",
        "Emil Traut | „Der Bus fährt nicht“",
    ),
    (
        "fr",
        "« Le pont tiendra », a déclaré Claire Monval.",
        "Claire Monval | « Le pont tiendra »",
    ),
    (
        "fr",
        "« Le pont tiendra », a assuré le ministre de l’Intérieur Luc Ferrand.",
        "Luc Ferrand | « Le pont tiendra »",
    ),
    (
        "fr",
        "La maire Claire Monval a dit : « Nous restons ici. »",
        "Claire Monval | « Nous restons ici. »",
    ),
    (
        "fr",
        "Claire Monval est arrivée tard. « Je suis là », a dit Monval.",
        "Claire Monval | « Je suis là »",
    ),
    (
        "fr",
        "« Il a crié “au feu” », a raconté un voisin. « Tout va bien », a lancé Paul Rivier.",
        "Paul Rivier | « Tout va bien »",
    ),
    ("es", "«No hay pan», dijo Pedro Quirce.", "Pedro Quirce | «No hay pan»"),
    (
        "es",
        "“La presa es segura”, aseguró la alcaldesa de Villaseca, Marta Olmedo.",
        "Marta Olmedo | “La presa es segura”",
    ),
    (
        "es",
        "El ministro Pedro Quirce afirmó: «La nieve llegará».",
        "Pedro Quirce | «La nieve llegará»",
    ),
    (
        "es",
        "«La nieve llegará», afirmó Ana de la Torre en la plaza.",
        "Ana de la Torre | «La nieve llegará»",
    ),
    (
        "it",
        "«Il forno è chiuso», ha detto Chiara Bellanti.",
        "Chiara Bellanti | «Il forno è chiuso»",
    ),
    (
        "it",
        "“Il forno è chiuso”, ha spiegato il sindaco Dario Lunetti.",
        "Dario Lunetti | “Il forno è chiuso”",
    ),
    (
        "it",
        "Chiara Bellanti ha detto: «Domani si apre».",
        "Chiara Bellanti | «Domani si apre»",
    ),
    (
        "it",
        "Chiara Bellanti ride. «Domani», dice. «Domani si apre», ha aggiunto Bellanti.",
        "Chiara Bellanti | «Domani si apre»",
    ),
    ("pt", "“O rio subiu”, disse Renato da Mata.", "Renato da Mata | “O rio subiu”"),
    (
        "pt",
        "“O rio subiu”, afirmou a ministra da Saúde, Beatriz Couto, nesta terça-feira.",
        "Beatriz Couto | “O rio subiu”",
    ),
    ("pt", "Renato Mata disse: “O rio subiu.”", "Renato Mata | “O rio subiu.”"),
    ("pt", '"O rio subiu", declarou o prefeito Nuno Alvim.', 'Nuno Alvim | "O rio subiu"'),
    ("tr", "“Köprü sağlam” dedi Ayşe Karan.", "Ayşe Karan | “Köprü sağlam”"),
    ("tr", 'Ayşe Karan, "Köprü sağlam" dedi.', 'Ayşe Karan | "Köprü sağlam"'),
    (
        "tr",
        "Ulaştırma Bakanı Torgan Veldar, “Köprü sağlam.” diye konuştu.",
        "Torgan Veldar | “Köprü sağlam.”",
    ),
    (
        "tr",
        "Mehmet Toruk geldi. Toruk, “Köprü sağlam” ifadelerini kullandı.",
        "Mehmet Toruk | “Köprü sağlam”",
    ),
    ("tr", "Ayşe Karan şunları söyledi: “Köprü sağlam.”", "Ayşe Karan | “Köprü sağlam.”"),
    ("ru", "«Мост стоит», — сказал Сергей Лодкин.", "Сергей Лодкин | «Мост стоит»"),
    (
        "ru",
        "«Мост стоит», — заявил глава МИД Сергей Лодкин.",
        "Сергей Лодкин | «Мост стоит»",
    ),
    (
        "ru",
        "«Мост стоит», — сказала министр культуры Ольга Веткина журналистам.",
        "Ольга Веткина | «Мост стоит»",
    ),
    ("ru", "Сергей Лодкин заявил: «Мост стоит».", "Сергей Лодкин | «Мост стоит»"),
    (
        "ru",
        "Сергей Лодкин приехал. «Он кричал „пожар“», — сказал Лодкин.",
        "Сергей Лодкин | «Он кричал „пожар“»",
    ),
    (
        "ru",
        "«Мост стоит», — сказал Илья Перов, — «и будет стоять».",
        "Илья Перов | «Мост стоит» ## «и будет стоять»",
    ),
]

SILENT = [
    ("de", "warum sagte Ulrike Hansen: „Das Dach ist dicht.“"),
    ("de", "„dass es regnet“, sagte Ulrike Hansen."),
    ("de", "„Das Dach (“ „ist dicht“, sagte Ulrike Hansen."),
    ("de", "Er las („Die blaue Stunde“), sagte Ulrike Hansen."),
    ("de", "Ulrike Hansen sagte. Es war: „Das Dach ist dicht.“"),
    ("de", f"Ulrike Hansen sagte {'noch einmal ' * 6}: „Das Dach ist dicht.“"),
    ("de", f"Ulrike Hansen sagte {'noch ' * 50}: „Das Dach ist dicht.“"),
    ("de", "Ulrike Hansen sagte: Es ist: „Das Dach ist dicht.“"),
    ("de", "Das Dach ist dicht”, sagte Ulrike Hansen."),
    ("de", "„Das Dach ist dicht“ und „Es hält“ sagt man, sagte Ulrike Hansen."),
    ("fr", "« Le pont tiendra », a assuré Claire Monval et Luc Ferrand."),
    ("tr", "Ayşe Karan geldi, “Köprü sağlam” dedi."),
    ("de", "Ulrike Hansen, „Das Dach ist dicht“ sagte."),
    ("de", "Das „grüne Wunder“, sagte Ulrike Hansen, koste zu viel."),
    ("de", "Er lese gern „Die blaue Stunde“, sagte Ulrike Hansen."),
    ("de", "„Das Dach ist dicht“, sagte sie."),
    ("de", "„Das Dach ist dicht“, sagte die Deutsche Bahn."),
    ("de", "„Das Dach ist dicht“, sagte die SPD."),
    ("de", "„Das Dach ist dicht“, sagte Ulrike Hansen nicht."),
    ("de", "Nie sagte Ulrike Hansen: „Das Dach ist dicht.“"),
    ("de", "Der Sprecher von Ulrike Hansen sagte: „Das Dach ist dicht.“"),
    ("de", "„Das Dach ist dicht“, sagte der Sprecher von Ulrike Hansen."),
    ("de", "„Das Dach ist dicht“, sagte Ulrike Hansens Sprecher."),
    ("de", "„Das Dach ist dicht“, sagten Ulrike Hansen und Peter Grohm."),
    ("de", "„Das Dach ist dicht“, sagte Ulrike Hansen und Peter Grohm nickte."),
    ("de", "Ulrike Hansen und Otto Hansen kamen. „Das Dach ist dicht“, sagte Hansen."),
    ("de", "„Das Dach ist dicht“, sagte Hansen."),
    ("de", "„Das Dach ist dicht“\n\nsagte Ulrike Hansen."),
    ("de", "„Das Dach ist dicht, sagte Ulrike Hansen."),
    ("fr", "« Le pont tiendra », a-t-il dit."),
    ("fr", "« Le pont tiendra », a déclaré le ministère de l’Intérieur."),
    ("fr", "« Le pont tiendra », a écrit Le Monde."),
    ("fr", "« Le pont tiendra », n’a pas dit Claire Monval."),
    ("fr", "Claire Monval n’a jamais dit : « Le pont tiendra. »"),
    ("fr", "Le film « La Nuit des Ponts », a dit Claire Monval, est long."),
    ("fr", "Le porte-parole d’Emma Monval a dit : « Le pont tiendra. »"),
    ("fr", "« Le pont tiendra », a dit la porte-parole du maire Luc Ferrand."),
    ("es", "«No hay pan», dijo ella."),
    ("es", "«No hay pan», dijo la ONU."),
    ("es", "«No hay pan», dijo Amnistía Internacional."),
    ("es", "«No hay pan», no dijo Pedro Quirce."),
    ("es", "Pedro Quirce no dijo: «No hay pan»."),
    ("es", "La novela «No hay pan» la presentó Pedro Quirce."),
    ("es", "«No hay pan», dijo a Pedro Quirce un vecino."),
    ("es", "«No hay pan», dijo la hija del alcalde Pedro Quirce."),
    ("es", "Si Pedro Quirce dijo: «No hay pan», mintió."),
    ("it", "«Il forno è chiuso», ha detto lui."),
    ("it", "«Il forno è chiuso», ha scritto La Repubblica."),
    ("it", "«Il forno è chiuso», ha spiegato il ministero."),
    ("it", "Chiara Bellanti non ha detto: «Il forno è chiuso»."),
    ("it", "Il romanzo «Il forno chiuso», ha detto Chiara Bellanti, è breve."),
    ("it", "«Il forno è chiuso», ha detto il portavoce di Chiara Bellanti."),
    ("it", "Il «forno» di Chiara Bellanti."),
    ("pt", "“O rio subiu”, disse ele."),
    ("pt", "“O rio subiu”, informou a Polícia Federal."),
    ("pt", "“O rio subiu”, informou o MEC."),
    ("pt", "Renato Mata não disse: “O rio subiu.”"),
    ("pt", "O filme “O Rio Subiu”, disse Renato Mata, é longo."),
    ("pt", "“O rio subiu”, disse o advogado de Renato Mata."),
    ("pt", "“O rio subiu”, disse Renato Mata, e Ana Couto."),
    ("tr", "“Köprü sağlam” dedi."),
    ("tr", "“Köprü sağlam” dedi Beyaz Saray."),
    ("tr", "Ayşe Karan'ın sözcüsü, “Köprü sağlam” dedi."),
    ("tr", "Dışişleri Bakanlığı, “Köprü sağlam” dedi."),
    ("tr", "Ayşe Karan asla şöyle dedi: “Köprü sağlam.”"),
    ("tr", "Ayşe Karan, “Köprü” dedi."),
    ("tr", "Ayşe Karan, “Sağlam Köprü” adlı kitabı okudu."),
    ("tr", "Dün Torgan Veldar, “Köprü sağlam” dedi."),
    ("ru", "«Мост стоит», — сказал он."),
    ("ru", "«Мост стоит», — сообщил МИД."),
    ("ru", "«Мост стоит», — сообщила Российская газета."),
    ("ru", "«Мост стоит», — заявил помощник Сергея Лодкина."),
    ("ru", "«Мост стоит», — сказал Сергею Лодкину сосед."),
    ("ru", "Сергей Лодкин не заявил: «Мост стоит»."),
    ("ru", "Роман «Мост стоит» написал Сергей Лодкин."),
    ("ru", "«Мост стоит», — сказал Сергей Лодкин и Ольга Веткина."),
    ("en", "“The bridge stands,” said Clara Voss."),
    ("xx", "„Das Dach ist dicht“, sagte Ulrike Hansen."),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_found(language: str, text: str, expected: str) -> None:
    said = [
        f"{one.name} | {' ## '.join(piece.of(text) for piece in one.content)}"
        for one in quotations(text, language)
    ]
    assert said == [expected]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_silent(language: str, text: str) -> None:
    assert quotations(text, language) == []


def test_cue_and_source_are_the_words_themselves() -> None:
    text = "«Мост стоит», — заявил глава МИД Сергей Лодкин."
    (one,) = quotations(text, "ru")
    assert (one.cue.of(text), one.source.of(text)) == ("заявил", "Сергей Лодкин")


@pytest.mark.parametrize(("length", "count"), [(60, 1), (61, 0)])
def test_a_quotation_is_announced_within_sixty_characters(length: int, count: int) -> None:
    tail = f" {'x' * (length - 3)}: "
    text = f"Ulrike Hansen sagte{tail}„Das Dach ist dicht.“"
    assert len(tail) == length
    assert len(quotations(text, "de")) == count


def test_each_in_turn() -> None:
    text = "„Es ist kalt“, sagte Ulrike Hansen. „Warm“, rief er. „Nun ja“, sagte Hansen."
    assert [one.name for one in quotations(text, "de")] == ["Ulrike Hansen", "Ulrike Hansen"]


PARTS = [
    *("„", "“", "”", "«", "»", '"', "'", "’", ",", ".", ":", "—", "\n", "\n\n", "?", "(", "d’"),
    *("Ulrike Hansen", "Hansen", "Сергей Лодкин", "Ayşe Karan", "Marta de la Torre", "SPD", "Dr."),
    *("sagte", "a dit", "dijo", "ha detto", "disse", "dedi", "сказал", "nicht", "der", "ministre"),
    *("Das Dach ist dicht", "und", "von", "глава", "Sprecher", "A. B."),
]


@given(
    st.lists(st.sampled_from(PARTS) | st.text(max_size=6), max_size=40),
    st.sampled_from(["", " "]),
    st.sampled_from(sorted(WORDS)),
)
@settings(max_examples=300, deadline=None)
def test_every_span_lies_in_the_text(parts: list[str], between: str, language: str) -> None:
    text = between.join(parts)
    found = quotations(text, language)
    assert found == quotations(text, language)
    for one in found:
        for span in (*one.content, one.cue, one.source):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
        assert " ".join(one.source.of(text).split()) in one.name
        assert " " in one.name
        assert not any(piece.overlaps(one.source) for piece in one.content)


@pytest.mark.parametrize(
    "unit", ['"', "„", "„“", '"A b", ', "«A b», dijo ", "Ana Ruiz dijo: «A b». "]
)
@pytest.mark.parametrize("language", ["de", "es", "tr"])
def test_long_texts_come_to_an_end(unit: str, language: str) -> None:
    quotations(unit * (60_000 // len(unit)), language)
