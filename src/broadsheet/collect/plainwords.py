"""What went wrong with a subscription, in plain words, and what to do about it."""

from __future__ import annotations

from datetime import timedelta

from broadsheet.errors import AddressRefusedError, NetworkError

# By status (RFC 9110, section 15, unless another is named): what happened, what to do.
_STATUSES = {
    400: (
        "the server did not understand the request",
        "Open the address in a browser; if it works there, tell the publisher, else look for the feed's new address.",
    ),
    401: (
        "the server asks who you are",
        "Give its user name and password in this subscription's settings.",
    ),
    402: (
        "the server wants to be paid first",
        "If you have an account there, give its user name and password in this subscription's settings.",
    ),
    403: (
        "the server refuses to give this to us",
        "Open the address in a browser. If it asks for a login, give user name and password in this subscription's settings; if it wants to see a person, ask the publisher to let feed readers in.",
    ),
    404: (
        "there is nothing at this address any more, or there never was",
        "Open the site, look for its feed's new address, add that and remove this one.",
    ),
    405: (
        "the server does not let this address be read",
        "Open the site, look for the address of its feed, add that and remove this one.",
    ),
    406: (
        "the server has nothing in a form that we read",
        "Open the site, look for the address of its feed, add that and remove this one.",
    ),
    407: (
        "something between us and the server asks for a login",
        "Ask whoever looks after your network to let Broadsheet through.",
    ),
    410: (
        "the publisher took this feed away for good",
        "Remove it, or look on the site for what took its place. It is not looked at again until you ask for it.",
    ),
    418: (
        "the server turned us away",
        "Ask the publisher to let feed readers in.",
    ),
    420: (
        "the server says that it was asked too often",
        "Nothing: it is left in peace for a while and then asked again.",
    ),
    421: (
        "the server does not answer for this address",
        "Check the address; if it is right, tell the publisher.",
    ),
    425: (
        "the server was not ready for the request",
        "Nothing: it is tried again.",
    ),
    429: (
        "the server says that it was asked too often",
        "Nothing: it is left in peace for as long as it asks, with all its feeds. If this comes back every day, see whether another program on your network reads the same site.",
    ),
    451: (
        "the server may not give this out, for a reason of law",
        "Ask the publisher where it may be read.",
    ),
    500: (
        "the server has a fault of its own",
        "Nothing: it is tried again, more and more seldom. If it stays so for days, tell the publisher.",
    ),
    502: (
        "the server could not get it from another one behind it",
        "Nothing: it is tried again, more and more seldom.",
    ),
    503: (
        "the server is overloaded or being mended",
        "Nothing: it is tried again when it asks for that, or else more and more seldom.",
    ),
    504: (
        "the server waited in vain for another one behind it",
        "Nothing: it is tried again, more and more seldom.",
    ),
    509: (
        "the site has used up what its host allows it to send",
        "Nothing: it is tried again, more and more seldom. It may take until the next month.",
    ),
    # 520 to 530 are Cloudflare's own, for what it found behind it.
    521: ("the site's own server is down", "Nothing: it is tried again, more and more seldom."),
    522: ("the site's own server does not answer", "Nothing: it is tried again, more and more seldom."),
    523: ("the site's own server cannot be reached", "Nothing: it is tried again, more and more seldom."),
    524: ("the site's own server took too long", "Nothing: it is tried again, more and more seldom."),
    525: (
        "the site's own server has no valid certificate",
        "Nothing: it is tried again. If it stays so for days, tell the publisher.",
    ),
    526: (
        "the site's own server has no valid certificate",
        "Nothing: it is tried again. If it stays so for days, tell the publisher.",
    ),
    530: ("the site cannot be found behind its guard", "Nothing: it is tried again, more and more seldom."),
}  # fmt: skip

# By the hundred, for statuses without a line of their own.
_HUNDREDS = {
    3: (
        "the server sends us elsewhere but does not say where",
        "Open the address in a browser and use the one that it ends at.",
    ),
    4: (
        "the server refuses the request",
        "Open the address in a browser; if it works there, tell the publisher, else look for the feed's new address.",
    ),
    5: (
        "the server has a fault of its own",
        "Nothing: it is tried again, more and more seldom. If it stays so for days, tell the publisher.",
    ),
}

# By kind (NetworkError.kind), for what ended without a status that says it.
_KINDS = {
    "address": (
        "the address is in a private network, which feeds may not reach",
        "If it is yours, allow that network with --allow-net (for example --allow-net 192.168.1.0/24).",
    ),
    "connect": (
        "no connection to the server came about",
        "Nothing: it is tried again. If it stays so for days, see whether the site still exists.",
    ),
    "dns": (
        "there is no host of that name, or the name cannot be looked up",
        "Check the spelling of the address. If other sites fail too, your own connection is down.",
    ),
    "encoding": (
        "the answer is packed in a way that cannot be unpacked",
        "Tell the publisher that the feed's Content-Encoding is wrong.",
    ),
    "feed": (
        "what is at this address is not a feed",
        "If it stays so, open the site, look for the address of its feed, add that and remove this one.",
    ),
    "handshake": (
        "no encrypted connection to the server came about: it may not speak https here",
        "Open the address in a browser. If the site answers to http alone, write http:// before the address.",
    ),
    "held": (
        "its server asked to be left in peace for a while",
        "Nothing: it is asked again when the time has passed.",
    ),
    "login": (
        "the server did not take the login that it was given",
        "Check the user name and the password, or the cookie, in this subscription's settings.",
    ),
    "protocol": (
        "the answer breaks the rules of HTTP or was cut off",
        "Nothing: it is tried again. If it stays so for days, tell the publisher.",
    ),
    "redirects": (
        "the address sends us on and on without an end, or to where we may not go",
        "Open the address in a browser and use the one that it ends at.",
    ),
    "robots": (
        "the site asks robots not to read this page (robots.txt)",
        "Nothing: that is the publisher's to decide. Open the page in a browser to read it.",
    ),
    "size": (
        "the answer is larger than a feed may be",
        "See whether the site has a shorter feed, and tell the publisher.",
    ),
    "timeout": (
        "the server took too long to answer",
        "Nothing: it is tried again. If it stays so for days, tell the publisher.",
    ),
    "tls": (
        "the server's certificate is not in order, so nobody knows whose answer it is",
        "Check the date of your own clock; if it is right, tell the publisher.",
    ),
}
# A kind that is more exact than the status that came with it.
_KINDS_FIRST = frozenset({"encoding", "feed", "redirects", "robots", "size"})
_UNKNOWN = (
    "it could not be fetched",
    "Nothing: it is tried again. If it stays so for days, open the address in a browser to see more.",
)


def explained(error: NetworkError, *, known: bool = False) -> tuple[str, str]:
    """Return what happened and what to do next, each as a sentence for a person.

    Args:
        error: what a look ended with.
        known: user name and password (or the like) were sent.
    """
    status = error.status
    if error.kind == "feed" and error.reason:  # who read it knows best what is wrong with it
        return _sentence(error.reason.rstrip(".")), _KINDS["feed"][1]
    if known and error.kind == "login":
        what, advice = _KINDS["login"]
        return _sentence(f"{what} ({status})" if status else what), advice
    if status is not None and error.kind not in _KINDS_FIRST:
        what, advice = _STATUSES.get(status) or _HUNDREDS.get(status // 100) or _UNKNOWN
        return _sentence(f"{what} ({status})"), advice
    what, advice = _KINDS.get(error.kind, _UNKNOWN)
    return _sentence(what), advice


# What to do when a place could not be added: then nothing is tried again by itself, and there are no settings
# to be mended yet. By status or kind; for all others the advice above holds. {login} is the address with both.
_LOGIN_TOO = "give its user name and password along with the address, as in {login}"
_FEED_INSTEAD = (
    "open the site in a browser and copy the address of its feed, or give the address of the site itself"
)
_LATER = "nothing was added, so try it again later"
_ADDING: dict[int | str, str] = {
    401: _LOGIN_TOO,
    402: f"if you have an account there, {_LOGIN_TOO}",
    403: f"open the address in a browser; if it opens there without a login, ask the publisher to let feed readers in, else {_LOGIN_TOO}",
    404: _FEED_INSTEAD,
    405: _FEED_INSTEAD,
    406: _FEED_INSTEAD,
    410: "look on the site for what took its place",
    420: _LATER,
    429: "nothing was added, so try it again in an hour",
    "connect": "check the address, or try it again later",
    "dns": "check the spelling of the address; if other sites fail too, your own connection is down",
    "feed": _FEED_INSTEAD,
    "held": _LATER,
    "login": _LOGIN_TOO,
    "protocol": _LATER,
    "robots": "that is the publisher's to decide",
    "timeout": _LATER,
}  # fmt: skip


def when_adding(error: NetworkError, *, known: bool = False) -> str:
    """Return what happened to a place that could not be added, and what to do next: one sentence, no full stop.

    Args:
        error: what the first look ended with.
        known: user name and password (or the like) were sent.

    >>> when_adding(NetworkError("https://example.org/", "x", 500, kind="status"))
    'the server has a fault of its own (500): nothing was added, so try it again later'
    """
    if error.kind == "address" and not isinstance(error, AddressRefusedError):  # it is none at all
        return f"{error.reason}: write it as https://example.org/feed"
    what, advice = explained(error, known=known)
    if known and error.kind == "login":
        return f"{_lowered(what)}: check it, and add it again"
    told = _ADDING.get(error.status or "") or _ADDING.get(error.kind)
    if told is None and advice.startswith("Nothing: it is tried again"):  # it isn't: it was never added
        told = _LATER
    scheme, _, place = error.url.partition("://")
    return f"{_lowered(what)}: {told or _lowered(advice)}".replace(
        "{login}", f"{scheme}://NAME:PASSWORD@{place}"
    )


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


# Largest first: a unit, from when on time is counted in it (what would be rounded up to it, or to three weeks),
# its name and its article.
_UNITS = (
    (timedelta(days=7), timedelta(days=20.5), "week", "a"),
    (timedelta(days=1), timedelta(hours=23.5), "day", "a"),
    (timedelta(hours=1), timedelta(minutes=59.5), "hour", "an"),
    (timedelta(minutes=1), timedelta(seconds=30), "minute", "a"),
)


def span(wait: timedelta) -> str:
    """Return a span of time as a person would say it, rounded.

    >>> span(timedelta(minutes=40)), span(timedelta(minutes=61)), span(timedelta(hours=47.6))
    ('40 minutes', 'an hour', '2 days')
    """
    for size, least, name, article in _UNITS:
        if wait >= least:
            count = round(wait / size)
            return f"{article} {name}" if count == 1 else f"{count} {name}s"
    return "less than a minute"
