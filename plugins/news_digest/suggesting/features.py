"""A text -> the features that topics are learned by: stems, and where they stand."""

from __future__ import annotations

import re

from news_digest.subjects.topics.stems import stems_of
from news_digest.suggesting.filed import Text

# So many words say what a news story is about; further down there is background.
_LEAD_WORDS = 40

_DIGIT = re.compile(r"[0-9]")


def features(text: Text) -> list[str]:
    """Return a text's stems, and those of its headline and lead once more, marked as such.

    Of a number the length tells something (a year, a price), and the digits nothing.
    """
    title, body = (_stems(part) for part in (text.title, text.body))
    in_title = [f"title:{one}" for one in title]
    in_lead = [f"lead:{one}" for one in body[:_LEAD_WORDS]]
    return [*in_title, *in_lead, *title, *body]


def _stems(text: str) -> list[str]:
    return stems_of(_DIGIT.sub("0", text))
