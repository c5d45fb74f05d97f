"""The text of an article is found in its page, and nothing else of the page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from broadsheet.extract import articles
from broadsheet.extract.body import body_text
from broadsheet.model import Article, Document, Failure

TEXT = (
    "The swing bridge over the harbour of Port Arlen was opened again on Monday after two years of repairs.",
    '"We were done a month early," said the harbour master, Edda Krohn, who cut the ribbon herself.',
    "Lorries may not cross it until the autumn, when the second lane is to be finished, the council said.",
    "About 4,000 people walked over the bridge on its first day, by the count of the town's police.",
    "The works cost 12 million crowns, a third more than was planned when the old bridge was closed.",
)
OTHERS = ("Ferry strike goes into its third week", "Council passes its budget at last", "A clock for Vell")


def page(*paragraphs: str, after: str = "", inside: str = "", lang: str = "en", head: str = "") -> str:
    menu = "".join(
        f'<li><a href="/{n}">{n}</a></li>' for n in ("News", "Sport", "Weather", "Opinion", "Jobs")
    )
    middle = len(paragraphs) // 2
    first = "".join(f"<p>{text}</p>" for text in paragraphs[:middle])
    last = "".join(f"<p>{text}</p>" for text in paragraphs[middle:])
    return f"""<!doctype html><html lang="{lang}"><head><title>Bridge opens again | Harbour Gazette</title>
    <meta property="og:title" content="Bridge opens again">{head}</head><body>
    <header class="site-header"><a href="/">Harbour Gazette</a><nav class="main-menu"><ul>{menu}</ul></nav></header>
    <main><article class="post"><h1 class="entry-title">Bridge opens again</h1>
    <div class="post-meta"><span class="byline">By <a href="/ana">Ana Bell</a></span> <time>26 July 2025</time></div>
    <div class="entry-content">{first}{inside}{last}</div></article>{after}</main>
    <footer class="site-footer"><p>© 2025 Harbour Gazette. All rights reserved.</p>
    <ul><li><a href="/privacy">Privacy</a></li><li><a href="/contact">Contact</a></li></ul></footer></body></html>"""


def found(markup: str) -> str:
    (article,) = articles(Document(name="page", shape="page", body=markup))
    assert isinstance(article, Article), article
    return article.text


FURNITURE = {
    "comments": '<div id="comments" class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li class="comment">'
    "<p>I never believed that they would finish it in time, but here we are at last, well done to all.</p></li>"
    '<li class="comment"><p>My grandfather built the old one, and nobody has asked him even once about it.</p>'
    "</li></ol></div>",
    "cookies": '<div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site work, to measure how '
    'it is used and to show advertisements. <a href="/c">Settings</a></p><button>Accept all</button></div>',
    "newsletter": '<div class="newsletter-signup"><h3>The morning letter</h3><p>Sign up for our newsletter and get the '
    'best stories in your inbox every morning.</p><form><input type="email"><button>Subscribe</button></form></div>',
    "related": '<aside class="related-posts"><h3>Related articles</h3><ul>'
    + "".join(f'<li><a href="/{place}">{title}</a></li>' for place, title in enumerate(OTHERS))
    + "</ul></aside>",
    "share": '<div class="share-buttons"><a href="/f">Share on Facebook</a> <a href="/w">WhatsApp</a> <a>Email</a></div>',
}


@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_after_the_text_is_left_out(kind: str) -> None:
    assert found(page(*TEXT, after=FURNITURE[kind])) == "\n\n".join(TEXT)


@pytest.mark.parametrize("kind", ["newsletter", "related", "share"])
def test_furniture_inside_the_text_is_left_out(kind: str) -> None:
    assert found(page(*TEXT, inside=FURNITURE[kind])) == "\n\n".join(TEXT)


def test_lists_and_subheadings_of_the_text_stay() -> None:
    inside = (
        "<h2>What changes for the traffic</h2><p>These rules hold from Tuesday, the council said in its notice:</p>"
        "<ul><li>Cars may cross at 30 kilometres an hour at most.</li><li>Cyclists get a lane of their own.</li></ul>"
    )
    text = found(page(*TEXT, inside=inside))
    for part in (*TEXT, "What changes for the traffic", "Cyclists get a lane of their own."):
        assert part in text.split("\n\n")


def test_paragraphs_of_line_breaks_are_found() -> None:
    markup = f"""<html><body><table><tr><td><a href="/">Home</a><br><a href="/n">News</a></td><td>
    <font size="2">{"<br><br>".join(TEXT)}</font></td></tr></table></body></html>"""
    assert found(markup) == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "de",
            (
                "Die Drehbrücke über den Hafen von Arlen ist am Montag nach zwei Jahren wieder geöffnet worden.",
                "„Wir waren einen Monat früher fertig“, sagte die Hafenmeisterin, die das Band selbst durchschnitt.",
                "Lastwagen dürfen erst im Herbst darüber fahren, wenn die zweite Spur fertig ist, teilte der Rat mit.",
            ),
        ),
        (
            "ru",
            (
                "Разводной мост через гавань снова открыли в понедельник после двух лет ремонта, сообщил совет.",
                "«Мы закончили на месяц раньше срока», — сказала начальница порта, которая сама перерезала ленту.",
                "Грузовикам проезд будет закрыт до осени, пока не достроят вторую полосу движения, сообщает газета.",
            ),
        ),
        (
            "ja",
            (
                "港の旋回橋は二年間の修理を終えて月曜日に再び開通した。市議会によると、初日には約四千人が歩いて渡ったという。",
                "港長は「予定より一か月早く終わった」と話し、自らテープを切った。式典には町の住民や学校の子供たちも参加した。",
                "トラックの通行は、第二車線が完成する秋まで認められない。工事費は千二百万クローネで、計画より三割増えた。",
            ),
        ),
    ],
)
def test_other_languages(lang: str, text: tuple[str, ...]) -> None:
    assert found(page(*text, after=FURNITURE["related"], lang=lang)) == "\n\n".join(text)


def test_text_printed_twice_is_read_once() -> None:
    twice = "".join(f"<p>{text}</p>" for text in TEXT)
    both = f'<div class="wide entry-content">{twice}</div><div class="narrow entry-content">{twice}</div>'
    markup = f"<html><body><article><h1>Bridge opens again</h1>{both}</article></body></html>"
    assert found(markup) == "\n\n".join(TEXT)


def test_page_of_links_has_no_text() -> None:
    links = "".join(f'<li><a href="/{n}">Story {n}</a></li>' for n in range(60))
    (failure,) = articles(
        Document(name="p", shape="page", body=f"<html><body><ul>{links}</ul></body></html>")
    )
    assert failure == Failure(document="p", reason="no article text in this page")


def test_empty_body_has_no_text() -> None:
    assert body_text(html.document_fromstring("<html><body></body></html>")) == ""


HOSTILE = {
    "classes": page(*TEXT, inside=f'<div class="{"a-b_c " * 100_000}">x</div>'),
    "comments": page(*TEXT, inside="<!--" + "<p>" * 9_000 + "-->"),
    "deep": "<html><body>" + "<div>" * 10_000 + "text" + "</div>" * 10_000 + "</body></html>",
    "deep inline": "<html><body><p>" + "<em>" * 15_000 + TEXT[0],
    "links": "<html><body>" + "<a href='/x'>word</a> " * 19_000 + "</body></html>",
    "long line": f"<html><body><p>{'word ' * 900_000}</p></body></html>",
    "paragraphs": f"<html><body>{'<p>A word or two.' * 39_000}</body></html>",
    "rows": f"<html><body><table>{'<tr><td>a<td>b' * 13_000}</table></body></html>",
    "unclosed": f"<html><body>{'<div><p>Some text that is not closed. ' * 900}</body></html>",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_end_soon(kind: str) -> None:
    started = time.process_time()
    (result,) = articles(Document(name="p", shape="page", body=HOSTILE[kind]))
    assert isinstance(result, Article | Failure)
    assert time.process_time() - started < 20


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='related'>",
                "</div>",
                "<li>",
                "<td>",
                "<a href='/'>",
                "</a>",
                "<br>",
                *TEXT,
                "x",
            ]
        ),
        max_size=40,
    )
)
def test_no_word_is_invented(parts: list[str]) -> None:
    root = html.document_fromstring(f"<html><body>{' '.join(parts)}</body></html>")
    shown = "".join("".join(map(str, root.itertext())).split())
    for paragraph in body_text(root).split("\n\n"):
        assert "".join(paragraph.replace(" | ", " ").split()) in shown
