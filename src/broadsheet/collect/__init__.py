"""Collect: what comes from outside, as documents. One file per kind of thing."""
