"""What a person names to be added: addresses are followed, lists taken over, the rest becomes documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.collect.kinds import documents
from broadsheet.collect.opml import looks_like_opml
from broadsheet.config import Settings
from broadsheet.desk.discovering import Found
from broadsheet.desk.inputs import inputs, is_address, is_archive
from broadsheet.desk.keeping import Kept
from broadsheet.desk.subscriptions import Subscriptions, Ways
from broadsheet.errors import NetworkError, UsageError
from broadsheet.model import Document, Failure
from broadsheet.net.credentials import redacted

_OPML_ENDINGS = (".opml", ".xml")  # only these are looked into before they are read as documents


@dataclass(slots=True, kw_only=True)
class Following:
    """One call of ``Desk.add``, and what came of it besides documents."""

    subscriptions: Subscriptions
    settings: Settings
    ways: Ways | None
    collected: datetime | None  # when files were fetched
    followed: list[Kept] = field(default_factory=list)  # what the first looks brought
    pages: list[str] = field(default_factory=list)  # addresses that led to no feed: read as pages
    # What was not done, and why: told to whoever asked for it, and not kept, since there is nothing to retry.
    refused: list[Failure] = field(default_factory=list)

    def documents(self, whats: Sequence[str]) -> Iterator[Document | Failure]:
        """Yield the documents of what is not followed, in the order given."""
        for what in whats:
            if is_archive(what):
                yield from inputs([what], settings=self.settings)
            elif is_address(what):
                yield from self._addressed(what)
            elif what.endswith(_OPML_ENDINGS) and _is_opml(what):
                self._listed(what)
            else:
                yield from inputs([what], settings=self.settings, collected=self.collected)

    def _addressed(self, url: str) -> Iterator[Document | Failure]:
        name = redacted(url)
        try:
            found = self.subscriptions.find(url, self.ways)
            if isinstance(found, Found):
                self._follow(found, name)
            elif looks_like_opml(found.body):
                self.subscriptions.add_opml(found.body)
            else:
                self.pages.append(name)
                yield from documents(
                    found.body,
                    name=name,
                    url=found.url,
                    media_type=found.media_type,
                    collected=datetime.now(UTC),
                )
        except (NetworkError, UsageError) as error:
            self._refuse(name, error.reason if isinstance(error, NetworkError) else str(error))

    def _follow(self, found: Found, name: str) -> None:
        one, kept = self.subscriptions.follow(found)
        self.followed.append(kept)
        if one.error:  # it is a place to look again, and yet nothing could be read there now
            self._refuse(name, f"subscribed, but: {one.error}")

    def _listed(self, name: str) -> None:
        try:
            self.subscriptions.add_opml(Path(name).read_bytes())
        except (UsageError, OSError) as error:
            self._refuse(name, str(error))

    def _refuse(self, name: str, reason: str) -> None:
        self.refused.append(Failure(document=name, reason=reason, url=name))


def _is_opml(name: str) -> bool:
    try:
        with Path(name).open("rb") as file:
            return looks_like_opml(file.read(4096))
    except OSError:
        return False  # reading it as a document says what is wrong
