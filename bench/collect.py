"""How well collecting behaves: every behaviour that is promised, one case each, on a fake clock.

python bench/collect.py [words]     all cases, or those whose sentence holds all these words

The rates against another reader, the kills and the lists of feeds have scripts of their own:
bench/collect_rates.py, bench/collect_kill.py, bench/collect_opml.py, bench/collect_week.py.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from time import monotonic

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.conformance import CASES


def main() -> None:
    """Try the cases and say how each went."""
    words = [word.lower() for word in sys.argv[1:]]
    chosen = [one for one in CASES if all(word in one.says.lower() for word in words)]
    failed = skipped = 0
    begun = monotonic()
    for one in chosen:
        started = monotonic()
        try:
            one.try_it()
        except pytest.skip.Exception as reason:  # something that it needs is not on this machine
            skipped += 1
            print(f"SKIPPED {one.says}: {reason}", flush=True)
        except (Exception, pytest.fail.Exception):  # noqa: BLE001 (one case that fails must not hide the others)
            failed += 1
            print(f"FAILED {one.says}\n{traceback.format_exc()}", flush=True)
        else:
            print(f"ok     {one.says}  ({monotonic() - started:.1f} s)", flush=True)
    print(
        f"{len(chosen) - failed - skipped} of {len(chosen)} cases hold, {skipped} were skipped, in {monotonic() - begun:.0f} s"
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
