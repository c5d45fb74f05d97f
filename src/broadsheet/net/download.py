"""Large files from elsewhere, such as a web archive, straight to disk."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from broadsheet.net.client import open_client
from broadsheet.net.settings import FetchSettings, Response

MAX_BYTES = 2 * 1024**3  # a web archive of Common Crawl has 1.2 GB; a choice
SECONDS = 3600.0  # 2 GiB over a line of 5 Mbit/s; a choice
LARGE = FetchSettings(max_bytes=MAX_BYTES, timeout=SECONDS, accept="*/*")
"""What a download is held to unless told otherwise."""


async def download(url: str, to: Path, *, settings: FetchSettings = LARGE) -> Response:
    """Put what is at an address into a file, and return the answer without its body.

    The file appears whole or not at all; what was there before stays until then.

    Args:
        url: an http or https address.
        to: the file to write; its folder is there.
        settings: caps and deadlines, as for any fetch; see ``LARGE``.

    Raises:
        NetworkError: it didn't come, not all of it, or too much.
        OSError: the file cannot be written.
    """
    handle, part = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".part", dir=to.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            async with open_client(at_once=1) as client:
                answer = await client.stream(url, file.write, settings=settings)
        os.replace(part, to)  # noqa: PTH105 (as good as instant, and a str here)
    except BaseException:
        os.unlink(part)  # noqa: PTH108 (the same)
        raise
    return answer
