"""Search: articles or stories by words, by what was said in them and by what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.asking import field_meanings
from broadsheet.serve.web.feedbox import feed_of
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.spans import Cover, Piece, lay_out
from broadsheet.serve.web.wording import headline
from broadsheet.text.asking.query import Query, parse, words_of

ON_A_PAGE = 30  # two or three screens of results
LONGEST_QUERY = 200  # a line of words; no one types more

Order = Literal["likeness", "meaning", "time"]
_ORDERS: dict[str, Order] = {"meaning": "meaning", "time": "time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks for, and how it is to be shown."""

    words: str
    order: Order
    stories: bool

    def path(self, **other: object) -> str:
        """Return the address of this search, some of it otherwise."""
        told: dict[str, object] = {"q": self.words}
        order, as_ = other.get("order", self.order), other.get("stories", self.stories)
        told |= {"order": order} if order != "likeness" else {}
        told |= {"as": "stories"} if as_ else {}
        return f"/search?{urlencode(told)}"


def page(request: Request) -> Response:
    """Return the articles or stories that answer a query, each with the words around the hit."""
    desk = site_of(request).desk
    asked = _asked(request)
    number = page_number(request)
    find = desk.search_stories if asked.stories else desk.search
    found: Sequence[object] = find(
        asked.words,
        limit=ON_A_PAGE + 1,
        offset=(number - 1) * ON_A_PAGE,
        order=asked.order,
        now=datetime.now().astimezone(),
    )
    query = parse(asked.words)
    words = words_of(query)
    return draw(
        request,
        "search.html",
        asked=asked,
        query=asked.words,
        problems=query.problems,
        fields=field_meanings(),
        feed=feed_of(request, asked.words, asked.words) if asked.words else None,
        like=_like(query),
        found=found[:ON_A_PAGE],
        title_of=lambda title: marked(headline(title), words),
        marked=lambda snippet: marked(snippet, words),
        number=number,
        more=len(found) > ON_A_PAGE,
    )


def _asked(request: Request) -> Asked:
    given = request.query_params
    return Asked(
        words=given.get("q", "").strip()[:LONGEST_QUERY],
        order=_ORDERS.get(given.get("order", ""), "likeness"),
        stories=given.get("as") == "stories",
    )


def _like(query: Query) -> str | None:
    """Return the query for what is about the same in whatever words; None where that is asked for already."""
    terms = [term for clause in query.clauses for term in clause if not term.negated]
    plain = [term.value.replace('"', "") for term in terms if not term.field]
    return f'like:"{" ".join(plain)}"' if plain and not any(term.field == "like" for term in terms) else None


def marked(snippet: str, asked: Sequence[str]) -> list[Piece]:
    """Return a line of text in pieces, those that begin with a word of a query covered."""
    snippet = " ".join(snippet.split())
    found = [re.escape(word) for word in asked if len(word) > 1]
    if not found:
        return [piece for paragraph in lay_out(snippet, ()) for piece in paragraph]
    pattern = re.compile(rf"\b(?:{'|'.join(found)})\w*", re.IGNORECASE)
    covers = [Cover(start=m.start(), end=m.end(), label="hit") for m in pattern.finditer(snippet)]
    return [piece for paragraph in lay_out(snippet, covers) for piece in paragraph]
