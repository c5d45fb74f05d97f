"""Relate: articles and notes to copy groups, stories, sagas, origins, ledgers."""
