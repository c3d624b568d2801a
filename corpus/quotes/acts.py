"""Tell by its cue whether a source said something, had it in mind, or did neither."""

from __future__ import annotations

import re

from corpus.quotes.links import Attribution
from corpus.quotes.naming import names
from corpus.types import Act, Span

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "read": "reads read reading",
    "swear": "swears swore sworn swearing",
    "admit": "admits admitted admitting",
    "slam": "slams slammed slamming",
    "quip": "quips quipped quipping",
    "brag": "brags bragged bragging",
    "rip": "rips ripped ripping",
    "put": "puts put putting",
}


def _forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in (base, *_inflected(base)))


def _inflected(base: str) -> list[str]:
    if base in _IRREGULAR:
        return _IRREGULAR[base].split()
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    third = base + ("es" if base.endswith(("s", "sh", "ch")) else "s")
    return [third, base.removesuffix("e") + "ed", base.removesuffix("e") + "ing"]


_SAYING = _forms(
    """
    accuse acknowledge add address admit advise affirm agree allege announce answer apologize
    argue ask assail assert assure attack attest berate blame blast boast brag brand call caution
    charge chide cite claim comment compare complain concede conclude condemn confess confide
    confirm congratulate contend continue counter criticise criticize decry declare defend deliver
    demand denounce deny deride describe detail disclose discuss dismiss dispute dub elaborate
    emphasise emphasize endorse estimate exclaim explain express forecast greet highlight hint
    imply indicate inform inquire insist instruct interject invite invoke joke label lament lash
    laud list maintain mention mock muse name note object observe offer opine order outline plead
    pledge point portray praise predict press proclaim promise pronounce propose protest put
    question quip quote rail rant read say reaffirm reassure rebuff rebuke rebut recall recite
    recommend recount refute reiterate reject relate relay remark remind repeat reply report
    request respond retort retweet reveal ridicule rip scoff shout sign signal slam speak specify
    speculate state stress suggest swear talk taunt tell testify thank threaten tout tweet
    underscore urge voice volunteer vow warn welcome whisper write yell
    """
) | names.word_set(
    """
    according accusation accusations announcement announcements answer apology argument assertion
    assertions assessment charge claim claims comment comments complaint complaints conclusion
    criticism denial description email interview joke letter message op-ed post pledge prediction
    promise promises question questions quote quotes remark remarks reply report reports request
    response statement statements suggestion testimony threat threats tweet tweets vow warning
    warnings words
    """
)
_UNSAID = re.compile(
    r"\b(?:not|never|neither|nor|cannot|without|barely|hardly|would|could|might|should|may|will|"
    r"if|unless|(?:avoid|declin|forg[eo]t|refrain|refus)\w*|(?:fail|stopp)\w*\s(?:to|short)|"
    r"(?:due|expected|set|supposed|yet)\sto)\b|"
    r"n['’]t\b|['’]ll\b|\b(?:when|if)\sasked\b|"
    # Whoever is told a thing has not said it.
    r"\b(?:am|are|be|been|being|is|was|were)\s(?:\w+ly\s)?"
    r"(?:advised|asked|assured|informed|ordered|reminded|told|urged|warned)\b",
    re.IGNORECASE,
)
_READING = ("read", "reads", "reading")  # a letter, but not what stands there
# What was never said, or is taken back.
_RETRACTION = re.compile(
    r"\b(?:misquot\w*|misreport\w*|retract\w*|recant\w*|disavow\w*|withdr[ae]w\w*|"
    r"(?:took|take[ns]?|taking|walk(?:s|ed|ing)?)\sback|"
    r"(?:wrongly|wrongfully|falsely|incorrectly|mistakenly|erroneously|inaccurately)\s"
    r"(?:attributed|cited|credited|quoted|reported|rumou?red)|"
    r"(?:alleged|bogus|fabricated|fake|forged|invented|purported|supposed)\s"
    r"(?:comment|letter|post|quot|remark|tweet)\w*)",
    re.IGNORECASE,
)
# "He not only said": what he said, he did say.
_EVEN_SO = re.compile(r"\bnot (?:only|just|merely)\b|\bcould not be more\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE = re.compile(r"[,;:.!?\"“”\n]")
_PART = re.compile(rf"{_CLAUSE.pattern}|\b(?:and|but)\b")
_LONGEST_AUXILIARY = 30
_LONGEST_QUESTION = 200  # before its verb
_ASKING = re.compile(r"asked\b", re.IGNORECASE)
# What stands before "Lind said" when Lind did not: "Never once did Lind say", "Perhaps Lind said".
_SUPPOSITION = re.compile(
    r"\b(?:(?:if|unless|whether|perhaps|maybe|suppose|imagine|assume|neither|nor)|(?-i:Had)|"
    r"(?:untrue|false|evidence|rumou?r\w*)\sthat|"
    r"(?:never|rarely|seldom|hardly|not|at no)\b(?:\s\w+){0,2})\s+\Z",
    re.IGNORECASE,
)
_QUESTION = re.compile(  # "Why did Lind", up to "say"
    r"\W*(?:(?:and|but|or|so)\s)?(?:(?:how|what|when|where|who|why)\s)?(?:\w+ly\s)?"
    r"(?:are|can|could|did|do|does|had|has|have|is|may|might|must|should|was|were|will|would)\s"
    r"[^,;:\"“”]*\Z",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:den(?:y|ie[ds]|ying)|disput(?:e[ds]?|ing))\b", re.IGNORECASE)
_OWN_WORDS = re.compile(  # "denied having said so", "denied that she ever called it that"
    r"(?:ever\s)?(?:that\s)?(?:(?:he|she|it|they)\s)?(?:(?:ever|had|has|have|having)\s){0,2}"
    r"(?:said|saying|told|telling|claim(?:ed|ing)|call(?:ed|ing)|wrote|writing)\b",
    re.IGNORECASE,
)


def act_of(text: str, attribution: Attribution, sentence: Span, is_quoted: bool) -> Act:
    """What a source does; `sentence` is that of the cue, `is_quoted` tells of quotation marks.

    Whoever is only supposed, asked or denied to have said a thing has not said it.
    """
    cue, source = attribution.cue, attribution.source
    if cue is None:
        return Act.SAID
    first = source if source and source < cue else cue
    lead = text[max(0, first.start - _LONGEST_AUXILIARY) : first.start]
    is_asked = _ASKING.match(text, cue.start) and not (source and source < cue)
    if is_asked and not is_quoted:  # "Asked whether it rains, Lind laughed"
        return Act.UNSAID
    if _SUPPOSITION.search(lead) or _SUPPOSITION.match(f"{first.of(text).split()[0]} "):
        return Act.UNSAID
    if _is_question(text, cue, sentence) or _is_taken_back(text, cue, attribution.content[0]):
        return Act.UNSAID
    start = max(cue.start - _LONGEST_AUXILIARY, first.end if first is not cue else 0, 0)
    before = _CLAUSE.split(text[start : cue.start])[-1]
    return act_by_words(cue.of(text), before, is_quoted)


def _is_question(text: str, cue: Span, sentence: Span) -> bool:
    if cue.start - sentence.start > _LONGEST_QUESTION:
        return False
    is_asked = text.find("?", cue.end, sentence.end) >= 0
    return is_asked and bool(_QUESTION.match(text[sentence.start : cue.start]))


def _is_taken_back(text: str, cue: Span, content: Span) -> bool:
    """Whether the source denies to have said these words, or is said to have lost or left them."""
    is_denied = _DENIAL.search(cue.of(text)) and _OWN_WORDS.match(text, content.start)
    start = max(0, cue.start - _LONGEST_AUXILIARY)
    before = _PART.split(text[start : cue.start])[-1]
    return bool(is_denied) or bool(_RETRACTION.search(before + cue.of(text)))


def act_by_words(cue: str, before: str, is_quoted: bool) -> Act:
    """What a source does by the words of its cue, given the words before it.

    What stands in quotation marks was said, whatever the cue, unless the cue
    denies it; without them a cue that is no word of saying tells a thought.
    """
    phrase = _EVEN_SO.sub(" ", f"{before} {cue}")
    if _UNSAID.search(phrase) or (cue in _READING and not is_quoted):
        return Act.UNSAID
    is_mark = not _WORD.search(cue)  # "Lavrov: the talks go on"
    is_said = is_quoted or is_mark or not _SAYING.isdisjoint(_WORD.findall(cue.lower()))
    return Act.SAID if is_said else Act.THOUGHT
