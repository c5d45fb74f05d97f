"""A small client that a server would take for a browser, and a server on loopback."""

from __future__ import annotations

import html
import http.client
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urlencode, urlsplit

import uvicorn
from starlette.routing import Route

from broadsheet.desk import Desk
from broadsheet.serve.web import WebSettings, app


@dataclass(kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def token(self) -> str:
        """The form token that the page carries."""
        match = re.search(r'name="token" value="([^"]+)"', self.text)
        assert match, "no form on this page"
        return html.unescape(match[1])


@dataclass(kw_only=True)
class Client:
    """Speaks HTTP to one server and keeps its cookies; follows no redirect."""

    base: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch a page."""
        return self.send("GET", path, None, headers)

    def post(
        self,
        path: str,
        fields: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
        *,
        token: bool = True,
    ) -> Answer:
        """Send a form, with a good token unless told otherwise."""
        own = {"token": self.get("/login" if "/login" in path else "/subscriptions").token} if token else {}
        body = urlencode({**own, **fields}).encode()
        return self.send(
            "POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        )

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str] | None) -> Answer:
        """Send a request as it is."""
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=60)
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(method, path, body, {**({"Cookie": jar} if jar else {}), **(headers or {})})
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        return Answer(status=response.status, headers=dict(response.headers.items()), text=text)


@contextmanager
def serving(desk: Desk, settings: WebSettings, *more: Route) -> Iterator[str]:
    """Serve the pages of a desk, and more routes for a test, on a free loopback port; give its address."""
    made = app(desk, settings, hubs=desk.hubs)
    made.router.routes.extend(more)
    config = uvicorn.Config(made, host="127.0.0.1", port=0, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


Serve = Callable[[list[dict[str, object]]], Client]
