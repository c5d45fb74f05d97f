"""Rules and saved searches: what a reader asks for again and again."""

from __future__ import annotations

from typing import get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rules import COUNTED, LONGEST
from broadsheet.errors import UsageError
from broadsheet.model import Hit, RuleDeed
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.wording import counted

DEEDS: dict[RuleDeed, tuple[str, str]] = {
    "hide": ("Hide them", "would be hidden"),
    "notify": ("Tell me of them", "would have been told of"),
    "read": ("Mark them as read", "would be marked as read"),
    "star": ("Star them", "would be starred"),
}
"""What a rule may do: as a choice, and as what it would do to articles."""


def page(request: Request) -> Response:
    """Return the rules, a form for another one, and what that one would do."""
    desk = site_of(request).desk
    asked = request.query_params.get("q", "").strip()[:LONGEST]
    does = deed(request.query_params.get("does"))
    error, would, hits = "", 0, tuple[Hit, ...]()
    if asked:
        try:
            would, hits = desk.rules.would(asked)
        except UsageError as wrong:
            error = str(wrong)
    rules, saved = desk.rules.all(), desk.rules.searches()
    return draw(
        request,
        "rules.html",
        asked=asked,
        does=does,
        deeds=DEEDS,
        error=error,
        would=would,
        most=COUNTED,
        hits=hits,
        rules=rules,
        saved=saved,
        unread=desk.rules.unread(saved),
        longest=LONGEST,
    )


def deed(value: str | None) -> RuleDeed:
    """Return what a rule is to do: hiding, where nothing else that we know is named.

    >>> deed("star"), deed("explode")
    ('star', 'hide')
    """
    found: tuple[RuleDeed, ...] = get_args(RuleDeed)
    return next((one for one in found if one == value), "hide")


def add(request: Request, form: Form) -> Response:
    """Keep a rule and do it to what is stored."""
    asked, does = form.get("q", limit=LONGEST), deed(form.get("does"))
    try:
        _, done = site_of(request).desk.rules.add(asked, does)
    except UsageError as wrong:
        return go(
            request,
            f"/rules?{urlencode({'q': asked, 'does': does})}",
            Notice(text=_sentence(wrong), good=False),
        )
    return go(
        request, "/rules", Notice(text=f"The rule is kept. {counted(done, 'article')} answered it already.")
    )


def remove(request: Request, form: Form) -> Response:
    """Take a rule away, and what it did."""
    gone = site_of(request).desk.rules.remove(_number(form.get("rule", limit=12)))
    return go(
        request, "/rules", Notice(text=f"The rule is gone; {counted(gone, 'mark')} it had set went with it.")
    )


def save(request: Request, form: Form) -> Response:
    """Keep a search."""
    try:
        site_of(request).desk.rules.save(
            form.get("q", limit=LONGEST), form.get("name", limit=LONGEST) or None
        )
    except UsageError as wrong:
        return go(request, "/rules", Notice(text=_sentence(wrong), good=False))
    return go(request, "/rules", Notice(text="The search is kept."))


def forget(request: Request, form: Form) -> Response:
    """Forget a saved search."""
    site_of(request).desk.rules.forget(_number(form.get("search", limit=12)))
    return go(request, "/rules", Notice(text="The search is forgotten, and its feed with it."))


def share(request: Request, form: Form) -> Response:
    """Give a saved search a private feed, or take it away."""
    rules, key = site_of(request).desk.rules, _number(form.get("search", limit=12))
    if form.get("on") == "1":
        rules.share(key)
        return go(request, "/rules", Notice(text="It has a feed now. Whoever knows the address can read it."))
    rules.unshare(key)
    return go(
        request, "/rules", Notice(text="Its feed is gone: nobody gets anything at that address any more.")
    )


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() else 0


def _sentence(wrong: UsageError) -> str:
    text = str(wrong)
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
