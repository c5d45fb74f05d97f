"""An article: its text with what was found in it, where it belongs, and what readers wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Desk
from broadsheet.errors import NotFoundError
from broadsheet.model import Article, MarkKind, Note, Placement, Related, Story, Tag, Version
from broadsheet.serve.web.correctedview import corrections
from broadsheet.serve.web.differences import Change, differences, in_short
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.notesview import KINDS, covers, figures, names, statements
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, local_path, site_of
from broadsheet.serve.web.spans import Cover, lay_out, read_span
from broadsheet.serve.web.wording import article_path

RELATED = 6  # articles beside the text; copies of it are listed on their own
MOST_EDITS = 10  # the latest; a page that changes every hour would fill the screen
# Letters of a text that are shown: a long book. What is beyond would only choke a browser.
LONGEST_TEXT = 300_000
LONGEST_COMMENT = 5_000  # letters: two printed pages; a longer thing is an article of its own
MARKS: dict[str, MarkKind] = {"read": "read", "starred": "starred"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What one version of an article changed."""

    version: int
    collected: date
    said: bool  # its publisher said that it was changed
    title: list[Change]
    text: list[Change]

    @property
    def changed(self) -> bool:
        """Whether there is anything to show."""
        return any(change.kind != "same" for change in (*self.title, *self.text))


def page(request: Request) -> Response:
    """Return the page of an article."""
    return _page(request, request.path_params["id"], answer=request.query_params.get("answer", ""))


def _page(request: Request, key: str, *, draft: str = "", error: str = "", answer: str = "") -> Response:
    desk = site_of(request).desk
    article = desk.articles.get(key)
    placement, story = _place(desk, key)
    copies = {copy.id for copy in placement.copies} if placement else set()
    near = desk.articles.related(key, limit=RELATED + len(copies))
    related = [item for item in near if item.id not in copies][:RELATED]
    comments = desk.marks.comments(key)
    others = desk.articles.many({*copies, *(item.id for item in related)})
    changed = edits(desk.articles.versions(key))
    return draw(
        request,
        "article.html",
        status=400 if error else 200,
        article=article,
        placement=placement,
        story=story,
        paragraphs=lay_out(article.text[:LONGEST_TEXT], (*covers(article), *_asked(request, article))),
        left_out=max(0, len(article.text) - LONGEST_TEXT),
        shown=shown_kinds(request.query_params.get("show")),
        kinds=KINDS,
        statements=statements(article),
        figures=figures(article),
        names=names(article),
        corrections=corrections(desk, article),
        publisher_tags=_tags(article.notes, "publisher"),
        our_tags=_tags(article.notes, "broadsheet"),
        related=_beside(related, others),
        copies=[
            (others[copy.id], copy.label)
            for copy in (placement.copies if placement else ())
            if copy.id in others
        ],
        edits=changed,
        silent=any(not edit.said for edit in changed),
        marks=desk.marks.of([key]).get(key, frozenset()),
        hid=desk.rules.who_hid([key]).get(key),
        comments=comments,
        answered=next((one for one in comments if str(one.id) == answer), None),
        longest=LONGEST_COMMENT,
        draft=draft,
        error=error,
    )


def _place(desk: Desk, key: str) -> tuple[Placement | None, Story | None]:
    """Return where an article belongs; None for one that waits for its turn, or is held back by a daily cap."""
    try:
        placement = desk.articles.placement(key)
        return placement, desk.stories.get(placement.story)
    except NotFoundError:
        return None, None


def _asked(request: Request, article: Article) -> list[Cover]:
    span = read_span(request.query_params.get("at"), len(article.text))
    return [Cover(start=span.start, end=span.end, label="here")] if span else []


def shown_kinds(value: str | None) -> frozenset[str]:
    """Return which kinds of notes to highlight: all, unless an address names some ("figures,names") or none.

    >>> sorted(shown_kinds("figures,other"))
    ['figures']
    """
    known = frozenset(kind.name for kind in KINDS)
    return known if value is None else known & frozenset(value.split(","))


def _tags(notes: Iterable[Note], source: str) -> list[Tag]:
    return [note for note in notes if isinstance(note, Tag) and note.source == source]


def _beside(related: Sequence[Related], others: dict[str, Article]) -> list[tuple[Article, Related]]:
    return [(others[item.id], item) for item in related if item.id in others]


def edits(versions: Sequence[Version]) -> list[Edit]:
    """Return what each version changed in the one before, newest first."""
    out = [
        Edit(
            version=new.version,
            collected=new.collected or new.added,
            said=new.said,
            title=differences(old.title or "", new.title or ""),
            text=in_short(differences(old.text, new.text)),
        )
        for old, new in pairwise(versions[-MOST_EDITS - 1 :])
    ]
    return [edit for edit in reversed(out) if edit.changed]


def comment(request: Request, form: Form) -> Response:
    """Keep a comment and go back to it; where it can't be kept, show the page with what was written."""
    key, text, parent = form.get("article"), form.get("text", limit=20_000), form.get("parent", limit=12)
    wrong = wrong_with(text)
    if wrong:
        return _page(request, key, draft=text, error=wrong, answer=parent)
    kept = site_of(request).desk.marks.comment(key, text, parent=int(parent) if parent.isdecimal() else None)
    return go(request, f"{article_path(key)}#comment-{kept.id}")


def wrong_with(comment: str) -> str:
    """Return why a comment can't be kept, in words for who wrote it; empty where it can.

    >>> wrong_with("Well said.")
    ''
    """
    if not comment:
        return "There is nothing in this comment yet."
    if len(comment) > LONGEST_COMMENT:
        return f"A comment has at most {LONGEST_COMMENT:,} letters; this one has {len(comment):,}."
    return ""


def mark(request: Request, form: Form) -> Response:
    """Set or take away a mark and go back."""
    key, kind = form.get("article"), MARKS.get(form.get("kind"))
    desk = site_of(request).desk
    desk.articles.get(key)  # an unknown article is a page not found
    if kind is None:
        return go(request, article_path(key), Notice(text="There is no such mark.", good=False))
    (desk.marks.mark if form.get("on") == "1" else desk.marks.unmark)(key, kind)
    return go(request, local_path(form.get("back")))
