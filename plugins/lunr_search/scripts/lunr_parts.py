"""lunr.js 2.3.9 -> the parts of it that answer queries: a third of what a reader would load.

What goes makes an index (tokenizer, pipeline, Builder), reads one that is stored whole, or reads
lunr's own query language; the client makes its index of shards, and its queries with lunr.Query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSION = 'lunr.version = "2.3.9"\n'
# lunr.js is a sequence of assignments that begin at a line's first letter, each below its comment.
_STATEMENT = re.compile(
    r"^(?=lunr\.|/\*|var lunr = |  /\*\*\n   \* export the module)", re.MULTILINE
)
_TARGET = re.compile(r"lunr(?:\.\w+)+(?= = )")

_ALWAYS_NEEDED = """
lunr.version
lunr.FieldRef lunr.FieldRef.joiner lunr.FieldRef.fromString lunr.FieldRef.prototype.toString
lunr.Set lunr.Set.complete lunr.Set.empty lunr.Set.prototype.contains
lunr.Set.prototype.intersect lunr.Set.prototype.union
lunr.stemmer
lunr.Vector lunr.Vector.prototype.positionForIndex lunr.Vector.prototype.upsert
lunr.Vector.prototype.magnitude lunr.Vector.prototype.dot lunr.Vector.prototype.similarity
lunr.Index lunr.Index.prototype.query
lunr.MatchData lunr.MatchData.prototype.combine lunr.MatchData.prototype.add
lunr.Query lunr.Query.wildcard lunr.Query.wildcard.NONE lunr.Query.wildcard.LEADING
lunr.Query.wildcard.TRAILING lunr.Query.presence lunr.Query.prototype.clause
lunr.Query.prototype.isNegated lunr.Query.prototype.term
"""
# What wildcards and edits take.
_RARELY_NEEDED = """
lunr.TokenSet lunr.TokenSet._nextId lunr.TokenSet.fromClause lunr.TokenSet.fromString
lunr.TokenSet.fromFuzzyString lunr.TokenSet.prototype.intersect lunr.TokenSet.prototype.toArray
"""
_ALWAYS = frozenset(_ALWAYS_NEEDED.split())
_RARELY = frozenset(_RARELY_NEEDED.split())


@dataclass(frozen=True, slots=True)
class LunrParts:
    """`always` is a script that makes the global `lunr`; `rarely` one that adds to it."""

    always: str
    rarely: str


def query_parts(lunr_js: str) -> LunrParts | None:
    """Return the parts of lunr.js that a query needs, its licence's notice included.

    None for a text that is not laid out as lunr.js 2.3.9 (another version, a minified copy):
    nobody has tried what can be left out of it.
    """
    statements = _STATEMENT.split(lunr_js)
    targets = [match[0] if (match := _TARGET.match(each)) else None for each in statements]
    known = [target for target in targets if target in _ALWAYS | _RARELY]
    if _VERSION not in statements or sorted(map(str, known)) != sorted(_ALWAYS | _RARELY):
        return None
    parts = list(zip(statements, targets, strict=True))
    always = [
        # The function `lunr` itself makes an index.
        "var lunr = {}\n" if statement.startswith("var lunr = ") else statement
        for statement, target in parts
        if target in _ALWAYS or not statement.startswith("lunr.")
    ]
    rarely = [statement for statement, target in parts if target in _RARELY]
    return LunrParts("".join(map(_plain, always)), "".join(rarely))


def _plain(statement: str) -> str:
    """Turn a heading, which repeats the licence's notice, into a comment that may go."""
    return "/*" + statement.removeprefix("/*!") if statement.startswith("/*!") else statement
