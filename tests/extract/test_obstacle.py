"""Why a full text is not on a page; and that whole articles are not called obstacles."""

from __future__ import annotations

import json
import lzma
import time
from pathlib import Path

import pytest

from broadsheet.extract import obstaclewords
from broadsheet.extract.obstacle import REASONS, Kind, obstacle_of

WORDS = "The road office closed the pass on Monday after three days of rain had washed away a wall below it. "
LONG = "\n\n".join([WORDS * 3] * 6)
BODY = "".join(f"<p>{part}</p>" for part in LONG.split("\n\n"))
NOT_FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'


def kind_of(markup: str, text: str = "") -> Kind | None:
    found = obstacle_of(f"<html>{markup}</html>", text)
    return found.kind if found else None


@pytest.mark.parametrize(
    ("notice"),
    [
        "Subscribe to continue reading",
        "This post is for paid subscribers",
        "You’ve reached your limit of free articles.",
        "Jetzt abonnieren und weiterlesen",
        "Dieser Artikel ist exklusiv für Abonnenten",
        "Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés.",
        "Suscríbete para seguir leyendo",
        "Материал доступен только подписчикам",
        "Лише для передплатників",
        "اشترك لمتابعة القراءة",
    ],
)
def test_paywall_notice_under_a_short_text(notice: str) -> None:
    assert kind_of(f"<h1>Rain</h1><p>{WORDS}</p><div>{notice}</div>", WORDS) == "paywall"
    assert kind_of(f"<h1>Rain</h1>{BODY}<div>{notice}</div>", LONG) is None


def test_paywall_by_markup() -> None:
    assert kind_of(f"{NOT_FREE}<h1>Rain</h1><p>{WORDS}</p>", WORDS) == "paywall"
    assert kind_of(f"{NOT_FREE}<h1>Rain</h1>{BODY}", LONG) is None
    part = '{"@type":"Article","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false}}'
    assert kind_of(f'<script type="application/ld+json">{part}</script><p>{WORDS}</p>', WORDS) == "paywall"
    tier = '<meta property="article:content_tier" content="locked">'
    assert kind_of(f"{tier}<h1>Rain</h1><p>{WORDS}</p>", WORDS) == "paywall"


def test_a_long_text_that_is_half_of_what_the_page_claims() -> None:
    claim = '{"@type":"Article","isAccessibleForFree":false,"wordCount":3000}'
    assert kind_of(f'<script type="application/ld+json">{claim}</script>{BODY}', LONG) == "paywall"


def test_a_long_text_that_ends_with_the_notice() -> None:
    assert kind_of(BODY, f"{LONG}\n\nSubscribe to continue reading.") == "paywall"


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<title>Just a moment...</title><body><p>Checking your browser</p>", "challenge"),
        ("<title>Gulf Gazette</title><body><div id='px-captcha'></div>", "challenge"),
        ("<title>Один момент</title><body><p>Подтвердите, что вы не робот</p>", "challenge"),
        ("<title>Page not found | Gulf Gazette</title><body><h1>Oops</h1><p>Try the search.</p>", "no page"),
        ("<title>Gulf</title><body><h1>404</h1>", "no page"),
        ("<title>Kurier</title><body><h1>Seite nicht gefunden</h1>", "no page"),
        ("<title>Правда життя</title><body><h1>Сторінку не знайдено</h1>", "no page"),
        (
            "<title>Before you continue</title><body><p>We use cookies and data to run this site.</p>",
            "consent",
        ),
        (
            "<title>Kurier</title><body><p>Wir und unsere Partner speichern Daten.</p><button>Zustimmen</button>",
            "consent",
        ),
        ("<title>Log in</title><body><form><input name=u><input type='password'></form>", "login"),
        ("<title>Kurier</title><body><h1>Anmelden</h1><form><input type=PASSWORD></form>", "login"),
        ("<title>Gazette</title><body><div id='root'></div><script src=a.js></script>", "empty shell"),
        (
            "<title>Gazette</title><body><noscript>You need to enable JavaScript to run this app.</noscript>",
            "empty shell",
        ),
        ("<title>Gazette</title><body><script>go()</script>", "empty shell"),
        ("<title>Weather</title><body><h1>Weather</h1><ul><li>Monday<li>Tuesday</ul>", None),
    ],
)
def test_pages_without_any_text(markup: str, kind: Kind | None) -> None:
    assert kind_of(markup) == kind


@pytest.mark.parametrize("body", ["", "   ", "%PDF-1.7 x", '{"error": "no"}', "\x00\x01"])
def test_what_is_no_html(body: str) -> None:
    found = obstacle_of(body, "")
    assert found is not None
    assert found.kind == "no html"


def test_words_of_a_notice_inside_an_article_are_none() -> None:
    for line in (
        "Access denied, the guard said.",
        "The page not found in the book was sold.",
        "We use cookies as bait.",
    ):
        assert kind_of(f"<title>Rain</title><h1>Rain</h1>{BODY}<p>{line}</p>", f"{LONG}\n\n{line}") is None


@pytest.mark.parametrize("name", ["CONSENT", "GATE", "LOGIN", "MISSING", "PAYWALL", "SCRIPTED"])
def test_tables_are_sorted(name: str) -> None:
    table: dict[str, tuple[str, ...]] = getattr(obstaclewords, name)
    assert list(table) == sorted(table)
    assert all(list(phrases) == sorted(set(phrases)) for phrases in table.values())


def test_reasons_are_one_sentence_each() -> None:
    assert all(reason.endswith(".") and reason.count(". ") == 0 for reason in REASONS.values())


def test_a_large_page_does_not_stall() -> None:
    for page in (
        "<div>" * 200_000,
        "<p>enable " * 200_000,
        f"<body class='{'x ' * 1_000_000}'>" + "<b>" * 100_000,
    ):
        started = time.process_time()
        obstacle_of(page, "")
        assert time.process_time() - started < 5  # 0.2 s here


@pytest.mark.parametrize("name", ["scrapinghub", "wcxb_article_dev_1", "wcxb_article_dev_2"])
def test_few_whole_articles_are_called_obstacles(name: str, bench_data: Path) -> None:
    path = bench_data / "extraction" / f"{name}.jsonl.xz"
    if not path.is_file():
        pytest.skip(f"no {path.name}; set BROADSHEET_BENCH_DATA")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(120), lines, strict=False)]
    called = [
        row["id"]
        for row in rows
        if obstacle_of(row["html"], row.get("body") or row.get("main_content") or "")
    ]
    assert len(called) <= 0.015 * len(rows) + 1, called
