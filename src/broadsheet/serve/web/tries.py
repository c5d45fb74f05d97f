"""How often a password may be tried."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import ip_address
from threading import Lock
from time import monotonic

# OWASP, Authentication Cheat Sheet: slow guessing down without locking the owner out for long.
MOST = 5
WITHIN_SECONDS = 300.0
# Addresses remembered; the oldest is forgotten first, so that memory stays bounded.
MOST_ADDRESSES = 10_000


class Tries:
    """Counts tries by the address that they come from; safe to use from several threads."""

    def __init__(self) -> None:
        self._times: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def take(self, address: str, now: float | None = None) -> bool:
        """Return whether one more try is allowed from an address now, and count it if so."""
        now = monotonic() if now is None else now
        key = _network(address)
        with self._lock:
            recent = [time for time in self._times.pop(key, []) if now - time < WITHIN_SECONDS]
            allowed = len(recent) < MOST
            self._times[key] = [*recent, now] if allowed else recent
            if len(self._times) > MOST_ADDRESSES:
                self._times.popitem(last=False)
        return allowed

    def forget(self, address: str) -> None:
        """Forget the tries of an address: its reader knew the password."""
        with self._lock:
            self._times.pop(_network(address), None)


def _network(address: str) -> str:
    """Return what one person holds: an IPv4 address, or the /64 around an IPv6 address."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return str(ip) if ip.version == 4 else str(ip.exploded)[:19]
