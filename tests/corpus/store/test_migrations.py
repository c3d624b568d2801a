"""An archive of the revision before this one goes on: its words, names, numbers and answers."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from corpus import Article, Change, NotFoundError, Question, SpeakerKind, StorageError, open_corpus
from corpus.articles.disputes import Complaint, Correction
from corpus.search.spelling import stems
from corpus.store import database
from corpus.store.migrations import frozen
from corpus.store.tables import metadata

ROOT = Path(__file__).resolve().parents[3]
TEXTS = {
    "tolls": 'Mayor Jane Doe-Krol said the tolls would go. "I never liked them," Doe-Krol said.',
    "ferry": 'Captain Abdul Karim said the ferry would stay. "She floats," Karim said.',
    "gulls": "NATO said the gulls came back to the quayside of Almery.",
}
# Tables that revision 0002 had, as it had them.
KEPT = ("articles", "passages", "speakers", "aliases", "decisions", "quotes", "questions")


def path_of(archive_url: str) -> Path:
    return Path(archive_url.removeprefix("sqlite:///"))


@pytest.fixture
def old_archive(archive_url: str, tmp_path: Path) -> str:
    """An archive of revision 0002 with articles, an operator's decision and a question.

    The newest article is gone by now, and so are the numbers that were given to it.
    """
    newest = tmp_path / "newest.sqlite3"
    with open_corpus(f"sqlite:///{newest}") as made:
        made.add(
            Article(key.title(), text, key, url=f"https://news.example/{key}", outlet="Gazette")
            for key, text in TEXTS.items()
        )
        made.remember(Question("Doe", "tolls"))
    _upgrade(archive_url, "0002")
    with closing(sqlite3.connect(path_of(archive_url), isolation_level=None)) as old:
        old.execute("ATTACH ? AS newest", [str(newest)])
        for table in KEPT:
            columns = ", ".join(name for _, name, *_ in old.execute(f"PRAGMA table_info({table})"))
            old.execute(f"INSERT INTO {table} SELECT {columns} FROM newest.{table}")
        for table, columns in (
            ("passages_text", "rowid, title, body"),
            ("quotes_text", "rowid, title, around, said"),
        ):
            old.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newest.{table}")
        old.execute("INSERT INTO passages VALUES (40, 3, 9, '[0, 4]')")
        old.execute("DELETE FROM passages WHERE id = 40")
        old.execute("UPDATE sqlite_sequence SET seq = 50 WHERE name = 'quotes'")
        old.execute("UPDATE archive SET generation = 7")
    return archive_url


def _upgrade(archive_url: str, revision: str) -> None:
    engine, config = database.open_engine(archive_url), Config()
    config.set_main_option("script_location", str(ROOT / "corpus" / "store" / "migrations"))
    with database.writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture
def migrated(old_archive: str) -> str:
    """The same archive, brought up to date."""
    engine = database.open_engine(old_archive)
    assert database.migrate(engine) == ("0002", database.REVISION)
    engine.dispose()
    return old_archive


def rows(archive_url: str, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path_of(archive_url))) as opened:
        return opened.execute(query).fetchall()


def test_the_archive_before_must_be_migrated_and_nothing_of_it_is_lost(old_archive: str) -> None:
    with pytest.raises(StorageError, match=r"^archive\.older"):
        open_corpus(old_archive)
    before = [rows(old_archive, f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT]
    _upgrade(old_archive, "0003")
    assert [rows(old_archive, f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT] == before
    assert all(before[number] for number in (0, 1, 2, 3, 5, 6))


def test_its_words_are_listed_with_their_stems(migrated: str, tmp_path: Path) -> None:
    found = dict(rows(migrated, "SELECT word, stem FROM words"))
    assert {"tolls", "quayside", "gulls", "floats", "the"} <= found.keys()
    assert all([stem] == stems([word]) for word, stem in found.items())
    newest = f"sqlite:///{tmp_path / 'newest.sqlite3'}"
    listed = "SELECT word, stem FROM words ORDER BY word"
    assert rows(migrated, listed) == rows(newest, listed)


def test_the_words_of_its_names_lead_to_their_speakers(migrated: str, tmp_path: Path) -> None:
    newest = f"sqlite:///{tmp_path / 'newest.sqlite3'}"
    for query in (
        "SELECT word FROM name_words ORDER BY word",
        "SELECT word, speaker_id FROM speaker_words ORDER BY word, speaker_id",
    ):
        assert rows(migrated, query) == rows(newest, query) != []


def test_it_answers_as_one_that_was_new_from_the_start(migrated: str, tmp_path: Path) -> None:
    newest = f"sqlite:///{tmp_path / 'newest.sqlite3'}"
    with open_corpus(migrated) as old, open_corpus(newest) as new:
        for typed in ("tolls", "gul at the quaysde", "ferry in the Gazette", "Krol", "karim"):
            assert old.find_passages(typed) == new.find_passages(typed)
            assert old.find_speakers(typed) == new.find_speakers(typed)
            assert old.nearest_speakers(typed) == new.nearest_speakers(typed)
            assert old.find_quotes(None, typed) == new.find_quotes(None, typed)
            assert old.find_articles(typed) == new.find_articles(typed)
        assert [hit.speaker.name for hit in old.find_speakers("Abdul Karimm")] == ["Abdul Karim"]
        assert old.people() == new.people() != []
        assert old.counts() == new.counts()
        assert old.recall(1) == Question("Doe", "tolls")
        assert old.remember(Question("Doe", "tolls")) == 1
        assert old.article_by_url("https://news.example/gulls").key == "gulls"


def test_what_its_buttons_stand_for_is_given_to_nothing_else(
    migrated: str, article: Callable[..., Article]
) -> None:
    with open_corpus(migrated) as opened:
        changed = article(TEXTS["tolls"] + " So it was.", "Tolls", "tolls")
        assert opened.add([changed, article("Captain Ann Lee said so.", key="new")]) == [
            Change.CHANGED,
            Change.NEW,
        ]
        assert {each.key: each.id for each in opened.latest()} == {
            "tolls": 1,
            "ferry": 2,
            "gulls": 3,
            "new": 4,
        }
        quotes = {hit.quote.id for hit in opened.find_quotes(None, limit=99)}
        assert min(quotes - {2, 3, 4, 5}) > 50
        with pytest.raises(NotFoundError):
            opened.quote(1)
    assert rows(migrated, "SELECT min(id) FROM passages WHERE article_id IN (1, 4)") == [(41,)]


def test_it_grows_and_shrinks_like_any_other(
    migrated: str, article: Callable[..., Article]
) -> None:
    with open_corpus(migrated) as opened:
        opened.add([article("Harbour pilot Ivo Berg said the tugboats were late.", key="new")])
        assert [hit.article.key for hit in opened.find_passages("tugbots")] == ["new"]
        assert [hit.speaker.name for hit in opened.find_speakers("Berg")] == ["Ivo Berg"]
        kept = opened.merge("Ivo Berg", "Abdul Karim")
        assert [hit.speaker.id for hit in opened.find_speakers("Karim")] == [kept.id]
        assert opened.remove([each.id for each in opened.latest(None)]) == 4
        assert opened.find_speakers("Berg") == opened.find_passages("ferry") == []
    with closing(sqlite3.connect(path_of(migrated))) as checked:
        for table in ("passages_text", "quotes_text"):
            checked.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        assert checked.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_read_before_can_be_complained_of_and_put_right(migrated: str) -> None:
    with open_corpus(migrated) as opened:
        (ferry,) = (hit for hit in opened.find_quotes(None, "ferry", limit=1))
        opened.complain(
            ferry.quote.id, Complaint.WRONG_PERSON, 7, datetime(2024, 10, 1, tzinfo=UTC)
        )
        entry = opened.decide(1, Correction("Jane Doe-Krol"))
        assert entry.dispute.reading is None, "by which rules is not known"
        assert opened.quote(ferry.quote.id).speaker.name == "Jane Doe-Krol"


def test_a_merge_made_before_holds_afterwards(archive_url: str, tell: Callable[..., None]) -> None:
    tell("one", "Anna Krol", {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION})
    tell("two", "Berta Voss")
    with open_corpus(archive_url) as opened:
        kept = opened.merge("Anna Krol", "Berta Voss")
    _as_of_0002(archive_url)
    _upgrade(archive_url, "head")
    with open_corpus(archive_url) as opened:
        found = {typed: opened.find_speakers(typed) for typed in ("Krol", "Voss", "Berta Voss")}
        assert {hit.speaker.id for hits in found.values() for hit in hits} == {kept.id}
        assert all(len(hits) == 1 for hits in found.values())
        (nato,) = opened.find_speakers("nato")
        assert nato.speaker.kind is SpeakerKind.ORGANISATION


_OF_NAMES = ("open_quotes", "callings", "words", "speaker_words", "name_words")
_OF_FEEDS = ("deliveries", "signature_bands", "signatures", "feed_entries", "feeds")
_OF_SUBSCRIPTIONS = (
    "partings",
    "complaints",
    "disputes",
    "turns",
    "digests",
    "given",
    "matches",
    "subscriptions",
    "subscribers",
    "news",
)


def _as_of_0002(archive_url: str) -> None:
    """Take away what later revisions put in."""
    with closing(sqlite3.connect(path_of(archive_url), isolation_level=None)) as opened:
        for name in (
            *_OF_NAMES,
            *_OF_SUBSCRIPTIONS,
            *_OF_FEEDS,
        ):
            opened.execute(f"DROP TABLE {name}")
        for name in ("articles_by_url", "articles_by_outlet", "quotes_by_speaker"):
            opened.execute(f"DROP INDEX {name}")
        opened.execute("ALTER TABLE articles DROP COLUMN reading")
        opened.execute("CREATE INDEX quotes_by_speaker ON quotes (speaker_id)")
        opened.execute("UPDATE alembic_version SET version_num = '0002'")


def test_an_empty_archive_of_that_revision_migrates(archive_url: str) -> None:
    _upgrade(archive_url, "0002")
    _upgrade(archive_url, "head")
    with open_corpus(archive_url) as opened:
        assert opened.add([Article("One", "The gulls came back.", "one")]) == [Change.NEW]
        assert [hit.article.id for hit in opened.find_passages("guls")] == [1]
    assert metadata.tables.keys() <= {
        name for (name,) in rows(archive_url, "SELECT name FROM sqlite_master")
    }


# What a migration means stays


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Barack Obama", "barak obama"),
        ("Mr. Barack H. Obama", "barak obama"),
        ("Mr. Obama", "mr obama"),
        ("former Vice President Joe Biden", "josev biden"),
        ("Ken Griffey Jr.", "keneth grifei jr"),
        ("George H. W. Bush", "george hv bush"),
        ("Mevlüt Çavuşoğlu", "mevlut cavusoglu"),
        ("Lavroff", "lavrov"),
        ("O'Brien", "obrien"),
        ("???", "??"),
    ],
)
def test_a_name_has_the_key_it_had_at_revision_0002(name: str, key: str) -> None:
    assert frozen.key(name) == key


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Mc Cain"], {"mc", "cain", "mccain"}),
        (["al-Assad"], {"al", "assad", "alassad"}),
        (
            ["Ursula von der Leyen", "EU chief"],
            {"ursula", "von", "der", "leyen", "derleyen", "vonderleyen", "eu", "chief"},
        ),
        (["George H. W. Bush"], {"george", "hw", "bush"}),
        (["Doe-Krol"], {"doe", "krol", "doekrol"}),
        ([""], set()),
    ],
)
def test_a_name_has_the_words_it_had_at_revision_0003(names: list[str], words: set[str]) -> None:
    assert frozen.name_words(names) == words


def test_migrations_use_no_code_that_goes_on_changing() -> None:
    folder = ROOT / "corpus" / "store" / "migrations"
    imports = [
        (path.name, module)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in [getattr(node, "module", None), *(alias.name for alias in node.names)]
        if module and module.startswith(("corpus", "bot", "handlers"))
    ]
    assert {module for _, module in imports} == {"corpus.store.migrations.frozen"}


def test_what_was_met_and_on_its_way_before_0007_still_comes(archive_url: str) -> None:
    _upgrade(archive_url, "0006")
    with closing(sqlite3.connect(path_of(archive_url), isolation_level=None)) as old:
        moment = "'2024-10-01 12:00:00.000000'"
        old.execute(
            f"""INSERT INTO deliveries VALUES (1, 'digest 3', 7, 0, 0, 'News', '[]', 0, 'claimed',
                {moment}, 0, NULL, NULL, {moment})"""
        )
        old.execute("PRAGMA foreign_keys = OFF")
        old.execute("INSERT INTO matches VALUES (1, 2, 3)")
    _upgrade(archive_url, "head")
    assert rows(archive_url, "SELECT state FROM deliveries") == [("queued",)]
    assert rows(archive_url, "SELECT * FROM matches") == [(1, 2, 3, None)]


def test_what_is_written_without_spaces_is_indexed_anew_at_0012(
    archive_url: str, tmp_path: Path
) -> None:
    texts = [
        f"市议会周五通过了预算。ﾊﾞｽ\n\n{TEXTS['ferry']} The 学校 stays.",
        f"{TEXTS['tolls'].replace('them', 'them น้ำท่วม')}",
        "대통령이 다리를 개통했다. मुख्यमंत्री ने पुल खोला। Krol’s 桥",
        "The ferry opened on Monday.",
    ]
    urls = archive_url, f"sqlite:///{tmp_path / 'newest.sqlite3'}"
    for url in urls:
        with open_corpus(url) as made:
            made.add(Article(f"Title {text[:5]}", text, str(n)) for n, text in enumerate(texts))
    with closing(sqlite3.connect(path_of(archive_url))) as old, old:
        old.execute("UPDATE passages_text SET title = 'x', body = 'x' WHERE rowid < 4")
        old.execute("UPDATE quotes_text SET title = 'x', around = 'x', said = 'x'")
        old.execute("DELETE FROM words WHERE word GLOB '*[^a-z]*'")
        old.execute("UPDATE alembic_version SET version_num = '0011'")
    _upgrade(archive_url, "0012")
    for query in (
        "SELECT rowid, title, body FROM passages_text",
        "SELECT rowid, title, around, said FROM quotes_text",
        "SELECT word, stem FROM words ORDER BY word",
    ):
        assert rows(archive_url, query) == rows(urls[1], query) != []
