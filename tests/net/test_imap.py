"""Mail from a server that does what each test wants; a real one is asked in tests/desk."""

from __future__ import annotations

import base64
import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net import imap
from broadsheet.net.credentials import Credentials
from broadsheet.net.imap import MailState, new_mail, state_from_text, state_to_text
from broadsheet.net.imapline import Line, Place
from broadsheet.net.lookups import system_lookup
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.1"])
ANN = Credentials(user="ann@a.example", password='pä"ss')
_PLAIN = base64.b64encode(f"\0{ANN.user}\0{ANN.password}".encode())


@dataclass(slots=True)
class Mailbox:
    """What the server has, and what it does wrong."""

    letters: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    capabilities: bytes = b"IMAP4rev1 AUTH=PLAIN"
    instead: dict[bytes, bytes] = field(default_factory=dict)  # command -> what is sent in place of an answer
    seen: list[bytes] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"imap://127.0.0.1:{self.port}"

    def answer(self, words: bytes) -> bytes:
        """Return the untagged part of an answer."""
        command = words.split()[0].upper()
        if command == b"CAPABILITY":
            return b"* CAPABILITY " + self.capabilities + b"\r\n"
        if command == b"EXAMINE":
            return b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] so\r\n" % (len(self.letters), self.validity)
        if words.upper().startswith(b"UID SEARCH"):
            return self._found(words)
        if words.upper().startswith(b"UID FETCH"):
            letter = self.letters.get(int(words.split()[2]))
            if letter is None:
                return b""
            return b"* 9 FETCH (FLAGS (\\Recent))\r\n* 1 FETCH (UID %d BODY[]<0> {%d}\r\n%b)\r\n" % (
                int(words.split()[2]),
                len(letter),
                letter,
            )
        return b""

    def _found(self, words: bytes) -> bytes:
        uids = sorted(self.letters)
        wanted = words.split()[-1]
        first, _, last = wanted.partition(b":")
        if b" UID " in words[4:]:
            # "5:*" holds the last letter even where its number is below 5 (RFC 9051).
            found = [uid for uid in uids if uid >= int(first)] or uids[-1:]
        else:
            found = uids[int(first) - 1 : int(last)]
        return b"* SEARCH " + b" ".join(b"%d" % uid for uid in found) + b"\r\n"


@contextmanager
def mail(box: Mailbox) -> Iterator[Mailbox]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                self._speak()
            except OSError:
                return

        def _speak(self) -> None:
            self.wfile.write(b"* OK good morning\r\n")
            while line := self.rfile.readline():
                tag, _, words = line.strip().partition(b" ")
                box.seen.append(words)
                if words.upper().startswith(b"AUTHENTICATE"):
                    self.wfile.write(b"+ \r\n")
                    box.seen.append(self.rfile.readline().strip())
                for command, data in box.instead.items():
                    if words.upper().startswith(command):
                        self.wfile.write(data.replace(b"TAG", tag))
                        break
                else:
                    self.wfile.write(box.answer(words) + tag + b" OK done\r\n")

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()


def read(box: Mailbox, seen: MailState | None = None, **more: object) -> tuple[MailState, list[bytes]]:
    arguments: dict[str, object] = {"allowed": HERE, "seconds": 5, "most": 10, **more}
    return new_mail(f"{box.url}/News", ANN, seen=seen, **arguments)  # type: ignore[arg-type]


def test_new_letters_come_once_and_nothing_is_changed() -> None:
    with mail(Mailbox(letters={3: b"three", 5: b"five\r\n.\r\n"})) as box:
        state, letters = read(box)
        assert (state, letters) == (MailState(validity=7, last=5), [b"three", b"five\r\n.\r\n"])
        assert read(box, state) == (state, [])
        box.letters[9] = b"nine"
        assert read(box, state) == (MailState(validity=7, last=9), [b"nine"])
    said = b"\n".join(box.seen)
    assert b'EXAMINE "News"' in said
    assert b"BODY.PEEK[]" in said
    assert not re.search(rb"SELECT|STORE|EXPUNGE|COPY|MOVE|APPEND|BODY\[", said)
    assert _PLAIN in said


def test_the_first_look_takes_the_newest_and_later_ones_the_oldest_first() -> None:
    with mail(Mailbox(letters={uid: b"%d" % uid for uid in range(10, 40)})) as box:
        state, letters = read(box, most=3)
        assert letters == [b"37", b"38", b"39"]
        for uid in range(50, 55):
            box.letters[uid] = b"%d" % uid
        state, letters = read(box, state, most=3)
        assert letters == [b"50", b"51", b"52"]
        assert read(box, state, most=3)[1] == [b"53", b"54"]


def test_renumbered_letters_are_read_anew() -> None:
    with mail(Mailbox(letters={1: b"one"}, validity=8)) as box:
        assert read(box, MailState(validity=7, last=99)) == (MailState(validity=8, last=1), [b"one"])


def test_an_empty_mailbox_and_a_letter_that_went_meanwhile() -> None:
    with mail(Mailbox()) as box:
        assert read(box) == (MailState(validity=7, last=0), [])
        box.instead = {b"UID SEARCH": b"* SEARCH 4 5\r\nTAG OK so\r\n"}
        box.letters = {5: b"five"}
        assert read(box, MailState(validity=7, last=3)) == (MailState(validity=7, last=5), [b"five"])


def test_login_without_sasl_quotes_what_it_sends() -> None:
    one = Credentials(user='an"n b', password="p\\w d")
    with mail(Mailbox(capabilities=b"IMAP4rev1")) as box:
        new_mail(box.url, one, seen=None, allowed=HERE)
    assert rb'LOGIN "an\"n b" "p\\w d"' in box.seen
    assert b'EXAMINE "INBOX"' in box.seen


def test_a_folders_name_is_written_as_imap_has_it() -> None:
    with mail(Mailbox()) as box:
        new_mail(f"{box.url}/R%26D/Entw%C3%BCrfe%20%22x%22", ANN, seen=None, allowed=HERE)
    assert rb'EXAMINE "R&-D/Entw&APw-rfe \"x\""' in box.seen


@pytest.mark.parametrize(
    ("command", "data", "kind"),
    [
        (b"AUTHENTICATE", b"TAG NO [AUTHENTICATIONFAILED] ann@a.example who?\r\n", "login"),
        (b"EXAMINE", b"TAG NO no such folder\r\n", "protocol"),
        (b"EXAMINE", b"* x EXISTS\r\nTAG OK so\r\n", "protocol"),
        (b"UID SEARCH", b"TAG BAD what?\r\n", "protocol"),
        (b"UID FETCH", b"* 1 FETCH (BODY[] {999999999999}\r\n", "size"),
        (b"UID FETCH", b"* 1 FETCH (BODY[] {x}\r\nTAG BAD\r\n", "protocol"),
        (b"UID FETCH", b"a" * 5_000_000, "size"),
        (b"UID FETCH", b"\xff\x00\r\n" * 10, "protocol"),
        (b"UID FETCH", b"", "timeout"),
    ],
)
def test_what_goes_wrong_is_told_without_anything_secret(command: bytes, data: bytes, kind: str) -> None:
    with (
        mail(Mailbox(letters={1: b"one"}, instead={command: data})) as box,
        pytest.raises(NetworkError) as caught,
    ):
        read(box, seconds=1)
    assert caught.value.kind == kind
    assert "ann@a.example" not in str(caught.value)


def test_a_server_that_drips_meets_the_deadline() -> None:
    class Drips(dict[bytes, bytes]):
        pass

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            for _ in range(100):
                try:
                    self.request.sendall(b"* ")
                except OSError:
                    return
                time.sleep(0.05)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        began = time.monotonic()
        with pytest.raises(NetworkError, match="too slow"):
            read(Mailbox(port=server.server_address[1]), seconds=0.4)
        assert time.monotonic() - began < 2
        thread.join()


@pytest.mark.parametrize(
    ("address", "credentials", "kind"),
    [
        ("imaps://127.0.0.1/", ANN, "address"),
        ("imap://10.0.0.1/", ANN, "address"),
        ("imaps://[::ffff:127.0.0.1]/", ANN, "address"),
        ("http://a.example/", ANN, "address"),
        ("imaps:///x", ANN, "address"),
        ("imaps://a.example:99999/", ANN, "address"),
        ("imaps://a.example/a%0d%0ab", ANN, "address"),
        ("imaps://no-such-host.invalid/", ANN, "dns"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, credentials: Credentials, kind: str) -> None:
    with pytest.raises(NetworkError) as caught:
        new_mail(address, credentials, seen=None)
    assert caught.value.kind == kind
    assert isinstance(caught.value, AddressRefusedError) == ("may not be reached" in caught.value.reason)


@pytest.mark.parametrize(
    "wrong", [None, Credentials(user="a"), Credentials(user="a", password="b\r\nA1 DELETE x")]
)
def test_without_a_user_and_a_password_nothing_is_asked(wrong: Credentials | None) -> None:
    with mail(Mailbox()) as box, pytest.raises(NetworkError) as caught:
        new_mail(box.url, wrong, seen=None, allowed=HERE)
    assert caught.value.kind == "login"
    assert not [words for words in box.seen if b"LOGIN" in words or b"DELETE" in words or b"AUTH" in words]


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Mailbox(), "no encryption"),
        (
            # What came in the open, before encryption, is no answer to what is asked after it.
            Mailbox(
                capabilities=b"IMAP4rev1 STARTTLS",
                instead={b"STARTTLS": b"TAG OK begin\r\n* CAPABILITY AUTH=PLAIN\r\nx OK\r\n"},
            ),
            "encrypted|SSL|EOF",
        ),
    ],
)
def test_no_password_goes_in_the_open_to_a_public_server(box: Mailbox, words: str) -> None:
    with mail(box):
        place = Place(host="127.0.0.1", port=box.port, tls=False)
        line = Line(place, allowed=HERE, seconds=3, lookup=system_lookup)
        line.own = False  # loopback stands for a public address here
        with pytest.raises((imap._RefusedError, OSError), match=words):
            imap._log_in(line, place, ANN)
        line.shutdown()
    assert _PLAIN not in box.seen


def test_a_state_is_stored_as_text() -> None:
    state = MailState(validity=4_000_000_000, last=17)
    assert state_from_text(state_to_text(state)) == state
    for text in ("", "{}", "[]", '{"validity": "x", "last": 1}', "null"):
        with pytest.raises(ValueError, match="how far"):
            state_from_text(text)
