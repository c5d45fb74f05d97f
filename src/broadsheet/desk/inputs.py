"""What a person names on the command line, as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet.collect.files import open_inputs
from broadsheet.collect.kinds import documents
from broadsheet.config import Settings
from broadsheet.errors import NetworkError
from broadsheet.model import Document, Failure
from broadsheet.net.client import FetchSettings, fetch_now
from broadsheet.net.credentials import part, redacted
from broadsheet.net.download import download
from broadsheet.net.loops import finish

_WEB = ("http://", "https://")
_MAIL = ("imap://", "imaps://")
# Too large to be held in memory: fetched to a file first.
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")


def is_address(what: str) -> bool:
    """Return whether this is an address to fetch, not a file."""
    return what.lower().startswith((*_WEB, *_MAIL, "feed:"))


def is_archive(what: str) -> bool:
    """Return whether this is the address of a web archive.

    >>> is_archive("https://example.org/crawl.warc.gz?part=1")
    True
    """
    return what.lower().startswith(_WEB) and what.lower().partition("?")[0].endswith(_ARCHIVES)


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
        if is_archive(what):
            yield from _archived(what, settings)
        elif what.lower().startswith(_WEB):
            yield from _fetched(what, settings)
        elif "://" in what:
            yield Failure(document=what, reason="only http and https addresses are fetched", url=what)
        else:
            yield from open_inputs([what], collected=collected)


def _fetched(url: str, settings: Settings) -> Iterator[Document | Failure]:
    address, credentials = part(url)
    try:
        answer = fetch_now(
            address, settings=FetchSettings(allowed=settings.allow_net, credentials=credentials)
        )
    except NetworkError as error:
        yield Failure(document=redacted(url), reason=error.reason, url=address)
        return
    yield from documents(
        answer.body,
        name=redacted(url),
        url=answer.url,
        media_type=answer.media_type,
        collected=datetime.now(UTC),
    )


def _archived(url: str, settings: Settings) -> Iterator[Document | Failure]:
    address, credentials = part(url)
    with TemporaryDirectory(prefix="broadsheet-") as folder:
        file = Path(folder) / address.partition("?")[0].rpartition("/")[2]
        asked = FetchSettings(allowed=settings.allow_net, credentials=credentials)
        try:
            finish(download(address, file, settings=asked))
        except NetworkError as error:
            yield Failure(document=redacted(url), reason=error.reason, url=address)
            return
        yield from open_inputs([str(file)])
