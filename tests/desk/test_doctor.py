from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from broadsheet.config import Settings
from broadsheet.desk import Desk, doctor_world, open_desk
from broadsheet.desk.doctor import Finding, examine
from broadsheet.store.vault import open_vault

ARTICLES = [
    {
        "id": key,
        "title": f"Dam at Orvik gives way, {count} dead",
        "outlet": outlet,
        "published": f"2026-03-02T{hour}:30:00Z",
        "text": f"ORVIK: The Orvik dam gave way on Monday and killed {count} people, the interior ministry said. "
        f"Mayor Ada Torsvik told the {outlet} that the valley had been warned.",
    }
    for key, count, outlet, hour in (("one", "five", "Courier", "09"), ("two", "six", "Beacon", "11"))
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ARTICLES))
    with open_desk(str(folder / "news.db"), settings=Settings(workers=1)) as desk:
        desk.add([str(folder / "articles.jsonl")])
        with desk.store.write() as connection:  # they came long ago: the clock is right
            connection.execute(text("UPDATE articles SET added = added - 86400"))
    return folder / "news.db"


@pytest.fixture
def desk(kept: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copy(kept, tmp_path / "news.db")
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as made:
        yield made


def _ill(desk: Desk, **how: Any) -> dict[str, Finding]:
    return {one.check: one for one in examine(desk, **how) if one.state != "well"}


def _run(desk: Desk, *statements: str) -> None:
    with desk.store.write() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_desk_that_is_well(desk: Desk) -> None:
    assert not _ill(desk, thorough=True)


def test_an_empty_desk_is_well(tmp_path: Path) -> None:
    with open_desk(str(tmp_path / "empty.db"), settings=Settings(workers=1)) as empty:
        assert not _ill(empty)


MENDABLE: list[tuple[str, str, tuple[str, ...]]] = [
    ("stories", "a wrong number", ("UPDATE stories SET size = 7",)),
    ("stories", "a wrong number", ("DELETE FROM stories",)),
    ("placing", "does not agree", ("DELETE FROM postings",)),
    ("placing", "does not agree", ("INSERT INTO postings (key, seq, weight) VALUES (5, 99, 1)",)),
    (
        "placing",
        "in no story",
        ("DELETE FROM placements WHERE article = 'two'", "UPDATE stories SET size = 1"),
    ),
    ("search", "differs", ("INSERT INTO search(search) VALUES('delete-all')",)),
    ("search", "differs", ("DELETE FROM noted",)),
    ("waiting", "more than an hour", ("UPDATE articles SET waiting = 1",)),
    ("front page", "not told anew", ("UPDATE stories SET stale = 1",)),
]


@pytest.mark.parametrize(("check", "said", "statements"), MENDABLE)
def test_what_is_wrong_is_found_and_mended(
    desk: Desk, check: str, said: str, statements: tuple[str, ...]
) -> None:
    before = {article.id for article in desk.articles.newest()}
    _run(desk, *statements)
    found = _ill(desk)
    assert said in found[check].said
    assert found[check].do
    assert not _ill(desk, mend=True)
    assert not _ill(desk, thorough=True)
    assert {article.id for article in desk.articles.newest()} == before
    assert [hit.article.id for hit in desk.search("says:warned")]
    assert desk.stories.of("one") == desk.stories.of("two") is not None


def test_words_that_differ_are_found_by_looking_thoroughly(desk: Desk) -> None:
    _run(
        desk,
        "INSERT INTO search(search, rowid, title, text, outlet_name)"
        " SELECT 'delete', seq, title, text, outlet_name FROM articles WHERE seq = 1",
        "INSERT INTO search(rowid, title, text, outlet_name) VALUES (1, 'other', 'words', 'here')",
    )
    assert not _ill(desk)
    assert "other words" in _ill(desk, thorough=True)["search"].said
    assert not _ill(desk, thorough=True, mend=True)


def test_a_file_that_is_damaged_ends_the_look(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "broken.db"
    data = bytearray(kept.read_bytes())
    with closing(sqlite3.connect(kept)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'copies_by_of'")
    data[(page - 1) * 4096 : (page - 1) * 4096 + 64] = bytes(range(100, 164))
    path.write_bytes(data)
    with open_desk(str(path), settings=Settings(workers=1)) as broken:
        (found,) = examine(broken)
    assert (found.check, found.state) == ("database", "wrong")
    assert "import" in found.do


def test_loose_ends_are_found(desk: Desk) -> None:
    with desk.store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("INSERT INTO notes (article, kind, made_by, body) VALUES ('gone', 'tag', 'x', '[]')")
        raw.execute("PRAGMA foreign_keys=ON")
    assert "not there" in _ill(desk)["references"].said


def test_a_key_that_others_can_read_is_closed(desk: Desk) -> None:
    vault = open_vault(desk.store.url, None)
    sealed = vault.seal("secret")
    assert vault.path is not None
    vault.path.chmod(0o644)
    assert "others can read" in _ill(desk)["key"].said
    assert not _ill(desk, mend=True)
    assert vault.path.stat().st_mode & 0o077 == 0
    _run(
        desk,
        "INSERT INTO subscriptions (id, url, kind, errors, owner) VALUES ('s', 'https://feed.example/', 'feed', 0, 1)",
        f"UPDATE subscriptions SET sealed = '{sealed}'",  # noqa: S608  # our own words
    )
    assert not _ill(desk)
    vault.path.write_text(Path(vault.path).read_text()[::-1])
    assert _ill(desk)["key"].state == "wrong"
    vault.path.unlink()
    assert "not there" in _ill(desk)["key"].said


def test_subscriptions_that_fail_are_named_without_their_address(desk: Desk) -> None:
    _run(
        desk,
        "INSERT INTO subscriptions (id, url, kind, errors, error, title)"
        " VALUES ('s', 'https://feed.example/key=hush', 'feed', 3, 'The server is busy.', 'Courier')",
        "INSERT INTO subscribers (user, subscription, added) VALUES (1, 's', 0)",
    )
    found = _ill(desk)["subscriptions"]
    assert "1 of 1 fail: “Courier” (The server is busy)" in found.said
    assert "hush" not in found.said + found.do


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("clock", "UPDATE articles SET added = added + 1e8"),
        (
            "documents",
            "INSERT INTO failures (document, line, reason, first, last, tries) VALUES ('a', 0, 'empty', 1, 1, 1)",
        ),
    ],
)
def test_what_a_person_must_see_to(desk: Desk, check: str, statement: str) -> None:
    _run(desk, statement)
    assert _ill(desk, mend=True)[check].do


def test_a_full_disk_and_a_large_log_are_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_world, "_LEAST_FREE", 10**18)
    assert "free" in _ill(desk)["disk"].said
    monkeypatch.setattr(doctor_world, "_LEAST_FREE", 0)
    monkeypatch.setattr(doctor_world, "_LARGE_LOG", 10)
    _run(desk, "UPDATE stories SET weight = weight + 1")
    assert "log" in _ill(desk)["disk"].said
    assert "disk" not in _ill(desk, mend=True)


def test_models_that_do_not_load_are_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> object:
        raise OSError("no model")

    monkeypatch.setattr("broadsheet.flow.inspect", fail)
    assert "no model" in _ill(desk)["models"].said
