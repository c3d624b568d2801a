"""What a file is, by its beginning."""

from __future__ import annotations

import codecs

import pytest

from corpus.loading.formats import kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04 mimetypeapplication/epub+zip", ".epub"),
        (b"PK\x03\x04 META-INF/container.xml", ".epub"),
        (b"PK\x03\x04 word/document.xml", ".docx"),
        (b"PK\x03\x04 news.txt", ".zip"),
        (b"%PDF-1.7", ".pdf"),
        (b"\x1f\x8b\x08", ".gz"),
        (b"BZh91AY", ".bz2"),
        (b"\xfd7zXZ\x00", ".xz"),
        (b"x" * 257 + b"ustar", ".tar"),
        (b"x" * 256 + b"ustar", ".txt"),
        (b'{"title": "T",\n "text": "x"}', ".json"),
        (b'[{"text": "x"}]', ".json"),
        (b'{"text": "x"}\n{"text": "y"}\n', ".jsonl"),
        (b'{"text": "x"}\n', ".json"),
        (codecs.BOM_UTF8 + b'{"text": "x"}', ".json"),
        (b"<!DOCTYPE html><HTML><body>", ".html"),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", ".rss"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", ".atom"),
        (b"<rdf:RDF>", ".xml"),
        (b"<urlset>", ".xml"),
        (b"<p>Some words</p>", ".txt"),
        (b"From ann@quay.example Tue Mar  5 10:00:00 2024\n", ".mbox"),
        (b"From here on it rained.\n", ".txt"),
        (b"From: Ann\nSubject: Tolls\n\nWords", ".eml"),
        (b"Subject: one line of a text\n\nWords", ".txt"),
        (b"title,text\nTolls,Words\n", ".csv"),
        (b'"title";"text"\n', ".csv"),
        (b"text\nwords\n", ".txt"),
        (b"Text, they said, is all\n", ".txt"),
        (b"Words, and more words.", ".txt"),
        (b"", ".txt"),
    ],
)
def test_a_file_is_what_it_begins_as(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind
