"""Everything that ``relate`` must show: each part in turn, then one table of what is wanted and what was found.

    python -m bench.relate [PART ...]

Parts are the modules ``bench/relate_*.py`` by the name behind ``relate_``; those of the table if none is given. What
they print is shown as it comes; the table is read from it, so each of its numbers stands above in full.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, le
from pathlib import Path

HERE = Path(__file__).resolve().parent
OPTIONS = {"speed": ("--articles", "1000000", "--every", "20")}
_OURS = r"^ours: trees.*?\)\s+"


@dataclass(frozen=True, slots=True)
class Row:
    """A number that is wanted."""

    part: str
    what: str
    pattern: str  # its first group is the number; of several the last one counts
    wanted: float
    enough: Callable[[float, float], bool] = ge


ROWS = (
    Row("copies", "one from the other, F1, labelled and made", r"^together.*derived F1 ([\d.]+)", 0.97),
    Row("copies", "copy, edited, separate, macro F1, together", r"^together.*macro F1 ([\d.]+)", 0.90),
    Row("copies", "labelled pairs among the candidates", r"^labelled: among.*?([\d.]+), looked", 0.99),
    Row("copies", "made pairs among the candidates", r"^made: among.*?([\d.]+), looked", 0.99),
    *(
        Row("languages", f"{name}, F1 over pairs", rf"^{name}\s+([\d.]+)", wanted)
        for language in ("de", "fr", "es", "ru", "uk", "ar")
        for name, wanted in ((language, 0.85), (f"{language}, en", 0.70))
    ),
    Row("order", "articles placed otherwise in another order, %", r"^worst: ([\d.]+)%", 1.0, le),
    Row("origins", "number of origins right", r"^all: .*'right': ([\d.]+)", 0.85),
    Row("origins", "number of origins too high", r"^all: .*'too_high': ([\d.]+)", 0.03, le),
    Row("related", "Lee, Pearson", r"Pearson ([\d.]+)", 0.70),
    Row("related", "ECB+, nDCG@5", r"^ECB\+: nDCG@5 ([\d.]+)", 0.97),
    Row("related", "demo corpus, shown of another saga", r"^demo corpus: .*, (\d+) of another", 0, le),
    Row("sagas", "written, stories given, pairwise F1", r"^written, stories given: pairwise F1 ([\d.]+)", 0.85),
    Row("sagas", "ECB+ topics, stories given, pairwise F1", r"^ECB\+ topics, stories given: pairwise F1 ([\d.]+)", 0.85),
    Row("speed", "articles a second, two cores, from their texts", r"then placed: (\d+) a second", 1_000),
    Row("speed", "GB at most", r"at most ([\d.]+) GB", 2.0, le),
    Row("stability", "followed stories that kept their id, %", r"^id kept in .*: ([\d.]+)%", 99.5),
    Row("stability", "longest repair, ms", r"the longest (\d+) ms", 1_000, le),
    Row("stories", "unseen events, mixed, BCubed F1 over all", _OURS + r"([\d.]+)", 0.945),
    Row("stories", "the same over stories of two or more", _OURS + r"[\d.]+\s+([\d.]+)", 0.945),
    Row("stories", "the same, F1 over pairs", _OURS + r"(?:[\d.]+\s+){2}([\d.]+)", 0.86),
    Row("stories", "unseen events, GVA", _OURS + r"(?:[\d.]+\s+){3}\|\s+([\d.]+)", 0.955),
    Row("stories", "unseen events, ECB+", _OURS + r"(?:[\d.]+\s+){3}\|\s+[\d.]+\s+([\d.]+)", 0.95),
    Row("stories", "unseen events, AllSides", _OURS + r"(?:[\d.]+\s+){3}\|\s+(?:[\d.]+\s+){2}([\d.]+)", 0.89),
    Row("stories", "a source left out of training, mean", r"left out: mean ([\d.]+)", 0.88),
    Row("stories", "a source left out of training, least", r"left out: mean [\d.]+, least ([\d.]+)", 0.80),
)  # fmt: skip
PARTS = sorted({row.part for row in ROWS})


def run(part: str) -> tuple[str, int]:
    """Run a part in a process of its own, show what it prints as it comes, and return that and its exit code."""
    command = [sys.executable, "-m", f"bench.relate_{part}", *OPTIONS.get(part, ())]
    shown = []
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            shown.append(line)
    return "".join(shown), process.returncode


def table(printed: Mapping[str, str], rows: Sequence[Row] = ROWS) -> Iterator[str]:
    """Yield a line for each number that is wanted of the parts that were run, in the order of ``rows``."""
    for row in rows:
        if row.part not in printed:
            continue
        found = re.findall(row.pattern, printed[row.part], re.MULTILINE)
        number = float(found[-1]) if found else None
        told = "not told" if number is None else "yes" if row.enough(number, row.wanted) else "NO"
        sign = "at least" if row.enough is ge else "at most"
        yield f"{row.part:10} {row.what:48} {number if found else '-':>9}  {sign} {row.wanted:<8g} {told}"


def main() -> int:
    """Run the parts, print the table and return how many parts failed."""
    printed, failed = {}, 0
    for part in sys.argv[1:] or PARTS:
        print(f"== {part}", flush=True)
        printed[part], code = run(part)
        failed += code != 0
    print("== what is wanted")
    for line in table(printed):
        print(line)
    return failed


if __name__ == "__main__":
    sys.exit(main())
