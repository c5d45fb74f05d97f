"""Bytes of a web archive as they come, to be wound back to where the present record began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from broadsheet.collect.members import Break
from broadsheet.collect.stream import MAX_TEXT

# How a record begins (WARC 1.1, section 4); 0.17 and 0.18 are drafts that are still met.
_START = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")  # at a line's beginning: see first_start
LONGEST_START = 12  # bytes of it, to find one that two pieces part
# Bytes of the present record that are kept, to look for the next one should its length be wrong.
_KEPT = 2 * MAX_TEXT


def first_start(data: bytes | bytearray) -> int | None:
    """Return where a record may begin first, or None."""
    # A pattern that begins with what may be nothing is a hundred times slower than one with a plain beginning.
    starts = (found.start() for found in _START.finditer(data))
    return next((start for start in starts if start == 0 or data[start - 1 : start] == b"\n"), None)


@dataclass(slots=True)
class Tape:
    """Decompressed bytes that can be wound back to the start of the present record."""

    source: Iterator[bytes | Break]
    held: bytearray = field(default_factory=bytearray)
    begins: int = 0  # where in the stretch the held bytes begin
    position: int = 0
    broke: Break | None = None  # the stretch ends because something is missing here
    ended: bool = False
    lost: int = 0  # damaged parts in which no record was seen to begin

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, none at the end of the stretch."""
        here = self.position - self.begins
        if here >= len(self.held) and not self._fill():
            return b""
        here = self.position - self.begins
        end = len(self.held) if size < 0 else here + size
        data = bytes(self.held[here:end])
        self.position += len(data)
        return data

    def tell(self) -> int:
        """Return where it stands, counted from where the stretch began."""
        return self.position

    def _fill(self) -> bool:
        if self.broke or self.ended:
            return False
        piece = next(self.source, None)
        self.broke = piece if isinstance(piece, Break) else None
        self.ended = piece is None
        if not isinstance(piece, bytes):
            return False
        self.held += piece
        if len(self.held) > _KEPT:
            self.forget(self.begins + len(self.held) - _KEPT)
        return True

    def forget(self, before: int) -> None:
        """Let go of what stands before a place."""
        gone = min(before, self.position) - self.begins
        if gone > 0:
            del self.held[:gone]
            self.begins += gone

    def go_to_record(self, after: int) -> bool:
        """Begin a new stretch at the next record that starts there or later; return whether there is one."""
        self.position = max(after, self.begins)
        self.forget(self.position)
        while True:
            found = first_start(self.held)
            if found is not None:
                self._cut(found)
                return True
            self._cut(max(0, len(self.held) - LONGEST_START))
            if not self._fill():
                if self.ended:
                    return False
                # What is missing parts the bytes before it from those after it.
                self.lost += self.broke is not None
                self.broke = None
                self._cut(len(self.held))

    def _cut(self, count: int) -> None:
        del self.held[:count]
        self.begins = self.position = 0
