"""An article: its text with what was found in it, where it belongs, and what readers wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Desk
from broadsheet.desk.articles import Around
from broadsheet.desk.highlights import LONGEST_NOTE, Marked
from broadsheet.desk.tagging import LONGEST_TAG
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, MarkKind, Note, Related, Tag
from broadsheet.serve.web.correctedview import corrections
from broadsheet.serve.web.edits import edits
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.media import allow, media_of
from broadsheet.serve.web.notesview import covers, figures, kinds, names, statements
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, local_path, site_of
from broadsheet.serve.web.spans import Cover, lay_out, read_span
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.threads import LONGEST, Draft, threads
from broadsheet.serve.web.wording import article_path
from broadsheet.text.words import words

RELATED = 6  # articles beside the text; copies of it are listed on their own
# Letters of a text that are shown: a long book. What is beyond would only choke a browser.
LONGEST_TEXT = 300_000
# Words that are read in a minute, silently, of prose (Brysbaert 2019, a mean of 190 studies).
WORDS_A_MINUTE = 238
MARKS: dict[str, MarkKind] = {"read": "read", "starred": "starred"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that could not be marked, as the reader gave it, and why."""

    words: str = ""
    note: str = ""
    error: str = ""


def page(request: Request) -> Response:
    """Return the page of an article."""
    return page_of(request, request.path_params["id"])


def page_of(
    request: Request, key: str, *, draft: Draft | None = None, passage: Passage | None = None
) -> Response:
    """Return the page of an article, with what a reader wrote that could not be kept.

    Args:
        request: the request that it answers.
        key: the article's id.
        draft: a comment.
        passage: what was to be marked.
    """
    desk = site_of(request).desk
    article = desk.articles.get(key)
    media, marked = media_of(request, article), desk.highlights.of(article)
    drawn = draw(
        request,
        "article.html",
        status=400 if draft or passage else 200,
        article=article,
        paragraphs=lay_out(article.text[:LONGEST_TEXT], _covers(request, article, marked)),
        left_out=max(0, len(article.text) - LONGEST_TEXT),
        minutes=minutes(article.text),
        media=media,
        shown=shown_kinds(request.query_params.get("show")),
        kinds=kinds(),
        statements=statements(article),
        figures=figures(article),
        names=names(article),
        corrections=corrections(desk, article),
        publisher_tags=_tags(article.notes, "publisher"),
        our_tags=_tags(article.notes, "broadsheet"),
        tagged=desk.tagging.of(key),
        longest_tag=LONGEST_TAG,
        marks=desk.marks.of([key]).get(key, frozenset()),
        hid=desk.rules.who_hid([key]).get(key),
        marked=marked,
        passage=passage or Passage(),
        longest_note=LONGEST_NOTE,
        comments=threads(desk.marks.comments(key), desk.marks.name()),
        longest=LONGEST,
        draft=draft,
        **_around(desk, key),
    )
    return allow(drawn, media.recordings)


def _around(desk: Desk, key: str) -> dict[str, object]:
    """Return where an article belongs, what stands beside it, and what became of its text."""
    found = _place(desk, key)
    copies = {copy.id: copy.label for copy in found.placement.copies} if found else {}
    related = found.related if found else ()
    others = desk.articles.many({*copies, *(item.id for item in related)})
    changed = edits(desk.articles.versions(key))
    return {
        "placement": found.placement if found else None,
        "story": found.story if found else None,
        "related": _beside(related, others),
        "copies": [(others[one], label) for one, label in copies.items() if one in others],
        "edits": changed,
        "silent": any(not edit.said for edit in changed),
    }


def _place(desk: Desk, key: str) -> Around | None:
    """Return where an article belongs; None for one that waits for its turn, or is held back by a daily cap."""
    try:
        return desk.articles.around(key, RELATED)
    except NotFoundError:
        return None


def _covers(request: Request, article: Article, marked: Sequence[Marked]) -> list[Cover]:
    """Return what is marked in a text: notes, what an address points at, and the reader's own passages."""
    span = read_span(request.query_params.get("at"), len(article.text))
    asked = [Cover(start=span.start, end=span.end, label="here")] if span else []
    mine = [
        Cover(start=one.span.start, end=one.span.end, label="mine", title=one.highlight.note)
        for one in marked
        if one.span
    ]
    return [*covers(article), *asked, *mine]


def minutes(text: str) -> int:
    """Return in how many minutes a text is read, at least one; 0 for no text.

    >>> minutes("word " * 500), minutes("")
    (2, 0)
    """
    count = len(words(text))
    return max(1, round(count / WORDS_A_MINUTE)) if count else 0


def shown_kinds(value: str | None) -> frozenset[str]:
    """Return which kinds of notes to highlight: all, unless an address names some ("figures,names") or none.

    >>> sorted(shown_kinds("figures,other"))
    ['figures']
    """
    known = frozenset(kind.name for kind in kinds())
    return known if value is None else known & frozenset(value.split(","))


def _tags(notes: Iterable[Note], source: str) -> list[Tag]:
    return [note for note in notes if isinstance(note, Tag) and note.source == source]


def _beside(related: Sequence[Related], others: dict[str, Article]) -> list[tuple[Article, Related]]:
    return [(others[item.id], item) for item in related if item.id in others]


def mark(request: Request, form: Form) -> Response:
    """Set or take away a mark and go back."""
    name, on, key = _asked_mark(form)
    kind, desk = MARKS.get(name), site_of(request).desk
    desk.articles.get(key)  # an unknown article is a page not found
    if kind is None:
        return go(request, article_path(key), Notice(text=_("There is no such mark."), good=False))
    (desk.marks.mark if on == "1" else desk.marks.unmark)(key, kind)
    return go(request, local_path(form.get("back")))


def _asked_mark(form: Form) -> tuple[str, str, str]:
    """Return which mark to set ("1") or take away, and of which article: a list has all of it in one button."""
    name, _space, rest = form.get("set").partition(" ")
    on, _space, key = rest.partition(" ")
    return (name, on, key) if name else (form.get("kind"), form.get("on"), form.get("article"))
