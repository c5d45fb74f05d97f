"""Search: articles by words and by what was said in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.spans import Cover, Piece, lay_out
from broadsheet.serve.web.wording import headline
from broadsheet.text.asking.query import FIELDS, parse, words_of

ON_A_PAGE = 30  # two or three screens of results
LONGEST_QUERY = 200  # a line of words; no one types more


def page(request: Request) -> Response:
    """Return the articles that answer a query, each with the words around the hit."""
    desk = site_of(request).desk
    asked = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    by_time = request.query_params.get("order") == "time"
    number = page_number(request)
    now = datetime.now().astimezone()
    found = desk.search(
        asked,
        limit=ON_A_PAGE + 1,
        offset=(number - 1) * ON_A_PAGE,
        order="time" if by_time else "likeness",
        now=now,
    )
    query = parse(asked)
    words = words_of(query)
    hits = found[:ON_A_PAGE]
    return draw(
        request,
        "search.html",
        query=asked,
        problems=query.problems,
        fields=FIELDS,
        by_time=by_time,
        hits=[(hit, marked(headline(hit.article.title), words), marked(hit.snippet, words)) for hit in hits],
        number=number,
        more=len(found) > ON_A_PAGE,
    )


def marked(snippet: str, asked: Sequence[str]) -> list[Piece]:
    """Return a line of text in pieces, those that begin with a word of a query covered."""
    snippet = " ".join(snippet.split())
    found = [re.escape(word) for word in asked if len(word) > 1]
    if not found:
        return [piece for paragraph in lay_out(snippet, ()) for piece in paragraph]
    pattern = re.compile(rf"\b(?:{'|'.join(found)})\w*", re.IGNORECASE)
    covers = [Cover(start=m.start(), end=m.end(), label="hit") for m in pattern.finditer(snippet)]
    return [piece for paragraph in lay_out(snippet, covers) for piece in paragraph]
