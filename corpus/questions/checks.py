"""Read a message that asks whether words were said: the words, and whose they are said to be. Pure.

message -> what stands in quotation marks put aside -> what stands around taken off ("fact check:",
"- true?") -> what remains is a form ("did Dunne say Q") -> a `CheckRequest`. Where there are no
marks the words are what follows "say": only the archive can tell whether they are anybody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.questions.phrases import BESIDE_WORDS, MARKS, PLEASE, one_line

_LONGEST = 2_000
_LONGEST_NAME = 8
# Without quotation marks fewer words are a topic, and in them fewer are a phrase to search for.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Words that somebody may have said, with "…" where some are left out.

    `name` is whose they are said to be, as typed. `is_sure` says that nothing else can be asked by
    this message; where it is false the words may be a topic, too.
    """

    words: str
    name: str | None = None
    is_sure: bool = True


# --- quotation marks ---------------------------------------------------------------------

_DOUBLE = MARKS + "‹›「」『』〝〞〟❝❞"
_SINGLE = "'‘’‚‛`´"
_PAIRS = re.compile(r"''|``|´´|<<|>>|,,(?=\w)")
_MARKED = re.compile(
    rf"(?<!\w)[{_DOUBLE}](?P<double>[^{_DOUBLE}]*\w[^{_DOUBLE}]*)(?:[{_DOUBLE}]|\Z)"
    rf"|(?<!\w)[{_SINGLE}](?P<single>(?=\w)(?:(?!\s[{_SINGLE}]\w).)+[^\s{_SINGLE}])[{_SINGLE}](?!\w)"
)
_Q = "\0"
"""What stands for words in quotation marks while the rest of a message is read."""


def _split(line: str) -> tuple[str, str]:
    """A line with `_Q` for what stands in quotation marks, and that; several with "…" between."""
    plain = _PAIRS.sub('"', line.replace(_Q, " "))
    parts = [match["double"] or match["single"] for match in _MARKED.finditer(plain)]
    return one_line(_MARKED.sub(f" {_Q} ", plain)), " … ".join(part.strip() for part in parts)


# --- forms -------------------------------------------------------------------------------

_ADVERB = (
    r"(?:(?:real+y|ac\w{2,4}l+y|ever|truly|indeed|once|just|publicly|literally|also|first|never|not|supposedly|allegedly"
    r"|apparently|reportedly)"
    r"\s+)*"
)
_SAY = (
    r"(?:say|sais?d?|says|saying|claim(?:s|ed)?|state[sd]?|write|wrote|writes|written|tweet(?:s|ed)?"
    r"|post(?:s|ed)?|declare[sd]?|utter(?:s|ed)?|tell|tells|told)"
)
# Only with the words in quotation marks: "did Dunne promise an inquiry" asks about an inquiry.
_SAY_SO = (
    rf"(?:{_SAY}|add(?:s|ed)?|admit(?:s|ted)?|announce[sd]?|argue[sd]?|ask(?:s|ed)?|call(?:s|ed)?"
    r"|insist(?:s|ed)?|mean|promise[sd]?|repl(?:y|ies|ied)|shout(?:s|ed)?|use[sd]?|warn(?:s|ed)?)"
)
# "Krol: ...", as other languages have it.
_SAY_ELSEWHERE = r"(?:sag(?:t|te)|gesagt|(?:a\s+)?dit|dijo|dice|disse|сказал[аи]?|заявил[аи]?|dedi)"
_SAYING = (
    rf"(?:(?:is|was|were|are|has|have)\s+)?(?:quoted\s+(?:as\s+)?saying|{_SAY_SO}|{_SAY_ELSEWHERE})"
)
_NAME = rf"(?P<name>[^{_Q}:]{{2,80}}?)"
_TOPICS = rf"(?:(?:any|some)thing\b(?!\s+(?:like|along|similar))|(?:about|regarding)\s*{_Q})"
_NO_TOPIC = rf"(?!{_Q}|[^{_Q}]*\b{_TOPICS})"
_UP_TO = rf"(?:\s+{_NO_TOPIC}[^{_Q}]{{1,100}}?)?[\s:,]*{_Q}(?:[\s,.]*(?:and|or)?\s*{_Q})*"
_AFTER = rf"[^{_Q}]{{0,80}}"
_DID = r"(?:(?:and|so|but|when|where|why|how\s+often)\s+)*(?:did|does|has|have|had)(?:\s*n['’]?t)?"
_TRUE = (
    r"(?:(?:is|was)\s+)?(?:(?:it|that|this)\s+)?(?:real+y\s+)?(?:true|real|correct|right|a\s+fact)"
)
_THAT = r"(?:(?:\s+(?:that|this|the\s+(?:words|following)|these\s+words))?\s*[:,]|\s+that\b)?"


def _forms(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern + r"[\s?.!]*", re.I) for pattern in patterns)


_MARKS = rf"(?:{_Q}[\s,.]*)+"
_BY = rf"(?:(?:as\s+)?{_SAYING}\s+(?:by\s+)?|by\s+|according\s+to\s+)?"
_WHO = r"(?:who(?:['’]s)?|which\s+\w+)(?:\s+(?:is|was)\s+it\s+(?:that|who))?"
_SOURCE = (
    r"(?:whose|by\s+whom|where(?:['’]s|\s+is|\s+was|\s+does|\s+did)?"
    r"|(?:(?:what|who)(?:['’]s|\s+is|\s+was)\s+)?(?:the\s+)?(?:source|author|origin|speaker))"
)
_MARKED_FORMS = _forms(
    rf"{_DID}\s+{_NAME}\s+{_ADVERB}{_SAY_SO}{_UP_TO}{_AFTER}",
    rf"{_WHO}\s+{_ADVERB}(?:has\s+)?{_SAYING}{_THAT}[\s:,]*{_Q}",
    rf"{_SOURCE}\s+[^{_Q}]{{0,40}}{_Q}{_AFTER}",
    rf"{_TRUE}\s+(?:that\s+)?{_NAME}\s+{_ADVERB}{_SAYING}{_UP_TO}{_AFTER}",
    rf"(?:is|was)\s+it\s+{_NAME}\s+(?:who|that)\s+{_ADVERB}{_SAYING}{_UP_TO}{_AFTER}",
    rf"(?:is|was)\s+{_NAME}\s+quoted\s+(?:as\s+saying|with){_UP_TO}{_AFTER}",
    rf"(?:is|was)\s+(?:the\s+\w+\s+)?{_Q}\s+(?:(?:{_SAY_SO}\s+)?by|from|of)\s+{_NAME}",
    rf"(?:is|was)\s+{_Q}\s+an?\s+{_NAME}\s+(?:quote|quotation|line)",
    rf"{_Q}\W*{_DID}\s+{_NAME}\s+{_ADVERB}{_SAY}\s+(?:that|this|it|so)",
    rf"{_Q}\W*(?:who|by\s+whom|whose)\b{_AFTER}",
    rf"{_NAME}\s+{_ADVERB}{_SAYING}{_UP_TO}",
    rf"{_NAME}\s*:\s*{_MARKS}",
    rf"{_MARKS}(?:[-–—~(,]+\s*)?{_BY}{_NAME}\)?",
    rf"{_Q},?\s+{_NAME}\s+{_SAYING}[\s,.:]*(?:{_MARKS})?",
    _MARKS,
)
# A name beside a phrase is a search as well as a quotation.
_BESIDE = re.compile(rf"{_NAME}\s+{_Q}[\s?.!]*", re.I)
_NO_WORDS = (
    r"(?!(?:about|on|regarding|concerning|anything|something|(?:yes|no)\s+to)\b"
    r"|(?:so|to|it|this|that|yes|no|what)\W*\Z)"
)
# "Did Krol say how many were saved": her words might begin so, but a question does.
_ASKS = re.compile(r"(?:what|how|why|when|where|who|which|if|whether)\b", re.I)
_WORDS = rf"{_NO_WORDS}(?P<words>[^{_Q}]+)"
_WHOM = r"(?:\s+(?:reporters|journalists|the\s+press|the\s+media|parliament|congress))?"
_BARE_FORMS = _forms(
    rf"{_DID}\s+{_NAME}\s+{_ADVERB}{_SAY}{_WHOM}(?P<that>{_THAT})\s+{_WORDS}",
    rf"{_WHO}\s+{_ADVERB}(?:said|sad|sayd|says|say|wrote|tweeted)(?P<that>{_THAT})\s+{_WORDS}",
)
_BARE_SURE = _forms(
    rf"{_TRUE}\s+(?:that\s+)?{_NAME}\s+{_ADVERB}{_SAY}{_WHOM}{_THAT}\s+{_WORDS}",
)
_BARE_GIVEN = _forms(
    rf"{_WORDS},\s+(?:said|says|according\s+to)\s+{_NAME}",
    rf"{_NAME}\s*:\s*{_WORDS}",
    rf"{_NAME}\s+{_ADVERB}(?:said|says|wrote|tweeted|claimed|claims){_WHOM}{_THAT}\s+{_WORDS}",
    rf"{_WORDS}\s+[-–—~]+\s*{_NAME}",
)
_SIGNED = _forms(
    rf"(?P<words>[^{_Q}]+)\s+[-–—~]+\s*(?P<name>[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){{0,3}})"
)

# --- what stands around ------------------------------------------------------------------

_THE_QUOTE = r"(?:quote|quotation|statement|sentence|line|words?|claim|saying)"
_REAL = (
    r"(?:real|true|genuine|authentic|correct|right|accurate|fake|false|invented|made[\s-]up|legit)"
)
_POINTING = r"(?:if|whether|this|that|the|a|an|these|following)"
_CHECK = (
    r"(?:can\s+you\s+)?(?:(?:fact|quote)[\s-]?check(?:ing)?"
    rf"|(?:check|verify|confirm)(?=\s*[:{_Q}]|\s.*{_Q}|\s+(?:if|whether)\b"
    rf"|(?:\s+{_POINTING})*\s+{_THE_QUOTE}\b|(?:\s+{_POINTING})+\s*:))"
)
_IS_REAL = (
    r"(?:is|was|are)\s+(?:this|that|the\s+following|these|it)\s+"
    rf"(?:{_THE_QUOTE}\s+)?(?:a\s+)?{_REAL}(?:\s+{_THE_QUOTE})?(?=\s*[?:,.–—-]+\s*\S|\s*{_Q})"
)
_LABEL = (
    rf"(?:{_REAL}\s+quote(?=\s*[?:])|quote(?=\s*:)|who\s+said(?=\s+this\s*[:?])"
    rf"|whose\s+{_THE_QUOTE}\s+(?:is|are)(?=\s+(?:this|that|these)\s*[:?]))"
)
_HEAD = re.compile(
    rf"\s*(?:(?:pls|plz|hey|hi|hello|um+|so)\b[\s,]*)*{PLEASE}(?:{_CHECK}|{_LABEL}|{_IS_REAL}|(?:true|real|fake)\s+or\s+(?:false|fake|not|real)(?=\s*[:?]))"
    rf"(?:\s+{_POINTING}\b)*(?:\s+{_THE_QUOTE}\b)?(?:\s*[:?,.–—-]+\s*|\s+|(?={_Q}))",
    re.I,
)
_HEARD = re.compile(
    r"\A(?:i\s+(?:just\s+)?(?:heard|read|saw|think|thought|believe)|apparently|supposedly"
    r"|(?:is\s+there\s+)?any\s+(?:proof|evidence)"
    r"|(?:can\s+you\s+)?(?:find(?:\s+out)?|tell\s+me|do\s+you\s+know)(?=\s+(?:who|if|whether)\b))"
    r"(?:\s*,|\s+(?:that|if|whether)\b)?\s+",
    re.I,
)
_HE = r"(?:he|she|they|it)"
_DID_HE = (
    rf"(?:did|has|have)\s+{_HE}\s+{_ADVERB}(?:say|said)\s+(?:that|this|it|so)"
    rf"|(?:did|has|is|was)(?:n['’]?t)?\s+{_HE}"
)
_TAIL = re.compile(
    rf"(?:(?<![\s–—,.;:?!-])[\s–—,.;:?!-]+|(?<={_Q}))"
    r"(?:(?:is|was)\s+(?:that|this|it)\s+(?:a\s+)?(?:real+y\s+)?)?"
    rf"(?:{_REAL}(?:\s+(?:quote|or\s+(?:not|false|fake)))?|or\s+not|yes\s+or\s+no|really|so|{_DID_HE})"
    r"\s*[?!.]+\s*\Z",
    re.I,
)
_NOBODY = re.compile(
    r"(?:he|she|they|it|you|i|we|who|what|any(?:body|one)|some(?:body|one)|every(?:body|one)|people)",
    re.I,
)
# What is no name: a request that has a phrase in quotation marks, or a topic.
_REQUEST = re.compile(
    r";|\b(?:about|on|regarding|what|how|why|when|where|which|who|summar\w+|follow|unfollow|subscribe|mute"
    r"|tell|show|find|search|news|latest|everything|timeline|articles?|quotes?|alerts?|and|or|is|are|was)\b",
    re.I,
)


def read(message: str) -> CheckRequest | None:
    """The words to check, and whose they are said to be; None for what asks something else."""
    if len(message) > _LONGEST:
        return None
    frame, marked = _split(one_line(message))
    head = _HEAD.match(frame)
    core = _HEARD.sub("", frame[head.end() :] if head else frame, count=1)
    tail = _TAIL.search(core)
    core = core[: tail.start()] if tail else core
    is_asked = bool(head or (tail and marked))
    request = _marked(core, marked, is_asked) if marked else _bare(core, is_asked, bool(tail))
    if marked and len(marked.split()) < _LEAST_WORDS:
        request = _around(message, marked) or request
    return request if request and any(map(str.isalnum, request.words)) else None


def _around(message: str, marked: str) -> CheckRequest | None:
    """The sentence in which a word or two stand in quotation marks, if that is what is asked."""
    line = re.sub(rf"[{_DOUBLE}{_SINGLE}](?=\W|\Z)|(?<!\w)[{_DOUBLE}{_SINGLE}]", "", message)
    request = read(line)
    is_longer = request and len(request.words.split()) > len(marked.split())
    return replace(request, is_sure=True) if request and is_longer else None


def given(words: str) -> CheckRequest:
    """What to check where a check is certain, as in "/check words"."""
    return replace(read(f"check: {words}") or CheckRequest(one_line(words)), is_sure=True)


def _marked(frame: str, words: str, is_asked: bool) -> CheckRequest | None:
    count = len(words.split())
    form = _match(_MARKED_FORMS, frame)
    name = _name(form)
    if form and not (name and _REQUEST.search(name)):
        says_so = frame.strip(f"{BESIDE_WORDS}{_Q}") != "" or is_asked
        is_phrase = count < _LEAST_WORDS and not says_so
        return None if is_phrase else CheckRequest(words, name, says_so or count > _LEAST_WORDS)
    beside = _BESIDE.fullmatch(frame)
    name = _name(beside)
    if beside and name and count >= _LEAST_WORDS and not _REQUEST.search(name):
        return CheckRequest(words, name, is_asked)
    return CheckRequest(words) if is_asked else None


def _bare(line: str, is_asked: bool, is_doubted: bool) -> CheckRequest | None:
    form = _match(_BARE_SURE, line)
    if form:
        return _of_words(form, True)
    form = _match(_BARE_FORMS, line)
    if form:
        return _of_words(form, is_asked or ":" in form["that"])
    form = _match(_BARE_GIVEN, line) if is_asked or is_doubted else None
    if form and not _REQUEST.search(form["name"]):
        return _of_words(form, True)
    if is_asked:
        return CheckRequest(line.strip(BESIDE_WORDS))
    form = _match(_SIGNED, line)
    return _of_words(form, False) if form else None


def _of_words(form: re.Match[str], is_sure: bool) -> CheckRequest | None:
    words = form["words"].strip(BESIDE_WORDS)
    is_topic = not is_sure and (len(words.split()) < _LEAST_WORDS or _ASKS.match(words))
    return None if is_topic else CheckRequest(words, _name(form), is_sure)


def _match(forms: tuple[re.Pattern[str], ...], line: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(line.strip()) for form in forms)), None)


def _name(form: re.Match[str] | None) -> str | None:
    """The name in a form; None where it has none, or a word for anybody."""
    name = ((form and form.groupdict().get("name")) or "").strip(BESIDE_WORDS + "-–—()")
    # Behind a comma stands who that is, or when it was said.
    name = name.partition(",")[0]
    is_name = name and len(name.split()) <= _LONGEST_NAME and not _NOBODY.fullmatch(name)
    return name if is_name else None
