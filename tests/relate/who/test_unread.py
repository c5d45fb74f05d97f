"""Names that one sentence's reading passed over and the rest of the article or of the archive gives."""

from __future__ import annotations

import pytest

from broadsheet.model import Article, Entity, EntityType
from broadsheet.relate.who.brackets import explained
from broadsheet.relate.who.known import MemoryEntities
from broadsheet.relate.who.register import join
from broadsheet.relate.who.repeats import repeated, widened
from broadsheet.text.dates import parse


def notes(text: str, *names: tuple[str, EntityType]) -> list[Entity]:
    found = []
    for name, type_ in names:
        start = text.rindex(name)
        found.append(Entity(start=start, end=start + len(name), text=name, type=type_, made_by="test"))
    return found


@pytest.mark.parametrize(
    ("text", "name", "type_", "found"),
    [
        ("We met Orbane. Then Orbane shut.", "Orbane", "organisation", ["Orbane"]),
        ("Ada Holm left and so did Holm.", "Ada Holm", "person", ["Holm"]),
        ("Ada Holm left Holm Street.", "Ada Holm", "person", []),
        ("Mark Holm left. Mark my words.", "Mark Holm", "person", []),
        ("Kent Fire and Rescue Service came. They rang KFRS.", "Kent Fire and Rescue Service", "organisation", ["KFRS"]),
    ],
)  # fmt: skip
def test_a_name_is_found_again(text: str, name: str, type_: EntityType, found: list[str]) -> None:
    again = repeated(text, notes(text, (name, type_)))
    assert [note.text for note in again] == found
    assert all(text[note.start : note.end] == note.text for note in again)


def test_a_first_name_belongs_to_the_surname_behind_it() -> None:
    text = "Susan Holm rang."
    assert [note.text for note in widened(text, notes(text, ("Holm", "person")))] == ["Susan Holm"]
    text = "Chief Holm rang."
    assert [note.text for note in widened(text, notes(text, ("Holm", "person")))] == ["Holm"]


def test_brackets_explain_a_short_name() -> None:
    text = "The Bureau of Elm and Dike Affairs (BEDA) shut. The Elm Club (Reuters) did not."
    full, added = explained(
        text, notes(text, ("Bureau of Elm and Dike Affairs", "organisation"), ("Elm Club", "organisation"))
    )
    assert full == {"BEDA": "Bureau of Elm and Dike Affairs"}
    assert [note.text for note in added] == ["BEDA"]


def article(id_: str, text: str, *names: tuple[str, EntityType]) -> Article:
    return Article(
        id=id_,
        title="",
        text=text,
        published=parse("2026-03-01"),
        language="de",
        notes=tuple(notes(text, *names)),
    )


def test_what_an_earlier_article_named_beside_somebody_is_found_in_the_next() -> None:
    known = MemoryEntities()
    join(article("1", "Ada Holm runs Dnipral.", ("Ada Holm", "person"), ("Dnipral", "organisation")), known)
    second = join(article("2", "Ada Holm verließ am Montag Dnipral wieder.", ("Ada Holm", "person")), known)
    assert [n.text for n in second.notes if isinstance(n, Entity)] == ["Ada Holm", "Dnipral"]
    third = join(article("3", "Bo Lind verließ am Montag Dnipral wieder.", ("Bo Lind", "person")), known)
    assert [n.text for n in third.notes if isinstance(n, Entity)] == ["Bo Lind"]


def test_two_scripts_name_one_body_in_one_company() -> None:
    known = MemoryEntities()
    first = join(
        article("1", "Ada Holm runs Dniprohydro.", ("Ada Holm", "person"), ("Dniprohydro", "organisation")),
        known,
    )
    second = join(
        article("2", "Ada Holm: «Дніпрогідро».", ("Ada Holm", "person"), ("Дніпрогідро", "organisation")),
        known,
    )
    assert {n.entity for n in first.notes if isinstance(n, Entity)} == {
        n.entity for n in second.notes if isinstance(n, Entity)
    }
