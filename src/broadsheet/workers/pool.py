"""Runs a step over many items: here, or in processes of this machine."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Map(Protocol):
    """Like the built-in ``map``: results come in the order of the items, wherever they are made."""

    def __call__(self, step: Callable[[In], Out], items: Iterable[In], /) -> Iterator[Out]:
        """Return what the step makes of each item."""
        ...


# How many items wait a worker: enough that none runs dry while the writer commits, few enough that
# hundreds of megabytes never wait in memory (a document is at most 16 MB, see collect).
_WAITING = 8


@contextmanager
def open_workers(count: int) -> Iterator[Map]:
    """Return a ``map`` that runs in processes, and end these when left.

    Args:
        count: how many. With one, or for a single item, everything runs in this process.
    """
    if count == 1:
        yield map
        return
    # "spawn", since forking a process that has threads (a server, a progress bar) can hang.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:

        def ordered(step: Callable[[In], Out], items: Iterable[In], /) -> Iterator[Out]:
            rest = iter(items)
            first = list(islice(rest, 2))
            if len(first) == 1:  # starting processes takes longer than reading one page
                yield step(first[0])
                return
            waiting: deque[Future[Out]] = deque()
            for item in chain(first, rest):
                waiting.append(pool.submit(step, item))
                if len(waiting) >= count * _WAITING:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield ordered


def end_with_parent() -> None:
    """Make a worker end when the program that started it was killed: nobody is left to tell it."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
