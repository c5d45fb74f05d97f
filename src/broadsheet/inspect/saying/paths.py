"""The path of words from the reader to the speaker, put together from the steps beside them.

The one who told them and every step stand at a place of the sentence; read in that order, each finds its place on
the path: "according to X" and "…, X reported" before all others, "carried by X" and "told X" right before the one
named last, "citing X" right behind whoever cites.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.steps import Kind, Step
from broadsheet.model import Link

Bearer = Link | Range
"""One on the path: an outlet, agency, channel or paper, or words yet to be resolved."""


@dataclass(slots=True, eq=False)
class _Node:
    who: Bearer
    inner: bool = False  # cited before anybody who cites was named: "Citing police, X reported"


@dataclass(slots=True)
class _Path:
    nodes: list[_Node] = field(default_factory=list)
    head: _Node | None = None  # who would be citing
    last: _Node | None = None  # who was named last

    def put(self, kind: Kind | None, who: Bearer) -> None:
        """Put one more on the path; None is one of those who told the words themselves."""
        node = _Node(who)
        if kind is None:
            at = next((n for n, other in enumerate(self.nodes) if other.inner), len(self.nodes))
            self.nodes.insert(at, node)
        elif kind == "citing":
            node.inner = self.head is None
            self.nodes.insert(self._behind(), node)
        elif kind in ("by", "to"):
            self.nodes.insert(self.nodes.index(self.last) if self.last else len(self.nodes), node)
        else:
            self.nodes.insert(len(self.nodes) if kind == "quoting" else 0, node)
        self.head = self.head if kind in ("by", "to") else node
        self.last = node

    def _behind(self) -> int:
        return self.nodes.index(self.head) + 1 if self.head else len(self.nodes)


def path(core: Iterable[tuple[int, Bearer]], steps: Iterable[Step]) -> list[Bearer]:
    """Return who is on the path, from the reader to the speaker.

    Args:
        core: who told the words themselves, each with its place among the words: the speaker, behind an outlet that
            reports what a speaker said.
        steps: those that belong to these words.
    """
    core = list(core)
    told = core[-1][0] if core else 0  # "X said …, police said": who stands behind the speaker passes it on
    places: list[tuple[bool, int, Kind | None, Bearer]] = [
        (False, place, None if place <= told else "according", who) for place, who in core
    ]
    # A step before an aside of its own ("carried by") begins where its carrier does.
    found: list[tuple[bool, int, Kind | None, Bearer]] = [
        *places,
        *((one.outermost, one.carrier[0], one.kind, one.link or one.carrier) for one in steps),
    ]
    result = _Path()
    for _, _, kind, who in sorted(found, key=lambda row: row[:2]):
        result.put(kind, who)
    return [node.who for node in result.nodes]


def place_of(unit: Unit, link: Link) -> int:
    """Return the word at which a link stands."""
    return max((at for at, start in enumerate(unit.starts) if start <= link.spans[0].start), default=0)


def outside(unit: Unit, steps: Sequence[Step], content: Sequence[tuple[int, int]]) -> list[Step]:
    """Return the steps that do not stand within the words said (places of the text)."""
    return [
        one for one in steps
        if not any(start <= unit.starts[one.carrier[0]] < end for start, end in content)
    ]  # fmt: skip
