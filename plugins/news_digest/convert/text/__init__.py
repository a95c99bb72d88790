"""A page as plain text -> the story on it."""
