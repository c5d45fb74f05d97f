"""What readers do in passing, and take back with one press: follow, mute, read everything at once."""

from __future__ import annotations

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rivers import Part
from broadsheet.desk.rules import LONGEST
from broadsheet.errors import UsageError
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.riverview import Place, scope_of
from broadsheet.serve.web.session import Notice, Undo
from broadsheet.serve.web.site import go, local_path, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import ngettext
from broadsheet.serve.web.wording import story_path

_LONGEST_TITLE = 200  # of a story, in a notice


def follow(request: Request, form: Form) -> Response:
    """Follow a story, or follow it no more."""
    stories, (key, on) = site_of(request).desk.stories, _asked(form)
    title = stories.get(key).title[:_LONGEST_TITLE]  # an unknown story is a page not found
    (stories.follow if on else stories.unfollow)(key)
    told = _("Followed: “%(title)s”.") if on else _("No longer followed: “%(title)s”.")
    back = local_path(form.get("back") or story_path(key))
    undo = _other_way("/stories/follow", key, back, on=on)
    return go(request, back, Notice(text=told % {"title": title}, undo=undo))


def mute(request: Request, form: Form) -> Response:
    """Leave a story out of the front page, or let it in again; one that is gone can still be let in."""
    stories, (key, on) = site_of(request).desk.stories, _asked(form)
    back = local_path(form.get("back") or "/")
    undo = _other_way("/stories/mute", key, back, on=on)
    if not on:
        stories.unmute(key)
        return go(request, back, Notice(text=_("It is among the stories again."), undo=undo))
    title = stories.get(key).title[:_LONGEST_TITLE]
    stories.mute(key)
    told = _("Muted: “%(title)s” is left out of the front page.") % {"title": title}
    return go(request, back, Notice(text=told, undo=undo))


def _asked(form: Form) -> tuple[str, bool]:
    """Return of which story something is asked, and whether it is wanted: a list has both in one button."""
    on, _space, key = form.get("set").partition(" ")
    return (key, on == "1") if key else (form.get("story"), form.get("on") == "1")


def _other_way(path: str, key: str, back: str, *, on: bool) -> Undo:
    return Undo(path=path, fields=(("story", key), ("on", "0" if on else "1"), ("back", back)))


def mute_topic(request: Request, form: Form) -> Response:
    """Hide all that answers a search, by a rule that one press takes back."""
    asked, back = form.get("q", limit=LONGEST), local_path(form.get("back") or "/")
    try:
        rule, done = site_of(request).desk.rules.add(asked, "hide")
    except UsageError as wrong:
        return go(request, back, Notice(text=str(wrong), good=False))
    told = ngettext(
        "Muted: %(num)s article that answers %(asked)s is hidden, and those to come.",
        "Muted: %(num)s articles that answer %(asked)s are hidden, and those to come.",
        done,
    ) % {"num": done, "asked": rule.asked}
    undo = Undo(path="/rules/remove", fields=(("rule", str(rule.id)), ("back", back)))
    return go(request, back, Notice(text=told, undo=undo))


def read(request: Request, form: Form) -> Response:
    """Mark all of a list as read, or what stands above or below one of its articles."""
    desk, back = site_of(request).desk, local_path(form.get("back") or "/river")
    parts: tuple[Part, ...] = get_args(Part)
    part, article = next(((one, form.get(one)) for one in parts if form.get(one)), ("all", ""))
    place = Place(outlet=form.get("outlet"), folder=form.fields.get("folder"), feed=form.get("feed"))
    upto = form.get("upto", limit=18)
    done = desk.rivers.read(
        scope_of(desk, place), upto=int(upto) if upto.isdecimal() else 0, part=part, article=article
    )
    told = {
        "above": _("What is above it is marked as read."),
        "all": _("Everything here is marked as read."),
        "below": _("What is below it is marked as read."),
    }[part]
    undo = Undo(path="/river/undo", fields=(("sweep", str(done)), ("back", back)))
    return go(request, back, Notice(text=told, undo=undo))


def undo(request: Request, form: Form) -> Response:
    """Take back what was marked as read at once."""
    sweep = form.get("sweep", limit=18)
    undone = site_of(request).desk.rivers.undo(int(sweep) if sweep.isdecimal() else 0)
    told = _("It is as it was before.") if undone else _("That can’t be undone any more.")
    return go(request, local_path(form.get("back") or "/river"), Notice(text=told, good=undone))
