"""Who the story is about, and who wrote it."""

from news_digest.subjects.people.recognition import find_people
from news_digest.subjects.people.writers import Writer, find_writers

__all__ = ["Writer", "find_people", "find_writers"]
