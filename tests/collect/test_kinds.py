from __future__ import annotations

import gzip
import lzma
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.kinds import documents
from broadsheet.collect.sniff import sniff
from broadsheet.model import Document, Failure

LINE = b'{"id": "a", "text": "One."}'
MEGABYTE = 1_048_576
PAGE = b"<!doctype html><html><head><title>x</title></head><body><p>Good morning</p></body></html>"


def found(body: bytes, name: str = "thing", **more: str) -> list[Document | Failure]:
    return list(documents(body, name=name, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"", "a", "empty"),
        (b" \r\n\t", "a.html", "empty"),
        (b"\x89PNG\r\n\x1a\n rest", "a.txt", "binary"),
        (b"\x7fELF\x02\x01", "a", "binary"),
        (b"a\0b", "a", "binary"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a", "feed"),
        (b"\xef\xbb\xbf\n<!-- c --><feed xmlns='http://www.w3.org/2005/Atom'>", "a", "feed"),
        ("\ufeff<rss version='2.0'>".encode("utf-16"), "a", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "a", "feed"),
        (b"<a10:feed xmlns:a10='x'>", "a", "feed"),
        (b"<br/>Warning: x in y.php\n<b>z</b>", "a", "page"),
        (b"Warning: something\n<?xml version='1.0'?>\n<rss version='2.0'>", "a", "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE opml SYSTEM 'x'><opml version='1.0'>", "a", "opml"),
        (b"<!DOCTYPE html><html>", "a", "page"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x' 'y'>\n<html>", "a", "page"),
        (b"<div class='x'>part of a page</div>", "a", "page"),
        (b"<strong>Bold</strong> words", "a", "page"),
        (b"Plain words in a page", "a.html", "page"),
        (b"<?xml version='1.0'?><urlset/>", "a.xml", "sitemap"),
        (b"<s:sitemapindex xmlns:s='x'/>", "a.xml", "sitemap"),
        (b"<?xml version='1.0'?><invoice/>", "a.xml", "xml"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "a", "jsonfeed"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', "a", "jsonfeed"),
        (LINE, "a", "jsonlines"),
        (LINE + b"\n" + LINE, "a", "jsonlines"),
        (b'{"text": "cut off within the first \n' + LINE + b"\n", "a", "jsonlines"),
        (b"not json\n" + LINE + b"\n" + LINE, "a", "jsonlines"),
        (b"not json", "a.jsonl.gz", "jsonlines"),
        (b'{\n "text": "One."\n}', "a", "json"),
        (b"[" + LINE + b"]", "a", "json"),
        (b"[Updated] Minister resigns\nMore follows.", "a", "textdump"),
        (b"{{braces}} in a text", "a", "textdump"),
        (b"<3 this town, says its mayor", "a", "textdump"),
        (b"Rain stops play\nThe Daily\n\nIt rained.", "a", "textdump"),
    ],
)
def test_things_are_told_by_how_they_begin(head: bytes, name: str, kind: str) -> None:
    assert sniff(head, name=name, media_type=None) == kind


def test_a_feed_sent_as_a_page_is_a_feed_and_words_sent_as_a_page_are_one() -> None:
    assert sniff(b"<rss version='2.0'>", name="a", media_type="text/html; charset=utf-8") == "feed"
    assert sniff(b"Hello", name="a", media_type="text/html") == "page"


BROKEN = {
    "a JSON line that isn't": (LINE + b"\n{broken\n" + LINE, "line is not JSON", 2),
    "a list of feeds": (b"<opml version='2.0'><body/></opml>", "add it with broadsheet add", 0),
    "an executable": (b"\x7fELF\x02\x01\x01" + bytes(50), "a program (ELF)", 0),
    "an unknown binary": (bytes(range(256)) * 9, "binary, not text", 0),
    "blanks": (b" \n\n ", "empty", 0),
    "empty": (b"", "empty", 0),
    "no encoding fits": (bytes(range(128, 256)) * 9, "cannot be made out", 0),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG image", 0),
    "some other XML": (b"<?xml version='1.0'?><invoice/>", "neither a feed nor a page", 0),
    "truncated gzip": (gzip.compress(os.urandom(999) + PAGE)[:-200], "cut off", 0),
    "damaged xz": (lzma.compress(PAGE)[:40] + b"??????" + lzma.compress(PAGE)[46:], "damaged", 0),
    "wrong encoding": ("<meta charset=utf-8><p>Größe wäre nötig".encode("latin-1"), "encoding is wrong", 1),
    "cut page": (PAGE[:-30], "cut off", 1),
}


@pytest.mark.parametrize("case", sorted(BROKEN))
def test_broken_input_is_one_clear_line_and_costs_nothing_else(case: str) -> None:
    body, reason, kept = BROKEN[case]
    failures = [one for one in found(body, "some file") if isinstance(one, Failure)]
    assert [one.document for one in failures] == ["some file"] * (reason is not None)
    assert all(reason and reason in one.reason and "\n" not in one.reason for one in failures)
    assert len(found(body, "some file")) - len(failures) == kept


@pytest.mark.parametrize("start", [b"", b"<html><p>", b"<rss version='2.0'><channel>", b'{"text": "', b"["])
def test_fifty_megabytes_of_one_line_are_told_in_seconds(start: bytes) -> None:
    begun = time.monotonic()
    (only,) = found(start + b"a" * (50 * MEGABYTE))
    assert isinstance(only, Failure)
    assert "50.0 MB" in only.reason
    assert "16.0 MB" in only.reason
    assert time.monotonic() - begun < 10


def test_a_line_that_is_too_large_is_left_out_and_the_next_is_read() -> None:
    huge = b'{"text": "' + b"a" * (17 * MEGABYTE) + b'"}'
    first, told, last = found(LINE + b"\n" + huge + b"\n" + LINE)
    assert isinstance(told, Failure)
    assert told.line == 2
    assert isinstance(first, Document)
    assert isinstance(last, Document)


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress])
def test_compressed_things_are_read_as_they_are(compress: object) -> None:
    (page,) = found(compress(PAGE), "page.gz")  # type: ignore[operator]
    assert isinstance(page, Document)
    assert page.body == PAGE.decode()


def test_a_bomb_is_stopped() -> None:
    padding = gzip.compress(b"\n" * MEGABYTE) * 300
    (only,) = found(gzip.compress(LINE + b"\n") + padding, "bomb.jsonl.gz")[1:]
    assert isinstance(only, Failure)
    assert "over 500 times" in only.reason


def test_articles_keep_their_text_to_the_character() -> None:
    text = "  one\r\n\ttwo\u00a0\u2028 \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
    (only,) = found(
        b'{"id": 7, "story": "x", "date": "2016-01-02", "outlet": "Kite", "text": %s}' % json(text)
    )
    assert isinstance(only, Document)
    assert only.article is not None
    assert (only.article.text, only.article.id, only.shape, only.body) == (text, "7", "article", "")


def json(text: str) -> bytes:
    import orjson  # noqa: PLC0415

    return orjson.dumps(text)


@pytest.mark.parametrize(
    "row",
    [
        b'{"text": "\\ud800"}',
        b'{"text": 5}',
        b'{"text": "a", "enclosures": [{}]}',
        b'{"text": "a", "enclosures": 5}',
        b'{"text": "a", "notes": [{"kind": "other"}]}',
        b'{"text": "a", "notes": 3}',
        b'{"text": "a", "outlet": 3}',
        b'{"text": "a", "published": 1}',
        b"{}",
        b"[1]",
        b"null",
        b"\xff",
    ],
)
def test_a_line_of_another_form_is_a_failure_that_names_it(row: bytes) -> None:
    first, told, last = found(LINE + b"\n" + row + b"\n" + LINE, "a.jsonl")
    assert isinstance(told, Failure)
    assert (told.line, told.document) == (2, "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(last, Document)


def test_lines_in_utf_16_and_with_a_mark_are_read() -> None:
    for body in (b"\xef\xbb\xbf" + LINE + b"\r\n" + LINE, (LINE + b"\n" + LINE).decode().encode("utf-16")):
        assert [type(one) for one in found(body)] == [Document, Document]


def test_what_is_known_of_the_bytes_is_passed_on() -> None:
    for body in (PAGE, LINE, b"Words.", b"<rss><channel><item><title>x</title></item></channel></rss>"):
        every = documents(body, name="n", url="https://kite.example/x", subscription="s")
        (only,) = [one for one in every if isinstance(one, Document)]
        assert (only.name, only.subscription) == ("n", "s")
        assert only.article is None or only.article.subscription == "s"


STARTS = st.sampled_from(
    [b"", b"<rss>", b"<html>", b"{", b"[{", b'{"text":"a"}\n', b"\xff\xfe", b"\x1f\x8b\x08", b"<opml>"]
)
STARTS_JSON = st.sampled_from(
    [b'{"version":"https://jsonfeed.org/version/1","items":[{', b'{"items":[', b'{"text":"']
)


@settings(deadline=None)
@given(st.one_of(STARTS, STARTS_JSON), st.binary(), st.sampled_from(["a", "a.jsonl", "a.html", "a.xml.gz"]))
def test_any_bytes_are_documents_or_failures(start: bytes, rest: bytes, name: str) -> None:
    for one in found(start + rest, name):
        assert isinstance(one, Document | Failure)
        if isinstance(one, Failure):
            assert one.reason
            assert "\n" not in one.reason
        else:
            assert isinstance(one.body.encode(), bytes)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=3,
)
ITEM_FIELDS = st.sampled_from(
    ["id", "url", "title", "content_html", "content_text", "summary", "date_published", "authors", "author", "tags",
     "attachments", "language"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.dictionaries(ITEM_FIELDS, JSON)), st.dictionaries(ITEM_FIELDS, JSON))
def test_any_json_feed_is_documents_or_failures(items: list[object], feed: dict[str, object]) -> None:
    import json as standard  # noqa: PLC0415

    body = standard.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items, **feed}).encode()
    assert all(isinstance(one, Document | Failure) for one in found(body))


ARTICLE_FIELDS = st.sampled_from(
    [
        "id",
        "url",
        "title",
        "text",
        "byline",
        "outlet",
        "date",
        "published",
        "notes",
        "enclosures",
        "version",
        "age",
    ]
)


@settings(deadline=None)
@given(st.dictionaries(ARTICLE_FIELDS, JSON))
def test_any_article_object_is_a_document_or_a_failure(row: dict[str, object]) -> None:
    import json as standard  # noqa: PLC0415

    assert all(isinstance(one, Document | Failure) for one in found(standard.dumps(row).encode(), "a.jsonl"))
