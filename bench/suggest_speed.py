"""How long the search field's suggestions take on a large desk.

    python -m bench.suggest_speed [--names 500000]

Names of two made-up words, used the more the fewer there are (Zipf's law), as a million articles may bring them; each
stands in an article. Printed: the median and the 95th percentile, in milliseconds of CPU time, by how many letters are
typed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from sqlalchemy import insert, text

from bench.search_speed import timed
from broadsheet.store.database import Store, open_store
from broadsheet.store.schema import suggested
from broadsheet.store.suggesting import heads, suggestions
from broadsheet.text.asking.completing import KINDS_OF

BATCH = 20_000
TIMES = 200
SYLLABLES = (
    "an",
    "bar",
    "chen",
    "da",
    "el",
    "fo",
    "gri",
    "ha",
    "ko",
    "li",
    "mar",
    "no",
    "pet",
    "ra",
    "sen",
    "to",
)
_NOTED = text("INSERT INTO noted(rowid, who) VALUES (:seq, :who)")


def a_word(chance: random.Random) -> str:
    """Return a made-up word of two to four syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def fill(store: Store, count: int) -> list[str]:
    """Store names and return them."""
    chance = random.Random(7)
    names = sorted({f"{a_word(chance).title()} {a_word(chance).title()}" for _ in range(count)})
    chance.shuffle(names)
    for start in range(0, len(names), BATCH):
        some = list(enumerate(names[start : start + BATCH], start + 1))
        rows = [
            {"head": head, "kind": "person", "name": name, "uses": 1 + count // place}
            for place, name in some
            for head in heads(name)
        ]
        with store.write() as connection:
            connection.execute(insert(suggested), rows)
            connection.execute(_NOTED, [{"seq": place, "who": name} for place, name in some])
    return names


def main() -> None:
    """Print what suggestions take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=500_000)
    count = parser.parse_args().names
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "news.db"))
        names = fill(store, count)
        chance = random.Random(8)

        def ask(begun: str) -> object:
            with store.read() as connection:
                return suggestions(connection, begun, kinds=KINDS_OF[""], limit=8)

        print(f"{len(names):,} names")
        for letters in (2, 3, 5, 8):
            median, late = timed(ask, [chance.choice(names)[:letters] for _ in range(TIMES)])
            print(f"{letters} letters: {median:.1f} / {late:.1f} ms")
        store.close()


if __name__ == "__main__":
    main()
