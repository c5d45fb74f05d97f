"""Trains the tagger of names and writes src/broadsheet/inspect/naming/entities_model.npz.

    python -m bench.train_entities [ROUNDS] [--whole]

Data, from $BROADSHEET_BENCH_DATA: names/conllpp_train, names/worldwide_train less every tenth article, which
bench/names.py measures on; small words also from attribution/polnear_train. Two averaged structured perceptrons, the
second of which knows what the first says of each word elsewhere in the article; for it, four first readings
are trained, each on three quarters. Takes five minutes on one core. With --whole, names of worldwide newswire that its
labels break at a name inside them are learnt whole (``nested``); what ships learnt them broken.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from zlib import crc32

import numpy as np

from bench.nested import joined
from broadsheet.inspect.naming import tagger
from broadsheet.inspect.naming.entity_words import EVENT_HEADS, people_words
from broadsheet.inspect.naming.hashing import ROWS
from broadsheet.text import vectors
from broadsheet.text.words import fold

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
MODEL = ROOT / "src/broadsheet/inspect/naming/entities_model.npz"
KINDS = {
    "PER": "person", "Person": "person", "ORG": "organisation", "Organization": "organisation", "LOC": "place",
    "Location": "place", "Facility": "place", "NORP": "people", "Product": "product",
}  # fmt: skip
SEED = 7
# One sentence in twelve is seen as a headline would print it: in capitals throughout.
HEADLINES = 12
EVENT_WORDS = EVENT_HEADS | {"world", "war", "league"}

PARTS = 4  # of which each is read by what learnt from the others
TENTH = 10  # of worldwide newswire, every tenth article is kept aside, as issue 5 asks
FEATURES, AGAIN = 53, 9  # of a token, for a first and for a second reading
GROUPS = (50, 200, 1000)  # of like words: three sizes, as the card says

Sentence = tuple[list[str], list[str]]
Sample = tuple[np.ndarray, list[int]]
Model = tuple[np.ndarray, np.ndarray]


def articles(name: str, *, whole: bool = False) -> Iterator[list[Sentence]]:
    with gzip.open(DATA / f"names/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield [
                (tokens, kinds(tokens, joined(tokens, tags) if whole else tags))
                for tokens, tags in ((row["tokens"], row["tags"]) for row in json.loads(line)["sentences"])
            ]


def kinds(tokens: list[str], tags: list[str]) -> list[str]:
    """Return tags of our eight kinds; what a set calls miscellaneous is parted by its words."""
    out = ["O"] * len(tokens)
    index = 0
    while index < len(tokens):
        end = index + 1
        if tags[index] != "O":
            while end < len(tokens) and tags[end] == f"I-{tags[index][2:]}":  # another kind is another name
                end += 1
            kind = kind_of(tags[index][2:], tokens[index:end])
            if kind:
                out[index:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - index - 1)]
        index = end
    return out


def kind_of(tag: str, tokens: list[str]) -> str | None:
    if tag in KINDS:
        return KINDS[tag]
    if tag not in {"MISC", "Misc"}:
        return None
    words = [fold(token) for token in tokens]
    if all(part in people_words() for part in words[0].split("-")) and len(words) == 1:
        return "people"
    if words[-1] in EVENT_WORDS or any(
        word in {"war", "cup", "championship", "championships"} for word in words
    ):
        return "event"
    return "other"


def headlines(corpus: list[list[Sentence]], chance: random.Random) -> list[list[Sentence]]:
    """Return articles with some sentences in title case, as an addition to the sentences they have."""
    out = []
    for article in corpus:
        extra = []
        for tokens, tags in article:
            if 4 <= len(tokens) <= 16 and chance.randrange(HEADLINES // 3) == 0:
                extra.append(
                    (
                        [t[:1].upper() + t[1:] if len(t) > 3 or i == 0 else t for i, t in enumerate(tokens)],
                        tags,
                    )
                )
        out.append([*article, *extra])
    return out


def small_words(corpora: list[list[list[Sentence]]]) -> np.ndarray:
    """Return a bit for every word that the corpora print in small letters at least twice."""
    seen: Counter[str] = Counter()
    for corpus in corpora:
        for article in corpus:
            for tokens, _ in article:
                seen.update(t for t in tokens if t[:1].islower())
    with gzip.open(DATA / "attribution/polnear_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            seen.update(t.text for t in tagger.tokens(json.loads(line)["text"]) if t.text[:1].islower())
    bits = np.zeros(tagger.VOCABULARY_BITS, np.uint8)
    for word, times in seen.items():
        if times > 1:
            bits[crc32(word.encode()) % tagger.VOCABULARY_BITS] = 1
    return np.packbits(bits)


def samples(
    corpus: list[list[Sentence]], vocabulary: bytes, said: list[list[list[str]]] | None = None
) -> list[Sample]:
    """Return for every run of active tokens their features and their right labels.

    With ``said``, the labels of a first reading, the features are those of the second one.
    """
    numbers = {label: number for number, label in enumerate(tagger.LABELS)}
    out = []
    for number, article in enumerate(corpus):
        words = [tokens for tokens, _ in article]
        marks, rows = read_rows(words, vocabulary)
        if said:
            rows = np.hstack([rows, further(words, marks, said[number])])
        done = 0
        for (_, tags), mark in zip(article, marks, strict=True):
            for begin, end in tagger.stretches(mark):
                gold = [numbers[tag] for tag in tags[begin:end]]
                if tagger.LABELS[gold[0]].startswith("I-"):  # its beginning lies outside
                    gold[0] -= 1
                out.append((rows[done : done + end - begin], gold))
                done += end - begin
    return out


def read_rows(words: list[list[str]], vocabulary: bytes) -> tuple[list[list[bool]], np.ndarray]:
    """Return which tokens of an article are active, and their features."""
    known = tagger.known(words, vocabulary)
    marks = [tagger.active(tokens) for tokens in words]
    rows = [
        row for tokens, mark in zip(words, marks, strict=True) for row in tagger.features(tokens, mark, known)
    ]
    return marks, np.asarray(rows, np.int32).reshape(len(rows), -1 if rows else FEATURES)


def further(words: list[list[str]], marks: list[list[bool]], said: list[list[str]]) -> np.ndarray:
    rows = tagger.further(words, marks, said)
    return np.asarray(rows, np.int32).reshape(len(rows), -1 if rows else AGAIN)


def labelled(corpus: list[list[Sentence]], vocabulary: bytes, model: Model) -> list[list[list[str]]]:
    """Return what a first reading says of articles."""
    out = []
    for article in corpus:
        marks, rows = read_rows([tokens for tokens, _ in article], vocabulary)
        out.append(tagger.read(model[0][rows].sum(axis=1), marks, model[1]))
    return out


def crossed(corpus: list[list[Sentence]], vocabulary: bytes, rounds: int) -> list[list[list[str]]]:
    """Return what first readings say of articles that they have not learnt from: each of four parts by the others."""
    said: list[list[list[str]]] = [[] for _ in corpus]
    for part in range(PARTS):
        rest = [article for at, article in enumerate(corpus) if at % PARTS != part]
        model = train(samples(rest, vocabulary), rounds)
        said[part::PARTS] = labelled(corpus[part::PARTS], vocabulary, model)
    return said


def train(data: list[Sample], rounds: int) -> Model:
    """Return averaged weights and transitions."""
    size = len(tagger.LABELS)
    weights, total = np.zeros((ROWS, size), np.float32), np.zeros((ROWS, size), np.float32)
    moves, moved = forbidden(size), np.zeros((size, size), np.float32)
    chance, step = random.Random(SEED), 1
    for turn in range(rounds):
        chance.shuffle(data)
        wrong = 0
        for rows, gold in data:
            found = tagger.decode(weights[rows].sum(axis=1), moves)
            step += 1
            if found == gold:
                continue
            wrong += 1
            for row, right, said in zip(rows, gold, found, strict=True):
                if right != said:
                    weights[row, right] += 1
                    weights[row, said] -= 1
                    total[row, right] += step
                    total[row, said] -= step
            for path, sign in ((gold, 1), (found, -1)):
                for left, right in zip([0, *path], [*path, 0], strict=True):
                    moves[left, right] += sign
                    moved[left, right] += sign * step
        print(f"round {turn + 1}: {wrong} of {len(data)} runs wrong", flush=True)
    return weights - total / step, moves - moved / step


def forbidden(size: int) -> np.ndarray:
    """Return transitions in which I-x follows nothing but B-x and I-x."""
    moves = np.zeros((size, size), np.float32)
    for right, label in enumerate(tagger.LABELS):
        if label.startswith("I-"):
            moves[:, right] = -1e6
            moves[right, right] = moves[right - 1, right] = 0
    return moves


def pack(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights as bytes, and what one step of them is worth."""
    scale = float(np.abs(weights).max()) / 127
    scale = min(scale, float(np.percentile(np.abs(weights[weights != 0]), 99.9)) / 127)
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), scale


def main() -> None:
    if not (DATA / "names").exists():
        print(f"no data at {DATA}: nothing is trained")
        return
    rounds = next((int(told) for told in sys.argv[1:] if told.isdigit()), 7)
    chance = random.Random(SEED)
    world = [
        article
        for at, article in enumerate(articles("worldwide_train", whole="--whole" in sys.argv))
        if at % TENTH
    ]
    corpora = [list(articles("conllpp_train")), world]
    groups = grouped()
    with np.load(MODEL, allow_pickle=False) as present:
        np.savez_compressed(
            MODEL, **cast("dict[str, Any]", {**present, "kin": groups})
        )  # the features below ask for them
    bits = small_words(corpora)
    vocabulary = bytes(np.unpackbits(bits))
    corpus = [article for part in corpora for article in headlines(part, chance)]
    chance.shuffle(corpus)
    first = train(samples(corpus, vocabulary), rounds)
    again = train(samples(corpus, vocabulary, crossed(corpus, vocabulary, rounds)), rounds)
    packed = {"kin": groups, "vocabulary": bits}
    for name, (weights, moves) in (("", first), ("_again", again)):
        packed["weights" + name], scale = pack(weights)
        packed["transitions" + name] = (moves / scale).astype(np.float32)
    np.savez_compressed(MODEL, **cast("dict[str, Any]", packed))
    print(f"{MODEL.stat().st_size / 1e6:.2f} MB")


def grouped() -> np.ndarray:
    """Return for each row of the table of vectors its group among few, more and many."""
    from sklearn.cluster import MiniBatchKMeans  # noqa: PLC0415 - heavy

    values = vectors.table().values.astype(np.float32)
    values /= np.linalg.norm(values, axis=1, keepdims=True) + 1e-6
    found = [
        MiniBatchKMeans(count, random_state=SEED, batch_size=4096, n_init=3).fit_predict(values)
        for count in GROUPS
    ]
    return np.stack(found, axis=1).astype(np.uint16)


if __name__ == "__main__":
    main()
