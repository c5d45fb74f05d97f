"""What the numbers count: figures with unit, bound, place and giver."""
