from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.net.guard import refusal
from broadsheet.text.networks import parse_networks

REFUSED = (
    "0.0.0.0",  # noqa: S104 (an address to refuse, nothing is bound)
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.0.7",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
)
REACHED = ("1.1.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::1")


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused_with_the_address_named(address: str) -> None:
    assert (refusal(address, ()) or "").startswith(address)


@pytest.mark.parametrize("address", REACHED)
def test_what_is_public_is_reached(address: str) -> None:
    assert refusal(address, ()) is None


def test_what_is_no_address_is_refused() -> None:
    assert refusal("example.org", ()) == "example.org is no IP address"
    assert refusal("", ()) is not None


def test_an_allowed_network_opens_itself_alone() -> None:
    allowed = parse_networks(["192.168.1.7/24", " fd00::/8 ", "127.0.0.1"])
    assert refusal("192.168.1.200", allowed) is None
    assert refusal("192.168.2.1", allowed) is not None
    assert refusal("fd12::1", allowed) is None
    assert refusal("127.0.0.1", allowed) is None
    assert refusal("127.0.0.2", allowed) is not None
    assert refusal("::ffff:127.0.0.1", allowed) is not None


@settings(deadline=None)
@given(st.ip_addresses())
def test_nothing_that_python_calls_private_is_reached(address: IPv4Address | IPv6Address) -> None:
    # Python keeps a table of its own; ours may be stricter, never looser.
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert refusal(str(address), ()) is not None


@settings(deadline=None)
@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    reason = refusal(text, ())
    assert reason is None or text in reason or reason.strip()
