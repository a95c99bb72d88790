"""A text and the vocabulary -> the topics whose phrases stand in it.

stems     texts and phrases -> their stems, as the search has them, in a form quickly searched
judging   where phrases stand, alone or near each other -> how sure that makes it
finding   the rules of each topic -> the text's topics
"""

from news_digest.subjects.topics.finding import ENOUGH, find_topics

__all__ = ["ENOUGH", "find_topics"]
