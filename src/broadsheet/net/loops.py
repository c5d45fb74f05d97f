"""Runs asynchronous work for callers that know of none: also inside a notebook, which has a loop of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Out = TypeVar("Out")


def finish(work: Coroutine[Any, Any, Out]) -> Out:
    """Return what asynchronous work returns, when it is done.

    Where this thread has an event loop that runs already (a notebook, a test), the work gets a thread and
    a loop of its own, for a loop can't wait for itself.

    Args:
        work: a coroutine that nobody has awaited yet.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1, thread_name_prefix="broadsheet") as thread:
        return thread.submit(asyncio.run, work).result()
