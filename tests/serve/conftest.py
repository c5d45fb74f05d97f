"""Desks that are served on loopback: one with the demo corpus, an empty one, one with a password."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.serve.client import Client, Serve, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings

PASSWORD = "lantern harbour seven"


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the demo corpus."""
    with open_desk(str(tmp_path_factory.mktemp("desk") / "demo.db"), settings=Settings(workers=1)) as desk:
        desk.add_demo()
        yield desk


@pytest.fixture(scope="session")
def demo_address(demo_desk: Desk) -> Iterator[str]:
    """Where the demo desk is served, without a password."""
    with serving(demo_desk, WebSettings()) as address:
        yield address


@pytest.fixture
def client(demo_address: str) -> Client:
    """Somebody new who reads the demo desk."""
    return Client(base=demo_address)


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a desk is served that has nothing yet."""
    with (
        open_desk(str(tmp_path_factory.mktemp("desk") / "empty.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield address


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Client]:
    """Somebody before a desk with a password."""
    with open_desk(str(tmp_path / "guarded.db"), settings=Settings(workers=1)) as desk:
        desk.access.set_password(PASSWORD)
        with serving(desk, WebSettings(password=True)) as address:
            yield Client(base=address)


@pytest.fixture
def password() -> str:
    """The password of the guarded desk."""
    return PASSWORD


@pytest.fixture
def serve_articles(tmp_path: Path) -> Iterator[Serve]:
    """A function that serves a new desk with the given articles."""
    with ExitStack() as stack:

        def serve(rows: list[dict[str, object]]) -> Client:
            file = tmp_path / "articles.jsonl"
            file.write_text("".join(json.dumps(row) + "\n" for row in rows))
            desk = stack.enter_context(open_desk(str(tmp_path / "own.db"), settings=Settings(workers=1)))
            desk.add([str(file)])
            return Client(base=stack.enter_context(serving(desk, WebSettings())))

        yield serve
