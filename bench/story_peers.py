"""Known methods that fold articles into stories, to be measured beside ours: all from scikit-learn and scipy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from bench.story_pairs import Row, Table
from bench.train_pairs import dropped
from broadsheet.relate.grouping.stories import LARGE
from broadsheet.relate.words.finders import find
from broadsheet.relate.words.tokens import tokens
from broadsheet.text.vectors import encode

Groups = dict[int, int]
Folding = Callable[[Any, float], Groups]  # rows in order, threshold
_DAY = 86_400.0
_DAYS = 14.0  # window of the single passes; 7 and 30 are no better
_DECAY = 3.0  # days: Miranda et al. weigh time by such a bell curve
_LIKENESSES = tuple(round(limit, 3) for limit in np.arange(0.08, 0.72, 0.04))
_CHANCES = tuple(round(limit, 2) for limit in np.arange(0.15, 0.66, 0.05))


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A method."""

    name: str
    thresholds: Sequence[float]
    fit: Callable[[Any], Folding]  # given the rows it may learn from


def peers(rows: Sequence[Row], pairs: Table) -> list[Peer]:
    """Return the methods, ready for these rows.

    Args:
        rows: the mixed stream.
        pairs: what the index offers in it.
    """
    when = np.array([row.when for row in rows])
    texts = [f"{row.article.title or ''}\n{row.article.text}" for row in rows]
    alike = _tfidf(texts)
    return [
        Peer(name="every article alone", thresholds=(0.0,), fit=lambda _: _alone),
        Peer(
            name="word vectors (ours, static), single pass",
            thresholds=tuple(round(limit, 3) for limit in np.arange(0.4, 0.97, 0.04)),
            fit=_always(_single_pass(_cosines(encode(texts)), when)),
        ),
        Peer(name="TF-IDF single pass", thresholds=_LIKENESSES, fit=_always(_single_pass(alike, when))),
        Peer(
            name="TF-IDF, average linkage of all",
            thresholds=_LIKENESSES,
            fit=_always(_average_linkage(alike)),
        ),
        Peer(
            name="weighted fields and time (Miranda et al. 2018)",
            thresholds=_CHANCES,
            fit=_fields(rows, when),
        ),
        Peer(
            name="our numbers, logistic regression, online",
            thresholds=_CHANCES,
            fit=_learned(pairs, _logistic),
        ),
        Peer(
            name="our numbers, plain boosting, online",
            thresholds=_CHANCES,
            fit=_learned(pairs, _boosting),
        ),
    ]


def _always(folding: Folding) -> Callable[[Any], Folding]:
    return lambda _: folding


def _alone(asked: Any, _: float) -> Groups:
    return {at: at for at in asked.tolist()}


def _tfidf(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 (slow to load)

    found = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english").fit_transform(texts)
    return (found @ found.T).toarray().astype(np.float32)


def _cosines(vectors: Any) -> Any:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(lengths, 1e-9)
    return unit @ unit.T


def _single_pass(alike: Any, when: Any) -> Folding:
    """Return a folding by which each article joins the story of its likest earlier one within a fortnight."""

    def folded(asked: Any, limit: float) -> Groups:
        story: Groups = {}
        for number, at in enumerate(asked.tolist()):
            before = asked[:number]
            near = before[~(np.abs(when[before] - when[at]) > _DAYS * _DAY)]  # an unknown gap is none
            best = near[np.argmax(alike[at, near])] if len(near) else at
            story[at] = story[int(best)] if best != at and alike[at, best] >= limit else at
        return story

    return folded


def _average_linkage(alike: Any) -> Folding:
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 (slow to load)

    @lru_cache(maxsize=4)
    def tree(asked: tuple[int, ...]) -> Any:
        own = list(asked)
        return linkage((1 - alike[np.ix_(own, own)])[np.triu_indices(len(own), 1)].clip(0), "average")

    def folded(asked: Any, limit: float) -> Groups:
        found = fcluster(tree(tuple(asked.tolist())), 1 - limit, "distance")
        return dict(zip(asked.tolist(), found.tolist(), strict=True))

    return folded


def _fields(rows: Sequence[Row], when: Any) -> Callable[[Any], Folding]:
    """Return an online clustering by words and names of title, lead and text, and time, with learned weights.

    After Miranda, Znotins, Cohen and Barzdins 2018, within one language: an article is held against the centre of
    each cluster; here the weights are a logistic regression's instead of a ranking machine's.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    def vectors(fields: Iterable[str]) -> Any:
        return TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(fields)

    parts = [
        vectors(row.article.title or "" for row in rows),
        vectors(row.article.text[:300] for row in rows),
        vectors(row.article.text for row in rows),
        vectors(_names(row) for row in rows),
    ]
    alike = [(part @ part.T).toarray().astype(np.float32) for part in parts]

    def numbers(at: int, others: Any) -> Any:
        gap = np.abs(when[others] - when[at]) / _DAY
        near = np.where(np.isnan(gap), 0.0, np.exp(-((gap / _DECAY) ** 2) / 2))
        return np.column_stack([*(one[at, others] for one in alike), near, np.isnan(gap)])

    def fit(seen: Any) -> Folding:
        likest = {
            at: seen[:number][np.argsort(-alike[2][at, seen[:number]])[:30]] for number, at in enumerate(seen)
        }
        x = np.vstack([numbers(at, others) for at, others in likest.items()])
        y = [rows[at].story == rows[other].story for at, others in likest.items() for other in others]
        model = LogisticRegression(max_iter=1_000).fit(x, y)

        def folded(asked: Any, limit: float) -> Groups:
            story: Groups = {}
            members: dict[int, list[int]] = {}
            for number, at in enumerate(asked.tolist()):
                before = asked[:number]
                near = before[np.argsort(-alike[2][at, before])[:30]]
                best, name = 0.0, at
                if len(near):
                    names = sorted({story[other] for other in near.tolist()})
                    centres = np.vstack([numbers(at, np.array(members[one])).mean(0) for one in names])
                    said = model.predict_proba(centres)[:, 1]
                    best, name = float(said.max()), names[int(said.argmax())]
                story[at] = name if best >= limit else at
                members.setdefault(story[at], []).append(at)
            return story

        return folded

    return fit


def _names(row: Row) -> str:
    found = find(tokens(row.article.text[:8_000]), None, row.features.language)
    return " ".join(name.replace(" ", "_") for name in (*found.names, *found.places))


def _learned(pairs: Table, fitted: Callable[[Any, Any], Any]) -> Callable[[Any], Folding]:
    """Return an online folding by average link, with a score learned from our numbers of pairs."""
    by_first: dict[int, Any] = defaultdict(list)
    for number, at in enumerate(pairs.first.tolist()):
        by_first[at].append(number)

    def fit(seen: Any) -> Folding:
        inside = np.isin(pairs.first, seen) & np.isin(pairs.second, seen)
        learnt = dropped(pairs.numbers[inside], pairs.kind[inside])  # as ours learns
        said = fitted(learnt, pairs.same[inside])(pairs.numbers)

        def folded(asked: Any, limit: float) -> Groups:
            story: Groups = {}
            sizes: dict[int, int] = defaultdict(int)
            for at in asked.tolist():
                sums: dict[int, float] = defaultdict(float)
                for number in by_first[at]:
                    if (other := int(pairs.second[number])) in story:
                        sums[story[other]] += said[number]
                means = {one: total / min(sizes[one], LARGE) for one, total in sums.items()}
                best = max(means, key=lambda one: (means[one], -one), default=at)
                story[at] = best if means.get(best, 0.0) >= limit else at
                sizes[story[at]] += 1
            return story

        return folded

    return fit


def _logistic(x: Any, y: Any) -> Callable[[Any], Any]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    def filled(given: Any) -> Any:
        return np.column_stack([np.nan_to_num(given), np.isnan(given)])

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2_000)).fit(filled(x), y)
    return lambda given: model.predict_proba(filled(given))[:, 1]


def _boosting(x: Any, y: Any) -> Callable[[Any], Any]:
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    model = HistGradientBoostingClassifier(random_state=0).fit(x, y)
    return lambda given: model.predict_proba(given)[:, 1]
