"""Pelican's LUNR_* settings, checked once and frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from lunr_search.esbuild import find_esbuild

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
    "LUNR_CACHE": "lunr_search.counts",
    "LUNR_ESBUILD": "node_modules/@esbuild",
    "LUNR_JS": "node_modules/lunr/lunr.js",
    "LUNR_SAVE_AS": "lunr",
    "LUNR_PAGE_URL": "search/",
}
_ATTRIBUTE = "an article's attribute as text"
_ATTRIBUTE_AND_LABEL = "an article's attribute and a label"
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


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the search and the article attribute (a dotted path) it is filled from."""

    name: str
    attribute: str
    boost: float
    stemmed: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A list of names with counts to choose results by; `label` is what readers see above it."""

    name: str
    attribute: str
    label: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Names that typed text may begin, of people or topics say; `label` says what one of them is.

    `facet` is the facet of the same attribute, if any: the search page narrowed down to it is where
    a name leads that has no page of its own.
    """

    kind: str
    attribute: str
    label: str
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the LUNR_* settings say.

    `card` maps what a result shows to article attributes; `html` names the attributes that hold
    HTML, all others hold plain text; `date` is the attribute with an article's date; `facets` and
    `suggest` never give one name two attributes; `aliases` maps other names of fields to fields.
    `cache` is the file of counts between builds, None for none; `lunr_js` is lunr.js, `esbuild` the
    program that minifies scripts, None where there is none. `folder` is the one below the output
    folder that everything goes to; `page_url` is the search page's address.
    """

    fields: tuple[Field, ...]
    card: Mapping[str, str]
    html: frozenset[str]
    lunr_js: Path
    folder: PurePosixPath
    page_url: str
    date: str = "date"
    facets: tuple[Facet, ...] = ()
    suggest: tuple[Suggestion, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    cache: Path | None = None
    esbuild: Path | None = None


def read_settings(pelican: Mapping[str, Any]) -> Settings:
    """Return the settings of the plugin from those of Pelican.

    Raises LunrSettingsError, which names the key, what is wrong and what to do.
    """
    _refuse_unknown(pelican)
    card = _mapping(pelican, "LUNR_CARD", _is_attribute, _ATTRIBUTE)
    if "title" not in card:
        hint = 'Add "title": "title": a result is a link, and needs a text.'
        raise LunrSettingsError("LUNR_CARD", "It has no title.", hint)
    fields = _fields(pelican)
    facets = _facets(pelican)
    suggest = _suggestions(pelican, facets)
    return Settings(
        fields=fields,
        card=card,
        html=frozenset(_names(pelican, "LUNR_HTML")),
        date=_date(pelican),
        facets=facets,
        suggest=suggest,
        aliases=_aliases(pelican, [one.name for one in fields]),
        cache=_cache(pelican),
        esbuild=_esbuild(pelican),
        lunr_js=_lunr_js(pelican),
        folder=_folder(_text(pelican, "LUNR_SAVE_AS")),
        page_url=_page_url(_text(pelican, "LUNR_PAGE_URL")),
    )


def _fields(pelican: Mapping[str, Any]) -> tuple[Field, ...]:
    fields = _mapping(pelican, "LUNR_FIELDS", _is_attribute, _ATTRIBUTE)
    boosts = _mapping(pelican, "LUNR_BOOSTS", _is_boost, "a number above 0")
    unstemmed = _names(pelican, "LUNR_UNSTEMMED")
    if not fields:
        raise LunrSettingsError("LUNR_FIELDS", "It is empty.", "Name at least one field.")
    for name in fields:
        _check_name("LUNR_FIELDS", name, "a field")
    for key, names in (("LUNR_BOOSTS", boosts), ("LUNR_UNSTEMMED", unstemmed)):
        for name in names:
            if name not in fields:
                raise _unknown(key, f"{name!r} is no field of LUNR_FIELDS.", name, fields)
    return tuple(
        Field(name, attribute, float(boosts.get(name, 1)), name not in unstemmed)
        for name, attribute in fields.items()
    )


def _facets(pelican: Mapping[str, Any]) -> tuple[Facet, ...]:
    facets = _mapping(pelican, "LUNR_FACETS", _is_attribute_and_label, _ATTRIBUTE_AND_LABEL)
    for name in facets:
        _check_name("LUNR_FACETS", name, "a facet")
        _refuse_year("LUNR_FACETS", name)
    return tuple(Facet(name, attribute, label) for name, (attribute, label) in facets.items())


def _suggestions(pelican: Mapping[str, Any], facets: Sequence[Facet]) -> tuple[Suggestion, ...]:
    suggest = _mapping(pelican, "LUNR_SUGGEST", _is_attribute_and_label, _ATTRIBUTE_AND_LABEL)
    attributes = {facet.name: facet.attribute for facet in facets}
    names = {facet.attribute: facet.name for facet in facets}
    for kind, (attribute, _) in suggest.items():
        _check_name("LUNR_SUGGEST", kind, "a kind")
        if attributes.get(kind, attribute) != attribute:
            message = f"{kind!r} is {attributes[kind]!r} in LUNR_FACETS."
            raise LunrSettingsError("LUNR_SUGGEST", message, "Give one of them another name.")
    return tuple(
        Suggestion(kind, attribute, label, names.get(attribute))
        for kind, (attribute, label) in suggest.items()
    )


def _aliases(pelican: Mapping[str, Any], fields: Sequence[str]) -> Mapping[str, str]:
    aliases = _mapping(pelican, "LUNR_ALIASES", _is_attribute, "a field's name")
    for alias, name in aliases.items():
        _check_name("LUNR_ALIASES", alias, "a field")
        _refuse_year("LUNR_ALIASES", alias)
        if alias in fields:
            raise LunrSettingsError("LUNR_ALIASES", f"{alias!r} is a field itself.", "Drop it.")
        if name not in fields:
            raise _unknown("LUNR_ALIASES", f"{name!r} is no field of LUNR_FIELDS.", name, fields)
    return aliases


def _check_name(key: str, name: str, what: str) -> None:
    if not name.isidentifier() or name.startswith("_"):
        hint = "Use letters, digits and, but for the beginning, underscores."
        raise LunrSettingsError(key, f"{name!r} cannot name {what}.", hint)


def _refuse_year(key: str, name: str) -> None:
    if name == "year":
        raise LunrSettingsError(key, "The year is taken from LUNR_DATE.", "Choose another name.")


def _date(pelican: Mapping[str, Any]) -> str:
    attribute = _text(pelican, "LUNR_DATE")
    if not _is_attribute(attribute):
        hint = f"Such as {DEFAULTS['LUNR_DATE']!r}."
        raise LunrSettingsError("LUNR_DATE", f"{attribute!r} is no attribute.", hint)
    return attribute


def _refuse_unknown(pelican: Mapping[str, Any]) -> None:
    for key in pelican:
        if key.startswith("LUNR_") and key not in DEFAULTS:
            raise _unknown(key, "There is no such setting.", key, DEFAULTS)


def _unknown(key: str, message: str, name: str, known: Iterable[str]) -> LunrSettingsError:
    names = list(known)
    near = get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
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
        hint = f"Such as {_EXAMPLES.get(key, DEFAULTS[key])!r}."
        raise LunrSettingsError(key, f"{value!r} is not a mapping.", hint)
    for name, entry in value.items():
        if not isinstance(name, str) or not accepts(entry):
            raise LunrSettingsError(key, f"{name!r}: {entry!r} is not {wanted}.", "Correct it.")
    return dict(value)


def _is_attribute(value: object) -> bool:
    return isinstance(value, str) and all(part.isidentifier() for part in value.split("."))


def _is_boost(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6


def _is_attribute_and_label(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    attribute, label = value
    return _is_attribute(attribute) and isinstance(label, str) and bool(label.strip())


def _cache(pelican: Mapping[str, Any]) -> Path | None:
    """Return the file below Pelican's CACHE_PATH, which Pelican fills in if nobody else does."""
    if _value(pelican, "LUNR_CACHE") is None:
        return None
    return Path(pelican.get("CACHE_PATH", "cache"), _text(pelican, "LUNR_CACHE"))


def _lunr_js(pelican: Mapping[str, Any]) -> Path:
    name, content = _text(pelican, "LUNR_JS"), Path(pelican["PATH"])
    if found := _find(name, content):
        return found
    hint = "Run `npm ci` (or `npm install lunr@2.3.9`), or let LUNR_JS name a copy of lunr.js."
    message = f"There is no file {name} at {content.absolute()} or above."
    raise LunrSettingsError("LUNR_JS", message, hint)


def _esbuild(pelican: Mapping[str, Any]) -> Path | None:
    """Return the program, which may be missing unless a site asks for it."""
    if _value(pelican, "LUNR_ESBUILD") is None:
        return None
    name, content = _text(pelican, "LUNR_ESBUILD"), Path(pelican["PATH"])
    found = next(filter(None, (find_esbuild(at / name) for at in _folders(content))), None)
    if found is None and pelican.get("LUNR_ESBUILD", name) != DEFAULTS["LUNR_ESBUILD"]:
        hint = "Run `npm install esbuild`, or set LUNR_ESBUILD = None: scripts are larger then."
        message = f"There is no esbuild {name} at {content.absolute()} or above."
        raise LunrSettingsError("LUNR_ESBUILD", message, hint)
    return found


def _find(name: str, content: Path) -> Path | None:
    """Look for a file as node looks for packages: beside the content, and in folders above."""
    return next((at / name for at in _folders(content) if (at / name).is_file()), None)


def _folders(content: Path) -> tuple[Path, ...]:
    start = content.absolute()
    return (start, *start.parents)


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
