"""What a chat was about after an answer: the answer as a `Turn`. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.answers.articles import Brief, Choice, NewestArticles
from corpus.answers.checks import CheckAnswer, Publication
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.fresh import FreshAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.said import QuoteAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.stances import StanceAnswer
from corpus.answers.voices import VoicesAnswer
from corpus.conversation.steps import Detail, RelatedArticles, SaidThere, WholeArticle
from corpus.conversation.turns import MOST_ARTICLES, About, Exhibit, Turn
from corpus.questions.phrases import BESIDE_WORDS, split_topic
from corpus.search.spelling import STOPWORDS
from corpus.text import fold, words
from corpus.types import Answer, Article, Question, QuoteHit

_PAGE = 5
_IDLE_WORDS = (
    "story stories article articles news report reports go goes went going happen happens happened"
    " happening say says said tell told compare know come comes came cost costs get got new latest"
    " everything"
)
_IDLE = STOPWORDS | frozenset(_IDLE_WORDS.split())


def turn(message: str, answer: object) -> Turn | None:
    """What the chat is about after this answer to a message; None after one that shows nothing."""
    match answer:
        case QuoteAnswer():
            return _of_quotes(message, answer)
        case SidesAnswer() | StanceAnswer() | HistoryAnswer() | VoicesAnswer():
            return _of_quotes(message, _as_quotes(answer))
        case CheckAnswer():
            return _of_check(message, answer)
        case Answer():
            return _of_passages(message, answer)
        case Brief():
            return _of_article(message, answer.article, answer.sentences)
        case Choice():
            return _of_articles(message, About.ARTICLES, answer.articles, answer.words)
        case NewestArticles():
            return _of_articles(message, About.ARTICLES, answer.articles[:_PAGE])
        case FreshAnswer():
            return _of_stories(answer.topic, answer.stories) if answer.stories else None
        case CoverageAnswer():
            return _of_stories(message, answer)
        case Detail():
            item = Exhibit(answer.article.id, answer.sentence.start, answer.sentence.end)
            people = tuple(hit.speaker.name for hit in answer.hits)
            return Turn(About.PASSAGES, message, None, people, None, (item,), (answer.article.id,))
        case WholeArticle():
            return _of_article(message, answer.article)
        case RelatedArticles():
            return _of_articles(message, About.ARTICLES, answer.articles)
        case SaidThere():
            return _of_words_there(message, answer)
    return None


def _of_words_there(message: str, answer: SaidThere) -> Turn:
    items = tuple(_item(hit) for hit in answer.hits[:_PAGE])
    names = tuple(dict.fromkeys(hit.speaker.name for hit in answer.hits))
    article = answer.article
    return Turn(About.ARTICLE, message, None, names, article.title, items, (article.id,))


def _as_quotes(answer: SidesAnswer | StanceAnswer | HistoryAnswer | VoicesAnswer) -> QuoteAnswer:
    """The quotes that were shown, as an answer to the question about all of them."""
    match answer:
        case SidesAnswer():
            hits = [hit for side in answer.sides for hit in side.hits]
            return QuoteAnswer(answer.question, hits=tuple(hits))
        case StanceAnswer():
            return QuoteAnswer(answer.everything, hits=answer.hits or answer.others)
        case HistoryAnswer():
            return QuoteAnswer(answer.request.question, hits=answer.statements)
        case VoicesAnswer():
            return QuoteAnswer(answer.request.question, hits=answer.hits)


def _of_quotes(message: str, answer: QuoteAnswer) -> Turn:
    hits = answer.hits[:_PAGE]
    names = [hit.speaker.name for hit in hits]
    people = dict.fromkeys([speaker.name for speaker in answer.speakers] + names)
    return Turn(
        About.SPEECH,
        message,
        answer.question,
        tuple(people),
        answer.question.topic,
        tuple(map(_item, hits)),
        _articles(hit.article for hit in answer.hits),
    )


def _of_check(message: str, answer: CheckAnswer) -> Turn:
    best = answer.publications[:1]
    speakers = (publication.speaker for publication in best)
    people = [speaker.name for speaker in (*speakers, answer.whom.speaker) if speaker]
    return Turn(
        About.SPEECH,
        message,
        Question(people[0]) if people else None,
        tuple(dict.fromkeys(people)),
        None,
        tuple(map(_exhibit, best)),
        _articles(publication.article for publication in answer.publications),
    )


def _exhibit(publication: Publication) -> Exhibit:
    number = publication.quote.id if publication.quote and publication.speaker else 0
    sentence = publication.sentence
    return Exhibit(publication.article.id, sentence.start, sentence.end, number)


def _of_passages(message: str, answer: Answer) -> Turn:
    items = tuple(
        Exhibit(hit.article.id, hit.sentence.start, hit.sentence.end) for hit in answer.hits[:_PAGE]
    )
    # What only came near is no matter of the chat: "who paid for it?" is not asked of that.
    fitting = [hit for hit in answer.hits if hit.fits] or list(answer.hits[:1])
    near = [hit.article for hit in fitting]
    copies = [copy for hit in fitting for copy in hit.copies]
    topic = telling(answer.asked.topic or answer.words)
    return Turn(About.PASSAGES, message, None, (), topic, items, _articles([*near, *copies]))


def _of_article(message: str, article: Article, sentences: int = 0) -> Turn:
    items = (Exhibit(article.id),)
    return Turn(
        About.ARTICLE, message, None, (), article.title, items, (article.id,), sentences=sentences
    )


def _of_articles(
    message: str, about: About, articles: Iterable[Article], matter: str | None = None
) -> Turn | None:
    items = tuple(Exhibit(article.id) for article in articles)
    if not items:  # the chat stays on what it was about
        return None
    topic = telling(matter or message)
    return Turn(about, message, None, (), topic, items, tuple(item.article for item in items))


def _of_stories(message: str, answer: CoverageAnswer) -> Turn:
    stories = answer.coverage.stories
    leads = [event.article for event in answer.events or ()] or [
        story.lead.article for story in stories
    ]
    articles = _articles(article for story in stories for article in story.articles)
    topic = answer.coverage.asked.topic
    items = tuple(Exhibit(article.id) for article in leads)
    return Turn(About.STORIES, message, None, (), topic, items, articles)


def _item(hit: QuoteHit) -> Exhibit:
    return Exhibit(hit.article.id, hit.quote.sentence.start, hit.quote.sentence.end, hit.quote.id)


def _articles(articles: Iterable[Article]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(article.id for article in articles))[:MOST_ARTICLES]


def telling(topic: str) -> str | None:
    """The words of a question that say what it is about: no names of kinds of text, no "happen"."""
    plain = split_topic(topic).words
    content = [word for word in plain.split() if not _IDLE.issuperset(words(fold(word)))]
    return " ".join(content).strip(BESIDE_WORDS) or None
