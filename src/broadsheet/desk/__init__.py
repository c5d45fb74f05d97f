"""Desk: the front door. The only place where the parts are wired together."""

from __future__ import annotations

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
