from __future__ import annotations

from time import process_time

import pytest

from broadsheet.relate.tracing.credits import credited
from broadsheet.relate.tracing.outletnames import Names

BODY = "The wall of the harbour broke at noon on Tuesday and eleven boats sank in the night."


def keys(text: str) -> set[str]:
    return {found.key for found in credited(text, list(Names([]).mentions(text)))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"(AP) — {BODY}", {"associated press"}),
        (f"By Reuters\n\n{BODY}", {"reuters"}),
        (f"LONDON, March 3 (Reuters) - {BODY}", {"reuters"}),
        (f"NORHAVN, March 3 /TASS/. {BODY}", {"tass"}),
        (f"MOSCOW, March 3 - RIA Novosti. {BODY}", {"ria novosti"}),
        (f"OSLO/LONDON, March 3 (Reuters) – {BODY}", {"reuters"}),
        (f"Oslo, 3 March (dpa) - {BODY}", {"dpa"}),
        (f"{BODY} (AFP)", {"agence france-presse"}),
        (f"{BODY} – Bernama", {"bernama"}),
        (f"{BODY}\n\n(Reuters/AP)", {"reuters", "associated press"}),
        (f"{BODY}\n\nAFP, Reuters", {"agence france-presse", "reuters"}),
        (f"{BODY}\n\nReporting by Ada Holm; Editing by Per Lie (Reuters)", {"reuters"}),
        (f"{BODY}\n\nSource: dpa", {"dpa"}),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", {"associated press"}),
        (f"{BODY}\n\nkbd/wmr (AP, AFP, dpa)", {"associated press", "agence france-presse", "dpa"}),
    ],
)
def test_a_credit_at_the_head_or_the_end(text: str, wanted: set[str]) -> None:
    assert keys(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"Reuters reported a bang. {BODY}",
        f"{BODY} The mayor told AFP that nobody was hurt in it.",
        f"{BODY}\n\nThe mayor told AFP that nobody was hurt, and that the wall would be mended soon.",
        BODY,
    ],
)
def test_whoever_is_cited_in_a_sentence_is_not_credited(text: str) -> None:
    assert keys(text) == set()


@pytest.mark.parametrize("head", ["A" * 100, "1" * 100, "A.-" * 33, "Ab " * 33])
def test_a_head_of_capitals_or_digits_takes_no_longer_than_others(head: str) -> None:
    # Parts of a dateline that could be cut in many ways took time that doubled with each letter.
    start = process_time()
    assert keys(f"{head} b! (Reuters) - {BODY}") == set()
    assert process_time() - start < 1
