"""A digest read out by a voice of this machine: espeak-ng or piper, where one is there."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from shutil import which

from broadsheet.errors import SetupError, UsageError
from broadsheet.serve.digest.plain import script
from broadsheet.serve.digest.view import View

VOICE = "BROADSHEET_VOICE"
"""Names the file of piper's voice; without it espeak-ng reads."""

# espeak-ng makes an hour of speech in ten seconds, piper in some minutes.
_SECONDS = 600
_INSTALL = (
    "there is no voice on this machine: install espeak-ng (Debian: apt install espeak-ng), or piper with a voice whose file "
    f"{VOICE} names"
)


def read_out(shown: View, name: str) -> None:
    """Write a digest as a sound file (WAV).

    Args:
        shown: the digest.
        name: of the file; what was there is replaced when all went well.

    Raises:
        SetupError: there is no voice, or it cannot read.
        UsageError: the file cannot be written.
    """
    path = Path(name).expanduser()
    if not path.parent.is_dir():
        raise UsageError(f"cannot write {name}: the folder {path.parent} does not exist")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".broadsheet-") as folder:
        draft = Path(folder) / "digest.wav"
        _run(_command(draft, shown.language), script(shown))
        if not draft.is_file() or not draft.stat().st_size:
            raise SetupError("the voice said nothing: try it by hand with a sentence")
        draft.replace(path)


def _command(draft: Path, language: str) -> list[str]:
    model, piper, espeak = os.environ.get(VOICE), which("piper"), which("espeak-ng")
    if model and piper:
        return [piper, "--model", model, "--output_file", str(draft)]
    if espeak:
        return [espeak, "-v", language, "-w", str(draft), "--stdin"]
    raise SetupError(_INSTALL)


def _run(command: list[str], words: str) -> None:
    # Headlines come from strangers: they go in by standard input, never as arguments.
    try:
        subprocess.run(  # noqa: S603  # a program found by its fixed name, fixed arguments
            command, input=words.encode(), capture_output=True, check=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SetupError(f"{Path(command[0]).name} did not end within {_SECONDS} seconds") from error
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        raise SetupError(
            f"{Path(command[0]).name} failed: {said.decode(errors='replace').strip()[:200]}"
        ) from error
