"""Pictures and recordings of articles, fetched for the reader: their publishers see the desk, never its readers.

They are kept in a folder beside the database, the oldest going first when it is full.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from threading import BoundedSemaphore, Lock
from time import monotonic

from broadsheet.errors import NetworkError
from broadsheet.net.client import FetchSettings, fetch_now
from broadsheet.net.guard import Network
from broadsheet.text.rasters import Raster, raster

MAX_BYTES = 8_000_000  # the largest lead pictures of newspapers have 5 MB
MOST_KEPT = 300_000_000  # bytes in all: some 3,000 pictures, a week of reading
_SECONDS = 15.0  # a reader waits no longer for a picture
_AT_ONCE = 6  # what a browser asks one host for at a time
_FAILED_SECONDS = 600.0  # one that did not come is not asked for again so soon
_MOST_FAILED = 1_000  # failures that are remembered
_SMALLEST = 3  # pixels of a side: what is smaller is there to count readers, not to be seen
_TYPES = "image/avif, image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it came."""

    body: bytes
    media_type: str


@dataclass(slots=True, kw_only=True)
class Pictures:
    """Fetches pictures and keeps them a while."""

    folder: Path
    allowed: tuple[Network, ...] = ()  # networks that may be reached although they aren't public
    failed: dict[str, float] = field(default_factory=dict)  # address -> when it may be asked for again
    lock: Lock = field(default_factory=Lock)
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(_AT_ONCE))

    def get(self, url: str) -> Picture | None:
        """Return the picture at an address; None where there is none, or one that is not for eyes.

        Args:
            url: an http or https address.
        """
        file = self.folder / sha256(url.encode()).hexdigest()
        kept = _read(file)
        if kept:
            return kept
        if self.failed.get(url, 0.0) > monotonic():
            return None
        with self.turns:
            body = self._fetched(url)
        found = raster(body)
        if found is None or _is_pixel(found):
            self._failed(url)
            return None
        self._keep(file, body)
        return Picture(body=body, media_type=found.media_type)

    def _fetched(self, url: str) -> bytes:
        asked = FetchSettings(allowed=self.allowed, max_bytes=MAX_BYTES, timeout=_SECONDS, accept=_TYPES)
        try:
            return fetch_now(url, settings=asked).body
        except NetworkError as error:
            _log.info("no picture: %s", error)
            return b""

    def _failed(self, url: str) -> None:
        with self.lock:
            if len(self.failed) >= _MOST_FAILED:
                self.failed.clear()
            self.failed[url] = monotonic() + _FAILED_SECONDS

    def _keep(self, file: Path, body: bytes) -> None:
        """Put a picture into the folder, whole or not at all; where that cannot be it is only shown."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.lock:
                _make_room(self.folder, len(body))
            with NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as part:
                part.write(body)
            Path(part.name).replace(file)
        except OSError as error:
            _log.warning("a picture could not be kept: %s", error)


def _is_pixel(found: Raster) -> bool:
    return found.size is not None and min(found.size) < _SMALLEST


def _read(file: Path) -> Picture | None:
    try:
        body = file.read_bytes()
    except OSError:
        return None
    found = raster(body)
    return Picture(body=body, media_type=found.media_type) if found else None


def _make_room(folder: Path, needed: int) -> None:
    """Take the oldest pictures away until another one has room."""
    kept = sorted(_files(folder))
    full = sum(size for _, size, _ in kept) + needed
    for _, size, file in kept:
        if full <= MOST_KEPT:
            return
        with suppress(OSError):
            file.unlink()
            full -= size


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for file in folder.iterdir():
        with suppress(OSError):
            told = file.stat()
            yield told.st_mtime, told.st_size, file


def folder_for(url: str) -> Path:
    """Return where pictures of a database are kept: beside its file, else in a folder of this run.

    >>> folder_for("sqlite:////srv/news.db")
    PosixPath('/srv/news.db.pictures')
    """
    name = url.removeprefix("sqlite:///")
    if name == url or not name:
        return Path(mkdtemp(prefix="broadsheet-pictures-"))
    return Path(f"{name}.pictures")
