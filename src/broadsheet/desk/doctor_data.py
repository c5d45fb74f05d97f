"""What is looked at in the database: whether it is whole, and whether its parts agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from broadsheet.desk import Desk
from broadsheet.desk.doctor import MEND, Check, Finding, Look, well
from broadsheet.desk.neighbours import unpacked
from broadsheet.desk.noting import note_all, noted_none
from broadsheet.desk.refiling import filed_none, refile_all
from broadsheet.desk.telling import tell_stale
from broadsheet.store import articles, checks, index, stories
from broadsheet.store.database import HEAD, Connection

# A running desk folds every ten seconds, a large first round takes minutes.
_PATIENCE = timedelta(hours=1)
_LOOKED_AT = 500  # articles that nothing finds: of these many it is seen whether that is right
_RESTORE = (
    "stop the desk, keep a copy of the file, and put the last good export into a new database:"
    " broadsheet import FILE --db new.db"
)


def _file(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        broken = checks.damage(connection, thorough=look.thorough)
    if broken:
        return Finding(state="wrong", said=f"the database is damaged ({broken[0]})", do=_RESTORE)
    path = checks.file_of(look.desk.store.engine)
    size = f", {path.stat().st_size / 1e6:,.0f} MB" if path and path.exists() else ""
    return well(f"whole, schema {HEAD}{size}")


def _references(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        loose = checks.loose_ends(connection)
    if not loose:
        return well("every record finds what it refers to")
    return Finding(
        state="wrong", said=f"{_many(loose, 'record')} refer to something that is not there", do=_RESTORE
    )


def _stories(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        wrong = checks.miscounted(connection)
    if not wrong:
        return well("each holds as many articles as it says")
    return Finding(
        state="wrong", said=f"{_many(len(wrong), 'story', 'stories')} say a wrong number of articles", do=MEND
    )


def _mend_stories(desk: Desk) -> None:
    with desk.store.write() as connection:
        checks.recount(connection, checks.miscounted(connection))
    tell_stale(desk.store)


def _placing(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        nowhere = checks.never_placed(connection)
        loose = checks.loose_postings(connection)
        lost = _lost(connection)
    if nowhere:
        return Finding(
            state="odd", said=f"{_many(nowhere, 'article')} are in no story, and wait for none", do=MEND
        )
    if loose or lost:
        return Finding(
            state="wrong", said="what finds articles alike does not agree with the articles", do=MEND
        )
    return well("every article is found by those alike")


def _lost(connection: Connection) -> bool:
    """Return whether an article is placed that has words, and that nothing finds."""
    keys = checks.unfiled(connection, _LOOKED_AT)
    packed = index.features_among(connection, keys) if keys else {}
    return any(unpacked(connection, key, one).keys.listed() for key, one in packed.items())


def _mend_placing(desk: Desk) -> None:
    with desk.store.write() as connection:
        checks.let_wait(connection)
        checks.drop_loose_postings(connection)
        filed_none(connection)
    refile_all(desk.store, map)
    desk.fold()


def _search(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        missing = checks.unsearchable(connection)
    if missing:
        return Finding(
            state="wrong",
            said=f"search differs from what is stored by {_many(max(missing.values()), 'article')}",
            do=MEND,
        )
    if look.thorough:
        with look.desk.store.write() as connection:
            differs = checks.search_disagrees(connection)
        if differs:
            return Finding(state="wrong", said="search holds other words than the articles", do=MEND)
    return well("every article can be searched")


def _mend_search(desk: Desk) -> None:
    with desk.store.write() as connection:
        checks.rebuild_search(connection)
        noted_none(connection)
    note_all(desk.store)


def _waiting(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        count, since = checks.waiting_since(connection)
    now = datetime.now(UTC)
    if count and since is not None and now - datetime.fromtimestamp(since, UTC) > _PATIENCE:
        return Finding(
            state="odd",
            said=f"{_many(count, 'article')} wait to be sorted into stories, for more than an hour",
            do="run 'broadsheet run', or 'broadsheet update' now and then",
        )
    return well(f"{_many(count, 'article')} wait to be sorted in" if count else "no article waits")


def _fold(desk: Desk) -> None:
    desk.fold()


def _told(look: Look) -> Finding:
    with look.desk.store.read() as connection:
        stale = stories.stale(connection)
        waits = bool(articles.waiting(connection, limit=1))
    if stale and not waits:
        return Finding(
            state="odd",
            said=f"{_many(len(stale), 'story', 'stories')} changed and were not told anew",
            do=MEND,
        )
    return well("the front page knows the latest of every story")


def _tell(desk: Desk) -> None:
    tell_stale(desk.store)


def _many(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


CHECKS: Sequence[Check] = (  # the file first: nothing else can be believed where it is broken
    Check(name="database", look=_file),
    Check(name="references", look=_references),
    Check(name="stories", look=_stories, mend=_mend_stories),
    Check(name="placing", look=_placing, mend=_mend_placing),
    Check(name="search", look=_search, mend=_mend_search),
    Check(name="waiting", look=_waiting, mend=_fold),
    Check(name="front page", look=_told, mend=_tell),
)
