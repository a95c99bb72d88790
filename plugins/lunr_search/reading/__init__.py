"""Pelican's articles -> documents to search."""
