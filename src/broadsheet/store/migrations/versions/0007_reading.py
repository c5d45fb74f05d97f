"""What a reader prefers, what they marked in texts, and which section of the paper a story belongs to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for preferences, highlights and sections."""
    op.create_table(
        "preferences",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("user", "key"),
    )
    op.create_table(
        "highlights",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made", sa.Float(), nullable=False),
        sa.Column("gone", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("highlights_by_article", "highlights", ["article", "id"])
    op.create_index("highlights_by_user", "highlights", ["user", "id"])
    op.add_column("comments", sa.Column("changed", sa.Float(), nullable=True))
    _search()
    _front()
    _story()


def _story() -> None:
    op.create_table(
        "tellings",
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story"),
    )


def _front() -> None:
    op.add_column("stories", sa.Column("section", sa.String(), nullable=True))
    op.add_column("stories", sa.Column("figures", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("stories", sa.Column("arrived", sa.Integer(), nullable=False, server_default="0"))
    # Their sections, figures and tellings are worked out when they are told again, at the next fold.
    stories = sa.table("stories", sa.column("stale", sa.Boolean()))
    op.execute(stories.update().values(stale=True))
    op.create_index("stories_by_arrival", "stories", ["arrived"])
    op.create_index("stories_by_section", "stories", ["section", "weight"])
    op.drop_index("placements_by_story", "placements")
    op.create_index("placements_by_story", "placements", ["story", "article"])
    op.create_index("articles_by_arrival", "articles", ["subscription", "seq", "held", "id"])
    op.drop_index("articles_by_subscription", "articles")
    op.create_index("articles_by_subscription", "articles", ["subscription", "sort", "seq", "held", "id"])
    op.create_table(
        "read_to",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("user", "scope"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sweeps",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def _search() -> None:
    op.create_table(
        "article_vectors",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("signs", sa.LargeBinary(), nullable=False),
        sa.Column("directions", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["articles.seq"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("seq"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "suggested",
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("head", "kind", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("articles_by_domain", "articles", ["outlet_domain", "sort"])
    op.create_index("articles_by_language", "articles", ["language", "sort"])
    for name in ("partial", "withdrawn"):
        where = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"articles_{name}", "articles", ["sort"], sqlite_where=where, postgresql_where=where)
