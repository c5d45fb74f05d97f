from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.feed import parse_feed
from broadsheet.collect.xmlsafety import crowding, danger
from broadsheet.model import Failure

BOMB = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0"?><!DOCTYPE rss [{BOMB}]><rss/>',
        f'<!doctype rss SYSTEM "a>b" [{BOMB}]><rss/>',
        f"<!-- <a> --><!DOCTYPE rss\n[\n{BOMB}]><rss/>",
        f"<!-- <![CDATA[ --><!DOCTYPE rss [{BOMB}]><!-- ]]> --><rss/>",
        f"<?x <!-- ?><!DOCTYPE rss [{BOMB}]><rss/>",
        "<rss><!ENTITY a 'b'></rss>",
        "<!DOCTYPE rss [",
        '<!DOCTYPE rss SYSTEM "unclosed',
    ],
)
def test_entities_of_ones_own_are_refused(text: str) -> None:
    assert danger(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd"><rss/>',
        "<rss><![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]></rss>",
        "<!-- <!ENTITY a 'b'> --><rss/>",
        "<rss>&lt;!ENTITY a 'b'&gt;</rss>",
        "",
    ],
)
def test_what_only_shows_such_things_passes(text: str) -> None:
    assert danger(text) is None


def test_a_bomb_is_told_in_one_line_and_never_expanded() -> None:
    body = f'<?xml version="1.0"?><!DOCTYPE rss [{BOMB}]><rss><channel><title>&b;</title></channel></rss>'
    for encoding in ("utf-8", "utf-16", "utf-32-be"):
        _, (found,) = parse_feed(body.encode(encoding), name="bomb.xml")
        assert isinstance(found, Failure)
        assert "entities of its own" in found.reason


@pytest.mark.parametrize(
    "piece",
    ["<!--", '<a b="', "<a ", "<a.", "<?", "<![CDATA[", "<!DOCTYPE a>", "<!DOCTYPE '", "<!DOCTYPE \"'", "<"],
)
def test_looking_takes_time_in_proportion(piece: str) -> None:
    begun = time.monotonic()
    danger(piece * 200_000)
    crowding(piece * 200_000)
    crowding(f"<a {piece * 200_000}")
    assert time.monotonic() - begun < 5


@settings(deadline=None)
@given(st.text(alphabet="<!-[]>?\"' DOCTYPENIadc"))
def test_any_text_has_an_answer(text: str) -> None:
    for reason in (danger(text), crowding(text)):
        assert reason is None or reason.strip()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss>" + "<a/>" * 600_000, "more than 500,000 tags"),
        ("<rss>" + "".join(f"<a{n}:b xmlns:a{n}='c'/>" for n in range(300)), "more than 200 namespaces"),
        ("<feed>" + "<a xml:base='b/'>" * 1000, "base addresses"),
        ("<item><dc:creator><![CDATA[" + "a." * 9000 + "]]></dc:creator></item>", "names of people"),
        ("<rss><a " + " ".join(f"b{n}='='" for n in range(2000)) + "/>", "attributes"),
    ],
)
def test_too_much_is_refused_with_a_reason(text: str, reason: str) -> None:
    assert reason in (crowding(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "<rss><![CDATA[" + "<b>" * 600_000 + "]]></rss>",
        "<rss>" + "<a:b xmlns:a='c'/>" * 5000,
        "<feed>" + "<entry xml:base='https://kite.example/'>based on</entry>" * 5000,
        "<item q='" + "=" * 5000 + "'>" + "a = b " * 5000 + "</item>",
    ],
)
def test_much_of_what_costs_little_is_read(text: str) -> None:
    assert crowding(text) is None
