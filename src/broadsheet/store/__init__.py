"""Store: where records are kept."""
