"""Builds lunr.py's index of the same documents, with lunr.py's own pipeline.

lunr_py.py DOCUMENTS TARGET BOOSTS
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from lunr import lunr

source, target, boosts = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
with source.open(encoding="utf-8") as lines:
    documents = [json.loads(line) for line in lines]
index = lunr(
    ref="ref",
    fields=[{"field_name": name, "boost": boost} for name, boost in boosts.items()],
    documents=[{"ref": ref, **document["fields"]} for ref, document in enumerate(documents)],
)
target.mkdir(parents=True, exist_ok=True)
(target / "index.json").write_text(
    json.dumps(index.serialize(), separators=(",", ":")), encoding="utf-8"
)
cards = [[document["url"], *document["card"]] for document in documents]
(target / "cards.json").write_text(json.dumps(cards, separators=(",", ":")), encoding="utf-8")
# As sharded.py ends.
os._exit(0)
