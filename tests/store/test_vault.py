from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from broadsheet.errors import StoreError
from broadsheet.store.vault import Vault, open_vault

SECRET = "user:päßword"


@pytest.mark.parametrize("url", ["{}", "sqlite:///{}"])
def test_what_is_sealed_comes_back_and_the_key_is_for_its_owner_alone(tmp_path: Path, url: str) -> None:
    name = tmp_path / "news.db"
    vault = open_vault(url.format(name), None)
    assert not list(tmp_path.iterdir()), "a key is made at first need"
    sealed = vault.seal(SECRET)
    key = tmp_path / "news.db.key"
    assert list(tmp_path.iterdir()) == [key]
    assert key.stat().st_mode & 0o777 == 0o600
    assert SECRET not in sealed
    assert open_vault(url.format(name), None).unseal(sealed) == SECRET
    assert open_vault(url.format(name), key.read_text()).unseal(sealed) == SECRET
    assert key.read_text().strip() not in repr(open_vault("x", key.read_text()))


def test_many_at_once_make_one_key(tmp_path: Path) -> None:
    def seal(_: int) -> str:
        return open_vault(str(tmp_path / "news.db"), None).seal(SECRET)

    with ThreadPoolExecutor(8) as pool:
        sealed = list(pool.map(seal, range(16)))
    vault = open_vault(str(tmp_path / "news.db"), None)
    assert [vault.unseal(one) for one in sealed] == [SECRET] * 16
    assert [path.name for path in tmp_path.iterdir()] == ["news.db.key"]


def test_a_database_in_memory_has_a_key_of_its_own() -> None:
    for url in (":memory:", "sqlite://", "sqlite:///:memory:"):
        vault = open_vault(url, None)
        assert vault.unseal(vault.seal(SECRET)) == SECRET


def test_another_key_is_told(tmp_path: Path) -> None:
    vault = open_vault(str(tmp_path / "news.db"), None)
    sealed = vault.seal(SECRET)
    (tmp_path / "other").mkdir()
    other = open_vault(str(tmp_path / "other" / "news.db"), None)
    other.seal(SECRET)
    with pytest.raises(StoreError, match="sealed with another key"):
        other.unseal(sealed)
    with pytest.raises(StoreError, match="sealed with another key"):
        vault.unseal("not sealed at all")


def test_a_lost_key_file_is_told_and_no_other_is_made(tmp_path: Path) -> None:
    vault = open_vault(str(tmp_path / "news.db"), None)
    sealed = vault.seal(SECRET)
    (tmp_path / "news.db.key").unlink()
    with pytest.raises(StoreError, match="is not there"):
        vault.unseal(sealed)
    assert not list(tmp_path.iterdir())


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    vault = open_vault(str(tmp_path / "news.db"), None)
    sealed = vault.seal(SECRET)
    (tmp_path / "news.db.key").chmod(0o644)
    with pytest.raises(StoreError, match="chmod 600"):
        vault.unseal(sealed)


@pytest.mark.parametrize("key", ["", "short", "é" * 44, "=" * 44])
def test_what_is_no_key_is_told(key: str) -> None:
    with pytest.raises(StoreError, match="no key"):
        open_vault("news.db", key).seal(SECRET)


def test_a_server_needs_a_key_from_outside() -> None:
    with pytest.raises(StoreError, match="BROADSHEET_KEY"):
        open_vault("postgresql://localhost/news", None).seal(SECRET)


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write the key file"):
        Vault(path=tmp_path / "nowhere" / "news.db.key").seal(SECRET)
