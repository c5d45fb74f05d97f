"""Stories and sagas: placed, repaired, related."""
