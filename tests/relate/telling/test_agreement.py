"""What several origins tell alike, and what is denied."""

from __future__ import annotations

from broadsheet.model import Article, Origin, Outlet, Quoted, Saying, Span, Speaker, Statement, Voice
from broadsheet.relate.telling.agreement import agreed, denied

LINE = "Three people died in the fire at the furniture works in Brackmoor on Saturday night."


def _article(key: str, text: str, *notes: Statement) -> Article:
    return Article(id=key, text=text, outlet=Outlet(name=f"Outlet {key}"), notes=notes)


def _filled(line: str) -> str:
    return f"{line} The weather had been dry for weeks before it. Nobody could be reached for comment in the town hall."


def _lead(article: Article, line: str) -> Quoted:
    return Quoted(text=line, article=article.id, start=0, end=len(line))


def _own(*keys: str) -> list[Origin]:
    return [Origin(name=f"Outlet {key}", articles=(key,)) for key in keys]


def test_outlets_with_reports_of_their_own_that_say_the_same_agree() -> None:
    one = _article("a", _filled(LINE))
    two = _article(
        "b", _filled("Late on Saturday three people died in a fire at Brackmoor's furniture works.")
    )
    (found,) = agreed([one, two], [_lead(one, LINE)], _own("a", "b"), {})
    assert found.origins == ("Outlet a", "Outlet b")
    assert [place.article for place in found.places] == ["a", "b"]


def test_another_number_and_a_denial_are_no_agreement() -> None:
    one = _article("a", _filled("In all 3 people died in the fire at the furniture works in Brackmoor."))
    for other in (
        "In all 5 people died in the fire at the furniture works in Brackmoor.",
        "It is not so that 3 people died in the fire at the furniture works in Brackmoor.",
    ):
        two = _article("b", _filled(other))
        assert agreed([one, two], [_lead(one, one.text[:69])], _own("a", "b"), {}) == ()


def test_one_text_and_one_origin_count_once() -> None:
    one, two = _article("a", _filled(LINE)), _article("b", _filled(LINE))
    assert agreed([one, two], [_lead(one, LINE)], _own("a", "b"), {"b": "a"}) == (), "copies of one text"
    assert agreed([one, two], [_lead(one, LINE)], _own("a", "b"), {}) == (), "word for word"
    other = _article(
        "c", _filled("Late on Saturday three people died in a fire at Brackmoor's furniture works.")
    )
    agency = [Origin(name="Agency", articles=("a", "c"))]
    assert agreed([one, other], [_lead(one, LINE)], agency, {}) == ()


def test_whoever_only_rests_on_somebody_is_not_said_to_agree() -> None:
    one = _article("a", _filled(LINE))
    two = _article(
        "b", _filled("Late on Saturday three people died in a fire at Brackmoor's furniture works.")
    )
    origins = [Origin(name="Ada Holm", articles=("a",)), Origin(name="Outlet b", articles=("b",))]
    (found,) = agreed([one, two], [_lead(one, LINE)], origins, {})
    assert found.origins == ("Outlet b",)
    assert found.at_most == 2


def _voice(name: str | None, words: str, stance: str) -> Voice:
    speaker = Speaker(name=name) if name else None
    statement = Statement(content=(Span(0, len(words)),), form="indirect", stance=stance, speaker=speaker)
    return Voice(name=name, entity=None, sayings=(Saying(statement=statement, article="a", words=(words,)),))


def test_what_one_says_and_another_denies_stands_side_by_side() -> None:
    voices = [
        _voice("Larysa Bilous", "The exits of the warehouse had been locked on Friday", "said"),
        _voice("Viktor Hrabar", "that the exits had been locked", "denied"),
        _voice("Ada Holm", "that trains would be late", "said"),
    ]
    (found,) = denied(voices)
    assert (found.by, found.denied_by) == ("Larysa Bilous", "Viktor Hrabar")


def test_another_number_is_another_matter() -> None:
    voices = [
        _voice("The bank", "that records of 2.3 million people were copied", "said"),
        _voice("Ms Garrick", "that records of 4 million people were copied", "denied"),
    ]
    assert denied(voices) == ()
