"""Lists of feeds (OPML), there and back."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from bench.conformance.lab import Lab, Reply, items, open_lab, rss
from bench.conformance.registry import case
from broadsheet.errors import UsageError

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:x="https://reader.example/ns"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Europe">
<outline type="rss" text="Lindvik Courier" xmlUrl="https://courier.example/feed" htmlUrl="https://courier.example/"
 category="/News/Local,/Boats" x:rating="5" description="The harbour town's paper"/>
</outline><outline type="rss" text="Gulf Gazette" xmlUrl="https://gulf.example/rss"/></outline>
<outline text="AC/DC &amp; friends"><outline type="rss" text="Amps" xmlUrl="https://amps.example/rss"/></outline>
<outline type="rss" text="At the top" xmlUrl="https://top.example/atom.xml"/>
</body></opml>"""


def tree(opml: str) -> set[tuple[object, ...]]:
    """Return every feed of a list with its folders and all that is said of it."""
    body = ET.fromstring(opml).find("body")  # noqa: S314 (our own)
    assert body is not None
    out: set[tuple[object, ...]] = set()

    def walk(node: ET.Element, folders: tuple[str, ...]) -> None:
        for child in node.findall("outline"):
            if "xmlUrl" in child.attrib:
                told = {name: value for name, value in child.attrib.items() if name != "title"}
                out.add((*folders, *sorted(told.items())))
            else:
                walk(child, (*folders, child.attrib["text"]))

    walk(body, ())
    return out


@case("An OPML list comes back as the same tree: folders within folders, categories, unknown attributes")
def there_and_back(lab: Lab) -> None:
    lab.desk.subscriptions.add_opml(LIST.encode())
    assert {one.folder for one in lab.desk.subscriptions.all()} >= {"World/Europe", "World", None}
    back = lab.desk.subscriptions.opml()
    assert tree(back) == tree(LIST)
    with open_lab() as other:
        other.desk.subscriptions.add_opml(back.encode())
        assert other.desk.subscriptions.opml() == back


@case("A list that is taken in twice changes nothing")
def twice(lab: Lab) -> None:
    lab.desk.subscriptions.add_opml(LIST.encode())
    before = lab.desk.subscriptions.opml()
    lab.desk.subscriptions.add_opml(LIST.encode())
    assert lab.desk.subscriptions.opml() == before
    assert len(lab.desk.subscriptions.all()) == 4


@case("A list's own names stay when the feeds call themselves otherwise")
def own_names(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(1)))
    body = f'<opml version="2.0"><body><outline text="My paper" xmlUrl="{site.url()}"/></body></opml>'
    lab.desk.subscriptions.add_opml(body.encode())
    lab.round()
    assert lab.desk.subscriptions.all()[0].title == "My paper"


@case("One bad line of a list costs itself alone, and is told")
def bad_line(lab: Lab) -> None:
    body = LIST.replace("https://gulf.example/rss", "javascript:alert(1)")
    lab.desk.subscriptions.add_opml(body.encode())
    assert len(lab.desk.subscriptions.all()) == 3
    assert lab.desk.subscriptions.failures()


@case("A list that is no OPML, or one with entities in it, is refused with a reason")
def no_list(lab: Lab) -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "ha">]>' + LIST.partition("?>")[2]
    for body in ("<html></html>", "not xml at all", bomb):
        with pytest.raises(UsageError) as raised:
            lab.desk.subscriptions.add_opml(body.encode())
        assert len(str(raised.value)) > 15
    assert not lab.desk.subscriptions.all()


@case("A list at an address is subscribed to")
def list_at_address(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(body=rss(*items(2)))
    body = f'<opml version="2.0"><body><outline text="Paper" xmlUrl="{site.url()}"/></body></opml>'
    site.paths["/feeds.opml"] = Reply(body=body.encode(), headers={"Content-Type": "text/x-opml"})
    lab.desk.add([site.url("/feeds.opml")])
    assert [one.title for one in lab.desk.subscriptions.all()] == ["Paper"]
    assert lab.desk.articles.count() == 2
