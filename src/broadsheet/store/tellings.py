"""What stories tell together, kept so that a page of hundreds of articles need not work it out."""

from __future__ import annotations

import zlib
from functools import lru_cache

import orjson
from sqlalchemy import Connection, delete, insert, select

from broadsheet.model import Telling
from broadsheet.store.schema import tellings
from broadsheet.text.tellingjson import telling_from_json, telling_to_json

# Kept as they were read last: who opens a story comes back to it, goes on to the whole of it, or takes it along.
_AT_HAND = 4
# zlib's fastest level: the telling of 200 articles shrinks to a fifth in a few milliseconds.
_LEVEL = 1


def put(connection: Connection, story: str, telling: Telling | None) -> None:
    """Keep what a story tells, or with None nothing."""
    connection.execute(delete(tellings).where(tellings.c.story == story))
    if telling is not None:
        body = zlib.compress(orjson.dumps(telling_to_json(telling)), _LEVEL)
        connection.execute(insert(tellings).values(story=story, body=body))


def get(connection: Connection, story: str) -> Telling | None:
    """Return what a story tells, or None where that is not kept, or only as another version kept it."""
    body = connection.execute(select(tellings.c.body).where(tellings.c.story == story)).scalar()
    if body is None:
        return None
    return _read(body)


@lru_cache(maxsize=_AT_HAND)
def _read(body: bytes) -> Telling | None:
    try:
        return telling_from_json(orjson.loads(zlib.decompress(body)))
    except (KeyError, TypeError, ValueError):
        return None
