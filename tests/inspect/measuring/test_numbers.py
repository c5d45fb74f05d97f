from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect.measuring.numbers import numbers
from broadsheet.inspect.measuring.numberwords import NUMBERS


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Forty billion, then 25", [4e10, 25]),
        ("en", "one hundred and five, two hundred thousand", [105, 200_000]),
        ("en", "two three-bedroom flats", [2, 3]),
        ("en", "three and five", [3, 5]),
        ("en", "half a million and a dozen", [500_000, 12]),
        ("en", "1,250.5 and 3.5bn and 10k", [1250.5, 3.5e9, 10_000]),
        ("en", "3 ½ and ¾", [3.5, 0.75]),
        ("en", "dozens of boats, several hundred, tens of thousands", [None, None, None]),
        ("en", "third, 21st", [3, 21]),
        ("de", "1.000, 1,5, einundzwanzig, 10 Mrd.", [1000, 1.5, 21, 1e10]),
        ("fr", "1 000, 1,5, quatre-vingt-dix-sept, vingt et un", [1000, 1.5, 97, 21]),
        ("es", "1.000, 2,500, treinta y tres, tres mil", [1000, 2500, 33, 3000]),
        ("ru", "1 000, 1,5 млн, двадцать три, две тысячи", [1000, 1.5e6, 23, 2000]),
        ("uk", "п'ять, 2 тисячі, тридцять сім", [5, 2000, 37]),
        ("ar", "١٣، ١٫٥ مليون، خمسة وعشرون", [13, 1.5e6, 25]),
        ("xx", "1,000 and twelve", [1000, 12]),
    ],
)
def test_numbers_are_read_in_their_languages_format(
    language: str, text: str, values: list[float | None]
) -> None:
    assert [number.value for number in numbers(text, language)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$10-30 billion", (1e10, 3e10)),
        ("between five and 10", (5.0, 10.0)),
        ("5 to 10", (5.0, 10.0)),
        ("$145 million to $175 million", (145e6, 175e6)),
        ("€2–3m", (2e6, 3e6)),
    ],
)
def test_ranges_are_one_number(text: str, value: tuple[float, float]) -> None:
    assert [number.value for number in numbers(text)] == [value]


@pytest.mark.parametrize("text", ["from 5 to 13", "rose by 5 to 13", "5 and 10", "10 to 5", "five-ten"])
def test_changes_and_pairs_are_no_ranges(text: str) -> None:
    assert len(numbers(text)) == 2


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$5", "USD"), ("US$5m", "USD"), ("€ 5", "EUR"), ("5 €", "EUR"), ("£5bn", "GBP"), ("5 ₴", "UAH")],
)
def test_money_signs_stand_on_either_side(text: str, currency: str) -> None:
    [number] = numbers(text)
    assert (number.currency, number.start, number.end) == (currency, 0, len(text))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**12))
def test_a_whole_number_with_commas_is_read_back(value: int) -> None:
    [number] = numbers(f"x {value:,} y")
    assert number.value == value


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(sorted(NUMBERS)))
def test_any_text_gives_ordered_numbers_that_do_not_overlap(text: str, language: str) -> None:
    end = 0
    for number in numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)
        assert number.end > end
        end = number.end
