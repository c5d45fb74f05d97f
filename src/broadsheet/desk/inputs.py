"""What a person names on the command line, as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from broadsheet.collect.files import open_inputs
from broadsheet.collect.kinds import documents
from broadsheet.config import Settings
from broadsheet.errors import NetworkError
from broadsheet.model import Document, Failure
from broadsheet.net.client import FetchSettings, fetch_now


def is_url(what: str) -> bool:
    """Return whether this is an address to fetch, not a file."""
    return what.lower().startswith(("http://", "https://"))


def inputs(
    whats: Sequence[str], *, settings: Settings, collected: datetime | None = None
) -> Iterator[Document | Failure]:
    """Return the documents that files, folders, "-" and addresses hold, in the order given.

    Args:
        whats: names of files and folders, "-" for standard input, http and https addresses.
        settings: which private networks may be reached.
        collected: when files were fetched; an address is fetched now.
    """
    for what in whats:
        if is_url(what):
            yield from _fetched(what, settings)
        elif "://" in what:
            yield Failure(document=what, reason="only http and https addresses are fetched", url=what)
        else:
            yield from open_inputs([what], collected=collected)


def _fetched(url: str, settings: Settings) -> Iterator[Document | Failure]:
    try:
        answer = fetch_now(url, settings=FetchSettings(allowed=settings.allow_net))
    except NetworkError as error:
        yield Failure(document=url, reason=error.reason, url=url)
        return
    yield from documents(
        answer.body, name=url, url=answer.url, media_type=answer.media_type, collected=datetime.now(UTC)
    )
