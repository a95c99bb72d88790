"""A page as HTML -> the story on it."""
