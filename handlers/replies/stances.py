"""What the bot says of who is for or against something: values in, `Reply` out. Pure.

The heading tells what kind of words these are, not what anybody thinks.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus import Question
from corpus.answers.stances import StanceAnswer
from corpus.questions.stance_words import Stance
from handlers.replies import excerpts, quotes
from handlers.replies.layout import Reply, button, keyboard, line
from handlers.replies.messages import limits
from handlers.replies.voices import unknown_role

_WORDS = {
    Stance.AGAINST: "words of criticism",
    Stance.FOR: "words of support",
}


def stances(answer: StanceAnswer, numbers: Mapping[Question, int]) -> Reply:
    """The words that show the stance, one quote of each; else what was said on it at all."""
    hits = answer.hits or answer.others
    rows = [quotes.excerpt(hit) for hit in hits]
    text, count = excerpts.page(_heading(answer), rows)
    question = answer.everything
    speaker = answer.by.id if answer.by else 0
    more = [button("All that was said on it", f"said:{numbers[question]}:{speaker}:0")]
    contexts = excerpts.contexts(rows[:count])
    return Reply(text, keyboard(contexts, more if question.topic and hits else []))


def _heading(answer: StanceAnswer) -> str:
    request, words = answer.request, _WORDS.get(answer.request.stance)
    target = line(answer.subject.name if answer.subject and words else request.target or "")
    on = f"speaks of <b>{target}</b>{limits(request.question)}" if target else ""
    who = f"<b>{line(answer.by.name)}</b>" if answer.by else "Nobody here"
    if words is None:
        begin = "These answer" if answer.hits else "This was said on"
        return f"{begin} <b>{target}</b>{limits(request.question)}:"
    if not answer.hits:
        never = " nowhere" if answer.by else ""
        remarks = " This was said on it:" if answer.others else ""
        return f"{who}{never} {on or 'speaks'} in clear {words}.{remarks}"
    if answer.by:
        return f"{who} {on or limits(request.question)} in {words}:".replace("  ", " ")
    return f"These speak of <b>{target}</b>{limits(request.question)} in {words}:{_doubt(answer)}"


def _doubt(answer: StanceAnswer) -> str:
    """That who is quoted may have another role than was asked for; nothing where none was."""
    if not answer.is_any_role or answer.request.role is None:
        return ""
    return f"\n{unknown_role(line(answer.request.role))}"
