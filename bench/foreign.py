"""English articles as if they were written in another language, to train the score of pairs across languages.

Nobody has labelled enough pairs of articles in two languages. But what such a pair shares is known: the words of
topics, names, places, figures and days, each with some loss, and nothing else. So in half of the articles
everything else is made unlike what any English text has. Trained on such pairs, the score finds its level across
languages without having seen one (bench/relate_languages.py).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.relate.words.coded import DAY, KIND, OWN, RUN, language_code

if TYPE_CHECKING:
    import numpy as np

    from broadsheet.relate.compare.features import Features

LANGUAGE = "xx"  # none that there is
LOST = 0.3
"""Share of topics, names, places and figures that do not meet: spellings, synonyms, words that no table has. Set
once, not tuned."""
ELSEWHERE = 0xA5A5A5A5  # any number but nought: moves an item to where no English one is


def foreign(features: Features, chance: np.random.Generator) -> Features:
    """Return what an English article is compared by, as if it were of another language.

    Args:
        features: of the article.
        chance: decides what is lost.
    """
    import numpy as np  # noqa: PLC0415 (as in the package)

    coded = features.coded
    kind, own = coded.marks[:, 0] & KIND, (coded.marks[:, 0] & OWN) > 0
    lost = own | (kind == RUN) | ((kind != DAY) & (chance.random(len(kind)) < LOST))
    ids = np.where(lost, coded.ids ^ np.uint32(ELSEWHERE), coded.ids)
    row = coded.rows.copy()
    row["language"], row["shingles"] = language_code(LANGUAGE), 0
    return replace(
        features, row=row.tobytes(), ids=ids.tobytes(), shingles=b"", wording=b"", language=LANGUAGE
    )
