"""The project's one slug function. Pelican's own slugify is never used for addresses."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from slugify import slugify

# Signs that tell two names apart and that python-slugify would drop (C, C++ and C#; AT&T, ATT).
# Apostrophes vanish rather than split a name: O'Neill -> oneill.
_REPLACEMENTS = (
    ("+", " plus "),
    ("#", " sharp "),
    ("&", " and "),
    ("@", " at "),
    ("%", " percent "),
    ("'", ""),
    ("’", ""),
    ("ʼ", ""),
)

# Long enough for a headline; GitHub Pages and most file systems allow 255 bytes a path segment.
_MAX_LENGTH = 80


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return an ASCII address segment for `text`: never empty, at most 80 characters.

    Text without any letter or digit that can be transliterated (an emoji, say) gets a name made
    of its hash, so that two such texts stay apart.
    """
    made: str = slugify(
        text, max_length=_MAX_LENGTH, word_boundary=True, replacements=_REPLACEMENTS
    )
    return made or f"x-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
