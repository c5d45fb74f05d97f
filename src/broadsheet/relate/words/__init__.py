"""Words, names, places and numbers as they are compared, in several languages."""
