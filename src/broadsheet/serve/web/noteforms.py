"""Forms by which a reader puts a note right, and the page that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast, get_args

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Article, Bound, Entity, EntityType, Figure, Link, Note, Role, Speaker, Statement
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.notesview import CORRECTED, told
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.spans import read_span
from broadsheet.serve.web.speech import MARKS, SOURCE, grouped, spoken
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path
from broadsheet.text import outlets
from broadsheet.text.corrections import around, place_of, text_of

TYPES: tuple[str, ...] = get_args(EntityType)
BOUNDS: tuple[str, ...] = tuple(bound for bound in get_args(Bound) if bound != "range")
LONGEST = 200  # letters of a field: the desk's own bound for names
MOST_LINKS = 8  # of a chain; the longest in print have four
MOST_NAMES = 200  # of a story, to choose from

STANCES = (
    "said",
    "accused",
    "announced",
    "asked",
    "claimed",
    "confirmed",
    "denied",
    "demanded",
    "promised",
    "reported",
    "warned",
)
"""The stances that a form offers, the commonest of those that are found; the one a note has comes with them."""


def page(request: Request) -> Response:
    """Return the page on which a note can be put right."""
    query = request.query_params
    return _page(request, Form(fields=dict(query), files={}, chosen={}))


def _page(request: Request, form: Form, error: str = "") -> Response:
    article, note = _meant(request, form)
    place = place_of(note)
    text = text_of(article, note)
    stretch = around(text, place) if place else None
    return draw(
        request,
        "note.html",
        status=400 if error else 200,
        error=error,
        article=article,
        note=note,
        kind=form.get("kind"),
        field=form.get("field") or "text",
        at=form.get("at"),
        told=told(note),
        before=text[stretch.start : place.start] if place and stretch else "",
        words=text[place.start : place.end] if place else "",
        after=text[place.end : stretch.end] if place and stretch else "",
        value=_value_written(note),
        stances=tuple(dict.fromkeys((*STANCES, note.stance))) if isinstance(note, Statement) else (),
        bounds=BOUNDS,
        types=TYPES,
        others=_others(request, article, note),
        longest=LONGEST,
    )


def _meant(request: Request, form: Form) -> tuple[Article, Note]:
    """Return the note that a form or an address means.

    Raises:
        NotFoundError: there is none, or no such article.
    """
    article = site_of(request).desk.articles.get(form.get("article"))
    made, field = CORRECTED.get(form.get("kind")), form.get("field") or "text"
    for note in article.notes:
        if made is None or not isinstance(note, made) or note.field != field:
            continue
        if place_of(note) == read_span(form.get("at"), len(text_of(article, note))):
            return article, note
    raise NotFoundError("note", form.get("at"))


def _others(request: Request, article: Article, note: Note) -> list[tuple[str, str]]:
    """Return the other names of an article and its story: entity and name, by name."""
    if not isinstance(note, Entity) or not note.entity:
        return []
    known = site_of(request).desk.corrections.known(article.id)
    found = [(key, one.name or one.text) for key, one in known.items() if key != note.entity]
    alike = {key for key, one in known.items() if one.type == note.type}
    found.sort(key=lambda one: (one[0] not in alike, one[1].casefold()))
    return found[:MOST_NAMES]


def wrong(request: Request, form: Form) -> Response:
    """Keep that a note is wrong."""
    article, note = _meant(request, form)
    site_of(request).desk.corrections.wrong(article.id, note)
    return _back(request, article.id, _("Taken out. It stays so, whatever Broadsheet finds later."))


def right(request: Request, form: Form) -> Response:
    """Keep how a note should be."""
    article, note = _meant(request, form)
    try:
        other = READERS[form.get("kind")](note, form, article)
    except UsageError as error:
        return _page(request, form, f"{error}.")
    site_of(request).desk.corrections.right(article.id, note, other)
    return _back(request, article.id, _("Set right. It stays so, whatever Broadsheet finds later."))


def undo(request: Request, form: Form) -> Response:
    """Take a word on a note back."""
    article = site_of(request).desk.corrections.undo(_number(form))
    return _back(request, article, _("Undone. This is as Broadsheet found it."))


def join(request: Request, form: Form) -> Response:
    """Keep that two names are one."""
    article, note = _named(request, form)
    other = form.get("other")
    try:
        site_of(request).desk.corrections.join(article.id, note.entity or "", other)
    except NotFoundError:
        return _page(request, form, _("There is no such name in this story: choose one of the list."))
    except UsageError as error:
        return _page(request, form, f"{error}.")
    return _back(request, article.id, _("These are one now."))


def part(request: Request, form: Form) -> Response:
    """Keep that an article means another one by a name."""
    return _name(request, form, site_of(request).desk.corrections.part, _("Here it is another one now."))


def rename(request: Request, form: Form) -> Response:
    """Keep what somebody or something is called."""
    return _name(request, form, site_of(request).desk.corrections.rename, _("It goes by this name now."))


def _name(request: Request, form: Form, do: Callable[[str, str, str], None], done: str) -> Response:
    article, note = _named(request, form)
    try:
        do(article.id, note.entity or "", form.get("name"))
    except NotFoundError:
        raise
    except UsageError as error:
        return _page(request, form, f"{error}.")
    return _back(request, article.id, done)


def undo_name(request: Request, form: Form) -> Response:
    """Take a word on a name back."""
    desk = site_of(request).desk
    article = desk.articles.get(form.get("article")).id
    desk.corrections.undo_name(_number(form), article)
    return _back(request, article, _("Undone. This is as Broadsheet found it."))


def _named(request: Request, form: Form) -> tuple[Article, Entity]:
    article, note = _meant(request, form)
    if not isinstance(note, Entity):
        raise NotFoundError("name", form.get("at"))
    return article, note


def _number(form: Form) -> int:
    given = form.get("id", limit=20)
    if not given.isdecimal():
        raise NotFoundError("correction", given)
    return int(given)


def _back(request: Request, article: str, words: str) -> Response:
    return go(request, article_path(article), Notice(text=words))


# --- what the fields say --------------------------------------------------------------------------


def _statement(note: Note, form: Form, article: Article) -> Note:
    note = cast("Statement", note)
    name = _line(form, "speaker")
    through = [
        " ".join(part.split()) for part in _line(form, "through").replace(_(", ").strip(), ",").split(",")
    ]
    names = [part for part in through if part]
    if len(names) > MOST_LINKS:
        raise UsageError(
            _("A chain has at most %(most)s names, parted by commas") % {"most": grouped(MOST_LINKS)}
        )
    known = {link.name.casefold(): link for link in note.chain}
    return replace(
        note,
        speaker=_speaker(note.speaker, name, article),
        chain=tuple(known.get(part.casefold()) or _link(part, article) for part in names),
        stance=_chosen(form, "stance", (*STANCES, note.stance)),
    )


def _speaker(speaker: Speaker | None, name: str, article: Article) -> Speaker | None:
    if not name:
        return None
    if speaker and speaker.name == name:
        return speaker
    return Speaker(name=name, entity=_entity(name, article))


def _link(name: str, article: Article) -> Link:
    outlet = outlets.find(name)
    role: Role = "agency" if outlet and outlet.kind == "agency" else "outlet"
    if outlet is None and outlets.is_channel(name):
        role = "channel"
    return Link(name=name, role=role, entity=_entity(name, article))


def _entity(name: str, article: Article) -> str | None:
    """Return the entity that an article calls by a name."""
    for note in article.notes:
        if isinstance(note, Entity) and name.casefold() in {
            note.text.casefold(),
            (note.name or "").casefold(),
        }:
            return note.entity
    return None


def _figure(note: Note, form: Form, _article: Article) -> Note:
    note = cast("Figure", note)
    value = number_written(_line(form, "value"))
    bound = cast("Bound", _chosen(form, "bound", (*BOUNDS, note.bound)))
    if isinstance(value, tuple):
        bound = "range"
    elif bound == "range":
        bound = "exact"
    return replace(
        note,
        value=value,
        bound=bound,
        unit=_line(form, "unit") or None,
        counts=_line(form, "counts") or None,
        where=_line(form, "where") or None,
    )


def _name_type(note: Note, form: Form, _article: Article) -> Note:
    return replace(cast("Entity", note), type=cast("EntityType", _chosen(form, "type", TYPES)))


READERS: dict[str, Callable[[Note, Form, Article], Note]] = {
    "entity": _name_type,
    "figure": _figure,
    "statement": _statement,
}
"""What makes a note of a form's fields, by kind."""


def number_written(words: str) -> float | tuple[float, float] | None:
    """Return the value that somebody wrote: a number, two with "to" between them, or nothing.

    >>> number_written("1,200"), number_written("10 to 30"), number_written("")
    (1200.0, (10.0, 30.0), None)

    Raises:
        UsageError: it is no number.
    """
    if not words:
        return None
    low, between, high = words.replace(_(" to "), " to ").partition(" to ")
    if between:
        one, other = _number_of(low), _number_of(high)
        return min(one, other), max(one, other)
    return _number_of(words)


def _number_of(words: str) -> float:
    try:
        thousands, decimal = _marks()
        found = float(words.replace(thousands, "").replace(" ", "").replace(decimal, "."))
    except ValueError:
        found = float("nan")
    if not abs(found) < 1e18:  # beyond it floats do not count people any more, and neither do newspapers
        raise UsageError(_("A value is a number, such as 13 or 1,200 or 10 to 30"))
    return found


def _marks() -> tuple[str, str]:
    return MARKS.get(spoken().language, MARKS[SOURCE])


def _value_written(note: Note) -> str:
    if not isinstance(note, Figure) or note.value is None:
        return ""
    decimal = _marks()[1]
    return _(" to ").join(
        f"{part:.12g}".replace(".", decimal)
        for part in (note.value if isinstance(note.value, tuple) else (note.value,))
    )


def _line(form: Form, name: str) -> str:
    words = " ".join(form.get(name).split())
    if len(words) > LONGEST:
        raise UsageError(_("A field has at most %(most)s letters") % {"most": grouped(LONGEST)})
    return words


def _chosen(form: Form, name: str, known: Sequence[str]) -> str:
    given = form.get(name)
    if given not in known:
        raise UsageError(_("Choose one of the list"))
    return given
