"""Hashtags of a reader's own, set by hand or by a rule; what answered a rule lately, found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for tags, and for the tag that a rule sets."""
    op.create_table(
        "own_tags",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("user", "name", "article"),
    )
    op.create_index("own_tags_by_article", "own_tags", ["article", "user"])
    op.add_column("rules", sa.Column("tag", sa.String(), nullable=True))
    op.create_index("rule_hits_by_time", "rule_hits", ["rule", "at", "article"])
