"""Choices with their defaults, and where they come from: arguments first, then the environment."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a desk works."""

    # Processes that extract and inspect. One: this process does it, as a library should unless told; a
    # program that asks for more must guard its main module, as multiprocessing wants it.
    workers: int = 1
    allow_net: tuple[IPv4Network | IPv6Network, ...] = ()  # private networks that collecting may reach
    user: str = "reader"  # whose marks these are
    full_text: bool = True  # fetch the page of an article of which the feed has only a teaser
    public_url: str | None = None  # where hubs reach this desk (WebSub); None: it only looks, nobody tells
    key: str | None = None  # seals credentials; None: a file beside the database holds it
