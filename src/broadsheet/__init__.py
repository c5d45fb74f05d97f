"""One page per story: who said what, according to whom, what changed, where the sources differ.

``open_desk("news.db")`` is the front door to a database; ``read``, ``fold`` and ``names`` need none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.desk import Desk, fold, names, open_desk, read

__all__ = ["Desk", "fold", "names", "open_desk", "read"]


def __getattr__(name: str) -> Any:
    # Late, so that "import broadsheet.model" and "broadsheet --help" stay quick.
    if name not in __all__:
        raise AttributeError(f"module 'broadsheet' has no attribute {name!r}")
    from broadsheet import desk  # noqa: PLC0415

    return getattr(desk, name)
