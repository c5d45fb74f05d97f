"""A small encoder that reads an article once, for the inspectors of statements and of names."""
