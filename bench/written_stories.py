"""The written articles that each model of stories was made from: a fit on others would give another model.

Sets written since are not read, so that ``bench.train_pairs`` gives the shipped files again, byte for byte, and the
sets that came later stay unseen by the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent / "written"
LANGUAGES = tuple(f"languages/{name}.jsonl" for name in ("ar", "de", "es", "fr", "ru", "uk"))
MADE_FROM = {
    "story": (*LANGUAGES, *(f"origins/{name}.jsonl" for name in "abcde")),
    "story_other": (*LANGUAGES, *(f"origins/{name}.jsonl" for name in "abc")),
}
"""Files by the model, in the order in which they are read."""
CHECKS = {"story": 0xC000BBBA, "story_other": 0xE6A7E623}
"""CRC-32 of these files. If one is changed, the model has to be made and measured anew, and the number here with it."""


class ChangedError(Exception):
    """The written articles are not those that the model was made from."""


def written(model: str) -> Iterator[dict[str, Any]]:
    """Yield the written articles that a model was made from, each with its ``story``.

    Raises:
        ChangedError: if they were changed since.
    """
    texts = [(FOLDER / name).read_bytes() for name in MADE_FROM[model]]
    found = crc32(b"".join(texts))
    if found != CHECKS[model]:
        raise ChangedError(f"{model} was made from other written articles: CRC-32 {found:#010x}")
    for text in texts:
        yield from map(json.loads, text.decode("utf-8").splitlines())
