"""Runs steps one at a time in processes that may be ended: what stalls, crashes or swells costs itself alone.

``workers.pool`` runs a step over many items that are trusted to end. Here each item comes from outside, has a
deadline, and may be a trap: so each process has a socket of its own, and one that does not answer in time is
killed and replaced while the others work on. (A ``ProcessPoolExecutor`` can't end one process without
breaking all that the others do.) The event loop waits for the sockets itself, so no thread is needed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import struct
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from signal import ITIMER_REAL, SIG_DFL, SIG_IGN, SIGALRM, SIGINT, setitimer, signal
from typing import Any, Protocol, TypeVar

from broadsheet.errors import BroadsheetError
from broadsheet.workers.pool import end_with_parent

In = TypeVar("In")
Out = TypeVar("Out")

# How much more memory a process may take than it has at its start. A feed or page is 16 MB at the most, a tree
# of it some ten to twenty times that; a choice, so that two processes do no harm to a machine with 4 GB.
MEMORY = 1024**3
# A process that hasn't said that it is ready by then never will; it takes a quarter of a second, on a busy
# machine some seconds.
_START_SECONDS = 60.0
# After its deadline a process is killed by us. Should we be gone, it ends by its own alarm, this much later.
_GRACE = 5.0
# The kernel ends a killed process without asking it: this is only for one that hangs in a driver.
_END_SECONDS = 5.0
_HEAD = struct.Struct("!Q")  # the length of what follows
# Enough for most items and results to go in one write; macOS gives 8 kB unasked.
_BUFFER = 256 * 1024
_LINE = 1024 * 1024  # how much is read at once


class StalledError(BroadsheetError):
    """A step did not end in time; its process was ended.

    Args:
        seconds: how long it had.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it did not end within {seconds:g} seconds")
        self.seconds = seconds


class CrashedError(BroadsheetError):
    """A step's process ended, or ran out of the memory that it may take, before it had a result."""


class Tasks(Protocol):
    """Runs one step on one item, elsewhere, and waits for what it makes."""

    async def __call__(self, step: Callable[[In], Out], item: In, *, seconds: float) -> Out:
        """Return what the step makes of the item; what it raises is raised.

        Args:
            step: a module-level function.
            item: goes to the process pickled, as the result comes back.
            seconds: its deadline, from when a process begins with it.

        Raises:
            StalledError: it did not end in time.
            CrashedError: its process ended without a result.
        """
        ...


@asynccontextmanager
async def open_tasks(count: int) -> AsyncIterator[Tasks]:
    """Return what runs steps in up to this many processes, and end these when left.

    Processes are started when they are first needed. Leaving ends them at once, whatever they do; so does
    cancelling a call for the one that works on it.

    Args:
        count: how many. With one, steps run in a thread of this process, one after the other, without
            a deadline and without a limit of memory: for tests and for small machines.
    """
    if count == 1:
        pool = ThreadPoolExecutor(1, thread_name_prefix="broadsheet-task")
        try:
            yield _Thread(pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        return
    processes = _Processes(count)
    try:
        yield processes
    finally:
        processes.end()


class _Thread:
    """One thread: the same calls without processes."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool

    async def __call__(self, step: Callable[[In], Out], item: In, *, seconds: float) -> Out:
        del seconds  # a thread can't be ended
        return await asyncio.get_running_loop().run_in_executor(self._pool, step, item)


class _Processes:
    """Up to so many processes, of which each does one thing at a time."""

    def __init__(self, count: int) -> None:
        self._turns = asyncio.Semaphore(count)  # first come, first served
        self._idle: list[_Worker] = []
        self._alive: set[_Worker] = set()
        self._left = False

    async def __call__(self, step: Callable[[In], Out], item: In, *, seconds: float) -> Out:
        async with self._turns:
            task = pickle.dumps((seconds, step, item), pickle.HIGHEST_PROTOCOL)
            worker = await self._worker()
            try:
                async with asyncio.timeout(seconds):
                    answer = await worker.ask(task)
            except TimeoutError:
                self._discard(worker)
                raise StalledError(seconds) from None
            except (OSError, EOFError):
                self._discard(worker)
                raise CrashedError(worker.epitaph()) from None
            except BaseException:  # cancelled: nobody waits for the answer any more
                self._discard(worker)
                raise
        result: Out = self._result(worker, answer)
        return result

    def _result(self, worker: _Worker, answer: bytes) -> Any:
        kind, result = pickle.loads(answer)  # noqa: S301 (from our own process)
        if kind == "spent":  # it may not be used again: its memory is full
            self._discard(worker)
            raise CrashedError(result)
        self._idle.append(worker)
        if kind == "raised":
            error, trace = result
            error.add_note(f"In a process of its own:\n{trace}")
            raise error
        return result

    async def _worker(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.process.is_alive():
                return worker
            self._discard(worker)
        if self._left:
            raise RuntimeError("the tasks have been left: no process is started any more")
        worker = _Worker()
        self._alive.add(worker)
        try:
            async with asyncio.timeout(_START_SECONDS):
                await worker.read()
        except BaseException as error:
            self._discard(worker)
            if isinstance(error, OSError | EOFError):  # TimeoutError is an OSError
                raise CrashedError(f"no process could be started ({worker.epitaph()})") from error
            raise
        return worker

    def _discard(self, worker: _Worker) -> None:
        worker.end()
        self._alive.discard(worker)

    def end(self) -> None:
        """End all processes and wait until they have ended; calls that are under way fail."""
        self._left = True
        for worker in self._alive:  # all at once, before waiting for the first
            worker.process.kill()
        for worker in self._alive:
            worker.process.join(_END_SECONDS)
        # Of the others the socket is waited for: their calls see that it ended, and close it.
        for worker in tuple(self._idle):
            self._discard(worker)
        self._idle.clear()


class _Worker:
    """One process and our end of its socket."""

    def __init__(self) -> None:
        self._code: int | None = None
        self._socket, theirs = socket.socketpair()
        with theirs:
            for end in (self._socket, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
                end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
            self._socket.setblocking(False)
            # "spawn", since forking a process that has threads (a server, a progress bar) can hang.
            self.process: BaseProcess = get_context("spawn").Process(
                target=_work, args=(theirs,), daemon=True
            )
            self.process.start()

    async def ask(self, task: bytes) -> bytes:
        """Send one task and return its answer."""
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(self._socket, _HEAD.pack(len(task)) + task)
        return await self.read()

    async def read(self) -> bytes:
        """Return the next message of the process."""
        head = await self._exactly(_HEAD.size)
        return bytes(await self._exactly(_HEAD.unpack(head)[0]))

    async def _exactly(self, size: int) -> bytearray:
        loop = asyncio.get_running_loop()
        data = bytearray(size)
        view, done = memoryview(data), 0
        while done < size:
            got = await loop.sock_recv_into(self._socket, view[done : done + _LINE])
            if not got:
                raise EOFError
            done += got
        return data

    def end(self) -> None:
        """End the process, at once."""
        self.process.kill()
        self._socket.close()
        self.process.join(_END_SECONDS)
        self._code = self.process.exitcode
        if self._code is not None:
            self.process.close()

    def epitaph(self) -> str:
        """Return how the process ended, for a person."""
        code = self._code
        if code is not None and code < 0:
            return f"its process was ended by signal {-code}"
        return f"its process ended with code {code}"


# --- in the process ------------------------------------------------------------------------------


def _work(line: socket.socket) -> None:
    """Do one task after the other until the other end is closed."""
    end_with_parent()
    signal(SIGINT, SIG_IGN)  # a terminal sends Ctrl-C to all; it is for the parent to decide
    signal(SIGALRM, SIG_DFL)
    # The processes themselves are what runs at the same time; and a large machine's linear algebra would
    # take more memory for its threads than the limit leaves.
    for name in ("MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    _limit_memory()
    line.setblocking(True)
    with suppress(OSError, EOFError):  # the parent is gone
        _send(line, b"")
        while True:
            _send(line, _answer(_receive(line)))


def _send(line: socket.socket, message: bytes) -> None:
    line.sendall(_HEAD.pack(len(message)) + message)


def _receive(line: socket.socket) -> bytearray:
    (size,) = _HEAD.unpack(_exactly(line, _HEAD.size))
    return _exactly(line, size)


def _exactly(line: socket.socket, size: int) -> bytearray:
    data = bytearray(size)
    view, done = memoryview(data), 0
    while done < size:
        got = line.recv_into(view[done:])
        if not got:
            raise EOFError
        done += got
    return data


def _answer(task: bytearray) -> bytes:
    try:
        seconds, step, item = pickle.loads(task)  # noqa: S301 (from our own parent)
        # The kernel's own alarm ends us even in a loop that no thread of Python gets into.
        setitimer(ITIMER_REAL, seconds + _GRACE)
        try:
            answer = pickle.dumps(("made", step(item)), pickle.HIGHEST_PROTOCOL)
        finally:
            setitimer(ITIMER_REAL, 0)
    except MemoryError:
        return pickle.dumps(("spent", f"it took more memory than it may ({MEMORY // 1024**2:,} MB)"))
    except Exception as error:  # noqa: BLE001 (whatever a step raises is the caller's)
        return _raised(error)
    return answer


def _raised(error: Exception) -> bytes:
    import traceback  # noqa: PLC0415 (only then)

    trace = "".join(traceback.format_exception(error))
    try:
        answer = pickle.dumps(("raised", (error, trace)))
        pickle.loads(answer)  # noqa: S301 (many an error can be pickled but not made again)
    except Exception:  # noqa: BLE001 (whatever it is, it can't be sent)
        return pickle.dumps(("raised", (RuntimeError(f"{type(error).__name__}: {error}"), trace)))
    return answer


def _limit_memory() -> None:
    """Let this process take so much more memory than it has now, where the system can see to that."""
    if not sys.platform.startswith("linux"):
        return  # macOS knows the limit but does not keep it
    import resource  # noqa: PLC0415 (not everywhere)

    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (a word from the kernel)
        pages = int(file.read().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
