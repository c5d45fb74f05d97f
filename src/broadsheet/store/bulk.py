"""Inserts many rows at once, at the speed of the database's own driver."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert


def insert_all(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows as they are: values must be what the driver itself takes (text, numbers, bytes, None).

    SQLAlchemy looks at every value of every row; for the hundreds of thousands of rows of a first round of
    collecting that costs more than the database does.

    Args:
        connection: an open writing transaction.
        table: where to.
        columns: of each row, in order.
        rows: the values.
    """
    if not rows:
        return
    statement, positional = _compiled(connection.dialect, table, tuple(columns))
    if positional:
        connection.exec_driver_sql(statement, list(rows))
    else:
        connection.exec_driver_sql(statement, [dict(zip(columns, row, strict=True)) for row in rows])


@lru_cache(maxsize=64)
def _compiled(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> tuple[str, bool]:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = getattr(compiled, "positiontup", None)
    if order is not None and tuple(order) != columns:  # a statement names columns as the table has them
        raise ValueError(f"columns of {table.name} must be given in the table's order: {order}")
    return str(compiled), order is not None
