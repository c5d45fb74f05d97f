"""How the pages are to be served."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK_NAMES = ("127.0.0.1", "[::1]", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the pages are to be served; ``settings_for`` makes them from an address to listen on."""

    hosts: tuple[str, ...] = LOOPBACK_NAMES  # Host names that requests may carry, without port
    any_address: bool = False  # a Host may also be any IP address: a bare address can't be rebound
    password: bool = False  # nothing but the sign-in page is shown before the password was given


def settings_for(host: str, *, password: bool, hosts: tuple[str, ...] = ()) -> WebSettings:
    """Return the settings for a server that listens on an address.

    Args:
        host: the name or address to listen on: "127.0.0.1", "desk.example.org", "0.0.0.0".
        password: whether readers must sign in.
        hosts: further names under which readers reach it.

    >>> settings_for("0.0.0.0", password=True).any_address
    True
    """
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        bound, everywhere = host.lower(), False
    else:
        bound, everywhere = (f"[{address}]" if address.version == 6 else str(address)), address.is_unspecified
    names = dict.fromkeys((*LOOPBACK_NAMES, *(() if everywhere else (bound,)), *map(str.lower, hosts)))
    return WebSettings(hosts=tuple(names), any_address=everywhere, password=password)
