"""A backup as a file: one JSON object a line, packed by zstd or gzip.

Written beside its place and put there when it is whole, so that a backup that failed never takes the place of one
that did not.
"""

from __future__ import annotations

import gzip
import lzma
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import zstandard

from broadsheet.errors import BackupError

LONGEST = 64 * 1024 * 1024
"""Bytes of one line: four times the largest document (16 MB, see collect)."""

_STANDARD = "-"
# zstd's own default level: a tenth of gzip's time, and smaller.
_ZSTD_LEVEL = 3
# The same as the program's own default; the largest window that zstd promises every reader can unpack.
_ZSTD_WINDOW = 2**27
# Its own default is 9: half as fast for two hundredths less.
_GZIP_LEVEL = 6
_MAGIC = 6  # bytes by which a packed file is told
_DAMAGED = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, zstandard.ZstdError)


@contextmanager
def written(name: str) -> Iterator[BinaryIO]:
    """Return a file to write a backup to; it takes its name when all went well.

    Args:
        name: packed as its end says (.zst, .gz), else plain; "-" is standard output, plain.

    Raises:
        BackupError: it cannot be written.
    """
    if name == _STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name).expanduser()
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # for its owner alone
    except OSError as error:
        raise BackupError(f"cannot write {name}: {error.strerror}; give another file") from error
    try:
        with os.fdopen(handle, "wb") as file:
            with _packed(file, path.suffix) as packed:
                yield packed
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as error:
        raise BackupError(f"cannot write {name}: {error.strerror}; nothing was written") from error
    finally:
        Path(draft).unlink(missing_ok=True)


@contextmanager
def _packed(file: BinaryIO, suffix: str) -> Iterator[BinaryIO]:
    if suffix == ".zst":
        packer = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_checksum=True)
        with packer.stream_writer(file, closefd=False) as zst:
            yield cast("BinaryIO", zst)
    elif suffix == ".gz":
        # Without a name and a time: the same desk makes the same bytes.
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0) as gz:
            yield cast("BinaryIO", gz)
    else:
        yield file


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Return the file of a backup; "-" is standard input.

    Raises:
        BackupError: it cannot be opened.
    """
    if name == _STANDARD:
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).expanduser().open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BackupError(f"cannot open {name}: {reason}; give the file that 'export' wrote") from error
    with file:
        yield file


def lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a backup, unpacked whatever its name.

    Raises:
        ValueError: it is damaged or cut off, or a line is longer than any of ours; the message says which.
    """
    buffered = cast("BufferedReader", file)
    start = buffered.peek(_MAGIC)[:_MAGIC] if hasattr(buffered, "peek") else b""
    unpack = next((found for magic, found in _UNPACKERS if start.startswith(magic)), None)
    reader = unpack(file) if unpack else file
    try:
        while line := reader.readline(LONGEST + 1):
            if len(line) > LONGEST:
                raise ValueError(
                    f"a line of it is longer than {LONGEST // 1024**2} MB: it is no backup of ours"
                )
            yield line
    except _DAMAGED as error:
        raise ValueError(f"it is cut off or damaged ({error})") from error
    except OSError as error:
        raise ValueError(f"it cannot be read on ({error.strerror or error})") from error


def _unzstd(file: IO[bytes]) -> Any:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    return BufferedReader(unpacker.stream_reader(file, read_across_frames=True))


_UNPACKERS: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b\x08", gzip.open),
    (b"(\xb5/\xfd", _unzstd),
    (b"\xfd7zXZ\x00", lzma.open),
)
