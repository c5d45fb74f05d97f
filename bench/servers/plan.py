"""Which feeds there are, on which hosts, at which paths, and how each behaves: the same for the same seed."""

from __future__ import annotations

import json
import lzma
import os
import random
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.servers.words import TONGUES

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
ADDRESSES = DATA / "feeds" / "kite_feeds.json.xz"

# What goes wrong, each an equal part of its share.
BROKEN = ("cut-off", "empty", "html", "missing", "server-error", "wrong-charset")
HOSTILE = (
    "deep",
    "endless",
    "entity-bomb",
    "gzip-bomb",
    "many-items",
    "redirect-loop",
    "redirect-metadata",
    "slow-headers",
)
# Shares of formats: RSS 2.0 is most of the web's feeds, Atom much of the rest; a choice, seen in lists of feeds.
_FORMATS = (("rss", 0.82), ("atom", 0.13), ("rdf", 0.03), ("json", 0.02))
# Which validators a server gives: most give both; some an ETag that isn't quoted or is weak, some a date only.
_VALIDATORS = (("both", 0.7), ("etag", 0.17), ("modified", 0.09), ("weak", 0.02), ("bare", 0.02))
_PATHS = ("/feed/", "/rss.xml", "/atom.xml", "/rss", "/index.xml", "/feed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One feed of a simulated host."""

    number: int
    host: str  # an address out of 127.0.0.0/8
    path: str  # with its query
    conduct: str = "well"  # or "slow", or one of BROKEN or HOSTILE
    delay: float = 0.0  # seconds before the answer begins
    format: str = "rss"
    language: str = "en"
    charset: str = "utf-8"
    whole: bool = False  # the feed carries full texts, not teasers
    entries: int = 25
    length: int = 600  # characters of an entry's text, about
    news: int = 1  # entries that each new version of the feed brings
    validators: str = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a fleet of hosts should be."""

    feeds: int = 10_000
    hosts: int = 2_000
    seed: int = 1
    slow: float = 0.05
    broken: float = 0.03
    hostile: float = 0.01
    # At one request a second (our spacing) a host with 600 feeds takes ten minutes, whoever asks: the
    # largest hosts of a real list would then be all that is measured. So they are cut to this many.
    most: int = 8
    small: bool = False  # few and short entries, where their size does not matter


def make_plan(wanted: Wanted) -> tuple[Site, ...]:
    """Return the feeds of a fleet."""
    chance = random.Random(wanted.seed)
    spots = _spots(wanted, chance)
    conduct = _conducts(wanted, spots, chance)
    return tuple(
        _site(number, host, path, conduct.get(number, "well"), chance, small=wanted.small)
        for number, (host, path) in enumerate(spots)
    )


def write_plan(plan: tuple[Site, ...], to: Path) -> None:
    """Write a plan for the server's process."""
    to.write_text(json.dumps([asdict(site) for site in plan]), encoding="utf-8")


def read_plan(path: Path) -> tuple[Site, ...]:
    """Return a plan as written."""
    return tuple(Site(**row) for row in json.loads(path.read_text(encoding="utf-8")))


def real_addresses() -> list[str]:
    """Return the addresses of a real list of feeds, none where the benchmark data is absent."""
    if not ADDRESSES.is_file():
        return []
    with lzma.open(ADDRESSES) as file:
        found = [url for category in json.load(file).values() for url in category["feeds"]]
    return sorted({url for url in found if url.startswith("http") and " " not in url and url.isascii()})


def _spots(wanted: Wanted, chance: random.Random) -> list[tuple[str, str]]:
    """Return the host and path of each feed: as many to a host, and such paths, as the real list has."""
    known: dict[str, dict[str, None]] = {}
    for url in real_addresses():
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        known.setdefault(parts.netloc, {})[path] = None
    shapes = sorted(map(list, known.values()), key=lambda paths: (-len(paths), paths))[: wanted.hosts]
    shapes += [[_PATHS[n % len(_PATHS)]] for n in range(wanted.hosts - len(shapes))]
    counts = _counts([len(paths) for paths in shapes], wanted)
    spots = []
    for number, (paths, count) in enumerate(zip(shapes, counts, strict=True)):
        host = f"127.{20 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"
        for nth in range(count):
            again = f"/section-{nth // len(paths)}" if nth >= len(paths) else ""
            spots.append((host, again + paths[nth % len(paths)]))
    chance.shuffle(spots)
    return spots


def _counts(real: list[int], wanted: Wanted) -> list[int]:
    """Return feeds a host in the proportions of the real list, cut at the most, adding up to the feeds."""
    if wanted.feeds > wanted.most * wanted.hosts or wanted.feeds < wanted.hosts:
        raise ValueError("between one and the most feeds a host, please: see --feeds and --hosts")
    low, high = 0.0, float(wanted.most * wanted.hosts)
    for _ in range(60):  # halving: the factor that brings the sum just under the feeds
        factor = (low + high) / 2
        total = sum(min(wanted.most, max(1, int(count * factor))) for count in real)
        low, high = (low, factor) if total > wanted.feeds else (factor, high)
    counts = [min(wanted.most, max(1, int(count * low))) for count in real]
    while short := wanted.feeds - sum(counts):
        for number in [n for n, count in enumerate(counts) if count < wanted.most][:short]:
            counts[number] += 1
    return counts


def _conducts(wanted: Wanted, spots: list[tuple[str, str]], chance: random.Random) -> dict[int, str]:
    """Return the feeds that do not behave; at most one slow one a host, lest their waits add up."""
    numbers = list(range(len(spots)))
    chance.shuffle(numbers)
    taken: dict[int, str] = {}
    for kinds, share in ((HOSTILE, wanted.hostile), (BROKEN, wanted.broken)):
        for nth in range(round(share * len(spots))):
            taken[numbers.pop()] = kinds[nth % len(kinds)]
    hosts: Counter[str] = Counter()
    for number in numbers:
        if len(hosts) >= round(wanted.slow * len(spots)):
            break
        host = spots[number][0]
        if not hosts[host]:
            hosts[host] += 1
            taken[number] = "slow"
    return taken


def _site(number: int, host: str, path: str, conduct: str, chance: random.Random, *, small: bool) -> Site:
    tongue = chance.choices(TONGUES, [one.share for one in TONGUES])[0]
    form = chance.choices([name for name, _ in _FORMATS], [share for _, share in _FORMATS])[0]
    validators = chance.choices([name for name, _ in _VALIDATORS], [share for _, share in _VALIDATORS])[0]
    whole = chance.random() < 1 / 3
    # Blogs' software gives 10 entries unless told; the rest vary widely. Lengths as of teasers and of articles.
    entries = 10 if chance.random() < 0.25 else int(min(150, max(3, chance.lognormvariate(3.4, 0.6))))
    length = int(chance.lognormvariate(8.0, 0.5) if whole else chance.lognormvariate(5.75, 0.6))
    legacy = tongue.legacy if tongue.legacy and form != "json" and chance.random() < 0.08 else None
    return Site(
        number=number,
        host=host,
        path=path,
        conduct=conduct,
        delay=chance.uniform(2, 6) if conduct == "slow" else 0.0,
        format=form,
        language=tongue.code,
        charset=legacy or "utf-8",
        whole=whole,
        entries=3 + entries % 4 if small else entries,
        length=300 if small else length,
        news=chance.choice((0, 1, 1, 2)),
        validators=validators,
    )
