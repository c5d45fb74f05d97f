"""Net: the only door out."""
