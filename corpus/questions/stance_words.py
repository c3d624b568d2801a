"""Words that show a stance, in questions and in what is said: of criticism, or of support. Pure.

Collected by hand from the reporting verbs that Thompson and Ye call evaluative ("Evaluation in the
reporting verbs", Applied Linguistics 12, 1991) and the words of judgement and appreciation in
Martin and White ("The Language of Evaluation", 2005), kept where news uses them of somebody's view.
A general lexicon of feelings (VADER, Hu and Liu) is of no use here: in news "war", "crisis" and
"killed" are no views.
"""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Which words are looked for: of criticism, of support, or of any answer."""

    AGAINST = "against"
    FOR = "for"
    ANY = "any"


_VERBS = {
    Stance.AGAINST: (
        "accuse admonish attack bash berate blame blast castigate censure challenge chide "
        "complain condemn contradict criticise criticize decry defy denounce deplore deride "
        "disagree disapprove dismiss dispute doubt fault insult lambast lambaste lament "
        "mock object oppose protest question rebuff rebuke refute reject reprimand resent "
        "resist ridicule savage scoff scold scorn slam slate"
    ),
    Stance.FOR: (
        "admire advocate agree applaud approve back celebrate champion commend compliment "
        "congratulate defend embrace endorse favor favour hail laud like praise recommend "
        "salute support thank welcome"
    ),
}
PHRASES = {
    Stance.AGAINST: (
        "hit out",
        "hits out",
        "lashed out",
        "took aim",
        "took issue",
        "spoke out against",
        "opposition to",
        "opposed to",
        "critical of",
        "called out",
        "poured scorn",
        "let down",
        "must sack",
        "should sack",
        "will sack",
        "vote against",
        "voted against",
        "voting against",
        "campaigned against",
        "argued against",
        "warned against",
        "critic of",
        "refuses to back",
        "should resign",
        "must resign",
        "must go",
        "step down",
    ),
    Stance.FOR: (
        "in favour of",
        "in favor of",
        "support for",
        "supportive of",
        "tribute to",
        "stands by",
        "stood by",
        "stand with",
        "stands with",
        "well done",
        "vote for",
        "voted for",
        "voting for",
        "campaigned for",
        "the right decision",
        "the right thing",
        "the right choice",
        "good news",
        "a good",
    ),
}
"""Phrases that tell the same, each of folded words."""

_EVALUATING = {
    Stance.AGAINST: (
        "absurd abject abysmal alarming appalling arrogant baseless betray betrayal "
        "betrayed blunder chaos chaotic complacent concerning contempt corrupt cowardly "
        "cruel damage dangerous dangerously deceit deceitful deluded despicable desperate "
        "disappointed disappointing disappointment disaster disastrous disgrace disgraceful "
        "disgusted disgusting dishonest doomed failure fantasy farce fiasco flawed folly "
        "foolish hopeless horrendous hypocrisy hypocrite idiotic immoral inadequate "
        "incompetence incompetent indefensible inept inexcusable insane irresponsible lie "
        "lied lies ludicrous madness misguided misleading mistake mistaken naive negligent "
        "nonsense outrage outraged outrageous pathetic pointless propaganda rash reckless "
        "regrettable ridiculous scandal scandalous shambles shame shameful shocking sham "
        "shortsighted stupid terrible unacceptable unsustainable untenable undermines "
        "undermining embarrassing embarrassment hypocritical scathing appalled horrific "
        "barbaric undemocratic unfair unfit unforgivable unjust unjustified unreasonable "
        "unworkable useless waste wasteful weak wrong"
    ),
    Stance.FOR: (
        "admirable brave bravery brilliant commendable courage courageous decisive deserve "
        "deserves encouraging excellent exceptional fantastic glad grateful heroic honest "
        "honour honoured impressed impressive inspiration inspiring integrity delighted "
        "outstanding overdue pleased proud remarkable sensible splendid success successful "
        "superb terrific thankful thrilled tremendous wise wonderful"
    ),
}


def inflections(verb: str) -> tuple[str, ...]:
    """A regular verb in its forms: "praise", "praises", "praised", "praising"."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    doubled = {"slam": "slamm"}.get(verb, verb)
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, verb + ending, f"{doubled}ed", f"{doubled}ing"


VERBS = {
    stance: frozenset(form for verb in verbs.split() for form in inflections(verb))
    for stance, verbs in _VERBS.items()
}
"""The verbs that tell what somebody thinks of a thing, in all their forms."""

_NOUNS = (
    "attack attacks back backs blast blasts challenge challenges doubt doubts fault faults "
    "favor favour favors favours insult insults lament like likes object objects protest "
    "protests question questions savage slammed slamming slate support supports"
)
NOUNS = frozenset(_NOUNS.split())
"""Those of these verbs that are as often nouns, or of other things: they tell only as a cue."""

EVALUATING = {stance: frozenset(words.split()) for stance, words in _EVALUATING.items()}
"""The words that judge what they are said of."""

_NEGATIONS = (
    "not no never nor neither without cannot don doesn didn won wouldn isn wasn aren couldn "
    "hardly nothing nobody refused refuses refusing failed denied denies denying stop stopped"
)
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn what comes a few words after them into its opposite."""

_ANSWERING = (
    "respond responds responded responding response reply replies replied react reacts "
    "reacted reacting reaction answered"
)
ANSWERING = frozenset(_ANSWERING.split())
"""Words by which somebody answers."""
