"""A reader's word on stories: this is two, these are one, that is not related."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.correcting import Corrected
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.moments import when
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped, ngettext, spoken
from broadsheet.serve.web.wording import story_path

MOST_CHOICES = 400
"""Articles that a page offers to choose from: the latest; a story of more is split in steps."""
MOST_FIELDS = MOST_CHOICES + 10


def split(request: Request, form: Form) -> Response:
    """Make the articles that were ticked a story of their own."""
    key, chosen = form.get("story"), form.chosen.get("article", ())
    stories = site_of(request).desk.stories
    try:
        done = stories.split(key, chosen)
    except NotFoundError:
        raise
    except UsageError as error:
        return _refused(request, f"{str(error)[:1].upper()}{str(error)[1:]}.")
    if len(stories.get(done.story).articles) > len(chosen):  # it tells of an event that had a story already
        words = ngettext(
            "%(num)s article taken out: it is in this story now.",
            "%(num)s articles taken out: they are in this story now.",
            len(chosen),
        )
    else:
        words = ngettext(
            "%(num)s article, now a story of its own: this one.",
            "%(num)s articles, now a story of their own: this one.",
            len(chosen),
        )
    return _done(request, done, words % {"num": grouped(len(chosen))})


def merge(request: Request, form: Form) -> Response:
    """Make a story and another one, given by its id or its address, one."""
    stories, key = site_of(request).desk.stories, form.get("story")
    stories.get(key)
    given = form.get("other")
    if not given:
        return _refused(request, _("Choose the other story first."))
    other = stories.resolve(story_named(given))
    if other is None:
        return _refused(request, _("There is no such story on this desk."))
    if other == key:
        return _refused(request, _("That is this story itself: choose another one."))
    return _done(request, stories.join(key, other), _("These are one story now."))


def part(request: Request, form: Form) -> Response:
    """Take an article out of its story."""
    stories, article = site_of(request).desk.stories, form.get("article")
    key = stories.of(article)
    if key is None:
        raise NotFoundError("article", article)
    try:
        done = stories.part(article, key)
    except UsageError:
        return _refused(request, _("It is the only article of its story."))
    return _done(request, done, _("Taken out. This is where the article is now."))


def story_named(given: str) -> str:
    """Return the id that somebody means by the address of a story's page, or by the id itself.

    >>> story_named("https://desk.example/stories/a%201#printed"), story_named("a1")
    ('a 1', 'a1')
    """
    try:
        _, found, key = urlsplit(given).path.partition("/stories/")
    except ValueError:  # such as "//[": no address, so it may be an id
        return given
    return unquote(key) if found else given


def _done(request: Request, done: Corrected, words: str) -> Response:
    if done.gave_way:
        days = _(", ").join(
            when(at.astimezone(spoken().zone).date(), datetime.now(UTC)) for at in done.gave_way
        )
        words += " " + _("What was said before (%(days)s) gave way to this.") % {"days": days}
    return go(request, story_path(done.story), Notice(text=words))


def _refused(request: Request, words: str) -> Response:
    return problem(request, 400, "unchanged", detail=words)
