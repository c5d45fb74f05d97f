"""Where the guard stands: in the making of every socket, whatever asked for it."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from broadsheet.net.guard import Network, refusal


@dataclass(slots=True)
class Attempt:
    """One fetch on its way: what it may reach, and what it was refused."""

    allowed: Sequence[Network] = ()
    refused: list[str] = field(default_factory=list)


# Which fetch a socket is made for: the client makes sockets for many fetches at a time, in tasks that
# inherit this from the fetch's own.
ATTEMPT: ContextVar[Attempt | None] = ContextVar("broadsheet_attempt", default=None)


def guarded(addr_info: Any) -> socket.socket:
    """Return a socket for one resolved address, or refuse to make it.

    Args:
        addr_info: family, type, protocol, name and address, as ``getaddrinfo`` gives them. The address
            is the final one: what a name server answered a moment ago, never a name.

    Raises:
        PermissionError: the address may not be reached. An OSError, so that another address of the
            same name is still tried.
    """
    family, kind, proto, _, address = addr_info
    attempt = ATTEMPT.get()
    reason = refusal(str(address[0]), attempt.allowed if attempt else ())
    if reason:
        if attempt:
            attempt.refused.append(reason)
        raise PermissionError(errno.EACCES, reason)
    return socket.socket(family=family, type=kind, proto=proto)
