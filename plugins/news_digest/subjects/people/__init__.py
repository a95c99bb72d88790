"""Who the story is about, and who wrote it.

finding      blocks -> people: the way in
recognition  the rules: mentions, what speaks for and against them; who is the same
models       the choice of who finds names: the rules or a spaCy model
mentions, context, titles, evidence, doubts, surnames, headlines      the rules' parts
writers      a byline -> whom it names
lexicon      the word lists of `data/`
"""

from news_digest.subjects.people.finding import find_people
from news_digest.subjects.people.models import person_model
from news_digest.subjects.people.writers import Writer, find_writers

__all__ = ["Writer", "find_people", "find_writers", "person_model"]
