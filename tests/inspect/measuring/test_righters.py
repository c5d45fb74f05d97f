from __future__ import annotations

import pytest

from broadsheet.inspect.measuring.corrections import corrections
from broadsheet.model import Article


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Six boats sank and not nine, harbour master Ada Brill said on Friday, blaming confusion.", "harbour master Ada Brill"),
        ("At noon the guild gave the catch as 87 tons. That was an error, they said later: it was 78.", None),
        ("The guild put the catch at 87 tons, Ada Brill said. That was an error, it said: it was 78.", "Ada Brill"),
        ("Asked about the 900 boats, the warden said there was a slip of a zero: it has 90.", "the warden"),
        ("The choir has restated its numbers: 12 sang, instead of the 21 printed in May.", "The choir"),
        ("Correction: An earlier version of this article misstated the catch. It was four tons, not nine.", None),
    ],
)  # fmt: skip
def test_who_sets_right_is_named_and_the_publisher_is_not(text: str, who: str | None) -> None:
    [found] = corrections(Article(id="a", text=text, language="en"))
    assert found.by == who
