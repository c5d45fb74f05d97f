"""Measurements: quality and speed against the outside world. Each script prints what it measured."""
