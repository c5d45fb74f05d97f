"""Everything that ``inspect`` must show, one part after another, then one table with what is wanted beside it.

    python -m bench.notes [PART ...] [--kept] [--full]

Parts are those of ``PARTS``; all of them if none is given. ``--kept`` gives the parts that have an unseen quarter that
quarter, ``--full`` lets ``spans`` read every article instead of 200 of each set. A value that a part did not print, as
where its data is absent, is shown as "-".
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
_NUMBER = r"(-?[\d.]+)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    what: str
    pattern: str  # finds the value in what the part prints: its first group
    wanted: float
    most: bool = False  # no more than that is wanted, rather than no less
    out_of: str | None = None  # finds what the value is divided by


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One module of this folder."""

    name: str
    rows: tuple[Row, ...]
    kept: bool = False  # it knows --kept
    arguments: tuple[str, ...] = ()


def _json(key: str, after: str = "") -> str:
    return rf'{after}[^\n]*?"{key}": {_NUMBER}'


def _row(what: str, wanted: float, pattern: str, *, most: bool = False, out_of: str | None = None) -> Row:
    return Row(what=what, pattern=pattern, wanted=wanted, most=most, out_of=out_of)


def _polnear(what: str, wanted: float, key: str, heading: str = "broadsheet") -> Row:
    return _row(what, wanted, rf"(?m)^{heading}\n(?:  .*\n)*?  {re.escape(key)} .*?F1\s+{_NUMBER}")


def _seed(what: str, wanted: float, right: str, of: str, head: str = "", *, most: bool = False) -> Row:
    return _row(what, wanted, _json(right, head), most=most, out_of=_json(of, head))


def _page(head: str) -> tuple[Row, ...]:
    return (
        _seed("statements with their speaker", 33 / 36, "speakers_right", "statements", head),
        _seed("chains", 15 / 17, "chains_right", "chains", head),
        _seed("figures", 26 / 29, "figures_right", "figures", head),
        _seed("false of what is printed", 0.1, "false", "printed", head, most=True),
    )


PARTS = (
    Part(
        name="attribution",
        rows=(
            _polnear("PolNeAR dev, pairs F1", 73, "pair.mention"),
            _polnear("PolNeAR dev, content by overlap F1", 79, "content.overlap"),
            _polnear("PolNeAR dev, content tokens F1", 90.5, "tok.content"),
            _polnear("direct alone, pairs F1", 90, "pair.mention, direct"),
            _polnear("indirect alone, pairs F1", 66, "pair.mention, indirect"),
        ),
    ),
    Part(
        name="chains",
        kept=True,
        rows=(
            _row("whole chain right", 0.9, _json("chain")),
            _row("origin right", 0.93, _json("origin")),
            _row("chains invented on texts without statements", 0.03, _json("invented"), most=True),
            _row("stance right", 0.9, _json("stance")),
            _row("anonymity right", 0.9, _json("anonymous")),
        ),
    ),
    Part(
        name="quotes",
        kept=True,
        rows=tuple(
            _row(f"direct quotes with speaker, {tongue}, F1", 0.85, _json("f1", f'"language": "{tongue}"'))
            for tongue in ("ar", "de", "es", "fr", "ru", "uk")
        ),
    ),
    Part(name="seed", rows=_page(r"\A(?s:.)*?")),
    Part(name="pages", kept=True, rows=_page('"page": "all"')),
    Part(
        name="figures",
        kept=True,
        rows=(
            _row("GVA, killed exact", 0.9, rf'"ours"(?s:.)*?"killed_exact": {_NUMBER}'),
            _row("GVA, injured exact", 0.85, rf'"ours"(?s:.)*?"injured_exact": {_NUMBER}'),
            _row("GVDB dev, victims and killed, span F1", 0.8, rf'"gvdb(?s:.)*?"f1": {_NUMBER}'),
            _row("TREC nuggets, number and kind", 0.92, rf'"trec(?s:.)*?"right": {_NUMBER}'),
            _row("written sentences with traps, F1", 0.95, rf'"written(?s:.)*?"f1": {_NUMBER}'),
            _row("corrections and retractions right", 0.9, rf'"corrections(?s:.)*?"right": {_NUMBER}',
                 out_of=rf'"corrections(?s:.)*?"texts": {_NUMBER}'),
        ),
    ),
    Part(
        name="dates",
        kept=True,
        rows=(
            _row("date phrases: span and days right", 0.95, _json("right")),
            _row("their certainty right", 0.9, _json("certainty_right")),
            _row("days put on other words", 0, _json("false_finds"), most=True),
        ),
    ),
    Part(
        name="names",
        rows=(
            _row("CoNLL++ dev, entity F1", 0.91, rf"conllpp_dev entity F1 {_NUMBER}"),
            _row("worldwide newswire, a tenth, F1", 0.86, rf"worldwide[^\n]*?F1 {_NUMBER}"),
            _row("name_bench, all, F1", 0.85, rf"ten-fold {_NUMBER}"),
            _row("name_bench, persons, F1", 0.82, rf"ten-fold[^\n]*?person {_NUMBER}"),
        ),
    ),
    Part(name="mentions", kept=True, rows=(_row("mentions joined, BCubed F1", 0.93, rf"all: BCubed F1 {_NUMBER}"),)),
    Part(
        name="tags",
        rows=(
            _row("500N-KPCrowd, stem F1@10, five-fold", 0.24, rf"broadsheet, five-fold:[^\n]*?stem {_NUMBER}"),
            *(
                _row(f"two points ahead of {peer}: its F1@10", 0, rf"(?mi)^[^\n]*{peer}[^\n]*?stem {_NUMBER}", most=True)
                for peer in ("yake", "textrank", "embedding")
            ),
        ),
    ),
    Part(
        name="spans",
        arguments=("--sample", "200"),
        rows=(_row("spans that are not their note's text", 0, _json("wrong_in_all"), most=True),),
    ),
    Part(
        name="notes_speed",
        rows=(
            _row("articles of 300 words a CPU-second", 12, _json("articles_per_cpu_second")),
            _row("peak of the process, MB", 1000, _json("peak_mb"), most=True),
            _row("start of read, CPU-seconds", 2, _json("start_cpu_seconds"), most=True),
        ),
    ),
)  # fmt: skip


def run(part: Part, *, kept: bool, full: bool) -> str:
    """Run a part in a process of its own, showing what it prints, and return that."""
    arguments = [] if full and part.name == "spans" else list(part.arguments)
    arguments += ["--kept"] if kept and part.kept else []
    print(f"== {part.name} {' '.join(arguments)}", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{part.name}", *arguments],
        cwd=HERE.parent, check=False, capture_output=True, text=True,
    )  # fmt: skip
    print(done.stdout, end="", flush=True)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    return done.stdout


def value_of(row: Row, printed: str) -> float | None:
    """Return a row's value in what its part printed; None where it is not there."""
    found = re.search(row.pattern, printed)
    if found is None:
        return None
    value = float(found[1])
    if row.out_of is None:
        return value
    whole = re.search(row.out_of, printed)
    return value / float(whole[1]) if whole and float(whole[1]) else None


def line(part: Part, row: Row, value: float | None) -> str:
    """Return a line of the table."""
    if value is None:
        shown, verdict = "-", ""
    else:
        good = value <= row.wanted if row.most else value >= row.wanted
        shown, verdict = f"{value:.3g}" if value < 1000 else f"{value:.0f}", "" if good else "short"
    sign = "<=" if row.most else ">="
    return f"{part.name:12} {row.what:48} {shown:>7}  {sign} {row.wanted:<6.3g} {verdict}"


def main(names: Iterable[str], *, kept: bool, full: bool) -> int:
    """Run the parts, print the table, return how many rows fall short."""
    wanted = set(names)
    table = []
    for part in PARTS:
        if not wanted or part.name in wanted:
            printed = run(part, kept=kept, full=full)
            table += [line(part, row, value_of(row, printed)) for row in part.rows]
    print("\n".join(["", *table]))
    return sum(row.endswith("short") for row in table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="*", choices=[*(part.name for part in PARTS), []])
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--full", action="store_true")
    told = parser.parse_args()
    sys.exit(main(told.part, kept=told.kept, full=told.full))
