"""What a phrase calls an organisation."""

from __future__ import annotations

import pytest

from corpus.quotes.naming.bodies import read


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("NATO", "NATO"),
        ("the UN", "UN"),
        ("N.A.T.O.", "N.A.T.O."),
        ("The Hollenby council", "Hollenby council"),
        ("the Bank of Osby", "Bank of Osby"),
        ("Norway", "Norway"),
        ("Tehran", "Tehran"),
        ("the Norwegian government", "Norwegian government"),
        ("a Norwegian court", "Norwegian court"),
        ("Osby Police on Monday", "Osby Police"),
        ("Police in Osby", "Osby police"),
        ("Norwegian publisher Tamsel", "Tamsel"),
        ("the Tamsel news agency", "Tamsel"),
        ("Downing Street", "Downing Street"),
        ("No 10", "No 10"),
        ("the Lind campaign", "Lind campaign"),
        ("the Ministry of Trade and Industry", "Ministry of Trade and Industry"),
        ("the Rivers and Roads Council", "Rivers and Roads Council"),
        ("a Tamsel Bank report", "Tamsel Bank"),
        ("data from the Osby Institute analysed in Torp", "Osby Institute"),
        ("a statement released by the White House", "White House"),
        ("the Tories", "Tories"),
        ("Welsh Conservatives", "Welsh Conservatives"),
        ("the Liberal Democrats", "Liberal Democrats"),
        (
            "the Department for Roads, Rivers and Bridges",
            "Department for Roads, Rivers and Bridges",
        ),
    ],
)
def test_a_named_body_is_read_without_what_stands_around_its_name(phrase: str, name: str) -> None:
    body = read(phrase)
    assert body
    assert body.name == name


@pytest.mark.parametrize(
    "phrase",
    [
        "a NATO official",
        "a spokesman for Sir Anders Lind",
        "Ms North",
        "MP for Osby West",
        "the UN envoy Anna Krol",
        "Tamsel Bank's Anna Krol",
        "Norwegian",
        "Norwegian officials",
        "Norwegians",
        "some Democrats",
        "some Conservatives",
        "the Dutchwoman",
        "the Anna Krol report",
        "the Fifth Amendment",
        "reports from Norway",
        "Senate Republicans",
        "a Norwegian firm",
        "Tamsel's oldest company",
        "Mr. Krol's new company",
        "its lender",
        "the Bank and the Council",
        "Norway and Poland",
        "a group of Republicans",
        "the Tamsel works",
        "the Constitution",
        "a letter",
        "residents",
        "They",
        "MP",
        "",
    ],
)
def test_persons_and_groups_and_things_are_none(phrase: str) -> None:
    assert read(phrase) is None


@pytest.mark.parametrize("phrase", ["the company", "The power company", "police", "The Ministry"])
def test_a_description_has_no_name_but_a_kind(phrase: str) -> None:
    body = read(phrase)
    assert body
    assert (body.name, body.kinds) == (None, {phrase.lower().split()[-1]})
