"""Other programs, run beside ours in the same measurement."""
