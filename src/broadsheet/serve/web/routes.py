"""The pages as one Starlette app."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from broadsheet.desk import Desk
from broadsheet.desk.websub import Hubs
from broadsheet.errors import NotFoundError
from broadsheet.serve.web import (
    article,
    asking,
    comments,
    correcting,
    digest,
    feedbox,
    feeds,
    habits,
    highlighting,
    login,
    media,
    noteforms,
    offline,
    outlet,
    preferences,
    river,
    rules,
    search,
    story,
    subscription,
    subscriptions,
    tags,
    today,
    websub,
)
from broadsheet.serve.web.assets import read_assets, serve
from broadsheet.serve.web.forms import action
from broadsheet.serve.web.gate import gate
from broadsheet.serve.web.packing import packing
from broadsheet.serve.web.problems import not_found, refused
from broadsheet.serve.web.settings import WebSettings
from broadsheet.serve.web.site import Site, site_of, templates
from broadsheet.serve.web.tries import Tries


def _static(request: Request) -> Response:
    return serve(request, site_of(request).assets)


def _health(_: Request) -> Response:
    return PlainTextResponse("ok\n")


def _page(path: str, draw: Callable[[Request], Response]) -> Route:
    """Return the route of a page: all that stands on it is of one moment, whatever comes in meanwhile."""

    def drawn(request: Request) -> Response:
        with site_of(request).desk.moment():
            return draw(request)

    return Route(path, drawn)


ROUTES = (
    _page("/", today.page),
    _page("/articles/{id:path}", article.page),
    Route("/comments", action(comments.comment), methods=["POST"]),
    Route("/comments/change", action(comments.change), methods=["POST"]),
    Route("/comments/remove", action(comments.take_back), methods=["POST"]),
    Route("/demo/add", action(subscriptions.add_demo), methods=["POST"]),
    Route("/demo/remove", action(subscriptions.remove_demo), methods=["POST"]),
    _page("/digest", digest.page),
    _page("/digest.epub", digest.as_book),
    Route("/failures/dismiss", action(subscriptions.dismiss), methods=["POST"]),
    Route("/feeds/change", action(feedbox.change), methods=["POST"]),
    _page("/feeds/{token}.atom", feeds.atom),
    _page("/feeds/{token}.json", feeds.json),
    Route("/health", _health),
    _page("/highlights", highlighting.page),
    _page("/highlights.md", highlighting.export),
    Route("/highlights/add", action(highlighting.add), methods=["POST"]),
    Route("/highlights/note", action(highlighting.note), methods=["POST"]),
    Route("/highlights/remove", action(highlighting.remove), methods=["POST"]),
    Route("/highlights/restore", action(highlighting.restore), methods=["POST"]),
    Route("/images/{token}", media.picture),
    Route("/login", login.page),
    Route("/login", action(login.sign_in), methods=["POST"]),
    Route("/logout", action(login.sign_out), methods=["POST"]),
    Route("/marks", action(article.mark), methods=["POST"]),
    Route("/names/join", action(noteforms.join), methods=["POST"]),
    Route("/names/part", action(noteforms.part), methods=["POST"]),
    Route("/names/rename", action(noteforms.rename), methods=["POST"]),
    Route("/names/undo", action(noteforms.undo_name), methods=["POST"]),
    Route("/manifest.webmanifest", offline.manifest),
    _page("/notes", noteforms.page),
    Route("/notes/right", action(noteforms.right), methods=["POST"]),
    Route("/notes/undo", action(noteforms.undo), methods=["POST"]),
    Route("/notes/wrong", action(noteforms.wrong), methods=["POST"]),
    Route("/offline", offline.page),
    _page("/outlets/{name:path}/articles", river.outlet_page),
    _page("/outlets/{name:path}", outlet.page),
    _page("/preferences", preferences.page),
    Route("/preferences", action(preferences.keep), methods=["POST"]),
    _page("/river", river.page),
    Route("/river/read", action(habits.read), methods=["POST"]),
    Route("/river/undo", action(habits.undo), methods=["POST"]),
    _page("/rules", rules.page),
    Route("/rules/add", action(rules.add), methods=["POST"]),
    Route("/rules/mute", action(habits.mute_topic), methods=["POST"]),
    Route("/rules/remove", action(rules.remove), methods=["POST"]),
    _page("/search", search.page),
    _page("/search/suggest", asking.suggest),
    Route("/searches/forget", action(rules.forget), methods=["POST"]),
    Route("/searches/save", action(rules.save), methods=["POST"]),
    Route("/searches/share", action(rules.share), methods=["POST"]),
    Route("/static/{digest}/{name}", _static),
    Route("/stories/follow", action(habits.follow), methods=["POST"]),
    Route("/stories/merge", action(correcting.merge), methods=["POST"]),
    Route("/stories/mute", action(habits.mute), methods=["POST"]),
    Route("/stories/part", action(correcting.part), methods=["POST"]),
    Route("/stories/split", action(correcting.split, most=correcting.MOST_FIELDS), methods=["POST"]),
    _page("/stories/{id:path}.md", story.markdown),
    _page("/stories/{id:path}", story.page),
    _page("/subscriptions", subscriptions.page),
    _page("/subscriptions.opml", subscriptions.export),
    Route("/subscriptions/add", action(subscriptions.add), methods=["POST"]),
    Route("/subscriptions/again", action(subscription.again), methods=["POST"]),
    Route("/subscriptions/change", action(subscription.change), methods=["POST"]),
    Route("/subscriptions/move", action(subscription.move), methods=["POST"]),
    Route("/subscriptions/opml", action(subscriptions.add_opml), methods=["POST"]),
    Route("/subscriptions/remove", action(subscriptions.remove), methods=["POST"]),
    Route("/subscriptions/unlock", action(subscription.unlock), methods=["POST"]),
    _page("/subscriptions/{id}", subscription.page),
    _page("/subscriptions/{id}/articles", river.subscription_page),
    Route("/tags/put", action(tags.put), methods=["POST"]),
    Route("/tags/take", action(tags.take), methods=["POST"]),
    _page("/tags/{tag:path}", tags.page),
    Route("/theme", action(login.choose_theme), methods=["POST"]),
    Route("/websub/{token}", websub.confirm, methods=["GET"]),
    Route("/websub/{token}", websub.receive, methods=["POST"]),
    Route("/worker.js", offline.worker),
)


def app(desk: Desk, settings: WebSettings, *, hubs: Hubs | None = None) -> Starlette:
    """Return the pages of a desk as an ASGI app, ready for uvicorn.

    Args:
        desk: what is shown; it must stay open as long as the app runs.
        settings: allowed Host names, and whether readers must sign in (see ``settings_for``).
        hubs: takes in what hubs tell (WebSub), where the desk has a public address.
    """
    assets = read_assets()
    site = Site(
        desk=desk,
        settings=settings,
        templates=templates(assets),
        assets=assets,
        tries=Tries(),
        hubs=hubs,
    )
    made = Starlette(
        routes=ROUTES,
        middleware=[Middleware(gate, site=site), Middleware(packing)],
        exception_handlers={HTTPException: refused, NotFoundError: not_found},
    )
    made.state.site = site
    return made
