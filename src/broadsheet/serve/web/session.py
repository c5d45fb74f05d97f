"""Who a request comes from: signed cookies, and tokens that bind a form to its reader."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

THEME_COOKIE = "broadsheet_theme"
ZONE_COOKIE = "broadsheet_zone"  # which zone the browser is in, as it says itself
THEMES = ("auto", "dark", "light")

SESSION_SECONDS = 30 * 24 * 3600  # a month: a reader at home should not sign in every day
NOTICE_SECONDS = 60  # a notice is for the very next page
THEME_SECONDS = 400 * 24 * 3600  # the longest that browsers keep a cookie (RFC 6265bis, section 5.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One reader's browser."""

    id: str
    signed_in: bool = False
    new: bool = False  # no cookie of it came with the request


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The form that takes back what was just done."""

    path: str  # of the action, such as "/marks"
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line for the reader after something was done."""

    text: str
    good: bool = True
    undo: Undo | None = None


class Seal:
    """What signs cookies and form tokens; nobody without the secret can make or change one.

    Browsers keep cookies by host, whatever the port (RFC 6265, section 8.5). So that two desks on one
    machine don't sign each other's readers out, the cookies' names hold a digest of the secret.

    Args:
        secret: 32 random bytes that the database keeps.
    """

    def __init__(self, secret: bytes) -> None:
        # 8 hex digits: two desks of one machine never meet, and 32 bits tell nothing of 256.
        mark = sha256(b"broadsheet cookie names" + secret).hexdigest()[:8]
        self.session_name = f"broadsheet_session_{mark}"
        self.notice_name = f"broadsheet_notice_{mark}"
        self._sessions = URLSafeTimedSerializer(secret, salt="broadsheet session")
        self._tokens = URLSafeTimedSerializer(secret, salt="broadsheet form")
        self._notices = URLSafeTimedSerializer(secret, salt="broadsheet notice")
        self._pictures = URLSafeSerializer(secret, salt="broadsheet picture")

    def session(self, cookies: Mapping[str, str]) -> Session:
        """Return the session that a request's cookies tell of, or a new one."""
        try:
            value = self._sessions.loads(cookies.get(self.session_name, ""), max_age=SESSION_SECONDS)
            return Session(id=value["id"], signed_in=value["in"])
        except (BadSignature, KeyError, TypeError):
            return new_session()

    def session_cookie(self, session: Session) -> str:
        """Return the cookie's value for a session."""
        return str(self._sessions.dumps({"id": session.id, "in": session.signed_in}))

    def token(self, session: Session) -> str:
        """Return the token that each form of this session's pages carries."""
        return str(self._tokens.dumps(session.id))

    def token_is_good(self, token: str, session: Session) -> bool:
        """Return whether a form came from a page of this session and isn't older than the session may be."""
        try:
            value = self._tokens.loads(token, max_age=SESSION_SECONDS)
        except BadSignature:
            return False
        return isinstance(value, str) and secrets.compare_digest(value.encode(), session.id.encode())

    def picture_token(self, url: str) -> str:
        """Return what stands for a picture's address in ours: so the desk fetches nothing that it did not show."""
        return str(self._pictures.dumps(url))

    def picture_url(self, token: str) -> str | None:
        """Return the address that a token stands for; None where the token is not ours."""
        try:
            return str(self._pictures.loads(token))
        except BadSignature:
            return None

    def notice(self, cookies: Mapping[str, str]) -> Notice | None:
        """Return the line that the last action left for this page."""
        try:
            value = self._notices.loads(cookies.get(self.notice_name, ""), max_age=NOTICE_SECONDS)
            return Notice(text=value["text"], good=value["good"], undo=_undo(value.get("undo")))
        except (BadSignature, KeyError, TypeError, ValueError):
            return None

    def notice_cookie(self, notice: Notice) -> str:
        """Return the cookie's value for a line to be shown on the next page."""
        # 600 letters: a cookie may have 4096 bytes in all (RFC 6265), base64 of UTF-8 included.
        value: dict[str, object] = {"text": notice.text[:600], "good": notice.good}
        if notice.undo:
            value["undo"] = [notice.undo.path, *map(list, notice.undo.fields)]
        return str(self._notices.dumps(value))


def _undo(value: list[Any] | None) -> Undo | None:
    if not value:
        return None
    path, *fields = value
    return Undo(path=path, fields=tuple((name, content) for name, content in fields))


def new_session(*, signed_in: bool = False) -> Session:
    """Return a session that nobody has had before."""
    return Session(id=secrets.token_urlsafe(16), signed_in=signed_in, new=True)
