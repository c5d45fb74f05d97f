"""What is looked at around the database: subscriptions, models, keys, the disk, the clock, the door."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet import flow
from broadsheet.desk import Desk
from broadsheet.desk.doctor import MEND, Check, Finding, Look, well
from broadsheet.errors import StoreError
from broadsheet.model import Article, Entity, Failure, Figure, Outlet, Statement, Subscription
from broadsheet.store import checks
from broadsheet.store.vault import open_vault

_NAMED = 3  # subscriptions that are named; the subscriptions page has all
_AHEAD = timedelta(minutes=5)  # clocks of two machines differ by seconds
_OLDEST_NOW = datetime(2026, 1, 1, tzinfo=UTC)  # this program is younger than that
# A log of this size means that somebody reads without end, or that a round was killed: a transaction takes some MB.
_LARGE_LOG = 256 * 1024 * 1024
_LEAST_FREE = 200 * 1024 * 1024  # less than a week of a busy desk
_SAMPLE = Article(
    id="sample",
    title="Dam gives way",
    text="LINDVIK: The dam gave way on Monday and killed five people, Mayor Ada Torsvik said.",
    outlet=Outlet(name="Lindvik Courier"),
    published=datetime(2026, 3, 2, 9, tzinfo=UTC),
    language="en",
)
_EXPECTED = (Entity, Figure, Statement)  # what the sample holds at least


def _subscriptions(look: Look) -> Finding:
    found = look.desk.subscriptions.all()
    failing = [one for one in found if one.errors or one.stopped]
    if not failing:
        return well(f"all {len(found):,} answer" if found else "there is none yet")
    named = "; ".join(_ill(one) for one in failing[:_NAMED])
    more = f"; and {len(failing) - _NAMED:,} more" if len(failing) > _NAMED else ""
    return Finding(
        state="odd",
        said=f"{len(failing):,} of {len(found):,} fail: {named}{more}",
        do="see the subscriptions page: it says what to do for each",
    )


def _ill(one: Subscription) -> str:
    # Never by address: it may hold a key.
    return f"“{one.title or one.id}” ({(one.error or 'it was stopped').rstrip('.')})"


def _documents(look: Look) -> Finding:
    found = look.desk.subscriptions.failures()
    if not found:
        return well("none was put aside")
    return Finding(
        state="odd",
        said=f"{len(found):,}{' and more' if len(found) >= 100 else ''} could not be used, the last one: {found[0].failure.reason}",
        do="see the subscriptions page: they can be tried again or put away there",
    )


def _models(_: Look) -> Finding:
    made = flow.inspected(_SAMPLE)
    if isinstance(made, Failure):
        return Finding(state="wrong", said=made.reason, do="install Broadsheet again")
    missing = [
        kind.__name__.lower() for kind in _EXPECTED if not any(isinstance(n, kind) for n in made.notes)
    ]
    if missing:
        return Finding(
            state="wrong",
            said=f"they find no {' and no '.join(missing)} in a sentence that has one",
            do="install Broadsheet again",
        )
    return well("they load, and find what a sentence says")


def _key(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        sealed = checks.sealed(connection)
    vault = open_vault(look.desk.store.url, look.desk.settings.key)
    path = vault.path if vault.path and vault.path.exists() else None
    if path and _is_open(path):
        return Finding(state="wrong", said=f"others can read the key file {path}", do=MEND)
    if not sealed:
        return well("no subscription has credentials")
    try:
        for one in sealed:
            vault.unseal(one)
    except StoreError as error:
        return Finding(state="wrong", said=str(error), do="bring the key back, or give the credentials anew")
    return well(f"it opens the credentials of {len(sealed):,} subscription{'' if len(sealed) == 1 else 's'}")


def _is_open(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)


def _close_key(desk: Desk) -> None:
    path = open_vault(desk.store.url, desk.settings.key).path
    if path and path.exists() and _is_open(path):
        path.chmod(0o600)


def _door(look: Look) -> Finding:
    if look.desk.access.password_is_set():
        return well("a password is set")
    return well(
        "no password is set: the desk opens to this machine alone until 'broadsheet password' sets one"
    )


def _disk(look: Look) -> Finding:
    path = checks.file_of(look.desk.store.engine)
    if path is None or not path.exists():
        return well("nothing of it is used here")
    free = shutil.disk_usage(path.parent).free
    if free < _LEAST_FREE:
        return Finding(
            state="wrong",
            said=f"only {free / 1e6:,.0f} MB are free",
            do=f"make room on the disk that holds {path}",
        )
    log = Path(f"{path}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > _LARGE_LOG:
        return Finding(
            state="odd", said=f"the log beside the database has grown to {size / 1e6:,.0f} MB", do=MEND
        )
    return well(f"{free / 1e9:,.1f} GB are free")


def _write_back(desk: Desk) -> None:
    checks.write_log_back(desk.store.engine)


def _clock(look: Look) -> Finding:
    now = datetime.now(UTC)
    with look.desk.store.read() as connection:
        last = checks.newest(connection)
    if now < _OLDEST_NOW:
        return Finding(state="wrong", said=f"it says {now:%d %B %Y}", do="set the clock of this machine")
    if last is not None and datetime.fromtimestamp(last, UTC) - now > _AHEAD:
        came = datetime.fromtimestamp(last, UTC)
        return Finding(
            state="wrong",
            said=f"it is {now:%d %B %Y %H:%M} here, and the last article came on {came:%d %B %Y %H:%M}: then or now it goes wrong",
            do="set the clock of this machine",
        )
    return well("it goes on from where it was")


CHECKS: Sequence[Check] = (
    Check(name="subscriptions", look=_subscriptions),
    Check(name="documents", look=_documents),
    Check(name="models", look=_models),
    Check(name="key", look=_key, mend=_close_key),
    Check(name="door", look=_door),
    Check(name="disk", look=_disk, mend=_write_back),
    Check(name="clock", look=_clock),
)
