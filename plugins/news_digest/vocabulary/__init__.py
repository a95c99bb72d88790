"""content/curation/*.yml -> `Vocabularies`: people, topics and outlets under stable ids.

values      a node -> one checked value          model    what the other steps see
schema      which keys there are                 codes    what can be wrong
checks      what only all entries together show  loading  the folder -> `Vocabularies`
rules       a topic's `near` and `weights`
"""

from news_digest.vocabulary.loading import load_vocabularies
from news_digest.vocabulary.model import (
    Near,
    Outlet,
    OutletKind,
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Policy,
    Topic,
    TopicVocabulary,
    Vocabularies,
    Weights,
    name_key,
)

__all__ = [
    "Near",
    "Outlet",
    "OutletKind",
    "OutletVocabulary",
    "PeopleVocabulary",
    "Person",
    "Policy",
    "Topic",
    "TopicVocabulary",
    "Vocabularies",
    "Weights",
    "load_vocabularies",
    "name_key",
]
