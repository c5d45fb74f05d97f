"""Agencies, large outlets and channels: who they are, by name and by domain.

The table is ``outlets.tsv`` beside this file: general knowledge, sorted by name, no article of
anybody. A country is left out where an outlet has none to speak of (in exile, in several).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from broadsheet.model import Outlet
from broadsheet.text.words import fold

# What carries somebody's words without being a newsroom: name, then other forms of it.
CHANNELS = (
    ("Bluesky",),
    ("Business Wire", "BusinessWire"),
    ("Discord",),
    ("Douyin",),
    ("EIN Presswire",),
    ("EQS News", "EQS"),
    ("Facebook", "Facebook Live", "Facebook Messenger", "Messenger"),
    ("GlobeNewswire", "Globe Newswire"),
    ("Instagram", "Instagram Live"),
    ("KakaoTalk",),
    ("Kick",),
    ("LINE",),
    ("LinkedIn",),
    ("Mastodon",),
    ("Max",),
    ("Odnoklassniki", "OK.ru"),
    ("PR Newswire", "PRNewswire"),
    ("Periscope",),
    ("Presseportal", "news aktuell"),
    ("Reddit",),
    ("Rumble",),
    ("Rutube",),
    ("Signal",),
    ("Skype",),
    ("Snapchat",),
    ("Substack",),
    ("Telegram", "Telegram app", "Telegram channel", "Telegram messaging app", "Телеграм", "Телеграмм"),
    ("Threads",),
    ("TikTok",),
    ("Truth Social", "TruthSocial", "Truth Social platform"),
    ("Twitch",),
    ("Twitter", "Twitter/X"),
    ("VKontakte", "VK", "ВКонтакте"),
    ("Viber",),
    ("WeChat", "Weixin"),
    ("Weibo", "Sina Weibo"),
    ("WhatsApp",),
    ("X", "X (formerly Twitter)", "X, formerly Twitter", "formerly Twitter", "X.com"),
    ("YouTube",),
    ("Zalo",),
    ("Zoom",),
)

# Names that a text also holds as everyday words or other names: found when asked for, but not among
# ``aliases()``, with which texts are searched.
EVERYDAY = frozenset(
    (
        "444", "AA", "APP", "Aktuality", "Argus", "BTV", "Cihan", "Dabanga", "Danas", "Dawn", "Deadline",
        "Delfi", "Delo", "Dnevnik", "Excelsior", "Excélsior", "Expresso", "Fana", "Focus", "Folha", "Forbes",
        "Fortune", "G1", "GP", "HRT", "Index", "Insider", "Irrawaddy", "Kan", "Kloop", "Krone", "LTV", "Liga",
        "MENA", "Mainichi", "Mako", "Mehr", "Mizan", "N1", "NAN", "NIN", "Newsroom", "ONA", "Observador",
        "Petra", "Politika", "Profil", "RBA", "RND", "RPP", "RTS", "Respekt", "SPA", "STAT", "STV", "SZ",
        "Saba", "Sabah", "Slate", "Spiegel", "Stern", "Stuff", "TAP", "TNS", "TT", "TV4", "Tempo", "Time",
        "Trend", "Twala", "UNI", "VNA", "Variety", "Vice", "Visir", "Vísir", "WDR", "WP", "Walla", "Wired",
        "Zerkalo", "i24",
    )
)  # fmt: skip

_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"the (?=\S)")
_TAIL = re.compile(r"(?:'s|,? (?:state )?(?:news|wire|press) (?:agency|service)| newspaper| website)\Z")


def find(name: str) -> Outlet | None:
    """Return the outlet of a name in any of its forms, or None.

    Case, accents and a leading "the" do not count, nor do words such as "news agency" behind it.

    >>> find("the WASHINGTON POST").domain
    'washingtonpost.com'
    >>> find("RIA state news agency").name
    'RIA Novosti'
    """
    table = _by_key()
    key = _key(name)
    return table.get(key) or table.get(_TAIL.sub("", key))


def by_domain(domain: str) -> Outlet | None:
    """Return the outlet that publishes at a host name or under it, or None.

    >>> by_domain("www.bbc.co.uk").name
    'BBC'
    """
    table = _by_domain()
    labels = domain.strip().lower().rstrip(".").split(".")
    for first in range(len(labels) - 1):
        if outlet := table.get(".".join(labels[first:])):
            return outlet
    return None


def aliases() -> Mapping[str, Outlet]:
    """Return every name and short form as printed, without those that are everyday words too."""
    return _aliases()


def forms(outlet: Outlet) -> tuple[str, ...]:
    """Return every name of an outlet of the table, the full one first; none for one that is not in it.

    >>> forms(find("STT"))
    ('STT', 'Suomen Tietotoimisto')
    """
    return _forms().get(outlet, ())


def is_state_run(outlet: Outlet) -> bool:
    """Return whether a government runs this outlet, agencies included."""
    return outlet.name in _state_run()


def is_channel(name: str) -> bool:
    """Return whether a name is that of a channel, such as Telegram or YouTube.

    >>> is_channel("telegram"), is_channel("Reuters")
    (True, False)
    """
    return _key(name) in _channels()


def channels() -> Mapping[str, str]:
    """Return every form of a channel's name as printed, with the channel's name."""
    return MappingProxyType({form: names[0] for names in CHANNELS for form in names})


def _key(name: str) -> str:
    key = _SPACES.sub(" ", fold(name).replace("-", " ").replace("’", "'")).strip(" .,\"'“”«»")
    return _ARTICLE.sub("", key, count=1) if key.startswith("the ") else key


@cache
def _rows() -> tuple[tuple[Outlet, tuple[str, ...], tuple[str, ...], bool], ...]:
    """Return for each line of the table the outlet, its names, its domains and "run by a state"."""
    text = resources.files(__package__).joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines()[1:]:
        name, forms, domains, country, kind, state = line.split("\t")
        hosts = tuple(filter(None, domains.split(",")))
        outlet = Outlet(
            name=name, domain=hosts[0] if hosts else None, country=country or None, kind=kind or None
        )
        rows.append((outlet, (name, *filter(None, forms.split(";"))), hosts, bool(state)))
    return tuple(rows)


@cache
def _by_key() -> Mapping[str, Outlet]:
    return {_key(form): outlet for outlet, forms, _, _ in reversed(_rows()) for form in reversed(forms)}


@cache
def _aliases() -> Mapping[str, Outlet]:
    pairs = ((form, outlet) for outlet, forms, _, _ in _rows() for form in forms)
    return MappingProxyType({form: outlet for form, outlet in pairs if form not in EVERYDAY})


@cache
def _forms() -> Mapping[Outlet, tuple[str, ...]]:
    return {outlet: names for outlet, names, _, _ in _rows()}


@cache
def _by_domain() -> Mapping[str, Outlet]:
    return {host: outlet for outlet, _, hosts, _ in reversed(_rows()) for host in hosts}


@cache
def _state_run() -> frozenset[str | None]:
    return frozenset(outlet.name for outlet, _, _, state in _rows() if state)


@cache
def _channels() -> frozenset[str]:
    return frozenset(_key(form) for names in CHANNELS for form in names)
