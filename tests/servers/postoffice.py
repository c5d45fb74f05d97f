"""A mail server on loopback that keeps what it is given, and says no where it is told to."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread


@dataclass(kw_only=True)
class PostOffice:
    """What came in."""

    port: int = 0
    said: list[str] = field(default_factory=list)  # commands, as they came
    letters: list[bytes] = field(default_factory=list)


@contextmanager
def post_office(answers: Mapping[str, str] | None = None) -> Iterator[PostOffice]:
    """Serve one; ``answers`` are given to commands in the place of the usual ones."""
    office = PostOffice()
    told = {"DATA": "354 go on", "EHLO": "250-here\r\n250 AUTH PLAIN", "QUIT": "221 bye", **(answers or {})}

    class Counter(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline().decode().rstrip("\r\n"):
                office.said.append(line)
                command = line.split(" ")[0].upper()
                self._say(told.get(command, "235 well" if command == "AUTH" else "250 well"))
                if command == "DATA" and told["DATA"].startswith("354"):
                    office.letters.append(self._letter())
                    self._say("250 taken")
                if command == "QUIT":
                    return

        def _letter(self) -> bytes:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line.removeprefix(b"."))
            return b"".join(lines)

        def _say(self, words: str) -> None:
            self.wfile.write(words.encode() + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Counter) as server:
        server.daemon_threads = True
        office.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield office
        server.shutdown()
        thread.join()
