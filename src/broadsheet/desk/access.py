"""Who may come in: the password and the secret that signs sessions."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from broadsheet.errors import UsageError
from broadsheet.store import settings
from broadsheet.store.database import Store

# NIST SP 800-63B-4: at least 15 characters where a password stands alone, 8 beside another factor.
# Fewer than 15 is the user's choice on a home network; fewer than 8 is none.
SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD = 1024  # hashing more costs time for nothing
_SECRET = "session_secret"  # noqa: S105  # the name of a setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The lock on the door."""

    store: Store
    user: str

    def password_is_set(self) -> bool:
        """Return whether a password was set."""
        with self.store.read() as connection:
            return settings.password(connection, self.user) is not None

    def set_password(self, password: str) -> None:
        """Set the password, kept as an argon2id hash; sessions signed before end.

        Raises:
            UsageError: it is too short or too long.
        """
        from argon2 import PasswordHasher  # noqa: PLC0415

        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
            raise UsageError(f"a password has {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD} characters")
        hashed = PasswordHasher().hash(password)
        with self.store.write() as connection:
            settings.set_password(connection, self.user, hashed)
            settings.put(connection, _SECRET, secrets.token_hex(32))

    def check_password(self, password: str) -> bool:
        """Return whether this is the password; never where none was set."""
        from argon2 import PasswordHasher  # noqa: PLC0415
        from argon2.exceptions import VerificationError  # noqa: PLC0415

        with self.store.read() as connection:
            hashed = settings.password(connection, self.user)
        if hashed is None or len(password) > _LONGEST_PASSWORD:
            return False
        try:
            return PasswordHasher().verify(hashed, password)
        except VerificationError:
            return False

    def secret(self) -> bytes:
        """Return the 32 bytes that sign this desk's sessions, made once and kept."""
        with self.store.read() as connection:
            known = settings.get(connection, _SECRET)
        if known is None:
            with self.store.write() as connection:
                known = settings.get(connection, _SECRET) or secrets.token_hex(32)
                settings.put(connection, _SECRET, known)
        return bytes.fromhex(known)
