"""The written articles that each model of stories was made from: a fit on others would give another model.

Sets written since are not read, so that ``bench.train_pairs`` gives the shipped files again, byte for byte, and the
sets that came later stay unseen by the model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent / "written"
LANGUAGES = tuple(f"languages/{name}.jsonl" for name in ("ar", "de", "es", "fr", "ru", "uk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a model was made from."""

    files: tuple[str, ...]  # in the order in which they are read
    check: int  # CRC-32 of them. If one is changed, the model has to be made and measured anew, and this with it.


MADE_FROM = {
    "story": Written(files=(*LANGUAGES, *(f"origins/{name}.jsonl" for name in "abcde")), check=0xC000BBBA),
    "story_other": Written(
        files=(*LANGUAGES, *(f"origins/{name}.jsonl" for name in "abc")), check=0xE6A7E623
    ),
}


class ChangedError(Exception):
    """The written articles are not those that the model was made from."""


def written(made: Written, folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """Yield the written articles that a model was made from, each with its ``story``.

    Raises:
        ChangedError: if they were changed since.
    """
    texts = [(folder / name).read_bytes() for name in made.files]
    found = crc32(b"".join(texts))
    if found != made.check:
        raise ChangedError(
            f"the model was made from other written articles than these of CRC-32 {found:#010x}"
        )
    for text in texts:
        yield from map(json.loads, text.decode("utf-8").splitlines())
