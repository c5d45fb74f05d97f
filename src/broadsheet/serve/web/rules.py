"""Rules and saved searches: what a reader asks for again and again."""

from __future__ import annotations

from typing import get_args
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rules import COUNTED, LONGEST
from broadsheet.desk.tagging import LONGEST_TAG
from broadsheet.errors import UsageError
from broadsheet.model import Hit, RuleDeed
from broadsheet.serve.web.counted import both
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, local_path, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped, ngettext
from broadsheet.serve.web.terms import marked

# What a rule may do: as a choice; what it would do to articles, which takes their number; the same of more than we count.
DEEDS: dict[RuleDeed, tuple[str, tuple[str, str], str]] = {
    "follow": (
        marked("Follow them"),
        both(
            "<strong>%(num)s article</strong> on this desk would stand higher, with its story",
            "<strong>%(num)s articles</strong> on this desk would stand higher, with their stories",
        ),
        marked(
            "<strong>%(num)s articles and more</strong> on this desk would stand higher, with their stories"
        ),
    ),
    "hide": (
        marked("Hide them"),
        both(
            "<strong>%(num)s article</strong> on this desk would be hidden",
            "<strong>%(num)s articles</strong> on this desk would be hidden",
        ),
        marked("<strong>%(num)s articles and more</strong> on this desk would be hidden"),
    ),
    "notify": (
        marked("Tell me of them"),
        both(
            "You would have been told of <strong>%(num)s article</strong> on this desk",
            "You would have been told of <strong>%(num)s articles</strong> on this desk",
        ),
        marked("You would have been told of <strong>%(num)s articles and more</strong> on this desk"),
    ),
    "read": (
        marked("Mark them as read"),
        both(
            "<strong>%(num)s article</strong> on this desk would be marked as read",
            "<strong>%(num)s articles</strong> on this desk would be marked as read",
        ),
        marked("<strong>%(num)s articles and more</strong> on this desk would be marked as read"),
    ),
    "star": (
        marked("Star them"),
        both(
            "<strong>%(num)s article</strong> on this desk would be starred",
            "<strong>%(num)s articles</strong> on this desk would be starred",
        ),
        marked("<strong>%(num)s articles and more</strong> on this desk would be starred"),
    ),
    "tag": (
        marked("Tag them"),
        both(
            "<strong>%(num)s article</strong> on this desk would be tagged",
            "<strong>%(num)s articles</strong> on this desk would be tagged",
        ),
        marked("<strong>%(num)s articles and more</strong> on this desk would be tagged"),
    ),
}


def page(request: Request) -> Response:
    """Return the rules, a form for another one, and what that one would do."""
    desk = site_of(request).desk
    asked = request.query_params.get("q", "").strip()[:LONGEST]
    does, tag = deed(request.query_params.get("does")), request.query_params.get("tag", "").strip()
    error, would, hits = "", 0, tuple[Hit, ...]()
    if asked:
        try:
            tag = desk.tagging.named(tag) if does == "tag" else ""
            would, hits = desk.rules.would(asked)
        except UsageError as wrong:
            error = str(wrong)
    rules, saved = desk.rules.all(), desk.rules.searches()
    return draw(
        request,
        "rules.html",
        asked=asked,
        does=does,
        tag=tag[:LONGEST_TAG],
        longest_tag=LONGEST_TAG,
        deeds={name: _(words[0]) for name, words in DEEDS.items()},
        trial=_trial(does, would),
        error=error,
        would=would,
        most=COUNTED,
        hits=hits,
        rules=rules,
        saved=saved,
        unread=desk.rules.unread(saved),
        muted=desk.stories.muted(),
        longest=LONGEST,
    )


def _trial(does: RuleDeed, would: int) -> Markup:
    """Return what a rule would do, in a sentence without its point."""
    _choice, forms, more = DEEDS[does]
    told = _(more) if would >= COUNTED else ngettext(*forms, would)
    return Markup(told) % {"num": grouped(would)}  # noqa: S704  # the catalogues are ours


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
    tag = form.get("tag", limit=4 * LONGEST_TAG)
    try:
        done = site_of(request).desk.rules.add(asked, does, tag=tag)[1]
    except UsageError as wrong:
        return go(
            request,
            f"/rules?{urlencode({'q': asked, 'does': does, 'tag': tag})}",
            Notice(text=_sentence(wrong), good=False),
        )
    told = ngettext(
        "The rule is kept. %(num)s article answered it already.",
        "The rule is kept. %(num)s articles answered it already.",
        done,
    )
    return go(request, "/rules", Notice(text=told % {"num": grouped(done)}))


def remove(request: Request, form: Form) -> Response:
    """Take a rule away, and what it did."""
    gone = site_of(request).desk.rules.remove(_number(form.get("rule", limit=12)))
    told = (
        ngettext(
            "The rule is gone; %(num)s mark it had set went with it.",
            "The rule is gone; %(num)s marks it had set went with it.",
            gone,
        )
        if gone
        else _("The rule is gone.")
    )
    return go(request, local_path(form.get("back") or "/rules"), Notice(text=told % {"num": grouped(gone)}))


def save(request: Request, form: Form) -> Response:
    """Keep a search."""
    try:
        site_of(request).desk.rules.save(
            form.get("q", limit=LONGEST), form.get("name", limit=LONGEST) or None
        )
    except UsageError as wrong:
        return go(request, "/rules", Notice(text=_sentence(wrong), good=False))
    return go(request, "/rules", Notice(text=_("The search is kept.")))


def forget(request: Request, form: Form) -> Response:
    """Forget a saved search."""
    site_of(request).desk.rules.forget(_number(form.get("search", limit=12)))
    return go(request, "/rules", Notice(text=_("The search is forgotten, and its feed with it.")))


def share(request: Request, form: Form) -> Response:
    """Give a saved search a private feed, or take it away."""
    rules, key = site_of(request).desk.rules, _number(form.get("search", limit=12))
    if form.get("on") == "1":
        rules.share(key)
        told = _("It has a feed now. Whoever knows the address can read it.")
        return go(request, "/rules", Notice(text=told))
    rules.unshare(key)
    told = _("Its feed is gone: nobody gets anything at that address any more.")
    return go(request, "/rules", Notice(text=told))


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() else 0


def _sentence(wrong: UsageError) -> str:
    text = str(wrong)
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
