"""What a reader put right in an article, beside what Broadsheet had found."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.desk import Desk
from broadsheet.model import Article, Correction, NameWord, Statement
from broadsheet.serve.web.notesview import LIST_LETTERS, told
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path
from broadsheet.text.corrections import moved, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One word of the reader."""

    id: int
    words: str  # of the article
    path: str | None  # where these stand; None: nowhere any more, or in several places
    was: str
    now: str
    gone: bool  # its sentence is not in the text any more, and so it changes nothing
    undo: str  # where the form goes that takes it back


def corrections(desk: Desk, article: Article) -> list[Corrected]:
    """Return what the reader put right in an article, the oldest word first, names last."""
    return [
        *(_of_note(article, one) for one in desk.corrections.of(article.id)),
        *(_of_name(one) for one in desk.corrections.names(article.id)),
    ]


def _of_note(article: Article, one: Correction) -> Corrected:
    by, place, field = moved(article, one), place_of(one.found), getattr(one.found, "field", "text")
    start, end = (place.start - one.start, place.end - one.start) if place else (0, 0)
    words = " ".join(one.around[start:end].split())
    path = None
    if by is not None and place and field == "text":
        path = article_path(article.id, place.start + by, place.end + by)
    return Corrected(
        id=one.id,
        words=words if len(words) <= LIST_LETTERS else words[:LIST_LETTERS] + " …",
        path=path,
        was=told(one.found),
        now=_("You: %(words)s") % {"words": told(one.right) if one.right else _nothing(one)},
        gone=by is None,
        undo="/notes/undo",
    )


def _nothing(one: Correction) -> str:
    return _("nobody says this") if isinstance(one.found, Statement) else _("there is nothing like that here")


def _of_name(one: NameWord) -> Corrected:
    now = {
        "join": _("You: the same as %(name)s"),
        "part": _("You: here it is another one, %(name)s"),
        "rename": _("You: it is called %(name)s"),
    }
    return Corrected(
        id=one.id,
        words=one.was,
        path=None,
        was=one.was,
        now=now[one.kind] % {"name": one.name},
        gone=False,
        undo="/names/undo",
    )
