"""What a story tells, kept and taken out again."""

from __future__ import annotations

import orjson
import pytest
from tests.serve.conftest import demo_desk  # noqa: F401 - a fixture

from broadsheet.desk import Desk
from broadsheet.text.tellingjson import telling_from_json, telling_to_json


def test_every_telling_comes_back_as_it_was(demo_desk: Desk) -> None:  # noqa: F811
    for story in demo_desk.stories.today():
        telling = demo_desk.stories.told(story).telling
        assert telling_from_json(orjson.loads(orjson.dumps(telling_to_json(telling)))) == telling


def test_something_else_is_no_telling() -> None:
    with pytest.raises(KeyError):
        telling_from_json({"voices": []})
