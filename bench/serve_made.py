"""Makes a large desk for ``bench.serve_speed``, straight into SQLite.

Texts are those of the demo corpus with what was found in them, lengthened by made-up words to the length of news:
a median of 360 words, spread so that the mean is the 431 of BBC articles (Narayan, Cohen and Lapata 2018, XSum; the
New York Times has 800: Durrett, Berg-Kirkpatrick and Klein 2016). Words are drawn by Zipf's law. Sizes of stories,
and how much each subscription brings, have heavy tails; one story, among the newest, has 200 articles.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from sqlalchemy import Connection, event, text

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.desk.telling import tell
from broadsheet.store.database import Store

BIG = 200
"""Articles of the largest story."""

_DAYS = 365
_VOCABULARY = 60_000
_MEDIAN_WORDS, _SPREAD = 360, 0.6  # of a log-normal law: its mean is 360 * exp(0.6**2 / 2) = 431
_TEXTS = 1_400
_FOLDERS = 60
_NEAR_SECONDS = 2 * 86_400  # the articles of a story come within days
_BATCH = 500
NOTED = 50_000
"""So many of the newest articles have notes and all else that is found in them: what readers open. With those of
all a million articles would take 30 GB and an hour to make."""

_SECTIONS = ("world", "politics", "business", "society", "climate", "science", "technology", "sport", "other")
_SWEPT = 0.97  # what a reader who keeps up has read at once
_READ_AFTER = 0.2  # and of the rest one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large a desk to make."""

    articles: int
    stories: int
    subscriptions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A text with what was found in it."""

    words: str
    notes: tuple[tuple[str, str, str], ...]  # kind, maker, body
    features: bytes


def fill(store: Store, sizes: Sizes, now: float) -> None:
    """Fill an empty database."""
    chance = random.Random(7)
    made = _texts(np.random.default_rng(7))
    event.listen(store.engine, "connect", _hasty)
    store.close()  # what was opened before is not
    with store.write() as connection:
        _subscriptions(connection, sizes.subscriptions, now)
    rates = [1 / (place + 20) for place in range(sizes.subscriptions)]
    told = sorted(_moments(chance, sizes, now))
    subscriptions = iter(chance.choices(range(sizes.subscriptions), rates, k=len(told)))
    seqs = count(1)
    members: dict[int, list[tuple[int, float, int]]] = {}
    for start in range(0, len(told), _BATCH):
        rows = []
        for at, story in told[start : start + _BATCH]:
            seq, one = next(seqs), next(subscriptions)
            members.setdefault(story, []).append((seq, at, one))
            rows.append((seq, at, story, one, chance.choice(made)))
        with store.write() as connection:
            _articles(connection, rows, chance, noted_from=len(told) - NOTED)
    with store.write() as connection:
        _stories(connection, members, chance)
        _reader(connection, len(told), chance, now)
    with store.write() as connection:
        tell(connection, "s0")


def _hasty(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # a power cut would cost a desk that can be made again


def _texts(chance: np.random.Generator) -> list[Made]:
    names = np.array([f"w{number}x" for number in range(_VOCABULARY)])
    odds = 1 / np.arange(10, _VOCABULARY + 10)
    odds /= odds.sum()
    found = list(_demo())
    lengths = np.exp(chance.normal(np.log(_MEDIAN_WORDS), _SPREAD, _TEXTS)).astype(int)
    out = []
    for place, length in enumerate(lengths):
        known = found[place % len(found)]
        more = max(0, int(length) - known.words.count(" "))
        words = " ".join(names[chance.choice(_VOCABULARY, size=more, p=odds)])
        out.append(Made(words=f"{known.words}\n\n{words}", notes=known.notes, features=known.features))
    return out


def _demo() -> Iterator[Made]:
    with open_desk(":memory:", settings=Settings(workers=1)) as desk:
        desk.add_demo()
        with desk.store.read() as connection:
            for key, body in connection.execute(text("SELECT id, text FROM articles")).all():
                given = {"key": key}
                notes = connection.execute(
                    text("SELECT kind, made_by, body FROM notes WHERE article = :key"), given
                )
                features = connection.execute(
                    text("SELECT features FROM placements WHERE article = :key"), given
                )
                yield Made(words=body, notes=tuple(map(tuple, notes)), features=features.scalar_one())


def _subscriptions(connection: Connection, number: int, now: float) -> None:
    places = range(number)
    connection.exec_driver_sql(
        "INSERT INTO subscriptions (id, url, kind, title, errors, made, checked) VALUES (?, ?, 'feed', ?, 0, ?, ?)",
        [(_id(n), f"https://outlet-{n}.example/feed", f"Outlet {n}", now, now) for n in places],
    )
    connection.exec_driver_sql(
        'INSERT INTO subscribers ("user", subscription, folder, added) VALUES (1, ?, ?, ?)',
        [(_id(n), f"Folder {n % _FOLDERS}" if n % 20 else None, now) for n in places],
    )


def _id(subscription: int) -> str:
    return f"{subscription:016x}"  # as long as the true ones


def _moments(chance: random.Random, sizes: Sizes, now: float) -> Iterator[tuple[float, int]]:
    """Yield when each article comes, and its story."""
    left = sizes.articles - BIG
    for story in range(1, sizes.stories):
        room = left - (sizes.stories - story - 1)  # one at least for each that is to come
        mean = left / (sizes.stories - story)
        size = min(room, BIG - 1, max(1, int(chance.paretovariate(1.3) * mean * 0.3)))
        size = room if story == sizes.stories - 1 else size
        left -= size
        begin = now - chance.random() * _DAYS * 86_400
        for _ in range(size):
            yield min(now - 1, begin + chance.random() * _NEAR_SECONDS), story
    for _ in range(BIG):
        yield now - chance.random() * _NEAR_SECONDS, 0


def _articles(
    connection: Connection,
    rows: Sequence[tuple[int, float, int, int, Made]],
    chance: random.Random,
    *,
    noted_from: int,
) -> None:
    connection.exec_driver_sql(
        "INSERT INTO articles (seq, id, version, digest, url, outlet_name, outlet_domain, title, byline, published,"
        " collected, language, subscription, enclosures, text, added, sort, hours, held, waiting)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, '[]', ?, ?, 'en', ?, '[]', ?, ?, ?, ?, 0, 0)",
        [
            (
                seq,
                _key(seq),
                f"{seq:032x}",
                f"https://outlet-{one}.example/{seq}",
                f"Outlet {one}",
                f"outlet-{one}.example",
                _title(made, chance),
                _iso(at),
                _iso(at),
                _id(one),
                made.words,
                at,
                at,
                at,
            )
            for seq, at, _, one, made in rows
        ],
    )
    notes = [(_key(seq), *note) for seq, _, _, _, made in rows for note in made.notes if seq > noted_from]
    if notes:
        connection.exec_driver_sql(
            "INSERT INTO notes (article, kind, made_by, body) VALUES (?, ?, ?, ?)", notes
        )
    connection.exec_driver_sql(
        "INSERT INTO versions (article, version, digest, added, said) VALUES (?, 1, ?, ?, 1)",
        [(_key(seq), f"{seq:032x}", at) for seq, at, _, _, _ in rows],
    )
    connection.exec_driver_sql(
        "INSERT INTO placements (article, copy_group, story, saga, because, features) VALUES (?, ?, ?, ?, '[]', ?)",
        [
            (_key(seq), _key(seq), f"s{story}", f"s{story}", made.features if seq > noted_from else b"")
            for seq, _, story, _, made in rows
        ],
    )


def _key(seq: int) -> str:
    return f"{seq:024x}"


def _title(made: Made, chance: random.Random) -> str:
    words = made.words[:2000].split()
    start = chance.randrange(max(1, len(words) - 9))
    return " ".join(words[start : start + 9])


def _iso(at: float) -> str:
    return str(np.datetime64(int(at), "s")) + "+00:00"


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
