"""How wishes begin, and what stands between that and what is wished: "let me know when". Pure."""

from __future__ import annotations

from corpus.questions.phrases import PLEASE
from corpus.subscriptions.grammar import form

_ASK = (
    f"((hey|hi|hello|ok|so|also|and|now)[,!]? )*{PLEASE}((can|could|may) i )?((i (want|need"
    f"|would (like|love))|i'?d (like|love))( (you )?to)? )?"
)
_UPDATES = (
    r"(updates?|alerts?|notifications?|notices?|subscriptions?|bulletins?|alarms?"
    r"|news\s?letters?)"
)
_ON = "(about|on|for|to|of|from|when(ever)?|if|as soon as|regarding|concerning|in|with)"
_NOT_MISS = (
    r"((make|be) sure (that )?)?((i|we) )?(never|do not|don'?t)( ever)?( (want to|wanna|let me"
    r"|let us|like to))? miss( out on)?( (any|anything|an?|one|word|thing|news|the|single))*"
    r"( (from|of|on|about))?"
)
_NOTE = (
    r"(drop|shoot|send|write|give|leave) (me|us) (an? )?(quick |short |little )?(lines?|messages?"
    r"|notes?|word|text|msg|mail|e-?mail|dm)"
)
# These wish for nothing else than to be told from now on.
FOLLOW = form(
    rf"{_ASK}((start |begin )?(follow(ing)?( up( on)?)?|track(ing)?|monitor(ing)?|subscribing to)"
    rf"|subscribe( (me|us))?( (to|for|on))?|(sign (me|us) up|put (me|us) (on the list"
    rf"|down))( (to|for))?|(watch|look)( out)? for|watch(?! (a|an|this|that|it|out)\b)"
    rf"|{_NOT_MISS}|(stay|be|keep me|keep) on top of"
    rf"|keep (an? )?(eye|tabs|track) (on|of)|(?P<alert>(notify|alert|ping|buzz|warn|wake|poke"
    rf"|text) (me|us)( up)?|(let|make sure) (me|us|i|we) know|(give (me|us) a (shout|ping"
    rf"|heads[\s-]?up|call|buzz))|hit (me|us) up|{_NOTE}(?= {_ON}\b)"
    rf"|(be|get) (notified|alerted|pinged)|(set( up)?|create|make"
    rf"|add) (me )?(an? )?(alerts?|alarms?|notifications?))|keep (me|us) (posted|updated"
    rf"|informed|up to (date|speed)|in the (loop|picture)|abreast|tuned)|((get|have|receive"
    rf"|send|give|want|bring) )?((me|us) )?((to )?(get|have|receive) )?(regular |all |any |an? "
    rf"|the |news |daily |hourly )*{_UPDATES}(?= {_ON}\b)|(be|get|stay) (updated|informed|kept"
    rf" (posted|informed|up to date)|up to date|posted|told)|add(?=\s.+\s(to|on) (my|the) (list"
    rf"|subscriptions|follows|watch\s?list|feed|digest)\b)|(set( up)?|create|make|start) (me"
    rf" )?(an? |my )?((daily|hourly|weekly) )?(digest|subscription|feed)(?= (about|on|for|of"
    rf"|to)\b))(?!\w)"
)
# These may ask for an answer now; only with a word on when, or on what not, do they ask for more.
TELL = form(
    rf"(?!remind (me|us) to\b){_ASK}((tell|send|give|show|bring|update|inform|message|mail"
    rf"|write|email|get|remind) (me"
    rf"|us|to me)|send(?! (me|us|it|that|this|them|to)\b)|(to )?(know|hear|read|see|get"
    rf"|receive|have|be told)|i (want|need|would like"
    rf"|'d like)|i'd like)\b"
)
LATE_OPENING = form(
    r"(?P<rest>(when(ever)?|if|as soon as|every\s*time|once)\s.+?),? (please"
    r" )?(?P<opening>(let me know|(tell|notify|ping|alert|message|inform|text) me))"
)
FROM_NOW_ON = form(r"\bfrom (now|today) on\b")
ON_MY_LIST = form(r" (to|on) (my|the) (list|subscriptions|follows|watch\s?list|feed|digest)\s*$")
LINKING = form(
    r"((all )?((the|any) )?((latest|new) )?updates? )?((?P<alert>when(ever)?|as soon as"
    r"|every\s*time|each time|any\s*time|the moment|once|if)|(only |just )?(about|on|of|with"
    r"|to|for|regarding|concerning|from))\b"
)
NEWS_OF = form(
    r"(any |all |the |new |latest |only )*(news|articles|stories|headlines|everything)\b"
)
TAIL = form(
    r"([,\s]+(please|pls|thanks?( you)?|thx|ok|if (you can|possible)|for me|would you|will you"
    r"|can you|now))+\s*$"
)
# What goes on from a wish, and what rather asks on.
ANOTHER = form(r"((and|also|plus|as well as|add|&|(the )?same (for|with))[,\s]+)+(?=\w)")
TOO = form(r"[,\s]+(too|also|as well)$")
LEANS = form(
    r"((about|on|who|what|where|why|how|which|whose|more|next|now|then|so|he|she|they|it|that|this"
    r"|(the )?(\w+ )?mentions|misspel\w+|(when|if) (he|she|they|it) (is|are|was))\b|.*\bmentioned$)"
)
WHEN = form(r"(when(ever)?|if|as soon as) (?!(is|was|are|were|did|does|do|will|has|have|can)\b)")
