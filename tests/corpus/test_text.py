"""Text is cleaned once, split without losing a word, and folded only to be matched."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import text
from corpus.types import Span

PIECES = st.sampled_from(
    ["The mayor", "Mr. Dunne", "U.S.", "$1.5M", "市议会投票。", "😀", "'s", "…", "a" * 120]
) | st.sampled_from(
    [" ", ". ", ".", "?", '"', "“", "”", "\n", "\n\n", " \n\t\n ", "\r\n", "\u00a0"]
)
TEXTS = st.text() | st.lists(PIECES, max_size=60).map("".join)


def slices(whole: str, spans: list[Span]) -> list[str]:
    return [span.of(whole) for span in spans]


# Clean


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\ufeffThe bridge", "The bridge"),
        ("The \0bridge\x07", "The bridge"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\x85two", "one\ntwo"),
        ("one\u2028two\u2029three", "one\ntwo\n\nthree"),
        ("page one\x0cpage two", "page one\n\npage two"),
        ("half \ud83d an emoji", "half  an emoji"),
        ("  \n The bridge \t\n", "The bridge"),
        ("\0\ufeff", ""),
        ("Ober\xadlän\xadder", "Oberländer"),
        ("Ober\u200bla\u2060nder", "Oberlander"),
        ("An\u200cna Kr\u200dol", "Anna Krol"),
        ("\u200eAnna\u200f \u2068Krol\u2069", "Anna Krol"),
        ("Zoe\u0308 S\u0323o\u0323la\u0301", "Zoë Ṣọlá"),
        ("o\xad\u0308", "ö"),
    ],
)
def test_clean_removes_what_nobody_can_read(raw: str, cleaned: str) -> None:
    assert text.clean(raw) == cleaned


def test_clean_keeps_what_was_published() -> None:
    published = "“It’s Małgorzata’s  bridge” — she saïd…\n\n\tYes, 😀."
    assert text.clean(published) == published


@pytest.mark.parametrize(
    "published",
    [
        "می\u200cروم",
        "क\u094d\u200dष",
        "👩\u200d👧 \u2764\ufe0f",
        "שלום\u200e (NATO)",
        "ភាសា\u200bខ្មែរ",
        "O\u0323\u0300s\u0323un",
    ],
)
def test_clean_keeps_the_signs_that_a_script_needs(published: str) -> None:
    assert text.clean(published) == unicodedata.normalize("NFC", published)


@given(TEXTS | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs"])))
def test_clean_text_is_clean_and_can_be_stored(raw: str) -> None:
    cleaned = text.clean(raw)
    assert text.clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert cleaned == cleaned.strip()


# Split


def test_blank_lines_part_the_paragraphs_of_a_text_wrapped_by_hand() -> None:
    wrapped = "The council voted\nlate on Tuesday.\n \n\nShopkeepers left."
    found = slices(wrapped, text.paragraphs(wrapped))
    assert found == ["The council voted\nlate on Tuesday.", "Shopkeepers left."]


def test_every_line_is_a_paragraph_where_lines_are_long() -> None:
    long = "The council voted late on Tuesday to build a bridge across the harbour, " * 2
    lines = [long.strip(), "A heading", long.strip()]
    assert slices("\n".join(lines), text.paragraphs("\n".join(lines))) == lines


@pytest.mark.parametrize(("length", "count"), [(100, 1), (101, 2)])
def test_a_line_of_more_than_a_hundred_characters_was_not_wrapped_by_hand(
    length: int, count: int
) -> None:
    assert len(text.paragraphs(f"{'x' * length}\nThe bridge.")) == count


@pytest.mark.parametrize(("length", "count"), [(39, 1), (40, 2)])
def test_a_space_ends_a_sentence_of_a_script_without_marks_where_it_is_long(
    length: int, count: int
) -> None:
    thai = f"{'ก' * length} {'ข' * 9}"
    for before in ("", "The bridge stands.\n\n"):
        whole = before + thai
        found = slices(whole, text.sentences(whole))
        assert found[-count:] == (thai.split() if count == 2 else [thai])
    after_a_mark = f"{'ก' * length}।{'ข' * length} {'ค' * 9}"
    assert len(text.sentences(after_a_mark)) == count + 1


@pytest.mark.parametrize("end", ["。", "！", "？", "؟", "।", "۔"])
def test_a_mark_of_another_script_ends_a_sentence(end: str) -> None:
    whole = f"市议会投票{end}」港务局投票{end}"
    assert slices(whole, text.sentences(whole)) == [f"市议会投票{end}」", f"港务局投票{end}"]


@pytest.mark.parametrize("nothing", ["", " ", "\n\n \t\n"])
def test_nothing_has_no_parts(nothing: str) -> None:
    assert text.paragraphs(nothing) == text.sentences(nothing) == text.passages(nothing) == []


@pytest.mark.parametrize(
    "news",
    [
        ["The U.S. sent Mr. Halloran to Gov. Strand on Jan. 5.", "He stayed."],
        ["Lethmark paid $1.5M for it.", "Inflation fell to 3.1 per cent."],
        ['"We crossed it," said the mayor.', '"I am glad."', "She left."],
        ["“Will it hold?” she asked.", "Nobody knew."],
        ["The works at St. Brannoc's, built by Corbel & Co. in 1971, closed at 8 p.m. sharp."],
        ["Dr. E. M. Halloran advised them.", "Prof. Roy did not."],
        ["She wrote e.g. about eels, plums etc. in her report."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(news: list[str]) -> None:
    whole = " ".join(news)
    assert slices(whole, text.sentences(whole)) == news


def test_no_sentence_crosses_a_paragraph() -> None:
    headed = "Strong bilateral ties\n\nThe mayor spoke and then\n\nthe union left."
    assert slices(headed, text.sentences(headed)) == headed.split("\n\n")


def test_a_passage_is_a_few_whole_sentences() -> None:
    sentence = (
        "The council voted late on Tuesday to build a bridge across the wide harbour of town."
    )
    whole = " ".join([sentence] * 24)
    passages = text.passages(whole)
    assert [span.of(whole).count(sentence) for span in passages] == [11, 11, 2]


def test_short_paragraphs_share_a_passage_and_a_full_one_ends_it() -> None:
    short, long = "The vote passed.", "Engineers put the price of it at 410 million crowns. " * 12
    whole = f"{short}\n\n{long.strip()}\n\n{short}"
    assert slices(whole, text.passages(whole)) == [f"{short}\n\n{long.strip()}", short]


@pytest.mark.parametrize(("length", "count"), [(598, 1), (599, 2)])
def test_a_passage_has_a_thousand_characters_at_most(length: int, count: int) -> None:
    whole = f"{'x' * 400}\n\n{'y' * length}"
    assert len(text.passages(whole)) == count


@pytest.mark.parametrize(("length", "count"), [(499, 1), (500, 2)])
def test_a_paragraph_of_half_a_passage_is_one(length: int, count: int) -> None:
    assert len(text.passages(f"{'x' * length}\n\nThe bridge stands.")) == count


def test_a_long_paragraph_is_not_parted_to_fill_a_short_passage() -> None:
    long = "The bridge stands well. " * 41 + "Well then."
    whole = f"Short.\n\n{long}"
    assert slices(whole, text.passages(whole)) == ["Short.", long]


def test_short_paragraphs_behind_a_full_one_share_a_passage() -> None:
    whole = f"{'x' * 600}\n\nOne.\n\nTwo."
    assert slices(whole, text.passages(whole)) == ["x" * 600, "One.\n\nTwo."]


def test_only_a_paragraph_longer_than_a_passage_is_parted() -> None:
    sentence = "The bridge stands well. "  # 24 characters
    for filler, count in ((16, 1), (17, 2)):
        whole = (sentence * 41).strip() + " " + "x" * filler
        assert len(whole) == 984 + filler
        assert len(text.passages(whole)) == count


def test_a_sentence_longer_than_a_passage_stays_whole() -> None:
    endless = "and the ferry crossed the harbour again " * 60
    assert slices(endless, text.passages(endless)) == [endless.strip()]


@settings(deadline=None)
@given(TEXTS)
@example("a\n\n b. C d.\n")
def test_parts_are_trimmed_slices_in_order(whole: str) -> None:
    for spans in (text.paragraphs(whole), text.sentences(whole), text.passages(whole)):
        assert all(span.of(whole) and span.of(whole) == span.of(whole).strip() for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))


@settings(deadline=None)
@given(TEXTS)
def test_parts_leave_out_nothing_but_white_space(whole: str) -> None:
    visible = "".join(whole.split())
    for spans in (text.paragraphs(whole), text.sentences(whole), text.passages(whole)):
        assert "".join("".join(slices(whole, spans)).split()) == visible


@settings(deadline=None)
@given(TEXTS)
def test_sentences_lie_within_paragraphs_and_passages(whole: str) -> None:
    for outer in (text.paragraphs(whole), text.passages(whole)):
        for sentence in text.sentences(whole):
            assert any(o.start <= sentence.start and sentence.end <= o.end for o in outer)


# Fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("ÇAVUŞOĞLU", "cavusoglu"),
        ("Işık", "isik"),
        ("İSTANBUL", "istanbul"),
        ("Małgorzata", "malgorzata"),
        ("Øvergård", "overgard"),
        ("Vašíčková", "vasickova"),
        ("Straße", "strasse"),
        ("Ægir Þór Đilas", "aegir thor dilas"),
        ("œuvre", "oeuvre"),
        ("Zoe\u0308", "zoe"),
        ("Zoë", "zoe"),
        ("O’Brien", "o'brien"),
        ("Ober\xadlän\u200bder", "oberlander"),
        ("O\u0323la\u0301", "ola"),
        ("`yes`", "'yes'"),
        ("YES", "yes"),
        ("ﬀ ΐ ẞ", "ff ι ss"),
        ("‚a‛ ‟b‟ ‐‑‒―−", "'a' \"b\" -----"),
        ("`O´Brien‘", "'o'brien'"),
        ("„Ja“, «oui», “yes”", '"ja", "oui", "yes"'),
        ("Márquez–Lindqvist — 5−3", "marquez-lindqvist - 5-3"),
        ("ﬁrst ℍome™", "first hometm"),
    ],
)
def test_what_is_written_folds_to_what_is_typed(written: str, typed: str) -> None:
    assert text.fold(written) == typed


@given(st.text())
@example("ǅ ᾳ ǽ ™ ℍ ŉ İ")
def test_folded_text_stays_as_it_is(written: str) -> None:
    assert text.fold(text.fold(written)) == text.fold(written)


@pytest.mark.parametrize(
    ("folded", "found"),
    [
        ("what did cavusoglu say?", ["what", "did", "cavusoglu", "say"]),
        ("the u.s. paid $100b", ["the", "u", "s", "paid", "100b"]),
        ("the mayor's bridges' price", ["the", "mayor", "bridges", "price"]),
        ("o'brien, marquez-lindqvist", ["o", "brien", "marquez", "lindqvist"]),
        ("a_b 市议会 😀", ["a", "b", "市议", "议会"]),
        ("", []),
    ],
)
def test_words(folded: str, found: list[str]) -> None:
    assert text.words(folded) == found


def test_a_possessive_is_left_off_wherever_it_stands() -> None:
    assert text.words("the mayor's") == ["the", "mayor"]
    assert text.words("it's o'sullivan's") == ["it", "o", "sullivan"]
    assert text.words("'six") == ["six"]


@given(st.text(alphabet="as1'_ .-\n", max_size=20))
def test_plain_text_has_the_words_that_it_has_beside_another_script(plain: str) -> None:
    assert [*text.words(plain), "市"] == text.words(f"{plain} 市")


def test_trimmed_is_what_lies_between_the_white_space() -> None:
    assert text.trim("a  b  c", 1, 6) == Span(3, 4)
    assert text.trim("a  b", 1, 3) == Span(3, 3)


# Shorten


@pytest.mark.parametrize(
    ("limit", "shortened"),
    [
        (25, "The bridge, it will stand"),
        (24, "The bridge, it will…"),
        (13, "The bridge…"),
        (5, "The…"),
        (3, "Th…"),
    ],
)
def test_what_is_too_long_is_cut_at_a_word(limit: int, shortened: str) -> None:
    assert text.shorten(" The bridge,\nit will  stand ", limit) == shortened


@given(st.text(), st.integers(1, 50))
def test_shortened_text_fits_on_one_line(written: str, limit: int) -> None:
    shortened = text.shorten(written, limit)
    assert len(shortened) <= limit
    assert len(shortened.splitlines()) <= 1


# Neighbours


def test_neighbours_are_two_sentences_on_each_side() -> None:
    sentences = [f"The {word} pier was sunk." for word in ("first", "second", "third", "fourth")]
    sentences += ["The fifth pier was not.", "Nobody minded.", "The ferry left."]
    whole = " ".join(sentences)
    before, after = text.neighbours(whole, text.sentences(whole)[3])
    assert before.of(whole) == "The second pier was sunk. The third pier was sunk."
    assert after.of(whole) == "The fifth pier was not. Nobody minded."


def test_the_last_sentences_of_a_text_are_neighbours_too() -> None:
    whole = "The ferry left. It rained. Nobody minded."
    first, _, last = text.sentences(whole)
    assert text.neighbours(whole, first)[1].of(whole) == "It rained. Nobody minded."
    assert text.neighbours(whole, last)[0].of(whole) == "The ferry left. It rained."


def test_the_only_sentence_has_no_neighbours() -> None:
    whole = "The ferry left."
    before, after = text.neighbours(whole, Span(0, len(whole)))
    assert before == Span(0, 0)
    assert after == Span(len(whole), len(whole))


@pytest.mark.parametrize(("length", "is_near"), [(786, True), (800, False)])
def test_a_neighbour_lies_within_eight_hundred_characters(length: int, is_near: bool) -> None:
    first, last = "Nobody came.", "x" * (length - 2) + "."
    whole = f"{first} {last} The ferry left. {last} {first}"
    span = text.sentences(whole)[2]
    before, after = text.neighbours(whole, span)
    assert (last in before.of(whole)) is is_near
    assert (last in after.of(whole)) is is_near


def test_a_neighbour_that_reaches_too_far_is_left_out() -> None:
    endless = "and the ferry crossed the harbour again " * 30
    whole = f"First {endless.strip()}. The ferry left. Last {endless.strip()}."
    before, after = text.neighbours(whole, text.sentences(whole)[1])
    assert before.of(whole) == after.of(whole) == ""


@settings(deadline=None)
@given(TEXTS)
def test_neighbours_touch_no_part_of_their_sentence(whole: str) -> None:
    for span in text.sentences(whole):
        before, after = text.neighbours(whole, span)
        assert before.start <= before.end <= span.start
        assert span.end <= after.start <= after.end
