"""Pelican's settings -> single values of the right type, with the defaults of those left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

DEFAULTS: Mapping[str, Any] = {
    "LUNR_FIELDS": {"title": "title", "content": "content"},
    "LUNR_BOOSTS": {},
    "LUNR_UNSTEMMED": (),
    "LUNR_CARD": {"title": "title", "date": "locale_date", "lead": "summary"},
    "LUNR_HTML": ("content", "summary"),
    "LUNR_DATE": "date",
    "LUNR_FACETS": {
        "category": ("category", "Category"),
        "tags": ("tags", "Tags"),
        "authors": ("authors", "Authors"),
    },
    "LUNR_SUGGEST": {"category": ("category", "Category"), "tags": ("tags", "Tag")},
    "LUNR_ALIASES": {},
    "LUNR_CACHE": "lunr_search.tokens",
    "LUNR_ESBUILD": "node_modules/@esbuild",
    "LUNR_JS": "node_modules/lunr/lunr.js",
    "LUNR_SAVE_AS": "lunr",
    "LUNR_PAGE_URL": "search/",
}
# What an empty default cannot show.
_EXAMPLES: Mapping[str, Any] = {
    "LUNR_BOOSTS": {"title": 5},
    "LUNR_ALIASES": {"heading": "title"},
}


class LunrSettingsError(ValueError):
    """A LUNR_* setting is unknown, of the wrong type or points nowhere."""

    def __init__(self, key: str, message: str, hint: str) -> None:
        self.key = key
        super().__init__(f"{key}: {message} {hint}")


def refuse_unknown(pelican: Mapping[str, Any]) -> None:
    """Raise LunrSettingsError for a LUNR_* setting that there is not."""
    for key in pelican:
        if key.startswith("LUNR_") and key not in DEFAULTS:
            raise unknown(key, "There is no such setting.", key, DEFAULTS)


def unknown(key: str, message: str, name: str, known: Iterable[str]) -> LunrSettingsError:
    """Return the error for `name`, which is none of `known`; it offers the nearest."""
    names = list(known)
    near = get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
    return LunrSettingsError(key, message, hint)


def given(pelican: Mapping[str, Any], key: str) -> Any:
    """Return the setting, or its default."""
    return pelican.get(key, DEFAULTS[key])


def text(pelican: Mapping[str, Any], key: str) -> str:
    """Return a text that is not empty; raises LunrSettingsError."""
    value = given(pelican, key)
    if not isinstance(value, str | Path) or not str(value):
        raise LunrSettingsError(key, f"{value!r} is not a text.", f"Such as {DEFAULTS[key]!r}.")
    return str(value)


def names(pelican: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of texts; raises LunrSettingsError."""
    value = given(pelican, key)
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise LunrSettingsError(key, f"{value!r} is not a list.", 'Such as ["people", "topics"].')
    if not all(isinstance(name, str) for name in value):
        raise LunrSettingsError(key, f"{value!r} holds more than texts.", "List names alone.")
    return tuple(value)


def mapping(
    pelican: Mapping[str, Any], key: str, accepts: Callable[[Any], bool], wanted: str
) -> Mapping[str, Any]:
    """Return a mapping of texts to what `accepts` takes; raises LunrSettingsError.

    `wanted` says in an error what is accepted.
    """
    value = given(pelican, key)
    if not isinstance(value, Mapping):
        hint = f"Such as {_EXAMPLES.get(key, DEFAULTS[key])!r}."
        raise LunrSettingsError(key, f"{value!r} is not a mapping.", hint)
    for name, entry in value.items():
        if not isinstance(name, str) or not accepts(entry):
            raise LunrSettingsError(key, f"{name!r}: {entry!r} is not {wanted}.", "Correct it.")
    return dict(value)
