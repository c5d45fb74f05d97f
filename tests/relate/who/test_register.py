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


def written(id_: str, text: str, *names: tuple[str, EntityType]) -> Article:
    """Return an article whose mentions are these, found in this order."""
    notes, at = [], 0
    for name, type_ in names:
        at = text.index(name, at)
        notes.append(Entity(start=at, end=at + len(name), text=name, type=type_))
        at += len(name)
    return Article(id=id_, text=text, notes=tuple(notes))


def by_text(done: Article) -> dict[str, str | None]:
    return {note.text: note.entity for note in done.notes if isinstance(note, Entity)}


def test_an_office_alone_is_whoever_has_it_in_this_article() -> None:
    text = "Ada Low, the mayor of Sund, met Trade Minister Bo Ek. The mayor was late, and the minister told her so."
    done = join(
        written("1", text, ("Ada Low", "person"), ("Sund", "place"), ("Bo Ek", "person")), MemoryEntities()
    )
    found = by_text(done)
    assert found["The mayor"] == found["Ada Low"]
    assert found["the minister"] == found["Bo Ek"]
    assert all(text[note.start : note.end] == note.text for note in done.notes if isinstance(note, Entity))
    assert join(done, MemoryEntities()) == done


def test_an_office_is_known_from_other_articles() -> None:
    known = MemoryEntities()
    join(written("1", "Health Minister Ada Low spoke.", ("Ada Low", "person")), known)
    found = by_text(
        join(written("2", "Ada Low left. The minister said nothing.", ("Ada Low", "person")), known)
    )
    assert found["The minister"] == found["Ada Low"]


def test_an_office_that_nobody_has_stays_unmarked() -> None:
    done = join(written("1", "Ada Low waited. The mayor came.", ("Ada Low", "person")), MemoryEntities())
    assert list(by_text(done)) == ["Ada Low"]


def test_a_kind_of_body_is_the_last_one_of_that_kind() -> None:
    text = "Brandt AG wrote to the Standards Commission. The commission thanked the company."
    done = join(
        written("1", text, ("Brandt AG", "organisation"), ("Standards Commission", "organisation")),
        MemoryEntities(),
    )
    found = by_text(done)
    assert found["The commission"] == found["Standards Commission"]
    assert found["the company"] == found["Brandt AG"]


def test_mr_and_mrs_are_two() -> None:
    text = "Ada Low came with Bo Low. Mr Low smiled. Mrs Low did not."
    names: list[tuple[str, EntityType]] = [
        ("Ada Low", "person"),
        ("Bo Low", "person"),
        ("Low", "person"),
        ("Low", "person"),
    ]
    ada, bo, mister, missis = ids(join(written("1", text, *names), MemoryEntities()))
    assert (mister, missis) == (bo, ada)


def test_a_first_name_alone_needs_the_surname_near() -> None:
    known = MemoryEntities()
    (ada,) = ids(join(article("1", ("Ada Low", "person")), known))
    near = join(article("2", ("Ada", "person"), ("Bo Low", "person")), known)
    far = join(article("3", ("Ada", "person"), ("Bo Ek", "person")), known)
    assert by_text(near)["Ada"] == ada != by_text(far)["Ada"]


def test_father_and_son_of_one_name_are_two() -> None:
    for father, son in (("Rob Tull Sr.", "Rob Tull Jr."), ("José da Silva", "José da Silva Filho")):
        assert len(set(ids(join(article("1", (father, "person"), (son, "person")), MemoryEntities())))) == 2


def test_an_initial_that_fits_two_people_joins_neither() -> None:
    found = ids(
        join(
            article("1", ("Sam Low", "person"), ("Sue Low", "person"), ("S. Low", "person")), MemoryEntities()
        )
    )
    assert len(set(found)) == 3


def test_names_of_other_languages_and_cases_are_joined() -> None:
    for one, two, type_ in (
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj", "person"),
        ("Sergei Sobyanin", "Сергея Собянина", "person"),
        ("Kharkiv", "Харкові", "place"),
        ("Marevia", "Mareviens", "place"),
        ("Kent Fire and Rescue Service", "KFRS", "organisation"),
        ("Orbane Metals", "Orbane", "organisation"),
        ("Storm Odile", "Odile", "event"),
    ):
        kind: EntityType = type_  # type: ignore[assignment]  # one of the literals
        a, b = join_all([article("1", (one, kind)), article("2", (two, kind))])
        assert ids(a) == ids(b), (one, two)


def test_names_that_only_look_alike_stay_apart() -> None:
    for one, two, type_ in (
        ("Daniyal Akhmetov", "Daniyar Akhmetov", "person"),
        ("Niger", "Nigeria", "place"),
        ("Orbane Metals", "Orbane Foods", "organisation"),
        ("National Bank", "National Guard", "organisation"),
        ("Volgograd", "Volgograd region", "place"),
    ):
        kind: EntityType = type_  # type: ignore[assignment]  # one of the literals
        a, b = join_all([article("1", (one, kind)), article("2", (two, kind))])
        assert ids(a) != ids(b), (one, two)


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
