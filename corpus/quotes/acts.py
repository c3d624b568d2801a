"""Tell by its cue whether a source said something, had it in mind, or did neither."""

from __future__ import annotations

import re

from corpus.quotes.naming import names
from corpus.types import Act

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
    r"if|unless|(?:avoid|declin|refrain|refus)\w*|(?:fail|stopp)\w*\s(?:to|short))\b|"
    r"n['’]t\b|['’]ll\b|\b(?:when|if)\sasked\b|"
    # Whoever is told a thing has not said it.
    r"\b(?:am|are|be|been|being|is|was|were)\s(?:\w+ly\s)?"
    r"(?:advised|asked|assured|informed|ordered|reminded|told|urged|warned)\b",
    re.IGNORECASE,
)
# "He not only said": what he said, he did say.
_EVEN_SO = re.compile(r"\bnot (?:only|just|merely)\b|\bcould not be more\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def act_of(cue: str, before: str, is_quoted: bool) -> Act:
    """What a source does by the words of its cue, given the words before it.

    What stands in quotation marks was said, whatever the cue, unless the cue
    denies it; without them a cue that is no word of saying tells a thought.
    """
    phrase = _EVEN_SO.sub(" ", f"{before} {cue}")
    if _UNSAID.search(phrase):
        return Act.UNSAID
    is_mark = not _WORD.search(cue)  # "Lavrov: the talks go on"
    is_said = is_quoted or is_mark or not _SAYING.isdisjoint(_WORD.findall(cue.lower()))
    return Act.SAID if is_said else Act.THOUGHT
