from __future__ import annotations

from tests.conftest import made_article

from broadsheet.model import Entity, Outlet, Tag
from broadsheet.store import articles
from broadsheet.store.database import Store
from broadsheet.store.suggesting import Suggestion, suggestions
from broadsheet.text.asking.completing import KINDS_OF, Kind

EVERY = KINDS_OF[""]
NOTES = (
    Entity(start=0, end=7, text="LINDVIK", type="place", name="Lindvik"),
    Entity(start=46, end=57, text="Ada Torsvik", type="person"),
    Entity(start=9, end=12, text="The", type="other"),
    Tag(name="Bridges"),
)


def begun(store: Store, words: str) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(one.kind, one.name) for one in suggestions(connection, words, kinds=EVERY, limit=8)]


def test_names_are_suggested_by_each_of_their_words(store: Store) -> None:
    with store.write() as connection:
        articles.save(connection, made_article(notes=NOTES), now=1.0)
    assert begun(store, "tor") == [("person", "Ada Torsvik")]
    assert begun(store, "ADA to") == [("person", "Ada Torsvik")]
    assert begun(store, "lind") == [("place", "Lindvik"), ("outlet", "Lindvik Courier")]
    assert begun(store, "bri") == [("tag", "Bridges")]
    assert begun(store, "the") == []
    assert begun(store, "") == []
    places: tuple[Kind, ...] = ("place",)
    with store.read() as connection:
        assert suggestions(connection, "lind", kinds=places, limit=8) == (
            Suggestion(kind="place", name="Lindvik"),
        )


def test_the_most_used_come_first_and_what_is_gone_does_not(store: Store) -> None:
    with store.write() as connection:
        for number in range(3):
            outlet = Outlet(name="Nord Post" if number else "Nord Abend")
            articles.save(connection, made_article(f"a{number}", outlet=outlet), now=1.0)
    assert [name for _, name in begun(store, "nord")] == ["Nord Post", "Nord Abend"]
    with store.write() as connection:
        articles.remove(connection, ["a0"])
    assert [name for _, name in begun(store, "nord")] == ["Nord Post"]
