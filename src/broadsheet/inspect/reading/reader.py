"""Reads a text once: statements by the places of their words.

The model is loaded when the first text comes, once per process. Only numpy and onnxruntime are needed, and both are
imported then.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.inspect.reading.tagged import Reading, Tagged

if TYPE_CHECKING:
    from broadsheet.inspect.reading.model import Model

FOLDER = Path(__file__).parent / "data"
# Characters that are read, over three times the longest article of PolNeAR's train part: three seconds' work.
LONGEST = 120_000
# Windows that are read: those of so many characters, at the 4.4 of a wordpiece of English. Brackets or quotation marks
# alone, a wordpiece each, would fill five times as many.
MOST = 160
# Windows that go through the heads at once: a long text's links would else grow with the square of its length.
_TOGETHER = 16


def read(text: str, longest: int = LONGEST) -> Reading:
    """Return what the encoder that ships finds in an English text, up to so many of its characters."""
    return reading(text, _model(), longest)


@cache
def _model() -> Model:
    from broadsheet.inspect.reading.model import load  # noqa: PLC0415 - heavy

    return load(FOLDER)


def reading(text: str, model: Model, longest: int = LONGEST) -> Reading:
    """Return what a model finds in a text: statements that are likely enough right, all of them where it has no judge."""
    from broadsheet.inspect.reading.assembling import assembled  # noqa: PLC0415 - heavy
    from broadsheet.inspect.reading.judging import believed  # noqa: PLC0415 - heavy
    from broadsheet.inspect.reading.model import Shift, encoded  # noqa: PLC0415 - heavy
    from broadsheet.inspect.reading.windows import windows  # noqa: PLC0415 - heavy

    until = _end(text, longest)
    cut = windows(text[:until], model.cutter)
    if len(cut) > MOST:
        until = int(cut[MOST].starts[0])
        cut = cut[:MOST]
    shift = model.judge.shift if model.judge else Shift()
    statements: list[Tagged] = []
    for begin in range(0, len(cut), _TOGETHER):
        some = cut[begin : begin + _TOGETHER]
        vectors = [encoded(window, model) for window in some]
        statements += assembled(some, vectors, model.weights, shift)
    kept = believed(statements, model.judge) if model.judge else statements
    return Reading(statements=tuple(kept), until=until)


def _end(text: str, longest: int) -> int:
    """Return how far a text is read: to its end, or to the end of a paragraph."""
    if len(text) <= longest:
        return len(text)
    cut = text.rfind("\n", 0, longest)
    return cut if cut > 0 else longest
