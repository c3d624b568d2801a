"""What a wish may mean in the archive: whom, which outlet, which words; likeliest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rapidfuzz import fuzz

from corpus.answers import people, said
from corpus.answers.people import whom
from corpus.answers.snapshot import Snapshot
from corpus.questions import forms
from corpus.questions.line import Limits, parse_line
from corpus.questions.outlets import parse_outlet
from corpus.questions.phrases import BESIDE_WORDS, split_topic
from corpus.search.spelling import STOPWORDS
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.grammar import form
from corpus.subscriptions.matching import outlet_token
from corpus.subscriptions.wishes import ADDRESS, Hopeless, Wish
from corpus.text import fold, words
from corpus.types import Question, Speaker, SpeakerKind

_MOST = 5
_LIKE_OUTLET = 70
# Only so short are the parts of "eels and dams" taken for things of their own.
_LONGEST_PART = 2
# Outlets that people name whether or not the archive has them.
_WELL_KNOWN = frozenset(
    "abc afp al jazeera,ap,associated press,axios,bbc,bbc news,bloomberg,cbs,cnbc,cnn,daily mail,"
    "daily telegraph,der spiegel,deutsche welle,dw,economist,el pais,euronews,financial times,"
    "fox news,france 24,ft,guardian,haaretz,hindu,huffpost,independent,itv,le figaro,le monde,"
    "los angeles times,mirror,msnbc,nbc,nbc news,new york post,new york times,nikkei,npr,nyt,pbs,"
    "politico,reuters,rt,sky news,spiegel,tass,telegraph,times of india,usa today,vox,"
    "wall street journal,washington post,wsj,xinhua".replace("abc afp ", "abc,afp,").split(",")
)
_PAPER = (
    "(times|post|herald|gazette|tribune|journal|chronicle|telegraph|observer|courier|daily|guardian"
    "|globe|examiner|news)"
)
_OUTLET_WORD = form(rf"(the )?(\w+ ){{1,3}}{_PAPER}")
_OUTLET_ALONE = form(f"the {_PAPER}")
_BETWEEN = re.compile(
    r"\s*[,;]\s*(?:(?:or|and)\s+)?|\s+(?:or|and|plus|as\s+well\s+as)\s+(?:also\s+)?|\s*[&+]\s*",
    re.I,
)
_ARTICLE = re.compile(r"^the\s+")
# An organisation that is quoted so often is followed as one that speaks.
_OFTEN = 3
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_ON = re.compile(r"\s(?:on|about|regarding|between|of|says?)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a wish may mean: all of the first reading is followed at once where that is sure.

    `outlet` is one that was named and is not in the archive, `address` that of a feed, `role` the
    office by which somebody was named, as the articles put it.
    """

    readings: tuple[tuple[Follow, ...], ...] = ()
    is_sure: bool = True
    trouble: Hopeless | None = None
    outlet: str | None = None
    address: str | None = None
    role: str | None = None


NOTHING = Meaning()


def meaning(archive: Snapshot, wish: Wish) -> Meaning:
    """What a wish may mean; somebody nobody has quoted yet is followed under the typed name."""
    if wish.is_empty or wish.trouble:
        return Meaning(trouble=wish.trouble)
    if address := ADDRESS.fullmatch(wish.bare or ""):
        return Meaning(address=address["url"])
    if beside := _beside_missing(archive, wish):
        return beside
    missing = wish.bare if wish.bare and _is_missing_outlet(archive, wish.bare) else None
    if missing:
        return _of_missing(archive, wish, missing)
    readings = _readings(archive, wish)
    trouble = next(filter(None, (_trouble(archive, follow) for follow in readings[0])), None)
    is_open = any(follow.is_everything and follow.topic for follow in readings[0])
    is_sure = wish.is_sure and len(readings) == 1 and not (is_open and wish.bare)
    is_one = len(readings) == 1 and readings[0][0].speaker
    role = _role(archive, wish) if is_one else None
    return Meaning(tuple(readings), is_sure, trouble, role=role)


def _role(archive: Snapshot, wish: Wish) -> str | None:
    """The office by which somebody is followed: "follow the foreign minister"."""
    question = people.read_question(archive, Limits(wish.name or wish.bare or ""))
    return whom(archive, question.name).role if question and question.name else None


def _readings(archive: Snapshot, wish: Wish) -> list[tuple[Follow, ...]]:
    if wish.name:
        return _several(archive, wish, _parts(wish.name), _named)
    if wish.bare and not _outlet(archive, wish.bare):
        parts = _parts(wish.bare)
        likely = [_bare(archive, wish, part) for part in parts]
        are_apart = "," in wish.bare or any(_is_known(follows) for follows in likely)
        if len(parts) > 1 and are_apart and not _ON.search(wish.bare.partition(parts[1])[0]):
            return _several(archive, wish, parts, _bare)
        return _of_topics(wish, wish.bare, parts) or _each(_bare(archive, wish, wish.bare))
    if wish.bare:
        return _each(_bare(archive, wish, wish.bare))
    parts = _parts(split_topic(wish.topic or "").words)
    topics = _of_topics(wish, wish.topic, parts) if wish.topic else []
    return topics or [(_within(Follow(topic=wish.topic), wish),)]


def _each(follows: Sequence[Follow]) -> list[tuple[Follow, ...]]:
    return [(follow,) for follow in follows]


def _parts(text: str) -> list[str]:
    if '"' in text:
        return [text]
    return list(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))


def _several(
    archive: Snapshot,
    wish: Wish,
    parts: Sequence[str],
    read: Callable[[Snapshot, Wish, str], list[Follow]],
) -> list[tuple[Follow, ...]]:
    """Of several names or things the likeliest meaning of each, together."""
    if len(parts) == 1:
        return _each(read(archive, wish, parts[0]))
    return [tuple(dict.fromkeys(read(archive, wish, part)[0] for part in parts))]


def _of_topics(wish: Wish, text: str, parts: Sequence[str]) -> list[tuple[Follow, ...]]:
    """Of "eels, dams" each; "eels and dams" both, or each; [] where they are one topic."""
    is_short = all(len(part.split()) <= _LONGEST_PART for part in parts)
    if len(parts) < 2 or not is_short or _OR.search(text) or _ON.search(f" {text} "):
        return []
    without = " ".join(f'-"{part}"' for part in split_topic(wish.topic or "").without)
    each = tuple(_within(Follow(topic=_joined(part, without or None)), wish) for part in parts)
    if "," in text:
        return [each]
    both = _within(Follow(topic=text if wish.topic == text else _joined(text, wish.topic)), wish)
    return [(both,), each]


def _is_known(follows: Sequence[Follow]) -> bool:
    return any(follow.speaker or follow.outlet for follow in follows)


# --- one thing ------------------------------------------------------------------------------


def _named(archive: Snapshot, wish: Wish, name: str) -> list[Follow]:
    """The people a name may mean, or the name itself."""
    speakers = whom(archive, name, wish.topic).speakers[:_MOST]
    follows = [of_speaker(speaker) for speaker in speakers] or [following(name)]
    return [_within(replace(follow, topic=wish.topic), wish) for follow in follows]


def of_speaker(speaker: Speaker) -> Follow:
    """What a speaker of the archive says."""
    return following(speaker.name, speaker.kind)


def of_question(text: str, outlets: Collection[str], now: datetime) -> Follow:
    """The topic of a question that was asked: its telling words, phrases and outlet."""
    search = forms.parse_search(parse_line(text, now, outlets))
    topic_words = (search.topic or "").split()
    telling = [word for word in topic_words if fold(word.strip(BESIDE_WORDS)) not in STOPWORDS]
    topic = " ".join(telling or topic_words).strip(BESIDE_WORDS)
    return Follow(topic=topic or None, outlet=search.outlet)


def _bare(archive: Snapshot, wish: Wish, text: str) -> list[Follow]:
    """Of bare words: an outlet of that name, people of that name, or else a topic."""
    outlet = _outlet(archive, text)
    if outlet and not wish.outlet:
        return [_within(Follow(topic=wish.topic), replace(wish, outlet=outlet))]
    question = forms.parse_form(text) or _about_somebody(archive, text)
    name = question.name if question else None
    speakers = whom(archive, name, question.topic).speakers if question and name else ()
    persons = [speaker for speaker in speakers if speaker.kind is SpeakerKind.PERSON][:_MOST]
    organisation = _organisation(archive, name or text)
    words_alone = _within(Follow(topic=_joined(text, wish.topic)), wish)
    if organisation:
        topic = _joined(question.topic if question else None, wish.topic)
        speaker = _within(replace(of_speaker(organisation), topic=topic), wish)
        return [speaker] if organisation.quotes >= _OFTEN else [speaker, words_alone]
    if question is None or not persons:
        return [words_alone]
    topic = _joined(question.topic, wish.topic)
    return [_within(replace(of_speaker(speaker), topic=topic), wish) for speaker in persons]


def _about_somebody(archive: Snapshot, text: str) -> Question | None:
    """Somebody by name, or by an office that somebody holds."""
    by_name = said.with_speaker(archive, forms.readings(Limits(text)))
    return by_name or people.read_question(archive, Limits(text))


def _organisation(archive: Snapshot, name: str) -> Speaker | None:
    """The organisation that is called so, word for word."""
    plain = _ARTICLE.sub("", fold(name))
    speakers = (match.speaker for match in people.find_speakers(archive, name))
    organisations = (one for one in speakers if one.kind is SpeakerKind.ORGANISATION)
    return next((one for one in organisations if _ARTICLE.sub("", fold(one.name)) == plain), None)


def _joined(first: str | None, second: str | None) -> str | None:
    return " ".join(filter(None, (first, second))) or None


def _within(follow: Follow, wish: Wish) -> Follow:
    mentions = wish.mentions and follow.speaker is not None
    outlet = wish.outlet or follow.outlet
    return replace(follow, outlet=outlet, mentions=mentions, is_fuzzy=wish.is_fuzzy)


# --- outlets --------------------------------------------------------------------------------


def _outlet(archive: Snapshot, text: str) -> str | None:
    """The outlet of that name, or the only one whose name has a well-known outlet's in it."""
    token = outlet_token(text)
    exact = next((name for name in archive.outlets if outlet_token(name) == token), None)
    if exact or not (token in _WELL_KNOWN or _OUTLET_ALONE.fullmatch(text)):
        return exact
    near = [
        name for name in archive.outlets if set(token.split()) <= set(outlet_token(name).split())
    ]
    return near[0] if len(near) == 1 else None


def _is_missing_outlet(archive: Snapshot, text: str) -> bool:
    is_outlet = outlet_token(text) in _WELL_KNOWN or _OUTLET_WORD.fullmatch(text)
    return bool(is_outlet) and _outlet(archive, text) is None


def _of_missing(archive: Snapshot, wish: Wish, text: str) -> Meaning:
    """The outlets most like one that the archive does not have, and its name as a topic."""
    token = outlet_token(text)
    likeness = {name: fuzz.token_set_ratio(token, outlet_token(name)) for name in archive.outlets}
    near = sorted(likeness, key=lambda name: (-likeness[name], name))
    likely = [name for name in near if likeness[name] >= _LIKE_OUTLET][:2]
    follows = [Follow(topic=wish.topic, outlet=name) for name in likely]
    follows.append(_within(Follow(topic=_joined(text, wish.topic)), wish))
    return Meaning(tuple(_each(follows)), is_sure=False, outlet=text)


_FROM = form(r"(?P<words>.+?) (from|in|by) (?P<outlet>(the )?\w[\w ]*)")


def _beside_missing(archive: Snapshot, wish: Wish) -> Meaning | None:
    """Of "ukraine from reuters" the words, where the archive does not have that outlet."""
    match = _FROM.fullmatch(wish.topic or wish.bare or "")
    if match is None or wish.outlet or not _is_missing_outlet(archive, match["outlet"]):
        return None
    in_topic = replace(wish, topic=match["words"]) if wish.topic else wish
    near = replace(in_topic, bare=match["words"] if wish.bare else None)
    readings = tuple(_readings(archive, near))
    return Meaning(readings, is_sure=False, outlet=match["outlet"])


# --- what can never be met --------------------------------------------------------------------


def _trouble(archive: Snapshot, follow: Follow) -> Hopeless | None:
    """Why nothing can ever meet what is followed."""
    if follow.topic is None:
        return None
    topic = follow.wanted
    plain = [word for word in words(fold(topic.words)) if word not in STOPWORDS]
    if topic.words and not plain and not topic.phrases:
        return Hopeless.EMPTY_WORDS
    unwanted = {word for part in topic.without for word in [fold(part)]}
    if unwanted & set(plain) or unwanted & {fold(phrase) for phrase in topic.phrases}:
        return Hopeless.CONTRADICTION
    if follow.outlet:
        token = outlet_token(follow.outlet)
        _, second = parse_outlet(topic.words, archive.outlets)
        if (second and outlet_token(second) != token) or token in unwanted:
            return Hopeless.CONTRADICTION
    return None
