"""One round of ``reader`` (lemon24/reader from PyPI) as a process of its own; prints one JSON line.

    PEER_PYTHON bench/peers/reader_rounds.py add DATABASE ADDRESSES
    PEER_PYTHON bench/peers/reader_rounds.py round DATABASE WORKERS

Needs a Python that has ``reader`` installed, and nothing else of this project. Everything is as the
library has it by default: its session, its timeouts, its plugins. What is timed is ``update_feeds``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, process_time


def main() -> None:
    import reader  # type: ignore[import-not-found] # noqa: PLC0415 (lives in another environment)

    what, database, argument = sys.argv[1:4]
    with reader.make_reader(database) as peer:
        if what == "add":
            for url in Path(argument).read_text(encoding="utf-8").split("\n"):
                peer.add_feed(url)
            print(json.dumps({"feeds": peer.get_feed_counts().total}))
            return
        begun, cpu = perf_counter(), process_time()
        peer.update_feeds(scheduled=False, workers=int(argument))
        seconds = perf_counter() - begun
        told = {
            "seconds": round(seconds, 3),
            "cpu": round(process_time() - cpu, 2),
            "feeds": peer.get_feed_counts().total,
            "broken": peer.get_feed_counts(broken=True).total,
            "items": peer.get_entry_counts().total,
            "version": reader.__version__,
        }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
