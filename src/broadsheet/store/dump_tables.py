"""Which tables a backup carries, in which order, and which are made again from these.

A test fails when a table of the schema is in neither list: nobody forgets one silently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Table

from broadsheet.store import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A table that a backup carries."""

    table: Table
    json: Mapping[str, type] = field(default_factory=dict)  # columns that hold JSON: list, dict
    packed: Mapping[str, type] = field(default_factory=dict)  # columns that hold such JSON as zlib packs it
    # A new desk has rows of it already: what the backup says takes their place, what it leaves open stays.
    overlaid: bool = False


# What others refer to comes first: foreign keys are checked row by row.
CARRIED = (
    Carried(table=schema.users, overlaid=True),
    Carried(table=schema.preferences, overlaid=True),
    Carried(table=schema.subscriptions, json={"facts": dict, "progress": object, "times": list}),
    Carried(table=schema.subscribers, json={"also_in": list, "attributes": list, "categories": list}),
    Carried(table=schema.leases),
    Carried(table=schema.hosts),
    Carried(table=schema.failures),
    Carried(table=schema.articles, json={"byline": list, "enclosures": list}),
    Carried(table=schema.versions),
    Carried(table=schema.notes, json={"body": list}),
    Carried(table=schema.entries),
    Carried(table=schema.entry_keys),
    Carried(table=schema.pages),
    Carried(table=schema.entities, json={"aliases": list}),
    Carried(table=schema.entity_keys),
    Carried(table=schema.stories, json={"figures": list, "origins": list, "outlets": list, "summary": list}),
    # Could be worked out again from notes, but a story of fifty articles takes a second.
    Carried(table=schema.tellings, packed={"body": dict}),
    Carried(table=schema.story_history, json={"articles": list}),
    Carried(table=schema.placements, json={"because": list}),
    Carried(table=schema.copies),
    Carried(table=schema.links),
    Carried(table=schema.marks),
    Carried(table=schema.read_to),
    Carried(table=schema.sweeps, json={"before": list, "unread": list}),
    Carried(table=schema.story_marks),
    Carried(table=schema.story_words),
    Carried(table=schema.note_marks, json={"found": dict, "right": dict}),
    Carried(table=schema.name_words),
    Carried(table=schema.highlights),
    Carried(table=schema.comments),
    Carried(table=schema.searches),
    Carried(table=schema.rules),
    Carried(table=schema.rule_hits),
    Carried(table=schema.own_tags),
)

# Not carried, and why nothing is lost by it. The full-text tables (search, noted) are not in the schema's list:
# the first is filled by triggers as articles come in, the second is made from notes.
MADE_AGAIN: Mapping[str, str] = {
    "article_vectors": "made from the texts",
    "counted": "made from notes",
    "postings": "made from what placements hold",
    "robots": "fetched again when it is needed",
    "settings": "how far this database's upkeep is, and the secret that signs its sessions",
    "suggested": "made from notes",
}
