"""Which regular expressions of Broadsheet a hostile text can keep busy.

    python -m bench.hostile [--part WORD]

A feed is hostile input. Every regular expression that the package compiles is attacked with texts made from
its own parse tree: what leads to a repeat, what the repeat takes, many times over, and an end that does not
fit. Prints each whose time grows faster than the 1.5th power of the text's length, and leaves with 1 where
there is one that BOUNDED does not give a reason for.
"""

from __future__ import annotations

import argparse
import importlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import broadsheet

ROOT = Path(broadsheet.__file__).parent
SHORT = 40  # characters: a time that doubles with each of them is past any limit by then
LONG = (2_000, 20_000)  # characters of a long paragraph, and of a long article in one paragraph
FAST = 0.05  # seconds that nobody minds, at the longer of LONG
POWER = 1.5  # of the length: between linear and quadratic, with room for noise
LIMIT = 0.5  # seconds after which a match is broken off
ENDS = ("\x00", "!", "\n", " x", "")  # what seldom fits, and the end itself
SCANS = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
MOST = 60  # pairs of a lead and a repeat tried of an expression; the first finds are among the first 20
LEADS = 3  # texts tried for what leads to a repeat, and for what it takes: more found nothing new


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A regular expression, where it was compiled and how it is called."""

    pattern: re.Pattern[str]
    place: str
    scans: bool  # False: only matched at the start, or as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An expression that a text keeps busy."""

    expression: Expression
    text: str  # how it is made
    seconds: float
    power: float  # of the length that the time grows with; inf: it doubles


class _LateError(Exception):
    pass


def expressions() -> list[Expression]:
    """Return the regular expressions of text that the package's modules compile or call, each once."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str], set[str]]] = {}
    kept = re._compile  # type: ignore[attr-defined]  # noqa: SLF001

    def heard(pattern: Any, flags: Any) -> Any:
        made = kept(pattern, flags)
        caller = sys._getframe(2)  # noqa: SLF001
        if isinstance(made.pattern, str) and caller.f_code.co_filename.startswith(str(ROOT)):
            method = sys._getframe(1).f_code.co_name  # noqa: SLF001
            place = f"{Path(caller.f_code.co_filename).relative_to(ROOT)}:{caller.f_lineno}"
            found.setdefault((made.pattern, made.flags), (place, made, set()))[2].add(method)
        return made

    re._compile = heard  # type: ignore[attr-defined]  # noqa: SLF001
    try:
        _import_all()
        _work()
    finally:
        re._compile = kept  # type: ignore[attr-defined]  # noqa: SLF001
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))
    names = _named()
    return [
        Expression(pattern=made, place=place, scans=_scans(methods, names.get(key, ()), source))
        for key, (place, made, methods) in sorted(found.items(), key=lambda item: item[1][0])
    ]


def _import_all() -> None:
    for module in pkgutil.walk_packages([str(ROOT)], "broadsheet."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _work() -> None:
    """Inspect and fold a few articles, so that expressions made on first use are made."""
    corpus = importlib.import_module("broadsheet.desk.demo_corpus")
    folding = importlib.import_module("broadsheet.desk.without_store")
    list(folding.fold(corpus.load(date(2025, 7, 27))[:20]))


def _named() -> dict[tuple[str, int], set[str]]:
    """Return the names of modules' globals that hold each expression by itself."""
    names: dict[tuple[str, int], set[str]] = {}
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("broadsheet"):
            for name, value in list(vars(module).items()):
                if isinstance(value, re.Pattern):
                    names.setdefault((value.pattern, value.flags), set()).add(name)
    return names


def _scans(methods: set[str], names: Iterable[str], source: str) -> bool:
    """Return whether an expression is ever searched for: by its direct calls, or those of its name."""
    direct = methods - {"compile", "template"}
    called = {
        method for name in names for method in re.findall(rf"\b{name}(?:\.(\w+))?\b(?!\s*=\s)", source)
    } - {""}
    known = direct | called
    return bool(known & SCANS) or not known


Tree = Sequence[tuple[Any, Any]]


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give pairs of what leads to an unbounded repeat and what it takes once."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    yield from dict.fromkeys(_attacks(list(tree), [""]))


def _attacks(tree: Tree, leads: list[str]) -> Iterator[tuple[str, str]]:
    repeats: list[str] = []
    for code, value in tree:
        for inner in _inner(code, value):
            yield from _attacks(list(inner), leads)
        if code in _REPEATS and value[1] > SHORT:
            pumps = _texts(list(value[2]))
            repeats += [pump for pump in pumps if pump]
            yield from ((lead, pump) for lead in leads for pump in pumps if pump)
            yield from ((lead, a + b) for lead in leads[:1] for a in pumps for b in pumps if a != b)
        leads = _joined(leads, _texts([(code, value)]))
    yield from (("", a + b) for a in repeats for b in repeats if a != b)


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def _inner(code: Any, value: Any) -> list[Any]:
    if code in _REPEATS:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return [side for side in value[1:] if side] if code is codes.GROUPREF_EXISTS else []


def _joined(fronts: list[str], backs: list[str]) -> list[str]:
    return list(dict.fromkeys(front + back for front in fronts for back in backs))[:LEADS]


def _texts(tree: Tree) -> list[str]:
    """Return a few texts that a part of an expression takes."""
    texts = [""]
    for code, value in tree:
        texts = _joined(texts, _taken(code, value))
    return texts


def _taken(code: Any, value: Any) -> list[str]:  # noqa: PLR0911
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.IN:
        return _members(value)
    if code in (codes.ANY, codes.NOT_LITERAL):
        return ["a", " "] if value != ord("a") else ["b", " "]
    if code in _REPEATS:
        return [text * max(1, value[0]) for text in _texts(list(value[2]))]
    if code is codes.SUBPATTERN or code is codes.ATOMIC_GROUP:
        return _texts(list(_inner(code, value)[0]))
    if code is codes.BRANCH:
        return list(dict.fromkeys(text for side in value[1] for text in _texts(list(side))[:1]))[:LEADS]
    return [""]


_CATEGORIES = {
    codes.CATEGORY_DIGIT: ["1"],
    codes.CATEGORY_SPACE: [" ", "\n"],
    codes.CATEGORY_WORD: ["a", "1"],
    codes.CATEGORY_NOT_DIGIT: ["a", " "],
    codes.CATEGORY_NOT_SPACE: ["a", "."],
    codes.CATEGORY_NOT_WORD: [" ", "."],
}
_COMMON = "aA1 .,'\n-(\"éЖع"  # tried against classes that say what they do not hold


def _members(items: Sequence[tuple[Any, Any]]) -> list[str]:
    if items[0][0] is codes.NEGATE:
        held = set(_members_of(items[1:], every=True))
        return [one for one in _COMMON if one not in held][:LEADS]
    return _members_of(items, every=False)[:LEADS]


def _members_of(items: Sequence[tuple[Any, Any]], *, every: bool) -> list[str]:
    found: list[str] = []
    for code, value in items:
        if code is codes.LITERAL:
            found.append(chr(value))
        elif code is codes.RANGE:
            found += [chr(value[0])] if not every else [c for c in _COMMON if value[0] <= ord(c) <= value[1]]
        elif code is codes.CATEGORY:
            found += _CATEGORIES[value] if not every else [c for c in _COMMON if _in(value, c)]
    return found


def _in(category: Any, one: str) -> bool:
    tests: dict[Any, Callable[[str], bool]] = {
        codes.CATEGORY_DIGIT: str.isdigit,
        codes.CATEGORY_SPACE: str.isspace,
        codes.CATEGORY_WORD: str.isalnum,
    }
    return tests[category](one) if category in tests else False


def seconds(expression: Expression, text: str) -> float:
    """Return how long an expression is busy with a text; LIMIT where it was broken off."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        if expression.scans:
            for _ in expression.pattern.finditer(text):
                pass
        else:
            expression.pattern.match(text)
            expression.pattern.fullmatch(text)
    except _LateError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise _LateError


def attacked(expression: Expression) -> Finding | None:
    """Return the first text found that keeps an expression busy, or None: it is quick with every text."""
    tried = islice(attacks(expression.pattern), MOST)
    found = (_found(expression, lead, pump, end) for lead, pump in tried for end in ENDS)
    return next(filter(None, found), None)


def _found(expression: Expression, lead: str, pump: str, end: str) -> Finding | None:
    def made(length: int) -> str:
        return lead + pump * (length // len(pump)) + end

    told = f"{lead!r} + {pump!r} * n + {end!r}"
    short = seconds(expression, made(SHORT))
    if short > FAST:
        return Finding(expression=expression, text=told, seconds=short, power=math.inf)
    if (small := seconds(expression, made(LONG[0]))) < FAST / 100:  # less than quadratic brings it to FAST
        return None
    if small >= LIMIT:
        return Finding(expression=expression, text=told, seconds=small, power=3.0)
    large = seconds(expression, made(LONG[1]))
    power = math.log(max(large, FAST / 1000) / small) / math.log(LONG[1] / LONG[0])
    if large < FAST or (power < POWER and large < LIMIT):
        return None
    return Finding(expression=expression, text=told, seconds=large, power=power)


def main() -> int:
    """Attack the expressions and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", default="", help="only files whose path holds this")
    chosen = options.parse_args()
    signal.signal(signal.SIGVTALRM, _late)
    known = [one for one in expressions() if chosen.part in one.place]
    findings = 0
    for one in known:
        if found := attacked(one):
            findings += 1
            called = "scans" if one.scans else "matches"
            print(f"{found.power:4.1f} {found.seconds:6.3f} s  {one.place} ({called})  {found.text}")
            print(f"      {one.pattern.pattern[:160]!r}", flush=True)
    print(f"{len(known)} expressions, {findings} that a text keeps busy")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
