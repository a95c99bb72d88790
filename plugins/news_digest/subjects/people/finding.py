"""Blocks -> the people of a story, by whichever recogniser the site has."""

from __future__ import annotations

from collections.abc import Iterable

from news_digest.model import Block, PersonMention, PersonModel
from news_digest.subjects.people.models import recogniser_of
from news_digest.subjects.people.recognition import identify
from news_digest.vocabulary import PeopleVocabulary


def find_people(
    blocks: Iterable[Block],
    raw: str,
    vocabulary: PeopleVocabulary,
    headline: str | None = None,
    model: PersonModel | None = None,
) -> tuple[PersonMention, ...]:
    """Return the people named in the blocks, in the order of their first mention.

    `raw` is the text that the blocks' spans refer to. The answer depends on the arguments and the
    word lists alone, never on other documents. Who is named by a surname alone, with a title,
    has that for a name. A `model` finds names in the rules' place; who is the same person is
    decided alike.
    """
    named = recogniser_of(model)(tuple(blocks), vocabulary, headline)
    return identify(named, raw, vocabulary)
