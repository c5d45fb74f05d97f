"""Rules: what a reader wants done with articles that answer a search."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, func, insert, literal, select

from broadsheet.model import Rule, RuleDeed, ToldOf
from broadsheet.store import own_tags, rows, search, sweeps
from broadsheet.store.asking import Asker
from broadsheet.store.schema import articles, marks, rule_hits, rules
from broadsheet.store.schema import own_tags as tagged

# What a rule does, as the mark that it sets on an article; None: it sets none.
_MARK: dict[RuleDeed, str | None] = {
    "follow": None,
    "hide": "hidden",
    "notify": None,
    "read": "read",
    "star": "starred",
    "tag": None,
}


def add(
    connection: Connection, *, user: int, asked: str, does: RuleDeed, now: float, tag: str | None = None
) -> int:
    """Keep a rule and return its number."""
    values = {"user": user, "asked": asked, "does": does, "made": now, "tag": tag}
    return int(connection.execute(insert(rules).values(values).returning(rules.c.id)).scalar_one())


def remove(connection: Connection, *, user: int, rule: int) -> int:
    """Take a rule away with all that it did; return how many marks and tags went with it."""
    own = select(rules.c.id).where(rules.c.id == rule, rules.c.user == user)
    if connection.execute(own).first() is None:
        return 0
    gone = sum(
        connection.execute(delete(table).where(table.c.user == user, table.c.rule == rule)).rowcount
        for table in (marks, tagged)
    )
    connection.execute(delete(rule_hits).where(rule_hits.c.rule == rule))
    connection.execute(delete(rules).where(rules.c.id == rule))
    return gone


def every(connection: Connection, *, user: int) -> tuple[Rule, ...]:
    """Return a user's rules with what they did, in the order in which they were made."""
    counted = (
        select(rule_hits.c.rule, func.count().label("hits"), func.max(rule_hits.c.at).label("last"))
        .group_by(rule_hits.c.rule)
        .subquery()
    )
    query = (
        select(rules, counted.c.hits, counted.c.last)
        .join(counted, counted.c.rule == rules.c.id, isouter=True)
        .where(rules.c.user == user)
        .order_by(rules.c.id)
    )
    return tuple(
        replace(_rule(row), hits=row.hits or 0, last=rows.when(row.last)) for row in connection.execute(query)
    )


def standing(connection: Connection) -> tuple[tuple[int, Rule], ...]:
    """Return all rules with whose they are, in the order in which they were made; what they did is not counted."""
    return tuple((row.user, _rule(row)) for row in connection.execute(select(rules).order_by(rules.c.id)))


def carry_out(
    connection: Connection, rule: Rule, asker: Asker, *, among: Collection[str] | None = None
) -> int:
    """Do what a rule says to the articles that answer it and were not done to by it before; return how many.

    Args:
        connection: an open writing transaction.
        rule: whose search is asked.
        asker: whose rule it is, and when it is asked.
        among: only these articles, by id; None: all that are stored.
    """
    found = [
        key
        for piece in rows.pieces(search.answering(connection, rule.asked, asker, among=among))
        for key in _new(connection, rule.id, piece)
    ]
    now = asker.now.timestamp()
    kind = _MARK[rule.does]
    for piece in rows.pieces(found):
        connection.execute(insert(rule_hits), [{"rule": rule.id, "article": key, "at": now} for key in piece])
        if rule.tag:
            own_tags.put(connection, user=asker.user, name=rule.tag, keys=piece, now=now, rule=rule.id)
        if kind is not None:
            marked = exists().where(
                marks.c.user == asker.user, marks.c.article == articles.c.id, marks.c.kind == kind
            )
            wanted = select(
                literal(asker.user), articles.c.id, literal(kind), literal(now), literal(rule.id)
            ).where(articles.c.id.in_(piece), ~marked)
            connection.execute(insert(marks).from_select(["user", "article", "kind", "at", "rule"], wanted))
    return len(found)


def told_of(connection: Connection, *, user: int, since: float, most: int) -> tuple[ToldOf, ...]:
    """Return what came in lately that a user wants to be told of, by rule, where there is anything unread.

    What was stored when a rule was made is no news.

    Args:
        connection: any.
        user: whose rules.
        since: seconds since 1970; what answered a rule before is not told any more.
        most: articles of a rule that are looked at, the last ones.
    """
    found = connection.execute(
        select(rules).where(rules.c.user == user, rules.c.does == "notify").order_by(rules.c.id)
    )
    told = []
    for row in found:
        late = (rule_hits.c.rule == row.id, rule_hits.c.at >= since, rule_hits.c.at > row.made)
        last = select(rule_hits.c.article).where(*late).order_by(rule_hits.c.at.desc()).limit(most).subquery()
        query = (
            select(func.count())
            .select_from(last.join(articles, articles.c.id == last.c.article))
            .where(~sweeps.is_read(user))
        )
        told.append(ToldOf(rule=_rule(row), unread=connection.execute(query).scalar_one()))
    return tuple(one for one in told if one.unread)


def who_hid(connection: Connection, *, user: int, keys: Collection[str]) -> dict[str, Rule]:
    """Return the rule that hid each of these articles, of those that a rule hid."""
    query = (
        select(marks.c.article, rules)
        .join(rules, rules.c.id == marks.c.rule)
        .where(marks.c.user == user, marks.c.kind == "hidden", marks.c.article.in_(list(keys)))
    )
    return {row.article: _rule(row) for row in connection.execute(query)}


def _rule(row: Row[Any]) -> Rule:
    return Rule(id=row.id, asked=row.asked, does=row.does, made=rows.moment_of(row.made), tag=row.tag)


def _new(connection: Connection, rule: int, keys: list[str]) -> list[str]:
    done = select(rule_hits.c.article).where(rule_hits.c.rule == rule, rule_hits.c.article.in_(keys))
    before = set(connection.execute(done).scalars())
    return [key for key in keys if key not in before]
