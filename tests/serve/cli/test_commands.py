from __future__ import annotations

import gzip
import json
import lzma
import os
import pty
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from broadsheet.desk import open_desk
from broadsheet.model import Speaker

COMMANDS = (
    "add",
    "digest",
    "doctor",
    "export",
    "fold",
    "import",
    "names",
    "password",
    "read",
    "run",
    "search",
    "stories",
    "story",
    "update",
)

ARTICLES: list[dict[str, Any]] = [
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
        "unheard": "of",
    },
]


def broadsheet(
    *arguments: str | Path, stdin: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "broadsheet", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, timeout=120, check=False, cwd=cwd
    )


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES))
    return path


@pytest.fixture
def database(tmp_path: Path, lines: Path) -> Path:
    path = tmp_path / "news.db"
    done = broadsheet("add", "--db", path, "--workers", "1", lines)
    assert done.returncode == 0, done.stderr
    assert "3 articles added" in done.stderr
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = broadsheet(command, "--help")
    assert done.returncode == 0
    assert "Example:" in done.stdout


def test_help_is_quick() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = broadsheet("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 3, "heavy imports at start-up?"  # CPU: the machine may be busy
    assert all(command in done.stdout for command in COMMANDS)


def test_start_up_stays_light() -> None:
    heavy = "aiohttp alembic feedparser lxml numpy scipy starlette trafilatura uvicorn"
    program = (
        f"import sys, broadsheet.serve.cli.commands; print([m for m in {heavy.split()} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",),
        ("nothing",),
        ("read",),
        ("read", "--collected", "soon", "-"),
        ("story", "nobody"),
        ("add", "--allow-net", "all", "-"),
    ],
)
def test_wrong_use_exits_with_two_and_says_how_it_is_done(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = broadsheet(*arguments, stdin="", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_read_prints_articles_with_their_notes(lines: Path) -> None:
    done = broadsheet("read", "--workers", "1", lines)
    assert done.returncode == 0
    found = json_lines(done.stdout)
    assert [row["id"] for row in found] == ["one", "two", "three"]
    assert [row["published"] for row in found] == [
        "2026-03-02T09:30:00+00:00",
        "2026-03-02T11:00:00+00:00",
        "2026-03-09",
    ]
    assert [row["text"] for row in found] == [row["text"] for row in ARTICLES]
    kinds = {note["kind"] for note in found[0]["notes"]}
    assert {"entity", "figure", "statement"} <= kinds
    torsvik = {
        note["entity"]
        for row in found
        for note in row["notes"]
        if note["kind"] == "entity" and "Torsvik" in note["text"]
    }
    assert len(torsvik) == 1, "one person, over the whole input"


def test_what_read_prints_read_and_fold_take(lines: Path) -> None:
    first = broadsheet("read", "--workers", "1", lines).stdout
    assert broadsheet("read", "--workers", "1", "-", stdin=first).stdout == first
    folded = json_lines(
        broadsheet("fold", "--related", "2", "--ledger", "--workers", "1", stdin=first).stdout
    )
    one, two, three = folded[:3]
    assert one["story"] == two["story"] == "one"
    assert three["story"] == "three"
    assert one["because"] == [] or two["because"]
    assert next(row["id"] for row in one["related"]) == "two"
    assert one["related"][0]["shown"]
    assert not any(row["shown"] for row in three["related"])
    assert [row["story"] for row in folded[3:]] == ["one", "three"]
    killed = [s for s in folded[3]["ledger"] if s["counts"] == "killed"]
    assert [p["value"] for s in killed for p in s["points"]] == [5, 5]


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_packed_files_are_read_as_they_are(tmp_path: Path, ending: str, pack: Any) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(json.dumps(ARTICLES[0]).encode()))
    assert [row["id"] for row in json_lines(broadsheet("fold", path).stdout)] == ["one"]


def test_collected_dates_ages() -> None:
    text = "Ferry late\nThe ferry to Lindvik was late on Monday, the operator said.\nRelated Articles\n\nCourier\n4 hours ago\nGoat found\nThe goat of Lindvik was found on the pier, harbour master Per Lie said.\n"
    found = json_lines(
        broadsheet("read", "--workers", "1", "--collected", "2026-03-02T12:00Z", "-", stdin=text).stdout
    )
    goat = next(row for row in found if row["title"] == "Goat found")
    assert (goat["age"], goat["published"]) == ("4 hours ago", "2026-03-02T08:00:00+00:00")


def test_adding_twice_changes_nothing_and_an_edit_is_a_version(database: Path, lines: Path) -> None:
    again = broadsheet("add", "--db", database, "--workers", "1", lines)
    assert "0 articles added, 3 already there" in again.stderr
    edited = ARTICLES[0] | {"text": ARTICLES[0]["text"].replace("five", "six")}
    done = broadsheet("add", "--db", database, "--workers", "1", "-", stdin=json.dumps(edited))
    assert "1 with a new version" in done.stderr


def test_stories_story_and_search(database: Path) -> None:
    stories = json_lines(broadsheet("stories", "--json", "--db", database).stdout)
    dam = next(row for row in stories if len(row["articles"]) == 2)
    assert dam["outlets"] == ["Courier", "Beacon"]
    plain = broadsheet("stories", "--db", database).stdout
    assert "2 articles, 2 outlets, at most" in plain
    told = broadsheet("story", "two", "--db", database)
    assert told.returncode == 0
    assert "Ada Torsvik" in told.stdout
    (story,) = json_lines(broadsheet("story", dam["story"], "--json", "--db", database).stdout)
    assert {"voices", "ledger", "timeline", "summary"} <= set(story)
    (hit,) = json_lines(broadsheet("search", "penalties", "--json", "--db", database).stdout)
    assert hit["id"] == "three"
    assert "Cup final" in broadsheet("search", "keeper", "--db", database).stdout


def test_a_story_is_told_as_the_reader_put_it_right(database: Path) -> None:
    with open_desk(str(database)) as desk:
        story = desk.stories.of("two")
        assert story is not None
        saying = next(one for voice in desk.stories.voices(story) for one in voice.sayings)
        right = replace(saying.statement, speaker=Speaker(name="Per Lie"))
        desk.corrections.right(saying.article, saying.statement, right)
    told = broadsheet("story", story, "--db", database).stdout
    assert "Per Lie" in told
    assert "(corrected by you)" in told
    (row,) = json_lines(broadsheet("story", story, "--json", "--db", database).stdout)
    said = [one["statement"] for voice in row["voices"] for one in voice["sayings"]]
    assert "reader" in {one["made_by"] for one in said}


def test_the_history_of_a_story_and_the_id_of_one_that_was_merged(database: Path) -> None:
    with open_desk(str(database)) as desk:
        one = desk.stories.of("one")
        three = desk.stories.of("three")
        assert one is not None
        assert three is not None
        left = desk.stories.join(one, three).story
    ended = three if left == one else one
    told = broadsheet("story", ended, "--history", "--db", database).stdout
    assert f"merged into {left}: a reader put these stories together" in told
    (joined, begun) = json_lines(broadsheet("story", left, "--history", "--json", "--db", database).stdout)
    assert (joined["kind"], joined["other"], joined["by"]) == ("joined", ended, "reader")
    assert begun["kind"] == "begun"
    assert json_lines(broadsheet("story", ended, "--json", "--db", database).stdout)[0]["story"] == left
    assert broadsheet("story", "nobody", "--history", "--db", database).returncode == 2


def test_demo_goes_in_and_out(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    assert broadsheet("add", "--demo", "--db", database).returncode == 0
    assert len(json_lines(broadsheet("stories", "--json", "--limit", "99", "--db", database).stdout)) >= 8
    assert broadsheet("add", "--remove-demo", "--db", database).returncode == 0
    assert broadsheet("stories", "--db", database).stdout == ""


@pytest.mark.parametrize("arguments", [("stories",), ("story", "x"), ("search", "x"), ("update",)])
def test_looking_makes_no_database(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = broadsheet(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no database broadsheet.db here" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_names_joins_spellings() -> None:
    found = json_lines(
        broadsheet("names", stdin="Volodymyr Zelensky\tperson\nVolodymyr Zelenskyy\nAda Torsvik\n").stdout
    )
    assert [row["name"] for row in found] == ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Ada Torsvik"]
    assert found[0]["entity"] == found[1]["entity"] != found[2]["entity"]


def test_names_in_pairs() -> None:
    done = broadsheet("names", "--pairs", stdin="Kyiv\tKiev\nAda Torsvik\tPer Lie\nalone\n")
    assert [row["same"] for row in json_lines(done.stdout)] == [True, False]
    assert done.returncode == 1
    assert ":3:" in done.stderr


def test_a_pipe_that_closes_early_is_no_error(lines: Path) -> None:
    command = f"{sys.executable} -m broadsheet fold {lines} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_strangers_are_not_let_in_without_a_password(tmp_path: Path) -> None:
    done = broadsheet("run", "--host", "0.0.0.0", "--port", "0", "--db", tmp_path / "news.db")  # noqa: S104
    assert done.returncode == 2
    assert "broadsheet password" in done.stderr


def test_a_password_is_set_from_a_pipe(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    assert broadsheet("password", "--db", database, stdin="short\n").returncode == 2
    assert broadsheet("password", "--db", database, stdin="a long enough one\n").returncode == 0


def test_a_terminal_sees_progress_and_a_pipe_plain_lines(tmp_path: Path, lines: Path) -> None:
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "add",
        "--workers",
        "1",
        "--db",
        str(tmp_path / "a.db"),
        str(lines),
    ]
    with subprocess.Popen(command, stderr=theirs, env=os.environ | {"TERM": "xterm"}) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        assert process.wait() == 0
    os.close(ours)
    assert b"adding" in seen
    assert b"\x1b[" in seen
    piped = broadsheet("add", "--workers", "1", "--db", tmp_path / "b.db", lines)
    assert "\x1b[" not in piped.stderr
