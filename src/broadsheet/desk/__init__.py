"""Desk: the front door. The only place where the parts are wired together."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.desk.adding import AddReport
    from broadsheet.desk.collecting import UpdateReport
    from broadsheet.desk.front import Desk, open_desk
    from broadsheet.desk.subscriptions import Ways
    from broadsheet.desk.without_store import articles_in, fold, fold_ledger, names, read, same_name

__all__ = [
    "AddReport",
    "Desk",
    "UpdateReport",
    "Ways",
    "articles_in",
    "fold",
    "fold_ledger",
    "names",
    "open_desk",
    "read",
    "same_name",
]

# Where each name lives: imported when it is asked for, so that what needs no store loads none.
_HOMES = {
    "AddReport": "adding",
    "Desk": "front",
    "UpdateReport": "collecting",
    "Ways": "subscriptions",
    "articles_in": "without_store",
    "fold": "without_store",
    "fold_ledger": "without_store",
    "names": "without_store",
    "open_desk": "front",
    "read": "without_store",
    "same_name": "without_store",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'broadsheet.desk' has no attribute {name!r}")
    return getattr(import_module(f"broadsheet.desk.{_HOMES[name]}"), name)
