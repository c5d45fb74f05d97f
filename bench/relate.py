"""Everything that ``relate`` must show, one part after another.

    python bench/relate.py [PART ...]

Parts are the modules ``bench/relate_*.py`` by the name behind ``relate_``; all of them if none is given.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run each part in a process of its own and return how many failed."""
    parts = sys.argv[1:] or sorted(path.stem.removeprefix("relate_") for path in HERE.glob("relate_*.py"))
    failed = 0
    for part in parts:
        print(f"== {part}", flush=True)
        failed += (
            subprocess.run(
                [sys.executable, "-m", f"bench.relate_{part}"], cwd=HERE.parent, check=False
            ).returncode
            != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
