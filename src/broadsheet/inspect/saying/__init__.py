"""Who said what, according to whom: statements and their chains."""
