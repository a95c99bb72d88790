"""Values -> JSON: for files of their own, and for data blocks within a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# What could end the element that holds the data, begin a comment in it, or (U+2028 and U+2029)
# part lines where JSON parts none. As escapes they are the same text to every reader of JSON.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def file_json(value: Mapping[str, Any]) -> str:
    """Return the JSON document (RFC 8259) of a file; keys stay in their order."""
    return f"{json.dumps(_whole(value), ensure_ascii=False, indent=1)}\n"


def script_json(value: Mapping[str, Any]) -> str:
    """Return JSON that can stand in `<script type="application/ld+json">` whatever it holds.

    No sign of it is markup there (HTML Standard, "Restrictions for contents of script elements").
    """
    text = json.dumps(_whole(value), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping without entries that are None or empty."""
    return {key: held for key, held in value.items() if held not in (None, "", [], {}, ())}


def _whole(value: Any) -> Any:
    """Replace halves of surrogate pairs, which no encoding of JSON can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {str(_whole(key)): _whole(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(held) for held in value]
    return value
