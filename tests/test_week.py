"""A simulated time of collecting, small: see bench/collect_week.py for the whole week."""

from __future__ import annotations

from bench.collect_week import run


def test_two_days_of_ten_feeds_are_collected_politely_and_whole() -> None:
    week = run(feeds=10, hosts=3, days=2.0)
    assert week.wrong == []
    assert week.requests > 100
    assert week.stored > 100
    assert week.share == 1.0
