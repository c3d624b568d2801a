"""What went wrong, in words: the archive raises codes with values, and only here they are told.

A sentence of a `LoadError` follows the name of what was read ("notes.txt is empty").
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.exceptions import CorpusError, Fault, LoadError, Value
from corpus.text import shorten

# Telegram shows no more than this above a button.
_NOTICE = 200

# What is no address has no host by which it could be named.
_NOWHERE = "that address"
_PASTE = "copy the article's text and send me that"
_LIBRARY = (
    'whoever runs this can have it read, by installing its library: pip install "onrecord[formats]"'
)
_LOG = "the log tells more"
_WHAT_CAN_BE = "what can be read of it was read"
_LATER = "try again later"

SENTENCES: Mapping[str, str] = {
    # the archive
    "archive.alien": "{archive} is not an onrecord archive; name another file, or one that is new",
    "archive.empty": "{archive} is empty; fill it first: onrecord load PATH",
    "archive.newer": "the archive was made by a newer onrecord; please update this one",
    "archive.number": "the archive numbers nothing that high",
    "archive.older": "the archive is of an older version; run: onrecord migrate",
    "archive.sqlite": "this version keeps its archive in SQLite; use a sqlite:/// URL",
    "archive.unusable": (
        "the archive {archive} cannot be used ({detail});"
        " check the path, and that no other program holds it"
    ),
    "archive.url": "{url!r} is not a database URL; one looks like sqlite:///news.sqlite3",
    # what is in it
    "article.changed": "that article has changed since; please ask again",
    "article.unknown": "there is no article {number} in this archive",
    "article.untitled": "there is no file or title like {query!r}",
    "question.forgotten": "that question is no longer known; please ask it again",
    "feedback.unknown": "there is no feedback {number}; onrecord feedback lists what there is",
    "quote.gone": "that quote is gone: its article has changed since, or it was put right",
    "speaker.ambiguous": "{name!r} may be: {choices}; give the number",
    "speaker.kinds": (
        "{name!r} ({kind}) and {other!r} ({other_kind}) cannot be merged: they are not of one kind"
    ),
    "speaker.one": "{other!r} and {name!r} are one speaker already",
    "speaker.nowhere": "no article that quotes {name!r} is of that kind; nothing was changed",
    "speaker.only": (
        "{name!r} cannot be split from itself; name another form,"
        " or tell by --outlet, --called or --article where somebody else is meant"
    ),
    "speaker.unknown": "no speaker is called {name!r}",
    "speaker.unlike": "no speaker is called {name!r}; nearest: {choices}",
    "speaker.unsplit": "{other!r} cannot be split from {name!r}, who is called: {names}",
    "summary.around": "there are only lines in it such as surround an article, and no article",
    "summary.empty": "there are no sentences in it to pick from",
    # digests and subscriptions
    "digest.old": "that digest is too old; /digest has what is new",
    "story.gone": "that story is no longer in the archive",
    "subscription.gone": "that subscription is gone; /subscriptions shows what is followed",
    # feeds
    "file.unwritten": "{file} cannot be written ({detail}); check that its folder is there",
    "feed.address": "is no web address; one begins with https://",
    "feed.article": f"has an article that could not be stored; {_LOG}",
    "feed.list": "names no feeds; an OPML file has them as xmlUrl",
    "feed.moved": "has moved to {url}, which is followed already",
    "feed.odd": f"could not be understood; {_LOG}",
    "feed.page": "has a page that could not be understood",
    "feed.unnamed": "names no feed on that page; give the address of the feed itself",
    "feed.unknown": "no feed is called {name!r}; the list of feeds has their numbers",
    "feed.written": "{words}",
    # fetching
    "fetch.address": "is no web address; one begins with http:// or https://",
    "fetch.broken": "broke off in the middle of its answer",
    "fetch.certificate": "has no valid certificate, so nobody can tell whose it is",
    "fetch.encoding": "sends its pages in a form nobody asked for ({encoding})",
    "fetch.forbidden": "does not let programs read that ({status})",
    "fetch.gone": "has taken that away for good ({status})",
    "fetch.inside": "leads to an address that is not public, and such are never opened",
    "fetch.large": "sends more than {megabytes} MB",
    "fetch.legal": "may not show that, for legal reasons ({status})",
    "fetch.missing": "has nothing at that address ({status})",
    "fetch.often": f"asks for fewer requests; {_LATER} ({{status}})",
    "fetch.private": "is not public, and such addresses are never opened",
    "fetch.redirects": "sends from one address to the next, more than {most} times",
    "fetch.refused": "gives no page for that ({status})",
    "fetch.robots": "asks programs not to read that page (in its robots.txt)",
    "fetch.slow": "took longer than {seconds:g} seconds",
    "fetch.subscribers": "shows that to its subscribers only ({status})",
    "fetch.trouble": f"has trouble of its own; {_LATER} ({{status}})",
    "fetch.unasked": "says that nothing is new, though it was not asked that ({status})",
    "fetch.unfound": "cannot be found; is the address right?",
    "fetch.unpacked": "sends what cannot be decompressed",
    "fetch.unreached": f"cannot be reached; {_LATER}",
    # pages
    "page.article": f"shows programs no article text there; {_PASTE}",
    "page.audio": f"gives a recording there, which has no text to read; {_PASTE}",
    "page.empty": f"gives an empty page there; {_PASTE}",
    "page.image": f"gives a picture there, which has no text to read; {_PASTE}",
    "page.kind": f"gives no page of text there, but {{media}}; {_PASTE}",
    "page.paid": f"shows that article to its subscribers only; {_PASTE}",
    "page.pdf": f"gives a PDF there, and I read no PDFs from links; {_PASTE}",
    "page.shows_video": "shows a video there, whose words I cannot read",
    "page.video": f"gives a video there, which has no text to read; {_PASTE}",
    # files
    "load.alias": "has an alias (*) in its front matter, near line {line}",
    "load.articles": "has no articles in it",
    "load.bomb": (
        "unpacks to more than {ratio} times its size, as a bomb does;"
        " what came before that is loaded. Unpack it yourself if you trust it"
    ),
    "load.chapters": "has no chapter with text in it; save its pages as .html",
    "load.columns": (
        "has no column named text, body or content in its first line;"
        " name the one that is: --map text=COLUMN"
    ),
    "load.csv": 'is not valid CSV ({detail}); a quotation mark in a field is ""',
    "load.damaged": (
        "is damaged ({detail}); what came before that is loaded. Pack or download it anew"
    ),
    "load.damaged_document": "is damaged, or not {kind} ({detail}); save it anew",
    "load.dated": "is empty but for its date",
    "load.depth": "is packed within packed files too often; unpack it first",
    "load.elements": "has more than {most:,} elements; save its text as .txt",
    "load.empty": "is empty",
    "load.entry": "has no text, only a title and a link; save the page that it links to",
    "load.feed": "is no feed: neither RSS, Atom, JSON Feed nor a news sitemap",
    "load.feed_json": "begins like a JSON Feed but is not valid JSON",
    "load.feed_line": f"is not well-formed at line {{line}}; {_WHAT_CAN_BE}",
    "load.feed_marks": f"is not well-formed; {_WHAT_CAN_BE}",
    "load.fields": "has {fields} fields for {columns} columns; quote them",
    "load.files": "holds more than {most:,} files; unpack it first",
    "load.folder": "is a folder without files that can be read ({kinds})",
    "load.front": "has front matter of more than 64 kB; shorten it",
    "load.headers": "has no text in it, only headers or attachments; save those as files",
    "load.json": "is not valid JSON ({detail}); mend it there",
    "load.json_line": "is not valid JSON ({detail}); put one object on a line",
    "load.kind": "is of an unknown kind; its name should end in {kinds}",
    "load.large": "is larger than 64 MB, which no article is; part it, as .jsonl",
    "load.large_mail": "is larger than 64 MB; save it as a file of its own, without files",
    "load.large_record": "is larger than 64 MB, which no article is; leave it out",
    "load.library": f"is {{kind}}; {_LIBRARY}",
    "load.link": "has the same link as {first}, but not its words; keep one",
    "load.locked": "is locked with a password; save it without one",
    "load.locked_file": "is locked with a password; unpack it first",
    "load.long_line": "is longer than 64 MB, which no article is; leave it out",
    "load.long_row": "is longer than 64 MB; part it into lines",
    "load.mail": "does not look like a mail; name it by what it is",
    "load.mapping": "{pair!r} maps nothing; write title=NAME, one of {fields}",
    "load.object": 'is not a JSON object such as {{"title": ..., "text": ...}}',
    "load.ordinary": "is no ordinary file; a pipe is read as standard input, named -",
    "load.page": "has no article text in it; save the page as your browser shows it",
    "load.pages": "has more than {most:,} pages; save the articles one by one",
    "load.pictures": "has no text, only pictures of it; put it through OCR first",
    "load.shows": "has no text in it; save what it shows as text",
    "load.sitemaps": "is an index of sitemaps; name one of the sitemaps it lists",
    "load.text": (
        "has no text; a field named text, body or content should hold it,"
        " or name the field that does: --map text=FIELD"
    ),
    "load.unlike_text": (
        "does not look like text; name it by what it is, with .pdf at its end, say"
    ),
    "load.unpacks": "unpacks to more than 256 MB, which no article has; save its text",
    "load.unread": "cannot be read ({detail})",
    "load.unreadable": "is a kind that cannot be read; save it as {instead}",
    "load.warc": "is damaged from here on ({detail}); what came before is loaded",
    "load.within": "holds no file that can be read ({kinds})",
    "load.yaml": "has front matter that is no valid YAML, near line {line}",
    "load.yaml_date": "has front matter that is no valid YAML, perhaps for a date in it",
}
"""What each code means; the names in braces are the values that are raised with it."""


# Values that are no words yet.
_WORDS: Mapping[str, Mapping[Value, str]] = {
    "detail": {"RecursionError": "it is nested too deeply"},
    "kind": {
        ".docx": "a Word document (.docx)",
        ".epub": "an EPUB",
        ".pdf": "a PDF",
        ".warc": "a WARC",
    },
    "instead": {
        ".csv, .jsonl": ".csv or .jsonl",
        ".eml, .mbox": ".eml or .mbox",
        ".pdf": ".pdf, with its text by OCR",
    },
}


def clause(fault: Fault) -> str:
    """What went wrong, in words that may follow a name or stand for themselves."""
    if fault.code not in SENTENCES:  # another version of this program stored it
        return str(fault)
    words = {name: _WORDS.get(name, {}).get(value, value) for name, value in fault.values.items()}
    return SENTENCES[fault.code].format_map(words)


def line(error: CorpusError) -> str:
    """The error on the command line: the file or site first, if it is about one."""
    words = clause(error.fault)
    return f"{error.source or _NOWHERE}: {words}" if isinstance(error, LoadError) else words


def sentence(error: CorpusError) -> str:
    """The error in a chat, short enough to be shown above a button."""
    words = clause(error.fault)
    if isinstance(error, LoadError):  # it begins with a file's name, which stays as it is
        words = f"{error.source or _NOWHERE} {words}"
    else:
        words = words[:1].upper() + words[1:]
    short = shorten(words, _NOTICE - 1)
    return short if short.endswith((".", "!", "?", "…")) else f"{short}."
