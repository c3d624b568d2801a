"""A question is answered by whole sentences of the articles that fit it, and by no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Answer, Article, Corpus, NotFoundError, open_corpus
from corpus.answers import passages

NOW = datetime(2024, 9, 18, 12, tzinfo=UTC)  # a Wednesday
GAZETTE, POST = "Harbour Gazette", "River Post"

FERRY = (
    "The ferry to Selby Island will cost nine crowns from May, the harbour board decided."
    " Captain Ines Roque told the board that her crew had not been asked."
)
STRIKE = (
    "Dockers in Port Almery began a strike over night shifts."
    " The cranes stood still, and eleven ships waited outside the bay."
)
BRIDGE = (
    "Engineers closed the Tern Bridge after a crack was found in its eastern pier."
    " Repairs will take eight weeks, said the chief engineer, Oskar Lindqvist."
)
EELS = (
    "Eels are back in the Ruvenna for the first time in forty years."
    " Biologists counted three hundred of them below the weir at Hollenby."
)
WIRE = (
    "The parliament of Caranza passed a law that bans fishing with dynamite in coastal waters."
    " Deputies of both parties voted for it after a debate of six hours, and the fishery minister"
    " thanked them. Boats that are caught with explosives will be taken away from their owners."
)
PAPERS = (
    ("ferry", FERRY, GAZETTE, datetime(2024, 9, 11, tzinfo=UTC)),
    ("strike", STRIKE, POST, datetime(2024, 9, 16, tzinfo=UTC)),
    ("bridge", BRIDGE, GAZETTE, datetime(2021, 3, 9, tzinfo=UTC)),
    ("bridge again", "The Tern Bridge was opened again, with a brass band.", POST, NOW),
    ("eels", EELS, POST, datetime(2018, 6, 2, tzinfo=UTC)),
    ("old ferry", "In those days the ferry to Selby Island was free.", POST, None),
    ("wire 1", WIRE, GAZETTE, datetime(2024, 8, 1, tzinfo=UTC)),
    ("wire 2", f"{WIRE} More to follow.", POST, datetime(2024, 8, 1, tzinfo=UTC)),
    ("wire 3", WIRE.replace("both", "all"), "Evening Echo", datetime(2024, 8, 2, tzinfo=UTC)),
)


def papers() -> list[Article]:
    return [
        Article(title=f"Report {number}", text=text, key=key, outlet=outlet, published=published)
        for number, (key, text, outlet, published) in enumerate(PAPERS)
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An archive that every test only reads."""
    path = tmp_path_factory.mktemp("answers") / "archive.sqlite3"
    with open_corpus(f"sqlite:///{path}") as opened:
        opened.add(papers())
        yield opened


def answer(
    corpus: Corpus, words: str, limit: int = 5, offset: int = 0, now: datetime = NOW
) -> Answer:
    return corpus.ask(passages.of_words, words, now, limit, offset)


def keys(found: Answer) -> list[str]:
    return [hit.article.key for hit in found.hits]


def check_shown(found: Answer) -> None:
    """What is shown are whole sentences of the passages that were found, each article once."""
    shown = [hit.article.id for hit in found.hits]
    named = [copy.id for hit in found.hits for copy in hit.copies]
    assert len({*shown, *named}) == len(shown) + len(named)
    for hit in found.hits:
        assert hit.passage.article_id == hit.article.id
        assert hit.passage.span.start <= hit.sentence.start < hit.sentence.end
        assert hit.sentence.end <= hit.passage.span.end
        for span in (hit.sentence, *hit.more):
            assert span.of(hit.article.text).endswith((".", "?", "!"))
        assert len({hit.sentence, *hit.more}) == 1 + len(hit.more)


# Within what is asked for


@pytest.mark.parametrize(
    ("asked", "first", "others"),
    [
        ("ferry to Selby Island", "old ferry", {"ferry"}),
        ("ferry to Selby Island last week", "ferry", set()),
        ("ferry to Selby Island since 2019", "ferry", set()),
        ("crack in the Tern Bridge in March 2021", "bridge", set()),
        ("Tern Bridge since 2022", "bridge again", set()),
        ("Tern Bridge until 2022", "bridge", set()),
        ("Tern Bridge in the Harbour Gazette", "bridge", set()),
        ("Tern Bridge (River Post)", "bridge again", set()),
        ("dynamite in the Evening Echo", "wire 3", set()),
        ('"Tern Bridge was opened"', "bridge again", set()),
        ('"TERN Bridge wås øpened"', "bridge again", set()),
        ('"crack was found in its eastern pier"', "bridge", set()),
        ("Tern Bridge -brass", "bridge", set()),
        ("Tern Bridge -engineer", "bridge again", set()),
        ('Tern Bridge -"brass band"', "bridge", set()),
    ],
)
def test_dates_outlets_phrases_and_unwanted_words_limit_the_articles(
    archive: Corpus, asked: str, first: str, others: set[str]
) -> None:
    found = answer(archive, asked)
    assert keys(found)[:1] == [first]
    assert set(keys(found)) <= {first} | others
    assert (found.fits, found.is_widened) == (True, False)
    check_shown(found)


def test_the_day_on_which_it_is_asked_is_what_last_week_is_counted_from(archive: Corpus) -> None:
    asked = "ferry to Selby Island last week"
    assert keys(answer(archive, asked))[0] == "ferry"
    later = answer(archive, asked, now=datetime(2024, 9, 25, tzinfo=UTC))
    assert later.is_widened
    assert (later.asked.since, later.asked.until) == (
        datetime(2024, 9, 16, tzinfo=UTC),
        datetime(2024, 9, 23, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("crack in the Tern Bridge last week", "bridge"),
        ("eels in the Ruvenna in the Harbour Gazette", "eels"),
        ('crack "Bridge Tern" eastern pier', "bridge"),
        ("eels in the Ruvenna since 2019", "eels"),
    ],
)
def test_what_does_not_fit_within_them_is_shown_from_outside(
    archive: Corpus, asked: str, first: str
) -> None:
    found = answer(archive, asked)
    assert keys(found)[0] == first
    check_shown(found)
    assert (found.fits, found.is_widened) == (True, True)


def test_an_unwanted_word_stays_unwanted_when_the_rest_is_widened(archive: Corpus) -> None:
    found = answer(archive, "Tern Bridge -engineer last year")
    assert found.is_widened
    assert keys(found) == ["bridge again"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("news of last week", ["ferry"]),
        ("what happened this week?", ["bridge again", "strike"]),
        ("in March 2021", ["bridge"]),
        ("since 2022 in the Harbour Gazette", ["ferry", "wire 1"]),
        ("outlet:echo", []),
        ('outlet:"Evening Echo"', ["wire 3"]),
        ("news of 1999 in the Harbour Gazette", []),
    ],
)
def test_a_question_of_nothing_but_a_time_or_an_outlet_gets_its_newest(
    archive: Corpus, asked: str, expected: list[str]
) -> None:
    found = answer(archive, asked)
    assert keys(found) == expected
    for hit in found.hits:
        assert hit.article.text.startswith(hit.sentence.of(hit.article.text))
    pages = [answer(archive, asked, limit=1, offset=n).hits for n in range(len(expected))]
    assert [page[0].article.key for page in pages] == expected


# Articles, their passages and their copies


def test_several_passages_of_one_article_are_one_hit(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    filling = "Nothing else was decided that evening in the old hall of the guild. " * 13
    told = [f"The lighthouse at Skerry Point was {what}." for what in ("lit", "sold", "painted")]
    corpus.add([article("\n\n".join(f"{each} {filling}" for each in told), "Meeting", "long")])
    corpus.add([article("Nobody mentioned the lighthouse.", "Another", "short")])
    assert corpus.counts().passages == 4
    found = answer(corpus, "lighthouse at Skerry Point")
    check_shown(found)
    first = found.hits[0]
    assert first.article.key == "long"
    assert [first.sentence.of(first.article.text), *(s.of(first.article.text) for s in first.more)]
    assert {span.of(first.article.text) for span in (first.sentence, *first.more)} == set(told)


def test_copies_of_one_story_are_one_hit_that_names_them_all(archive: Corpus) -> None:
    found = answer(archive, "who voted to ban fishing with dynamite")
    check_shown(found)
    first = found.hits[0]
    assert sorted([first.article.key, *(copy.key for copy in first.copies)]) == [
        "wire 1",
        "wire 2",
        "wire 3",
    ]
    assert not any(key.startswith("wire") for key in keys(found)[1:])


def test_of_a_story_whose_original_is_out_of_bounds_a_copy_is_shown(archive: Corpus) -> None:
    for outlet, key in ((GAZETTE, "wire 1"), (POST, "wire 2"), ("Evening Echo", "wire 3")):
        found = answer(archive, f"ban on fishing with dynamite in the {outlet}")
        assert keys(found) == [key]
        assert found.hits[0].copies == ()


def test_other_words_in_the_same_frame_are_no_copy(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    towns = ("Almery", "Hollenby", "Selby", "Ruvenna")
    corpus.add([article(f"Rain is due in {town} on Monday.", key=town) for town in towns])
    found = answer(corpus, "rain on Monday")
    assert sorted(keys(found)) == sorted(towns)
    assert all(hit.copies == () for hit in found.hits)


def test_pages_of_an_answer_give_all_of_it_once(archive: Corpus) -> None:
    asked = "the bridge, the ferry, the strike, the eels and the law on fishing"
    everything = answer(archive, asked, limit=100)
    pages = [answer(archive, asked, limit=2, offset=at) for at in range(0, 12, 2)]
    assert [hit for page in pages for hit in page.hits] == list(everything.hits)
    assert {page.fits for page in pages} == {everything.fits}
    assert len(everything.hits) > 2


def test_the_same_question_gets_the_same_answer_from_an_archive_built_anew(
    archive: Corpus, corpus: Corpus
) -> None:
    corpus.add(papers())
    for asked in ("Tern Bridge", "ferry", "the board decided on a law", "fishing", "Report"):
        found = answer(archive, asked, limit=20)
        assert found == answer(archive, asked, limit=20) == answer(corpus, asked, 20)
        scores = [hit.score for hit in found.hits]
        assert scores == sorted(scores, reverse=True)


# Whether it is an answer


@pytest.mark.parametrize(
    "asked",
    [
        "how much will the ferry to Selby Island cost",
        "who counted the eels in the Ruvenna",
        "why was the Tern Bridge closed",
        "strike of the dockers in Port Almery",
    ],
)
def test_what_the_archive_tells_fits(archive: Corpus, asked: str) -> None:
    found = answer(archive, asked)
    assert found.fits
    assert found.hits[0].fits
    assert not found.is_widened
    assert found.respelt == ()


@pytest.mark.parametrize(
    "asked",
    [
        "who won the chess championship in Reykjavik",
        "how do glaciers form on the law of Mars",
        "what is the tallest ferry wheel of Singapore made of",
    ],
)
def test_what_it_does_not_tell_does_not_fit(archive: Corpus, asked: str) -> None:
    found = answer(archive, asked)
    assert not found.fits
    assert not any(hit.fits for hit in found.hits)
    assert not found.is_widened, "there was nothing to widen"


def test_what_asks_for_nothing_gets_nothing(archive: Corpus) -> None:
    for words in ("", "???"):
        assert answer(archive, words).hits == ()


def test_a_sentence_that_was_found_is_found_again_by_where_it_begins(archive: Corpus) -> None:
    for hit in answer(archive, "Tern Bridge eels dynamite ferry", 9).hits:
        number, start = hit.passage.id, hit.sentence.start
        assert archive.ask(passages.sentence, number, start) == (hit.article, hit.sentence)
        with pytest.raises(NotFoundError, match=r"article\.changed"):
            archive.ask(passages.sentence, number, start - 1)
    with pytest.raises(NotFoundError, match=r"article\.changed"):
        archive.ask(passages.sentence, 9_999, 0)


def test_what_was_taken_for_another_word_is_told(archive: Corpus) -> None:
    found = answer(archive, "crack in the Tern Brigde near Holenby's zzyzx")
    assert found.respelt == (("brigde", "bridge"), ("holenby", "hollenby"))
    assert answer(archive, "cracks in the Tern Bridge").respelt == ()


def test_misspelt_it_finds_what_it_finds_when_it_is_spelt_right(archive: Corpus) -> None:
    for right, wrong in (
        ("dockers began a strike over night shifts", "dokcers begna a strke over nihgt shfts"),
        ("crack in the eastern pier", "carck in teh eastren pire"),
        ("who is Oskar Lindqvist", "who is Oscar Lindquist"),
    ):
        found = answer(archive, wrong)
        assert keys(found)[0] == keys(answer(archive, right))[0]
        assert found.fits


# Anything that a person can type

NASTY = (
    *("", " ", "\0", "bri\0dge", "\ud800", "bridge \udfff", '"', '""', '"bridge', "''", "-", "--"),
    *('-"', '-""', '-"bridge"', "-bridge", "-bridge -ferry", '"-"', '"😀" bridge', '-"😀" bridge'),
    *("(", ")", "[x]", "{}", "AND", "bridge AND", "NOT bridge", "NEAR(bridge, 3)", "*", "bri*"),
    *("^b", "title: bridge", "O'Brien", "U.S.", "😀", "🏴‍☠️", "the of and", "'; DROP TABLE"),
    *("\u202eegdirb", "جسر", "市议会", "x" * 5_000, "bridge " * 715, '"' * 5_000, "-x " * 1_700),
    *('"a" ' * 1_250, '"the"', '"U.S."', "last week", "in", "since", "since since 2019"),
    *("in 2019 in 2020", "between and", "31/02/2024", "on 30 February 2021", "in the", "outlet:"),
    *(
        "in the Harbour Gazette last",
        'outlet:""',
        "outlet:\0",
        "()",
        "99999999999999999999 days ago",
    ),
    *("in the year 0000", "since 9999", "in 10000"),
)
PIECES = (
    *("bridge", "ferry", '"', "-", "(", ")", "*", " AND ", " ", "'", "since ", "2019", "last week"),
    *("in the ", GAZETTE, "outlet:", "😀", "\0", "\ud800", "the ", "O'Brien", "U.S."),
)
TYPED = st.text() | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def check_safe(archive: Corpus, typed: str) -> None:
    found = answer(archive, typed)
    check_shown(found)
    assert found == answer(archive, typed)
    assert all(0 <= hit.confidence <= 1 for hit in found.hits)
    assert archive.counts().articles == len(PAPERS)


@pytest.mark.parametrize("typed", NASTY, ids=lambda typed: ascii(typed[:20]))
def test_every_string_gets_an_answer_or_none(archive: Corpus, typed: str) -> None:
    check_safe(archive, typed)


@given(TYPED)
@example('"\ud800" -"\0"')
def test_whatever_is_typed_is_safe(archive: Corpus, typed: str) -> None:
    check_safe(archive, typed)


# While a load runs


def test_readers_get_whole_answers_while_a_load_runs(corpus: Corpus) -> None:
    corpus.add(papers())
    asked = "crack in the Tern Bridge"
    begun, done = Event(), Event()

    def ask() -> int:
        answers = 0
        while not (done.is_set() and answers):
            found = answer(corpus, asked)
            check_shown(found)
            # Each batch has the same four articles in new words: a state has all of one batch.
            hits = answer(corpus, "quern").hits
            assert len({hit.article.title for hit in hits}) <= 1
            assert len(hits) + sum(len(hit.copies) for hit in hits) in (0, 4)
            assert keys(found)[0] == "bridge"
            answers += 1
            begun.set()
        return answers

    with ThreadPoolExecutor(2) as threads:
        readers = [threads.submit(ask) for _ in range(2)]
        assert begun.wait(300)
        for version in range(25):
            corpus.add(
                Article(f"Version {version}", f"The {word} quern no. {version} ground.", word)
                for word in ("first", "second", "third", "fourth")
            )
        done.set()
        assert all(reader.result() for reader in readers)
    assert len(answer(corpus, "quern").hits) > 0
