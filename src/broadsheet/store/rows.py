"""Between model objects and rows: JSON columns, moments as seconds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, TypeVar

import orjson
from sqlalchemy import RowMapping

from broadsheet.model import Article, Enclosure, Note, Outlet
from broadsheet.text.articlejson import note_from_json, note_to_json
from broadsheet.text.dates import iso, moment, parse

# SQLite takes at most 32,766 parameters a statement; pieces of this size stay far below on any build.
_PIECE = 500

Item = TypeVar("Item")


def pieces(items: Collection[Item]) -> Iterator[list[Item]]:
    """Yield so many of the items at a time as one statement may name."""
    found = list(items)
    for start in range(0, len(found), _PIECE):
        yield found[start : start + _PIECE]


def dumps(value: Any) -> str:
    """Return a value as JSON text for a column."""
    return orjson.dumps(value).decode()


def loads(value: str) -> Any:
    """Return the value of a JSON column."""
    return orjson.loads(value)


def seconds(value: date | None) -> float | None:
    """Return a moment as seconds since 1970."""
    when = moment(value)
    return when.timestamp() if when else None


def moment_of(value: float) -> datetime:
    """Return seconds since 1970 as a moment."""
    return datetime.fromtimestamp(value, UTC)


def when(value: float | None) -> datetime | None:
    """Return seconds since 1970 as a moment, or None for none."""
    return None if value is None else moment_of(value)


def digest(title: str | None, text: str) -> str:
    """Return what tells an edited article from one that came again unchanged."""
    return sha256(f"{title or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def article_row(article: Article, added: float) -> dict[str, Any]:
    """Return the columns of an article.

    The sort key is when it came out, but never later than now: a future date pins nothing to the top.
    """
    published = seconds(article.published)
    return {
        "id": article.id,
        "version": article.version,
        "digest": digest(article.title, article.text),
        "document": article.document,
        "url": article.url,
        "outlet_name": article.outlet.name if article.outlet else None,
        "outlet_domain": article.outlet.domain if article.outlet else None,
        "title": article.title,
        "byline": dumps(article.byline),
        "dateline": article.dateline,
        "published": iso(article.published),
        "age": article.age,
        "collected": iso(article.collected),
        "language": article.language,
        "subscription": article.subscription,
        "enclosures": dumps([[e.url, e.media_type, e.length] for e in article.enclosures]),
        "text": article.text,
        "added": added,
        "sort": min(added, next(v for v in (published, seconds(article.collected), added) if v is not None)),
        "hours": published,
        "section": article.section,
        "image": article.image,
        "updated": iso(article.updated),
        "partial": article.partial,
        "withdrawn": seconds(article.withdrawn),
        "held": article.held,
        "waiting": False,
    }


def article_from(row: RowMapping, notes: tuple[Note, ...] = ()) -> Article:
    """Return the article that a row of the articles table holds."""
    name, domain = row["outlet_name"], row["outlet_domain"]
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        document=row["document"],
        url=row["url"],
        outlet=Outlet(name=name, domain=domain) if name or domain else None,
        byline=tuple(loads(row["byline"])),
        dateline=row["dateline"],
        published=parse(row["published"]),
        age=row["age"],
        collected=moment(parse(row["collected"])),
        language=row["language"],
        version=row["version"],
        subscription=row["subscription"],
        enclosures=tuple(Enclosure(url=e[0], media_type=e[1], length=e[2]) for e in loads(row["enclosures"])),
        section=row["section"],
        image=row["image"],
        updated=parse(row["updated"]),
        partial=row["partial"],
        withdrawn=when(row["withdrawn"]),
        held=bool(row["held"]),
        notes=notes,
    )


def notes_to_text(notes: tuple[Note, ...]) -> str:
    """Return notes as the text of a column."""
    return dumps([note_to_json(note) for note in notes])


def notes_from_text(value: str) -> tuple[Note, ...]:
    """Return the notes that a column holds."""
    return tuple(note_from_json(row) for row in loads(value))
