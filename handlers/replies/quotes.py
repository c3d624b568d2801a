"""What the bot says of what somebody said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from corpus import PassageHit, Question, Quote, QuoteHit, Speaker
from corpus.articles.disputes import Complaint
from corpus.text import shorten
from handlers.replies import layout, passages
from handlers.replies.excerpts import Excerpt, around, contexts, page
from handlers.replies.layout import PAGE, Reply, Row, button, keyboard, line
from handlers.replies.messages import OLD_BUTTON, limits

NOTED = "Noted, thank you. The operator will look at it."
_COMPLAINTS = {
    Complaint.WRONG_PERSON: "Wrong person",
    Complaint.NOT_A_QUOTE: "Not a quote",
}


def quotes(
    hits: Sequence[QuoteHit],
    question: Question,
    data: str,
    offset: int,
    others: Sequence[tuple[Speaker, str]] = (),
    role: str | None = None,
) -> Reply:
    """A page of what was said; one hit more than a page shows that there is a next page.

    `data` is what the data of a button to another page begins with; `others` are who may be meant
    too, with the data of their buttons, and `role` is the office that was asked for.
    """
    is_alone = question.name is not None and _one_speaker(hits) is not None
    excerpts = [excerpt(hit, is_alone=is_alone) for hit in hits]
    text, count = page(_heading(hits, question, role), excerpts, offset)
    turning = layout.turning(data, offset, count, len(hits))
    follow = _follow_buttons(hits, question, data)
    rivals = [button(f"or {shorten(speaker.name, 30)}", data) for speaker, data in others]
    return Reply(text, keyboard(contexts(excerpts[:count], offset), turning, follow, rivals))


def excerpt(hit: QuoteHit, *, is_alone: bool = False) -> Excerpt:
    """A quote as it is shown; who `is_alone` in a heading is named below only with a doubt."""
    is_plain = is_alone and hit.quote.is_sure and not hit.quote.inner
    by = "" if is_plain else speaker(hit)
    return Excerpt(hit.article, [hit.quote.sentence], by, f"quote:{hit.quote.id}")


def speaker(hit: QuoteHit) -> str:
    """The name, marked where it is not sure, and whom they quote in turn."""
    inner = f", quoting {line(hit.quote.inner)}" if hit.quote.inner else ""
    return f"{named(hit.speaker, hit.quote)}{inner}"


def named(speaker: Speaker, quote: Quote) -> str:
    """The name of who said it, marked where that is not sure."""
    return f"<b>{line(speaker.name)}</b>{'' if quote.is_sure else ' <i>(probably)</i>'}"


def context(hit: QuoteHit) -> Reply:
    """A quote among its neighbours, and a button for each thing that may be wrong with it."""
    reply = around(hit.article, hit.quote.sentence)
    return reply._replace(keyboard=keyboard(*reply.keyboard, complaints(hit)))


def complaints(hit: QuoteHit) -> Row:
    """A button for each thing that may be wrong with a quote."""
    return [
        button(label, f"wrong:{hit.quote.id}:{place}")
        for place, label in enumerate(_COMPLAINTS[complaint] for complaint in Complaint)
    ]


def _follow_buttons(hits: Sequence[QuoteHit], question: Question, data: str) -> Row:
    """To be told from now on what this speaker says, on all or on this topic."""
    data = f"follow:{data.removeprefix('said:')}"
    topic = [button("Follow this topic", f"{data}:1")] if question.topic else []
    name = _one_speaker(hits) if question.name else None
    speaker = [button(f"Follow {name}", f"{data}:0")] if name else []
    return [*speaker, *topic]


def _one_speaker(hits: Sequence[QuoteHit]) -> str | None:
    """The name of the only one who speaks; None where that are several, or one without a name."""
    names = {hit.speaker.name if hit.speaker.id else None for hit in hits}
    return names.pop() if len(names) == 1 else None


def _heading(hits: Sequence[QuoteHit], question: Question, role: str | None) -> str:
    first = hits[0]
    name = line(_one_speaker(hits) or question.name) if question.name else "Who said what"
    about = limits(question)
    office = f"</b> as {line(role)}<b>" if role else ""
    if question.topic and not first.coverage:
        return f"<b>{name}</b>: no words{about} itself, but these where an article speaks of it:"
    return f"<b>{name}{office}{about}</b>"


def nothing_on_topic(
    speaker: Speaker, question: Question, data: str, newest: datetime | None = None
) -> Reply:
    """The speaker is quoted, but not on this; the rest, if there is any, is a press away.

    `newest` is when they were quoted on it last, where that is outside the times asked for.
    """
    is_rest = speaker.quotes and limits(question)
    text = f"I found nothing that <b>{line(speaker.name)}</b> said{limits(question)}"
    if newest is None:
        rest = [button("What else they said", f"{data}:0")] if is_rest else []
        return Reply(f"{text} in this archive.", keyboard(rest))
    on = " on that" if question.topic else ""
    last = f"Their newest words{on} here are of {layout.date(newest)}."
    return Reply(f"{text}. {last}", keyboard([button("Newest", f"{data}:0")]))


def which_speaker(name: str, choices: Sequence[tuple[Speaker, str]]) -> Reply:
    """Several people it may be: a button each, with the data it carries."""
    text = f"Several people may be <b>{line(name)}</b>. Whom do you mean?"
    return Reply(text, keyboard(*_speaker_buttons(choices)))


def unknown_speaker(name: str, nearest: Sequence[tuple[Speaker, str]]) -> Reply:
    """Nobody by that name, and the nearest there are."""
    hint = "Did you mean one of these?" if nearest else "/people shows who is quoted most."
    text = f"The archive knows nobody called <b>{line(name)}</b>. {hint}"
    return Reply(text, keyboard(*_speaker_buttons(nearest)))


def _speaker_buttons(choices: Sequence[tuple[Speaker, str]]) -> list[Row]:
    return [
        [button(f"{shorten(speaker.name, 30)} ({speaker.quotes})", data)]
        for speaker, data in choices
    ]


def mentioned_only(name: str, hits: Sequence[PassageHit]) -> Reply:
    """Nothing can be given to them: where they are mentioned, labelled as that."""
    header = f"No quote here is surely by <b>{line(name)}</b>. These sentences mention the name:"
    return passages.page(header, hits, 0, "")


def nobody_said(question: Question) -> Reply:
    """No quote of anybody fits."""
    return Reply(
        f"I found nobody quoted{limits(question)} in this archive. Try fewer or other words."
    )


def people(choices: Sequence[tuple[Speaker, str]], offset: int) -> Reply:
    """Who is quoted most; a press shows what they said."""
    if not choices:
        return Reply(OLD_BUTTON if offset else "Nobody is quoted in this archive yet.")
    turning = layout.turning("people", offset, len(choices[:PAGE]), len(choices))
    return Reply(
        "<b>Who is quoted most</b>\nPress a name to read what they said.",
        keyboard(*_speaker_buttons(choices[:PAGE]), turning),
    )
