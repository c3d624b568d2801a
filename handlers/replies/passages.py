"""What the bot says of passages that answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Answer, PassageHit, Question
from corpus.types import LIKELY
from handlers.replies import excerpts, layout
from handlers.replies.excerpts import Excerpt
from handlers.replies.layout import Button, Reply, button, keyboard, line
from handlers.replies.messages import limits, nothing_published, read_as

# Where nothing answers, the nearest are no more than a hint.
_NEAREST = 2


def passages(answer: Answer, data: str, offset: int) -> Reply:
    """A page of articles that answer a question, each by the best sentences of its passages."""
    is_titled = answer.asked.topic is None
    hits = answer.hits if answer.fits or offset else answer.hits[:_NEAREST]
    return page(_how_found(answer), hits, offset, data, is_titled=is_titled)


def _how_found(answer: Answer) -> str:
    """What a reader has to know of how the question was read, and of whether this answers it."""
    within = limits(replace(answer.asked, topic=None))
    if answer.is_widened:
        within = within or " in these very words"
        sentence = f"I found nothing on this{within}. "
        sentence += "Elsewhere:" if answer.fits else "The nearest elsewhere:"
    elif answer.fits:
        sentence = f"<b>Articles{within}</b>" if within else ""
    elif any(hit.confidence >= LIKELY for hit in answer.hits[:1]):
        sentence = "I am not sure that this answers it:"
    else:
        sentence = "I found no answer to that. The nearest there is:"
    return "\n".join(part for part in (read_as(answer.respelt), sentence) if part)


def page(
    header: str, hits: Sequence[PassageHit], offset: int, data: str, *, is_titled: bool = False
) -> Reply:
    """A page of passages; without `data` it is the only one, and there is nothing to follow."""
    rows = [_excerpt(hit)._replace(is_titled=is_titled) for hit in hits]
    text, count = excerpts.page(header, rows, offset)
    turning = layout.turning(data, offset, count, len(hits)) if data else ()
    topic = f"follow:{data.removeprefix('ask:')}"
    follow = [button("Follow this topic", f"{topic}:0:1")] if data and hits[0].fits else []
    return Reply(text, keyboard(excerpts.contexts(rows[:count], offset), turning, follow))


def _excerpt(hit: PassageHit) -> Excerpt:
    """The best sentence of an article and its next best, and who else carried it."""
    data = f"passage:{hit.passage.id}:{hit.sentence.start}"
    return Excerpt(hit.article, (hit.sentence, *hit.more[:1]), data=data, copies=hit.copies)


def nothing_on(answer: Answer, nearest: Sequence[Button] = ()) -> Reply:
    """No article fits: of that time and outlet, or of those words; the nearest words to press."""
    question = answer.asked
    if question.topic is None and question != Question():
        return nothing_published(question)
    words = answer.unknown or (answer.words,)
    hint = (
        "Did you mean one of these?"
        if nearest
        else "Try other words, or /latest to see what there is."
    )
    text = f"I found nothing on {_listing(words)} in this archive. {hint}"
    return Reply(text, keyboard(nearest))


def _listing(words: Sequence[str]) -> str:
    return " and ".join(f"“{line(word)}”" for word in words)
