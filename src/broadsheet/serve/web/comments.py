"""Comments on an article, in threads: written, answered, changed and taken back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.errors import NotFoundError
from broadsheet.serve.web import article as article_page
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped
from broadsheet.serve.web.threads import LONGEST, Draft
from broadsheet.serve.web.wording import article_path


def comment(request: Request, form: Form) -> Response:
    """Keep a comment and go back to it; where it can't be kept, show the page with what was written."""
    key, text, parent = form.get("article"), form.get("text", limit=20_000), form.get("parent", limit=12)
    answers = int(parent) if parent.isdecimal() else None
    wrong = wrong_with(text)
    if wrong:
        return article_page.page_of(request, key, draft=Draft(text=text, error=wrong, answers=answers))
    kept = site_of(request).desk.marks.comment(key, text, parent=answers)
    return go(request, f"{article_path(key)}#comment-{kept.id}")


def change(request: Request, form: Form) -> Response:
    """Put other words in the place of a comment and go back to it."""
    key, text, number = form.get("article"), form.get("text", limit=20_000), _number(form)
    wrong = wrong_with(text)
    if wrong:
        return article_page.page_of(request, key, draft=Draft(text=text, error=wrong, changes=number))
    found = site_of(request).desk.marks.change_comment(number, text)
    return go(request, f"{article_path(found)}#comment-{number}")


def take_back(request: Request, form: Form) -> Response:
    """Take a comment away and go back to its article."""
    found = site_of(request).desk.marks.take_back_comment(_number(form))
    return go(request, f"{article_path(found)}#comments", Notice(text=_("Your comment is taken back.")))


def _number(form: Form) -> int:
    given = form.get("id", limit=12)
    if not given.isdecimal():
        raise NotFoundError("comment", given)
    return int(given)


def wrong_with(comment: str) -> str:
    """Return why a comment can't be kept, in words for who wrote it; empty where it can.

    >>> wrong_with("Well said.")
    ''
    """
    if not comment:
        return _("There is nothing in this comment yet.")
    if len(comment) > LONGEST:
        told = {"most": grouped(LONGEST), "letters": grouped(len(comment))}
        return _("A comment has at most %(most)s letters; this one has %(letters)s.") % told
    return ""
