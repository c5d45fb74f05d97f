"""Networks as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network


def parse_networks(cidrs: Iterable[str]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return networks from CIDR notation; an address alone is a network of one.

    Raises:
        ValueError: one of them can't be read.

    >>> parse_networks(["192.168.1.0/24"])
    (IPv4Network('192.168.1.0/24'),)
    """
    out = []
    for cidr in cidrs:
        try:
            out.append(ip_network(cidr.strip(), strict=False))
        except ValueError as error:
            raise ValueError(f"cannot read {cidr!r} as a network: write it as 192.168.1.0/24") from error
    return tuple(out)
