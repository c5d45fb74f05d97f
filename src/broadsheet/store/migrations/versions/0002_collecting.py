"""Collecting: shared subscriptions with subscribers, entries, pages, hosts, robots, leases.

Nothing is lost: every subscription gets the one user there is as its subscriber, articles that came
through subscriptions are known again by address and by headline and day, and none of them waits.
Columns are added in place, so the triggers that keep the search index in step stay.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from broadsheet.store.keys import stored
from broadsheet.text.dates import parse
from broadsheet.text.identity import bare_address, headline_key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PIECE = 5_000  # rows a time: some megabytes


def upgrade() -> None:
    """Add what collecting needs."""
    for column in (
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("image", sa.String(), nullable=True),
        sa.Column("updated", sa.String(), nullable=True),
        sa.Column("partial", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Float(), nullable=True),
        sa.Column("held", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("waiting", sa.Boolean(), server_default=sa.false(), nullable=False),
    ):
        op.add_column("articles", column)
    op.create_index(
        "articles_waiting",
        "articles",
        ["waiting", "sort", "seq"],
        sqlite_where=sa.text("waiting = 1"),
        postgresql_where=sa.text("waiting"),
    )
    op.add_column("versions", sa.Column("said", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("versions", sa.Column("teaser", sa.String(), nullable=True))
    _subscriptions()
    _subscribers()
    _entries()
    _others()
    _remember_entries()


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _flag(name: str, *, default: bool) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.true() if default else sa.false(), nullable=False)


def _subscriptions() -> None:
    """Make the table anew: an address may now stand in it twice, with credentials and without."""
    op.create_table(
        "subscriptions_new",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        _count("owner"),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("made", sa.Float(), server_default="0", nullable=False),
        _flag("full_text", default=True),
        _count("cap"),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("due", sa.Float(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("checked", sa.Float(), nullable=True),
        sa.Column("last_request", sa.Float(), nullable=True),
        sa.Column("times", sa.Text(), server_default="[]", nullable=False),
        sa.Column("facts", sa.Text(), server_default="{}", nullable=False),
        _flag("stopped", default=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("full_at", sa.Float(), nullable=True),
        _count("unchanged"),
        sa.Column("body_digest", sa.String(), nullable=True),
        sa.Column("moved_to", sa.String(), nullable=True),
        _count("moved_times"),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("failing_since", sa.Float(), nullable=True),
        _count("requests"),
        _count("unconditional"),
        _count("refreshed"),
        _count("not_modified"),
        sa.Column("shortest", sa.Float(), nullable=True),
        sa.Column("day", sa.String(), nullable=True),
        _count("day_count"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url", "owner", name="subscriptions_once"),
    )
    # The interval ("minutes") is not taken over: it is learnt from the times of news from now on, and the
    # next look stays when it was to be.
    kept = "id, url, kind, title, etag, modified, body_digest, errors, error, checked, due"
    op.execute(
        f"INSERT INTO subscriptions_new ({kept}, last_request) SELECT {kept}, checked FROM subscriptions"
    )


def _subscribers() -> None:
    op.create_table(
        "subscribers_new",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("folder", sa.String(), nullable=True),
    )
    op.execute(
        'INSERT INTO subscribers_new ("user", subscription, title, folder) '
        "SELECT (SELECT min(id) FROM users), id, title, folder FROM subscriptions"
    )
    op.drop_table("subscriptions")
    op.rename_table("subscriptions_new", "subscriptions")
    op.create_index("subscriptions_by_due", "subscriptions", ["due"])
    op.create_table(
        "subscribers",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("folder", sa.String(), nullable=True),
        sa.Column("also_in", sa.Text(), server_default="[]", nullable=False),
        sa.Column("categories", sa.Text(), server_default="[]", nullable=False),
        sa.Column("attributes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("added", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"]),
        sa.ForeignKeyConstraint(["subscription"], ["subscriptions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user", "subscription"),
    )
    op.create_index("subscribers_by_subscription", "subscribers", ["subscription"])
    op.execute(
        'INSERT INTO subscribers ("user", subscription, title, folder, added) '
        'SELECT "user", subscription, title, folder, 0 FROM subscribers_new'
    )
    op.drop_table("subscribers_new")


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("known_by", sa.String(), nullable=True),
        sa.Column("last_seen", sa.Float(), nullable=False),
        sa.Column("gone", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("subscription", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index("entries_by_article", "entries", ["article"])
    op.create_index(
        "entries_present",
        "entries",
        ["subscription", "gone"],
        sqlite_where=sa.text("gone IS NULL"),
        postgresql_where=sa.text("gone IS NULL"),
    )
    op.create_table(
        "entry_keys",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key"),
        sqlite_with_rowid=False,
    )


def _others() -> None:
    op.create_table(
        "pages",
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("subscription", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "purpose"),
        sqlite_with_rowid=False,
    )
    op.create_index("pages_by_due", "pages", ["due"])
    op.create_table(
        "hosts",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("host"),
    )
    op.create_table(
        "robots",
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("origin"),
    )
    op.create_table(
        "leases",
        sa.Column("subscription", sa.String(), nullable=False),
        sa.Column("hub", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expires", sa.Float(), nullable=True),
        sa.Column("asked", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["subscription"], ["subscriptions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subscription"),
        sa.UniqueConstraint("token"),
    )


_ARTICLES = sa.text(
    "SELECT seq, id, subscription, url, title, published, added FROM articles "
    "WHERE subscription IS NOT NULL AND seq > :after ORDER BY seq LIMIT :most"
)
_ENTRY = sa.text(
    "INSERT INTO entries (subscription, article, digest, last_seen, gone) "
    "VALUES (:subscription, :article, '', :at, :at)"
)
_KEY = sa.text("INSERT INTO entry_keys (scope, key, article) VALUES (:scope, :key, :article)")


def _remember_entries() -> None:
    """Make the entries of articles that are here, so that none comes twice where its ids changed.

    They count as gone from their feeds: what is still there shows itself at the next look.
    """
    bind = op.get_bind()
    after = 0
    taken: set[bytes] = set()
    while found := bind.execute(_ARTICLES, {"after": after, "most": _PIECE}).mappings().all():
        after = found[-1]["seq"]
        told = [
            {"subscription": row["subscription"], "article": row["id"], "at": row["added"]} for row in found
        ]
        bind.execute(_ENTRY, told)
        keys = []
        for row in found:
            for scope, key in _keys(row):
                whole = key + scope.encode()
                if whole not in taken:
                    taken.add(whole)
                    keys.append({"scope": scope, "key": key, "article": row["id"]})
        if keys:
            bind.execute(_KEY, keys)


def _keys(row: sa.RowMapping) -> Iterator[tuple[str, bytes]]:
    if row["url"]:
        yield stored(f"url:{bare_address(row['url'])}", row["subscription"])
    if row["title"]:
        yield stored(f"title:{headline_key(row['title'], parse(row['published']))}", row["subscription"])
