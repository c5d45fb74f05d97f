from __future__ import annotations

import pytest

from broadsheet.relate.words import wording as module
from broadsheet.relate.words.tokens import tokens
from broadsheet.relate.words.wording import wording

TEXTS = {
    "empty": "",
    "signs only": "… “!” —",
    "sentences": "Rain fell in Sulmi. Roads closed! Was it bad? Gov. Ellis said no.",
    "quotes": "“We won’t go,” she said. “Not now.” He: 'Never.' A \"plain\" mark, a “lost one\nand a new line.",
    "nested": "«Он сказал „нет“ и ушёл». Потом — тишина. The '90s were the boys' own.",
    "notices": "Photo: A. Lens\n\nThe bridge fell at noon. Read on.\n\nRead more about it\nThe end of a teaser...",
    "a notice in a paragraph": "The bridge fell at noon. " * 20 + "Photo by A. Lens. It stood for long.",
    "unbroken": "東京都で火事。“Fire” in Tokyo.",
    "underscores": "a_b c__d! E",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_all_words_at_once_are_what_the_lines_one_by_one_give(text: str) -> None:
    line_by_line = module._by_line(text)
    assert wording(text) == wording(text, tokens(text)) == line_by_line
