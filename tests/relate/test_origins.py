from __future__ import annotations

from typing import Literal

from broadsheet.model import Article, Link, Note, Outlet, Span, Speaker, Statement
from broadsheet.relate.origins import origins

TEXT = (
    "We shall mend the harbour wall before winter comes, and the road after it, the minister of works said."
)
QUOTE = Span(0, 50)

Form = Literal["direct", "indirect"]


def said(
    speaker: str | None, *chain: Link, form: Form = "indirect", stance: str = "said", anonymous: bool = False
) -> Statement:
    who = Speaker(name=speaker, anonymous=anonymous) if speaker else None
    return Statement(content=(QUOTE,), form=form, stance=stance, speaker=who, chain=chain)


def outlet(name: str) -> Link:
    return Link(name=name, role="outlet")


def agency(name: str) -> Link:
    return Link(name=name, role="agency")


def article(id_: str, printer: str, *notes: Note, text: str = TEXT, **more: str) -> Article:
    return Article(id=id_, text=text, outlet=Outlet(name=printer), notes=notes, **more)  # type: ignore[arg-type]


def names(articles: list[Article], groups: dict[str, str] | None = None) -> tuple[list[str], int]:
    found, at_most = origins(articles, groups or {})
    return [origin.name if origin.known else f"({origin.name})" for origin in found], at_most


def test_the_last_of_a_chain_is_where_it_started() -> None:
    note = said("American officials", outlet("RT"), outlet("New York Post"))
    assert names([article("a", "Lakeside Courier", note)]) == (["New York Post"], 1)


def test_everybody_who_cites_one_report_rests_on_it() -> None:
    one = article("a", "Lakeside Courier", said(None, outlet("RT"), outlet("New York Post")))
    two = article("b", "Hillside Echo", said(None, outlet("the New York Post")))
    found, at_most = origins([one, two], {})
    assert [(origin.name, origin.articles) for origin in found] == [("New York Post", ("a", "b"))]
    assert at_most == 1


def test_a_channel_is_no_start_its_speaker_is() -> None:
    note = said("the harbour ministry", Link(name="Telegram", role="channel"))
    assert names([article("a", "Lakeside Courier", note)]) == (["the harbour ministry"], 1)


def test_first_hand_words_start_with_their_speaker() -> None:
    assert names([article("a", "Lakeside Courier", said("Ada Holm", form="direct"))]) == (["Ada Holm"], 1)


def test_words_that_another_article_has_through_an_agency_are_the_agency_s() -> None:
    one = article("a", "Lakeside Courier", said("Ada Holm", form="direct"))
    two = article("b", "Hillside Echo", said("Ada Holm", agency("TASS"), form="direct"))
    assert names([one, two]) == (["TASS"], 1)


def test_one_text_counts_once_however_many_speak_in_it() -> None:
    notes = [said(name, form="direct") for name in ("Ada Holm", "Per Lie", "Ole Torsvik")]
    assert names([article("a", "Lakeside Courier", *notes)])[1] == 1
    assert names([article("a", "Lakeside Courier", *notes), article("b", "Hillside Echo", notes[1])])[1] == 2


def test_an_outlet_counts_once_however_many_articles_it_prints() -> None:
    speakers = ("Ada Holm", "Per Lie", "Ole Torsvik")
    printed = [article(name, "Lakeside Courier", said(name, form="direct")) for name in speakers]
    assert names(printed)[1] == 1


def test_texts_that_share_all_their_starts_are_no_more_than_these() -> None:
    notes = [said("Ada Holm", form="direct"), said("Per Lie", form="direct")]
    printed = [article(key, f"Paper {key}", *notes) for key in "abcde"]
    assert names(printed)[1] == 2


def test_gist_without_a_chain_is_the_outlet_s() -> None:
    assert names([article("a", "Lakeside Courier", said("Ada Holm"))]) == (["Lakeside Courier"], 1)


def test_an_article_without_statements_is_its_outlet_s() -> None:
    assert names([article("a", "Lakeside Courier")]) == (["Lakeside Courier"], 1)


def test_agencies_in_the_plural_are_unknown_and_never_counted() -> None:
    one = article("a", "Lakeside Courier", said("Ada Holm", agency("Russian news agencies"), form="direct"))
    two = article("b", "Hillside Echo", said(None, outlet("Al Jazeera")))
    assert names([one, two]) == (["Al Jazeera", "(Russian news agencies)"], 1)
    assert names([one]) == (["(Russian news agencies)"], 1)


def test_an_unnamed_source_is_unknown() -> None:
    note = said("a source close to the talks", form="direct", anonymous=True)
    assert names([article("a", "Lakeside Courier", note)]) == (["(a source close to the talks)"], 1)


def test_five_prints_of_one_wire_text_are_one_origin() -> None:
    text = f"OSTERVEEN, March 3 (AP) — {TEXT}"
    prints = [article(str(n), f"Paper {n}", said("Ada Holm", form="direct"), text=text) for n in range(5)]
    found, at_most = origins(prints, {str(n): "0" for n in range(5)})
    assert [(origin.name, len(origin.articles)) for origin in found] == [("Associated Press", 5)]
    assert at_most == 1


def test_credits_at_the_end_and_in_the_byline() -> None:
    for text, name in (
        (f"{TEXT} — Agencies", "(Agencies)"),
        (f"{TEXT} (Reuters)", "Reuters"),
        (f"{TEXT}\n\n(With inputs from AFP)", "Agence France-Presse"),
    ):
        assert names([article("a", "Lakeside Courier", said("Ada Holm"), text=text)])[0] == [name]
    by = Article(id="a", text=TEXT, outlet=Outlet(name="Lakeside Courier"), byline=("Reuters",))
    assert names([by])[0] == ["Reuters"]


def test_a_copy_group_without_a_credit_starts_with_its_agency_or_its_first_print() -> None:
    wire = Article(id="b", text=TEXT, outlet=Outlet(name="Reuters", kind="agency"))
    prints = [article("a", "Lakeside Courier"), wire]
    assert names(prints, {"a": "a", "b": "a"}) == (["Reuters"], 1)
    assert names([prints[0], article("c", "Hillside Echo")], {"a": "a", "c": "a"}) == (
        ["Lakeside Courier"],
        1,
    )


def test_citing_an_outlet_that_is_here_itself_is_no_further_start() -> None:
    own = article("a", "New York Post", said("Ada Holm", form="direct"))
    citing = article("b", "Lakeside Courier", said(None, outlet("New York Post")))
    found, at_most = origins([own, citing], {})
    assert [(origin.name, origin.articles) for origin in found] == [("Ada Holm", ("a", "b"))]
    assert at_most == 1


def test_opinion_is_no_origin_of_fact() -> None:
    column = article(
        "a", "Lakeside Courier", said("Ada Holm", form="direct"), url="https://x.example/opinion/wall"
    )
    news = article(
        "b",
        "Hillside Echo",
        said("Bo Lind", form="direct"),
        said("Cy Berg", form="direct", stance="criticised"),
    )
    assert names([column, news]) == (["Bo Lind"], 1)


def test_nothing_gives_nothing() -> None:
    assert origins([], {}) == ((), 0)
