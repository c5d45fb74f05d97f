from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.clean import plain, safe_html, to_paragraphs


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("   \n ", ""),
        ("Plain text, 3 < 4 & more", "Plain text, 3 < 4 & more"),
        ("one\ntwo\n\n\nthree", "one\n\ntwo\n\nthree"),
        ("<p>One <b>bold</b>\n word.</p><p>Two.</p>", "One bold word.\n\nTwo."),
        ("a<br>b<br/>c", "a\n\nb\n\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<div>x<div>y</div>z</div>", "x\n\ny\n\nz"),
        ("AT&amp;T &#8212; &eacute;t&eacute;", "AT&T — été"),
        ("<p>a<script>alert(1)</script>b<style>p{}</style></p>", "ab"),
        ("<!-- hidden --><p>shown</p>", "shown"),
        ("<p>not closed <i>at all", "not closed at all"),
        ("<p>ж — 漢字 — عربي</p>", "ж — 漢字 — عربي"),
        ("<td>a</td><td>b</td>", "a\n\nb"),
        ("<p>em<em>pha</em>sis</p>", "emphasis"),
        ("<p>a\x00b\x08c</p>", "abc"),
        ("<p>hard&nbsp;space</p>", "hard space"),
    ],
)
def test_to_paragraphs(markup: str, text: str) -> None:
    assert to_paragraphs(markup) == text


@settings(deadline=None)
@given(st.text(alphabet="<>/abp &;=\"'\n\x00é漢", max_size=80))
def test_paragraphs_are_clean_whatever_comes(markup: str) -> None:
    text = to_paragraphs(markup)
    assert text == plain(text)
    assert "\n\n\n" not in text
    assert "\x00" not in text


@pytest.mark.parametrize(
    ("markup", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ("<img src=x onerror=alert(1)>", "onerror"),
        ("<a href='java\nscript:alert(1)'>x</a>", "script:"),
        ("<a href='data:text/html,x'>x</a>", "data:"),
        ("<iframe src='https://x.example'></iframe>", "iframe"),
        ("<form action='/x'><input name=a></form>", "input"),
        ("<p style='position:fixed'>x</p>", "style"),
        ("<p id='menu' class='a'>x</p>", "menu"),
        ("<svg><script>alert(1)</script></svg>", "alert"),
        ("<style>body{display:none}</style>", "display"),
        ("<base href='https://x.example'>", "base"),
        ("<meta http-equiv='refresh' content='0'>", "refresh"),
        ("<h1>Big</h1>", "h1"),
    ],
)
def test_safe_html_leaves_out_what_acts(markup: str, gone: str) -> None:
    assert gone not in safe_html(f"<p>before</p>{markup}<p>after</p>")
    assert "before" in safe_html(f"<p>before</p>{markup}<p>after</p>")


def test_safe_html_keeps_what_is_read() -> None:
    markup = (
        '<h2>Head</h2><p>A <a href="https://x.example/a">link</a> and <em>more</em>.</p><ul><li>one</li></ul>'
    )
    assert safe_html(markup) == markup.replace('/a">', '/a" rel="noopener noreferrer nofollow">')


@settings(deadline=None)
@given(st.text(alphabet="<>/apsx =\"'\n:;&", max_size=60))
def test_safe_html_is_stable(markup: str) -> None:
    once = safe_html(markup)
    assert safe_html(once) == once
