"""What the bot says of somebody's words over time."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus import SURE, Article, Kind, Question, Quote, QuoteHit, Span, Speaker
from corpus.answers.history import HistoryAnswer
from corpus.questions.history import Course, History
from handlers.replies.history import history

KROL = Speaker("Otto Krol", quotes=9, id=4)
QUESTION = Question("Otto Krol", "eels")


def hit(text: str, day: int) -> QuoteHit:
    published = datetime(2024, 9, day, tzinfo=UTC)
    article = Article("Eels", text, key=str(day), outlet="The Day", published=published, id=day)
    whole = Span(0, len(text))
    return QuoteHit(Quote((whole,), whole, None, None, Kind.DIRECT, SURE, id=day), article, KROL)


def sources(*hits: QuoteHit) -> list[str]:
    answer = HistoryAnswer(History(Course.CHANGE, QUESTION), KROL, hits, len(hits), 1)
    text = history(answer, {QUESTION: 1}).text
    return [line for line in text.splitlines() if line.startswith("—")]


def test_statements_of_one_article_stand_over_its_source_once() -> None:
    first, last = hit("“The eels are safe.”", 1), hit("“The eels are gone.”", 3)
    assert sources(first, hit("“Are they?”", 2), hit("“They are.”", 2), last) == [
        "— <b>First</b> · The Day · 1 September 2024",
        "— The Day · 2 September 2024",
        "— <b>Last</b> · The Day · 3 September 2024",
    ]


def test_the_first_and_the_last_of_one_article_are_marked_together() -> None:
    assert sources(hit("“Eels.”", 1), hit("“No eels.”", 1)) == [
        "— <b>First and last</b> · The Day · 1 September 2024"
    ]
