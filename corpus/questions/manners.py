"""What is only manners in a message, and no part of what it asks. Pure."""

from __future__ import annotations

import re

from corpus.questions.phrases import one_line

_WH = (
    r"(?:what|whats|what['’]s|who|whom|whose|where|why|how|which|did|does|do|has|have|is|are|was"
    r"|were|will)\b"
)
_ANY_WH = rf"(?:{_WH}|(?:when|whether|if)\b)"
# What shows that the words before it only lead to it.
_ASKS = (
    rf"(?:{_ANY_WH}|(?:please|pls|plz|can|could|would|tell|show|give|find|just|any|so|well)\b|i\b"
    r"|i['’])"
)
_PAUSE = rf"(?:\s*[,!.:–-]+\s+|\s+(?={_ASKS}))"
_BOT = r"(?:there|again|bot|all|everyone|onrecord|friend|mate)"
_JUST = r"(?:(?:please|pls|plz|kindly|maybe|perhaps|just|possibly|also|only)\s+)*"
_BEFORE = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"@\w+\s*[,:]?\s+",
        # "hello kitty" is no greeting: a pause, the bot, or a request stands behind one.
        rf"(?:hi|hello|hey|hiya|yo|greetings|good\s+(?:morning|afternoon|evening))"
        rf"(?:\s+{_BOT})*{_PAUSE}",
        r"(?:hi|hello|hey|dear|ok|okay)\s+(?:there|bot|onrecord)\s*[,!.:]?\s+",
        rf"(?:ok(?:ay)?|so|well|um+|uh+|hm+|right|now|then|also|oh|ah|great|cool|thanks?|thank\s+you"
        rf"|thx|sorry|excuse\s+me|btw|by\s+the\s+way|(?:a\s+|one\s+)?(?:quick\s+)?question){_PAUSE}",
        r"(?:please|pls|plz|kindly)[,\s]+(?=\w)",
        rf"(?:can|could|would|will)\s+(?:you|u)\s+{_JUST}(?:help\s+me\s+(?:to\s+)?)?",
        rf"(?:do|would)\s+(?:you|u)\s+(?:(?:happen\s+to|by\s+chance)\s+)?(?:know|remember|recall)\s+"
        rf"(?={_ANY_WH})",
        rf"(?:i\s+(?:was|am)|i['’]?m|just|was)\s+{_JUST}(?:wondering|curious|asking|interested)"
        rf"(?:\s+(?:about|to\s+know))?[,\s]+(?={_ANY_WH})",
        r"(?:i\s+(?:want|wish|need|would\s+(?:like|love))|i['’]?d\s+(?:like|love))\s+to\s+"
        rf"(?:know|hear|see|find\s+out|learn|ask(?:\s+you)?|read)\s+(?:about\s+)?(?={_WH}|whether|if)",
        r"(?:(?:any|no)\s+idea|any\s+chance\s+you\s+know|i\s+wonder"
        rf"|i\s+(?:do\s+not|don['’]?t)\s+know)[,\s]+(?={_ANY_WH})",
        rf"(?:can|may|could)\s+i\s+(?:ask|know|see)(?:\s+you)?[,\s]+(?={_ANY_WH})",
        # "tell me what krol says" and "tell me when he speaks" are wishes to be told from now on.
        rf"{_JUST}(?:tell|remind)\s+(?:me|us)[,:\s]+(?=(?:{_WH}|whether|if)\b)"
        r"(?!.*\b(?:says|speaks|every|daily|when(?:ever)?|new)\b)",
        rf"just\s+(?=(?:{_ASKS}|\w+\s+(?:on|about)\b))",
    )
]
_BEHIND = re.compile(
    r"(?<![\s,.!–-])[\s,.!–-]+(?:please|pls|plz|thx|thanx|tnx|ty|cheers|asap|in\s+advance|kindly|@\w+|(?:dear\s+)?bot"
    r"|mate|thanks?(?:\s+(?:a\s+lot|so\s+much|you|in\s+advance|bot))?"
    r"|thank\s+(?:you|u)(?:\s+(?:very\s+much|so\s+much|bot|in\s+advance))?|when\s+you\s+can"
    r"|if\s+(?:you\s+(?:can|could|know|don['’]?t\s+mind)|possible|i\s+may\s+ask))(?=[\s?.!,]*\Z)",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"(?:whether|if)\s+(?P<name>.+?)\s+(?:(?:has|had|have|ever)\s+)*said\s+(?P<what>.+)", re.I
)
# Little words as they are typed in haste; none of them is a word of news.
_SHORT = {
    **{"frm": "from", "fom": "from", "abt": "about", "abuot": "about", "abot": "about"},
    **{
        "wht": "what",
        "waht": "what",
        "wat": "what",
        "wen": "when",
        "wher": "where",
        "whre": "where",
    },
    **{"teh": "the", "thru": "through", "bout": "about", "sayd": "said", "siad": "said"},
}
_IS_SHORT = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def plain_request(message: str) -> str:
    """A message on one line without what is only manners; as it was where it has nothing else.

    "hey, could you tell me what Krol said, thanks" is "what Krol said", and "do you know whether
    Krol said anything" is "did Krol say anything".
    """
    text, before = _IS_SHORT.sub(lambda word: _SHORT[word[0]], one_line(message)), ""
    while text != before:
        before = text
        text = _BEHIND.sub("", text)
        for manners in _BEFORE:
            if match := manners.match(text):
                text = text[match.end() :]
    if match := _WHETHER.match(text):
        text = f"did {match['name']} say {match['what']}"
    return text if text != one_line(message) and any(map(str.isalnum, text)) else message
