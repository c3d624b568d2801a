"""/latest and /summary, pasted articles and files."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from fakes import Chat, Sent, Telegram
from odd import made

from corpus import Article, Corpus
from handlers.replies import messages

SAMPLES = Path(__file__).resolve().parents[2] / "docs" / "samples"
BRIDGE = "https://aldersundgazette.example/2024/07/11/tern-bridge-685-million"
STRIKE = (SAMPLES / "2024-06-12-dock-strike.txt").read_text(encoding="utf-8")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x01\x02\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def is_summary(message: Sent, of: str) -> bool:
    return message.text.startswith("In short") and of in message.text


async def test_latest_pages_through_every_article(chat: Chat, sample_corpus: Corpus) -> None:
    (page,) = await chat.say("/latest")
    pages = [page.text]
    while "Next ›" in page.labels:
        (page,) = await chat.press("Next ›")
        assert page.is_edit
        pages.append(page.text)
    numbers = re.findall(r"^(\d+)\. ", "\n".join(pages), flags=re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 17)]
    dates = [article.published for article in sample_corpus.latest(None)]
    assert dates == sorted(dates, reverse=True)


async def test_back_gives_the_page_before(chat: Chat) -> None:
    (first,) = await chat.say("/latest")
    await chat.press("Next ›")
    (again,) = await chat.press("‹ Back")
    assert (again.text, again.labels) == (first.text, first.labels)


async def test_a_press_under_latest_gives_the_summary(chat: Chat) -> None:
    await chat.say("/latest")
    (answer,) = await chat.press("2")
    assert is_summary(answer, of="Map stolen in 1911 comes home")
    assert not answer.is_edit


async def test_summary_without_words_asks_which_article(chat: Chat) -> None:
    (answer,) = await chat.say("/summary")
    assert answer.text == messages.SUMMARY_USAGE


@pytest.mark.parametrize(
    "words",
    [
        "Tern Bridge will cost 685 million crowns, mayor tells council",
        "tern bridge will cost 685 milion crowns mayor tells the council",
        BRIDGE,
    ],
)
async def test_summary_takes_a_headline_or_a_link(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(f"/summary {words}")
    assert is_summary(answer, of="Tern Bridge will cost 685 million crowns")
    assert f'<a href="{BRIDGE}">' in answer.markup


async def test_summary_of_a_topic_offers_the_articles_about_it(chat: Chat) -> None:
    (answer,) = await chat.say("/summary Ruvenna")
    assert "Which article" in answer.text
    (summary,) = await chat.press(answer.labels[0])
    assert summary.text.startswith("In short")


async def test_of_two_articles_the_likelier_is_told_with_the_next_beside_it(chat: Chat) -> None:
    (answer,) = await chat.say("/summary the tern bridge")
    assert answer.text.startswith("In short")
    assert answer.labels[-1].startswith("or: Tern Bridge")


async def test_summary_of_words_like_several_titles_offers_them(
    chat: Chat, sample_corpus: Corpus
) -> None:
    text = "The baker of Karlsnes sold 900 loaves before noon on Monday."
    for year in ("first", "second", "third"):
        sample_corpus.add([Article(f"The baker's {year} year of rye bread", text + year, key=year)])
    (answer,) = await chat.say("/summary baker's year of bread for sale")
    assert answer.labels == [
        "The baker's first year of rye bread",
        "The baker's second year of rye bread",
        "The baker's third year of rye bread",
        "All of them together",
    ]
    (summary,) = await chat.press("The baker's second year of rye bread")
    assert is_summary(summary, of="The baker's second year")


async def test_summary_of_what_is_not_there_says_so(chat: Chat) -> None:
    (answer,) = await chat.say("/summary zzyzx")
    assert answer.text.startswith("I found nothing on “zzyzx”")


async def test_summary_as_a_reply_reads_what_it_replies_to(chat: Chat) -> None:
    pasted = chat.message(text=STRIKE[:3000])
    (of_text,) = await chat.say("/summary", reply_to=pasted)
    assert is_summary(of_text, of="From what you sent")
    (of_link,) = await chat.say("/summary", reply_to=chat.message(text=f"Look: {BRIDGE}"))
    assert is_summary(of_link, of="Tern Bridge will cost 685 million crowns")
    file = chat.document("strike.txt", STRIKE.encode())
    (of_file,) = await chat.say("/summary", reply_to=file)
    assert is_summary(of_file, of="From what you sent")


async def test_summary_as_a_reply_reads_the_words_under_a_picture(chat: Chat) -> None:
    start = len("Look at this")
    behind = {"type": "text_link", "offset": 0, "length": start, "url": BRIDGE}
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 90, "height": 90}]
    told = chat.message(photo=photo, caption="Look at this", caption_entities=[behind])
    (answer,) = await chat.say("/summary", reply_to=told)
    assert is_summary(answer, of="Tern Bridge will cost 685 million crowns")


async def test_summary_as_a_reply_to_a_sticker_asks_which_article(chat: Chat) -> None:
    sticker = {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1}
    told = chat.message(sticker={**sticker, "is_animated": False, "is_video": False})
    (answer,) = await chat.say("/summary", reply_to=told)
    assert answer.text == messages.SUMMARY_USAGE


async def test_a_link_gives_its_article(chat: Chat) -> None:
    for words in (f"What is in {BRIDGE} please", f"What happened at {BRIDGE}", f"sum up {BRIDGE}"):
        (answer,) = await chat.say(words)
        assert is_summary(answer, of="Tern Bridge will cost 685 million crowns")


@pytest.mark.parametrize(
    "words",
    [
        "Caranza and Lethmark sign treaty to share the Ruvenna",
        "caranza and letmark sign treaty to share the ruvena",
    ],
)
async def test_a_headline_gives_its_article(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert is_summary(answer, of="Caranza and Lethmark sign treaty")


async def test_half_a_headline_finds_its_article(chat: Chat) -> None:
    (answer,) = await chat.say("Brânză tells Rovers to enjoy")
    assert "Brânză tells Rovers to enjoy the noise" in answer.text


async def test_a_pasted_article_is_summarized_in_its_own_words(chat: Chat) -> None:
    text = STRIKE.split("\n", 2)[2][:4000]
    (answer,) = await chat.say(text)
    assert is_summary(answer, of="From what you sent")
    flat = " ".join(text.split())
    quoted = re.findall(r"<blockquote>(.*?)</blockquote>", answer.markup, flags=re.DOTALL)
    assert len(quoted) == 3
    assert all(html.unescape(sentence) in flat for sentence in quoted)


async def test_a_pasted_article_is_not_kept(chat: Chat, sample_corpus: Corpus) -> None:
    before = sample_corpus.counts()
    await chat.say(STRIKE[:4000])
    await chat.send_file("strike.txt", STRIKE.encode())
    assert sample_corpus.counts() == before


async def test_long_words_around_a_link_are_the_article(chat: Chat) -> None:
    (answer,) = await chat.say(f"{STRIKE[:3000]} https://somewhere.example/else")
    assert is_summary(answer, of="From what you sent")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("2024-06-12-dock-strike.txt", "From what you sent"),
        ("2024-06-20-rate-cut.md", "Northern Wire · 20 June 2024"),
        ("2024-07-11-bridge-final-price.html", "Tern Bridge will cost 685 million crowns"),
    ],
)
async def test_a_file_is_summarized(name: str, source: str, chat: Chat) -> None:
    (answer,) = await chat.send_file(name, (SAMPLES / name).read_bytes())
    assert is_summary(answer, of=source)


@pytest.mark.parametrize("name", ["paper.pdf", "memo.docx", "newsletter.eml"])
async def test_a_document_is_summarized(name: str, chat: Chat) -> None:
    (answer,) = await chat.send_file(name, made()[name])
    assert is_summary(answer, of="From what you sent")


async def test_a_damaged_document_is_named_as_that(chat: Chat) -> None:
    (answer,) = await chat.send_file("report.pdf", made()["cut.pdf"])
    assert answer.text.startswith("report.pdf is damaged, or not a PDF")


async def test_a_file_is_known_by_its_ending_however_it_is_written(chat: Chat) -> None:
    (answer,) = await chat.send_file("STRIKE.TXT", STRIKE.encode())
    assert is_summary(answer, of="From what you sent")


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("table.csv", b"title,text", None),
        ("photo.jpg", b"\xff\xd8\xff\xe0", None),
        (None, b"words", None),
        ("huge.txt", b"words", 10_000_001),
    ],
)
async def test_other_files_are_refused_before_they_are_fetched(
    name: str | None, data: bytes, size: int | None, chat: Chat, telegram: Telegram
) -> None:
    told = chat.document(name, data, size)
    telegram.files.clear()
    (answer,) = await chat.hear(message=told)
    assert answer.text == messages.NOT_A_TEXT


@pytest.mark.parametrize("data", [b"", b"   \n \n", b"\x00\x01\x02\xff" * 500, PDF])
async def test_a_file_without_an_article_is_named_as_that(data: bytes, chat: Chat) -> None:
    (answer,) = await chat.send_file("notes.txt", data)
    assert re.fullmatch(r"notes\.txt (is empty|does not look like text; .*)\.", answer.text)


async def test_a_file_of_one_word_is_summarized_as_that(chat: Chat) -> None:
    (answer,) = await chat.send_file("one.txt", b"Bananas")
    assert "Bananas" in answer.text


async def test_a_file_of_almost_ten_megabytes_is_read(chat: Chat) -> None:
    text = (STRIKE + "\n\n") * (9_900_000 // len(STRIKE.encode()) - 1)
    (answer,) = await chat.send_file("long.txt", text.encode())
    assert is_summary(answer, of="From what you sent")


async def test_titles_and_texts_are_shown_as_they_stand(chat: Chat) -> None:
    page = "# Bread & <script>alert('1')</script>\n\n<b>Sold</b> for 1 < 2 crowns & gone by noon."
    (answer,) = await chat.send_file("bread.txt", page.encode())
    assert "1 < 2 crowns & gone" in answer.text
    assert "<script>" not in answer.markup


async def test_a_stored_title_with_markup_is_only_text(chat: Chat, sample_corpus: Corpus) -> None:
    title = "<b>Bread</b> & <script>alert(1)</script>"
    url = 'https://bread.example/?a=1&b="><i>'
    text = "The baker of Karlsnes sold 900 loaves before noon on Monday."
    sample_corpus.add([Article(title, text, key="bread", url=url, outlet="Crust & <i>Crumb")])
    (answer,) = await chat.say(f"/summary {title}")
    assert f"— {title} · Crust & <i>Crumb · undated" in answer.text


async def test_a_summary_quotes_the_article_word_for_word(
    chat: Chat, sample_corpus: Corpus
) -> None:
    for article in sample_corpus.latest(None):
        (greeting,) = await chat.say("/help")
        (answer,) = await chat.press_data(f"summary:{article.id}", chat.telegram.shown(greeting))
        assert answer.text.startswith("In short")
        flat = " ".join(article.text.split())
        quoted = re.findall(r"<blockquote>(.*?)</blockquote>", answer.markup, flags=re.DOTALL)
        assert all(html.unescape(one) in flat for one in quoted)


@pytest.mark.parametrize("words", ["Summarize the cereal box", "summary of the stolen map"])
async def test_a_summary_may_be_asked_for_in_words(words: str, chat: Chat) -> None:
    (answer,) = await chat.say(words)
    assert answer.text.startswith("In short")
    assert "Map stolen in 1911" in answer.text


async def test_a_link_among_many_words_is_not_what_they_are_about(chat: Chat) -> None:
    (answer,) = await chat.say(f"Who told the council how much the bridge costs? {BRIDGE}")
    assert not is_summary(answer, of="")


async def test_a_story_may_be_what_an_article_is_called(chat: Chat, sample_corpus: Corpus) -> None:
    text = "Rosa Quill drew the town from memory. It took her nine years and eleven pencils."
    sample_corpus.add([Article("The map story", text, key="map")])
    (answer,) = await chat.say("summarize the map story")
    assert is_summary(answer, of="The map story")
