"""How long a story of 200 articles takes to be told, and to be taken out again for its page.

    python -m bench.story_page

The articles are the demo's two largest stories, over and over under other outlets' names. Times are CPU time, medians.
"""

from __future__ import annotations

import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median

import orjson

from broadsheet import flow
from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.model import Article, Outlet
from broadsheet.relate.tracing.origins import traced
from broadsheet.text.tellingjson import telling_from_json, telling_to_json

ARTICLES, OUTLETS, TIMES = 200, 60, 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_desk(str(Path(folder) / "demo.db"), settings=Settings(workers=1)) as desk:
            desk.add_demo()
            members = _many(desk)
        found = traced(members, {})
        story = flow.tell("s", "s", members, {}, found)
        telling = flow.telling(story, members, {}, found.edges)
        body = zlib.compress(orjson.dumps(telling_to_json(telling)), 1)
        print(f"{ARTICLES} articles, {OUTLETS} outlets, {len(story.origins)} origins")
        print(f"who has it from whom: {_seconds(lambda: traced(members, {})):.3f} s")
        print(
            f"what its page tells besides: {_seconds(lambda: flow.telling(story, members, {}, found.edges)):.3f} s"
        )
        print(f"kept: {len(body)} bytes, taken out again in {_seconds(lambda: _out(body)):.3f} s")


def _out(body: bytes) -> object:
    return telling_from_json(orjson.loads(zlib.decompress(body)))


def _many(desk: Desk) -> list[Article]:
    largest = sorted(desk.stories.today(), key=lambda one: -len(one.articles))[:2]
    rows = [article for story in largest for article in desk.stories.articles(story.id)]
    return [_another(rows[number % len(rows)], number) for number in range(ARTICLES)]


def _another(article: Article, number: int) -> Article:
    published = article.published + timedelta(hours=number) if article.published else None
    outlet = Outlet(name=f"Outlet {number % OUTLETS}")
    return replace(article, id=f"{article.id}-{number}", outlet=outlet, published=published)


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return median(taken)


if __name__ == "__main__":
    main()
