"""A real IMAP server, Debian's dovecot, on a free port of loopback and without any rights.

Its mail, sockets and configuration stand in a folder of the test's; it is ended by its id.
"""

from __future__ import annotations

import grp
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from getpass import getuser
from pathlib import Path

import pytest

USER = "reader"
PASSWORD = "lantern harbour seven"
_READY_SECONDS = 20.0
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
info_log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:{folder}/mail
first_valid_uid = 0
first_valid_gid = 0
mail_uid = {uid}
mail_gid = {gid}
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dovecot:
    """A running server."""

    port: int  # without encryption, for the test's own use
    tls_port: int
    certificate: Path | None  # what to trust; None: encryption is off

    def letters_in(self, folder: str) -> int:
        """Return how many letters a folder holds that nobody read."""
        with _logged_in(self) as client:
            client.select(_quoted(folder), readonly=True)
            _, found = client.search(None, "UNSEEN")
            return len(found[0].split())

    def put(self, letters: Sequence[bytes], folder: str = "INBOX") -> None:
        """Put letters into a folder, made where there is none."""
        with _logged_in(self) as client:
            if folder != "INBOX":
                client.create(_quoted(folder))
            for letter in letters:
                answer, told = client.append(_quoted(folder), "", "", letter)
                assert answer == "OK", told

    def renew(self, folder: str) -> None:
        """Delete a folder and make it anew: its numbers begin again (UIDVALIDITY)."""
        with _logged_in(self) as client:
            client.delete(_quoted(folder))
        time.sleep(1.1)  # UIDVALIDITY is a time in seconds
        with _logged_in(self) as client:
            client.create(_quoted(folder))


@contextmanager
def _logged_in(server: Dovecot) -> Iterator[imaplib.IMAP4]:
    with imaplib.IMAP4("127.0.0.1", server.port, timeout=20) as client:
        client.login(USER, PASSWORD)
        yield client


def _quoted(folder: str) -> str:
    return f'"{folder}"'


def find_dovecot() -> str:
    """Return dovecot's path; without it the test is skipped and says so, with CI=true it fails."""
    path = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    if path is None or not Path("/usr/lib/dovecot/imap").exists():
        reason = "no dovecot: Debian's package dovecot-imapd helps"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """Run a server on free ports until left."""
    program = find_dovecot()
    # In a folder with a short name: sockets stand in it, and their names may have 107 characters.
    with tempfile.TemporaryDirectory(prefix="imap") as folder, _running(program, Path(folder)) as server:
        yield server


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """As whom the server's parts run."""

    uid: int
    gid: int
    login: str
    internal: str
    group: str


def _who(folder: Path) -> _Who:
    if os.getuid() != 0:
        name, group = getuser(), grp.getgrgid(os.getgid()).gr_name
        return _Who(uid=os.getuid(), gid=os.getgid(), login=name, internal=name, group=group)
    # Dovecot refuses to serve root's mail: Debian's package brings users of its own for the rest.
    nobody = pwd.getpwnam("nobody")
    folder.chmod(0o755)
    (folder / "mail").mkdir()
    os.chown(folder / "mail", nobody.pw_uid, nobody.pw_gid)
    return _Who(uid=nobody.pw_uid, gid=nobody.pw_gid, login="dovenull", internal="dovecot", group="dovecot")


@contextmanager
def _running(program: str, folder: Path) -> Iterator[Dovecot]:
    port, tls_port = _free_ports(2)
    certificate = _certificate(folder)
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    config = folder / "dovecot.conf"
    config.write_text(
        _CONFIG.format(
            folder=folder,
            port=port,
            tls_port=tls_port,
            **asdict(_who(folder)),
            ssl="yes",
            certificate=f"ssl_cert = <{certificate}\nssl_key = <{folder}/key.pem",
        )
    )
    process = subprocess.Popen([program, "-F", "-c", str(config)], stderr=subprocess.PIPE)
    try:
        _wait(process, port, folder / "log")
        yield Dovecot(port=port, tls_port=tls_port, certificate=certificate)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                if connection.recv(4).startswith(b"* OK"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    process.terminate()
    _, told = process.communicate(timeout=20)
    pytest.fail(f"dovecot did not start: {told.decode()} {log.read_text() if log.exists() else ''}")


def _certificate(folder: Path) -> Path:
    """Write a key and a certificate for localhost that lasts a day, and return the certificate's path."""
    from cryptography import x509  # noqa: PLC0415 (heavy)
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 (heavy)
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 (heavy)

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


def trusting(server: Dovecot) -> ssl.SSLContext:
    """Return what a client needs to trust the server's certificate."""
    return ssl.create_default_context(cafile=str(server.certificate))
