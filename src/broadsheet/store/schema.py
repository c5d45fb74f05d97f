"""The tables, in SQLAlchemy Core: the same for SQLite and PostgreSQL.

What was published (articles, versions, notes, placements, stories) and what the reader did (marks,
comments) live in different tables: collecting again never touches the latter. Moments are stored as
seconds since 1970 (UTC) where they are sorted by, and as ISO 8601 text where a day alone must stay one.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # order of arrival; postings refer to it
    Column("id", String, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("digest", String, nullable=False),  # of title and text: tells an edit from a repeat
    Column("document", String),
    Column("url", String),
    Column("outlet_name", String),
    Column("outlet_domain", String),
    Column("title", Text),
    Column("byline", Text, nullable=False),  # JSON
    Column("dateline", String),
    Column("published", String),  # ISO 8601; a day alone stays one
    Column("age", String),
    Column("collected", String),
    Column("language", String),
    Column("subscription", String),
    Column("enclosures", Text, nullable=False),  # JSON
    Column("text", Text, nullable=False),
    Column("added", Float, nullable=False),  # when it came into this database
    Column("sort", Float, nullable=False),  # published, never later than added; else collected, else added
    Column("hours", Float),  # published as a moment; None where unknown: the window of the inverted index
    Index("articles_by_time", "sort"),
    Index("articles_by_outlet", "outlet_name", "sort"),
    Index("articles_by_subscription", "subscription", "sort"),
)

versions = Table(
    "versions",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("title", Text),
    Column("text", Text),  # None for the present version: its text stands in articles
    Column("collected", String),
    Column("added", Float, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("made_by", String, nullable=False),  # inspector and version: what must be redone is one query
    Column("body", Text, nullable=False),  # JSON: all notes of that kind
    Index("notes_by_maker", "made_by"),
)

placements = Table(
    "placements",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("copy_group", String, nullable=False),
    Column("story", String, nullable=False),
    Column("saga", String, nullable=False),
    Column("because", Text, nullable=False),  # JSON
    Column("features", LargeBinary, nullable=False),
    Index("placements_by_story", "story"),
    Index("placements_by_copy_group", "copy_group"),
)

copies = Table(
    "copies",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("of", String, primary_key=True),
    Column("label", String, nullable=False),
    Index("copies_by_of", "of"),
)

postings = Table(
    "postings",
    metadata,
    Column("key", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("weight", Float, nullable=False),
    Index("postings_by_seq", "seq"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("saga", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("stale", Boolean, nullable=False),  # the rest must be worked out again
    Column("title", Text, nullable=False),
    Column("title_from", String),
    Column("first", Float),
    Column("last", Float),
    Column("outlets", Text, nullable=False),  # JSON
    Column("origins", Text, nullable=False),  # JSON
    Column("at_most", Integer, nullable=False),
    Column("summary", Text, nullable=False),  # JSON
    Column("weight", Float, nullable=False),  # the front page's order
    Index("stories_by_weight", "weight"),
    Index("stories_by_saga", "saga"),
    Index("stories_stale", "stale"),
)

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),  # JSON
)

entity_keys = Table(
    "entity_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("entity", String, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document", String, nullable=False),
    Column("line", Integer, nullable=False),  # 0: the whole document
    Column("reason", Text, nullable=False),
    Column("url", String),
    Column("subscription", String),
    Column("first", Float, nullable=False),
    Column("last", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("document", "line", "reason"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", String),
    Column("folder", String),
    Column("etag", String),
    Column("modified", String),
    Column("body_digest", String),  # an unchanged body is not parsed again
    Column("minutes", Float),  # the present interval
    Column("errors", Integer, nullable=False),  # in a row
    Column("error", Text),
    Column("checked", Float),
    Column("due", Float),
    Index("subscriptions_by_due", "due"),
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String, nullable=False, unique=True),
    Column("password", String),  # argon2id; None: no password was set
)

marks = Table(
    "marks",
    metadata,
    Column("user", Integer, ForeignKey("users.id"), primary_key=True),
    Column("article", String, primary_key=True),  # no foreign key: a mark outlives its article
    Column("kind", String, primary_key=True),
    Column("at", Float, nullable=False),
    Index("marks_by_kind", "user", "kind", "at"),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user", Integer, ForeignKey("users.id"), nullable=False),
    Column("article", String, nullable=False),
    Column("parent", Integer, ForeignKey("comments.id")),
    Column("text", Text, nullable=False),
    Column("written", Float, nullable=False),
    Index("comments_by_article", "article", "id"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
