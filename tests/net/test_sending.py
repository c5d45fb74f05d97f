from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from tests.servers.postoffice import post_office

from broadsheet.errors import NetworkError, UsageError
from broadsheet.net import sending
from broadsheet.net.sending import mail_server, send


@pytest.fixture
def letter() -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "desk@example.org", "reader@example.org", "Monday"
    made.set_content("That is all.\n.\n..\n")
    return made


def test_addresses_of_servers_are_read() -> None:
    found = mail_server("smtps://me%40example.org:hu%2Fsh@mail.example.org")
    assert (found.scheme, found.host, found.port) == ("smtps", "mail.example.org", 465)
    assert (found.user, found.password) == ("me@example.org", "hu/sh")
    assert mail_server("smtp://mail.example.org").port == 587
    assert "hu/sh" not in repr(found) + found.shown


@pytest.mark.parametrize(
    "url", ["", "mail.example.org", "https://a:secret@b", "smtps://:secret@", "smtp://a:secret@b:x"]
)
def test_other_addresses_are_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(UsageError, match="smtps://") as caught:
        mail_server(url)
    assert "secret" not in str(caught.value)


def test_a_letter_is_handed_in(letter: EmailMessage) -> None:
    with post_office() as office:
        send(letter, mail_server(f"smtp://me:hush@127.0.0.1:{office.port}"))
    assert office.letters == [letter.as_bytes()]
    assert any(line.startswith("AUTH PLAIN") for line in office.said)
    assert "rcpt TO:<reader@example.org>" in office.said


@pytest.mark.parametrize(
    ("answers", "said", "kind"),
    [
        ({"AUTH": "535 no"}, "user and password", "login"),
        ({"RCPT": "550 nobody"}, "does not take letters", "protocol"),
        ({"MAIL": "451 later"}, "said no", "protocol"),
        ({"DATA": "554 no"}, "said no", "protocol"),
    ],
)
def test_a_server_that_says_no(letter: EmailMessage, answers: dict[str, str], said: str, kind: str) -> None:
    with post_office(answers) as office:
        url = f"smtp://me:hush@127.0.0.1:{office.port}"
        with pytest.raises(NetworkError, match=said) as caught:
            send(letter, mail_server(url))
    assert caught.value.kind == kind
    assert "hush" not in str(caught.value)


def test_nothing_goes_to_another_machine_in_the_clear(
    letter: EmailMessage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_is_loopback", lambda _: False)
    with post_office() as office, pytest.raises(NetworkError, match="offers no TLS"):
        send(letter, mail_server(f"smtp://me:hush@127.0.0.1:{office.port}"))
    assert not office.letters
    assert not any("AUTH" in line for line in office.said)


def test_a_server_that_is_not_there(letter: EmailMessage) -> None:
    with post_office() as office:
        port = office.port
    with pytest.raises(NetworkError) as caught:
        send(letter, mail_server(f"smtp://127.0.0.1:{port}"))
    assert caught.value.kind == "connect"
