"""A WebSub hub on loopback that does what a test tells it."""

from __future__ import annotations

import hashlib
import hmac
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode


@dataclass(slots=True, kw_only=True)
class Hub:
    """A running hub, and what it was asked."""

    address: str = ""
    answers: int = 202  # the status that requests get
    moved: str | None = None  # where to, with 307
    asked: list[dict[str, str]] = field(default_factory=list)  # the forms, oldest first

    @property
    def callback(self) -> str:
        """The address that was given last."""
        return self.asked[-1]["hub.callback"]

    @property
    def token(self) -> str:
        """The last part of it."""
        return self.callback.rsplit("/", 1)[-1]

    def question(self, mode: str = "subscribe", **more: str) -> dict[str, str]:
        """Return what the hub asks to know whether the last request was meant."""
        lease = {"hub.lease_seconds": "864000"} if mode == "subscribe" else {}
        told = {"hub.mode": mode, "hub.topic": self.asked[-1]["hub.topic"], "hub.challenge": "c4-Ll_e9"}
        return {**told, **lease, **{f"hub.{name}": value for name, value in more.items()}}

    def verify(self, base: str, mode: str = "subscribe", **more: str) -> tuple[int, str]:
        """Ask at our address, and return status and text of the answer."""
        return _sent(f"{base}/websub/{self.token}?{urlencode(self.question(mode, **more))}", self.callback)

    def deliver(self, base: str, body: bytes, *, method: str = "sha256", secret: str | None = None) -> int:
        """Send a feed, signed, and return the status of the answer."""
        key = secret if secret is not None else self.asked[-1].get("hub.secret", "")
        digest = hmac.new(key.encode(), body, getattr(hashlib, method)).hexdigest()
        headers = {"Content-Type": "application/rss+xml", "X-Hub-Signature": f"{method}={digest}"}
        return _sent(f"{base}/websub/{self.token}", self.callback, body, headers)[0]


def _sent(
    url: str, callback: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Send a request to where the desk really listens, under the name that the hub knows it by."""
    host = callback.split("/")[2]
    request = urllib.request.Request(url, body, {"Host": host, **(headers or {})})  # noqa: S310 (loopback)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 (the same)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextmanager
def running_hub() -> Iterator[Hub]:
    """Run a hub on a free port until left."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Keep quiet."""

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if hub.moved and self.path == "/":
                self.send_response(307)
                self.send_header("Location", hub.moved)
            else:
                hub.asked.append(dict(parse_qsl(form, keep_blank_values=True)))
                self.send_response(hub.answers)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        hub.address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()
