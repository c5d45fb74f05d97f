"""The search language for readers: what each field asks for, and suggestions as one types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from broadsheet.desk import Desk
from broadsheet.serve.web.site import site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.text.asking.completing import FIELD_OF, KINDS_OF, Begun, Kind, begun
from broadsheet.text.asking.query import State
from broadsheet.text.words import fold

MOST = 8  # suggestions: as many as a phone shows above its keyboard
FEWEST_LETTERS = 2  # of a name before something is suggested: one letter says nothing
LONGEST_QUERY = 200  # as the search page has it


def field_meanings() -> dict[str, str]:
    """Return the fields of the search language by name, each with what it asks for."""
    return {
        "by": _("a name in the byline"),
        "figure": _("what is counted, with a number: figure:killed>10, figure:drone=99, figure:injured"),
        "folder": _("a folder of your subscriptions"),
        "is": ", ".join(get_args(State)),
        "lang": _("a language by its two letters: lang:uk"),
        "like": _('what it is about, in whatever words: like:"accident at sea"'),
        "outlet": _(
            'who printed it, by words of its name or its domain; outlet:"=The Post" is that name alone'
        ),
        "place": _("a place that it names"),
        "says": _("words inside what somebody said"),
        "since": _("a day or a stretch of time: since:2026-11-01, since:3d, since:yesterday"),
        "speaker": _("who said something in it"),
        "story": _("a story, by the last part of its address"),
        "tag": _("a hashtag, the publisher's, ours or your own"),
        "title": _("words of the headline"),
        "until": _("a day or a stretch of time, itself included"),
        "via": _("through whom a statement came: via:TASS"),
        "who": _("a person, organisation or other name in it"),
    }


def suggest(request: Request) -> Response:
    """Return how a query that is being typed may go on, as JSON: whole lines, with what each adds."""
    asked = request.query_params.get("q", "")[:LONGEST_QUERY]
    typed = begun(asked)
    found = [*_names(site_of(request).desk, typed), *_fields(typed)][:MOST]
    told = [{"line": line, "name": name, "kind": kind} for line, name, kind in found]
    return JSONResponse(told, headers={"Cache-Control": "private, max-age=60"})


def _names(desk: Desk, typed: Begun) -> Iterator[tuple[str, str, str]]:
    kinds = KINDS_OF.get(typed.field, ())
    if not kinds or len(typed.words.strip()) < FEWEST_LETTERS:
        return
    titles, given = kind_titles(), set()
    for one in desk.suggest(typed.words, kinds, limit=MOST):
        if (key := (one.kind, fold(one.name))) in given:  # "ferry" and "Ferry" find the same
            continue
        given.add(key)
        yield typed.line(typed.field or FIELD_OF[one.kind], one.name), one.name, titles[one.kind]


def _fields(typed: Begun) -> Iterator[tuple[str, str, str]]:
    head = fold(typed.words)
    if typed.field == "is":
        for state in get_args(State):
            if state.startswith(head):
                yield typed.line("is", state), state, _("what it is")
    elif not typed.field and head:
        for name, meaning in field_meanings().items():
            if name.startswith(head):
                yield f"{typed.before}{typed.minus}{name}:", f"{name}:", meaning


def kind_titles() -> dict[Kind, str]:
    """Return what each kind of name is called."""
    return {
        "organisation": _("organisation"),
        "outlet": _("outlet"),
        "person": _("person"),
        "place": _("place"),
        "tag": _("hashtag"),
    }
