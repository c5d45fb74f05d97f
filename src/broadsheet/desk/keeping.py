"""Stores what a look brought, and decides when to look again: one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import random

from broadsheet.collect import identity, moved, plainwords, rhythm, schedule
from broadsheet.collect.hosts import held_until, host_of
from broadsheet.collect.moved import Moved
from broadsheet.config import Settings
from broadsheet.desk.adding import AddReport
from broadsheet.desk.looking import Looked, failure_of, name_of
from broadsheet.desk.reading import Taken
from broadsheet.model import Article, Failure, Subscription
from broadsheet.store import articles, entries, failures, hosts, marks, pages, subscriptions
from broadsheet.store.database import Connection
from broadsheet.store.pages import PageJob
from broadsheet.store.subscriptions import State
from broadsheet.text.dates import moment
from broadsheet.text.urls import domain_of

UNREAD_AT_FIRST = 20
"""Articles that are unread on subscribing; what came before is stored as read."""

WAITING_FOR_PAGE = "So far only what the feed carries is here: the page itself is fetched soon."
TEASER_ALONE = "The feed carries only this much of it."

# Pages that are looked at in one round for one feed because their entries vanished from it: taken back,
# most likely, where older entries are still there. A choice: a feed that is rebuilt loses all at once.
_MOST_CHECKS = 5
# How soon to look again after a host asked to be left in peace, over what it asked.
_AFTER_HOLD = timedelta(minutes=1)


@dataclass(slots=True, kw_only=True)
class Kept:
    """What was stored, counted."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)

    def report(self) -> AddReport:
        """Return it as a report."""
        return AddReport(
            added=self.added, changed=self.changed, unchanged=self.unchanged, failed=tuple(self.failed)
        )


@dataclass(slots=True, kw_only=True)
class _Sorted:
    """The articles of one look, by what is to be done with them."""

    new: list[Article] = field(default_factory=list)
    edited: list[Article] = field(default_factory=list)
    pages: list[PageJob] = field(default_factory=list)
    seen: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)  # article, keys, digest
    same: int = 0
    known: Mapping[str, str] = field(default_factory=dict)  # article of each key
    before: Mapping[str, entries.Entry] = field(default_factory=dict)  # by article


def keep(connection: Connection, looked: Looked, settings: Settings, *, now: datetime, into: Kept) -> State:
    """Store what a look brought and return the subscription's state as it is to be recorded.

    Args:
        connection: an open writing transaction.
        looked: a look that did not fail.
        settings: whether pages are fetched for teasers.
        now: the present moment.
        into: what was stored is added here.
    """
    if looked.outcome == "same":
        return _well(looked.state, looked, now)
    # One that moved to a row of its own (a login was given) knows the entries of the row that it left.
    if looked.first and entries.some(connection, looked.state.subscription.id):
        looked = replace(looked, first=False)
    found = _sorted(connection, looked, settings)
    state = _store(connection, looked, found, now)
    for failure in looked.reading.failures:
        failures.save(connection, failure, now=now.timestamp())
    if looked.outcome == "new":
        failures.settle(connection, name_of(looked.state), since=now.timestamp())
    into.added += len(found.new)
    into.changed += len(found.edited)
    into.unchanged += found.same
    into.failed += looked.reading.failures
    return _well(state, looked, now)


def _sorted(connection: Connection, looked: Looked, settings: Settings) -> _Sorted:
    told = looked.state.subscription
    taken = looked.reading.taken
    keys = [one.keys for one in taken]
    asked = {key for one in keys for key in one}
    if looked.first:  # nothing of its own is known yet, only what others brought
        asked = {key for key in asked if key.startswith("url:")}
    known = entries.known(connection, told.id, asked)
    made = [identity.made_id(told.id, one.keys, one.article.id) for one in taken]
    ids = identity.choose(keys, known, made)
    here = articles.present(connection, ids)
    before = {} if looked.first else entries.of(connection, told.id, ids)
    fetching = settings.full_text and told.full_text
    in_doubt = [
        key for one, key in zip(taken, ids, strict=True) if key in here and _differs(before, key, one)
    ]
    stored = articles.many(connection, in_doubt)
    out = _Sorted(known=known, before=before)
    done: set[str] = set()
    for one, key in zip(taken, ids, strict=True):
        if key in done:  # the same entry twice in one feed
            continue
        done.add(key)
        out.seen.append((key, one.keys, one.digest))
        article = one.article if one.article.id == key else replace(one.article, id=key)
        if key not in here:
            _new(out, article, one, fetching=fetching)
        elif key in stored and _may_edit(told, article, stored[key]):
            _edited(out, article, one, stored[key], fetching=fetching)
        else:  # as it was; or another subscription brought it, and its text stands
            out.same += 1
    return out


def _differs(before: Mapping[str, entries.Entry], key: str, one: Taken) -> bool:
    """Return whether an entry says something else than the last time, or is new to this subscription."""
    return key not in before or before[key].digest != one.digest


def _may_edit(told: Subscription, article: Article, stored: Article) -> bool:
    """Return whether a subscription has a say in an article that is there already.

    The one that brought it has. Where that was somebody who links to other people's pages, the feed that
    comes from the page's own site takes over.
    """
    if stored.subscription == told.id:
        return True
    own = domain_of(article.url)
    brought = stored.outlet.domain if stored.outlet else None
    return stored.subscription is not None and own == domain_of(told.url) and own != brought


def _new(out: _Sorted, article: Article, one: Taken, *, fetching: bool) -> None:
    if one.teaser and article.url:
        article = replace(article, partial=WAITING_FOR_PAGE if fetching else TEASER_ALONE)
        if fetching:
            out.pages.append(_page(article, "text"))
    out.new.append(article)


def _edited(out: _Sorted, article: Article, one: Taken, stored: Article, *, fetching: bool) -> None:
    if not (one.teaser and article.url):
        out.edited.append(article)
        return
    # The teaser of a text that is here whole says only that it may have changed: its page tells.
    if stored.partial is not None:
        out.edited.append(replace(article, partial=stored.partial))
    if fetching:
        out.pages.append(_page(article, "text"))


def _page(article: Article, purpose: pages.Purpose) -> PageJob:
    return PageJob(
        article=article.id, url=article.url or "", subscription=article.subscription, purpose=purpose, tries=0
    )


def _store(connection: Connection, looked: Looked, found: _Sorted, now: datetime) -> State:
    state, first, at = looked.state, looked.first, now.timestamp()
    told = state.subscription
    state, new = _capped(state, found.new, now, first=first)
    new = _without_pages(new, found, UNREAD_AT_FIRST if first else len(new))
    articles.save_new(connection, new, now=at, waiting=True)
    edited = [one for one in found.edited if articles.change(connection, one) == "changed"]
    for article in edited:
        articles.save(connection, article, now=at, waiting=True)
    found.same += len(found.edited) - len(edited)
    found.edited = edited
    pages.ask(connection, found.pages, due=at)
    if found.seen and looked.whole and not looked.first:
        present = [article for article, _, _ in found.seen]
        gone = entries.vanished(connection, told.id, present, now=at)
        pages.ask(connection, _checks(connection, gone, present), due=at)
    for article_id in [key for key, entry in found.before.items() if entry.gone is not None]:
        articles.withdraw(connection, article_id, None)  # it is back in its feed
    entries.keep(connection, told.id, found.seen, now=at, asked=(found.known, found.before))
    if first and len(new) > UNREAD_AT_FIRST:
        for user in subscriptions.subscribers(connection, told.id):
            marks.read_all_but(connection, user=user, subscriptions=[told.id], keep=UNREAD_AT_FIRST, now=at)
    came = [datetime.fromtimestamp(_came_out(article, now), UTC) for article in new]
    known = [datetime.fromtimestamp(one, UTC) for one in state.times]
    return replace(state, times=tuple(one.timestamp() for one in rhythm.remembered(known, came, now)))


def _capped(
    state: State, new: Sequence[Article], now: datetime, *, first: bool
) -> tuple[State, list[Article]]:
    """Return the new articles, those above the daily cap held back: the newest come to the front."""
    cap, today = state.subscription.cap, now.date().isoformat()
    count = state.day_count if state.day == today else 0
    room = len(new) if first or not cap else max(0, cap - count)
    ordered = sorted(new, key=lambda article: _came_out(article, now), reverse=True)
    out = [*ordered[:room], *(replace(article, held=True) for article in ordered[room:])]
    came = 0 if first else min(len(new), room)
    return replace(state, day=today, day_count=count + came), out


def _without_pages(new: Sequence[Article], found: _Sorted, most: int) -> list[Article]:
    """Return the new articles; pages are fetched only for so many of them, and for none that is held back.

    What came out long before one subscribed, and what the daily cap held back, is not worth a request to
    the publisher each.
    """
    wanted = {job.article for job in found.pages}
    left = {one.id for place, one in enumerate(new) if one.id in wanted and (one.held or place >= most)}
    found.pages = [job for job in found.pages if job.article not in left]
    return [replace(one, partial=TEASER_ALONE) if one.id in left else one for one in new]


def _came_out(article: Article, now: datetime) -> float:
    """Return when an article came out as far as that is known: a future date is not believed."""
    published = moment(article.published)
    return min(published, now).timestamp() if published else now.timestamp()


def _checks(connection: Connection, gone: Sequence[str], present: Sequence[str]) -> list[PageJob]:
    """Return the pages to look at, of entries that vanished although older ones are still there."""
    if not gone:
        return []
    known = articles.many(connection, [*gone, *present])
    times = {key: when for key, article in known.items() if (when := moment(article.published))}
    oldest = min((times[key] for key in present if key in times), default=None)
    if oldest is None:
        return []
    lost = [
        known[key]
        for key in gone
        if key in known and known[key].url and not known[key].withdrawn and times.get(key, oldest) > oldest
    ]
    return [_page(article, "check") for article in lost[:_MOST_CHECKS]]


def _well(state: State, looked: Looked, now: datetime) -> State:
    """Return the state after a look that went well, with the time of the next one."""
    told = state.subscription
    rewritten = moved.rewrite(Moved(url=state.moved_to, times=state.moved_times))
    following = schedule.after_answer(
        now=now,
        facts=state.facts,
        headers=looked.headers,
        times=[datetime.fromtimestamp(one, UTC) for one in state.times],
        pushed=told.pushed,
        jitter=random(),
    )
    told = replace(
        told,
        title=_own_title(looked) or told.title,
        link=state.facts.link or told.link,
        next_due=following.due,
        why=following.why,
        checked=now,
        error=None,
        advice=None,
        errors=0,
        failing_since=None,
    )
    state = replace(state, subscription=told, errors=0)
    return replace(state, moved_to=rewritten, moved_times=state.moved_times) if rewritten else state


def _own_title(looked: Looked) -> str | None:
    """Return what a subscription calls itself now: a watched page by its headline."""
    taken = looked.reading.taken
    if looked.state.subscription.kind == "page" and taken:
        return taken[0].article.title
    return looked.state.facts.title


def failed(connection: Connection, looked: Looked, *, now: datetime) -> State:
    """Return the state after a look that failed, and keep what the whole host asked for."""
    error = looked.error
    if error is None:
        raise ValueError("a look that failed has an error")
    state, told = looked.state, looked.state.subscription
    errors = state.errors + 1
    since = told.failing_since or now
    stopped = schedule.stops(error, errors, since, now)
    following = schedule.after_error(now=now, error=error, errors=errors, jitter=random())
    if hold := held_until(error, now):
        hosts.hold(connection, host_of(error.url), hold[0].timestamp(), hold[1])
    happened, what_to_do = plainwords.explained(error, known=told.private)
    if error.kind == "feed":
        failures.save(connection, failure_of(state, error.reason), now=now.timestamp())
    told = replace(
        told,
        error=happened,
        advice=what_to_do,
        errors=errors,
        failing_since=since,
        checked=now,
        next_due=None if stopped else following.due,
        why=None if stopped else following.why,
        stopped=stopped,
    )
    return replace(state, subscription=told, errors=errors)


def put_off(looked: Looked, until: datetime, reason: str) -> State:
    """Return the state of a subscription whose host is left in peace until then: no fault of its own."""
    told = replace(looked.state.subscription, next_due=until + _AFTER_HOLD, why=reason)
    return replace(looked.state, subscription=told)
