"""``broadsheet run``: the desk, collecting on schedule and serving the pages."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from socket import SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, getaddrinfo, socket
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.errors import SetupError
from broadsheet.serve.cli import options

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from broadsheet.desk import Desk

_log = logging.getLogger(__name__)

Host = Annotated[str, typer.Option("--host", metavar="H", help="The address to listen on.")]
Port = Annotated[
    int,
    typer.Option("--port", metavar="N", min=0, max=65535, help="The port to listen on; 0 takes a free one."),
]
Hostname = Annotated[
    list[str] | None,
    typer.Option("--hostname", metavar="NAME", help="A further name under which readers reach the desk."),
]

PublicUrl = Annotated[
    str | None,
    typer.Option(
        "--public-url",
        metavar="URL",
        envvar="BROADSHEET_PUBLIC_URL",
        help="Where this desk is reached from outside: hubs then tell it of news (WebSub).",
    ),
]

# Linear algebra in several threads takes a page's few small products ten times as long where the cores have other work
# (measured: bench.serve_speed, article), and there is always more than one page or feed to work on.
_ALGEBRA = ("MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
# A thread that looks something up waits for its turn afterwards, in Python 5 ms while another one is busy: a page that
# looks up twenty things would wait a tenth of a second for collecting and folding.
_TURN_SECONDS = 0.001
_LOOK_SECONDS = 10.0  # how often the schedule is looked at: who adds a feed sees its articles soon


def command(
    db: options.Db = options.DEFAULT_DB,
    host: Host = "127.0.0.1",
    port: Port = 8642,
    hostname: Hostname = None,
    public_url: PublicUrl = None,
    allow_net: options.AllowNet = None,
    workers: options.Workers = None,
) -> None:
    """Run the desk: collect on schedule, fold, serve the pages.

    On anything but loopback it wants a password first: broadsheet password.

    Example: broadsheet run --db news.db --port 8642
    """
    share_the_machine()
    from broadsheet.desk import open_desk  # noqa: PLC0415 (heavy)
    from broadsheet.serve.web import app, settings_for  # noqa: PLC0415

    chosen = options.settings(workers, allow_net, public_url=public_url)
    with open_desk(db, settings=chosen) as desk:
        needed = not _is_loopback(host)
        if needed and not desk.access.password_is_set():
            raise SetupError(
                f"{host} can be reached from other machines, so the desk needs a password first:"
                f" run 'broadsheet password --db {db}'"
            )
        locked = needed or desk.access.password_is_set()
        settings = settings_for(host, password=locked, hosts=tuple(hostname or ()))
        with _listening(host, port) as socket:
            bound = socket.getsockname()[1]
            shown = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"Broadsheet is open at http://{shown}:{bound}/ (end it with Ctrl-C)\n")
            sys.stdout.flush()
            with _schedule(desk):
                _serve(app(desk, settings, hubs=desk.hubs), socket)


def share_the_machine() -> None:
    """Let pages come in between collecting and folding; to be called before any linear algebra is loaded."""
    for name in _ALGEBRA:
        os.environ.setdefault(name, "1")
    sys.setswitchinterval(_TURN_SECONDS)


def keep_what_is_loaded() -> None:
    """Leave all that is loaded by now out of collections of garbage: it stays, and going through it held up pages."""
    import numpy  # noqa: F401, ICN001, PLC0415 (the first page with related articles would load it)

    gc.collect()
    gc.freeze()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket]:
    """Return a socket that listens there; a port that is taken is said before anything starts."""
    try:
        family, kind, proto, _, address = getaddrinfo(host, port, type=SOCK_STREAM)[0]
        with socket(family, kind, proto) as opened:
            opened.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            opened.bind(address)
            yield opened
    except OSError as error:
        raise SetupError(
            f"cannot listen on {host} port {port}: {error.strerror}; choose another with --port"
        ) from error


@contextmanager
def _schedule(desk: Desk) -> Iterator[None]:
    """Collect and fold, each in a thread of its own, until left: a long queue at one never holds up the other."""
    ending = Event()
    threads = [
        Thread(target=_again_and_again, args=(what, step, ending), name=what, daemon=True)
        for what, step in (("collecting", desk.collect_some), ("folding", desk.fold))
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ending.set()


def _again_and_again(what: str, step: Callable[[], object], ending: Event) -> None:
    while not ending.is_set():
        try:
            step()
        except Exception:  # noqa: BLE001 (a bug of ours, or a full disk: said, and tried again)
            _log.exception("%s failed; it is tried again in %g seconds", what, _LOOK_SECONDS)
        ending.wait(_LOOK_SECONDS)


def _serve(pages: Starlette, opened: socket) -> None:
    from uvicorn import Config, Server  # noqa: PLC0415

    # No server header, and no access log: what one reads is nobody's business, not even the log's.
    config = Config(
        pages, log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off"
    )
    keep_what_is_loaded()
    Server(config).run(sockets=[opened])
