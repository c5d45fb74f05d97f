"""Makes a large desk for ``bench.serve_speed``, straight into SQLite: a million articles in some minutes.

Sizes of stories, and how much each subscription brings, have heavy tails; one story, among the newest, has 200
articles. Of the newest articles, which readers open, each has its whole text and all that is found in it; of those
before two of three are the teasers that most feeds carry.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, event, text

from bench.serve_indexes import without_indexes
from bench.serve_texts import Made, texts
from broadsheet.desk.telling import tell
from broadsheet.model import Article, Outlet
from broadsheet.store import suggesting
from broadsheet.store.database import Store

BIG = 200
"""Articles of the largest story."""

NOTED = 50_000
"""So many of the newest articles have notes and all else that is found in them: what readers open. With those of
all a million articles would take 30 GB and an hour to make."""

_DAYS = 365
_FOLDERS = 60
_NEAR_SECONDS = 2 * 86_400  # the articles of a story come within days
_BATCH = 5_000
_TEASERS = 2 / 3  # of the entries of feeds, by feeds of outlets
_SECTIONS = ("world", "politics", "business", "society", "climate", "science", "technology", "sport", "other")
_SWEPT = 0.97  # what a reader who keeps up has read at once
_READ_AFTER = 0.2  # and of the rest one by one
_TOLD = 400  # stories that are told as the desk tells them: some pages of today's

_BULK = ("articles", "notes", "placements", "versions", "stories", "counted", "postings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large a desk to make."""

    articles: int
    stories: int
    subscriptions: int


class Row(NamedTuple):
    """An article that is to be written."""

    seq: int
    at: float
    story: int
    subscription: int
    made: Made
    noted: bool


def fill(store: Store, sizes: Sizes, now: float) -> None:
    """Fill an empty database."""
    chance = random.Random(7)
    made = texts(7)
    event.listen(store.engine, "connect", _hasty)
    store.close()  # what was opened before is not
    with store.write() as connection:
        _subscriptions(connection, sizes.subscriptions, now)
        outlets = [Article(id=_id(n), text="", outlet=_outlet(n)) for n in range(sizes.subscriptions)]
        suggesting.file(connection, [*(one.article for one in made), *outlets])
    with without_indexes(store, _BULK):
        members = _all_articles(store, sizes, made, chance, now)
        with store.write() as connection:
            _stories(connection, members, chance)
    with store.write() as connection:
        _reader(connection, sizes.articles, chance, now)
    _tell(store)


def _hasty(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # a power cut would cost a desk that can be made again
    connection.execute("PRAGMA cache_size=-400000")  # kilobytes: indexes are sorted in it


def _all_articles(
    store: Store, sizes: Sizes, made: Sequence[Made], chance: random.Random, now: float
) -> dict[int, list[tuple[int, float, int]]]:
    """Write all articles; return those of each story by place, moment and subscription."""
    rates = [1 / (place + 20) for place in range(sizes.subscriptions)]
    told = sorted(_moments(chance, sizes, now))
    subscriptions = chance.choices(range(sizes.subscriptions), rates, k=len(told))
    noted_from = len(told) - NOTED
    members: dict[int, list[tuple[int, float, int]]] = {}
    rows = [
        Row(seq, at, story, one, chance.choice(made), seq > noted_from)
        for seq, ((at, story), one) in enumerate(zip(told, subscriptions, strict=True), 1)
    ]
    for row in rows:
        members.setdefault(row.story, []).append((row.seq, row.at, row.subscription))
    for start in range(0, len(rows), _BATCH):
        with store.write() as connection:
            _articles(connection, rows[start : start + _BATCH], chance)
            _found_in_them(connection, [row for row in rows[start : start + _BATCH] if row.noted])
    with store.write() as connection:
        _postings(connection, [row for row in rows if row.noted])
    return members


def _subscriptions(connection: Connection, number: int, now: float) -> None:
    places = range(number)
    connection.exec_driver_sql(
        "INSERT INTO subscriptions (id, url, kind, title, errors, made, checked) VALUES (?, ?, 'feed', ?, 0, ?, ?)",
        [(_id(n), f"https://{_outlet(n).domain}/feed", _outlet(n).name, now, now) for n in places],
    )
    connection.exec_driver_sql(
        'INSERT INTO subscribers ("user", subscription, folder, added) VALUES (1, ?, ?, ?)',
        [(_id(n), f"Folder {n % _FOLDERS}" if n % 20 else None, now) for n in places],
    )


def _id(subscription: int) -> str:
    return f"{subscription:016x}"  # as long as the true ones


def _outlet(subscription: int) -> Outlet:
    return Outlet(name=f"Outlet {subscription}", domain=f"outlet-{subscription}.example")


def _moments(chance: random.Random, sizes: Sizes, now: float) -> list[tuple[float, int]]:
    """Return when each article comes, and its story."""
    out: list[tuple[float, int]] = []
    left = sizes.articles - BIG
    for story in range(1, sizes.stories):
        room = left - (sizes.stories - story - 1)  # one at least for each that is to come
        mean = left / (sizes.stories - story)
        size = min(room, BIG - 1, max(1, int(chance.paretovariate(1.3) * mean * 0.3)))
        size = room if story == sizes.stories - 1 else size
        left -= size
        begin = now - chance.random() * _DAYS * 86_400
        out += [(min(now - 1, begin + chance.random() * _NEAR_SECONDS), story) for _ in range(size)]
    return out + [(now - chance.random() * _NEAR_SECONDS, 0) for _ in range(BIG)]


def _articles(connection: Connection, rows: Sequence[Row], chance: random.Random) -> None:
    connection.exec_driver_sql(
        "INSERT INTO articles (seq, id, version, digest, url, outlet_name, outlet_domain, title, byline, published,"
        " collected, language, subscription, enclosures, text, added, sort, hours, held, waiting)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, '[]', ?, ?, 'en', ?, '[]', ?, ?, ?, ?, 0, 0)",
        [_article(row, chance) for row in rows],
    )
    connection.exec_driver_sql(
        "INSERT INTO versions (article, version, digest, added, said) VALUES (?, 1, ?, ?, 1)",
        [(_key(row.seq), f"{row.seq:032x}", row.at) for row in rows],
    )
    connection.exec_driver_sql(
        "INSERT INTO placements (article, copy_group, story, saga, because, features) VALUES (?, ?, ?, ?, '[]', ?)",
        [(_key(row.seq), _key(row.seq), f"s{row.story}", f"s{row.story}", row.made.features) for row in rows],
    )


def _article(row: Row, chance: random.Random) -> tuple[Any, ...]:
    one, at = _outlet(row.subscription), _iso(row.at)
    whole = row.noted or chance.random() > _TEASERS
    words = row.made.article.text if whole else row.made.teaser(chance)
    url = f"https://{one.domain}/{row.seq}"
    head = (row.seq, _key(row.seq), f"{row.seq:032x}", url, one.name, one.domain, row.made.title(chance))
    return (*head, at, at, _id(row.subscription), words, row.at, row.at, row.at)


def _found_in_them(connection: Connection, rows: Sequence[Row]) -> None:
    for statement, found in (
        (
            "INSERT INTO notes (article, kind, made_by, body) VALUES (?, ?, ?, ?)",
            [(_key(row.seq), *note) for row in rows for note in row.made.notes],
        ),
        (
            "INSERT INTO noted (rowid, says, speaker, via, who, place, tag, byline) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(row.seq, *row.made.noted) for row in rows],
        ),
        (
            "INSERT INTO counted (key, high, low, seq) VALUES (?, ?, ?, ?)",
            [(*number, row.seq) for row in rows for number in row.made.counted],
        ),
    ):
        if found:
            connection.exec_driver_sql(statement, found)


def _postings(connection: Connection, rows: Sequence[Row]) -> None:
    found = ((key, row.seq, row.at, weight) for row in rows for key, weight in row.made.keys)
    connection.exec_driver_sql(
        'INSERT INTO postings ("key", seq, at, weight) VALUES (?, ?, ?, ?)', sorted(found)
    )


def _key(seq: int) -> str:
    return f"{seq:024x}"


def _iso(at: float) -> str:
    return datetime.fromtimestamp(int(at), UTC).isoformat()


def _stories(
    connection: Connection, members: dict[int, list[tuple[int, float, int]]], chance: random.Random
) -> None:
    rows: list[tuple[Any, ...]] = []
    for story, found in members.items():
        last = max(at for _, at, _ in found)
        outlets = sorted({f"Outlet {one}" for _, _, one in found})
        at_most = min(len(outlets), 1 + int(chance.expovariate(0.7)))
        quoted = [
            [f"Sentence {place} of it, of so many words as these.", _key(seq), 0, 48, None]
            for place, (seq, _, _) in enumerate(found[:3])
        ]
        origins = [[name, [_key(found[0][0])], True] for name in outlets[:at_most]]
        weight = last / 3600 + 12 * at_most + 2 * min(len(outlets), 12)
        rows.append(
            (
                f"s{story}",
                f"s{story}",
                len(found),
                f"Story {story} that was told in so many words",
                outlets[0],
                min(at for _, at, _ in found),
                last,
                json.dumps(outlets),
                json.dumps(origins),
                at_most,
                json.dumps(quoted),
                weight,
                chance.choice(_SECTIONS),
                max(seq for seq, _, _ in found),
            )
        )
    connection.exec_driver_sql(
        "INSERT INTO stories (id, saga, size, stale, title, title_from, first, last, outlets, origins, at_most,"
        " summary, weight, section, arrived) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _tell(store: Store) -> None:
    """Tell the largest story and those that today's pages show: what the desk itself says is longer."""
    with store.read() as connection:
        query = text("SELECT id FROM stories WHERE id <> 's0' ORDER BY weight DESC LIMIT :most")
        keys = list(connection.execute(query, {"most": _TOLD}).scalars())
    for key in ["s0", *keys]:
        with store.write() as connection:
            tell(connection, key)


def _reader(connection: Connection, top: int, chance: random.Random, now: float) -> None:
    """One who keeps up: all was read at once some days ago, some of what came since then one by one."""
    swept = int(top * _SWEPT)
    connection.exec_driver_sql("INSERT INTO read_to (\"user\", scope, seq) VALUES (1, '', ?)", (swept,))
    read = chance.sample(range(swept, top), int((top - swept) * _READ_AFTER))
    starred = chance.sample(range(1, top), min(500, top // 10))
    again = chance.sample(range(1, swept), min(100, swept // 10))
    for kind, chosen in (("read", read), ("starred", starred), ("unread", again)):
        connection.exec_driver_sql(
            'INSERT INTO marks ("user", article, kind, at) VALUES (1, ?, ?, ?)',
            [(_key(seq), kind, now) for seq in chosen],
        )
    for kind, most in (("followed", 20), ("muted", 50)):
        connection.exec_driver_sql(
            'INSERT INTO story_marks ("user", story, kind, at) SELECT 1, id, ?, ? FROM stories'
            " WHERE id <> 's0' ORDER BY weight DESC LIMIT ? OFFSET ?",
            (kind, now, most, 40),
        )
    connection.exec_driver_sql(
        'INSERT INTO preferences ("user", "key", value) VALUES (1, \'visit\', ?)',
        (json.dumps([now - 43_200, int(top * 0.995)]),),
    )
