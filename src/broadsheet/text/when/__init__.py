"""Times that a running text names, found and placed, in seven languages: ``find.times`` is the door."""
