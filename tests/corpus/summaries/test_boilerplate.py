"""What surrounds an article and is none of it."""

from __future__ import annotations

import pytest
from news import NEWS

from corpus.exceptions import SummaryError
from corpus.summaries.boilerplate import behind_caption, behind_prefix, is_around, is_caption
from corpus.summaries.candidates import candidates
from corpus.types import Span


@pytest.mark.parametrize(
    "prefix",
    [
        "(CNN)",
        "Marseille, France (CNN)",
        "LONDON (Reuters) - ",
        "LONDON, March 3 (Reuters) - ",
        "BERLIN/PARIS, 3 May 2024 (AFP) – ",
        "HOLLENBY, Lethmark (AP) — ",
        "(AP) ",
        "SANKT ORLA — ",
    ],
)
def test_a_sentence_starts_behind_its_agency(prefix: str) -> None:
    text = prefix + NEWS[0]
    assert behind_prefix(text, Span(0, len(text))).of(text) == NEWS[0]
    joined = " ".join([text, *NEWS[1:]])
    assert [span.of(joined) for span in candidates(joined)] == NEWS


@pytest.mark.parametrize(
    "sentence",
    [
        "The World Health Organization (WHO) said the water was safe.",
        "The Associated Press (AP) reported the count on Tuesday.",
        "Kjeldahl - the minister - said no.",
        "NATO - an alliance - has no rivers.",
        "(CNN)",
    ],
)
def test_what_only_looks_like_a_prefix_stays(sentence: str) -> None:
    assert behind_prefix(sentence, Span(0, len(sentence))).of(sentence) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "By Kit Holm",
        "By Kit Holm and Ida de Vries, Hollenby",
        "Reporting by Kit Holm; Editing by Ida Brandt",
        "Published: 10:32 GMT, 4 May 2024",
        "Updated 4 May 2024",
        "READ MORE: Ten bridges to see before you are old",
        "Read more about the bridge here.",
        "Related: What the bridge costs",
        "Photo: Jonas Reed",
        "Image copyright Getty Images",
        "A crane on the quay of Hollenby. Photograph: Jonas Reed/Getty Images",
        "The mayor (left) cuts the ribbon in May 2021. (AP Photo/Jonas Reed)",
        "Pictured: the bridge at night",
        "Scroll down for video",
        "We use cookies to make this site better.",
        "By continuing you agree to our use of cookies and our Cookie Policy",
        "Sign up for our newsletter to get the news every morning.",
        "Subscribe now from £2 a week to read on",
        "Already a subscriber? Your subscription gives you more.",
        "Click here to see the map.",
        "Follow us on Twitter",
        "Share this article",
        "Advertisement",
        "© 2024 Hollenby Post. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Kit Holm contributed to this report.",
        "Please enable JavaScript to go on.",
        "Lesen Sie auch: Die Brücke in Zahlen",
        "Lire aussi : Le pont en chiffres",
        "Читайте также: мост в цифрах",
    ],
)
def test_a_line_around_an_article_is_never_told(line: str) -> None:
    text = "\n\n".join([NEWS[0], line, *NEWS[1:]])
    assert [span.of(text) for span in candidates(text)] == NEWS
    with pytest.raises(SummaryError, match=r"^summary\.around"):
        candidates(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the bakery had sold 900 cookies to children of the town.",
        "By comparison, the old bridge cost the town a tenth of that.",
        "Photographs of the bridge were sold for the lifeboat all summer.",
        "The newsletter of the guild told its members to stay at home.",
        "Readers of the paper may not subscribe to the mayor's view.",
        "Pictures of the ferry were all that the town had kept.",
    ],
)
def test_news_that_speaks_of_such_things_is_told(sentence: str) -> None:
    text = " ".join([sentence, *NEWS])
    assert [span.of(text) for span in candidates(text)] == [sentence, *NEWS]


@pytest.mark.parametrize(("length", "is_under_picture"), [(400, True), (401, False)])
def test_a_caption_is_short_and_ends_with_a_credit(length: int, is_under_picture: bool) -> None:
    credit = " Photograph: Jonas Reed"
    paragraph = "A crane. ".ljust(length - len(credit), "x") + credit
    assert len(paragraph) == length
    assert is_caption(paragraph) is is_under_picture
    assert not is_caption("A crane on the quay of Hollenby.")


def test_a_prefix_alone_stays() -> None:
    assert behind_prefix("LONDON (Reuters) - ", Span(0, 19)) == Span(0, 19)


def test_a_prefix_is_cut_off_where_it_stands() -> None:
    text = "It rained. LONDON (Reuters) - It poured."
    assert behind_prefix(text, Span(11, len(text))).of(text) == "It poured."
    assert not is_around("It poured on the quay of Hollenby.")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "Una Prowse signs the deed for the harbour bridge The council voted late on Tuesday.",
            "The council voted late on Tuesday.",
        ),
        (
            "The ferry (left) is to be sold He told the council so. But nobody heard it",
            "He told the council so. But nobody heard it",
        ),
        ("A crane in the port In June it fell They sold it", "They sold it"),
    ],
)
def test_a_caption_that_ran_into_a_sentence_is_cut_off(line: str, sentence: str) -> None:
    assert behind_caption(line, Span(0, len(line))).of(line) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "The council voted, and The Hollenby Echo wrote of it.",
        "Prowse wrote for The Times until 2010.",
        "The mayor said: The bridge will stand.",
        "He saw “Leave It to Kjeldahl” twice.",
        "HOLLENBY The council voted.",
    ],
)
def test_a_sentence_with_a_capital_within_stays_whole(line: str) -> None:
    assert behind_caption(line, Span(0, len(line))) == Span(0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "Una Prowse (left) and Kit Holm sign the deed on Tuesday evening.",
        "The ferry, pictured in 2004, is to be sold by the council.",
        "The ferry of Hollenby (file photo) is to be sold by the council.",
        "The bridge opens in May. Scroll down for video The bridge as it will look",
    ],
)
def test_what_stands_under_a_picture_is_never_told(line: str) -> None:
    assert is_around(line)


def test_what_is_left_or_above_in_the_news_itself_is_told() -> None:
    assert not is_around("The mayor left the council (above all its chairman) without a word.")
    assert not is_around("The party of the left (founded in 1911) won a third of the seats.")
