"""Articles as columns of numbers: found, compared, scored."""
