"""Addresses on the web: their host, and the same address without what only counts readers. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# What newsletters, networks and feeds add to a link to know where its reader came from. Short on
# purpose: "id", "cid", "ref" or "source" may be what names the article. After the lists of
# ClearURLs and Firefox, which strip these as well.
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|at|ns|mc|oly|vero|itm|wt)_\w+|wt\.\w+"
    r"|fbclid|gclid|dclid|gbraid|wbraid|gclsrc|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mkt_tok|_hsenc|_hsmi|_openstat|cmpid|ito|smid|smtyp|xtor|ocid|guccounter|guce_\w+"
    r"|spm|s_cid|ftag|wprov|traffic_source|__twitter_impression|rss",
    re.IGNORECASE,
)


def host_of(url: str) -> str:
    """The host of `url`, or nothing where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def outlet_of(url: str) -> str:
    """The host as readers know it."""
    return host_of(url).removeprefix("www.")


def is_web(url: str) -> bool:
    """Whether it is an address of the web, with a host."""
    return url.lower().startswith(("http://", "https://")) and bool(host_of(url))


def bare(url: str) -> str:
    """`url` without what counts readers and without its fragment; host and scheme in lower case.

    The other parameters stay as they are written, in their order: what names the article.
    """
    try:
        parts = urlsplit(url)
        parameters = [
            parameter for parameter in parts.query.split("&") if not _is_tracking(parameter)
        ]
        port = f":{parts.port}" if parts.port not in (None, _PORTS.get(parts.scheme)) else ""
    except ValueError:
        return url
    # A fragment that begins with "!" or "/" names a page; others a place on it.
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    host = (parts.hostname or "").lower()
    where = parts._replace(
        netloc=f"[{host}]{port}" if ":" in host else host + port,
        path=parts.path or "/",
        query="&".join(parameters),
        fragment=fragment,
    )
    return where.geturl()


_PORTS = {"http": 80, "https": 443}


def _is_tracking(parameter: str) -> bool:
    return not parameter or bool(_TRACKING.fullmatch(parameter.partition("=")[0]))
