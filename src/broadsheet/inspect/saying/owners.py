"""Countries that stand before the names of what is theirs: "Kenya's Nation"."""

from __future__ import annotations

from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.phrases import POSSESSIVE, is_name
from broadsheet.text.countries import by_name
from broadsheet.text.words import fold


def is_owner(unit: Unit, at: int) -> bool:
    """Tell whether a country owns what follows: "Kenya's Nation"."""
    bare = POSSESSIVE.sub("", unit.words[at]) if at + 1 < len(unit) else ""
    return bool(bare) and bare != unit.words[at] and fold(bare) in by_name() and is_name(unit.words[at + 1])
