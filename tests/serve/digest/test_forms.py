from __future__ import annotations

import re
import stat
import zipfile
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from broadsheet.desk.digests import Changed, Digest, Item, Section, Spoken, day_of
from broadsheet.errors import SetupError, UsageError
from broadsheet.model import Article, Outlet, Point, Quoted, Saying, Series, Span, Statement, Story
from broadsheet.serve.digest.book import book
from broadsheet.serve.digest.drawing import drawn
from broadsheet.serve.digest.letter import letter
from broadsheet.serve.digest.plain import script, text
from broadsheet.serve.digest.sound import read_out
from broadsheet.serve.digest.tongue import english
from broadsheet.serve.digest.view import View, article_address, view
from broadsheet.serve.web.wording import article_path

BASE = "https://desk.example"
MADE = datetime(2026, 3, 2, 18, tzinfo=UTC)
NASTY = "<script>alert('x')</script> & “dam” \x0b\x00"
WORDS = f"The dam gave way. {NASTY} It was old."
XHTML = "{http://www.w3.org/1999/xhtml}"


def _point(value: float, article: str) -> Point:
    return Point(value=value, bound="exact", as_of=None, given_by=None, article=article, start=0, end=7)


def _item(key: str, title: str, section: str) -> Item:
    before, after = _point(5, "a/1"), _point(9, "a2")
    statement = Statement(content=(Span(0, 7),), form="direct")
    return Item(
        story=Story(
            id=key,
            title=title,
            title_from="Courier",
            articles=("a2",),
            saga=key,
            outlets=("Courier", "Beacon"),
            at_most=2,
        ),
        summary=(Quoted(text=WORDS, article="a/1", start=0, end=len(WORDS)),),
        changed=(
            Changed(
                series=Series(where="Orvik", counts="killed", unit="person", points=(before, after)),
                before=before,
                after=after,
            ),
        ),
        spoken=(
            Spoken(name="Ada Torsvik", saying=Saying(statement=statement, article="a2", words=("The dam",))),
        ),
        section=section,
    )


def _shown(*items: Item, brief: tuple[Item, ...] = ()) -> View:
    articles = {
        key: Article(id=key, text=WORDS, outlet=Outlet(name=name), language="en")
        for key, name in (("a/1", "Courier"), ("a2", "Beacon"))
    }
    by_name = dict.fromkeys(item.section for item in items)
    found = Digest(
        period=day_of(date(2026, 3, 2), UTC),
        sections=tuple(
            Section(name=name, items=tuple(item for item in items if item.section == name))
            for name in by_name
        ),
        brief=brief,
        articles=articles,
        names=(),
    )
    return view(found, BASE, english())


@pytest.fixture
def shown() -> View:
    single = Item(
        story=Story(
            id="s3",
            title="Cup & penalties",
            title_from=None,
            articles=("a2",),
            saga="s3",
            outlets=("Beacon",),
        )
    )
    return _shown(_item("s1", f"Dam {NASTY}", "world"), _item("s/2", "Second", "other"), brief=(single,))


@pytest.fixture
def empty() -> View:
    return _shown()


def test_addresses_are_those_of_the_pages() -> None:
    assert article_address("", "a/b", 3, 9) == article_path("a/b", 3, 9)
    assert article_address("", "ä b") == article_path("ä b")


def test_text_has_every_line_with_its_address(shown: View) -> None:
    made = text(shown)
    assert made.startswith("Monday 2 March 2026\n===")
    for piece in (
        "WORLD",
        "Courier · 2 outlets, at most 2 origins",
        f"{BASE}/stories/s%2F2",
        f"{BASE}/articles/a%2F1?at=0-",
        "Killed, Orvik: 5, then 9 (Beacon)",
        "Ada Torsvik: “The dam” (Beacon)",
        "IN BRIEF",
        f"{BASE}/articles/a2\n",
    ):
        assert piece in made
    assert made.endswith("That is all.\n")
    assert max(map(len, re.sub(r"https?://\S+", "", made).splitlines())) <= 78


def test_an_empty_time_says_so(empty: View) -> None:
    assert text(empty).endswith("Nothing was told in this time.\n")
    assert "Nothing was told" in drawn("letter.html", empty)


def test_a_letter_is_text_and_html_side_by_side(shown: View) -> None:
    made = letter(shown, sender="desk@example.org", to="reader@example.org", made=MADE)
    raw = made.as_bytes()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))  # RFC 5322
    parsed: Any = message_from_bytes(raw, policy=default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    assert parsed.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    assert str(parsed["Subject"]) == "Broadsheet: Monday 2 March 2026"
    assert parsed["Message-ID"]
    assert parsed["Date"].datetime == MADE
    plain: Any = parsed.get_body(("plain",))
    rich: Any = parsed.get_body(("html",))
    assert "Ada Torsvik: “The dam”" in plain.get_content()
    tree: Any = html.document_fromstring(rich.get_content())
    assert tree.xpath("//*[@src] | //link | //script | //img | //form | //*[@style]") == []
    assert "url(" not in rich.get_content()
    assert {link.get("href").split("/")[2] for link in tree.xpath("//a")} == {"desk.example"}
    assert "alert('x')" in tree.text_content()


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@d", "a b@c d"])
def test_addresses_of_mail_are_checked(shown: View, address: str) -> None:
    with pytest.raises(UsageError, match="no address of mail"):
        letter(shown, sender="desk@example.org", to=address, made=MADE)


def test_a_book_is_a_sound_epub(shown: View, empty: View) -> None:
    for one in (shown, empty):
        made = book(one, day=date(2026, 3, 2), made=MADE)
        assert made == book(one, day=date(2026, 3, 2), made=MADE)
        _check_epub(made)


def _check_epub(made: bytes) -> None:
    """See to what epubcheck looks at first; it is no package of Debian's that tests could lean on."""
    assert made[30:58] == b"mimetypeapplication/epub+zip"  # OCF 3.3, section 4.3
    with zipfile.ZipFile(BytesIO(made)) as files:
        assert files.testzip() is None
        first = files.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        trees: dict[str, Any] = {
            name: etree.fromstring(files.read(name))
            for name in files.namelist()
            if name.endswith((".xml", ".opf", ".xhtml"))
        }
        names = set(files.namelist())
    (root,) = trees["META-INF/container.xml"].iter("{*}rootfile")
    package = trees[root.get("full-path")]
    assert package.get("version") == "3.0"
    for wanted in ("identifier", "title", "language"):
        assert len(list(package.iter(f"{{http://purl.org/dc/elements/1.1/}}{wanted}"))) == 1
    assert package.find(".//{*}identifier").get("id") == package.get("unique-identifier")
    modified = [meta.text for meta in package.iter("{*}meta") if meta.get("property") == "dcterms:modified"]
    assert modified == ["2026-03-02T18:00:00Z"]
    items = {item.get("id"): item for item in package.iter("{*}item")}
    assert {f"EPUB/{item.get('href')}" for item in items.values()} == {
        name for name in names if name.startswith("EPUB/") and not name.endswith(".opf")
    }
    assert [item.get("id") for item in items.values() if item.get("properties") == "nav"] == ["nav"]
    spine = [ref.get("idref") for ref in package.iter("{*}itemref")]
    assert spine
    assert all(items[key].get("media-type") == "application/xhtml+xml" for key in spine)
    _check_pages(trees)


def _check_pages(trees: dict[str, Any]) -> None:
    ids = {name: {node.get("id") for node in tree.iter() if node.get("id")} for name, tree in trees.items()}
    for name, tree in trees.items():
        if not name.endswith(".xhtml"):
            continue
        assert tree.tag == f"{XHTML}html"
        assert not list(tree.iter(f"{XHTML}script"))
        assert len([node for node in tree.iter() if node.get("id")]) == len(ids[name])
        assert all(len(node) for node in tree.iter(f"{XHTML}ol", f"{XHTML}ul"))  # empty lists are refused
    nav = trees["EPUB/nav.xhtml"]
    links = [link.get("href") for link in nav.iter(f"{XHTML}a")]
    assert links
    for link in links:
        file, _, place = link.partition("#")
        assert not place or place in ids[f"EPUB/{file}"]


def test_what_is_read_out_holds_no_addresses(shown: View) -> None:
    made = script(shown)
    assert "http" not in made
    assert "Killed, Orvik: 5, then 9." in made
    assert made.endswith("That is all.\n")


def _voice(folder: Path, name: str, body: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


ESPEAK = """while [ "$1" ]; do [ "$1" = -w ] && out="$2"; shift; done; cat > "$out" """
PIPER = """while [ "$1" ]; do [ "$1" = --output_file ] && out="$2"; shift; done; cat > "$out" """


@pytest.fixture
def path_of_voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(
        "broadsheet.serve.digest.sound.which",
        lambda name: str(folder / name) if (folder / name).exists() else None,
    )
    monkeypatch.delenv("BROADSHEET_VOICE", raising=False)
    return folder


def test_a_voice_of_this_machine_reads(shown: View, tmp_path: Path, path_of_voices: Path) -> None:
    _voice(path_of_voices, "espeak-ng", ESPEAK)
    read_out(shown, str(tmp_path / "digest.wav"))
    assert (tmp_path / "digest.wav").read_text() == script(shown)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["bin", "digest.wav"]


def test_piper_reads_where_its_voice_is_named(
    shown: View, tmp_path: Path, path_of_voices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _voice(path_of_voices, "piper", PIPER)
    with pytest.raises(SetupError, match="install espeak-ng"):
        read_out(shown, str(tmp_path / "digest.wav"))
    monkeypatch.setenv("BROADSHEET_VOICE", "voice.onnx")
    read_out(shown, str(tmp_path / "digest.wav"))
    assert (tmp_path / "digest.wav").read_text() == script(shown)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("echo no such voice >&2; exit 1", "espeak-ng failed: no such voice"),
        ("exit 0", "said nothing"),
        ("sleep 5", "did not end"),
    ],
)
def test_a_voice_that_fails_leaves_nothing(
    shown: View, tmp_path: Path, path_of_voices: Path, body: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("broadsheet.serve.digest.sound._SECONDS", 1)
    _voice(path_of_voices, "espeak-ng", body)
    with pytest.raises(SetupError, match=said):
        read_out(shown, str(tmp_path / "digest.wav"))
    assert [found.name for found in tmp_path.iterdir()] == ["bin"]


def test_a_folder_that_is_not_there_is_said(shown: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        read_out(shown, str(tmp_path / "none" / "digest.wav"))
