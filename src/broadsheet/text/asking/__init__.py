"""What a reader asks for: one language for search, rules and saved searches."""
