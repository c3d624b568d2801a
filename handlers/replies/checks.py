"""What the bot says of words that somebody may have said: the verdict, and what was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import Kind, Quote, Span, Speaker
from corpus.answers.checks import CheckAnswer, Publication, Verdict
from corpus.search.wording import Closeness
from corpus.types import Act
from handlers.replies import excerpts, layout, quotes
from handlers.replies.layout import Reply, Row, button, keyboard, line

USAGE = (
    "Which words? For example: /check Jane Doe: “the bridge is safe”"
    " — or send /check as a reply to a message."
)
# So many of the differences are told, and so many others who said the same.
_DIFFERENCES = 4
_OTHERS = 3


def checked(answer: CheckAnswer, more: str) -> Reply:
    """The verdict, the sentence as it was published, where, and what to look at next.

    `more` is the data of the button to what else the speaker said; "" for none.
    """
    best = answer.publications[0] if answer.publications else None
    parts = [_verdict(answer)]
    if best:
        parts += [_published(best), *_notes(best, answer)]
    if answer.verdict is Verdict.SOMEBODY_ELSES and not answer.whom.speakers:
        parts.append(f"Nobody called {_whose(answer)} is quoted here.")
    return Reply("\n".join(parts), keyboard(_buttons(best), _more(answer, more)))


def speaker_of(answer: CheckAnswer) -> Speaker | None:
    """Whose other words are offered: who said these, or else whom they were given to."""
    best = answer.publications[0] if answer.publications else None
    return (best.speaker if best else None) or answer.whom.speaker


# --- the verdict -------------------------------------------------------------------------


def _verdict(answer: CheckAnswer) -> str:
    best = answer.publications[0] if answer.publications else None
    name = _name(best) if best else ""
    match answer.verdict:
        case Verdict.WORD_FOR_WORD:
            return f"<b>Word for word.</b> {name} is quoted with it:"
        case Verdict.NEARLY:
            how = "Nearly, but for a “not”." if best and best.likeness.turns else "Nearly."
            return f"<b>{how}</b> {name} is quoted with slightly other words:"
        case Verdict.IN_OTHER_WORDS:
            return (
                f"<b>In other words.</b> I found no such wording, but {name} is quoted with this:"
            )
        case Verdict.SOMEBODY_ELSES:
            return _somebody_elses(answer, name)
        case Verdict.NOBODYS:
            return _nobodys(best.quote if best else None, best)
        case Verdict.ABSENT:
            return _absent(answer, best)


def _somebody_elses(answer: CheckAnswer, name: str) -> str:
    how = {Closeness.EXACT: "they are", Closeness.NEAR: "these are, nearly,"}.get(
        answer.publications[0].likeness.closeness, "the likest, in other words, are"
    )
    words = f"In this archive {how} those of {name}, not of {_whose(answer)}:"
    return f"<b>Somebody else’s words.</b> {words}"


def _nobodys(quote: Quote | None, best: Publication | None) -> str:
    if quote and best and (source := _source(best, quote)):
        return f"<b>Of nobody whose name I know.</b> The article gives the words to “{source}”:"
    nearly = "" if best and best.likeness.closeness is Closeness.EXACT else " nearly"
    words = f"They stand{nearly} so in an article, which gives them to nobody:"
    return f"<b>Nobody’s quoted words.</b> {words}"


def _absent(answer: CheckAnswer, nearest: Publication | None) -> str:
    request = answer.request
    of_whom = f" of {_whose(answer)}" if request.name else ""
    hint = "" if not request.name or answer.whom.speakers else " I know nobody of that name here."
    sentence = (
        f"<b>Not in this archive.</b> I found no such words{of_whom} here,"
        f" which is no proof that they were never spoken.{hint}"
    )
    if nearest is None:
        return sentence
    return f"{sentence}\nThe nearest that {_name(nearest)} is quoted with:"


def _name(publication: Publication) -> str:
    """The speaker, marked where that is not sure, and whom they quote in turn."""
    quote, speaker = publication.quote, publication.speaker
    if quote is None:
        return "somebody"
    if speaker is None:
        return f"“{_source(publication, quote)}”"
    inner = f", quoting {line(quote.inner)}," if quote.inner else ""
    return f"{quotes.named(speaker, quote)}{inner}"


def _source(publication: Publication, quote: Quote) -> str:
    """The words of the article for who said it; "" where it has none."""
    source = quote.source
    return layout.verbatim(source, publication.article.text, 100) if source else ""


def _whose(answer: CheckAnswer) -> str:
    """Whom the words were said to be of, as the archive calls them where that is clear."""
    speaker = answer.whom.speaker
    return f"<b>{line(speaker.name if speaker else answer.request.name or '')}</b>"


# --- what was published ------------------------------------------------------------------


def _published(publication: Publication) -> str:
    """The sentences, with the words that are meant in bold and what differs underlined."""
    return f"{layout.quoted(_marked(publication))}\n— {excerpts.source(publication.article)}"


def _marked(publication: Publication) -> str:
    likeness, body = publication.likeness, publication.article.text
    whole = layout.verbatim(publication.sentence, body)
    marks = _marks(publication)
    marked, at = [], publication.sentence.start
    for tag, span in marks:
        marked += [_plain(Span(at, span.start), body), f"<{tag}>{_plain(span, body)}</{tag}>"]
        at = span.end
    marked.append(_plain(Span(at, publication.sentence.end), body))
    text = "".join(marked)
    # A sentence that is cut for its length shows no marks: they may stand beyond the cut.
    return text if layout.plain(text) == layout.plain(whole) and likeness.words else whole


def _marks(publication: Publication) -> list[tuple[str, Span]]:
    """What is shown in bold, or underlined as another word, in the order of the text."""
    likeness = publication.likeness
    if likeness.closeness is Closeness.EXACT:
        return [("b", span) for span in _runs(likeness.words, publication.article.text)]
    differing = (part.span for part in likeness.differences if part.span)
    return [("u", span) for span in sorted(differing)]


def _runs(words: Sequence[Span], body: str) -> list[Span]:
    """Words with nothing but spaces and signs between them, as one."""
    runs = list(words[:1])
    for word in words[1:]:
        if re.fullmatch(r"[\W_]*(?:s\b)?[\W_]*", body[runs[-1].end : word.start]):
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    return runs


def _plain(span: Span, body: str) -> str:
    """A part of a sentence; only where its lines break is ours."""
    paragraphs = re.split(r"\s*\n\s*\n\s*", span.of(body))
    return layout.escape("\n\n".join(re.sub(r"\s+", " ", part) for part in paragraphs))


# --- what to know of it ------------------------------------------------------------------


def _notes(best: Publication, answer: CheckAnswer) -> Iterator[str]:
    if best.likeness.closeness is Closeness.NEAR:
        differing = "; ".join(_differing(best))
        yield f"<i>{differing[:1].upper()}{differing[1:]}.</i>"
    if best.likeness.turns and answer.verdict is not Verdict.NEARLY:
        yield "<i>Mind the “not”: the one may deny what the other says.</i>"
    if best.quote and best.speaker and answer.verdict is not Verdict.ABSENT:
        if best.quote.act is Act.THOUGHT:
            yield "<i>The article tells it as what they think or want, not as what they said.</i>"
        elif best.quote.kind is Kind.INDIRECT:
            yield "<i>The article reports it without quotation marks.</i>"
    if answer.also and answer.verdict is not Verdict.ABSENT:
        others = [publication for publication in answer.also if publication.speaker]
        yield f"Also by {', '.join(map(_name, others[:_OTHERS]))}."


def _differing(publication: Publication) -> Iterator[str]:
    """How the words differ: "published was “children”, not “kids”"."""
    body, parts = publication.article.text, publication.likeness.differences[:_DIFFERENCES]
    pairs = [(line(part.claim), part.span) for part in parts]
    for given, published in pairs:
        if given and published:
            yield f"published was “{_plain(published, body)}”, not “{given}”"
    left_out = [f"“{_plain(span, body)}”" for given, span in pairs if span and not given]
    if left_out:
        yield f"left out: {', '.join(left_out)}"
    added = [f"“{given}”" for given, span in pairs if not span]
    if added:
        yield f"not there: {', '.join(added)}"


def _buttons(best: Publication | None) -> Row:
    if best is None:
        return []
    if best.quote and best.speaker:
        context = [button("Context", f"quote:{best.quote.id}")]
    elif best.passage_id:
        context = [button("Context", f"passage:{best.passage_id}:{best.sentence.start}")]
    else:
        context = []
    return [*context, button("Summary", f"summary:{best.article.id}")]


def _more(answer: CheckAnswer, data: str) -> Row:
    speaker = speaker_of(answer)
    return [button(f"What else {speaker.name} said", data)] if speaker and data else []
