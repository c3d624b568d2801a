"""What the bot says of something it has shown: when, where and by whom it was said."""

from __future__ import annotations

from corpus.conversation.moves import Move
from corpus.conversation.reading import Lost
from corpus.conversation.steps import Detail, NextPage, RelatedArticles, SaidThere, WholeArticle
from corpus.text import passages, sentences
from handlers.replies import articles, excerpts, layout, quotes
from handlers.replies.layout import Reply, button, keyboard

LOST = (
    "I do not know what that is about. Reply to the message that you mean, or ask with a name or a"
    " topic, such as: What did Jane Doe say about the budget?"
)
_THE_END = "That was all there is. Ask on: another topic, another person, or another time."


def worded(answer: object) -> Reply:
    """What was asked of something that was shown."""
    match answer:
        case Detail():
            return _detail(answer)
        case WholeArticle():
            return articles.full_text(answer.article, passages(answer.article.text), 0)
        case SaidThere():
            return articles.said_in(answer.article, answer.hits, 0)
        case RelatedArticles():
            return articles.related(answer.article, answer.articles)
        case NextPage():
            return Reply(_THE_END)
        case Lost():
            return Reply(LOST)
    raise TypeError(answer)


def with_way_out(reply: Reply, number: int) -> Reply:
    """The reply with a button that asks the words alone, not as going on from the last answer."""
    return reply._replace(keyboard=(*reply.keyboard, (button("Ask it alone", f"alone:{number}"),)))


def _detail(detail: Detail) -> Reply:
    """The answer in a line, then the sentence among its neighbours, and where it stands."""
    around = excerpts.around(detail.article, detail.sentence)
    line = _line(detail)
    beginning = _beginning(detail) if detail.move is Move.CONTEXT else ""
    text = "\n".join(part for part in (line, around.text, beginning) if part)
    is_whose = detail.move in (Move.CONTEXT, Move.WHO) and len(detail.hits) == 1
    faults = quotes.complaints(detail.hits[0]) if is_whose else []
    return Reply(text, keyboard(*around.keyboard, faults))


def _line(detail: Detail) -> str:
    article = detail.article
    match detail.move:
        case Move.WHEN:
            if article.published is None:
                return "The article does not say when it was published."
            return f"<b>{layout.date(article.published)}</b>, when this was published:"
        case Move.SOURCE:
            return f"<b>{layout.published(article)}</b>"
        case Move.WHO:
            if not detail.hits:
                return "These are the article's own words; it names nobody who says them."
            return " and ".join(dict.fromkeys(map(quotes.speaker, detail.hits)))
    return ""


def _beginning(detail: Detail) -> str:
    """How the article begins, which mostly tells when and where; where that was not shown."""
    lead = next(iter(sentences(detail.article.text)), None)
    if lead is None or lead.end >= detail.sentence.start:
        return ""
    return f"The article begins:\n{layout.quoted(layout.verbatim(lead, detail.article.text))}"
