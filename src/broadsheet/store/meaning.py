"""What articles are about, as vectors: filed when they are inspected, searched by the nearest.

Each article has 256 directions of a signed byte, and, a bit each, the signs of as many other directions, in which the
first ones are mixed. A search compares the signs of all articles (32 MB for a million, kept at hand), weighs the
nearest of these against the vector that is looked for, and the nearest of these again by the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, delete, insert, select

from broadsheet.model import Article
from broadsheet.store import rows
from broadsheet.store.schema import article_vectors, articles
from broadsheet.text.vectors import encode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = 1
"""Raised when other vectors are made of the same text: then all are filed anew."""

MOST = 1_000
"""Articles that a search by meaning finds. Of the ten that are truly nearest its first ten have 97 in 100 among a
hundred thousand and 93 among a million (bench/meaning_speed.py); the rest is for what other conditions leave out."""
NEAR = 0.25
"""Likeness from which an article counts as near: of ten queries of one to four words on the demo corpus, nine had
nothing of another subject above it."""
# Articles with the most signs in common that are weighed: among a million 8,000 miss 8 of
# a hundred of the nearest, these 6, at 15 ms more.
_MOST_SIGNS = 24_000
_LETTERS = 2_000  # of a text that are read: its first 300 words say what it is about
_BITS = 256  # directions of a vector
_WORDS64 = _BITS // 64
_FAR = 999  # more than all bits
_ROOM = 1.25  # by how much the room for signs grows at a time


@dataclass(slots=True, kw_only=True)
class _AtHand:
    """The signs of all articles of one database."""

    last: int = 0  # the row of ``article_vectors`` that was read last
    count: int = 0
    signs: Any = None  # uint64, a row for each quarter of the signs, a column an article
    seqs: Any = None
    lock: Lock = field(default_factory=Lock)


_at_hand: WeakKeyDictionary[Engine, _AtHand] = WeakKeyDictionary()


def file(connection: Connection, found: Iterable[Article]) -> None:
    """Keep what articles are about, in the place of what was kept of them before.

    Args:
        connection: an open writing transaction.
        found: articles that are stored. One whose words nobody knows has no vector.
    """
    told = list(found)
    if not told:
        return
    places: dict[str, int] = {}
    for piece in rows.pieces([article.id for article in told]):
        query = select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece))
        places |= {row.id: row.seq for row in connection.execute(query)}
    known = [(places[article.id], article) for article in told if article.id in places]
    connection.execute(delete(article_vectors).where(article_vectors.c.seq.in_([seq for seq, _ in known])))
    made = encode(f"{article.title or ''}\n{article.text[:_LETTERS]}" for _, article in known)
    filed = [
        {"seq": seq, "signs": signs(one), "directions": directions(one)}
        for (seq, _), one in zip(known, made, strict=True)
        if one.any()
    ]
    if filed:
        connection.execute(insert(article_vectors), filed)


def signs(one: NDArray[np.float32]) -> bytes:
    """Return the signs of a vector, a bit each."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return np.packbits(one @ _mixing() > 0).tobytes()


@cache
def _mixing() -> NDArray[np.float32]:
    """Return what turns a vector into directions of like importance.

    Of ours the first weigh forty times the last, and without this signs find half of what is nearest. Hadamard's
    matrix after signs by chance (Ailon and Chazelle 2009), which is the same on every machine.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.ones((1, 1))
    while len(out) < _BITS:
        out = np.block([[out, out], [out, -out]])
    turned = np.random.default_rng(1).choice([-1.0, 1.0], _BITS)
    mixed: NDArray[np.float32] = (turned[:, None] * out / np.sqrt(_BITS)).astype(np.float32)
    return mixed


def directions(one: NDArray[np.float32]) -> bytes:
    """Return a vector with a signed byte a direction, the longest being 127."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return np.round(one * (127 / (np.abs(one).max() or 1.0))).astype(np.int8).tobytes()


@lru_cache(maxsize=256)
def vector(words: str) -> NDArray[np.float32]:
    """Return the vector of what is asked for; noughts where no word of it is known."""
    found: NDArray[np.float32] = encode([words])[0]
    return found


def nearest(
    connection: Connection, wanted: NDArray[np.float32], *, among: Sequence[int] | None = None
) -> list[int]:
    """Return the articles near a vector, by their ``seq``, the nearest first: at most ``MOST``.

    Args:
        connection: any.
        wanted: of the words that are asked for.
        among: only of these articles; None: of all.
    """
    if not wanted.any() or (among is not None and not len(among)):
        return []
    scores = likeness(connection, _nearest_signs(connection, wanted, among), wanted)
    near = [(score, seq) for seq, score in scores.items() if score >= NEAR]
    return [seq for _, seq in sorted(near, key=lambda one: (-one[0], -one[1]))]


def likeness(connection: Connection, found: Sequence[int], wanted: NDArray[np.float32]) -> dict[int, float]:
    """Return how near articles are to a vector, from -1 to 1, by ``seq``; those without a vector are left out."""
    import numpy as np  # noqa: PLC0415 (heavy)

    kept: list[Any] = []
    for piece in rows.pieces(found):
        query = select(article_vectors.c.seq, article_vectors.c.directions)
        kept += connection.execute(query.where(article_vectors.c.seq.in_(piece))).all()
    if not kept:
        return {}
    those = np.frombuffer(b"".join(row.directions for row in kept), np.int8).reshape(len(kept), -1)
    those = those.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", those, those))
    scores = (those @ wanted) / lengths
    return {row.seq: float(score) for row, score in zip(kept, scores, strict=True)}


def _nearest_signs(
    connection: Connection, wanted: NDArray[np.float32], among: Sequence[int] | None
) -> list[int]:
    """Return the articles that share most signs with a vector."""
    import numpy as np  # noqa: PLC0415 (heavy)

    seqs, kept = _read(connection)
    if not len(seqs):
        return []
    asked = np.frombuffer(signs(wanted), np.uint64)
    apart = np.zeros(len(seqs), np.uint16)
    for quarter in range(_WORDS64):
        apart += np.bitwise_count(kept[quarter] ^ asked[quarter])
    if among is not None:
        apart[~_are_among(seqs, among)] = _FAR
    first = _least(apart, _MOST_SIGNS)
    first = first[apart[first] < _FAR]
    packed = np.ascontiguousarray(kept[:, first].T).view(np.uint8)
    weighed = np.unpackbits(packed, axis=1).astype(np.float32) @ (wanted @ _mixing())
    return list(dict.fromkeys(seqs[first[_least(-weighed, MOST)]].tolist()))


def _least(found: NDArray[Any], most: int) -> NDArray[np.intp]:
    """Return where the least numbers stand, in no order."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(found) <= most:
        return np.arange(len(found))
    return np.argpartition(found, most)[:most]


def _are_among(seqs: NDArray[np.int64], among: Sequence[int]) -> NDArray[np.bool_]:
    import numpy as np  # noqa: PLC0415 (heavy)

    if isinstance(among, range):
        return (seqs >= among.start) & (seqs < among.stop)
    wanted = np.zeros(int(seqs.max()) + 1, np.bool_)
    given = np.array(among, np.int64)
    wanted[given[given < len(wanted)]] = True
    return wanted[seqs]


def _read(connection: Connection) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return the articles that have a vector, and their signs: those of before, and what came since."""
    hand = _at_hand.setdefault(connection.engine, _AtHand())
    with hand.lock:
        new = connection.exec_driver_sql(
            f"SELECT id, seq, signs FROM article_vectors WHERE id > {hand.last} ORDER BY id"  # noqa: S608 (a number)
        ).all()
        if new and not connection.get_execution_options().get("broadsheet_readonly"):
            # What a writer sees may be taken back, so it is not kept.
            return _joined(hand, new)
        if new:
            _keep(hand, new)
        if not hand.count:
            return _columns(())
        return hand.seqs[: hand.count], hand.signs[:, : hand.count]


def _columns(new: Sequence[Any]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    import numpy as np  # noqa: PLC0415 (heavy)

    seqs = np.array([row[1] for row in new], np.int64)
    made = np.frombuffer(b"".join(row[2] for row in new), np.uint64).reshape(len(new), _WORDS64)
    return seqs, made.T


def _joined(hand: _AtHand, new: Sequence[Any]) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    import numpy as np  # noqa: PLC0415 (heavy)

    seqs, made = _columns(new)
    if not hand.count:
        return seqs, made
    return (
        np.concatenate((hand.seqs[: hand.count], seqs)),
        np.concatenate((hand.signs[:, : hand.count], made), axis=1),
    )


def _keep(hand: _AtHand, new: Sequence[Any]) -> None:
    """Put new articles behind those at hand; readers of before keep what they have."""
    import numpy as np  # noqa: PLC0415 (heavy)

    seqs, made = _columns(new)
    upto = hand.count + len(seqs)
    if hand.seqs is None or upto > len(hand.seqs):
        room = int(upto * _ROOM)
        wider, longer = np.zeros((_WORDS64, room), np.uint64), np.zeros(room, np.int64)
        if hand.count:
            wider[:, : hand.count] = hand.signs[:, : hand.count]
            longer[: hand.count] = hand.seqs[: hand.count]
        hand.signs, hand.seqs = wider, longer
    hand.signs[:, hand.count : upto] = made
    hand.seqs[hand.count : upto] = seqs
    hand.count, hand.last = upto, new[-1][0]
