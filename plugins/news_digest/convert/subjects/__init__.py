"""Whom and what a story is about."""
