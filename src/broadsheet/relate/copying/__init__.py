"""One text printed by several outlets."""
