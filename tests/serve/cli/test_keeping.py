from __future__ import annotations

import json
import os
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from tests.servers.postoffice import post_office

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
DAY = ("--day", "2026-03-02")


def broadsheet(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    stdin: bytes | None = None,
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "broadsheet", *map(str, arguments)]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        cwd=cwd,
        env={**os.environ, "TZ": "UTC", **(env or {})},
    )


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keeping")
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ARTICLES))
    done = broadsheet("add", "--db", folder / "news.db", "--workers", "1", folder / "articles.jsonl")
    assert done.returncode == 0, done.stderr
    return folder / "news.db"


def test_export_and_import_give_the_same_again(database: Path, tmp_path: Path) -> None:
    done = broadsheet("export", "news.jsonl.zst", "--db", database, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.decode().strip() == "2 articles written to news.jsonl.zst"
    done = broadsheet("import", "news.jsonl.zst", "--db", "copy.db", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 articles and 0 subscriptions are in copy.db" in done.stderr.decode()
    broadsheet("export", "again.jsonl.zst", "--db", "copy.db", cwd=tmp_path)
    assert (tmp_path / "again.jsonl.zst").read_bytes() == (tmp_path / "news.jsonl.zst").read_bytes()
    again = broadsheet("import", "news.jsonl.zst", "--db", "copy.db", cwd=tmp_path)
    assert again.returncode == 2
    assert "2 articles" in again.stderr.decode()
    assert "--db" in again.stderr.decode()


def test_an_export_can_be_read_and_piped(database: Path, tmp_path: Path) -> None:
    done = broadsheet("export", "-", "--db", database)
    kinds = [next(iter(json.loads(line))) for line in done.stdout.splitlines()]
    assert (kinds[0], kinds[-1]) == ("broadsheet", "end")
    assert kinds.count("articles") == 2
    piped = broadsheet("import", "-", "--db", tmp_path / "copy.db", stdin=done.stdout)
    assert piped.returncode == 0, piped.stderr


def test_an_export_without_a_name_is_called_after_the_day(database: Path, tmp_path: Path) -> None:
    done = broadsheet("export", "--db", database, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (found,) = tmp_path.iterdir()
    assert found.name.startswith("broadsheet-20")
    assert found.name.endswith(".jsonl.zst")


def test_what_cannot_be_imported_is_said_in_a_line(tmp_path: Path, database: Path) -> None:
    (tmp_path / "odd.jsonl").write_text("<html>\n")
    done = broadsheet("import", "odd.jsonl", "--db", "copy.db", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "line 1" in done.stderr.decode()
    assert broadsheet("import", "none.jsonl", "--db", "copy.db", cwd=tmp_path).returncode == 1
    assert broadsheet("export", "a/b.zst", "--db", database, cwd=tmp_path).returncode == 1
    assert broadsheet("export", "--db", tmp_path / "none.db").returncode == 2


def test_the_doctor_says_what_is_wrong(database: Path, tmp_path: Path) -> None:
    done = broadsheet("doctor", "--db", database)
    assert done.returncode == 0, done.stdout
    assert done.stdout.decode().endswith("\nAll is well.\n")
    lines = [
        json.loads(line) for line in broadsheet("doctor", "--json", "--db", database).stdout.splitlines()
    ]
    assert {line["state"] for line in lines} == {"well"}
    assert {"database", "models", "search", "subscriptions"} <= {line["check"] for line in lines}
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\x00" + b"\x55" * 5000)
    broken = broadsheet("doctor", "--db", tmp_path / "broken.db")
    assert broken.returncode == 1
    assert b"import FILE" in broken.stdout


def test_a_digest_in_every_form(database: Path, tmp_path: Path) -> None:
    done = broadsheet("digest", *DAY, "--db", database)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("Monday 2 March 2026\n")
    assert done.stdout.decode().endswith("That is all.\n")
    forms = ("--html", "d.html", "--epub", "d.epub", "--mail", "d.eml", "--address", "https://desk.example/")
    done = broadsheet("digest", *DAY, *forms, "--week", "--db", database, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert sorted(found.name for found in tmp_path.iterdir()) == ["d.eml", "d.epub", "d.html"]
    letter: Any = message_from_bytes((tmp_path / "d.eml").read_bytes(), policy=default)
    assert letter["Subject"] == "Broadsheet: 2 March to 8 March 2026"
    assert "https://desk.example/stories/" in letter.get_body(("plain",)).get_content()


def test_a_digest_is_sent_where_the_reader_says_how(database: Path) -> None:
    who = ("--send", "--to", "reader@example.org", "--from", "desk@example.org")
    done = broadsheet("digest", *DAY, *who, "--db", database, env={"BROADSHEET_SMTP": ""})
    assert done.returncode == 2
    assert b"BROADSHEET_SMTP" in done.stderr
    with post_office() as office:
        url = f"smtp://me:hush@127.0.0.1:{office.port}"
        done = broadsheet("digest", *DAY, *who, "--db", database, env={"BROADSHEET_SMTP": url})
    assert done.returncode == 0, done.stderr
    assert b"hush" not in done.stderr + done.stdout
    (letter,) = office.letters
    assert b"multipart/alternative" in letter


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--day", "soon"), "2026-03-02"),
        (("--mail", "none/d.eml"), "cannot write"),
        (("--mail", "-", "--to", "nobody"), "no address of mail"),
        (("--audio", "d.wav"), "install espeak-ng"),
    ],
)
def test_a_wrong_call_says_how_to_make_it(
    database: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bin").mkdir()
    done = broadsheet(
        "digest", *arguments, "--db", database, cwd=tmp_path, env={"PATH": str(tmp_path / "bin")}
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()
