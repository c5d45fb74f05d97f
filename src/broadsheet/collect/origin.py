"""Where bytes came from: what every reader of a format is told besides the bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.model import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes came from."""

    name: str  # how a person would name it; goes into every document and failure
    url: str | None = None
    media_type: str | None = None  # as the server sent it, with its charset
    collected: datetime | None = None
    subscription: str | None = None


def failure(origin: Origin, reason: str, *, line: int | None = None, url: str | None = None) -> Failure:
    """Return the failure of what came from there.

    Args:
        origin: where it came from.
        reason: what is wrong, for a person; made to fit one line.
        line: in a file of lines, counted from one.
        url: of the part that failed, where it has one of its own.
    """
    return Failure(
        document=origin.name,
        reason=" ".join(reason.split()),
        line=line,
        url=url or origin.url,
        subscription=origin.subscription,
    )
