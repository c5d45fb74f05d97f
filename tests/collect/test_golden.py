"""Each case is an input beside what must come of it; BROADSHEET_GOLDEN=1 writes the latter anew, to be read."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from broadsheet.collect.feed import parse_feed
from broadsheet.collect.kinds import documents
from broadsheet.model import Failure
from broadsheet.text.articlejson import to_json
from broadsheet.text.dates import iso

DATA = Path(__file__).parents[1] / "data" / "collect"
CASES = sorted(path.name for path in DATA.iterdir() if path.is_dir())
COLLECTED = datetime(2025, 3, 6, 12, tzinfo=UTC)


def said(value: Any) -> Any:
    """Return a record without what it doesn't say, as JSON."""
    row = asdict(value)
    if row.get("article"):
        row["article"] = {key: item for key, item in to_json(value.article).items() if item}
    text = json.dumps(row, default=iso)
    return json.loads(
        text, object_hook=lambda found: {k: v for k, v in found.items() if v not in (None, [], {}, "")}
    )


def outcome(case: str) -> dict[str, Any]:
    source = next((DATA / case).glob("input.*"))
    body = source.read_bytes()
    url = f"https://feeds.example/{case}/"
    facts, _ = parse_feed(body, name=source.name, url=url)
    found = documents(body, name=source.name, url=url, collected=COLLECTED, subscription="s1")
    return {
        "facts": said(facts),
        "found": [{("failure" if isinstance(one, Failure) else "document"): said(one)} for one in found],
    }


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    expected = DATA / case / "expected.json"
    found = outcome(case)
    if os.environ.get("BROADSHEET_GOLDEN"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))
