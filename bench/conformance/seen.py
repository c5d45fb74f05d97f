"""What the subscriptions page shows of each: the last look, the next one and why, errors, etiquette."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import re
from html import unescape

from bench.conformance.lab import Lab, Reply, conditional, items, rss
from bench.conformance.registry import case


def shown(lab: Lab, path: str = "/subscriptions") -> str:
    """Return a page of the desk as a person reads it."""
    from tests.serve.client import Client, serving  # noqa: PLC0415 (heavy)

    from broadsheet.serve.web import WebSettings  # noqa: PLC0415 (heavy)

    with serving(lab.desk, WebSettings()) as base:
        answer = Client(base=base).get(path)
    assert answer.status == 200
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def looked_at(lab: Lab, *, times: int) -> str:
    """Return the page of subscriptions after some looks at a good feed and one that is not there."""
    site = lab.site()
    site.paths["/feed.xml"] = conditional(rss(*items(5)))
    site.paths["/gone.xml"] = Reply(status=404)
    lab.follow(site.url(), site.url("/gone.xml"))
    for _ in range(times):
        for one in lab.desk.subscriptions.all():
            lab.until_due(one.id)
        lab.round()
    return shown(lab)


@case("The subscriptions page shows the last look, the next look and why then")
def next_look(lab: Lab) -> None:
    said = looked_at(lab, times=2)
    assert "Looked at" in said
    assert "Next look" in said
    assert "because" in said
    for one in lab.desk.subscriptions.all():
        assert one.why
        assert one.why in said


@case("The subscriptions page shows how many articles a day each brings")
def a_day(lab: Lab) -> None:
    assert re.search(r"[Aa]bout \d+ articles? a (?:day|week)", looked_at(lab, times=1))


@case("The subscriptions page shows the last error in plain words, with what to do")
def last_error(lab: Lab) -> None:
    said = looked_at(lab, times=2)
    (failing,) = (one for one in lab.desk.subscriptions.all() if one.error)
    assert failing.error
    assert failing.advice
    assert failing.error in said
    assert failing.advice in said


@case(
    "The subscriptions page shows how each server was treated: unconditional requests, shortest pause, 304s"
)
def etiquette(lab: Lab) -> None:
    said = looked_at(lab, times=4)
    told = re.search(r"Etiquette towards Lindvik Courier (.{0,200})", said)
    assert told
    assert re.search(r"Requests 4\b", told[1])
    assert re.search(r"Unconditional 1\b", told[1])
    assert re.search(r"3 \(75 ?%\)", told[1])
    assert "Shortest pause" in told[1]
