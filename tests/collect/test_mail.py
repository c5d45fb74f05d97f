from __future__ import annotations

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.letter import from_html, from_text, shown
from broadsheet.collect.mail import MOST_BYTES, parse_mail
from broadsheet.collect.mailnames import outlet_of, writer_of
from broadsheet.model import Document, Failure, Outlet
from broadsheet.text.clean import to_paragraphs

COLLECTED = datetime(2026, 3, 3, 8, tzinfo=UTC)
NEWSLETTER = """<!DOCTYPE html><html lang="en-GB"><head><title>x</title><style>p { color: red }</style></head><body>
<div style="display:none; max-height:0px">The bridge is open again &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;</div>
<table width="100%"><tr><td align="center">
<table width="600"><tr><td><a href="https://t.example/v?reader=7">View this email in your browser</a></td></tr></table>
<table width="600"><tr><td><img src="https://t.example/logo.png"></td></tr>
<tr><td><a href="#">World</a></td><td><a href="#">Business</a></td><td><a href="#">Sport</a></td></tr></table>
<table width="600"><tr><td style="font-size:0"><h1 style="font-size:22px">Harbour bridge at Lindvik reopens</h1>
<p style="font-size:14px">LINDVIK: The bridge reopened on Monday after <a href="https://t.example/1">four months of
repairs</a>, mayor Ada Torsvik said. At least 12 people watched as the first bus crossed it.</p>
<p style="font-size:14px">“We have waited long enough,” she said. The work cost 3 million crowns.</p></td></tr></table>
<table width="600"><tr><td><h2>Ferry timetable changes</h2><p>From May the ferry to Oster leaves every forty
minutes, the harbour office said.</p><p><a href="https://t.example/2">Read more</a></p></td></tr></table>
<table width="600"><tr><td>You receive this because you signed up at courier.example.<br>
<a href="https://t.example/u?reader=7">Unsubscribe</a> | <a href="https://t.example/p">Manage preferences</a></td></tr>
<tr><td>Lindvik Courier, 1 Harbour Street, Lindvik</td></tr></table>
</td></tr></table><img src="https://t.example/dot.gif" width="1" height="1"></body></html>"""
SAID = [
    "Harbour bridge at Lindvik reopens",
    (
        "LINDVIK: The bridge reopened on Monday after four months of repairs, mayor Ada Torsvik said. At least 12 "
        "people watched as the first bus crossed it."
    ),
    "“We have waited long enough,” she said. The work cost 3 million crowns.",
    "Ferry timetable changes",
    "From May the ferry to Oster leaves every forty minutes, the harbour office said.",
]


def letter(html: str | None = NEWSLETTER, text: str | None = "Plain.", **headers: str) -> bytes:
    made = EmailMessage()
    told = {
        "From": '"Ana Bell from Lindvik Courier" <noreply@news.courier.example>',
        "Subject": "Bridge reopens — “at last”",
        "Date": "Mon, 02 Mar 2026 10:30:00 +0100",
        "Message-ID": "<7.abc@courier.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in told.items():
        if value:
            made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made.as_bytes()


def parsed(raw: bytes) -> list[Document | Failure]:
    return parse_mail(raw, name="Newsletters", subscription="s1", collected=COLLECTED)


def one(raw: bytes) -> Document:
    documents = [item for item in parsed(raw) if isinstance(item, Document)]
    assert len(documents) == 1
    return documents[0]


def text_of(raw: bytes) -> list[str]:
    return to_paragraphs(one(raw).body).split("\n\n")


def test_a_newsletter_is_its_text_without_the_furniture() -> None:
    assert text_of(letter()) == SAID


def test_what_a_newsletter_says_of_itself_is_kept() -> None:
    document = one(letter(Archived_At="<https://courier.example/letters/7>"))
    hints = document.hints
    assert (document.shape, document.subscription, document.name) == ("entry", "s1", "Newsletters")
    assert document.url == "https://courier.example/letters/7"
    assert hints.id == "7.abc@courier.example"
    assert hints.title == "Bridge reopens — “at last”"
    assert hints.byline == ("Ana Bell",)
    assert hints.outlet == Outlet(name="Lindvik Courier", domain="courier.example")
    assert hints.published == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert hints.language == "en"


def test_no_address_is_taken_that_is_the_readers_own() -> None:
    document = one(letter(List_Unsubscribe="<https://t.example/u?reader=7>"))
    assert document.url is None
    assert "t.example" not in to_paragraphs(document.body)


def test_a_link_that_the_headers_name_is_no_text_in_any_language() -> None:
    html = NEWSLETTER.replace("Unsubscribe", "Segja upp").replace("Manage preferences", "Stillingar")
    raw = letter(html, List_Unsubscribe="<mailto:out@courier.example>, <https://t.example/u?reader=7>")
    assert text_of(raw) == SAID


def test_a_date_yet_to_come_is_not_believed() -> None:
    items = parsed(letter(Date="Mon, 02 Mar 2027 10:30:00 +0100"))
    assert any(isinstance(item, Failure) and "not believed" in item.reason for item in items)
    assert all(item.hints.published is None for item in items if isinstance(item, Document))


def test_a_letter_without_a_date_has_none() -> None:
    assert one(letter(Date="")).hints.published is None


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (b"=?utf-8?q?Caf=C3=A9?= opens", "Café opens"),
        (b"=?utf-8?b?Q2Fmw6k=?=", "Café"),
        (b"=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?=", "Café"),  # a character parted, as old programs do
        (b"=?iso-8859-1?q?Caf=E9?=", "Café"),
        (b"=?no-such-charset?q?Cafe?=", "Cafe"),
        ("Café".encode(), "Café"),
        (b"Caf\xe9 und Br\xf6tchen in Z\xfcrich, t\xe4glich ge\xf6ffnet", "Café und Brötchen in Zürich, täglich geöffnet"),
        (b"=?utf-8?b?!!!?= news", "news"),
        (b"two\r\n lines", "two lines"),
    ],
)  # fmt: skip
def test_headers_are_decoded_however_they_were_written(header: bytes, said: str) -> None:
    raw = b"From: a@courier.example\r\nSubject: " + header + b"\r\n\r\nRain.\r\n"
    title = one(raw).hints.title or ""
    assert said in title


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (b'text/html; charset="utf-8"', "<p>Brücke geöffnet</p>".encode()),
        (b'text/html; charset="utf-8"', "<p>Brücke geöffnet</p>".encode("latin-1")),
        (b"text/html; charset=us-ascii", "<p>Brücke geöffnet</p>".encode()),
        (b"text/html", "<p>Brücke geöffnet</p>".encode()),
        (b"text/html; charset=no-such", "<p>Brücke geöffnet</p>".encode()),
        (b"text/html; charset=windows-1252", "<p>Brücke geöffnet</p>".encode("latin-1")),
        (b"text/html; charset=iso-8859-1", "<p>Brücke geöffnet</p>".encode()),
    ],
)
def test_a_charset_that_is_wrong_or_missing_is_made_out(kind: bytes, body: bytes) -> None:
    raw = b"From: a@courier.example\nSubject: x\nContent-Type: " + kind + b"\n\n" + body
    assert text_of(raw) == ["Brücke geöffnet"]


def test_html_that_holds_pictures_alone_yields_to_the_plain_part() -> None:
    html = '<html><head><title>Offer</title></head><body><img src="https://t.example/all.png"></body></html>'
    assert text_of(letter(html, "Rain is coming.")) == ["Rain is coming."]


def test_attachments_are_not_read() -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "a@courier.example", "x"
    made.set_content("The letter itself.")
    made.add_attachment("<p>Terms</p>", subtype="html", filename="terms.html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    assert text_of(made.as_bytes()) == ["The letter itself."]


def test_a_digest_gives_each_of_its_letters() -> None:
    raw = b"From: list@lists.example\nSubject: Digest\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nToday\n"
    raw += b"--a\nContent-Type: multipart/digest; boundary=b\n\n"
    for number in (1, 2):
        raw += b"--b\n\nFrom: Ana Bell <ana@courier.example>\nSubject: Letter %d\n" % number
        raw += b"Message-ID: <%d@courier.example>\n\nRain in place %d.\n\n" % (number, number)
    items = parsed(raw + b"--b--\n\n--a--\n")
    assert [item.hints.title for item in items if isinstance(item, Document)] == ["Letter 1", "Letter 2"]


WRAPPED = """The bridge at Lindvik reopened on Monday after four months of repairs that
cost three million crowns, twice what had been planned, the mayor told a
crowd of about a hundred.

* Ferry: every forty minutes
* Bus: as before

Read it here <https://t.example/1?reader=7> or
https://t.example/2

To unsubscribe go to https://t.example/u
Lindvik Courier, 1 Harbour Street
-- \nAna
"""


def test_plain_text_is_put_together_again() -> None:
    assert to_paragraphs(from_text(WRAPPED)).split("\n\n") == [
        (
            "The bridge at Lindvik reopened on Monday after four months of repairs that cost three million crowns, "
            "twice what had been planned, the mayor told a crowd of about a hundred."
        ),
        "* Ferry: every forty minutes",
        "* Bus: as before",
        "Read it here or",
    ]


def test_lines_that_nobody_broke_stay_lines() -> None:
    poem = "Rain on the harbour.\nNobody waits.\nThe ferry has gone."
    assert to_paragraphs(from_text(poem)).split("\n\n") == poem.split("\n")


def test_flowed_text_goes_on_where_a_line_ends_in_a_blank() -> None:
    flowed = "The bridge \nis open.\nThe ferry\nis not."
    assert to_paragraphs(from_text(flowed, flowed=True)).split("\n\n") == [
        "The bridge is open.",
        "The ferry",
        "is not.",
    ]


def test_a_text_about_unsubscribing_keeps_it() -> None:
    told = [
        (
            "A new law makes it easier to leave: from May every letter must let its readers unsubscribe within a click, "
            "the ministry said on Monday, and a tenth of what a firm earns may be the price where it does not."
        ),
        "The law was passed in March.",
    ]
    assert to_paragraphs(from_text("\n\n".join(told))).split("\n\n") == told
    html = "".join(f"<p>{line}</p>" for line in told)
    assert to_paragraphs(from_html(html)[0]).split("\n\n") == told


def test_a_letter_that_hides_all_is_shown() -> None:
    html = '<div class="mobile" style="display:none"><p>Rain is coming to Lindvik.</p></div>'
    assert to_paragraphs(from_html(html)[0]) == "Rain is coming to Lindvik."


def test_one_of_two_versions_is_taken() -> None:
    html = '<div>Rain is coming.</div><div style="display: none !important">Rain is coming.</div>'
    assert to_paragraphs(from_html(html)[0]) == "Rain is coming."


def test_cells_without_paragraphs_are_text_too() -> None:
    html = "<table><tr><td>Rain is coming to Lindvik.<br><br>It stays until Friday.</td></tr></table>"
    assert to_paragraphs(from_html(html)[0]).split("\n\n") == [
        "Rain is coming to Lindvik.",
        "It stays until Friday.",
    ]


def test_headlines_that_are_links_stay() -> None:
    html = "".join(
        f'<p><a href="https://courier.example/{n}">Council agrees on plan {n} for the old harbour</a></p>'
        for n in range(5)
    )
    assert len(to_paragraphs(from_html(html)[0]).split("\n\n")) == 5


@pytest.mark.parametrize(
    ("sender", "address", "listed", "outlet"),
    [
        ("Lindvik Courier", "news@courier.example", None, ("Lindvik Courier", "courier.example")),
        ("Lindvik Courier", "a@e.mail.courier.example", None, ("Lindvik Courier", "courier.example")),
        ("Newsletter", "a@courier.example", "Lindvik Courier <daily.courier.example>", ("Lindvik Courier", "courier.example")),
        ("The Letter", "letter@substack.com", "<letter.substack.com>", ("The Letter", "letter.substack.com")),
        ("The Letter", "letter@gmail.com", None, ("The Letter", None)),
        ("Harbour", "harbour@gmail.com", "Harbour <list.harbour.example>", ("Harbour", "harbour.example")),
        ("", "x@mail.courier.co.uk", None, (None, "courier.co.uk")),
        ("", "x@news.co.uk", None, (None, "news.co.uk")),
        ("noreply@courier.example", "noreply@courier.example", None, (None, "courier.example")),
        ("'Ana Bell' via Harbour Group", "group@googlegroups.com", None, ("Harbour Group", None)),
    ],
)  # fmt: skip
def test_the_outlet_is_who_sends(
    sender: str, address: str, listed: str | None, outlet: tuple[str | None, str | None]
) -> None:
    found = outlet_of(sender, address, listed)
    assert found
    assert (found.name, found.domain) == outlet


def test_nobody_is_no_outlet() -> None:
    assert outlet_of("", "", None) is None
    assert outlet_of("", "broken", None) is None
    assert writer_of("Lindvik Courier") is None


NESTED = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(
    b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (level, level + 1) for level in range(10_000)
)
DIGESTS = NESTED.replace(b"multipart/mixed", b"multipart/digest")
LINES = (
    b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b0\n\n"
    + b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(19))
    + b"--x\n" * 5_000_000
)
BOMBS = [
    (NESTED, "parts within parts"),
    (DIGESTS, "parts within parts"),
    (LINES, "too many lines"),
    (b"From: a@b.example\nX-Long: " + b"a" * 100_000_000 + b"\n\nhi", "larger than 36 MB"),
    (b"From: a@b.example\nX-Long: " + b"a" * 30_000_000 + b"\n\nhi", "headers are longer"),
    (b"From: a@b.example\nContent-Type: text/plain; " + b';"' * 5_000 + b"\n\nhi", "header that is too long"),
    (b"From: a@b.example\nContent-Type: text/plain;" + b"\n a=b;" * 5_000 + b"\n\nhi", "header that is too long"),
    (b"From: a@b.example\n\n" + b"a" * (MOST_BYTES + 1), "larger than"),
    (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nx\n" * 2_000, "1,000 parts"),
    (b"", "neither a subject nor a text"),
]  # fmt: skip


@pytest.mark.parametrize(("bomb", "reason"), BOMBS, ids=range(len(BOMBS)))
def test_a_bomb_ends_soon_with_a_reason(bomb: bytes, reason: str) -> None:
    begun = time.process_time()
    (told,) = parsed(bomb)
    assert isinstance(told, Failure)
    assert reason in told.reason
    assert told.subscription == "s1"
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    "hostile",
    [
        b"From: "
        + b"(" * 100_000
        + b"\nSubject: "
        + b"=?utf-8?b?" * 10_000
        + b"\nDate: "
        + b"(" * 50_000
        + b"\n\nhi",
        b"From: a@b.example\nContent-Type: text/html\n\n" + b'<div><a href="x">unsubscribe</a>' * 20_000,
        b"From: a@b.example\nContent-Type: text/html\n\n" + b'<b style="font-size:0">' * 20_000,
        b"From: a@b.example\nContent-Type: text/html\n\n" + b"<script>" * 100_000,
        b"From: a@b.example\n\n" + b"\n \t" * 500_000,
        b"From: a@b.example\n\n" + b"a b <http://a\n" * 100_000,
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 200_000,
        b"From: a@b.example\nSubject: x\n\n" + b"\0\xff\xfe" * 1_000,
    ],
    ids=range(8),
)
def test_a_hostile_letter_costs_little(hostile: bytes) -> None:
    begun = time.process_time()
    assert parsed(hostile)
    assert time.process_time() - begun < 6


@given(st.binary(max_size=2_000))
def test_no_bytes_raise(raw: bytes) -> None:
    assert parsed(raw)


@given(st.lists(st.sampled_from(["From: a@b.example", "Subject: =?utf-8?q?=", "Content-Type: multipart/alternative; boundary=x",
    "Content-Type: text/html; charset=utf-16", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: uuencode",
    "Content-Type: message/rfc822", "--x", "--x--", "", "PHA+aGk=", "<p>hi", "begin 644 a", "Date: yesterday", " folded", "List-Id: <"])))  # fmt: skip
def test_no_lines_raise(lines: list[str]) -> None:
    assert parsed("\n".join(lines).encode())


def test_a_letter_is_shown_or_not() -> None:
    assert shown("<p>Rain</p>")
    assert not shown("<style>p { color: red }</style><img><br>&nbsp;")
