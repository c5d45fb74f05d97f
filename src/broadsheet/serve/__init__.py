"""Serve: stories to readers."""
