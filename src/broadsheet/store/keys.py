"""The form under which the keys of entries are kept."""

from __future__ import annotations

from hashlib import sha256

EVERYWHERE = "url:"
"""Keys that begin so are the same for every subscription: an address is one and the same for all."""


def stored(key: str, subscription: str) -> tuple[str, bytes]:
    """Return the scope and the digest under which a key is kept.

    Sixteen bytes: addresses run to thousands of letters, and no two keys that differ will ever meet.
    """
    scope = "" if key.startswith(EVERYWHERE) else subscription
    return scope, sha256(key.encode("utf-8", "surrogatepass")).digest()[:16]
