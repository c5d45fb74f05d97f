from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from tests.servers.dovecot import PASSWORD, USER, Dovecot, dovecot

from broadsheet.collect.mail import parse_mail
from broadsheet.config import Settings
from broadsheet.desk import mailbox
from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.model import Document
from broadsheet.net.credentials import Credentials
from broadsheet.text.networks import parse_networks

HERE = Settings(allow_net=parse_networks(["127.0.0.0/8"]))
READER = Credentials(user=USER, password=PASSWORD)


def letter(number: int) -> bytes:
    made = EmailMessage()
    made["From"] = "Lindvik Courier <news@courier.example>"
    made["Subject"] = f"Morning letter {number}"
    made["Date"] = "Mon, 02 Mar 2026 09:30:00 +0100"
    made["Message-ID"] = f"<{number}@courier.example>"
    made.set_content("Plain.")
    made.add_alternative(f"<p>Ferry {number} sails again, the harbour office said.</p>", subtype="html")
    return made.as_bytes()


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


def address(server: Dovecot, folder: str) -> str:
    return f"imap://127.0.0.1:{server.port}/{folder}"


def titles(letters: list[bytes]) -> list[str | None]:
    found = [item for raw in letters for item in parse_mail(raw, name="box")]
    return [item.hints.title for item in found if isinstance(item, Document)]


def test_new_letters_come_once_and_nothing_is_changed_in_the_mailbox(server: Dovecot) -> None:
    url = address(server, "Letters")
    server.put([letter(number) for number in (1, 2)], "Letters")
    state, letters = mailbox.look(url, READER, None, HERE)
    assert titles(letters) == ["Morning letter 1", "Morning letter 2"]
    state, letters = mailbox.look(url, READER, state, HERE)
    assert letters == []
    server.put([letter(3)], "Letters")
    state, letters = mailbox.look(url, READER, state, HERE)
    assert titles(letters) == ["Morning letter 3"]
    assert server.letters_in("Letters") == 3  # none was marked as read


def test_the_first_look_takes_the_newest(server: Dovecot) -> None:
    server.put([letter(number) for number in range(mailbox.FIRST + 5)], "Many")
    _, letters = mailbox.look(address(server, "Many"), READER, None, HERE)
    assert titles(letters) == [f"Morning letter {number}" for number in range(5, mailbox.FIRST + 5)]


def test_a_folder_that_was_made_anew_is_read_anew(server: Dovecot) -> None:
    url = address(server, "Again")
    server.put([letter(1)], "Again")
    state, _ = mailbox.look(url, READER, None, HERE)
    server.renew("Again")
    server.put([letter(2)], "Again")
    _, letters = mailbox.look(url, READER, state, HERE)
    assert titles(letters) == ["Morning letter 2"]


def test_an_empty_folder_is_no_error(server: Dovecot) -> None:
    server.put([], "Empty")
    state, letters = mailbox.look(address(server, "Empty"), READER, None, HERE)
    assert letters == []
    server.put([letter(1)], "Empty")
    assert titles(mailbox.look(address(server, "Empty"), READER, state, HERE)[1]) == ["Morning letter 1"]


def test_a_folder_may_have_any_name(server: Dovecot) -> None:
    server.put([letter(1)], "News and more")
    _, letters = mailbox.look(address(server, "News%20and%20more"), READER, None, HERE)
    assert len(letters) == 1


@pytest.mark.parametrize(
    ("credentials", "folder"),
    [
        (Credentials(user=USER, password="wrong"), "INBOX"),
        (None, "INBOX"),
        (READER, "Nowhere"),
    ],
)
def test_what_goes_wrong_is_said_without_the_password(
    server: Dovecot, credentials: Credentials | None, folder: str
) -> None:
    with pytest.raises(NetworkError) as raised:
        mailbox.look(address(server, folder), credentials, None, HERE)
    assert PASSWORD not in str(raised.value)
    assert "wrong" not in raised.value.reason


def test_a_mailbox_in_a_private_network_is_refused(server: Dovecot) -> None:
    with pytest.raises(AddressRefusedError):
        mailbox.look(address(server, "INBOX"), READER, None, Settings())


def test_encryption_with_a_certificate_that_nobody_vouches_for_is_refused(server: Dovecot) -> None:
    url = f"imaps://localhost:{server.tls_port}/INBOX"
    with pytest.raises(NetworkError) as raised:
        mailbox.look(url, READER, None, Settings(allow_net=parse_networks(["127.0.0.0/8", "::1/128"])))
    assert raised.value.kind == "tls"
