"""The list of subscriptions as its page shows it: chosen, in pieces, by folder, with a report of our manners."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from broadsheet.model import Etiquette, Subscription
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import subscription_name

PATH = "/subscriptions"
ON_A_PAGE = 100  # some screens; ten thousand at once would take a browser half a minute to draw
_LONGEST_WORDS = 200  # a line of words, as in the search of articles
_LOGIN = re.compile(
    r"^(\s*(?:feed:(?://)?)?(?:[a-z][a-z0-9+.-]{0,20}://)?)[^/?#]*@", re.IGNORECASE
)  # RFC 3986, 3.2.1

_Test = Callable[[Subscription], bool]


def _is_any(_one: Subscription) -> bool:
    return True


def _is_failing(one: Subscription) -> bool:
    return one.error is not None and not one.stopped


def _is_stopped(one: Subscription) -> bool:
    return one.stopped


def _is_quiet(one: Subscription) -> bool:
    """Return whether a subscription works and yet brought nothing in four weeks."""
    return one.error is None and not one.stopped and one.per_day == 0


# As the page offers them: name in the address, which subscriptions.
FILTERS: tuple[tuple[str, _Test], ...] = (
    ("all", _is_any),
    ("failing", _is_failing),
    ("stopped", _is_stopped),
    ("quiet", _is_quiet),
)
_TESTS = dict(FILTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which subscriptions a reader wants to see."""

    show: str = "all"
    folder: str = ""  # empty: all folders
    words: str = ""  # of a name or an address
    page: int = 1

    def path(self, **other: str | int) -> str:
        """Return the address of the list with something else asked for; from its first page, unless told."""
        asked = replace(self, **{"page": 1, **other})  # type: ignore[arg-type]
        fields = {"show": asked.show, "folder": asked.folder, "q": asked.words, "page": str(asked.page)}
        plain = {"show": "all", "folder": "", "q": "", "page": "1"}
        told = {name: value for name, value in fields.items() if value != plain[name]}
        return f"{PATH}?{urlencode(told)}" if told else PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of the list."""

    asked: Asked
    folders: tuple[str, ...]  # all there are
    counts: tuple[tuple[str, str, int], ...]  # of each filter: name, label, how many in this folder
    groups: tuple[tuple[str | None, tuple[Subscription, ...]], ...]  # folder and what stands in it
    found: int
    last: int  # number of the last page
    total: int


def asked_for(params: Mapping[str, str], page: int) -> Asked:
    """Return what an address asks for; what makes no sense in it asks for nothing."""
    show = params.get("show", "all")
    return Asked(
        show=show if show in _TESTS else "all",
        folder=params.get("folder", "")[:_LONGEST_WORDS],
        words=" ".join(params.get("q", "").split())[:_LONGEST_WORDS],
        page=page,
    )


def listed(every: Sequence[Subscription], asked: Asked) -> Listed:
    """Return the page of the list that was asked for; beyond the last one, the last."""
    here = sorted((one for one in every if _matches(one, asked)), key=_place)
    found = [one for one in here if _TESTS[asked.show](one)]
    last = max(1, -(-len(found) // ON_A_PAGE))
    page = min(asked.page, last)
    piece = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return Listed(
        asked=replace(asked, page=page),
        folders=tuple(sorted({one.folder for one in every if one.folder}, key=str.casefold)),
        counts=tuple((name, _labels()[name], sum(map(test, here))) for name, test in FILTERS),
        groups=tuple((folder, tuple(group)) for folder, group in groupby(piece, key=lambda one: one.folder)),
        found=len(found),
        last=last,
        total=len(every),
    )


def _labels() -> Mapping[str, str]:
    return {"all": _("All"), "failing": _("Failing"), "stopped": _("Stopped"), "quiet": _("Quiet")}


def _matches(one: Subscription, asked: Asked) -> bool:
    folder = one.folder or ""
    if asked.folder and folder != asked.folder and not folder.startswith(f"{asked.folder}/"):
        return False
    text = f"{one.title or ''} {one.url}".casefold()
    return all(word in text for word in asked.words.casefold().split())


def _place(one: Subscription) -> tuple[str, str, str]:
    return (one.folder or "").casefold(), one.folder or "", subscription_name(one.title, one.url).casefold()


def summed(every: Sequence[Subscription]) -> Etiquette:
    """Return how all subscriptions together were treated."""
    all_of_them = [one.etiquette for one in every]
    return Etiquette(
        requests=sum(one.requests for one in all_of_them),
        unconditional=sum(one.unconditional for one in all_of_them),
        refreshed=sum(one.refreshed for one in all_of_them),
        not_modified=sum(one.not_modified for one in all_of_them),
        shortest=min((one.shortest for one in all_of_them if one.shortest is not None), default=None),
    )


def share(etiquette: Etiquette) -> str:
    """Return which part of all requests was answered with "not modified", in percent.

    >>> share(Etiquette(requests=200, not_modified=199)), share(Etiquette())
    ('99%', '')
    """
    if not etiquette.requests:
        return ""
    return f"{100 * etiquette.not_modified // etiquette.requests}%"  # never rounded up: 100% means all


def without_login(url: str) -> str:
    """Return an address as it was typed, but for the user and the password in it.

    >>> without_login("https://ann:pw@example.org/feed?a=b@c")
    'https://example.org/feed?a=b@c'
    """
    return _LOGIN.sub(r"\1", url)
