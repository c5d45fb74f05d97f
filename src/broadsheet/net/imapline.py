"""One connection to a mail server: guarded, counted, and over when its time is."""

from __future__ import annotations

import imaplib
import socket
import ssl
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as LookupTimeoutError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.net.guard import Network, refusal
from broadsheet.net.lookups import Address, Lookup
from broadsheet.net.sockets import ATTEMPT, Attempt, guarded

if TYPE_CHECKING:
    from typing_extensions import Buffer

MAX_LINE = 4 * 1024 * 1024  # bytes; the numbers of half a million letters in one line
MAX_TOTAL = 96 * 1024 * 1024  # bytes of one look, whatever the server sends; a choice
_STEP_SECONDS = 20.0  # for one answer of the server to begin or go on; as for HTTP
_CHUNK = 64 * 1024  # a pipe's usual size


class MailSizeError(Exception):
    """The server sends more than was agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a mailbox is."""

    host: str
    port: int
    tls: bool  # from the first byte on (imaps)


class Line(imaplib.IMAP4):
    """What imaplib speaks over, with the methods that its documentation lets be replaced.

    Args:
        place: where to.
        allowed: networks that may be reached although they aren't public.
        seconds: for everything together.
        lookup: what finds a name's addresses.

    Raises:
        OSError: no connection, or none in time; PermissionError: the address is refused.
    """

    def __init__(self, place: Place, *, allowed: Sequence[Network], seconds: float, lookup: Lookup) -> None:
        self._place, self._allowed, self._lookup = place, allowed, lookup
        self._end = time.monotonic() + seconds
        self._buffer = bytearray()
        self._came = 0
        self.own = False  # whether the address is one that only the reader's leave opens
        super().__init__(place.host, place.port)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        """Connect, to an address that may be reached."""
        del timeout  # of imaplib; ours is over everything
        self.host, self.port = host, port  # starttls of imaplib reads them
        sock = self._connect_any(host, port)
        if self._place.tls:
            sock = self._encrypted(sock)
        self.sock = self._of = sock

    def _encrypted(self, sock: socket.socket) -> socket.socket:
        try:
            return ssl.create_default_context().wrap_socket(sock, server_hostname=self._place.host)
        except BaseException:
            sock.close()
            raise

    def _connect_any(self, host: str, port: int) -> socket.socket:
        problem: OSError = OSError("its name has no address")
        token = ATTEMPT.set(Attempt(allowed=self._allowed))
        try:
            for family, address in self._addresses(host):
                try:
                    sock = guarded((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)))
                except OSError as error:
                    problem = error
                    continue
                try:
                    sock.settimeout(self._left())
                    sock.connect((address, port))
                except OSError as error:
                    sock.close()
                    problem = error
                    continue
                self.own = refusal(address) is not None
                return sock
        finally:
            ATTEMPT.reset(token)
        raise problem

    def _addresses(self, host: str) -> Sequence[Address]:
        threads = ThreadPoolExecutor(1, thread_name_prefix="lookup")
        try:
            return threads.submit(self._lookup, host).result(self._left())
        except (LookupTimeoutError, UnicodeError) as error:
            raise socket.gaierror(socket.EAI_NONAME, "its name cannot be looked up") from error
        finally:
            threads.shutdown(wait=False)

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, _STEP_SECONDS)

    def _more(self) -> None:
        self.sock.settimeout(self._left())
        chunk = self.sock.recv(_CHUNK)
        if not chunk:
            raise ConnectionResetError("the server hung up")
        self._came += len(chunk)
        if self._came > MAX_TOTAL:
            raise MailSizeError(f"it sends more than {MAX_TOTAL:,} bytes")
        self._buffer += chunk

    def _take(self, count: int) -> bytes:
        out = bytes(self._buffer[:count])
        del self._buffer[:count]
        return out

    def read(self, size: int) -> bytes:
        """Return exactly so many bytes."""
        if size > MAX_TOTAL:
            raise MailSizeError(f"it sends more than {MAX_TOTAL:,} bytes")
        while len(self._buffer) < size:
            self._more()
        return self._take(size)

    def readline(self) -> bytes:
        """Return a line with its end."""
        if self.sock is not self._of:
            # Encryption has begun: what came in the open before is nobody's word (CVE-2011-0411).
            self._buffer.clear()
            self._of = self.sock
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > MAX_LINE:
                raise MailSizeError(f"it sends a line of more than {MAX_LINE:,} bytes")
            self._more()
        return self._take(end + 1)

    def send(self, data: Buffer) -> None:
        """Send bytes."""
        self.sock.settimeout(self._left())
        self.sock.sendall(data)

    def shutdown(self) -> None:
        """Close the connection."""
        file = self.__dict__.get("file")  # starttls of imaplib makes one, which nobody reads
        if file is not None:
            file.close()
        self.sock.close()
