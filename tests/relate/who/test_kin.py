from __future__ import annotations

import pytest

from broadsheet.model import Article, Entity
from broadsheet.relate.who.kin import are_two
from broadsheet.relate.who.offices import sex
from broadsheet.relate.who.register import join_all


def ids(text: str, *names: str) -> list[str | None]:
    """Return the entities of names marked where they first stand, by order."""
    notes = tuple(
        Entity(start=text.index(n), end=text.index(n) + len(n), text=n, type="person", made_by="hand")
        for n in names
    )
    (joined,) = join_all([Article(id="a1", text=text, language="en", notes=notes)])
    return [note.entity for note in joined.notes if isinstance(note, Entity)]


@pytest.mark.parametrize("other", ["Mario Conti", "Martin Conti", "Marta Conti"])
def test_two_first_names_of_one_article_are_two_people(other: str) -> None:
    one, two = ids(f"Maria Conti hired {other}.", "Maria Conti", other)
    assert one != two


def test_a_short_form_in_one_article_is_the_same_person() -> None:
    one, two = ids("William Grove spoke. Bill Grove left.", "William Grove", "Bill Grove")
    assert one == two


def test_other_scripts_and_initials_do_not_make_two_people() -> None:
    assert not are_two("Иван Петров", "Ivan Petrov")
    assert not are_two("I. Petrov", "Ivan Petrov")


def test_a_word_for_kin_says_the_sex() -> None:
    text = "her husband, Pavel Orlik"
    assert sex(text, text.index("Pavel"), "Pavel Orlik") == "m"


def test_an_initial_that_is_a_small_word_elsewhere_tells_two_people_apart() -> None:
    ellen, tom, short = ids("Ellen Pike ran. Tom Pike sat. E. Pike won.", "Ellen Pike", "Tom Pike", "E. Pike")
    assert short == ellen != tom
