from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.charset import decode, labels, wide

GERMAN = "Der Präsident erklärte am Montag, die Gespräche müssten weitergehen."
RUSSIAN = "Президент заявил в понедельник, что переговоры должны продолжаться."
CHINESE = "总统周一表示，谈判必须继续进行，双方都应当克制。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_taken_off(encoding: str) -> None:
    body = ("\ufeff" + GERMAN).encode(encoding)
    found = decode(body, media_type="text/plain; charset=koi8-r")
    assert (found.text, found.encoding, found.doubt) == (GERMAN, encoding, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_units_are_seen_without_a_mark(encoding: str) -> None:
    assert decode(f"<p>{RUSSIAN}".encode(encoding)).text == f"<p>{RUSSIAN}"
    assert wide(f"<p>{RUSSIAN}".encode(encoding)) == encoding


def test_the_header_goes_before_the_declaration() -> None:
    body = f'<meta charset="koi8-r"><p>{RUSSIAN}'.encode("cp1251")
    assert RUSSIAN in decode(body, media_type="text/html; charset=windows-1251").text
    assert RUSSIAN not in decode(body).text


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0" encoding="WINDOWS-1251"?>',
        "<?xml version='1.0' encoding='cp1251' ?>",
        '<html><head><meta charset="windows-1251">',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_a_declaration_is_followed(declaration: str) -> None:
    found = decode(f"{declaration}<p>{RUSSIAN}".encode("cp1251"))
    assert (found.text.endswith(RUSSIAN), found.doubt) == (True, None)


def test_latin_1_means_windows_1252_on_the_web() -> None:
    found = decode('<meta charset="iso-8859-1">“Größe” – 5 €'.encode("cp1252"))
    assert found.text.endswith("“Größe” – 5 €")


def test_valid_utf_8_outweighs_a_declared_one_byte_encoding() -> None:
    body = f'<?xml version="1.0" encoding="iso-8859-1"?><t>{GERMAN}</t>'.encode()
    assert GERMAN in decode(body).text


def test_a_lie_about_utf_16_is_not_followed() -> None:
    assert GERMAN in decode(f'<meta charset="utf-16">{GERMAN}'.encode()).text


@pytest.mark.parametrize(
    ("text", "encoding"), [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (CHINESE, "gb18030")]
)
def test_an_encoding_that_nothing_tells_is_guessed_and_the_guess_is_told(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.doubt is not None
    assert "which is a guess" in found.doubt


def test_a_false_declaration_is_told() -> None:
    found = decode(f'<meta charset="utf-8">{GERMAN}'.encode("cp1252"))
    assert found.text.endswith(GERMAN)
    assert "it is not utf-8, as it declares" in (found.doubt or "")


def test_a_few_damaged_bytes_cost_no_more_than_themselves() -> None:
    body = (RUSSIAN * 3).encode().replace("т".encode(), b"\xd1", 1)
    found = decode(body)
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == 1
    assert "1 of its characters" in (found.doubt or "")


def test_a_text_cut_within_a_character_keeps_the_rest() -> None:
    found = decode(RUSSIAN.encode()[:-2])
    assert (found.text, found.doubt) == (RUSSIAN[:-2], None)


@pytest.mark.parametrize("body", [b"a\0b", bytes(range(1, 32)) * 10, bytes(range(128, 256)) * 10])
def test_what_is_no_text_is_not_read(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"binary|made out"):
        decode(body)


@pytest.mark.parametrize(
    "label", ["rot13", "zip", "unicode_escape", "utf-7", "idna", "hex", "nonsense", "x" * 40]
)
def test_only_encodings_of_text_are_believed(label: str) -> None:
    assert labels(b"", f"text/html; charset={label}") == ()


@settings(deadline=None)
@given(st.binary(), st.one_of(st.none(), st.text(), st.just("text/html; charset=gbk")))
def test_any_bytes_are_text_or_a_value_error(body: bytes, media_type: str | None) -> None:
    try:
        found = decode(body, media_type=media_type)
    except ValueError:
        return
    assert isinstance(found.text.encode(), bytes)
    assert codecs.lookup(found.encoding)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: not text.startswith("\ufeff"))
)
def test_utf_8_is_read_to_the_character(text: str) -> None:
    assert decode(text.encode(), media_type="text/plain; charset=utf-8").text == text
