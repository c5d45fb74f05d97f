"""Bodies that print their own news, and the people and names that belong to them."""

from __future__ import annotations

import pytest

from broadsheet import flow
from broadsheet.model import Article, Outlet
from broadsheet.relate.tracing.offices import authority, is_bare, is_described, kind_abroad
from broadsheet.relate.tracing.origins import origins
from broadsheet.relate.tracing.ownvoice import is_issuer


def counted(*printed: tuple[str, str]) -> tuple[list[str], int]:
    """Return the known origins of articles, each an outlet and its text, and how many at most."""
    articles = [
        Article(id=f"a{n}", text=text, outlet=Outlet(name=name)) for n, (name, text) in enumerate(printed)
    ]
    read = [found for each in articles if isinstance(found := flow.inspected(each), Article)]
    starts, at_most = origins(read, {})
    return [origin.name for origin in starts if origin.known], at_most


@pytest.mark.parametrize(
    ("name", "issues"),
    [
        ("Department of Harbours", True),
        ("Norhavn City Council", True),
        ("Kantonspolizei Norland", True),
        ("Norland Shipping AG", True),
        ("Lakeside Courier", False),
        ("Norland Press Office News", False),
        ("Reuters", False),
    ],
)
def test_some_names_are_those_of_bodies_with_news_of_their_own(name: str, *, issues: bool) -> None:
    assert is_issuer(name) is issues


def test_a_notice_that_does_not_name_its_body_is_the_words_of_that_body() -> None:
    notice = (
        "Norhavn City Council",
        "The baths will stay closed until May. Tickets can be given back from Monday.",
    )
    paper = ("Hillside Echo", "“It was like thunder,” Bo Lind told Hillside Echo.")
    assert counted(notice, paper)[1] == 2


def test_who_speaks_in_a_body_s_own_text_speaks_for_it() -> None:
    found = counted(
        ("Zoo Norhavn", "The otters have three young. “They swim already,” says keeper Ada Holm."),
        ("Lakeside Courier", "Otters were born at the zoo in Norhavn. “They swim already,” said Ada Holm."),
        ("Hillside Echo", "The youngest otters eat fish, Ada Holm said at a press conference."),
    )
    assert found == (["Zoo Norhavn"], 1)


def test_a_rank_is_of_the_one_authority_of_its_kind() -> None:
    found = counted(
        ("Lakeside Courier", "Two boats were stolen, the Norland County Sheriff's Office said on Facebook."),
        ("Hillside Echo", "“Two boats are gone,” Chief Deputy Ada Holm said at a briefing on Tuesday."),
    )
    assert found[1] == 1


def test_an_office_without_a_body_is_of_the_body_named_before() -> None:
    found = counted(
        (
            "Lakeside Courier",
            "The Norland Consumers Federation will go to court. “Mend the pipes first,” secretary-general Ada Holm told a press conference.",
        ),
        ("Hillside Echo", "The Norland Consumers Federation said that it would go to court over the water."),
    )
    assert found[1] == 1


def test_a_union_leader_is_not_of_the_company_that_is_named_more() -> None:
    found = counted(
        ("Lakeside Courier", "Norland Ferries said in a statement that all boats would sail."),
        (
            "Hillside Echo",
            "Norland Ferries wants to sail. “No boat will leave,” union leader Ada Holm told a press conference. Norland Ferries said that it would.",
        ),
        ("Norhavn Post", "“No boat will leave,” Ada Holm told a press conference."),
    )
    assert found[1] == 2


def test_an_authority_s_name_in_another_language_is_the_same_authority() -> None:
    found = counted(
        ("Kantonspolizei Wallis", "On Sunday a boulder fell on the path at noon. Nobody was hurt."),
        ("Lakeside Courier", "A boulder fell on a path on Sunday, the Valais cantonal police announced."),
        ("Hillside Echo", "Nobody was hurt by a boulder on Sunday, the Valais cantonal police said."),
    )
    assert found[1] == 1


def test_initials_may_leave_out_the_family_of_a_body() -> None:
    found = counted(
        ("FAO", "Swarms crossed the sea on Sunday. FAO urges all countries to step up control."),
        (
            "Lakeside Courier",
            "“It is serious,” the UN's Food and Agriculture Organization warned in a bulletin.",
        ),
        ("Norhavn Post", "Crops are at risk, according to the United Nations."),
    )
    assert found == (["FAO"], 1)


def test_an_agency_that_is_only_credited_is_no_second_origin() -> None:
    found = counted(
        ("Lakeside Courier", "Twins were born at the zoo, the Norhavn Zoo announced in a statement."),
        ("Kurier", "Im Zoo sind Zwillinge geboren. (APA)"),
    )
    assert found[1] == 1


def test_what_is_laid_before_a_court_is_one_origin_for_all_who_read_it() -> None:
    suit = "The clinic billed for tests that were never done, {} says."
    found = counted(
        ("Lakeside Courier", suit.format("a lawsuit filed in Norhavn on Monday")),
        ("Hillside Echo", suit.format("the complaint")),
        (
            "Norhavn Post",
            "“The cups were empty,” a nurse told the Norhavn Post, which agreed not to use her name.",
        ),
    )
    assert found == (["a lawsuit filed in Norhavn", "Norhavn Post"], 2)


@pytest.mark.parametrize(
    "line",
    [
        "Hillside Echo has reached out to the harbour board for comment.",
        "Three people familiar with the order told the Lakeside Courier.",
    ],
)
def test_who_only_cites_has_nothing_of_its_own(line: str) -> None:
    found = counted(
        (
            "Lakeside Courier",
            "The port is to close, three people familiar with the order told Lakeside Courier.",
        ),
        ("Hillside Echo", f"The port is to close, the Lakeside Courier reported. {line}"),
    )
    assert found == (["Lakeside Courier"], 1)


def test_a_paper_s_dotted_initials_are_its_own() -> None:
    found = counted(
        (
            "Norhavn Evening Post",
            "Bo Lind, 31, told the N.E.P.: “A fireman knocked and said five minutes, no more.”",
        ),
        ("Hillside Echo", "“A fireman knocked and said five minutes, no more,” said Bo Lind, 31."),
    )
    assert found == (["Bo Lind"], 1)


def test_a_reader_s_letter_to_a_paper_is_its_own() -> None:
    found = counted(
        (
            "Norhavn Blad",
            "The plane was full of smoke. “It smelled of hair,” a passenger wrote to NB from on board.",
        ),
        ("Hillside Echo", "An oven was burning, the airline's chief Ada Holm said in a statement."),
    )
    assert found[1] == 2


def test_the_end_of_an_office_is_no_outlet() -> None:
    found = counted(
        (
            "Lakeside Courier",
            "The spokesman for the Ministry of Foreign Affairs, Ada Holm, said on Monday that talks went on.",
        ),
        ("Hillside Echo", "“Talks go on,” Ada Holm, the ministry's spokesman, told his weekly briefing."),
    )
    assert "Foreign Affairs" not in found[0]
    assert found[1] == 1


@pytest.mark.parametrize(
    ("before", "after", "described"),
    [
        ("the union’s district secretary ", " said", True),
        ("", ", its director-general, said", True),
        ("union leader ", " said", False),
    ],
)
def test_offices_at_a_body_named_elsewhere(before: str, after: str, *, described: bool) -> None:
    assert is_described(before, after) is described


def test_an_office_behind_a_name_is_not_bare() -> None:
    assert is_bare("the group, secretary-general ")
    assert not is_bare("Norland Water managing director ")


def test_ranks_and_foreign_names_tell_a_kind_of_authority() -> None:
    assert authority("Chief Deputy ") == "sheriff"
    assert authority("the deputy prime minister ") is None
    assert authority("the inspector ") == authority("police inspector ") == "police"
    assert authority("a factory inspector ") is None
    assert kind_abroad("Kantonspolizei Bern") == "police"
    assert kind_abroad("Lakeside Courier") is None
