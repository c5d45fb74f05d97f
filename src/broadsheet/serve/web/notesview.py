"""What was found in an article, as its page shows it: in place, and as lists beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.model import Article, Entity, Figure, Span, Statement
from broadsheet.serve.web.spans import Cover
from broadsheet.serve.web.wording import article_path, chain_words

# Words of a statement that a list shows before it breaks off.
LIST_LETTERS = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of note that can be switched on and off."""

    name: str  # as an address names it: ?show=figures
    label: str  # of its covers
    title: str  # for the reader


KINDS = (
    Kind(name="statements", label="statement", title="Who says what"),
    Kind(name="figures", label="figure", title="Figures"),
    Kind(name="names", label="name", title="Names"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list beside the text."""

    head: str
    words: str
    path: str
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEntry:
    """Somebody or something that an article names, once, with how often."""

    name: str
    type: str
    count: int
    path: str


def covers(article: Article) -> list[Cover]:
    """Return what to highlight in an article's text."""
    out: list[Cover] = []
    for note in article.notes:
        if isinstance(note, Statement) and note.field == "text":
            title = _statement_title(note)
            out += [Cover(start=a, end=b, label="statement", title=title) for a, b in note.content]
        elif isinstance(note, Figure) and note.field == "text":
            out.append(Cover(start=note.start, end=note.end, label="figure", title=_figure_title(note)))
        elif isinstance(note, Entity) and note.field == "text":
            title = f"{note.name or note.text} ({note.type})"
            out.append(Cover(start=note.start, end=note.end, label="name", title=title))
    return out


def _statement_title(note: Statement) -> str:
    speaker = note.speaker.name if note.speaker else "nobody named"
    through = f", through {chain_words([link.name for link in note.chain])}" if note.chain else ""
    return f"{speaker}: {note.stance}{through}"


def _figure_title(note: Figure) -> str:
    what = ", ".join(part for part in (note.counts, note.where) if part)
    giver = f"given by {note.given_by}" if note.given_by else ""
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
            head=note.speaker.name if note.speaker else "Nobody named",
            words=_cut(" … ".join(article.text[a:b] for a, b in note.content)),
            path=_path(article, note.content[0]),
            chain=tuple(link.name for link in note.chain),
        )
        for note in sorted(notes, key=lambda note: note.start)
    ]


def figures(article: Article) -> list[Entry]:
    """Return the figures of an article's text in reading order."""
    notes = (note for note in article.notes if isinstance(note, Figure) and note.field == "text")
    return [
        Entry(head=note.text, words=_figure_title(note), path=_path(article, Span(note.start, note.end)))
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
    )
