"""The story where a maintainer said which of the page's lines it is."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.convert.html.body import Body
from news_digest.convert.html.headline import Headline
from news_digest.convert.html.lines import PageLine
from news_digest.convert.text.stated import STATED, LineRange
from news_digest.model import Role


def stated_body(
    lines: Sequence[PageLine], stated: Sequence[LineRange], headline: Headline | None
) -> Body | None:
    """Return the body that is made of the stated lines, whatever these read like.

    None where no printed line is among them.
    """
    kept = tuple(
        at
        for at, line in enumerate(lines)
        if any(first <= line.number <= last for first, last in stated)
    )
    if not kept:
        return None
    roles = [(Role.FURNITURE, STATED, 1.0)] * len(lines)
    for at in headline.lines if headline else ():
        roles[at] = Role.HEADLINE, "; ".join(headline.reasons if headline else ()), 1.0
    for at in kept:
        roles[at] = Role.BODY, STATED, 1.0
    return Body(kept, tuple(roles), (1.0, (STATED,)))
