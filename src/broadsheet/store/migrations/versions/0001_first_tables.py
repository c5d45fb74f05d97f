"""The first tables, and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The index keeps no text of its own: it reads that of articles, and triggers keep both in step.
_COLUMNS = "rowid, title, text, outlet_name"
_NEW = f"INSERT INTO search({_COLUMNS}) VALUES (new.seq, new.title, new.text, new.outlet_name);"
_OLD = f"INSERT INTO search(search, {_COLUMNS}) VALUES ('delete', old.seq, old.title, old.text, old.outlet_name);"
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5(title, text, outlet_name, content='articles', content_rowid='seq',
    tokenize='porter unicode61 remove_diacritics 2')""",
    f"CREATE TRIGGER articles_found AFTER INSERT ON articles BEGIN {_NEW} END",
    f"CREATE TRIGGER articles_lost AFTER DELETE ON articles BEGIN {_OLD} END",
    f"CREATE TRIGGER articles_changed AFTER UPDATE OF title, text, outlet_name ON articles BEGIN {_OLD} {_NEW} END",
)


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "articles",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("outlet_name", sa.String(), nullable=True),
        sa.Column("outlet_domain", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("dateline", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("age", sa.String(), nullable=True),
        sa.Column("collected", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("subscription", sa.String(), nullable=True),
        sa.Column("enclosures", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.Float(), nullable=False),
        sa.Column("sort", sa.Float(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("articles_by_outlet", "articles", ["outlet_name", "sort"], unique=False)
    op.create_index("articles_by_subscription", "articles", ["subscription", "sort"], unique=False)
    op.create_index("articles_by_time", "articles", ["sort"], unique=False)
    op.create_table(
        "entities",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("subscription", sa.String(), nullable=True),
        sa.Column("first", sa.Float(), nullable=False),
        sa.Column("last", sa.Float(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document", "line", "reason"),
    )
    op.create_table(
        "postings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("postings_by_seq", "postings", ["seq"], unique=False)
    op.create_table(
        "settings",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("saga", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_from", sa.String(), nullable=True),
        sa.Column("first", sa.Float(), nullable=True),
        sa.Column("last", sa.Float(), nullable=True),
        sa.Column("outlets", sa.Text(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("at_most", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("stories_by_saga", "stories", ["saga"], unique=False)
    op.create_index("stories_by_weight", "stories", ["weight"], unique=False)
    op.create_index("stories_stale", "stories", ["stale"], unique=False)
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("folder", sa.String(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("body_digest", sa.String(), nullable=True),
        sa.Column("minutes", sa.Float(), nullable=True),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("checked", sa.Float(), nullable=True),
        sa.Column("due", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url"),
    )
    op.create_index("subscriptions_by_due", "subscriptions", ["due"], unique=False)
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["comments.id"],
        ),
        sa.ForeignKeyConstraint(
            ["user"],
            ["users.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("comments_by_article", "comments", ["article", "id"], unique=False)
    op.create_table(
        "copies",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "of"),
    )
    op.create_index("copies_by_of", "copies", ["of"], unique=False)
    op.create_table(
        "entity_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entities.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "marks",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user"],
            ["users.id"],
        ),
        sa.PrimaryKeyConstraint("user", "article", "kind"),
    )
    op.create_index("marks_by_kind", "marks", ["user", "kind", "at"], unique=False)
    op.create_table(
        "notes",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "kind"),
    )
    op.create_index("notes_by_maker", "notes", ["made_by"], unique=False)
    op.create_table(
        "placements",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("copy_group", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("saga", sa.String(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
    )
    op.create_index("placements_by_copy_group", "placements", ["copy_group"], unique=False)
    op.create_index("placements_by_story", "placements", ["story"], unique=False)
    op.create_table(
        "versions",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("collected", sa.String(), nullable=True),
        sa.Column("added", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "version"),
    )
    op.execute("INSERT INTO users (name) VALUES ('reader')")
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH:
            op.execute(statement)
