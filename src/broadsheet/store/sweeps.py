"""What a reader has read: articles marked one by one, and all up to one in the order of arrival at once.

An article is read where it is marked as read, or where it came no later than how far the reader read everything and
is not marked as unread. So reading everything at once is one row, whatever it covers, and takes no mark away.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    text,
    true,
    update,
)

from broadsheet.store import rows
from broadsheet.store.schema import articles, marks, read_to, sweeps

ALL = ""
"""The scope of every article, of whatever subscription."""

READ = (
    "(EXISTS (SELECT 1 FROM marks WHERE marks.\"user\" = {user} AND marks.article = articles.id AND marks.kind = 'read')"
    ' OR (articles.seq <= COALESCE((SELECT MAX(read_to.seq) FROM read_to WHERE read_to."user" = {user}'
    " AND read_to.scope IN ('', articles.subscription)), 0)"
    ' AND NOT EXISTS (SELECT 1 FROM marks WHERE marks."user" = {user} AND marks.article = articles.id'
    " AND marks.kind = 'unread')))"
)
"""The condition on ``articles`` that a user has read them, in SQL; ``{user}`` stands for the parameter."""

_KEPT_SECONDS = 86_400.0  # a day: who marked the wrong thing as read sees it by then
_UNDER_READ = ("read", "hidden")  # marks that take an article out of what is unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Of which articles something is asked."""

    subscriptions: tuple[str, ...] | None = None  # None: of all, or of an outlet
    outlet: str | None = None

    def of(self) -> ColumnElement[bool]:
        """Return the condition that an article is of this scope."""
        if self.outlet is not None:
            return articles.c.outlet_name == self.outlet
        if self.subscriptions is None:
            return true()
        if len(self.subscriptions) == 1:
            return articles.c.subscription == self.subscriptions[0]
        names = text("SELECT value FROM json_each(:scope)").bindparams(scope=rows.dumps(self.subscriptions))
        return articles.c.subscription.in_(names)


def is_read(user: int) -> ColumnElement[bool]:
    """Return the condition on articles that a user has read them."""
    return literal_column(READ.format(user=int(user)), Boolean)


def top(connection: Connection) -> int:
    """Return the place of the last article in the order of arrival."""
    return connection.execute(select(func.max(articles.c.seq))).scalar() or 0


def reached(connection: Connection, user: int) -> dict[str, int]:
    """Return how far a user has read everything, by scope."""
    query = select(read_to.c.scope, read_to.c.seq).where(read_to.c.user == user)
    return {row.scope: row.seq for row in connection.execute(query)}


def swept(connection: Connection, *, user: int, keys: Collection[str]) -> set[str]:
    """Return which of these articles a user has read with everything else, marked as unread or not."""
    own = read_to.c.user == user
    at = select(func.max(read_to.c.seq)).where(own, read_to.c.scope.in_([ALL, articles.c.subscription]))
    return {
        key
        for piece in rows.pieces(keys)
        for key in connection.execute(
            select(articles.c.id).where(
                articles.c.id.in_(piece), articles.c.seq <= func.coalesce(at.scalar_subquery(), 0)
            )
        ).scalars()
    }


def everything(connection: Connection, *, user: int, scope: Scope, upto: int, now: float) -> int:
    """Mark everything of a scope as read, up to an article in the order of arrival; return what undoes it.

    Args:
        connection: an open writing transaction.
        user: who has read it.
        scope: what was read.
        upto: the place of the last article that the reader could know of: what came later is not read.
        now: seconds since 1970.
    """
    if scope.outlet is not None:  # an outlet has no place of its own: its articles come through subscriptions
        return _marked(connection, user=user, chosen=and_(scope.of(), articles.c.seq <= upto), now=now)
    wanted = [ALL] if scope.subscriptions is None else list(scope.subscriptions)
    known = reached(connection, user)
    upto = min(upto, top(connection))
    raised = [one for one in wanted if known.get(one, 0) < upto]
    _reach(connection, user=user, before={one: known.get(one) for one in raised}, seq=upto)
    gone = _taken_back(connection, user=user, chosen=and_(scope.of(), articles.c.seq <= upto))
    before = [[one, known.get(one)] for one in raised]
    return _keep(connection, user=user, now=now, seq=upto, before=before, unread=gone)


def above(connection: Connection, *, user: int, scope: Scope, article: str, upto: int, now: float) -> int:
    """Mark what is newer than an article as read, within a scope; return what undoes it."""
    newer = _newer(connection, article)
    if newer is None:
        return 0
    chosen = and_(scope.of(), newer, articles.c.seq <= upto)
    return _marked(connection, user=user, chosen=chosen, now=now)


def below(connection: Connection, *, user: int, scope: Scope, article: str, upto: int, now: float) -> int:
    """Mark what is older than an article as read, within a scope; return what undoes it.

    Everything is read then but what is not older: that is marked as unread where it is.
    """
    newer = _newer(connection, article)
    if newer is None:
        return 0
    if scope.outlet is not None:
        older = and_(scope.of(), ~newer, articles.c.id != article, articles.c.seq <= upto)
        return _marked(connection, user=user, chosen=older, now=now)
    kept = and_(scope.of(), or_(newer, articles.c.id == article), ~articles.c.held, ~is_read(user))
    stay = list(connection.execute(select(articles.c.id).where(kept, articles.c.seq <= upto)).scalars())
    done = everything(connection, user=user, scope=scope, upto=upto, now=now)
    for piece in rows.pieces(stay):
        connection.execute(
            insert(marks), [{"user": user, "article": key, "kind": "unread", "at": now} for key in piece]
        )
    return done


def _newer(connection: Connection, article: str) -> ColumnElement[bool] | None:
    """Return the condition that an article stands above one, the newest first; None where that is gone."""
    row = connection.execute(select(articles.c.sort, articles.c.seq).where(articles.c.id == article)).first()
    if row is None:
        return None
    same = and_(articles.c.sort == row.sort, articles.c.seq > row.seq)
    return and_(articles.c.sort >= row.sort, or_(articles.c.sort > row.sort, same))


def _marked(connection: Connection, *, user: int, chosen: ColumnElement[bool], now: float) -> int:
    """Mark articles as read one by one."""
    unread = and_(chosen, ~articles.c.held, ~is_read(user))
    wanted = select(literal(user), articles.c.id, literal("read"), literal(now)).where(unread)
    connection.execute(insert(marks).from_select(["user", "article", "kind", "at"], wanted))
    gone = _taken_back(connection, user=user, chosen=chosen)
    return _keep(connection, user=user, now=now, seq=0, before=[], unread=gone)


def _taken_back(connection: Connection, *, user: int, chosen: ColumnElement[bool]) -> list[str]:
    """Take the marks of being unread from articles, and return these."""
    kept = (marks.c.user == user, marks.c.kind == "unread")
    query = select(articles.c.id).join(marks, marks.c.article == articles.c.id).where(*kept, chosen)
    found = list(connection.execute(query).scalars())
    for piece in rows.pieces(found):
        connection.execute(delete(marks).where(*kept, marks.c.article.in_(piece)))
    return found


def _reach(connection: Connection, *, user: int, before: dict[str, int | None], seq: int) -> None:
    new = [{"user": user, "scope": scope, "seq": seq} for scope, old in before.items() if old is None]
    if new:
        connection.execute(insert(read_to), new)
    for piece in rows.pieces([scope for scope, old in before.items() if old is not None]):
        own = (read_to.c.user == user, read_to.c.scope.in_(piece))
        connection.execute(update(read_to).where(*own).values(seq=seq))


def _keep(
    connection: Connection,
    *,
    user: int,
    now: float,
    seq: int,
    before: Sequence[Sequence[object]],
    unread: Sequence[str],
) -> int:
    """Remember how it was, so that it can be undone."""
    connection.execute(delete(sweeps).where(sweeps.c.user == user, sweeps.c.at < now - _KEPT_SECONDS))
    made = connection.execute(
        insert(sweeps)
        .values(user=user, at=now, seq=seq, before=rows.dumps(before), unread=rows.dumps(unread))
        .returning(sweeps.c.id)
    )
    return int(made.scalar_one())


def undo(connection: Connection, *, user: int, sweep: int) -> bool:
    """Take back what was read at once; return False where there is nothing to take back any more.

    What was read at once after it stays read.

    Args:
        connection: an open writing transaction.
        user: whose.
        sweep: what ``everything``, ``above`` or ``below`` returned.
    """
    own = (sweeps.c.user == user, sweeps.c.id == sweep)
    row = connection.execute(select(sweeps).where(*own)).first()
    if row is None:
        return False
    connection.execute(delete(sweeps).where(*own))
    set_then = (marks.c.user == user, marks.c.kind.in_(["read", "unread"]), marks.c.at == row.at)
    connection.execute(delete(marks).where(*set_then, marks.c.rule.is_(None)))
    known = reached(connection, user)
    for scope, old in rows.loads(row.before):
        if known.get(scope) == row.seq:
            own_place = (read_to.c.user == user, read_to.c.scope == scope)
            if old is None:
                connection.execute(delete(read_to).where(*own_place))
            else:
                connection.execute(update(read_to).where(*own_place).values(seq=old))
    _mark_unread(connection, user=user, keys=rows.loads(row.unread), now=row.at)
    return True


def _mark_unread(connection: Connection, *, user: int, keys: Collection[str], now: float) -> None:
    for piece in rows.pieces(keys):
        there = exists().where(
            marks.c.user == user, marks.c.article == articles.c.id, marks.c.kind == "unread"
        )
        wanted = select(literal(user), articles.c.id, literal("unread"), literal(now))
        chosen = wanted.where(articles.c.id.in_(piece), ~there)
        connection.execute(insert(marks).from_select(["user", "article", "kind", "at"], chosen))
