"""Builds this project's index of exported documents, as a process of its own to be measured.

    sharded.py SITE DOCUMENTS TARGET [CACHE]

SITE is the folder whose settings count; CACHE keeps counts for the next run.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from functools import cache
from pathlib import Path
from sys import intern

from lunr_search.index.store import write_index
from lunr_search.model import Document, Named
from lunr_search.scripts.serving import write_scripts
from lunr_search.settings import read_settings
from lunr_search.tokens.tokenising import tokenise

shared_name = cache(Named)


def document(line: str) -> Document:
    """Read what wire_export.py has written.

    What documents_of shares between documents is shared here, too: it counts as memory.
    """
    found = json.loads(line)
    return Document(
        url=found["url"],
        fields={intern(name): text for name, text in found["fields"].items()},
        card=tuple(found["card"]),
        day=found["day"],
        names={
            intern(kind): tuple([shared_name(named["name"], named["url"]) for named in names])
            for kind, names in found["names"].items()
        },
    )


# Workers may start by importing this file.
if __name__ == "__main__":
    site, source, target = map(Path, sys.argv[1:4])
    counts = Path(sys.argv[4]) if len(sys.argv) > 4 else None
    conf = runpy.run_path(str(site / "pelicanconf.py"))
    settings = read_settings({**conf, "PATH": str(site / "content")})
    with source.open(encoding="utf-8") as lines:
        documents = tuple(map(document, lines))
    write_scripts(target, settings)
    write_index(target, documents, tokenise(documents, settings, counts), settings)
    # Taking a hundred megabytes of objects apart is none of an index's cost. Node does not do it.
    os._exit(0)
