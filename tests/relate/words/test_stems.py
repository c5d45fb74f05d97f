from __future__ import annotations

from itertools import product

import snowballstemmer

from broadsheet.relate.words.english import english

BEGINS = ("", "b", "be", "ter", "organ", "commun", "dell", "flyst")
ENDS = """
' 's s' able abli al alism aliti alize alli ance anci ant at ate ation ational ative ator bb bl bli biliti e ed edly eed eedly
ement ence enci ent entli er es ful fulli fulness ible ic ical icate iciti ied ies ing ingly ion ism iti ive iveness iviti iz
ization ize izer less lessli li ll ly ment ness ogi ogist ous ousli ousness s ss sses tional us y ying é 1
"""
SPECIAL = "andes bias canning cosmos dying earring evening exceed gas gently idly inning news outing past proceed skies sky sayyid"


def test_english_stems_are_those_of_the_stemmer_whatever_a_word_ends_in() -> None:
    stemmer = snowballstemmer.stemmer("english")
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [
        *(f"{begin}{''.join(three)}" for begin, *three in product(BEGINS[:4], letters, letters, letters)),
        *(f"{begin}{letter}{end}" for begin, letter, end in product(BEGINS, letters, ENDS.split())),
        *(f"yet{first}{second}" for first, second in product(ENDS.split(), repeat=2)),
        *SPECIAL.split(),
    ]
    assert [word for word in words if english(word) != stemmer.stemWord(word)] == []
