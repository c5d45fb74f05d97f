"""Simulated hosts on loopback: feeds of real sizes, slow, broken and hostile ones, and a log of who asked what."""
