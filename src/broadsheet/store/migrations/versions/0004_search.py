"""Searching by what articles say: statements, speakers, names, tags, figures.

What was noted before is filed by the first fold afterwards (``desk/refiling.py``): here is only the room for it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# It keeps its own words: what is searched here is made from notes, and may be made otherwise by a later version.
SQLITE_NOTED = (
    """CREATE VIRTUAL TABLE noted USING fts5(says, speaker, via, who, place, tag, byline,
    tokenize='porter unicode61 remove_diacritics 2')""",
    "CREATE TRIGGER notes_lost AFTER DELETE ON articles BEGIN DELETE FROM noted WHERE rowid = old.seq; END",
)


def upgrade() -> None:
    """Make room for what is searched by notes."""
    op.create_table(
        "counted",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("high", sa.Float(), autoincrement=False, nullable=False),
        sa.Column("low", sa.Float(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["articles.seq"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "high", "low", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("counted_by_seq", "counted", ["seq"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_NOTED:
            op.execute(statement)
