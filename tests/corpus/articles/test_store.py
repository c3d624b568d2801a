"""What is stored of articles: all or nothing, and nothing lost between writers."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus import (
    Article,
    Change,
    Corpus,
    NotFoundError,
    Question,
    SpeakerKind,
    open_corpus,
)
from corpus.answers import memory, said
from corpus.articles import store as storage
from corpus.exceptions import Fault
from corpus.store import database
from corpus.store.tables import articles
from corpus.types import Act, Kind, Quote, Scope, Span

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2024, 9, 18, tzinfo=UTC)
TOLLS = 'Mayor Jane Doe said the tolls would go. "I never liked them," Doe said.'
FERRY = 'Captain Abdul Karim said the ferry would stay. "She floats," Karim said.'


def path_of(archive_url: str) -> Path:
    return Path(archive_url.removeprefix("sqlite:///"))


# What is stored, read


def put(corpus: Corpus, *articles: Article) -> None:
    corpus.add(articles, NOW)


def dated(key: str, day: int | None, outlet: str | None = None) -> Article:
    published = NOW + timedelta(days=day) if day is not None else None
    return Article(key, f"Words of {key}.", key, outlet=outlet, published=published)


def test_the_newest_come_first_and_those_without_a_date_last(corpus: Corpus) -> None:
    put(corpus, dated("none", None), dated("b", 2), dated("a", 1), dated("c", 2), dated("no", None))
    with database.reading(corpus.engine) as connection:
        newest = [article.key for article in storage.newest(connection, None)]
        assert newest == ["c", "b", "a", "no", "none"]
        page = [article.key for article in storage.newest(connection, 2, 1)]
        assert page == ["b", "a"]


def test_a_scope_begins_with_its_first_moment_and_ends_before_its_last(corpus: Corpus) -> None:
    put(corpus, *(dated(str(day), day, "Quay" if day % 2 else "Tide") for day in range(5)))
    put(corpus, dated("none", None, "Quay"))
    with database.reading(corpus.engine) as connection:

        def within(**limits: object) -> list[str]:
            scope = Scope(**limits)  # type: ignore[arg-type]
            return [article.key for article in storage.newest(connection, None, scope=scope)]

        assert within(since=NOW + timedelta(days=3)) == ["4", "3"]
        assert within(until=NOW + timedelta(days=1)) == ["0"]
        assert within(outlet="Quay") == ["3", "1", "none"]
        assert within(outlet="Quay", until=NOW + timedelta(days=3)) == ["1"]


def test_outlets_come_once_and_sorted(corpus: Corpus) -> None:
    put(corpus, dated("a", 1, "Tide"), dated("b", 1, "Quay"), dated("c", 1, "Tide"), dated("d", 1))
    with database.reading(corpus.engine) as connection:
        assert storage.outlets(connection) == ["Quay", "Tide"]


def test_an_archive_without_articles_has_no_outlets_and_no_dates(corpus: Corpus) -> None:
    with database.reading(corpus.engine) as connection:
        assert storage.outlets(connection) == []
        counts = storage.counts(connection)
    assert (counts.articles, counts.first, counts.last) == (0, None, None)


def test_articles_are_known_by_key_number_and_link(corpus: Corpus) -> None:
    put(corpus, replace(dated("a", 1), url="https://quay.example/a"), dated("b", 2))
    with database.reading(corpus.engine) as connection:
        assert storage.ids_of(connection, ["b", "a", "x"]) == {"a": 1, "b": 2}
        assert storage.articles_with_ids(connection, [2, 9]).keys() == {2}
        linked = storage.article_by_url(connection, "https://quay.example/a")
        assert linked == storage.article(connection, 1) is not None
        assert storage.article(connection, 9) is None
        assert storage.article_by_url(connection, "https://quay.example/b") is None


def test_every_change_makes_a_new_generation_and_nothing_else_does(corpus: Corpus) -> None:
    def generation() -> int:
        with database.reading(corpus.engine) as connection:
            return storage.generation(connection)

    first = generation()
    put(corpus, dated("a", 1))
    second = generation()
    put(corpus, dated("a", 1))
    assert first < second == generation()
    corpus.remove([1])
    assert generation() > second


def test_what_else_is_stored_goes_with_the_articles_or_not_at_all(corpus: Corpus) -> None:
    def fail(connection: sa.Connection, chosen: Sequence[Article]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        corpus.add([dated("a", 1)], NOW, also=fail)
    assert corpus.latest(None) == []
    told: list[list[str]] = []

    def note(connection: sa.Connection, chosen: Sequence[Article]) -> None:
        told.append([article.key for article in chosen])
        told.append([*storage.ids_of(connection, ["a", "b"])])

    articles_ = [dated("a", 1), dated("b", 2)]
    changes = corpus.add(articles_, NOW, choose=lambda _, those: those[1:], also=note)
    assert changes == [Change.NEW]
    assert corpus.add(articles_[1:], NOW, also=note) == [Change.UNCHANGED]
    assert told == [["b"], ["b"]] * 2


# Adding and changing


def test_adding_the_same_article_again_changes_nothing(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    assert corpus.add([article(TOLLS)]) == [Change.NEW]
    counts = corpus.counts()
    assert corpus.add([article(TOLLS)]) == [Change.UNCHANGED]
    assert corpus.counts() == counts


def test_the_same_article_under_another_key_is_a_copy(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    assert corpus.add([article(TOLLS, key="two")]) == [Change.UNCHANGED]
    assert corpus.counts().articles == 1


def test_copies_within_one_batch_are_stored_once(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    batch = [article(TOLLS, key="one"), article(TOLLS, key="two"), article(TOLLS, key="one")]
    assert corpus.add(batch) == [Change.NEW, Change.UNCHANGED, Change.UNCHANGED]
    assert corpus.counts().articles == 1


def test_of_several_versions_in_one_batch_the_last_one_stays(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    batch = [article(FERRY, key="one"), article(TOLLS, key="one")]
    assert corpus.add(batch) == [Change.CHANGED, Change.CHANGED]
    assert [stored.text for stored in corpus.latest()] == [TOLLS]


def test_articles_with_one_title_and_different_keys_are_both_kept(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    batch = [article(TOLLS, "Weather", "one"), article(FERRY, "Weather", "two")]
    assert corpus.add(batch) == [Change.NEW, Change.NEW]
    assert corpus.counts().articles == 2


def test_an_article_may_have_no_text(corpus: Corpus, article: Callable[..., Article]) -> None:
    assert corpus.add([article("")]) == [Change.NEW]
    counts = corpus.counts()
    assert (counts.articles, counts.passages, counts.quotes) == (1, 0, 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another title"},
        {"text": TOLLS + " "},
        {"url": "https://news.example/tolls"},
        {"outlet": "Gazette"},
        {"authors": ("Ann Lee",)},
        {"published": NOW},
        {"language": "en"},
    ],
)
def test_all_that_a_reader_sees_of_an_article_may_change(
    corpus: Corpus, article: Callable[..., Article], changed: dict[str, object]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    assert corpus.add([replace(article(TOLLS, key="one"), **changed)]) == [Change.CHANGED]
    (stored,) = corpus.latest()
    assert {name: getattr(stored, name) for name in changed} == changed


def test_a_changed_article_leaves_nothing_of_its_old_version(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    (before,) = corpus.latest()
    assert corpus.add([article(FERRY, key="one")]) == [Change.CHANGED]
    assert [stored.id for stored in corpus.latest()] == [before.id]
    assert [speaker.name for speaker in corpus.people()] == ["Abdul Karim"]
    assert corpus.find_passages("tolls") == corpus.find_quotes(None, "tolls") == []
    assert corpus.find_speakers("Doe") == corpus.find_speakers("mayor") == []
    assert corpus.find_passages("ferry")
    assert corpus.find_quotes(None, "ferry")
    counts = corpus.counts()
    assert (counts.articles, counts.passages, counts.speakers) == (1, 1, 1)
    assert counts.quotes == len(corpus.find_quotes(None, limit=100))


def test_words_of_an_old_title_are_forgotten(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, "Council decides on tolls", "one")])
    corpus.add([article(TOLLS, "Harbour rejoices at decision", "one")])
    assert corpus.find_articles("Council decides on tolls") == []
    assert len(corpus.find_articles("harbour rejoices")) == 1


def test_who_is_quoted_elsewhere_or_still_keeps_the_number(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(FERRY, key="ferry"), article(TOLLS, key="tolls")])
    numbers = {speaker.name: speaker.id for speaker in corpus.people()}
    corpus.add([article(TOLLS + " The council agreed.", key="tolls"), article(FERRY, key="copy")])
    assert {speaker.name: speaker.id for speaker in corpus.people()} == numbers


def test_the_number_of_a_speaker_or_quote_is_never_given_to_another(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    (jane,) = corpus.people()
    quotes = [hit.quote.id for hit in corpus.find_quotes(jane.id)]
    corpus.add([article(FERRY, key="one")])
    assert corpus.speaker(jane.id) is None
    for quote in quotes:
        with pytest.raises(NotFoundError, match=r"^quote\.gone"):
            corpus.quote(quote)


def test_one_person_spelt_in_two_ways_is_one_speaker(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add(
        [
            article("Mayor Zoë Márquez said the tolls would go.", key="one"),
            article("Mayor Zoe Marquez said the ferry would stay.", key="two"),
        ]
    )
    (zoe,) = corpus.people()
    assert zoe.quotes == 2
    assert "Márquez" in zoe.aliases
    assert "Marquez" in zoe.aliases


def test_all_that_is_known_of_a_quote_is_kept(
    corpus: Corpus, archive_url: str, tell: Callable[..., None]
) -> None:
    organisation = {
        "speaker": "NATO",
        "speaker_kind": SpeakerKind.ORGANISATION,
        "evidence": Span(4, 9),
        "act": Act.THOUGHT,
        "inner": "Ivo Berg",
        "confidence": 0.61,
    }
    tell("one", organisation, {"speaker_kind": SpeakerKind.GROUP}, "Anna Krol", {})
    engine = database.open_engine(archive_url)
    with database.reading(engine) as connection:
        nato, group, anna, nobody = storage.quotes_of_article(connection, 1)
    engine.dispose()
    assert {name: getattr(nato, name) for name in organisation} == organisation
    assert (group.speaker, group.speaker_kind) == (None, SpeakerKind.GROUP)
    assert (anna.speaker_kind, anna.evidence, anna.act) == (SpeakerKind.PERSON, None, Act.SAID)
    assert (nobody.speaker, nobody.speaker_kind, nobody.speaker_id) == (None, None, None)
    assert isinstance(nato, Quote)
    assert nato.kind is Kind.INDIRECT


# Who is who

NATO = {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION}


def everybody(corpus: Corpus) -> dict[str, int]:
    """How much each speaker said."""
    return {speaker.name: speaker.quotes for speaker in corpus.people(None)}


def number(corpus: Corpus, name: str) -> int:
    return next(speaker.id for speaker in corpus.people(None) if speaker.name == name)


def test_one_person_in_many_articles_is_one_speaker_under_the_usual_name(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "BARACK OBAMA", "Obama", aliases={"BARACK OBAMA": ("president",)})
    tell("two", "Barack H. Obama", "Barack Obama", "Michelle Obama")
    tell("three", "Barack Obama")
    assert everybody(corpus) == {"Barack Obama": 4, "Michelle Obama": 1, "Obama": 1}
    barack = corpus.people(1)[0]
    assert set(barack.aliases) == {"BARACK OBAMA", "Barack H. Obama", "president"}
    assert len(corpus.find_quotes(barack.id)) == 4


def test_a_person_and_an_organisation_of_one_name_are_two(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Nato", NATO, "Nato")
    assert [(who.name, who.kind, who.quotes) for who in corpus.people()] == [
        ("Nato", SpeakerKind.PERSON, 2),
        ("NATO", SpeakerKind.ORGANISATION, 1),
    ]
    person, organisation = corpus.people()
    choices = f"{person.id} Nato (person), {organisation.id} NATO (organisation)"
    with pytest.raises(NotFoundError) as caught:
        corpus.merge("nato", "Nato")
    assert caught.value.fault == Fault("speaker.ambiguous", {"name": "nato", "choices": choices})
    with pytest.raises(NotFoundError) as caught:
        corpus.merge(str(person.id), str(organisation.id))
    kinds = {"kind": "person", "other_kind": "organisation"}
    assert caught.value.fault == Fault("speaker.kinds", {"name": "Nato", "other": "NATO"} | kinds)


def test_what_is_merged_stays_merged_when_articles_come_again(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol")
    tell("two", "Anna Berg-Krol", "Anna Berg-Krol", "Ivo Berg", aliases={"Ivo Berg": ("coach",)})
    anna = number(corpus, "Anna Krol")
    assert corpus.merge("anna krol", "Anna Berg-Krol").id == anna
    assert everybody(corpus) == {"Anna Krol": 3, "Ivo Berg": 1}
    assert corpus.find_speakers("Berg-Krol")[0].speaker.id == anna
    tell("two", "Anna M. Berg-Krol")
    assert everybody(corpus) == {"Anna Krol": 2}
    tell("one", "Ivo Berg")
    tell("two", "Ivo Berg")
    assert everybody(corpus) == {"Ivo Berg": 2}
    tell("two", "ANNA BERG-KROL")
    tell("one", "Anna Krol")
    assert everybody(corpus) == {"Anna Krol": 2}


def test_what_was_merged_into_one_that_is_merged_goes_with_it(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", "Anna Berg", "Anna Voss", "Ivo Berg")
    corpus.merge("Anna Berg", "Anna Voss")
    corpus.merge("Anna Krol", "Anna Berg", "Ivo Berg")
    assert everybody(corpus) == {"Anna Krol": 4}
    corpus.split("Anna Krol", "Anna Voss")
    assert everybody(corpus) == {"Anna Krol": 3, "Anna Voss": 1}
    tell("two", "Anna Voss", "Anna Berg")
    assert everybody(corpus) == {"Anna Krol": 4, "Anna Voss": 2}


def test_namesakes_can_be_split_and_merged_again(corpus: Corpus, tell: Callable[..., None]) -> None:
    tell("one", "John Smith", "John Smith", "Jon Smith", aliases={"Jon Smith": ("baker",)})
    john = number(corpus, "John Smith")
    corpus.split(str(john), "jon smith")
    assert everybody(corpus) == {"John Smith": 2, "Jon Smith": 1}
    assert number(corpus, "John Smith") == john
    assert [who.aliases for who in corpus.people()] == [(), ("baker",)]
    tell("two", "Jon Smith", "John Smith")
    assert everybody(corpus) == {"John Smith": 3, "Jon Smith": 2}
    for keep, other in (("Jon Smith", "Jon Smith"), ("John Smith", "John Smith")):
        with pytest.raises(NotFoundError, match=r"^speaker\.only"):
            corpus.split(keep, other)
    corpus.merge("John Smith", "Jon Smith")
    tell("two", "Jon Smith")
    assert everybody(corpus) == {"John Smith": 4}
    corpus.split("John Smith", "Jon Smith")
    assert everybody(corpus) == {"John Smith": 2, "Jon Smith": 2}


def test_an_operator_who_is_mistaken_changes_nothing(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Anna Krol", "Ivo Berg")
    before = corpus.people()
    anna, ivo = {"name": "Anna Krol"}, {"name": "Ivo Berg"}
    mistakes: list[tuple[Callable[..., object], tuple[str, ...], Fault]] = [
        (
            corpus.merge,
            ("Anna Krol", "Ivo Borg"),
            Fault("speaker.unlike", {"name": "Ivo Borg", "choices": "2 Ivo Berg (person)"}),
        ),
        (
            corpus.merge,
            ("Anna Krol", "Ivo Berg", "Nobody"),
            Fault("speaker.unknown", {"name": "Nobody"}),
        ),
        (
            corpus.merge,
            ("Anna Krol", "anna krol"),
            Fault("speaker.one", anna | {"other": "Anna Krol"}),
        ),
        (
            corpus.split,
            ("Anna Krol", "Ivo Berg"),
            Fault("speaker.unsplit", anna | {"other": "Ivo Berg", "names": "Anna Krol"}),
        ),
        (corpus.split, ("Anna Krol", "anna krol"), Fault("speaker.only", anna)),
        (corpus.split, ("99", "Ivo Berg"), Fault("speaker.unknown", {"name": "99"})),
        (
            corpus.split,
            ("Ivo Berg", "Ivoh Berg"),
            Fault("speaker.unsplit", ivo | {"other": "Ivoh Berg", "names": "Ivo Berg"}),
        ),
    ]
    for verb, names, fault in mistakes:
        with pytest.raises(NotFoundError) as caught:
            verb(*names)
        assert caught.value.fault == fault
    assert corpus.people() == before
    corpus.merge("Ivo Berg", "Anna Krol")


def test_times_are_kept_in_utc(corpus: Corpus, article: Callable[..., Article]) -> None:
    evening = datetime(2024, 9, 18, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    corpus.add([article(TOLLS, published=evening)])
    (stored,) = corpus.latest()
    assert stored.published == evening
    assert stored.published.tzinfo is UTC


def test_the_time_of_adding_is_kept(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article(TOLLS)], now=NOW)
    engine = database.open_engine(archive_url)
    with database.reading(engine) as connection:
        assert connection.scalar(sa.select(articles.c.added)) == NOW
    engine.dispose()


# All or nothing


def test_an_error_in_the_middle_of_a_batch_stores_none_of_it(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article(TOLLS, key="one")])
    before = (corpus.counts(), corpus.latest(), corpus.people())
    without_title = replace(article(TOLLS, key="three"), title=None)
    with pytest.raises(sa.exc.IntegrityError):
        corpus.add([article(FERRY, key="one"), article(FERRY, key="two"), without_title])
    assert (corpus.counts(), corpus.latest(), corpus.people()) == before
    assert corpus.find_passages("tolls")
    assert corpus.find_passages("ferry") == []


def test_an_error_while_writing_leaves_the_old_state(corpus: Corpus, archive_url: str) -> None:
    engine = database.open_engine(archive_url)
    with suppress(ZeroDivisionError), database.writing(engine) as connection:
        memory.remember(connection, [Question("half done")])
        raise ZeroDivisionError
    with database.reading(engine) as connection:
        assert memory.numbers(connection, [Question("half done")]) == {}
    engine.dispose()


def test_a_reader_sees_one_state_while_a_writer_writes(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article(TOLLS, key="one")])
    engine = database.open_engine(archive_url)
    with database.writing(engine) as writer:
        writer.execute(sa.delete(articles))
        assert corpus.counts().articles == 1
        assert corpus.find_passages("tolls")
        writer.rollback()
    with database.reading(engine) as reader:
        assert storage.counts(reader).articles == 1
        corpus.add([article(FERRY, key="two")])
        assert storage.counts(reader).articles == 1
    assert corpus.counts().articles == 2
    engine.dispose()


# Many at once


def test_threads_that_write_at_once_lose_nothing(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    numbers = [[f"{batch}.{number}" for number in range(3)] for batch in range(8)]
    batches = [[article(f"{TOLLS} {told(n)}", key=n) for n in batch] for batch in numbers]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(corpus.add, batches)) == [[Change.NEW] * 3] * 8
    counts = corpus.counts()
    assert (counts.articles, counts.speakers) == (24, 1)
    assert len(corpus.find_passages("tolls", limit=100)) == 24


def told(number: str) -> str:
    """What only the article of this number tells: it is no copy of another."""
    return " ".join(f"{word}{number.replace('.', '')}." for word in ("pier", "quay", "dock"))


def test_two_processes_that_open_and_write_at_once_both_succeed(archive_url: str) -> None:
    code = (
        "import sys; from corpus import Article, open_corpus\n"
        f"opened = open_corpus({archive_url!r})\n"
        "for n in range(10):\n"
        "    name = f'{sys.argv[1]} {n}'\n"
        "    opened.add([Article(title=name, text=f'The bridge {name} is open.', key=name)])\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, name], cwd=ROOT) for name in ("east", "west")
    ]
    assert [process.wait() for process in started] == [0, 0]
    opened = open_corpus(archive_url)
    assert opened.counts().articles == 20
    opened.close()


def test_a_new_file_can_be_opened_while_another_program_sets_it_up(archive_url: str) -> None:
    other = sqlite3.connect(path_of(archive_url), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, other.rollback).start()
    opened = open_corpus(archive_url)
    assert opened.counts().articles == 0
    opened.close()
    other.close()


# Full text takes anything


HOSTILE = (
    *("O'Brien", "U.S.", '"', "'", '""', '"bridge', 'bridge"', "(", ")", "[x]", "{}", "`", "’"),
    *("AND", "OR", "NOT", "NEAR", "NEAR(bridge tolls, 3)", "bridge AND", "NOT bridge", "*", "a*"),
    *("^", "^bridge", "title:", "body : x", "{title body}: x", "-bridge", "+", "--", ";", "%", "_"),
    *(
        "\\",
        "😀",
        "🏴‍☠️",
        "\0",
        "bri\0dge",
        "\ud800",
        "\u0301",
        "ﬁ",
        "ℍ™",
        "𝔹ridge",
        "İ",
        "市议会投票",
        "صوت",
    ),
    *("", " ", "\n", "the of and", "'; DROP TABLE articles; --", "1", "a " * 2_500, "x" * 5_000),
    *("bridge " * 715, " ".join(f"w{n}" for n in range(1_000)), "(" * 5_000, '"' * 5_000),
)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_no_words_are_read_as_query_syntax(sample_corpus: Corpus, words: str) -> None:
    counts = sample_corpus.counts()
    sample_corpus.find_passages(words)
    sample_corpus.find_quotes(None, words)
    sample_corpus.find_quotes(1, words)
    sample_corpus.find_articles(words)
    sample_corpus.find_speakers(words)
    sample_corpus.nearest_speakers(words)
    sample_corpus.find_mentions(words)
    sample_corpus.article_by_url(words)
    sample_corpus.ask(said.answer, Question(words, words), 5)
    sample_corpus.ask(said.of_name, words, NOW, 5)
    assert sample_corpus.recall(sample_corpus.remember(Question(words))) == Question(words)
    assert sample_corpus.counts() == counts


@pytest.mark.parametrize("operator", ["bridge AND harbour", "bridge NOT bridge", '"bridge" *'])
def test_operators_are_words_like_any_other(sample_corpus: Corpus, operator: str) -> None:
    assert sample_corpus.find_passages(operator)
