"""What can be asked of an archive, and that every answer is the articles' own words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus as corpus_package
from corpus import (
    POSSIBLE,
    SURE,
    Act,
    Article,
    Corpus,
    Examples,
    NotFoundError,
    Question,
    QuoteHit,
    Speaker,
    SpeakerKind,
    SummaryError,
    open_corpus,
)
from corpus.answers import people
from corpus.answers import said as said_answers
from corpus.answers.snapshot import Snapshot
from corpus.articles import store as storage
from corpus.questions.line import parse_line
from corpus.store import database
from corpus.types import Scope

NOW = datetime(2024, 9, 18, tzinfo=UTC)
EVERYTHING = 1_000


def said(hits: list[QuoteHit]) -> list[str]:
    return [hit.quote.sentence.of(hit.article.text) for hit in hits]


def speaker(corpus: Corpus, name: str) -> Speaker:
    return next(found for found in corpus.people(None) if found.name == name)


def test_the_public_list_is_sorted_and_complete() -> None:
    public = corpus_package.__all__
    assert public == sorted(public, key=lambda name: (not name.isupper(), name))
    assert all(hasattr(corpus_package, name) for name in public)


# Articles


def test_an_article_is_found_by_number_and_by_link(sample_corpus: Corpus) -> None:
    (newest,) = sample_corpus.latest(1)
    assert sample_corpus.article(newest.id) == newest
    assert sample_corpus.article_by_url(newest.url) == newest
    assert sample_corpus.article_by_url(f" {newest.url}\n") == newest
    assert sample_corpus.article_by_url("https://elsewhere.example") is None


@pytest.mark.parametrize("number", [0, -1, 999, 10**30])
@pytest.mark.parametrize("verb", [Corpus.article, Corpus.summarize, Corpus.quote, Corpus.recall])
def test_a_number_of_nothing_is_not_found(
    sample_corpus: Corpus, verb: Callable[[Corpus, int], object], number: int
) -> None:
    with pytest.raises(NotFoundError):
        verb(sample_corpus, number)


def test_a_speaker_who_is_gone_is_none(sample_corpus: Corpus) -> None:
    assert sample_corpus.speaker(999) is None


def test_the_latest_are_the_newest_published_and_the_undated_come_last(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    dates = {"old": NOW - timedelta(days=9), "undated": None, "new": NOW, "also undated": None}
    corpus.add([article(key, title=key, published=date) for key, date in dates.items()])
    assert [found.title for found in corpus.latest()] == ["new", "old", "also undated", "undated"]


def test_pages_of_articles_give_all_of_them_once(sample_corpus: Corpus) -> None:
    everything = sample_corpus.latest(None)
    pages = [sample_corpus.latest(5, offset) for offset in range(0, 20, 5)]
    assert [found for page in pages for found in page] == everything
    assert len(everything) == sample_corpus.counts().articles == 16


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Caranza and Lethmark sign treaty to share the Ruvenna", "Caranza and Lethmark sign"),
        ("caranza and letmark sign treaty to share ruvena", "Caranza and Lethmark sign"),
        ("mayor tells council tern bridge", "Tern Bridge will cost 685 million"),
        ("branza turns down the capital", "Brânză turns down the capital"),
    ],
)
def test_an_article_is_found_by_its_headline(sample_corpus: Corpus, typed: str, title: str) -> None:
    hits = sample_corpus.find_articles(typed)
    assert hits[0].article.title.startswith(title)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_long_article_does_not_crowd_out_one_with_a_like_title(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    paragraph = "The pier was sunk in soft grey mud that afternoon. " * 9
    corpus.add(
        [
            article("\n\n".join([paragraph] * 60), title="The harbour bridge", key="long"),
            article(paragraph, title="The harbour bridge today", key="short"),
        ]
    )
    assert len(corpus.find_articles("harbour bridge")) == 2


def test_words_of_no_headline_find_no_article(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_articles("xylophone concert cancelled tonight") == []


def test_a_summary_is_three_sentences_of_the_article(sample_corpus: Corpus) -> None:
    for found in sample_corpus.latest(None):
        spans = sample_corpus.summarize(found.id).sentences
        assert len(spans) == 3
        assert found.text.startswith(spans[0].of(found.text))
        assert len(sample_corpus.summarize(found.id, 1).sentences) == 1


def test_an_article_without_words_has_no_summary(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    corpus.add([article("😀 ?!")])
    with pytest.raises(SummaryError):
        corpus.summarize(corpus.latest()[0].id)


def test_counts_say_how_much_and_from_when_to_when(sample_corpus: Corpus) -> None:
    counts = sample_corpus.counts()
    assert counts.first == datetime(2024, 1, 17, tzinfo=UTC)
    assert counts.last == datetime(2024, 9, 17, tzinfo=UTC)
    assert counts.speakers >= len(sample_corpus.people(None))
    assert counts.attributed >= sum(found.quotes for found in sample_corpus.people(None))
    assert counts.quotes >= counts.attributed > 0


def test_an_empty_archive_answers_with_nothing(corpus: Corpus) -> None:
    counts = corpus.counts()
    assert (counts.articles, counts.quotes, counts.first, counts.last) == (0, 0, None, None)
    assert corpus.latest() == corpus.people() == corpus.find_quotes(None) == []
    assert corpus.find_passages("bridge") == corpus.find_mentions("Dunne") == []
    assert corpus.find_speakers("Dunne") == corpus.nearest_speakers("Dunne") == []
    assert corpus.find_articles("bridge") == []
    assert corpus.ask(people.whom, "Dunne") == people.Whom()
    assert corpus.ask(said_answers.read_question, parse_line("dunne bridge", NOW)) is None
    assert corpus.examples() == Examples()


# Speakers


@pytest.mark.parametrize(
    "typed",
    ["Małgorzata Dunne", "malgorzata dunne", "Dunne", "dunne", "Mayor Dunne", "Malgorzta Dunne"],
)
def test_a_speaker_is_found_however_the_name_is_typed(sample_corpus: Corpus, typed: str) -> None:
    assert [hit.speaker.name for hit in sample_corpus.find_speakers(typed)] == ["Małgorzata Dunne"]


def test_a_shared_surname_gives_everybody_it_may_mean(sample_corpus: Corpus) -> None:
    found = {hit.speaker.name for hit in sample_corpus.find_speakers("Halloran")}
    assert found == {"Frank Halloran", "Edith Halloran"}


def test_nobody_is_found_by_a_name_like_no_other(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_speakers("Xenophon") == []


def test_the_nearest_names_are_offered_for_an_unknown_one(sample_corpus: Corpus) -> None:
    near = sample_corpus.nearest_speakers("Haloren")
    assert {found.name for found in near} >= {"Frank Halloran", "Edith Halloran"}
    assert len(sample_corpus.nearest_speakers("Haloren", limit=1)) == 1


def test_people_come_most_quoted_first_page_by_page(sample_corpus: Corpus) -> None:
    everybody = sample_corpus.people(None)
    quotes = [found.quotes for found in everybody]
    assert quotes == sorted(quotes, reverse=True)
    pages = [sample_corpus.people(4, offset) for offset in range(0, len(everybody), 4)]
    assert [found for page in pages for found in page] == everybody
    assert all(sample_corpus.speaker(found.id) == found for found in everybody)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Question("Halloran", "eels"), {"Edith Halloran"}),
        (Question("Halloran", "the moon"), {"Frank Halloran"}),
        (Question("Halloran"), {"Frank Halloran", "Edith Halloran"}),
        (Question("Halloran", "xylophones"), {"Frank Halloran", "Edith Halloran"}),
        (Question("Halloran", since=datetime(2024, 9, 1, tzinfo=UTC)), {"Frank Halloran"}),
        (Question("Edith Halloran", "the moon"), {"Edith Halloran"}),
        (Question("Xenophon", "eels"), set()),
        (Question(None, "eels"), set()),
    ],
)
def test_the_topic_tells_people_of_one_name_apart(
    sample_corpus: Corpus, asked: Question, names: set[str]
) -> None:
    scope = Scope(asked.since, asked.until)
    whom = sample_corpus.ask(people.whom, asked.name or "", asked.topic, scope)
    assert {speaker.name for speaker in whom.speakers} == names


def test_who_is_never_quoted_is_mentioned_where_somebody_speaks_and_newest_first(
    sample_corpus: Corpus,
) -> None:
    assert sample_corpus.find_speakers("Rasmus Ehrling") == []
    hits = sample_corpus.find_mentions("rasmus ehrling", limit=50)
    assert all("Rasmus Ehrling" in hit.sentence.of(hit.article.text) for hit in hits)
    assert len(hits) > 5
    order = [(hit.score, hit.article.published) for hit in hits]
    assert order == sorted(order, reverse=True)
    assert len({score for score, _ in order}) > 1
    assert sample_corpus.find_mentions("rasmus ehrling", limit=2) == hits[:2]


def test_a_name_in_no_article_has_no_mentions(sample_corpus: Corpus) -> None:
    assert sample_corpus.find_mentions("Xenophon Ehrling") == []


# Quotes


def test_what_somebody_said_comes_newest_first(sample_corpus: Corpus) -> None:
    dunne = speaker(sample_corpus, "Małgorzata Dunne")
    hits = sample_corpus.find_quotes(dunne.id, limit=EVERYTHING)
    dates = [hit.article.published for hit in hits]
    assert dates == sorted(dates, reverse=True)
    assert {hit.speaker for hit in hits} == {dunne}
    assert "eight weeks after she signed" in said(hits)[0]


def test_what_somebody_said_on_a_topic_comes_best_first(sample_corpus: Corpus) -> None:
    kjeldahl = speaker(sample_corpus, "Anders Kjeldahl")
    hits = sample_corpus.find_quotes(kjeldahl.id, "a dry year and the orchards")
    assert "the dry year from our neighbours and not from our orchards" in said(hits)[0]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("topic", [None, "the bridge", "treaty"])
def test_pages_of_quotes_give_all_of_them_once(sample_corpus: Corpus, topic: str | None) -> None:
    everything = sample_corpus.find_quotes(None, topic, limit=EVERYTHING)
    pages = [
        sample_corpus.find_quotes(None, topic, limit=2, offset=offset)
        for offset in range(0, len(everything) + 2, 2)
    ]
    assert [hit for page in pages for hit in page] == everything
    shown = {(hit.article.id, hit.quote.sentence, hit.speaker.id) for hit in everything}
    assert len(shown) == len(everything) > 2


def test_times_bound_what_was_published_from_since_to_before_until(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    days = [NOW + timedelta(days=day) for day in range(3)]
    for number, published in enumerate([*days, None]):
        text = f"Mayor Jane Doe said toll number {number} would go."
        corpus.add([article(text, key=str(number), published=published)])

    def numbers(since: datetime | None, until: datetime | None) -> list[str]:
        hits = corpus.find_quotes(None, since=since, until=until)
        return [hit.article.key for hit in hits]

    assert numbers(None, None) == ["2", "1", "0", "3"]
    assert numbers(days[1], None) == ["2", "1"]
    assert numbers(None, days[1]) == ["0"]
    assert numbers(days[1], days[2]) == ["1"]
    assert [hit.article.key for hit in corpus.find_quotes(None, "toll", since=days[2])] == ["2"]


THOUGHT = {"speaker": "Anna Krol", "act": Act.THOUGHT}
CAMPAIGN = {"speaker": "Clinton campaign", "speaker_kind": SpeakerKind.ORGANISATION}


@pytest.mark.parametrize("topic", [None, "river"])
def test_thoughts_are_told_to_those_who_ask_for_them(
    corpus: Corpus, tell: Callable[..., None], topic: str | None
) -> None:
    tell("one", "Anna Krol", THOUGHT, "Ivo Berg", {"speaker": "Ada Quill", "act": Act.THOUGHT})
    anna = speaker(corpus, "Anna Krol")
    assert anna.quotes == 1
    assert [hit.quote.act for hit in corpus.find_quotes(anna.id, topic)] == [Act.SAID]
    with_thoughts = corpus.find_quotes(anna.id, topic, act=Act.THOUGHT)
    assert [hit.quote.act for hit in with_thoughts] == [Act.SAID, Act.THOUGHT]
    assert {found.name for found in corpus.people()} == {"Anna Krol", "Ivo Berg"}
    (ada,) = corpus.ask(people.whom, "Ada Quill").speakers
    assert corpus.speaker(ada.id) == ada
    assert len(corpus.find_quotes(None, topic)) == 2


@pytest.mark.parametrize("topic", [None, "river"])
def test_what_is_hardly_possible_is_not_told(
    corpus: Corpus, tell: Callable[..., None], topic: str | None
) -> None:
    sureness = (POSSIBLE - 0.01, POSSIBLE, SURE)
    tell("one", *({"speaker": "Anna Krol", "confidence": each} for each in sureness))
    hits = corpus.find_quotes(None, topic)
    assert [hit.quote.confidence for hit in hits] == [POSSIBLE, SURE]
    assert speaker(corpus, "Anna Krol").quotes == 2


def test_an_organisation_answers_to_its_name_and_a_person_to_theirs(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Hillary Clinton", CAMPAIGN, aliases={"Clinton campaign": ("campaign",)})
    for asked, name in (
        ("What did Clinton say about the river?", "Hillary Clinton"),
        ("What did the Clinton campaign say about the river?", "Clinton campaign"),
        ("campaign on river", "Clinton campaign"),
    ):
        question = corpus.ask(said_answers.read_question, parse_line(asked, NOW))
        assert question
        assert [
            found.name for found in corpus.ask(people.whom, question.name, question.topic).speakers
        ] == [name]
        (hit,) = corpus.find_quotes(
            corpus.ask(people.whom, question.name, question.topic).speakers[0].id, question.topic
        )
        assert hit.speaker.name == hit.quote.speaker == name
    tell("one", CAMPAIGN)
    for typed in ("Clinton", "Hillary Clinton"):
        assert corpus.ask(people.whom, typed).speakers == ()


def test_speakers_are_listed_by_any_part_of_a_name(
    corpus: Corpus, tell: Callable[..., None]
) -> None:
    tell("one", "Hillary Clinton", CAMPAIGN, "Zoë Márquez", THOUGHT)
    assert len(corpus.speakers_named()) == 4
    assert {found.name for found in corpus.speakers_named("CLINT")} == {
        "Hillary Clinton",
        "Clinton campaign",
    }
    assert [found.name for found in corpus.speakers_named("marquez")] == ["Zoë Márquez"]


def test_a_quote_is_found_again_by_its_number(sample_corpus: Corpus) -> None:
    for hit in sample_corpus.find_quotes(None, limit=EVERYTHING):
        found = sample_corpus.quote(hit.quote.id)
        assert (found.quote, found.article, found.speaker) == (hit.quote, hit.article, hit.speaker)


def test_what_nobody_named_said_is_not_given_by_number(
    corpus: Corpus, article: Callable[..., Article], archive_url: str
) -> None:
    corpus.add([article('"The road is closed," the police said in a statement.')])
    (quote,) = stored_quotes(archive_url, corpus.latest()[0].id)
    assert corpus.find_quotes(None) == []
    with pytest.raises(NotFoundError):
        corpus.quote(quote.id)


def stored_quotes(url: str, article_id: int) -> list[corpus_package.Quote]:
    engine = database.open_engine(url)
    with database.reading(engine) as connection:
        found = storage.quotes_of_article(connection, article_id)
    engine.dispose()
    return found


# One state


def test_every_step_of_a_flow_sees_one_state(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    def flow(archive: Snapshot) -> list[int]:
        seen = [storage.counts(archive.connection).articles]
        corpus.add([article("The mill stood.", "Mill")])
        return [*seen, storage.counts(archive.connection).articles]

    assert corpus.ask(flow) == [0, 0]
    assert corpus.counts().articles == 1


def test_the_outlets_are_those_of_the_state(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    for outlets in (["Crumb"], ["Crumb", "Tide"]):
        corpus.add([article("The mill stood.", name, outlet=name) for name in outlets])
        assert corpus.ask(lambda archive: list(archive.outlets)) == outlets
        assert corpus.ask(lambda archive: list(archive.outlets)) == outlets


def test_an_answer_comes_with_the_numbers_of_its_questions(corpus: Corpus) -> None:
    old, new = Question("Dunne"), Question("Krol")
    number = corpus.remember(old)
    answer, numbers = corpus.answer(lambda _, word: (word, [old, new]), "tolls")
    assert answer == "tolls"
    assert numbers == {old: number, new: corpus.remember(new)}
    assert corpus.answer(lambda _: ("tolls", ())) == ("tolls", {})


# Many at once


def test_threads_that_ask_at_once_get_what_one_alone_gets(sample_corpus: Corpus) -> None:
    def ask(words: str) -> tuple[object, ...]:
        return (
            sample_corpus.find_passages(words),
            sample_corpus.find_quotes(None, words),
            sample_corpus.find_speakers(words),
            sample_corpus.counts(),
        )

    asked = ["Halloran", "the bridge", "Dunne tolls", "seagrass", "rate cut", "river"] * 4
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(ask, asked))
    assert together == [ask(words) for words in asked]


def test_who_asks_while_articles_come_in_gets_whole_answers(
    corpus: Corpus, article: Callable[..., Article]
) -> None:
    is_done = threading.Event()

    def add() -> None:
        try:
            for number in range(20):
                text = f"Mayor Ann Lee{number} said the toll would go."
                corpus.add([article(text, key=str(number))])
        finally:
            is_done.set()

    def ask() -> None:
        while not is_done.is_set():
            for hit in corpus.find_quotes(None, "toll", limit=EVERYTHING):
                assert hit.speaker.name.split()[-1] in hit.article.text

    with ThreadPoolExecutor(4) as threads:
        for future in [threads.submit(add), *(threads.submit(ask) for _ in range(3))]:
            future.result()
    assert len(corpus.find_quotes(None, "toll", limit=EVERYTHING)) == 20


# The promise


NAMES = st.sampled_from(["Jane Doe", "Mayor Zoë Márquez", "Doe", "he", "she", "The minister"])
CLAIMS = st.sampled_from(["the tolls would go", "nobody had asked", "it was a “fair” price"])
QUOTED = st.sampled_from(['"We are glad,"', "“Not today,”", '"Is it?"', "'Never'", '"An open one'])
SENTENCES = st.one_of(
    st.builds("{} said {}.".format, NAMES, CLAIMS),
    st.builds("{} {} said.".format, QUOTED, NAMES),
    st.builds("{1} told reporters: {0}".format, QUOTED, NAMES),
    st.builds('{} {} added, "and {}."'.format, QUOTED, NAMES, CLAIMS),
    st.builds("According to {}, {}.".format, NAMES, CLAIMS),
    st.text(max_size=20),
)
GAPS = st.sampled_from([" ", "\n", "\n\n", "  "])
TEXTS = st.lists(st.builds("{}{}".format, SENTENCES, GAPS), min_size=1, max_size=12).map("".join)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_all_that_is_stored_and_told_is_a_slice_of_the_article(
    tmp_path_factory: pytest.TempPathFactory, article: Callable[..., Article], text: str
) -> None:
    text = corpus_package.text.clean(text)
    url = f"sqlite:///{tmp_path_factory.mktemp('promise') / 'archive.sqlite3'}"
    opened = open_corpus(url)
    opened.add([article(text, title="Tolls, said the mayor")])
    (stored,) = opened.latest()
    assert stored.text == text
    for quote in stored_quotes(url, stored.id):
        parts = [*quote.content, quote.sentence, quote.cue, quote.source]
        assert all(part.of(text).strip() for part in parts if part)
        assert all(0 <= part.start < part.end <= len(text) for part in parts if part)
    hits = opened.find_passages("the tolls, said the mayor", limit=50)
    assert all(hit.sentence.of(text) in hit.passage.span.of(text) for hit in hits)
    if any(letter.isalnum() for letter in text):
        assert all(span.of(text).strip() for span in opened.summarize(stored.id).sentences)
    opened.close()
