"""Which outlets somebody spoke to: who may have the words from nobody else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from broadsheet.relate.tracing.evidence import NOBODY, Said, Shown
from broadsheet.relate.tracing.sayers import Sayers


class Access:
    """The outlets of a story that have speakers first-hand.

    Attributes:
        of: for each speaker the outlets that have the words from nobody else.
        sure: speakers who are shown to have spoken to an outlet, or to everybody.
        heard: for people the outlet whose own people heard them, where it has nobody else's words: who has no more
            than these words is not shown to have more than that outlet's report.
    """

    def __init__(
        self, shown: Mapping[str, Shown], printers: Mapping[str, str], copied: Collection[str], sayers: Sayers
    ) -> None:
        """Look at what all articles of a story show.

        Args:
            shown: by article, without those that are opinion.
            printers: the outlet of each article.
            copied: articles that are another outlet's text.
            sayers: the speakers of the story.
        """
        self._shown = shown
        self._printers = printers
        self._copied = copied
        self._sayers = sayers
        self.sure = frozenset(key for _, _, key, said in self._firsthand() if said.told or said.public)
        self.of = self._accesses()
        self.heard = self._heard()
        self._within = self._company()

    def only(self, key: str) -> str | None:
        """Return the one outlet that a speaker spoke to, None where there are several, or the speaker prints."""
        access = self.of.get(key, frozenset())
        return next(iter(access)) if len(access) == 1 and self._sayers.outlet(key) is None else None

    def together(self, key: str) -> str:
        """Return the speaker in whose company one always is, else that one."""
        return self._within.get(key, key)

    def _firsthand(self) -> Iterator[tuple[str, Shown, str, Said]]:
        """Yield who is quoted where nobody else is shown to have brought the words: outlet, article, speaker."""
        for id_, one in self._shown.items():
            if id_ not in self._copied:
                for key, said in one.said.items():
                    if said.firsthand and not self._sayers.outlet(key):
                        yield self._printers[id_], one, key, said

    def _accesses(self) -> dict[str, frozenset[str]]:
        told: dict[str, set[str]] = defaultdict(set)
        public: dict[str, set[str]] = defaultdict(set)
        quoted: dict[str, set[str]] = defaultdict(set)
        for printer, one, key, said in self._firsthand():
            quoted[key].add(printer)
            if said.told or (one.own and not self._sayers.is_body(key)):
                told[key].add(printer)
            if said.public:
                public[key].add(printer)
        return {
            key: frozenset(told[key] | public[key] if told[key] else self._carrier(key) or printers)
            for key, printers in quoted.items()
        }

    def _carrier(self, key: str) -> frozenset[str]:
        """Return the outlet through which most have somebody's words: others have them from there.

        A body speaks to all, and somebody who is shown to have spoken to an outlet of the story to that one.
        """
        through = Counter(
            outlet
            for one in self._shown.values()
            if key in one.said
            for outlet in one.said[key].behind
            if outlet != NOBODY
        )
        if key in self.sure or not through or not self._sayers.may_be_person(key):
            return frozenset()
        return frozenset((max(through, key=lambda outlet: (through[outlet], outlet)),))

    def _heard(self) -> dict[str, str]:
        out: dict[str, str] = {}
        told: dict[str, set[str]] = defaultdict(set)
        for printer, one, key, said in self._firsthand():
            if said.told:
                told[key].add(printer)
            if one.own and not one.granted and len(one.said) == 1 and not self._sayers.is_body(key):
                out.setdefault(key, printer)
        return {key: printer for key, printer in out.items() if told[key] <= {printer}}

    def _company(self) -> dict[str, str]:
        """Return for speakers whom nobody is shown to have spoken to in whose company they always are.

        Where all outlets that quote somebody quote another one too, both may come from one text.
        """
        order = sorted(self.of, key=lambda key: (-len(self.of[key]), key not in self.sure, key))
        out: dict[str, str] = {}
        for place, key in enumerate(order):
            if key not in self.sure:
                near = (
                    other for other in order[:place] if other not in out and self.of[key] <= self.of[other]
                )
                if (found := next(near, None)) is not None:
                    out[key] = found
        return out
