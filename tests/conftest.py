"""What tests of every stage share."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from broadsheet.model import Article, Outlet

# Busy machines are slow, which is no failure; and CI tries the same examples each time, so that a change
# is judged by itself. By hand (without CI=true) new ones are tried.
settings.register_profile("everywhere", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("everywhere")

ROOT = Path(__file__).resolve().parent.parent


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: packed ones hold the time, and workers must collect the same names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def bench_data() -> Path:
    """The benchmark data; a test that needs it is skipped, visibly, where it is absent."""
    folder = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no benchmark data at {folder}: set BROADSHEET_BENCH_DATA")
    return folder


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed page and what a careful reader finds in it."""
    folder = Path(os.environ.get("BROADSHEET_SEED", ROOT.parent / "shared" / "seed"))
    if not folder.is_dir():
        pytest.skip(f"no seed page at {folder}: set BROADSHEET_SEED")
    return folder


def made_article(key: str = "a1", **told: object) -> Article:
    """Return an article to try things on."""
    fields: dict[str, object] = {
        "id": key,
        "title": "Harbour bridge at Lindvik reopens",
        "text": "LINDVIK: The bridge reopened on Monday, mayor Ada Torsvik said.\n\nAt least 12 people watched.",
        "outlet": Outlet(name="Lindvik Courier", domain="courier.example"),
        "published": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        "language": "en",
        **told,
    }
    return Article(**fields)  # type: ignore[arg-type]
