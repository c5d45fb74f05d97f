"""What an article may show of where it has its report from: its outlet's own people, speakers, outlets, papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.model import Span

NOBODY = "?"  # stands for the key of a carrier that is nobody in particular


@dataclass(slots=True, kw_only=True)
class Said:
    """A speaker of an article."""

    key: str  # group of speakers
    spans: list[Span] = field(default_factory=list)
    told: bool = False  # to this outlet
    direct: bool = False  # in words of their own
    public: bool = False  # where everybody could hear it
    behind: set[str] = field(default_factory=set)  # outlets that it came through; empty: none
    bare: bool = False  # some of it came through none

    @property
    def firsthand(self) -> bool:
        """Whether some of it came through no outlet."""
        return self.bare or not self.behind


@dataclass(slots=True, kw_only=True)
class Shown:
    """What an article shows."""

    own: list[Span] = field(default_factory=list)  # its outlet's own people, sources or papers
    granted: list[Span] = field(default_factory=list)  # of these, somebody without a name
    voice: list[Span] = field(default_factory=list)  # the text speaks for its outlet
    told: list[Span] = field(default_factory=list)  # somebody told its outlet something
    said: dict[str, Said] = field(default_factory=dict)
    cited: dict[str, list[Span]] = field(default_factory=dict)  # outlets, by key
    credited: dict[str, list[Span]] = field(default_factory=dict)  # outlets named at either end
    vague: dict[str, list[Span]] = field(default_factory=dict)  # "Russian news agencies"
    hearsay: list[Span] = field(default_factory=list)
    bodies: dict[str, str] = field(
        default_factory=dict
    )  # outlets cited that cite "the company" in turn, and its kind
    passed: set[str] = field(default_factory=set)  # outlets cited that only passed it on
    described: dict[str, list[Span]] = field(
        default_factory=dict
    )  # speakers without a name: "the harbour ministry"
    papers: list[Span] = field(default_factory=list)  # what is laid before a court: "the lawsuit says"
    names: dict[str, str] = field(default_factory=dict)  # what to call those cited


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, each once, without those that lie within another one.

    >>> outermost([Span(79, 82), Span(75, 82), Span(3, 9)])
    [Span(start=3, end=9), Span(start=75, end=82)]
    """
    out: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not out or span.end > out[-1].end:
            out.append(span)
    return out
