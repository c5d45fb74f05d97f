"""Which article an entry of a feed is, although its id, its link or its headline may have changed.

Every entry has keys, strongest first:

========  ==================================================================================
``id:``   what the feed gives as its id, unless different entries of this feed share it
``url:``  its address without scheme and ``www.``, unless others share it or it is a front page
``title:``  its headline and day, unless others share them
``when:``  its id and the second it came out together: no key by itself, it confirms the id
``text:``  what it says: only where it has none of the others
========  ==================================================================================

``choose`` then takes known articles by these keys, the surest first. An address is believed whatever else
changed. An id is believed unless all else speaks against it: a feed that gives "1" to whatever stands on
top changes address, headline and time under the same id, and then it is another article. (An entry whose
address cannot serve as a key is believed by its id alone, if nobody has a better claim.) A headline serves
only where the article has not shown itself otherwise in the same look: where the old entry is still there,
this is another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Document
from broadsheet.text.clean import to_paragraphs
from broadsheet.text.dates import iso
from broadsheet.text.identity import bare_address, hashed, headline_key
from broadsheet.text.urls import canonical

_BLANKS = re.compile(r"\s+")
_PRINTED = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What an entry is known by, before it is seen what others of the same feed share."""

    id: str | None
    url: str | None
    label: str  # headline, else what it says
    title: str  # key of headline and day
    when: str | None

    def itself(self) -> tuple[str | None, str | None, str]:
        """Return what two entries have in common only where they are one and the same, told twice."""
        return self.id, self.url, self.label


def entry_keys(documents: Sequence[Document], site: str | None = None) -> list[tuple[str, ...]]:
    """Return the keys of each entry of one feed, strongest first: at least one.

    Entries that are the same one told twice have the same first key; all others share none.

    Args:
        documents: the entries of one feed as they came in one look.
        site: the address of the site that the feed belongs to: its front page is nobody's own address.
    """
    front = bare_address(site) if site else None
    found = [_entry(document, front) for document in documents]
    ids = _own((one.id, one.itself()) for one in found)
    urls = _own((one.url, one.itself()) for one in found)
    titles = _own((one.title, one.itself()) for one in found)
    out = []
    for one, document in zip(found, documents, strict=True):
        own_id = one.id is not None and one.id in ids
        keys = [f"id:{one.id}"] if own_id else []
        keys += [f"url:{one.url}"] if one.url is not None and one.url in urls else []
        keys += [f"title:{one.title}"] if one.title in titles else []
        keys += [f"when:{one.when}"] if own_id and one.when else []
        out.append(tuple(keys) or (f"text:{digest_of(document)}",))
    return out


def _own(shared: Iterable[tuple[str | None, Hashable]]) -> set[str]:
    """Return the values that one entry alone has."""
    by_value: dict[str, set[Hashable]] = defaultdict(set)
    for value, entry in shared:
        if value is not None:
            by_value[value].add(entry)
    return {value for value, entries in by_value.items() if len(entries) == 1}


def _entry(document: Document, front: str | None) -> _Entry:
    hints = document.hints
    key = (hints.id or "").strip()
    key = bare_address(key) if key else ""
    headline = _flat(hints.title or "")
    label = headline or digest_of(document)
    return _Entry(
        id=key if key and key != front else None,
        url=_own_address(document.url, front),
        label=label,
        title=headline_key(label, hints.published or hints.updated),
        when=hashed(f"{key}\n{iso(hints.published)}") if key and hints.published else None,
    )


def _own_address(url: str | None, front: str | None) -> str | None:
    """Return an address as it is compared, or None where it is a site's front page."""
    if not url:
        return None
    bare = bare_address(url)
    whole_site = "/" not in bare and "?" not in bare and "#" not in bare
    if front is None:
        return None if whole_site else bare
    same_site = whole_site and bare == front.partition("/")[0]
    return None if bare == front or same_site else bare


def digest_of(document: Document) -> str:
    """Return what tells an edited entry from one that came again: a digest of headline and text.

    As a reader sees them: blanks, markup, pictures and the parameters of links don't count.
    """
    return digest_of_text(_flat(document.hints.title or ""), _flat(document.body))


def digest_of_text(title: str | None, text: str) -> str:
    """Return what ``digest_of`` does, where headline and text are plain already."""
    flat = " ".join(text.split())
    if "://" in flat:
        flat = _PRINTED.sub(lambda found: canonical(found[0]), flat)
    return hashed(f"{' '.join((title or '').split())}\n{flat}")


def _flat(markup: str) -> str:
    return _BLANKS.sub(" ", to_paragraphs(markup)).strip()


# How well an entry is known to be an article, the best first. "Confirmed": headline and day, or the time
# it came out, are the same too. "Doubtful": its headline and day are those of another article.
_ID_AND_ADDRESS, _CONFIRMED_ID, _ADDRESS, _TITLE, _DOUBTFUL_ADDRESS, _BARE_ID = range(6)


def choose(keys: Sequence[tuple[str, ...]], known: Mapping[str, str], made: Sequence[str]) -> list[str]:
    """Return the article of each entry: a known one, or the id that was made for it.

    No two entries get the same article unless they are the same entry told twice (the same first key).
    The order of the entries changes nothing, and neither does looking again.

    Args:
        keys: of each entry, see ``entry_keys``.
        known: the article of each key that is known, see ``store.entries.known``.
        made: an id for each entry, in case it is new, see ``made_id``.
    """
    chosen: dict[str, str] = {}  # by first key
    given: set[str] = set()
    for _, first, article in sorted({claim for own in keys for claim in _claims(own, known)}):
        if first not in chosen and article not in given:
            chosen[first] = article
            given.add(article)
    for own, new in sorted(zip(keys, made, strict=True)):
        if own[0] in chosen:
            continue
        article = new
        while article in given:  # made for another entry too, or known as one
            article = hashed(f"{article}\n{own[0]}")
        chosen[own[0]] = article
        given.add(article)
    return [chosen[own[0]] for own in keys]


def _claims(keys: tuple[str, ...], known: Mapping[str, str]) -> list[tuple[int, str, str]]:
    """Return the articles that an entry may be: how well it is known to be it, its first key, the article."""
    found = {key.partition(":")[0]: known.get(key) for key in keys}
    by_id, by_url, by_title = found.get("id"), found.get("url"), found.get("title") or found.get("text")
    out: list[tuple[int, str | None]] = [(_TITLE, by_title)]
    if by_id is not None and by_id == by_url:
        out.append((_ID_AND_ADDRESS, by_id))
    elif by_id is not None and by_id in {by_title, found.get("when")}:
        out.append((_CONFIRMED_ID, by_id))
    elif "url" not in found:
        out.append((_BARE_ID, by_id))
    out.append((_ADDRESS if by_title in {None, by_url} else _DOUBTFUL_ADDRESS, by_url))
    return [(rank, keys[0], article) for rank, article in out if article is not None]


def made_id(subscription: str, keys: tuple[str, ...], extracted: str) -> str:
    """Return the id of an entry that is new.

    Args:
        subscription: the id of the subscription.
        keys: of the entry, strongest first.
        extracted: the id that extraction gave it, made of its address.
    """
    address = next((key for key in keys if key.startswith("url:")), None)
    if address is None:
        return hashed(f"{subscription}\n{keys[0]}")
    # What stands on a page with others ("#post-7") can't have the id of the page.
    return hashed(address) if "#" in address else extracted
