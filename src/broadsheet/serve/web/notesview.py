"""What was found in an article, as its page shows it: in place, and as lists beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from broadsheet.model import Article, Entity, Figure, Note, Span, Statement
from broadsheet.serve.web.spans import Cover
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path, chain_words, value_words
from broadsheet.text.corrections import READER, place_of

# Words of a statement that a list shows before it breaks off.
LIST_LETTERS = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of note that can be switched on and off."""

    name: str  # as an address names it: ?show=figures
    label: str  # of its covers
    title: str  # for the reader


def kinds() -> tuple[Kind, ...]:
    """Return what can be switched on and off, in the order of the page."""
    return (
        Kind(name="statements", label="statement", title=_("Who says what")),
        Kind(name="figures", label="figure", title=_("Figures")),
        Kind(name="names", label="name", title=_("Names")),
        Kind(name="highlights", label="mine", title=_("Your highlights")),
    )


CORRECTED: dict[str, type[Entity | Figure | Statement]] = {
    "entity": Entity,
    "figure": Figure,
    "statement": Statement,
}
"""What a reader can put right, by its name in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list beside the text."""

    head: str
    words: str
    path: str
    put_right: str  # where a reader can say that it is wrong
    yours: bool  # the reader put it right
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """Somebody or something that an article names, once, with how often."""

    name: str
    type: str
    count: int
    path: str
    put_right: str
    yours: bool


def covers(article: Article) -> list[Cover]:
    """Return what to highlight in an article's text."""
    out: list[Cover] = []
    for note in article.notes:
        if isinstance(note, Statement) and note.field == "text":
            title = _statement_title(note)
            out += [Cover(start=a, end=b, label="statement", title=_by(note, title)) for a, b in note.content]
        elif isinstance(note, Figure) and note.field == "text":
            out.append(
                Cover(start=note.start, end=note.end, label="figure", title=_by(note, _figure_title(note)))
            )
        elif isinstance(note, Entity) and note.field == "text":
            title = _by(note, f"{note.name or note.text} ({_(note.type)})")
            out.append(Cover(start=note.start, end=note.end, label="name", title=title))
    return out


def is_yours(note: Note) -> bool:
    """Return whether the reader put a note right."""
    return note.made_by == READER


def _by(note: Note, title: str) -> str:
    return _("%(note)s; corrected by you") % {"note": title} if is_yours(note) else title


def put_right_path(article: Article, note: Note) -> str:
    """Return the address of the page on which a reader can say that a note is wrong."""
    kind, place = kind_of(note), place_of(note)
    at = f"{place.start}-{place.end}" if place else ""
    field = getattr(note, "field", "text")
    return f"/notes?{urlencode({'article': article.id, 'kind': kind, 'field': field, 'at': at})}"


def kind_of(note: Note) -> str:
    """Return what a note is called in an address: "statement", "figure", "entity"."""
    return next((name for name, made in CORRECTED.items() if isinstance(note, made)), "")


def told(note: Note) -> str:
    """Return a note in a few words: "Ada Holm: said, through RT", "at least 13 people, killed", "RT (organisation)".

    >>> told(Entity(start=0, end=2, text="RT", type="organisation"))
    'RT (organisation)'
    """
    if isinstance(note, Statement):
        return _statement_title(note)
    if isinstance(note, Figure):
        words = value_words(note.value, note.bound, note.unit)
        return _(", ").join(part for part in (words, _counts(note), note.where) if part)
    return f"{note.name or note.text} ({_(note.type)})" if isinstance(note, Entity) else ""


def _statement_title(note: Statement) -> str:
    speaker = note.speaker.name if note.speaker else _("nobody named")
    told = {"speaker": speaker, "stance": _(note.stance)}
    if not note.chain:
        return _("%(speaker)s: %(stance)s") % told
    chain = chain_words([link.name for link in note.chain])
    return _("%(speaker)s: %(stance)s, through %(chain)s") % {**told, "chain": chain}


def _counts(note: Figure) -> str:
    return _(note.counts) if note.counts else ""


def _figure_title(note: Figure) -> str:
    what = _(", ").join(part for part in (_counts(note), note.where) if part)
    giver = _("given by %(name)s") % {"name": note.given_by} if note.given_by else ""
    return "; ".join(part for part in (what, giver) if part)


def _path(article: Article, span: Span) -> str:
    return article_path(article.id, span.start, span.end)


def _cut(text: str) -> str:
    text = " ".join(text.split()).rstrip(",")
    return text if len(text) <= LIST_LETTERS else text[:LIST_LETTERS].rsplit(" ", 1)[0] + " …"


def statements(article: Article) -> list[Entry]:
    """Return the statements of an article's text in reading order."""
    notes = (note for note in article.notes if isinstance(note, Statement) and note.field == "text")
    return [
        Entry(
            head=note.speaker.name if note.speaker else _("Nobody named"),
            words=_cut(" … ".join(article.text[a:b] for a, b in note.content)),
            path=_path(article, note.content[0]),
            put_right=put_right_path(article, note),
            yours=is_yours(note),
            chain=tuple(link.name for link in note.chain),
        )
        for note in sorted(notes, key=lambda note: note.start)
    ]


def figures(article: Article) -> list[Entry]:
    """Return the figures of an article's text in reading order."""
    notes = (note for note in article.notes if isinstance(note, Figure) and note.field == "text")
    return [
        Entry(
            head=note.text,
            words=told(note) if is_yours(note) else _figure_title(note),
            path=_path(article, Span(note.start, note.end)),
            put_right=put_right_path(article, note),
            yours=is_yours(note),
        )
        for note in sorted(notes, key=lambda note: note.start)
    ]


def names(article: Article) -> list[NameEntry]:
    """Return whom and what an article names, each once, the most often named first."""
    mentions = [note for note in article.notes if isinstance(note, Entity) and note.field == "text"]
    groups: dict[str, list[Entity]] = {}
    for note in sorted(mentions, key=lambda note: note.start):
        groups.setdefault(note.entity or (note.name or note.text).casefold(), []).append(note)
    entries = [_name(article, group) for group in groups.values()]
    return sorted(entries, key=lambda entry: -entry.count)


def _name(article: Article, group: Iterable[Entity]) -> NameEntry:
    found = list(group)
    first = found[0]
    return NameEntry(
        name=first.name or max((note.text for note in found), key=len),
        type=first.type,
        count=len(found),
        path=_path(article, Span(first.start, first.end)),
        put_right=put_right_path(article, first),
        yours=any(map(is_yours, found)),
    )
