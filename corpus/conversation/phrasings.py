"""How messages are worded that lean on the last answer, as regular expressions."""

from __future__ import annotations

import re

from corpus.conversation.moves import SHOW

_LEAD = r"(?:(?:and|but|or|so|also|then|ok(?:ay)?|now|well|yes|no|hm+|oh)\s*[,.]?\s+)"
LEADS = re.compile(rf"{_LEAD}+", re.IGNORECASE)
WHAT_ABOUT = re.compile(
    rf"(?:(?P<lead>{_LEAD}+)(?:(?:what|how)\s+about\s+)?|(?:what|how)\s+about\s+)(?P<rest>.+)",
    re.IGNORECASE,
)
ON = re.compile(r"(?:about|on|regarding|concerning|over|re)\s*:?\s+(?P<topic>.+)", re.IGNORECASE)
WHO_ON = re.compile(
    r"(?P<name>.+?)\s*,?\s+(?:on|about|regarding|concerning)\s+(?P<topic>.+)", re.IGNORECASE
)
CORRECTION = re.compile(
    r"(?:no\s*[,.!]?\s+)?(?:(?:i\s+(?:mean|meant)|not\s+[^,]+,)\s+)(?P<name>[^,]+)"
    r"|no\s*,\s+(?P<only>[^\s,]+(?:\s+[^\s,]+)?)|(?P<late>.+?),?\s+i\s+mean(?:t)?",
    re.IGNORECASE,
)
PIECE = re.compile(
    r"the\s+(?:one|article|story|piece)\s+(?:about|on|of)\s+(?P<topic>.+)", re.IGNORECASE
)
ONLY = re.compile(r"(?:only|just)\s+(?P<words>.+)", re.IGNORECASE)
KIN = re.compile(r"the\s+(?P<which>\w+)\s+one", re.IGNORECASE)
OWN = re.compile(r"^(?:his|her|their|its|the)\s+", re.IGNORECASE)
THEIR = re.compile(r"^(?:his|her|their|its)\s+", re.IGNORECASE)
LONGEST = 8
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
TIMES = re.compile(
    rf"\s+(?:(?:in|since|before|after|until|during|of|from)\s+)?(?:(?:early|late)\s+)?(?:{MONTHS}(?:\s+\d{{4}})?|\d{{4}})"
    r"(?=[\s?.!]*\Z)",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"(?:in|since|before|after|until|till|between|during|from|by)\s|.*\s(?:ones?|first)$", re.I
)
LIMIT = re.compile(
    r"(?:(?:in|since|before|after|until|till|between|during|from|on|of|around|early|late"
    r"|mid)\s+)*(?:the\s+)?"
    rf"(?:\d{{4}}s?|{MONTHS}|(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|last|this|past"
    r"|yesterday|today"
    r"|spring|summer|autumn|winter|\d{1,2}(?:st|nd|rd|th)?\s+\w+"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\s+(?:to\s+|and\s+|[-–]\s*)?[\w.,]+){0,4}"
    r"|(?:the\s+)?(?:newest|latest|oldest|earliest|most\s+recent)\s+(?:ones?|first)"
    r"|(?:in|from|by)\s+(?:the\s+)?[A-Z]\S*(?:\s+[A-Z]\S*){0,3}",
    re.IGNORECASE,
)
FOLLOW = re.compile(
    r"(?P<before>.*\b(?:follow|unfollow|subscribe(?:\s+me)?\s+to|keep\s+me\s+(?:posted|updated"
    r"|informed)\s+(?:on|about)|watch|mute|stop\s+following"
    r"|(?:notify|alert|ping|tell)\s+me\s+(?:about|when\s+there\s+is\s+(?:more|news)\s+(?:on"
    r"|about)|when(?:ever)?|if)|let\s+me\s+know\s+(?:when|if|about)))\s+"
    r"(?P<what>him|her|he|she|them|they|it|this|that|(?:this|that)\s+(?:topic|subject|story"
    r"|person))\b(?P<after>.*)",
    re.IGNORECASE,
)
_WH = (
    r"(?:what|who|whom|whose|where|when|why|how(?:\s+(?:many|much|old|long|often|far"
    r"|big)(?:\s+\w+)?)?|which(?:\s+\w+)?|what\s+\w+)"
)
_AUX = (
    r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might"
    r"|shall)(?:n['’]t)?"
)
SUBJECT = re.compile(
    rf"{_LEAD}*(?:{_WH}(?:\s+else)?\s+)?{_AUX}\s+(?P<pronoun>he|she|they|it|this|that|these"
    r"|those)\b(?!\s+(?:true|possible)\b)",
    re.IGNORECASE,
)
OBJECT = re.compile(
    rf"{_LEAD}*(?:who|which\s+\w+|what\s+\w+)(?:\s+else)?\s+(?:{_AUX}\s+)?\w+(?:\s+(?:with|to"
    r"|at|against|for|by|of))?\s+(?P<pronoun>him|her|them|it|this|that)\b",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s(?:about|on|to|of|with|for|against|in|over|by|after|before)\s+(?P<pronoun>it|that|this"
    r"|him|her|them|these|those)$|\s(?P<there>there)$",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(
    rf"{_LEAD}*(?:(?:what|who|where|how|when)(?:['’]s|\s+(?:is|are|was|were|about))\s+"
    rf"|{SHOW})(?P<pronoun>his|her|their|its)\s+\w+",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:else|before|earlier|ever|elsewhere)\b", re.IGNORECASE)
SAID = re.compile(r"what\s+did\s+(?:he|she|they)\s+(?:say|write|tell\s+\w+)", re.IGNORECASE)
THEIR_OWN = re.compile(
    r"(?P<before>what\s+(?:did|does|do|has|have)\s+)(?:his|her|their|its)\s+(?P<who>[\w-]+(?:\s+[\w-]+)?)"
    r"(?P<after>\s+(?:say|said|think|tell|write)\b.*)",
    re.IGNORECASE,
)
ADVERBS = re.compile(
    r"\s+(?:really|actually|exactly|(?:had\s+)?earlier|before(?:hand)?|afterwards|then|again|too|also|(?:him|her)self|themselves)"
    r"(?=\s+(?:say|said|tell|told|think|write|claim|did|does|was|is)\b|[\s?.!]*\Z)",
    re.IGNORECASE,
)
QUESTION = re.compile(rf"{_LEAD}*(?:{_WH}|{_AUX})\b", re.IGNORECASE)
PERSONAL = {"he", "she", "him", "her", "they", "them"}
