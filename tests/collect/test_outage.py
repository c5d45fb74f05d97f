from __future__ import annotations

import pytest

from broadsheet.collect.outage import is_outage
from broadsheet.errors import NetworkError


def error(kind: str, status: int | None = None) -> NetworkError:
    return NetworkError("https://courier.example/feed", "no", status, kind=kind)


def test_nobody_answers() -> None:
    assert is_outage(
        [("a.example", error("dns")), ("b.example", error("connect")), ("c.example", error("timeout"))]
    )


@pytest.mark.parametrize("answer", [None, error("status", 500), error("tls"), error("size")])
def test_one_answer_of_any_kind_says_that_the_line_is_up(answer: NetworkError | None) -> None:
    assert not is_outage([("a.example", error("dns")), ("b.example", answer), ("c.example", error("dns"))])


def test_one_host_alone_is_down_itself() -> None:
    assert not is_outage([])
    assert not is_outage([("a.example", error("dns"))])
    assert not is_outage([("a.example", error("connect"))] * 9)
