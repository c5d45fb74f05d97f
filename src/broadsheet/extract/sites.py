"""What is known of single sites: where the text of their pages stands, or that their feeds carry it all.

The table is ``sites.tsv`` beside this file, sorted by domain: domain, whether a page is worth fetching,
XPath of the element that holds the text, XPaths of blocks to leave out (parted by `` || ``). Only what is
well known and can be checked by opening a page stands there; a site that the general way reads well needs
no row.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from broadsheet.text.urls import domain_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What is known of one site."""

    domain: str  # it and the hosts under it
    fetch: bool = True  # False: its feeds carry what there is, or its pages show programs nothing
    body: str | None = None  # XPath of the element that holds the text
    drop: tuple[str, ...] = ()  # XPaths of blocks that are not the article's


def fix_for(url: str | None) -> Fix | None:
    """Return what is known of the site of an address, or None.

    >>> fix_for("https://www.youtube.com/watch?v=1").fetch
    False
    """
    labels = (domain_of(url) or "").rstrip(".").split(".")
    for first in range(len(labels) - 1):
        if found := fixes().get(".".join(labels[first:])):
            return found
    return None


def fixed(root: Any, url: str | None) -> Any:
    """Return a parsed page with nothing in its body but its text, and without blocks that are not the article's.

    The page itself where nothing is known of its site, or where it is no longer made as it was. The page
    that was given stays as it is.
    """
    fix = fix_for(url)
    if fix is None or not (fix.body or fix.drop):
        return root
    page = deepcopy(root)
    held = next(iter(page.xpath(fix.body)), None) if fix.body else None
    body = next(page.iter("body"), None)
    if held is not None and body is not None and held is not body:
        held.tail = None
        body.clear()
        body.append(held)
    for path in fix.drop:
        for node in page.xpath(path):
            _take_out(node)
    return page


def _take_out(node: Any) -> None:
    """Take an element out of its tree and leave the text behind it where it is."""
    above, before = node.getparent(), node.getprevious()
    if above is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        above.text = (above.text or "") + (node.tail or "")
    above.remove(node)


@cache
def fixes() -> Mapping[str, Fix]:
    """Return the table, by domain."""
    text = resources.files(__package__).joinpath("sites.tsv").read_text(encoding="utf-8")
    found: dict[str, Fix] = {}
    for line in text.splitlines()[1:]:
        domain, fetch, body, drop = line.split("\t")
        found[domain] = Fix(
            domain=domain,
            fetch=fetch == "yes",
            body=body or None,
            drop=tuple(filter(None, drop.split(" || "))),
        )
    return MappingProxyType(found)
