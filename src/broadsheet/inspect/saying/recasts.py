"""How a sentence about a report is read as a plain one."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.inspect.saying.steps import Step


@dataclass(slots=True)
class Recast:
    """What to take out of a sentence, which words to read as "said", and who stands in what is taken out."""

    dropped: set[int] = field(default_factory=set)
    said: set[int] = field(default_factory=set)
    steps: list[Step] = field(default_factory=list)
