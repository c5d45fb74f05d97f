"""Search."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.spans import Cover, Piece, lay_out
from broadsheet.serve.web.wording import headline
from broadsheet.text.words import words

ON_A_PAGE = 30  # two or three screens of results
LONGEST_QUERY = 200  # a line of words; no one types more


def page(request: Request) -> Response:
    """Return the articles that answer a query, each with the words around the hit."""
    desk = site_of(request).desk
    query = request.query_params.get("q", "").strip()[:LONGEST_QUERY]
    number = page_number(request)
    found = desk.search(query, limit=ON_A_PAGE + 1, offset=(number - 1) * ON_A_PAGE) if query else ()
    hits = found[:ON_A_PAGE]
    return draw(
        request,
        "search.html",
        query=query,
        hits=[(hit, marked(headline(hit.article.title), query), marked(hit.snippet, query)) for hit in hits],
        number=number,
        more=len(found) > ON_A_PAGE,
    )


def marked(snippet: str, query: str) -> list[Piece]:
    """Return a line of text in pieces, those that begin with a word of the query covered."""
    snippet = " ".join(snippet.split())
    asked = [re.escape(word) for word in words(query) if len(word) > 1]
    if not asked:
        return [piece for paragraph in lay_out(snippet, ()) for piece in paragraph]
    pattern = re.compile(rf"\b(?:{'|'.join(asked)})\w*", re.IGNORECASE)
    covers = [Cover(start=m.start(), end=m.end(), label="hit") for m in pattern.finditer(snippet)]
    return [piece for paragraph in lay_out(snippet, covers) for piece in paragraph]
