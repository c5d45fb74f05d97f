"""A story: what is told, who said it, what was counted, and by whom it was printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Desk
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, Story, StoryChange
from broadsheet.serve.web import storyfile
from broadsheet.serve.web.activity import activity
from broadsheet.serve.web.addresses import base
from broadsheet.serve.web.correcting import MOST_CHOICES, story_named
from broadsheet.serve.web.establishedview import differences, figure_lines, sentence_lines
from broadsheet.serve.web.feedbox import feed_of
from broadsheet.serve.web.historyview import events
from broadsheet.serve.web.ledgerview import tables
from broadsheet.serve.web.originsview import origin_views
from broadsheet.serve.web.picture import hows_of, picture
from broadsheet.serve.web.placemap import place_map
from broadsheet.serve.web.search import LONGEST_QUERY
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.sinceview import since_view
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import spoken
from broadsheet.serve.web.versionsview import by_outlet
from broadsheet.serve.web.voicesview import speakers
from broadsheet.serve.web.wording import article_path, outlet_name, story_path
from broadsheet.text.asking.query import exactly

# Stands for an unknown time in comparisons: before all others.
NEVER = datetime.min.replace(tzinfo=UTC)
MOST_FOUND = 10  # stories that a search for another one gives: a screen
MOST_HITS = 60  # articles looked at for them: several of one story are the rule
MOST_EVENTS = 30  # of a story's history, the latest: a screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """How many of each a page shows: a story of hundreds of articles must come in one breath, all of it on request."""

    speakers: int = 10
    folded: int = 2  # sayings of a speaker that unfold
    also: int = 3  # other articles with the same words
    series: int = 4
    rows: int = 4  # of a series, the latest
    steady: int = 10
    outlets: int = 16
    printed: int = 2  # articles of an outlet
    named: int = 4  # outlets of an hour or a day
    origins: int = 8
    steps: int = 3  # below an origin
    saga: int = 6  # stories before, and after
    choices: int = 30  # articles to tick where a story is split


_LOTS = 10_000
WHOLE = Most(
    speakers=_LOTS,
    folded=_LOTS,
    also=8,
    series=_LOTS,
    rows=_LOTS,
    steady=_LOTS,
    outlets=_LOTS,
    printed=_LOTS,
    named=8,
    origins=_LOTS,
    steps=_LOTS,
    saga=40,  # as many as are compared
    choices=_LOTS,
)
"""Of a page that is asked for as a whole, for reading on or for paper."""
SHORT = 10
"""Articles of a story whose page is whole at once: it weighs some 80 kB then."""


def page(request: Request) -> Response:
    """Return the page of a story."""
    found = _story(request)
    if isinstance(found, Response):
        return found
    desk, story, now = site_of(request).desk, found, datetime.now(UTC)
    told = desk.stories.told(story)
    articles, since = told.articles, desk.stories.since(story, now)
    added = since.added if since else frozenset()
    whole = bool(request.query_params.get("all")) or len(articles) <= SHORT
    most = WHOLE if whole else Most()
    figures = tables(
        told.telling.ledger, articles, added, most=most.steady, drawn=most.series, rows=most.rows
    )
    history = desk.stories.history(story.id)
    drawn = picture(story, told.telling.edges, articles)
    asked = exactly("story", story.id)
    response = draw(
        request,
        "story.html",
        story=story,
        most=most,
        whole=whole,
        articles=articles,
        address=base(request) + story_path(story.id),
        refs=numbered(articles) if whole else {},
        since=since_view(since, told.telling.ledger, articles),
        added=added,
        figure_lines=figure_lines(story, told.telling.ledger, articles),
        sentence_lines=sentence_lines(told.telling.agreed, articles),
        differences=differences(
            {table.number: table.series for table in figures.series}, told.telling.denied, articles
        ),
        speakers=speakers(
            told.telling.voices, articles, told.copies, added, most=most.speakers, folded=most.folded
        ),
        voices=len(told.telling.voices),
        tables=figures,
        timeline=told.telling.timeline,
        picture=drawn,
        hows=hows_of(drawn) if drawn else {},
        activity=activity(articles.values(), spoken().zone),
        places=place_map(told.telling.places),
        origins=origin_views(story, told.telling.edges, articles, most.origins),
        outlets=by_outlet(story, articles, told.copies, added, most=most.outlets, printed=most.printed),
        printers=len({outlet_name(article) for article in articles.values()}),
        **_saga(desk, story, most.saga),
        history=events(history[:MOST_EVENTS] if _happened(history) else (), desk),
        marks=desk.stories.marks(story.id),
        feed=feed_of(request, asked, story.title),
        choices=list(articles.values())[-MOST_CHOICES:],
        **_others(request, desk, story.id),
    )
    if request.method == "GET":  # kept after the page is on its way: nobody waits for a writer
        response.background = BackgroundTask(desk.stories.saw, story.id, now)
    return response


def _saga(desk: Desk, story: Story, most: int) -> dict[str, Any]:
    """Return the stories of the saga before and after a story, so many of each, and why they belong together."""
    saga = [other for other in desk.stories.saga(story.saga) if other.id != story.id]
    before = [other for other in saga if _first(other) < _first(story)][-most:]
    after = [other for other in saga if _first(other) >= _first(story)][:most]
    others = {other.id for other in (*before, *after)}
    links = desk.stories.saga_links(story.id, others) if others else ()
    return {"before": before, "after": after, "linked": {link.other: link.because for link in links}}


def _others(request: Request, desk: Desk, key: str) -> dict[str, Any]:
    """Return the stories to merge one with: what the reader looks for, and what is offered."""
    find = request.query_params.get("find", "").strip()[:LONGEST_QUERY]
    near = bool(find or request.query_params.get("near"))
    return {
        "find": find,
        "found": _found(desk, find, key) if find else [],
        "near": near,
        "nearby": desk.stories.nearby(key) if near else (),
    }


def markdown(request: Request) -> Response:
    """Return a story as a Markdown file, each line with a footnote that says where it stands."""
    found = _story(request)
    if isinstance(found, Response):
        return found
    told = site_of(request).desk.stories.told(found)
    text = storyfile.to_markdown(found, told, base(request))
    name = f"{storyfile.file_name(found.title)}.md"
    return Response(
        text,
        media_type="text/markdown; charset=utf-8",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
        },
    )


def numbered(articles: Mapping[str, Article]) -> dict[str, int]:
    """Return a number for the page of each article, for footnotes in print, by the address of that page."""
    return {article_path(key): number for number, key in enumerate(articles, 1)}


def _story(request: Request) -> Story | Response:
    """Return the story that is asked for, or where to go instead: what it went into, or an article not sorted yet."""
    desk, key = site_of(request).desk, request.path_params["id"]
    try:
        return desk.stories.get(key)
    except NotFoundError:
        into = desk.stories.resolve(key)
        end = ".md" if request.url.path.endswith(".md") and not key.endswith(".md") else ""
        if into:
            return go(request, story_path(into) + end, _merged(desk, key))
        if desk.articles.many([key]):  # it came just now, and is sorted into a story soon
            return go(request, article_path(key))
        raise


def _merged(desk: Desk, key: str) -> Notice:
    merged = next(change for change in desk.stories.history(key) if change.kind == "merged")
    day = f"{merged.at.astimezone(spoken().zone):%-d %B %Y}"
    return Notice(text=_("The story at this address was merged into this one on %(day)s.") % {"day": day})


def _found(desk: Desk, words: str, key: str) -> list[Story]:
    """Return the stories that somebody may mean by some words, or by an address; never the one at hand."""
    named = desk.stories.resolve(story_named(words))
    of = [named, *(hit.story for hit in desk.search(words, limit=MOST_HITS))]
    out = []
    for one in dict.fromkeys(story for story in of if story and story != key):
        try:
            out.append(desk.stories.get(one))
        except NotFoundError:  # it ended just now
            continue
    return out[:MOST_FOUND]


def _happened(history: Sequence[StoryChange]) -> bool:
    """Return whether anything became of a story after it was begun."""
    return any(change.kind != "begun" for change in history)


def _first(story: Story) -> datetime:
    return story.first or NEVER
