"""One headless Chromium for all browser tests: Debian's, never a downloaded one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


# A module's, not the session's: while Playwright runs, its event loop is in the way of tests that want one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; without it the test is skipped and says so, with CI=true it fails."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None or not _driver_starts():
        reason = (
            "no Chromium, or Playwright's driver can't start: Debian's packages chromium and libatomic1 help"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=flags)
        yield browser
        browser.close()


def _driver_starts() -> bool:
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
