"""People, organisations, places and events that a text names."""
