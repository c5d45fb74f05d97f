"""A figure while it is being made: what the parts of ``figures`` hand one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.inspect.measuring.ranges import Number
from broadsheet.inspect.measuring.units import Phrase
from broadsheet.model import Bound, Span, Status


@dataclass(slots=True, kw_only=True)
class Draft:
    """One number with what is known of it so far. Never leaves the inspector."""

    number: Number
    phrase: Phrase
    sentence: int  # index of its sentence
    floor: int  # end of the number before it in the sentence, else the sentence's start
    limit: int  # start of the number after it in the sentence, else the sentence's end
    start: int
    end: int
    value: float | tuple[float, float] | None
    unit: str | None = None
    counts: str | None = None
    bound: Bound = "exact"
    where: str | None = None
    status: Status = "current"
    parts: list[Span] = field(default_factory=list)
    dropped: bool = False

    @property
    def amount(self) -> float | None:
        """The value where it is one number."""
        return self.value if isinstance(self.value, float) else None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
