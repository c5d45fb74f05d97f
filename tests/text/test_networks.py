from __future__ import annotations

import pytest

from broadsheet.text.networks import parse_networks


@pytest.mark.parametrize("cidr", ["", "localhost", "10.0.0.0/33", "300.1.1.1"])
def test_what_is_no_network_is_said_with_how_to_write_one(cidr: str) -> None:
    with pytest.raises(ValueError, match="write it as"):
        parse_networks([cidr])


def test_an_address_inside_a_network_stands_for_it() -> None:
    assert [str(one) for one in parse_networks(["192.168.1.7/24", " fd00::/8 ", "127.0.0.1"])] == [
        "192.168.1.0/24",
        "fd00::/8",
        "127.0.0.1/32",
    ]
