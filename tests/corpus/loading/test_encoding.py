"""Bytes to text: by mark, by declaration, or by what is likeliest."""

from __future__ import annotations

import codecs
import io

import pytest

from corpus.exceptions import LoadError
from corpus.loading.encoding import decode, decoded, is_binary

TEXT = "Zażółć gęślą jaźń, naïve café — “quoted”"
RUSSIAN = "Мэр города сказал, что пошлины будут отменены с нового года, и никто не возражал."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        ("plain " * 30).encode("utf-16-le"),
        ("plain " * 30).encode("utf-16-be"),
        "naïve café, £5".encode("cp1252"),
        RUSSIAN.encode("cp1251"),
        RUSSIAN.encode("koi8_r"),
    ],
)
def test_a_file_is_read_in_the_encoding_it_has(data: bytes) -> None:
    text = decoded("a.txt", io.BytesIO(data)).read()
    assert text in (TEXT, "plain " * 30, "naïve café, £5", RUSSIAN)


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    data = TEXT.encode() + b" \x93stray\x94"
    assert decoded("a.txt", io.BytesIO(data)).read() == TEXT + " “stray”"


def test_a_page_is_believed_what_it_says_of_itself_and_a_text_is_not() -> None:
    words = "Café".encode("cp1252")
    page = b'<meta charset="windows-1251"><p>' + words
    assert words.decode("cp1251") in decoded("a.html", io.BytesIO(page), is_page=True).read()
    assert "Café" in decoded("a.txt", io.BytesIO(page)).read()


def test_whoever_sent_a_page_is_believed_before_the_page() -> None:
    page = b'<meta charset="koi8-r"><p>' + RUSSIAN[:12].encode("cp1251")
    text = decoded("a.html", io.BytesIO(page), is_page=True, charset="windows-1251").read()
    assert RUSSIAN[:12] in text


@pytest.mark.parametrize("charset", ["no-such", "rot13", "base64", "utf-16", ""])
def test_a_charset_that_cannot_be_is_not_believed(charset: str) -> None:
    assert decode(TEXT.encode(), charset) == TEXT


def test_the_first_charset_that_can_be_is_taken_and_latin_1_means_windows_1252() -> None:
    assert decode("“a”".encode("cp1252"), None, "no-such", "iso-8859-1", "utf-8") == "“a”"
    assert decode("“a”".encode("cp1252"), "ascii") == "“a”"


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, "\ufeff\n".encode("utf-16-le")])
def test_a_file_without_a_letter_is_empty(data: bytes) -> None:
    with pytest.raises(LoadError) as caught:
        decoded("a.txt", io.BytesIO(data))
    assert caught.value.code == "load.empty"


def test_a_file_that_begins_with_blank_pages_is_not_empty() -> None:
    data = b" " * (1 << 20) + b"tolls"  # as much as is looked at
    assert decoded("a.txt", io.BytesIO(data)).read().strip() == "tolls"


@pytest.mark.parametrize("data", [b"%PDF-1.7 abc", b"a\x00b" * 9, bytes(range(1, 32)) * 9])
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(LoadError) as caught:
        decoded("a.txt", io.BytesIO(data))
    assert caught.value.code == "load.unlike_text"


def test_a_text_may_have_a_control_character_in_fifty() -> None:
    assert not is_binary("\x01" + "a" * 49)
    assert is_binary("\x01" + "a" * 48)
    assert not is_binary("a\tb\nc\rd\x0c\x1b[0m"[:9])
    assert is_binary("a" * 500 + "\x00")
