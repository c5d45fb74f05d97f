from __future__ import annotations

from typing import Literal

import pytest

from broadsheet import flow
from broadsheet.model import Article, Link, Note, Outlet, Span, Speaker, Statement
from broadsheet.relate.tracing.origins import origins, traced

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


def read(*printed: tuple[str, str]) -> list[Article]:
    """Return articles, each an outlet and its text, with the notes that inspecting finds."""
    articles = [
        Article(id=f"a{n}", text=text, outlet=Outlet(name=name)) for n, (name, text) in enumerate(printed)
    ]
    return [found for each in articles if isinstance(found := flow.inspected(each), Article)]


# --- chains -----------------------------------------------------------------------------------------


def test_the_last_of_a_chain_is_where_it_started() -> None:
    note = said("American officials", outlet("RT"), outlet("New York Post"))
    assert names([article("a", "Lakeside Courier", note)]) == (["New York Post"], 1)


def test_an_outlet_that_nobody_knows_is_called_as_it_is_printed() -> None:
    found = read(
        ("Lakeside Courier", "Harbour & Exchange reports that the strike costs 14 million crowns a day.")
    )
    assert names(found) == (["Harbour & Exchange"], 1)


def test_everybody_who_cites_one_report_rests_on_it() -> None:
    one = article("a", "Lakeside Courier", said(None, outlet("RT"), outlet("New York Post")))
    two = article("b", "Hillside Echo", said(None, outlet("the New York Post")))
    found, at_most = origins([one, two], {})
    assert [(origin.name, origin.articles) for origin in found] == [("New York Post", ("a", "b"))]
    assert at_most == 1


def test_a_channel_is_no_start_its_speaker_is() -> None:
    note = said("the harbour ministry", Link(name="Telegram", role="channel"))
    assert names([article("a", "Lakeside Courier", note)]) == (["the harbour ministry"], 1)


def test_a_broadcaster_that_carries_an_address_is_no_start() -> None:
    (one,) = read(
        (
            "Lakeside Courier",
            "Speaking live on state television Norland One, Governor Ada Holm said the dam had held.",
        )
    )
    assert names([one]) == (["Ada Holm"], 1)


def test_what_state_television_says_is_no_start_beside_others() -> None:
    found = read(
        ("Hillside Echo", '"We heard a bang," Ada Holm told Hillside Echo.'),
        ("Lakeside Courier", "The dam has held, state television RTVE reported on Tuesday."),
    )
    assert names(found)[1] == 1


def test_a_statement_that_anybody_may_hear_is_no_report_of_whoever_heard_it() -> None:
    (one,) = read(
        (
            "Lakeside Courier",
            "General Ada Holm said in a statement heard by the Lakeside Courier that the dam had held.",
        )
    )
    assert names([one]) == (["Ada Holm"], 1)


def test_citing_an_outlet_that_is_here_itself_is_no_further_start() -> None:
    own = article("a", "New York Post", said("Ada Holm", form="direct"))
    citing = article("b", "Lakeside Courier", said(None, outlet("New York Post")))
    found, at_most = origins([own, citing], {})
    assert [(origin.name, origin.articles) for origin in found] == [("Ada Holm", ("a", "b"))]
    assert at_most == 1


def test_agencies_in_the_plural_are_unknown_and_never_counted() -> None:
    one = article("a", "Lakeside Courier", said("Ada Holm", agency("Russian news agencies"), form="direct"))
    two = article("b", "Hillside Echo", said(None, outlet("Al Jazeera")))
    assert names([one, two]) == (["Al Jazeera", "(Russian news agencies)"], 1)
    assert names([one]) == (["(Russian news agencies)"], 1)


def test_an_outlet_cited_through_another_one_here_is_no_further_start() -> None:
    found = read(
        (
            "Hillside Echo",
            'A farmer saw the dam break. "It went like paper," Ole Berg told our reporter in his yard.',
        ),
        (
            "Lakeside Courier",
            "The dam broke in a minute, Hillside Echo writes, citing the daily Jyllands-Posten.",
        ),
    )
    assert names(found)[1] == 1


# --- speakers -----------------------------------------------------------------------------------------


def test_first_hand_words_start_with_their_speaker() -> None:
    assert names([article("a", "Lakeside Courier", said("Ada Holm", form="direct"))]) == (["Ada Holm"], 1)
    assert names([article("a", "Lakeside Courier", said("Ada Holm"))]) == (["Ada Holm"], 1)


def test_two_outlets_with_one_speaker_s_words_are_one_origin() -> None:
    printed = [article(key, f"Paper {key}", said("Ada Holm", form="direct")) for key in "ab"]
    assert names(printed) == (["Ada Holm"], 1)


def test_a_spokeswoman_is_her_body() -> None:
    found = read(
        (
            "Lakeside Courier",
            "The wall will be mended by May, Norland Railways spokeswoman Ada Holm told Lakeside Courier.",
        ),
        ("Hillside Echo", "The wall will be mended by May, Norland Railways said in a statement on Tuesday."),
    )
    assert names(found)[1] == 1


def test_whoever_speaks_to_one_outlet_alone_is_part_of_its_report() -> None:
    found = read(
        ("Hillside Echo", 'Our team reached the dam at noon. "It went like paper," said farmer Ole Berg.'),
        (
            "Lakeside Courier",
            "The dam went like paper, farmer Ole Berg said. Nobody was hurt in the valley below it.",
        ),
    )
    assert names(found) == (["Hillside Echo"], 1)


def test_speakers_who_are_always_together_may_come_from_one_text() -> None:
    notes = [said(name, form="direct") for name in ("Ada Holm", "Per Lie", "Ole Torsvik")]
    assert names([article("a", "Lakeside Courier", *notes)])[1] == 1
    printed = [article(key, f"Paper {key}", *notes[:2]) for key in "abcde"]
    assert names(printed)[1] == 1


def test_an_outlet_counts_once_however_many_articles_it_prints() -> None:
    speakers = ("Ada Holm", "Per Lie", "Ole Torsvik")
    printed = [article(name, "Lakeside Courier", said(name, form="direct")) for name in speakers]
    assert names(printed)[1] == 1


def test_what_is_said_to_outlets_of_their_own_is_as_many_origins() -> None:
    found = read(
        ("Hillside Echo", '"We heard a bang," Ada Holm told Hillside Echo.'),
        ("Lakeside Courier", '"Nobody warned us," Per Lie told this newspaper.'),
    )
    assert names(found)[1] == 2


def test_an_unnamed_source_is_unknown() -> None:
    note = said("a source", form="direct", anonymous=True)
    assert names([article("a", "Lakeside Courier", note)]) == (["(a source)"], 1)


def test_an_outlet_s_own_unnamed_source_is_the_outlet() -> None:
    found = read(
        (
            "Lakeside Courier",
            "The bank will be sold, said two people familiar with the talks, who asked not to be named.",
        )
    )
    assert names(found) == (["Lakeside Courier"], 1)


# --- whose report it is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats lay on the quay, a Lakeside Courier reporter saw.",
        "This correspondent counted eleven boats on the quay.",
        "Documents obtained by Lakeside Courier show that the wall was never inspected.",
        "The Lakeside Courier has seen the report on the wall.",
        "Our team reached the quay at noon and counted eleven boats.",
        "We counted eleven boats on the quay.",
    ],
)
def test_an_outlet_s_own_people_and_papers_are_the_outlet(sentence: str) -> None:
    found = traced(read(("Lakeside Courier", f"{sentence} The mayor, Per Lie, said the wall was safe.")), {})
    assert [origin.name for origin in found.origins] == ["Lakeside Courier"]
    assert [edge.how for edge in found.edges] == ["own"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lakeside Courier could not verify the report.",
        "Lakeside Courier has asked the harbour board for comment.",
        'She told reporters: "We saw eleven boats."',
    ],
)
def test_what_any_paper_writes_is_no_report_of_its_own(sentence: str) -> None:
    found = traced(read(("Lakeside Courier", f"The wall broke, Ada Holm said on Tuesday. {sentence}")), {})
    assert [origin.name for origin in found.origins] == ["Ada Holm"]


def test_a_body_s_own_release_starts_with_it() -> None:
    found = read(
        (
            "Norland Harbour Board",
            "The Norland Harbour Board has closed the quay. The Norland Harbour Board regrets the delay.",
        ),
        ("Lakeside Courier", "The quay is closed, the Norland Harbour Board said on Tuesday."),
    )
    assert names(found) == (["Norland Harbour Board"], 1)


def test_independence_that_is_not_shown_is_not_counted() -> None:
    plain = article("a", "Lakeside Courier", text="The wall of the harbour broke at noon.")
    assert names([plain]) == (["Lakeside Courier"], 1)
    other = article("b", "Hillside Echo", text="A wall fell down in the harbour this Tuesday.")
    assert names([plain, other])[1] == 1


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
    view = article(
        "c",
        "Daily Dike",
        text="I think we should build it higher. It ought to be done, and we must not wait.",
    )
    assert names([view, news]) == (["Bo Lind"], 1)


# --- copies and credits -----------------------------------------------------------------------------


def test_copies_rest_on_what_their_text_rests_on() -> None:
    text = "OSTERVEEN, March 3 (AP) — Boats lay on the quay, an AP reporter saw."
    wire = article("w", "Associated Press", text=text)
    prints = [article(str(n), f"Paper {n}", said("Ada Holm", form="direct"), text=text) for n in range(5)]
    found = traced([wire, *prints], dict.fromkeys(("w", "0", "1", "2", "3", "4"), "w"))
    assert [(origin.name, len(origin.articles)) for origin in found.origins] == [("Associated Press", 6)]
    assert found.at_most == 1
    assert [(edge.how, edge.via) for edge in found.edges if edge.article == "3"] == [("copies", "w")]


def test_credits_at_the_end_and_in_the_byline_where_nothing_else_is_shown() -> None:
    text = "The wall of the harbour broke at noon, and boats sank."
    for printed, name in (
        (f"{text} (Reuters)", "Reuters"),
        (f"{text}\n\n(With inputs from AFP)", "Agence France-Presse"),
    ):
        assert names([article("a", "Lakeside Courier", text=printed)])[0] == [name]
    by = Article(id="a", text=text, outlet=Outlet(name="Lakeside Courier"), byline=("Reuters",))
    assert names([by])[0] == ["Reuters"]


def test_a_copy_group_without_a_credit_starts_with_its_agency_or_its_first_print() -> None:
    text = "The wall of the harbour broke at noon, and boats sank."
    wire = Article(id="b", text=text, outlet=Outlet(name="Reuters", kind="agency"))
    prints = [article("a", "Lakeside Courier", text=text), wire]
    assert names(prints, {"a": "a", "b": "a"}) == (["Reuters"], 1)
    assert names([prints[0], article("c", "Hillside Echo", text=text)], {"a": "a", "c": "a"}) == (
        ["Lakeside Courier"],
        1,
    )


def test_a_paper_that_copies_what_copies_it_ends() -> None:
    one = article("a", "Lakeside Courier", said(None, outlet("Hillside Echo")))
    two = article("b", "Hillside Echo", said(None, outlet("Lakeside Courier")))
    assert names([one, two])[1] == 1


def test_edges_show_the_words_that_cite() -> None:
    text = "The wall broke at noon, Reuters reported on Tuesday."
    found = traced([article("a", "Lakeside Courier", text=text)], {})
    (edge,) = found.edges
    assert (edge.how, edge.to, edge.via) == ("cites", "Reuters", None)
    assert [text[start:end] for start, end in edge.spans] == ["Reuters"]


def test_nothing_gives_nothing() -> None:
    assert origins([], {}) == ((), 0)


# --- who heard it, and from whom others have it -----------------------------------------------------


def test_who_has_only_what_another_outlet_s_people_heard_adds_none() -> None:
    found = read(
        (
            "Lakeside Courier",
            "A Lakeside Courier reporter saw the engineer weep. “The wall was breathing like an animal,” Ada Holm said.",
        ),
        ("Hillside Echo", "“The wall was breathing like an animal,” Ada Holm told the court on Tuesday."),
    )
    assert names(found) == (["Lakeside Courier"], 1)


def test_who_spoke_to_another_outlet_as_well_is_a_start() -> None:
    found = read(
        (
            "Lakeside Courier",
            "A Lakeside Courier reporter saw the engineer weep. “The wall was breathing,” Ada Holm said.",
        ),
        ("Hillside Echo", "“I warned them twice,” Ada Holm told Hillside Echo on Tuesday."),
    )
    assert names(found)[1] == 2


def test_words_that_others_have_through_an_agency_are_the_agency_s() -> None:
    found = read(
        ("Lakeside Courier", "“We called every number we had,” Ada Holm told AFP on the quay on Tuesday."),
        ("Hillside Echo", "“We called every number we had,” said Ada Holm, who had landed on Tuesday."),
    )
    assert names(found) == (["Agence France-Presse"], 1)


def test_an_unnamed_source_of_the_agency_that_is_cited_is_not_the_paper_s_own() -> None:
    (one,) = read(
        (
            "Lakeside Courier",
            "The wall is safe, a harbour official told AFP on Tuesday. The official, who asked not to be named, said so.",
        )
    )
    assert names([one]) == (["Agence France-Presse"], 1)


def test_a_paper_may_be_named_in_quotation_marks() -> None:
    found = read(
        ("Lakeside Courier", "The wall was never inspected, the “Hillside Echo” reported on Tuesday."),
        ("Hillside Echo", "The wall was never inspected, as documents obtained by Hillside Echo show."),
    )
    assert names(found) == (["Hillside Echo"], 1)


def test_what_is_told_to_members_of_parliament_is_told_to_all() -> None:
    note = said("Ada Holm", outlet("MPs"), form="direct")
    other = said("Ada Holm", form="direct")
    assert names([article("a", "Lakeside Courier", note), article("b", "Hillside Echo", other)]) == (
        ["Ada Holm"],
        1,
    )


@pytest.mark.parametrize(
    "carrier", ["a briefing at noon by its spokesman Bo Lind", "letter seen by the Courier"]
)
def test_words_that_are_no_name_carry_nothing(carrier: str) -> None:
    found, at_most = names([article("a", "Lakeside Courier", said("Ada Holm", outlet(carrier)))])
    assert at_most == 1
    assert carrier.lower() not in found


def test_an_article_that_shows_nothing_counts_where_others_lean_on_it() -> None:
    plain = article("a", "Lakeside Courier", text="The wall of the harbour broke at noon.")
    quoting = article("b", "Hillside Echo", said("Bo Lind", form="direct"), text="A mayor said so on Monday.")
    citing = article("c", "Norland Post", said(None, outlet("Lakeside Courier")))
    assert names([plain, quoting])[1] == 1
    assert names([plain, quoting, citing])[1] == 2


def test_a_body_that_speaks_before_an_outlet_is_cited_speaks_for_itself() -> None:
    found = read(
        (
            "Lakeside Courier",
            "The quay is closed, the Norland Harbour Board said. Its spokesman Bo Lind told Radio Norhavn that boats had sunk.",
        ),
        ("Hillside Echo", "The quay is closed, the Norland Harbour Board said on Tuesday."),
    )
    assert names(found) == (["Norland Harbour Board"], 1)


def test_a_paper_that_one_outlet_has_is_its_own_and_a_day_is_nobody() -> None:
    found = read(
        (
            "Lakeside Courier",
            "The harbour is to close in May. That emerges from a memo available to Lakeside Courier.",
        ),
        ("Hillside Echo", "The harbour will not close, port director Ada Holm said in a statement."),
    )
    assert names(found) == (["Ada Holm", "Lakeside Courier"], 2)
    (dated,) = read(("Hillside Echo", "No boat sailed, Aug 3 said. The harbour master shrugged."))
    assert names([dated]) == (["Hillside Echo"], 1)


@pytest.mark.parametrize(
    ("refusal", "at_most"),
    [
        (
            "A spokesman for the company did not want to say anything about it when asked by this newspaper.",
            1,
        ),
        ("A spokesman for the company would not comment when asked by this newspaper.", 1),
        (
            "The pump had been repaired in March, a spokesman for the company said, asked by this newspaper.",
            2,
        ),
    ],
)
def test_who_asks_and_is_told_nothing_is_no_origin(refusal: str, at_most: int) -> None:
    found = read(
        (
            "Der Spiegel",
            "A report that DER SPIEGEL has seen warns of cracks in the tower. It was kept secret.",
        ),
        (
            "Hannoversche Allgemeine",
            f"As Der Spiegel reports, experts warned of cracks in the tower. {refusal}",
        ),
    )
    assert names(found)[1] == at_most
