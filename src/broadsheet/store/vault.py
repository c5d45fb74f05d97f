"""Seals what must not be read in a copied database: credentials of subscriptions.

The key stands in a file beside the database, readable by its owner alone, or comes from the environment;
never in the database. Fernet (AES-128 in CBC mode with an HMAC, github.com/fernet/spec) is what the
``cryptography`` library recommends to those who are no cryptographers.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.errors import StoreError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_OTHERS = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """Seals and unseals text with one key; the key file is made when something is sealed first."""

    path: Path | None = None  # of the key file
    key: str | None = field(default=None, repr=False)

    def seal(self, text: str) -> str:
        """Return a text as only the holder of the key can read it.

        Raises:
            StoreError: there is no key, and none can be made.
        """
        return _fernet(self._key(make=True)).encrypt(text.encode()).decode()

    def unseal(self, text: str) -> str:
        """Return a text that was sealed.

        Raises:
            StoreError: the key is not there, or is another one; the message says what to do.
        """
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 (heavy)

        try:
            return _fernet(self._key(make=False)).decrypt(text.encode()).decode()
        except InvalidToken as error:
            raise StoreError(
                "the credentials in this database were sealed with another key: bring that key back "
                f"({self._where()}), or give the credentials of each private subscription anew"
            ) from error

    def _key(self, *, make: bool) -> str:
        if self.key is not None:
            return self.key
        if self.path is None:
            raise StoreError("there is no key to seal credentials with: set BROADSHEET_KEY to one")
        if not self.path.exists():
            if not make:
                raise StoreError(
                    f"the key file {self.path} is not there, and without it the credentials cannot be "
                    "read: bring it back from a backup, or give the credentials of each private "
                    "subscription anew"
                )
            _make_key(self.path)
        return _read_key(self.path)

    def _where(self) -> str:
        return f"the file {self.path}" if self.path else "BROADSHEET_KEY"


def open_vault(url: str, key: str | None) -> Vault:
    """Return the vault of a database.

    Args:
        url: of the database, as ``open_store`` takes it: its key file is ``news.db.key`` beside
            ``news.db``. A database in memory has a key of its own, which ends with the vault.
        key: the key itself (``$BROADSHEET_KEY``); then there is no file.
    """
    if key is not None:
        return Vault(key=key.strip())
    name = _file_of(url)
    if name == "":
        from cryptography.fernet import Fernet  # noqa: PLC0415 (heavy)

        return Vault(key=Fernet.generate_key().decode())
    return Vault(path=Path(f"{Path(name).expanduser()}.key") if name else None)


def _file_of(url: str) -> str | None:
    """Return the file of a database, "" for one in memory, None for one on a server."""
    if "://" not in url:
        return "" if url == ":memory:" else url
    from sqlalchemy import make_url  # noqa: PLC0415

    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        return None
    name = parts.database or ""
    return "" if name == ":memory:" else name


def _fernet(key: str) -> Fernet:
    from cryptography.fernet import Fernet  # noqa: PLC0415 (heavy)

    try:
        return Fernet(key)
    except ValueError as error:
        raise StoreError(
            "this is no key to seal credentials with: BROADSHEET_KEY and the key file hold 44 letters and "
            "signs, as Broadsheet writes them into the key file beside a new database"
        ) from error


def _make_key(path: Path) -> None:
    """Write a new key into a file that was not there: all of it or nothing, and for its owner alone."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 (heavy)

    try:
        handle, draft = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # mode 0600
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link, since it fails where another program was quicker: its key must stay.
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            Path(draft).replace(path)
        Path(draft).unlink(missing_ok=True)
        _settle_folder(path.parent)
    except OSError as error:
        raise StoreError(
            f"cannot write the key file {path}: {error.strerror}; or set BROADSHEET_KEY"
        ) from error


def _settle_folder(folder: Path) -> None:
    """Have the file's name itself written down, so that a power cut does not take the key."""
    if os.name != "posix":  # elsewhere folders can't be opened
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_key(path: Path) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise StoreError(f"others can read the key file {path}: run 'chmod 600 {path}'")
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"cannot read the key file {path}: {error}") from error
