from __future__ import annotations

import io
import json
import shutil
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Float, Integer, LargeBinary, SmallInteger, Table, insert, select, text

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.backupfile import lines, opened, written
from broadsheet.desk.exporting import export, take_back
from broadsheet.errors import BackupError, UsageError
from broadsheet.relate.compare.packing import VERSION
from broadsheet.store import schema
from broadsheet.store.dump_tables import CARRIED, MADE_AGAIN, Carried

ARTICLES = [
    {
        "id": "one",
        "title": "Dam at Orvik gives way, five dead",
        "outlet": "Courier",
        "published": "2026-03-02T09:30:00Z",
        "text": "ORVIK: The Orvik dam gave way on Monday and killed five people, the interior ministry said. "
        "Mayor Ada Torsvik said the valley had been warned. The Orvik reservoir is empty.",
    },
    {
        "id": "two",
        "title": "Five dead after Orvik dam gives way",
        "outlet": "Beacon",
        "published": "2026-03-02T11:00:00Z",
        "text": "ORVIK: The Orvik dam gave way on Monday and killed five people, the interior ministry said. "
        "Mayor Ada Torsvik said the valley had been warned. Rescue boats searched the Orvik valley.",
    },
    {
        "id": "three",
        "title": "Cup final goes to penalties",
        "outlet": "Courier",
        "published": "2026-03-09",
        "text": "Halden won the cup on Saturday after penalties. Coach Per Lie said the keeper had been ill all week.",
    },
]
LATER = {
    "id": "four",
    "title": "Orvik dam: toll rises to nine",
    "outlet": "Herald",
    "published": "2026-03-03T08:00:00Z",
    "text": "ORVIK: Nine people died when the Orvik dam gave way, the interior ministry said on Tuesday. "
    "Rescue boats still searched the Orvik valley, and Mayor Ada Torsvik spoke of a warning.",
}

Open = Callable[[str], Desk]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Open]:
    """A function that opens a desk of a name."""
    desks: list[Desk] = []

    def make(name: str) -> Desk:
        desks.append(open_desk(str(tmp_path / f"{name}.db"), settings=Settings(workers=1)))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a desk with something in every table that a backup carries."""
    folder = tmp_path_factory.mktemp("kept")
    path = folder / "full.db"
    with open_desk(str(path), settings=Settings(workers=1)) as desk:
        _fill(desk, folder)
    return path


@pytest.fixture
def full(kept: Path, fresh: Open, tmp_path: Path) -> Desk:
    """A desk with something in every table that a backup carries."""
    shutil.copy(kept, tmp_path / "full.db")
    return fresh("full")


def _fill(desk: Desk, folder: Path) -> None:
    _add(desk, folder, ARTICLES)
    _add(desk, folder, [ARTICLES[0] | {"text": f"{ARTICLES[0]['text']} It was built in 1961."}])
    desk.marks.mark("one", "starred")
    desk.access.set_password("lantern harbour seven")
    desk.preferences.put({"language": "uk"})
    desk.rules.add("title:cup", "star")
    desk.rules.share(desk.rules.save("dam"))
    desk.stories.join(desk.stories.of("one") or "", desk.stories.of("three") or "")
    desk.stories.follow(desk.stories.of("one") or "")
    with desk.store.write() as connection:
        for carried in CARRIED:
            if connection.execute(select(carried.table).limit(1)).first() is None:
                connection.execute(insert(carried.table).values(_made_up(carried)))


def _add(desk: Desk, folder: Path, rows: list[dict[str, Any]]) -> None:
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = desk.add([str(file)])
    assert not report.failed


# What other rows must be there for.
_REFERRED = {
    "article": "one",
    "entity": "x",
    "id": "x",
    "parent": None,
    "subscription": "x",
    "user": 1,
    "a": 1,
    "b": 2,
}


def _made_up(carried: Carried) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in carried.table.columns:
        shapes = {list: '["“x”",1.5]', dict: '{"x":[true,null]}', object: '{"x":1}'}
        kinds: tuple[tuple[type, Any], ...] = (
            (Boolean, True),
            (SmallInteger, 7),
            (Integer, 1),
            (Float, 1700000000.123456),
            (LargeBinary, b"\x00\xff\x80"),
        )
        plain = next((value for kind, value in kinds if isinstance(column.type, kind)), "x")
        if column.name == "attributes":
            row[column.name] = '[["x","“y”"]]'
        elif column.name in carried.packed:
            row[column.name] = zlib.compress(b'{"x":[]}')
        elif column.name in carried.json:
            row[column.name] = shapes[carried.json[column.name]]
        elif column.name in _REFERRED and not (column.name == "id" and plain == 1):
            row[column.name] = _REFERRED[column.name]
        else:
            row[column.name] = plain
    # A word on a note of an article that is here is carried out: a made-up one is on one that is not.
    return row | _OWN.get(carried.table.name, {})


def _exported(desk: Desk) -> bytes:
    file = io.BytesIO()
    export(desk, file)
    return file.getvalue()


def _records(backup: bytes) -> list[tuple[str, dict[str, Any]]]:
    return [next(iter(json.loads(line).items())) for line in backup.splitlines()]


def _backup(records: list[tuple[str, dict[str, Any]]]) -> bytes:
    return b"".join(json.dumps({kind: row}).encode() + b"\n" for kind, row in records)


_OWN = {"note_marks": {"article": "gone"}, "tellings": {"story": "one"}}
_ORDERS = {("article_vectors", "id"), ("suggested", "uses")}


def _rows(desk: Desk, table: Table) -> list[tuple[Any, ...]]:
    # Numbers that only give an order: which row is newer, and how often something was filed.
    columns = [column for column in table.columns if (table.name, column.name) not in _ORDERS]
    with desk.store.read() as connection:
        return sorted(tuple(row) for row in connection.execute(select(*columns)))


def test_every_table_is_carried_or_made_again() -> None:
    carried = {str(one.table.name) for one in CARRIED}
    assert carried | set(MADE_AGAIN) == set(schema.metadata.tables)
    assert not carried & set(MADE_AGAIN)
    assert len(carried) == len(CARRIED)


def test_every_table_has_something_in_the_round_trip(full: Desk) -> None:
    told = dict(_records(_exported(full)))["end"]
    assert set(told) == {str(one.table.name) for one in CARRIED}


def test_a_round_trip_gives_the_same_bytes(full: Desk, fresh: Open) -> None:
    before = _exported(full)
    copy = fresh("copy")
    carried = take_back(copy, io.BytesIO(before))
    assert carried.records["articles"] == 3
    assert carried.sealed == 1
    assert _exported(copy) == before


def test_what_is_made_again_is_the_same(full: Desk, fresh: Open) -> None:
    copy = fresh("copy")
    take_back(copy, io.BytesIO(_exported(full)))
    for name in sorted(set(MADE_AGAIN) - {"robots", "settings"}):
        assert _rows(copy, schema.metadata.tables[name]) == _rows(full, schema.metadata.tables[name]), name
    for asked in ("orvik", "says:warned", "figure:killed>4", "title:cup is:starred", 'speaker:"Ada Torsvik"'):
        found = [hit.article.id for hit in full.search(asked)]
        assert found, asked
        assert [hit.article.id for hit in copy.search(asked)] == found, asked


def test_a_desk_that_was_put_back_goes_on_as_the_other_one(full: Desk, fresh: Open, tmp_path: Path) -> None:
    copy = fresh("copy")
    take_back(copy, io.BytesIO(_exported(full)))
    for desk in (full, copy):
        _add(desk, tmp_path, [LATER])
    assert copy.articles.placement("four") == full.articles.placement("four")
    assert copy.stories.of("four") == copy.stories.of("one")
    assert copy.rules.would("title:orvik") == full.rules.would("title:orvik")
    assert copy.access.check_password("lantern harbour seven")
    assert copy.access.secret() != full.access.secret()


def test_a_desk_that_is_not_empty_is_left_alone(full: Desk) -> None:
    before = _exported(full)
    with pytest.raises(UsageError, match=r"3 articles, 1 subscription, 1 comment.*--db"):
        take_back(full, io.BytesIO(before))
    assert _exported(full) == before


def test_a_password_is_not_taken_away_by_a_backup_without_one(fresh: Open) -> None:
    target = fresh("target")
    target.access.set_password("lantern harbour seven")
    target.preferences.put({"face": "sans", "language": "de"})
    source = fresh("source")
    source.preferences.put({"language": "ar"})
    take_back(target, io.BytesIO(_exported(source)))
    assert target.access.check_password("lantern harbour seven")
    assert target.preferences.all() == {"face": "sans", "language": "ar"}


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_files_are_packed_as_their_name_says(full: Desk, fresh: Open, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for _ in range(2):  # the second takes the place of the first
        with written(str(path)) as file:
            export(full, file)
    assert path.stat().st_mode & 0o077 == 0
    once = path.read_bytes()
    with written(str(path)) as file:
        export(full, file)
    assert path.read_bytes() == once
    copy = fresh("copy")
    with opened(str(path)) as file:
        take_back(copy, file)
    assert _exported(copy) == _exported(full)


def test_a_backup_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(b"before")

    def fail() -> None:
        with written(str(path)) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["a.jsonl.zst"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot write"), written(str(tmp_path / "none" / "a.jsonl")):
        pass


def _without_end(records: list[tuple[str, dict[str, Any]]]) -> bytes:
    return _backup(records[:-1])


def _with(kind: str, **fields: Any) -> Callable[[list[tuple[str, dict[str, Any]]]], bytes]:
    """Return what changes fields of the first record of a kind."""

    def change(records: list[tuple[str, dict[str, Any]]]) -> bytes:
        at = next(number for number, (name, _) in enumerate(records) if name == kind)
        records[at] = (kind, {**records[at][1], **fields})
        return _backup(records)

    return change


HOSTILE: list[tuple[str, Callable[[list[tuple[str, dict[str, Any]]]], bytes], str]] = [
    ("empty", lambda _: b"", "cut off"),
    ("cut off", _without_end, "cut off"),
    ("another file", lambda _: b"<html>\n", "no JSON"),
    ("a list", lambda _: b"[1]\n", "not of the form"),
    ("no record", lambda _: b'{"broadsheet": 1}\n', "not of the form"),
    ("another kind of file", lambda r: _backup(r[1:]), "no backup"),
    ("a newer format", _with("broadsheet", format=99), "newer Broadsheet"),
    ("a newer schema", _with("broadsheet", schema="9999"), "newer Broadsheet"),
    ("something after the end", lambda r: _backup([*r, r[1]]), "follows"),
    ("fewer than said", lambda r: _backup([one for one in r if one[0] != "marks"]), "as many records"),
    ("an unknown kind", lambda r: _backup([r[0], ("sqlite_master", {}), *r[1:]]), "no kind of record"),
    (
        "settings",
        lambda r: _backup([r[0], ("settings", {"key": "session_secret"}), *r[1:]]),
        "no kind of record",
    ),
    ("an unknown field", _with("articles", weight=1), "no field 'weight'"),
    ("a missing field", _with("articles", text=None), "'text'.*is missing"),
    ("a wrong type", _with("articles", seq="one"), "'seq'.*no whole number"),
    ("a truth for a number", _with("articles", seq=True), "'seq'.*no whole number"),
    ("a huge number", _with("articles", seq=2**63), "'seq'.*no whole number"),
    ("a number for a text", _with("articles", title=5), "'title'.*no text"),
    ("an object for a list", _with("articles", byline={}), "'byline'.*not a list"),
    ("no base64", _with("placements", features="ä"), "'features'.*no base64"),
    ("nobody's mark", _with("marks", user=99), "does not fit"),
    ("twice the same", lambda r: _backup([*r[:-1], r[-2], r[-1]]), "does not fit"),
    (
        "features that are none",
        _with("placements", features=b64encode(bytes((VERSION, 0))).decode()),
        "cannot be understood",
    ),
    ("notes that are none", _with("notes", body=[{"kind": "entity"}]), "cannot be understood"),
]


@pytest.mark.parametrize(
    ("change", "said"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE]
)
def test_a_damaged_backup_changes_nothing(
    full: Desk, fresh: Open, change: Callable[[list[tuple[str, dict[str, Any]]]], bytes], said: str
) -> None:
    target = fresh("target")
    before = _exported(target)
    with pytest.raises(BackupError, match=rf"(?s){said}.*Nothing was changed"):
        take_back(target, io.BytesIO(change(_records(_exported(full)))))
    assert _exported(target) == before


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_packed_files_that_are_cut_off_or_damaged_change_nothing(
    full: Desk, fresh: Open, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    with written(str(path)) as file:
        export(full, file)
    whole = path.read_bytes()
    middle = len(whole) // 2
    for damaged in (whole[:middle], whole[:middle] + b"\x55" * 40 + whole[middle + 40 :]):
        path.write_bytes(damaged)
        with opened(str(path)) as file, pytest.raises(BackupError, match="Nothing was changed"):
            take_back(fresh("target"), file)


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.desk.backupfile.LONGEST", 100)
    with pytest.raises(ValueError, match="longer"):
        list(lines(io.BufferedReader(io.BytesIO(b"x" * 101))))


def test_what_changes_meanwhile_is_not_in_it(full: Desk) -> None:
    before = _exported(full)

    class Slow(io.BytesIO):
        """A file that is written to while articles come in."""

        told = False

        def write(self, data: Any, /) -> int:
            if not self.told and b'{"articles"' in bytes(data):
                self.told = True
                with full.store.write() as connection:
                    connection.execute(text("DELETE FROM marks"))
            return super().write(data)

    file = Slow()
    export(full, file)
    assert file.getvalue() == before
