"""Who the story is about."""

from news_digest.subjects.people.recognition import find_people

__all__ = ["find_people"]
