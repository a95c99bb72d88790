"""Counted words -> the files that a browser searches."""
