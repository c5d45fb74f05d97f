from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import Article, Entity, EntityType, Link, Span, Speaker, Statement
from broadsheet.relate.who.register import KnownEntity, MemoryEntities, join, join_all


def article(id_: str, *mentions: tuple[str, EntityType], extra: tuple[Statement, ...] = ()) -> Article:
    """Return an article that consists of its mentions, in order."""
    notes: list[Entity] = []
    text = ""
    for name, type_ in mentions:
        notes.append(Entity(start=len(text), end=len(text) + len(name), text=name, type=type_))
        text += name + " … "
    return Article(id=id_, text=text, notes=(*notes, *extra))


def said(speaker: str, *chain: str) -> Statement:
    links = tuple(Link(name=name, role="agency") for name in chain)
    return Statement(content=(Span(0, 1),), form="direct", speaker=Speaker(name=speaker), chain=links)


def ids(done: Article) -> list[str | None]:
    return [note.entity for note in done.notes if isinstance(note, Entity)]


def statements(done: Article) -> list[Statement]:
    return [note for note in done.notes if isinstance(note, Statement)]


def test_spellings_are_joined_across_articles() -> None:
    one = article(
        "1",
        ("Volodymyr Zelenskyy", "person"),
        ("Turkiye", "place"),
        ("Russia's defence ministry", "organisation"),
    )
    two = article(
        "2", ("Zelensky", "person"), ("Turkey", "place"), ("Russian Defence Ministry", "organisation")
    )
    a, b = join_all([one, two])
    assert ids(a) == ids(b)
    assert len(set(ids(a))) == 3
    assert [note.name for note in b.notes if isinstance(note, Entity)][:2] == [
        "Volodymyr Zelenskyy",
        "Turkey",
    ]


def test_a_surname_is_whoever_was_named_last() -> None:
    done = join(
        article(
            "1",
            ("Bill Clinton", "person"),
            ("Clinton", "person"),
            ("Hillary Clinton", "person"),
            ("Clinton", "person"),
        ),
        MemoryEntities(),
    )
    bill, first, hillary, second = ids(done)
    assert (first, second) == (bill, hillary)
    assert bill != hillary


def test_a_surname_known_of_two_people_joins_neither() -> None:
    known = MemoryEntities()
    join(article("1", ("Bill Clinton", "person"), ("Hillary Clinton", "person")), known)
    (alone,) = ids(join(article("2", ("Clinton", "person")), known))
    assert alone not in ids(
        join(article("3", ("Bill Clinton", "person"), ("Hillary Clinton", "person")), known)
    )


def test_a_full_name_takes_over_the_surname_that_came_before() -> None:
    a, b = join_all([article("1", ("Brennick", "person")), article("2", ("Harold Brennick", "person"))])
    assert ids(a) == ids(b)
    assert [note.name for note in a.notes if isinstance(note, Entity)] == ["Harold Brennick"]


def test_speakers_and_chains_get_the_ids_of_mentions() -> None:
    extra = (said("Dmitry Peskov", "the Kremlin", "RIA Novosti"), said("Peskov"))
    done = join(
        article(
            "1",
            ("RIA", "organisation"),
            ("Kremlin", "organisation"),
            ("Dmitry Peskov", "person"),
            extra=extra,
        ),
        MemoryEntities(),
    )
    ria, kremlin, peskov = ids(done)
    first, second = statements(done)
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.entity == second.speaker.entity == peskov
    assert [link.entity for link in first.chain] == [kremlin, ria]


def test_descriptions_have_ids_of_their_article() -> None:
    extra = (said("the council of the valley", "the council"),)
    a, b = join_all([article("1", extra=extra), article("2", extra=extra)])
    (first,), (second,) = statements(a), statements(b)
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.entity == first.chain[0].entity
    assert first.speaker.entity is not None
    assert first.speaker.entity != second.speaker.entity


def test_a_short_name_of_a_body_is_the_one_full_name_of_the_article() -> None:
    one = article("1", ("UN Security Council", "organisation"), ("Security Council", "organisation"))
    assert len(set(ids(join(one, MemoryEntities())))) == 1
    two = article("2", ("Security Council", "organisation"), ("Defence Council", "organisation"))
    assert len(set(ids(join(two, MemoryEntities())))) == 2


def test_people_who_share_words_are_two() -> None:
    for one, two in (("George W. Bush", "George H.W. Bush"), ("Rand Paul", "Paul R. Pillar")):
        done = join(article("1", (one, "person"), (two, "person")), MemoryEntities())
        assert len(set(ids(done))) == 2


def test_a_person_is_no_place() -> None:
    done = join(
        article("1", ("Washington", "place"), ("Denzel Washington", "person"), ("Washington", "place")),
        MemoryEntities(),
    )
    city, actor, again = ids(done)
    assert city == again != actor


def test_notes_of_other_kinds_stay_as_they_are() -> None:
    one = article("1", ("Oslo", "place"))
    assert join(one, MemoryEntities()).text == one.text
    assert join(Article(id="x", text=""), MemoryEntities()) == Article(id="x", text="")


def test_memory_finds_in_the_order_of_saving() -> None:
    known = MemoryEntities()
    first = KnownEntity(id="b", type="person", name="First")
    second = KnownEntity(id="a", type="person", name="Second")
    known.save(first, ["k"])
    known.save(second, ["k", "l"])
    known.save(KnownEntity(id="b", type="person", name="First Again"), [])
    assert [entity.name for entity in known.find(["l", "k", "nothing"])] == ["First Again", "Second"]


NAMES = st.sampled_from(
    ["Ann Low", "Low", "Bo Low", "Oslo", "UN", "", "the mayor", "Энн Лоу", "A. Low", "Low-Berg", "…", "Dr"]
)
TYPES: st.SearchStrategy[EntityType] = st.sampled_from(["person", "place", "organisation", "people", "other"])


@given(st.lists(st.lists(st.tuples(NAMES.filter(bool), TYPES), max_size=6), max_size=4))
@settings(deadline=None)
def test_every_name_gets_an_id_and_the_same_again(mentions: list[list[tuple[str, EntityType]]]) -> None:
    articles = [
        article(str(number), *some, extra=(said("the mayor", "Oslo"),))
        for number, some in enumerate(mentions)
    ]
    done = join_all(articles)
    assert done == join_all(articles)
    assert all(id_ and len(id_) == 12 for one in done for id_ in ids(one))
    assert all(note.name for one in done for note in one.notes if isinstance(note, Entity))
