"""What surrounds an article and is none of it: agencies' prefixes, bylines, captions, "read more".

By its words, in English and the commonest in eleven other languages: docs/summaries.md.
"""

from __future__ import annotations

import re

from corpus.types import Span

_AGENCY = (
    r"(?:CNN(?: [A-Z]\w+)*|(?:Thomson )?Reuters(?: Health| Foundation)?|AP|The Associated Press|"
    r"Associated Press|AFP|Agence France-Presse|UPI|dpa|DPA|EFE|ANSA|TASS|ITAR-TASS|RIA Novosti|"
    r"Interfax|Xinhua|Bloomberg|Kyodo|Yonhap|PTI|ANI|IANS|Anadolu|Anadolu Agency|AA|PA|BBC|VOA|"
    r"AAP|APA|APTN|SID|Europa Press|Lusa|Belga|NTB|TT|PAP|CTK|ČTK|STT|Ritzau|[A-Z][\w ]{2,25} News"
    r"(?: Agency)?)"
)
_PLACE = r"[A-ZÀ-ÞŠŽ][\w.'’/-]*(?:,? (?:of |de |del |la |di )*[A-ZÀ-ÞŠŽ][\w.'’/-]*){0,4}"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_DASH = r"\s*(?:--+|[-–—―:])\s*"
_PREFIX = re.compile(
    rf"(?:{_PLACE}{_DAY}?,? ?)?\({_AGENCY}(?:/{_AGENCY})?\)"
    rf"(?:{_DASH}|(?=[^\W_\s])|\s+(?=[\"“'‘A-ZÀ-Þ]))"
    rf"|(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,}}(?:,? [A-ZÀ-Þ][\w.'’-]*){{0,4}}){_DAY}?,?"
    rf"(?:\s*[,/(] ?{_AGENCY}\)?)?\s*(?:--+|–|—|―| -)\s+(?=[\"“'‘A-ZÀ-Þ\d])"
)

_AROUND = re.compile(
    r"""(?ix)
    ^[\W_]*(?:
    by\ (?-i:[A-ZÀ-Þ][\w.'’-]*(?:\ (?:and\ |de\ |van\ |von\ )?[A-ZÀ-Þ][\w.'’-]*){1,6})(?:,.{0,60}
    |\ \|.*|\ (?:for|in)\ .{0,40})?\Z
    | (?:reporting|editing|writing|additional\ reporting|compiled|written|edited|reviewed
    |translated)\ by\ (?-i:[A-ZÀ-Þ]).{0,120}\Z
    | (?:first\ |last\ )?(?:published|updated|posted|modified)(?::|\ (?:on|at)?\ ?\d) | (?:updated
    |published):?\ [^.]{0,40}\Z
    | (?:read|see|learn|find\ out|discover)\ (?:more|also|next|the\ full)\b.{0,160}\Z | read:\x20
    | more\ (?:on|from|about)\ .{0,80}\Z
    | (?:related|recommended|most\ read|trending|watch|listen|video|photos?|pictures?|gallery
    |images?|file\ (?:photo|picture|image)s?|graphic|map|audio|podcast|credit|source|caption
    |pictured|in\ pictures)\ ?(?:here\ ?)?[:|]
    | (?:see|don['’]t\ miss)\ also\b | continue\ reading\b | (?:story|article)\ (?:continues
    |highlights)\b | scroll\ (?:down|for)\b | skip\ (?:to|past)\b | jump\ to\b | back\ to\ top
    | click\ (?:here|on|to|for)\b | tap\ (?:here|to)\b | (?:sign|log)\ (?:up|in)\b.{0,160}\Z
    | subscribe\b | register\ (?:for|now|to)\b.{0,120}\Z | join\ (?:the\ conversation|our)\b
    | (?:follow|like|find|contact|e-?mail)\ (?:us|me|the\ (?:author|reporter|writer))\b
    | follow\ @ | share\ (?:this|on|via|your)\b | tweet\ | print\ this | e-?mail\ to\ a\ friend
    | download\ (?:our|the)\b.{0,60}\bapp
    | advert(?:isement|ising)?\b.{0,40}\Z | (?:sponsored|promoted)\ (?:content|posts?|stories)\b
    | (?:leave|post|view)\ (?:a\ |all\ )?comments?\b | comments?\ (?:are\ closed|\(\d+\))
    | (?:image|photo|photograph|picture|video|media)\ (?:copyright|caption|credit|source|courtesy
    |by|via)\b | getty\ images | (?:photo|picture)s?:?\ by\b
    | copyright\ (?:©|\(c\)|\d{4})|© | all\ rights\ reserved | \(?c\)\ \d{4}
    | this\ (?:material|article|story|content)\ (?:may\ not|has\ been\ (?:updated|corrected)
    |was\ (?:originally\ |first\ )?(?:published|amended|updated|corrected))\b
    | (?:the\ )?(?:associated\ press|reuters
    |cnn(?:['’]s)?)\b.{0,140}\bcontributed\ to\ this\ (?:report|story)
    | (?:mehr\ zum\ thema|lesen\ sie\ (?:auch|mehr)|lesen\ sie\ hier|foto:|bild:|quelle:
    |von\ (?-i:(?:[A-ZÄÖÜ]\w+\ ?){2,3})\Z|anzeige\Z)
    | (?:lire\ (?:aussi|la\ suite|également)|à\ lire\ aussi|photo\ :|crédit|publicité\Z|publié\ le
    |mis\ à\ jour|par\ (?-i:(?:[A-ZÉ]\w+\ ?){2,3})\Z)
    | (?:lea\ también|leer\ más|te\ puede\ interesar|ver\ más|publicidad\Z|foto:|leia\ (?:também
    |mais)|saiba\ mais|veja\ também|leggi\ anche|continua\ a\ leggere|pubblicità\Z|läs\ (?:mer
    |också)|czytaj\ (?:także|też|więcej)|zobacz\ też|читайте\ также|čtěte\ také|читайте\ також
    |اقرأ\ أيضا)
    )
    | \b(?:we|(?:this|our)\ (?:web\s?)?site|you)\ (?:use[sd]?|accept|agree\ to
    |consent\ to)\b.{0,60}\bcookies\b | \bcookie\ (?:policy|settings|preferences|notice|banner)\b
    | \baccept\ (?:all\ )?cookies\b
    | \bsubscribe\b.{0,60}\b(?:newsletter|to\ (?:our|read|continue|unlock|get)|today|now
    |from\ [£$€]) | \byour\ subscription\b
    | \b(?:sign\ up|subscribe)\b.{0,40}\b(?:newsletter|alerts?|e-?mails?|updates|briefing)\b
    | \b(?:newsletter|inbox)\b.{0,60}\b(?:sign\ up|subscribe|every\ (?:day|morning|week))\b
    | \b(?:enable|turn\ on)\ javascript\b | \bprivacy\ policy\b.{0,60}\b(?:terms|agree)\b
    | \bterms\ (?:of\ (?:use|service)|and\ conditions)\ (?:apply|and\ privacy)
    | \bcontributed\ to\ this\ (?:report|story|article)\b | \bmay\ not\ be\ (?:published
    |reproduced|broadcast)\b.{0,60}\b(?:rewritten|redistributed|permission)
    | \bfor\ (?:confidential\ support|the\ latest\ news)\b.{0,60}\b(?:call|visit|follow
    |download)\b | \balready\ a\ subscriber\b
    """,
)
_CREDIT = re.compile(
    r"\(?\b(?i:photo(?:graph)?|picture|image|file photo)s?(?i: by| credit| courtesy|:)[^.]{0,80}"
    r"\W*\Z|\b(?i:getty images|shutterstock)\W*\Z"
    r"|[/(]\s?(?:AFP|Reuters|EPA|AP|AP Photo)(?:/[^/.)]{1,40})?\)?\W*\Z"
)
# A paragraph that ends with a credit and is no longer than this is a caption, in characters.
_CAPTION = 400
_SIDE = r"(?:pictured|above|below|left|right|cent(?:re|er)|middle|inset|top|bottom)"
_PICTURE = re.compile(
    rf"(?i)^\W*(?:{_SIDE}|scroll)\s*(?:[:,]|\()"
    rf"|\((?:[\w ]{{0,20}} )?{_SIDE}(?:,[^()]{{0,40}})?\)|\(pictured\b"
    r"|\((?:file|stock) (?:photo|picture|image)\b|, pictured\b|\bscroll down for\b"
)
# A line break was lost where a word that begins sentences stands behind one that ends none.
_LOST_BREAK = re.compile(
    r"(?<=[a-z\d)’'”\"])\s+(?=(?:He|She|They|The|This|These|There|But|And|In|On|At|An|His|Her|"
    r"Their|After|When|While|As|If|For|According|Speaking|Last|Now|That|Some)\s[a-z\d£$€])"
)


def is_around(sentence: str) -> bool:
    """Whether it belongs to what surrounds an article: a byline, a caption, a call to read on."""
    return bool(_AROUND.search(sentence) or _PICTURE.search(sentence) or _CREDIT.search(sentence))


def is_caption(paragraph: str) -> bool:
    """Whether a whole paragraph stands under a picture, by the credit at its end."""
    return len(paragraph) <= _CAPTION and bool(_CREDIT.search(paragraph))


def behind_caption(text: str, span: Span) -> Span:
    """A sentence without the caption or heading that ran into it with the lost end of its line."""
    *_, last = [
        span.start,
        *(lost.end() for lost in _LOST_BREAK.finditer(text, span.start, span.end)),
    ]
    return Span(last, span.end)


def behind_prefix(text: str, span: Span) -> Span:
    """A sentence without the "LONDON (Reuters) - " it may begin with."""
    prefix = _PREFIX.match(span.of(text))
    if prefix is None or prefix.end() == span.end - span.start:
        return span
    return Span(span.start + prefix.end(), span.end)
