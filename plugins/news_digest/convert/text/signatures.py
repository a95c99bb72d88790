"""How stories are signed: a name alone above or below them."""

from __future__ import annotations

import re

from news_digest.subjects.people.lexicon import lexicon, plain

_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|van|von|der|del|la|al|bin)){1,3}"
_ALONE = re.compile(_NAME)
_PARTICLES = frozenset({"de", "da", "van", "von", "der", "del", "la", "al", "bin"})
_DESK = r"\b(?:newsroom|news room|newsdesk|bureau|desk|office)\b"
# -- Luli Popescu, Bucharest Newsroom 40-1 3120264; -- Anthony Barker +48 22 653 9700
_SIGNED = re.compile(
    rf"(?:--|—|–)\s*(?:[Bb]y\s+)?(?P<name>{_NAME})"
    rf"(?:\s*,\s*(?P<desk>[^,]{{0,40}}(?i:{_DESK})).{{0,60}}|,?\s*(?:\+|\(?\d)[\d\s()+./-]{{5,30}})"
)


def signed_by(text: str) -> str | None:
    """Return whom a wire's desk line names as the writer: `-- Jane Roe, Bucharest Newsroom`.

    Before a telephone number alone the name must look like a person's: desks have numbers, too.
    """
    match = _SIGNED.fullmatch(text)
    if match is None or re.search(_DESK, match["name"], re.I):
        return None
    return match["name"] if match["desk"] or is_person(match["name"]) else None


def is_name_alone(text: str) -> bool:
    """Tell whether the text has the form of a full name, and nothing beside it."""
    return _ALONE.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Tell whether a first name begins the text, and no common word or place ends it."""
    words = [plain(word) for word in text.split()]
    lists = lexicon()
    if " ".join(words) in lists.places:
        return False
    if words[0] not in lists.first_names:
        known = words[0] in lists.common or words[0] in lists.places
        return len(words) == 2 and words[-1] in lists.surnames and not known
    return words[-1] in lists.surnames or words[-1] not in lists.common


def is_perhaps_person(text: str) -> bool:
    """Tell whether the text is two words that are neither common nor places: an unknown name."""
    lists = lexicon()
    words = [plain(word) for word in text.split()]
    if len(words) > 2 and not _PARTICLES.isdisjoint(text.split()[1:-1]):
        words = [words[0], words[-1]]
    return (
        len(words) == 2
        and " ".join(words) not in lists.places
        and not any(word in lists.common or word in lists.places or len(word) < 3 for word in words)
    )
