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
