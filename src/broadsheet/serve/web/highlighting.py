"""A reader's highlights: made and noted on in articles, listed with a search, taken along as Markdown."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from broadsheet.desk.highlights import LONGEST_NOTE, as_markdown
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Span
from broadsheet.serve.web import article as article_page
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.session import Notice, Undo
from broadsheet.serve.web.site import draw, go, local_path, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path

ON_A_PAGE = 50  # as many as articles of a river
LONGEST_QUERY = 200  # as in the search of articles
LONGEST_WORDS = 6_000  # of a passage, as a form sends it: the desk's own bound, and room for blanks


def page(request: Request) -> Response:
    """Return the reader's highlights, the latest first, or those that answer a search."""
    desk = site_of(request).desk
    asked = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    number = page_number(request)
    found = desk.highlights.all(asked, limit=ON_A_PAGE + 1, offset=(number - 1) * ON_A_PAGE)
    shown = found[:ON_A_PAGE]
    return draw(
        request,
        "highlights.html",
        asked=asked,
        highlights=shown,
        articles=desk.articles.many({one.article for one in shown}),
        number=number,
        more=len(found) > ON_A_PAGE,
        longest_note=LONGEST_NOTE,
    )


def export(request: Request) -> Response:
    """Return the highlights as a Markdown file: all, or those that answer a search."""
    desk = site_of(request).desk
    found = desk.highlights.all(request.query_params.get("q", "").strip()[:LONGEST_QUERY])
    articles = desk.articles.many({one.article for one in found})
    text = as_markdown((one, articles.get(one.article)) for one in found)
    headers = {"Content-Disposition": 'attachment; filename="highlights.md"'}
    return PlainTextResponse(text, media_type="text/markdown", headers=headers)


def add(request: Request, form: Form) -> Response:
    """Mark a passage and go back to it; where its words don't stand in the text, say so."""
    key, words = form.get("article"), form.get("words", limit=LONGEST_WORDS)
    note = form.get("note", limit=4 * LONGEST_NOTE)
    desk = site_of(request).desk
    try:
        made = desk.highlights.add(key, words, note=note, span=_span(form))
    except UsageError as error:
        wrong = _("Not marked: %(reason)s.") % {"reason": _(str(error))}
        return article_page.page_of(
            request, key, passage=article_page.Passage(words=words, note=note, error=wrong)
        )
    return go(request, article_path(key, made.start, made.end))


def _span(form: Form) -> Span | None:
    start, end = form.get("start", limit=9), form.get("end", limit=9)
    return Span(int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def note(request: Request, form: Form) -> Response:
    """Put a note on a highlight and go back."""
    try:
        article = site_of(request).desk.highlights.note(
            _number(form), form.get("note", limit=4 * LONGEST_NOTE)
        )
    except UsageError as error:
        return go(request, _back(form, "/highlights"), Notice(text=f"{error}.", good=False))
    return go(request, _back(form, article_path(article)), Notice(text=_("Your note is kept.")))


def remove(request: Request, form: Form) -> Response:
    """Take a highlight away and go back, with a way to undo it."""
    number = _number(form)
    article = site_of(request).desk.highlights.remove(number)
    back = _back(form, article_path(article))
    undo = Undo(path="/highlights/restore", fields=(("id", str(number)), ("back", back)))
    return go(request, back, Notice(text=_("Taken away."), undo=undo))


def restore(request: Request, form: Form) -> Response:
    """Bring a highlight back and go back."""
    article = site_of(request).desk.highlights.restore(_number(form))
    return go(request, _back(form, article_path(article)), Notice(text=_("It is back.")))


def _back(form: Form, otherwise: str) -> str:
    given = form.get("back")
    return local_path(given) if given else otherwise


def _number(form: Form) -> int:
    given = form.get("id", limit=12)
    if not given.isdecimal():
        raise NotFoundError("highlight", given)
    return int(given)
