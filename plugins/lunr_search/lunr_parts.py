"""lunr.js 2.3.9 -> the parts of it that answer queries: half of what a reader would load.

What goes makes an index (tokenizer, stop words, trimmer, Builder) or reads lunr's own query
language; the client gets its index from shards and builds its queries through lunr's functions.
"""

from __future__ import annotations

import re

# Where each stretch to be left out begins, and where the next part begins that stays: headings of
# lunr.js itself, and the first words of parts that have none.
_LEFT_OUT = (
    ("/*!\n * lunr.tokenizer\n", "/*!\n * lunr.Pipeline\n"),
    ("/*!\n * lunr.stopWordFilter\n", "/*!\n * lunr.TokenSet\n"),
    (
        "/*!\n * lunr.Builder\n",
        "/**\n * Contains and collects metadata about a matching document.\n",
    ),
    ("lunr.QueryParseError = function (", "  /**\n   * export the module via AMD, CommonJS"),
)
_VERSION = 'lunr.version = "2.3.9"\n'


def query_parts(lunr_js: str) -> str | None:
    """Return the parts of lunr.js that a query needs, its licence's notice included.

    None for a text that is not laid out as lunr.js 2.3.9 (another version, a minified copy):
    nobody has tried what can be left out of it.
    """
    if lunr_js.count(_VERSION) != 1:
        return None
    kept, rest = [], lunr_js
    for first, following in _LEFT_OUT:
        if lunr_js.count(first) != 1 or lunr_js.count(following) != 1:
            return None
        before, found, after = rest.partition(first)
        _, stays, rest = after.partition(following)
        if not (found and stays):
            return None
        kept.append(before + stays)
    # Each heading repeats the notice at the file's top, which is enough: `/*!` is what keeps a
    # comment when a script is minified.
    return re.sub(r"^/\*!", "/*", "".join(kept) + rest, flags=re.MULTILINE)
