"""Which addresses collecting may reach: only those of the public internet, unless somebody allows more.

A feed, a redirect or a name server is hostile input: each could point at the router, the database or
the cloud's metadata service of whoever runs Broadsheet. So the decision falls on the final address,
after the name is resolved, and anything that isn't plainly public is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Network = IPv4Network | IPv6Network

# From the IANA special-purpose address registries (RFC 6890 and its updates, as of 2025), plus the
# metadata services of large clouds that lie outside them. The first network that holds an address
# gives the reason, so narrow ones stand before wide ones; otherwise sorted by address.
_REFUSED_4 = (
    ("0.0.0.0/32", "is the unspecified address"),
    ("0.0.0.0/8", 'is on "this network" (RFC 791)'),
    ("10.0.0.0/8", "is private (RFC 1918)"),
    ("100.100.100.200/32", "is a cloud's metadata service"),
    ("100.64.0.0/10", "is shared by a provider's customers (RFC 6598)"),
    ("127.0.0.0/8", "is loopback: this machine"),
    ("168.63.129.16/32", "is a cloud's metadata service"),
    ("169.254.169.254/32", "is a cloud's metadata service"),
    ("169.254.0.0/16", "is link-local (RFC 3927)"),
    ("172.16.0.0/12", "is private (RFC 1918)"),
    ("192.0.0.0/24", "is reserved for protocols (RFC 6890)"),
    ("192.0.2.0/24", "is for documentation (RFC 5737)"),
    ("192.88.99.0/24", "is a 6to4 relay (RFC 7526)"),
    ("192.168.0.0/16", "is private (RFC 1918)"),
    ("198.18.0.0/15", "is for benchmarking (RFC 2544)"),
    ("198.51.100.0/24", "is for documentation (RFC 5737)"),
    ("203.0.113.0/24", "is for documentation (RFC 5737)"),
    ("224.0.0.0/4", "is multicast (RFC 5771)"),
    ("255.255.255.255/32", "is the broadcast address"),
    ("240.0.0.0/4", "is reserved (RFC 1112)"),
)
# Forms of IPv6 that carry an IPv4 address inside are refused whole: what they reach depends on a
# gateway that cannot be seen from here.
_REFUSED_6 = (
    ("::/128", "is the unspecified address"),
    ("::1/128", "is loopback: this machine"),
    ("::/96", "carries an IPv4 address (RFC 4291, deprecated)"),
    ("::ffff:0:0/96", "carries an IPv4 address (v4-mapped, RFC 4291)"),
    ("64:ff9b::/96", "carries an IPv4 address (NAT64, RFC 6052)"),
    ("64:ff9b:1::/48", "carries an IPv4 address (NAT64, RFC 8215)"),
    ("100::/64", "is discarded (RFC 6666)"),
    ("2001::/32", "carries an IPv4 address (Teredo, RFC 4380)"),
    ("2001::/23", "is reserved for protocols (RFC 2928)"),
    ("2001:db8::/32", "is for documentation (RFC 3849)"),
    ("2002::/16", "carries an IPv4 address (6to4, RFC 3056)"),
    ("3fff::/20", "is for documentation (RFC 9637)"),
    ("fd00:ec2::254/128", "is a cloud's metadata service"),
    ("fc00::/7", "is private (RFC 4193)"),
    ("fe80::/10", "is link-local (RFC 4291)"),
    ("fec0::/10", "is site-local (RFC 3879, deprecated)"),
    ("ff00::/8", "is multicast (RFC 4291)"),
)
_TABLES: dict[int, tuple[tuple[Network, str], ...]] = {
    4: tuple((IPv4Network(network), reason) for network, reason in _REFUSED_4),
    6: tuple((IPv6Network(network), reason) for network, reason in _REFUSED_6),
}
# All that IANA has given out as global unicast (RFC 4291, section 2.4); the rest is reserved.
_GLOBAL_UNICAST_6 = IPv6Network("2000::/3")


def refusal(address: str, allowed: Sequence[Network] = ()) -> str | None:
    """Return why an address may not be reached, or None where it may.

    Args:
        address: an IPv4 or IPv6 address as the socket will use it; not a name.
        allowed: networks that may be reached although they aren't public.

    >>> refusal("127.0.0.1")
    '127.0.0.1 is loopback: this machine'
    >>> refusal("127.0.0.1", (IPv4Network("127.0.0.0/8"),)) is None
    True
    """
    parsed, reason = _judged(address)
    if parsed and any(parsed.version == network.version and parsed in network for network in allowed):
        return None
    return f"{address} {reason}" if reason else None


# A round asks the same addresses again and again, and the tables take as long as the rest of a socket.
@lru_cache(maxsize=4096)
def _judged(address: str) -> tuple[IPv4Address | IPv6Address | None, str | None]:
    try:
        parsed = _without_zone(ip_address(address))
    except ValueError:
        return None, "is no IP address"
    return parsed, _reason(parsed)


def _without_zone(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    # "fe80::1%eth0": a network holds no address with a zone, so it would slip past the table.
    return IPv6Address(int(address)) if isinstance(address, IPv6Address) else address


def _reason(address: IPv4Address | IPv6Address) -> str | None:
    for network, reason in _TABLES[address.version]:
        if address in network:
            return reason
    if isinstance(address, IPv6Address) and address not in _GLOBAL_UNICAST_6:
        return "is outside global unicast (RFC 4291)"
    return None
