from __future__ import annotations

from broadsheet.model import Article, Entity, EntityType
from broadsheet.relate.who.register import join_all

Named = tuple[str, EntityType]


def article(number: int, text: str, *named: Named) -> Article:
    """Return an article whose names are marked where they first stand."""
    notes = [
        Entity(
            start=text.index(name), end=text.index(name) + len(name), text=name, type=type_, made_by="hand"
        )
        for name, type_ in named
    ]
    return Article(id=f"a{number}", text=text, language="en", notes=tuple(notes))


def ids(*articles: Article) -> list[dict[str, str | None]]:
    joined = join_all(articles)
    return [{n.text: n.entity for n in one.notes if isinstance(n, Entity)} for one in joined]


def test_a_first_name_alone_is_whom_the_archive_met_beside_another_name_of_the_article() -> None:
    first = article(
        1,
        "Isaac Kiprop fights the Harbour Commission.",
        ("Isaac Kiprop", "person"),
        ("Harbour Commission", "organisation"),
    )
    beside = article(
        2, "The Harbour Commission blames Isaac.", ("Harbour Commission", "organisation"), ("Isaac", "person")
    )
    elsewhere = article(
        3, "The Mill Board blames Isaac.", ("Mill Board", "organisation"), ("Isaac", "person")
    )
    one, two, three = ids(first, beside, elsewhere)
    assert two["Isaac"] == one["Isaac Kiprop"]
    assert three["Isaac"] != one["Isaac Kiprop"]


def test_three_letters_mean_the_body_that_was_met_beside_another_name_of_the_article() -> None:
    first = article(
        1,
        "The Civic Reform Party chose Daigo Hara.",
        ("Civic Reform Party", "organisation"),
        ("Daigo Hara", "person"),
    )
    beside = article(2, "Daigo Hara leads the CRP.", ("Daigo Hara", "person"), ("CRP", "organisation"))
    elsewhere = article(3, "A test for CRP was sold.", ("CRP", "organisation"))
    one, two, _ = ids(first, beside, elsewhere)
    assert two["CRP"] == one["Civic Reform Party"]
    (alone,) = ids(elsewhere)
    assert alone["CRP"] != one["Civic Reform Party"]


def test_an_office_of_other_articles_tells_two_of_one_surname_apart() -> None:
    first = article(
        1,
        "Minister Kim Min-jae met prosecutor Kim Hye-jin.",
        ("Kim Min-jae", "person"),
        ("Kim Hye-jin", "person"),
    )
    later = article(2, "Minister Kim Min-jae left. Prosecutor Kim asked on.", ("Kim Min-jae", "person"))
    start = later.text.index("Kim asked")
    lone = Entity(start=start, end=start + 3, text="Kim", type="person", made_by="hand")
    later = Article(id="a2", text=later.text, language="en", notes=(*later.notes, lone))
    one, two = ids(first, later)
    assert two["Kim"] == one["Kim Hye-jin"]


def test_a_coast_guard_is_that_of_the_country_that_the_article_names() -> None:
    first = article(1, "The Philippine Coast Guard sailed.", ("Philippine Coast Guard", "organisation"))
    same = article(
        2,
        "In the Philippines the Coast Guard waits.",
        ("Philippines", "place"),
        ("Coast Guard", "organisation"),
    )
    other = article(
        3, "In Norway the Coast Guard waits.", ("Norway", "place"), ("Coast Guard", "organisation")
    )
    one, two = ids(first, same)
    assert two["Coast Guard"] == one["Philippine Coast Guard"]
    one, three = ids(first, other)
    assert three["Coast Guard"] != one["Philippine Coast Guard"]


def test_a_name_in_arabic_letters_is_joined_by_its_consonants() -> None:
    arabic = article(1, "وصل رامي حداد إلى بيروت.", ("رامي حداد", "person"))
    latin = article(2, "Rami Haddad arrived in Beirut.", ("Rami Haddad", "person"))
    one, two = ids(arabic, latin)
    assert one["رامي حداد"] == two["Rami Haddad"]


def test_a_storm_is_nobody_of_its_first_name() -> None:
    text = "Odile Le Goff watched Odile come."
    person = Entity(start=0, end=13, text="Odile Le Goff", type="person", made_by="hand")
    storm = Entity(start=22, end=27, text="Odile", type="event", made_by="hand")
    (joined,) = join_all([Article(id="a1", text=text, language="en", notes=(person, storm))])
    found = {n.start: n.entity for n in joined.notes if isinstance(n, Entity)}
    assert found[0] != found[22]
