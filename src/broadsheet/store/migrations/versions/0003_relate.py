"""Relating: keys of the inverted index are numbers.

What finds an article among others is worked out from its text, so the old postings are dropped, and the first
fold afterwards files every placed article anew, the latest first (``desk/refiling.py``). Places stay.

Stories are repaired from now on, by the links between their articles. Nothing is known of the links of those
placed before; so that no story falls apart, the articles of one story count as linked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for what relating keeps."""
    _postings()
    _stories()
    _links_of_old()


def _postings() -> None:
    op.drop_index("postings_by_seq", "postings")
    op.drop_table("postings")
    op.create_table(
        "postings",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Float(), nullable=True),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("postings_by_seq", "postings", ["seq"])


def _stories() -> None:
    op.create_table(
        "links",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("p", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["articles.seq"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["articles.seq"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_b", "links", ["b"])
    op.create_table(
        "story_history",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("story_history_by_story", "story_history", ["story", "id"])
    op.create_table(
        "story_marks",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("user", "story", "kind"),
    )
    op.create_index("story_marks_by_story", "story_marks", ["story", "kind"])
    op.create_table(
        "story_words",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("other_side", sa.Boolean(), nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("id", "article"),
    )
    op.create_index("story_words_by_article", "story_words", ["article"])


def _links_of_old() -> None:
    """Link each article to those that came next in its story: as many as an average is taken over (20)."""
    op.execute(
        """
        INSERT INTO links (a, b, p)
        WITH told AS (
            SELECT articles.seq AS seq, placements.story AS story,
                row_number() OVER (PARTITION BY placements.story ORDER BY articles.seq) AS place
            FROM placements JOIN articles ON articles.id = placements.article
        )
        SELECT one.seq, other.seq, 1.0 FROM told one
        JOIN told other ON other.story = one.story AND other.place > one.place AND other.place <= one.place + 20
        """
    )
