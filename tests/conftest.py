"""Archives in real files: an empty one, and one with the articles of docs/samples."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fakes import Chat, Clock, FakeTelegram, bot_on
from hypothesis import HealthCheck, settings

from corpus import Article, Corpus, Kind, Quote, Span, open_corpus
from corpus.articles import saving
from corpus.articles.saving import ArticleDraft
from corpus.loading.loader import find_files, read
from corpus.store import database
from corpus.types import Analysis, Passage
from handlers.context import OurApplication

# A machine may be busy: no test is about how long an example takes. Where changes are
# judged, the examples are the same each time; elsewhere new ones go on searching.
settings.register_profile(
    "any",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count what the tests of single promises reach; it takes twice the time to count it.

    What whole programs, gates and hundreds of drawn examples run through is reached by those too.
    """
    for item in items:
        is_drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if is_drawn or item.path.parent.name in ("gates", "whole"):
            item.add_marker(pytest.mark.no_cover)


SAMPLES = Path(__file__).resolve().parents[1] / "docs" / "samples"


def _article(text: str, title: str = "A title", key: str = "", **values: object) -> Article:
    return Article(title=title, text=text, key=key or title, **values)


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article: `article("The bridge opened.", title="Bridge", published=...)`."""
    return _article


@pytest.fixture
def archive_url(tmp_path: Path) -> str:
    """The database URL of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'archive.sqlite3'}"


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "archive.sqlite3"
    open_corpus(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def corpus(_empty_file: Path, archive_url: str) -> Iterator[Corpus]:
    """An empty archive; a copy, since twenty are copied while one is set up."""
    shutil.copy(_empty_file, archive_url.removeprefix("sqlite:///"))
    opened = open_corpus(archive_url)
    yield opened
    opened.close()


@pytest.fixture
def tell(corpus: Corpus, archive_url: str) -> Callable[..., None]:
    """Stores an article with a quote for each source, whatever extraction would make of it.

    `tell("key", "Anna Krol", {"speaker": "NATO", "speaker_kind": SpeakerKind.ORGANISATION})`
    """

    def tell(
        key: str, *sources: str | dict[str, Any], aliases: Mapping[str, tuple[str, ...]] = {}
    ) -> None:
        text = " ".join(f"The river rose in year {number:03} of {key}." for number in range(9))
        length = (len(text) + 1) // 9
        spans = [Span(at, at + length - 1) for at in range(0, len(text), length)]
        values = [{"speaker": each} if isinstance(each, str) else each for each in sources]
        quotes = tuple(
            Quote((span,), span, None, None, Kind.INDIRECT, **{"confidence": 1.0, **value})
            for span, value in zip(spans, values, strict=False)
        )
        analysis = Analysis((Passage(Span(0, len(text)), 0),), quotes, dict(aliases))
        now = datetime(2024, 9, 18, tzinfo=UTC)
        engine = database.open_engine(archive_url)
        with database.writing(engine) as connection:
            draft = ArticleDraft(_article(text, key), f"{key}{sources}", analysis)
            saving.save(connection, [draft], now)
        engine.dispose()

    return tell


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "archive.sqlite3"
    loaded = open_corpus(f"sqlite:///{path}")
    loaded.add([item for file in find_files([SAMPLES]) for item in read(file)])
    loaded.close()
    return path


@pytest.fixture
def sample_corpus(_sample_file: Path, tmp_path: Path) -> Iterator[Corpus]:
    """An archive of its own for each test, with the articles of docs/samples."""
    opened = open_corpus(f"sqlite:///{shutil.copy(_sample_file, tmp_path / 'samples.sqlite3')}")
    yield opened
    opened.close()


# --- the bot, with the Telegram of fakes.py -----------------------------------------------


@pytest.fixture
def sample_url(sample_corpus: Corpus, tmp_path: Path) -> str:
    """The database URL of the sample archive."""
    return f"sqlite:///{tmp_path / 'samples.sqlite3'}"


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    """Telegram; a request that it refuses fails the test, unless the test takes it away."""
    found = FakeTelegram()
    yield found
    assert found.refused == []


@pytest.fixture
def clock() -> Clock:
    """The bot's clock."""
    return Clock()


@pytest.fixture
async def bot(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock
) -> AsyncIterator[OurApplication]:
    """The bot on the sample archive."""
    async with bot_on(sample_corpus, telegram, clock) as application:
        yield application


@pytest.fixture
def chat(bot: OurApplication, telegram: FakeTelegram) -> Chat:
    """A private chat with the bot."""
    return Chat(bot, telegram)
