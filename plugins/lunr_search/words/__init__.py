"""Text -> words and their stems: the one normaliser, without Pelican or lunr."""
