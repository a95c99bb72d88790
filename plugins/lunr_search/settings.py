"""Pelican's LUNR_* settings, checked once and frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

DEFAULTS: Mapping[str, Any] = {
    "LUNR_FIELDS": {"title": "title", "content": "content"},
    "LUNR_BOOSTS": {},
    "LUNR_UNSTEMMED": (),
    "LUNR_CARD": {"title": "title", "date": "locale_date", "lead": "summary"},
    "LUNR_HTML": ("content", "summary"),
    "LUNR_JS": "node_modules/lunr/lunr.js",
    "LUNR_SAVE_AS": "lunr",
    "LUNR_PAGE_URL": "search/",
}


class LunrSettingsError(ValueError):
    """A LUNR_* setting is unknown, of the wrong type or points nowhere."""

    def __init__(self, key: str, message: str, hint: str) -> None:
        self.key = key
        super().__init__(f"{key}: {message} {hint}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the search and the article attribute (a dotted path) it is filled from."""

    name: str
    attribute: str
    boost: float
    stemmed: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """What the LUNR_* settings say.

    `card` maps what a result shows to article attributes; `html` names the attributes that hold
    HTML, all others hold plain text; `lunr_js` is the file to copy; `folder` is the one below the
    output folder that everything goes to; `page_url` is the search page's address.
    """

    fields: tuple[Field, ...]
    card: Mapping[str, str]
    html: frozenset[str]
    lunr_js: Path
    folder: PurePosixPath
    page_url: str


def read_settings(pelican: Mapping[str, Any]) -> Settings:
    """Return the settings of the plugin from those of Pelican.

    Raises LunrSettingsError, which names the key, what is wrong and what to do.
    """
    _refuse_unknown(pelican)
    fields = _mapping(pelican, "LUNR_FIELDS", _is_attribute, "an article's attribute as text")
    boosts = _mapping(pelican, "LUNR_BOOSTS", _is_boost, "a number above 0")
    unstemmed = _names(pelican, "LUNR_UNSTEMMED")
    card = _mapping(pelican, "LUNR_CARD", _is_attribute, "an article's attribute as text")
    if not fields:
        raise LunrSettingsError("LUNR_FIELDS", "It is empty.", "Name at least one field.")
    for name in fields:
        if not name.isidentifier() or name.startswith("_"):
            hint = "Use letters, digits and, but for the beginning, underscores."
            raise LunrSettingsError("LUNR_FIELDS", f"{name!r} cannot name a field.", hint)
    for key, names in (("LUNR_BOOSTS", boosts), ("LUNR_UNSTEMMED", unstemmed)):
        for name in names:
            if name not in fields:
                raise _unknown(key, f"{name!r} is no field of LUNR_FIELDS.", name, fields)
    if "title" not in card:
        hint = 'Add "title": "title": a result is a link, and needs a text.'
        raise LunrSettingsError("LUNR_CARD", "It has no title.", hint)
    return Settings(
        fields=tuple(
            Field(name, attribute, float(boosts.get(name, 1)), name not in unstemmed)
            for name, attribute in fields.items()
        ),
        card=card,
        html=frozenset(_names(pelican, "LUNR_HTML")),
        lunr_js=_find_lunr_js(_text(pelican, "LUNR_JS"), Path(pelican["PATH"])),
        folder=_folder(_text(pelican, "LUNR_SAVE_AS")),
        page_url=_page_url(_text(pelican, "LUNR_PAGE_URL")),
    )


def _refuse_unknown(pelican: Mapping[str, Any]) -> None:
    for key in pelican:
        if key.startswith("LUNR_") and key not in DEFAULTS:
            raise _unknown(key, "There is no such setting.", key, DEFAULTS)


def _unknown(key: str, message: str, name: str, known: Mapping[str, Any]) -> LunrSettingsError:
    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    return LunrSettingsError(key, message, hint)


def _value(pelican: Mapping[str, Any], key: str) -> Any:
    return pelican.get(key, DEFAULTS[key])


def _text(pelican: Mapping[str, Any], key: str) -> str:
    value = _value(pelican, key)
    if not isinstance(value, str | Path) or not str(value):
        raise LunrSettingsError(key, f"{value!r} is not a text.", f"Such as {DEFAULTS[key]!r}.")
    return str(value)


def _names(pelican: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = _value(pelican, key)
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise LunrSettingsError(key, f"{value!r} is not a list.", 'Such as ["people", "topics"].')
    if not all(isinstance(name, str) for name in value):
        raise LunrSettingsError(key, f"{value!r} holds more than texts.", "List names alone.")
    return tuple(value)


def _mapping(
    pelican: Mapping[str, Any], key: str, accepts: Callable[[Any], bool], wanted: str
) -> Mapping[str, Any]:
    value = _value(pelican, key)
    if not isinstance(value, Mapping):
        hint = f"Such as {DEFAULTS['LUNR_FIELDS']!r}."
        raise LunrSettingsError(key, f"{value!r} is not a mapping.", hint)
    for name, entry in value.items():
        if not isinstance(name, str) or not accepts(entry):
            raise LunrSettingsError(key, f"{name!r}: {entry!r} is not {wanted}.", "Correct it.")
    return dict(value)


def _is_attribute(value: object) -> bool:
    return isinstance(value, str) and all(part.isidentifier() for part in value.split("."))


def _is_boost(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6


def _find_lunr_js(name: str, content: Path) -> Path:
    """Look for the file as node looks for packages: beside the content, and in folders above."""
    start = content.absolute()
    for folder in (start, *start.parents):
        if (folder / name).is_file():
            return folder / name
    hint = "Run `npm ci` (or `npm install lunr@2.3.9`), or let LUNR_JS name a copy of lunr.js."
    raise LunrSettingsError("LUNR_JS", f"There is no file {name} at {start} or above.", hint)


def _folder(name: str) -> PurePosixPath:
    folder = PurePosixPath(name)
    if folder.is_absolute() or ".." in folder.parts or not folder.parts or "\\" in name:
        hint = 'Name a folder below the output folder, such as "lunr".'
        raise LunrSettingsError("LUNR_SAVE_AS", f"{name!r} leads elsewhere.", hint)
    return folder


def _page_url(address: str) -> str:
    if address.startswith("/") or "://" in address:
        hint = 'Give the address from the site\'s root on, such as "search/".'
        raise LunrSettingsError("LUNR_PAGE_URL", f"{address!r} leads out of the site.", hint)
    return address
