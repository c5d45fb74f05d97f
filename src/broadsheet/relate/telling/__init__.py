"""What a story tells: figures, timeline, summary, voices."""
