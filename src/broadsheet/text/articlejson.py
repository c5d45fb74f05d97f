"""Articles as JSON objects, the way ``read`` prints them and ``read``, ``fold`` and ``add`` take them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from broadsheet.model import (
    Article,
    Enclosure,
    Entity,
    Figure,
    Link,
    Note,
    Outlet,
    Span,
    Speaker,
    Statement,
    Tag,
    When,
)
from broadsheet.text.dates import iso, moment, parse
from broadsheet.text.identity import article_id
from broadsheet.text.urls import canonical

JSON = dict[str, Any]


def to_json(article: Article) -> JSON:
    """Return an article with its notes as a JSON object, every field present, unknown ones null."""
    return {
        "id": article.id,
        "document": article.document,
        "url": article.url,
        "outlet": {"name": article.outlet.name, "domain": article.outlet.domain} if article.outlet else None,
        "title": article.title,
        "byline": list(article.byline),
        "dateline": article.dateline,
        "published": iso(article.published),
        "age": article.age,
        "collected": iso(article.collected),
        "language": article.language,
        "version": article.version,
        "text": article.text,
        "enclosures": [
            {"url": item.url, "media_type": item.media_type, "length": item.length}
            for item in article.enclosures
        ],
        "section": article.section,
        "image": article.image,
        "updated": iso(article.updated),
        "partial": article.partial,
        "withdrawn": iso(article.withdrawn),
        "held": article.held,
        "notes": [note_to_json(note) for note in article.notes],
    }


def note_to_json(note: Note) -> JSON:
    """Return one note as a JSON object."""
    if isinstance(note, Tag):
        return {
            "kind": "tag",
            "name": note.name,
            "score": round(note.score, 4),
            "from": note.source,
            "made_by": note.made_by,
        }
    out = _body_to_json(note)
    if note.field != "text":
        out["field"] = note.field
    out["made_by"] = note.made_by
    return out


def _body_to_json(note: Entity | Statement | Figure | When) -> JSON:
    if isinstance(note, Entity):
        return {
            "kind": "entity",
            "start": note.start,
            "end": note.end,
            "text": note.text,
            "type": note.type,
            "entity": note.entity,
            "name": note.name,
        }
    if isinstance(note, Statement):
        return {
            "kind": "statement",
            "content": [list(span) for span in note.content],
            "form": note.form,
            "stance": note.stance,
            "hedges": list(note.hedges),
            "cue": [list(span) for span in note.cue],
            "speaker": _speaker_to_json(note.speaker) if note.speaker else None,
            "chain": [
                {
                    "name": link.name,
                    "role": link.role,
                    "entity": link.entity,
                    "spans": [list(s) for s in link.spans],
                }
                for link in note.chain
            ],
        }
    if isinstance(note, When):
        return {
            "kind": "date",
            "start": note.start,
            "end": note.end,
            "text": note.text,
            "from": iso(note.first),
            "to": iso(note.last),
            "certainty": note.certainty,
        }
    return {
        "kind": "figure",
        "start": note.start,
        "end": note.end,
        "text": note.text,
        "value": value_to_json(note.value),
        "unit": note.unit,
        "counts": note.counts,
        "where": note.where,
        "bound": note.bound,
        "as_of": iso(note.as_of),
        "status": note.status,
        "given_by": note.given_by,
        "parts": [list(span) for span in note.parts],
    }


def value_to_json(value: float | tuple[float, float] | None) -> Any:
    """Return a figure's value; whole numbers without a point.

    >>> value_to_json(13.0), value_to_json((1.5, 2.0))
    (13, [1.5, 2])
    """
    if isinstance(value, tuple):
        return [value_to_json(part) for part in value]
    return int(value) if value is not None and float(value).is_integer() else value


def _speaker_to_json(speaker: Speaker) -> JSON:
    return {
        "spans": [list(span) for span in speaker.spans],
        "name": speaker.name,
        "entity": speaker.entity,
        "anonymous": speaker.anonymous,
    }


def from_json(
    row: Mapping[str, Any], *, document: str | None = None, collected: datetime | None = None
) -> Article:
    """Return the article that a JSON object tells of.

    Unknown fields are ignored and missing ones null; ``outlet`` may be a plain name or domain; ``date``
    is read as ``published``; the text is kept to the character.

    Args:
        row: the object.
        document: what to call the place it came from, where the row doesn't say.
        collected: when it was fetched, where the row doesn't say.

    Raises:
        ValueError: a field has a form that can't be read; the message names it.
    """
    text = _string(row, "text") or ""
    title = _string(row, "title")
    if not text and not title:
        raise ValueError('an article needs a "text" or a "title"')
    url = _string(row, "url")
    outlet = _outlet(row.get("outlet"))
    given = row.get("id")
    label = (outlet.name or outlet.domain) if outlet else None
    return Article(
        id=str(given)
        if given not in (None, "")
        else article_id(url=canonical(url) if url else None, outlet=label, title=title, text=text),
        text=text,
        title=title,
        document=_string(row, "document") or document,
        url=url,
        outlet=outlet,
        byline=_strings(row, "byline"),
        dateline=_string(row, "dateline"),
        published=parse(_string(row, "published") or _string(row, "date")),
        age=_string(row, "age"),
        collected=moment(parse(_string(row, "collected"))) or collected,
        language=_string(row, "language"),
        version=row["version"] if isinstance(row.get("version"), int) else 1,
        enclosures=tuple(_enclosure(item) for item in _objects(row, "enclosures")),
        section=_string(row, "section"),
        image=_string(row, "image"),
        updated=parse(_string(row, "updated")),
        partial=_string(row, "partial"),
        withdrawn=moment(parse(_string(row, "withdrawn"))),
        held=row.get("held") is True,
        notes=tuple(note_from_json(note) for note in _objects(row, "notes")),
    )


def _string(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f'"{name}" must be text, not {type(value).__name__}')


def _strings(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = row.get(name) or ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError(f'"{name}" must be text or a list of texts')


def _objects(row: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = row.get(name) or []
    if isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value):
        return list(value)
    raise ValueError(f'"{name}" must be a list of objects')


def _enclosure(row: Mapping[str, Any]) -> Enclosure:
    url = _string(row, "url")
    if not url:
        raise ValueError('an enclosure needs a "url"')
    length = row.get("length")
    return Enclosure(
        url=url,
        media_type=_string(row, "media_type"),
        length=length if isinstance(length, int) else None,
    )


def _outlet(value: Any) -> Outlet | None:
    if not value:
        return None
    if isinstance(value, str):
        looks_like_domain = "." in value and " " not in value and value == value.lower()
        return Outlet(domain=value) if looks_like_domain else Outlet(name=value)
    if isinstance(value, Mapping):
        told = {name: _string(value, name) for name in ("name", "domain", "country", "kind")}
        return Outlet(**told) if any(told.values()) else None
    raise ValueError('"outlet" must be a name, a domain or an object with "name" and "domain"')


def note_from_json(row: Mapping[str, Any]) -> Note:
    """Return the note that a JSON object tells of.

    Raises:
        ValueError: it is no note.
    """
    try:
        return _READERS[row["kind"]](row)
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise ValueError(f"not a note: {error!r}") from error


def _entity(row: Mapping[str, Any]) -> Entity:
    return Entity(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        type=row["type"],
        entity=row.get("entity"),
        name=row.get("name"),
        field=row.get("field", "text"),
        made_by=row.get("made_by", ""),
    )


def _statement(row: Mapping[str, Any]) -> Statement:
    speaker = row.get("speaker")
    return Statement(
        content=_spans(row["content"]),
        form=row["form"],
        stance=row.get("stance", "said"),
        hedges=tuple(row.get("hedges") or ()),
        cue=_spans(row.get("cue")),
        speaker=Speaker(
            name=speaker["name"],
            spans=_spans(speaker.get("spans")),
            entity=speaker.get("entity"),
            anonymous=speaker.get("anonymous", False),
        )
        if speaker
        else None,
        chain=tuple(
            Link(
                name=link["name"],
                role=link["role"],
                entity=link.get("entity"),
                spans=_spans(link.get("spans")),
            )
            for link in row.get("chain") or ()
        ),
        field=row.get("field", "text"),
        made_by=row.get("made_by", ""),
    )


def _value(value: Any) -> float | tuple[float, float] | None:
    if isinstance(value, list | tuple):
        low, high = value
        return float(low), float(high)
    return None if value is None else float(value)


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        value=_value(row["value"]),
        unit=row.get("unit"),
        counts=row.get("counts"),
        where=row.get("where"),
        bound=row.get("bound", "exact"),
        as_of=parse(row.get("as_of")),
        status=row.get("status", "current"),
        given_by=row.get("given_by"),
        parts=_spans(row.get("parts")),
        field=row.get("field", "text"),
        made_by=row.get("made_by", ""),
    )


def _when(row: Mapping[str, Any]) -> When:
    return When(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        first=parse(row.get("from")),
        last=parse(row.get("to")),
        certainty=row.get("certainty", "sure"),
        field=row.get("field", "text"),
        made_by=row.get("made_by", ""),
    )


def _tag(row: Mapping[str, Any]) -> Tag:
    return Tag(
        name=row["name"],
        score=row.get("score", 1.0),
        source=row.get("from", "broadsheet"),
        made_by=row.get("made_by", ""),
    )


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in value or ())


_READERS: dict[str, Callable[[Mapping[str, Any]], Note]] = {
    "date": _when,
    "entity": _entity,
    "figure": _figure,
    "statement": _statement,
    "tag": _tag,
}
