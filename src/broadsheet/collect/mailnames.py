"""Who sends a letter: the outlet and the person behind a sender's name, an address and a list's id."""

from __future__ import annotations

import re

from broadsheet.model import Outlet

# First labels of names that only send mail, never the outlet's own.
_MAILING = frozenset(
    [
        *("alert", "alerts", "bounce", "bounces", "campaign", "cm", "comms", "digest", "e", "e-mail", "edm"),
        *("em", "email", "emails", "emailing", "go", "hello", "info", "inbox", "link", "list", "lists", "m"),
        *("mail", "mailer", "mailing", "mails", "marketing", "message", "mg", "mktg", "news", "newsletter"),
        *("newsletters", "newsmail", "nl", "noreply", "notice", "notifications", "notify", "reply", "send"),
        *("sender", "sg", "smtp", "subscriptions", "t", "updates", "www"),
    ]
)
# Hosts that send for others: as an outlet's domain only a name before them says something.
_SERVICES = (
    "aol.com", "aweber.com", "beehiiv.com", "buttondown.email", "campaign-archive.com", "cmail19.com", "cmail20.com",
    "constantcontact.com", "convertkit-mail.com", "convertkit-mail2.com", "createsend.com", "fastmail.com", "ghost.io",
    "gmail.com", "gmx.de", "gmx.net", "googlegroups.com", "googlemail.com", "groups.io", "hotmail.com", "hubspotemail.net",
    "icloud.com", "kit-mail.com", "list-manage.com", "live.com", "mail.ru", "mailchimpapp.net", "mailerlite.com",
    "mcdlv.net", "mcsv.net", "me.com", "medium.com", "mlsend.com", "outlook.com", "proton.me", "protonmail.com",
    "rsgsv.net", "sendgrid.net", "sparkpostmail.com", "substack.com", "tinyletter.com", "web.de", "yahoo.com",
    "yandex.ru",
)  # fmt: skip
# Names under which a country's registry gives domains out: one label more belongs to the owner.
_SECOND = frozenset(["ac", "co", "com", "edu", "gob", "gouv", "gov", "ltd", "me", "net", "or", "org", "plc"])
# Generic names, which would make a poor outlet.
_NO_NAME = re.compile(
    r"(?:no-?reply|do-?not-?reply|news-?letters?|news|info|mail(?:ing)?|admin|hello)\Z", re.IGNORECASE
)
_THROUGH = re.compile(r"\s+(?:from|via)\s+", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2}\Z")
_LIST_ID = re.compile(r"\A(.{0,300}?)<([^<>\s]{1,255})>")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z")


def outlet_of(sender: str, address: str, list_id: str | None = None) -> Outlet | None:
    """Return the outlet that a letter comes from, or None where nothing says.

    Args:
        sender: the name in From: "Ana Bell from The Lindvik Letter".
        address: the address in From.
        list_id: the List-Id header (RFC 2919): 'Lindvik Courier <daily.courier.example>'.

    >>> outlet_of("Lindvik Courier", "noreply@news.courier.example")
    Outlet(name='Lindvik Courier', domain='courier.example', country=None, kind=None)
    """
    listed = _LIST_ID.match(list_id or "")
    described, listed_host = (listed[1].strip(' "'), listed[2].lower()) if listed else ("", "")
    named = _THROUGH.split(sender, maxsplit=1)[-1].strip(" '\"")
    names = [name for name in (named, described) if name and "@" not in name and not _NO_NAME.match(name)]
    domain = _domain(address.rpartition("@")[2].lower(), listed_host)
    name = names[0] if names else None
    return Outlet(name=name, domain=domain) if name or domain else None


def writer_of(sender: str) -> str | None:
    """Return the person that a sender's name says writes for an outlet, or None.

    >>> writer_of("Ana Bell from The Lindvik Letter"), writer_of("The Lindvik Letter")
    ('Ana Bell', None)
    """
    first, *rest = _THROUGH.split(sender, maxsplit=1)
    first = first.strip(" '\"")
    return first if rest and _PERSON.match(first) else None


def _domain(host: str, listed: str) -> str | None:
    """Return the domain of an outlet: the sender's, or the list's where a service sends for the outlet."""
    service = _service(host)
    if service is None:
        return _registered(host)
    # "lindvik.substack.com" is a publication's own name at its service; the service's own is nobody's.
    if _service(listed) == service and listed != service and listed.count(".") == service.count(".") + 1:
        return listed if listed.split(".", maxsplit=1)[0] not in _MAILING else None
    return _registered(listed) if listed and _service(listed) is None else None


def _service(host: str) -> str | None:
    return next((name for name in _SERVICES if host == name or host.endswith(f".{name}")), None)


def _registered(host: str) -> str | None:
    """Return a host without labels that only mail has, or None where it is no name."""
    if not _HOST.match(host):
        return None
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _MAILING and not (len(labels) == 3 and labels[1] in _SECOND):
        labels = labels[1:]
    return ".".join(labels)
