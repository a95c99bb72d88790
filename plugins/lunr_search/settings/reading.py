"""Pelican's LUNR_* settings -> Settings, checked once and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lunr_search.settings import places, values
from lunr_search.settings.model import Facet, Field, Settings, Suggestion
from lunr_search.settings.values import DEFAULTS, LunrSettingsError, unknown

_ATTRIBUTE = "an article's attribute as text"
_ATTRIBUTE_AND_LABEL = "an article's attribute and a label"


def read_settings(pelican: Mapping[str, Any]) -> Settings:
    """Return the settings of the plugin from those of Pelican.

    Raises LunrSettingsError, which names the key, what is wrong and what to do.
    """
    values.refuse_unknown(pelican)
    card = values.mapping(pelican, "LUNR_CARD", _is_attribute, _ATTRIBUTE)
    if "title" not in card:
        hint = 'Add "title": "title": a result is a link, and needs a text.'
        raise LunrSettingsError("LUNR_CARD", "It has no title.", hint)
    fields = _fields(pelican)
    facets = _facets(pelican)
    suggest = _suggestions(pelican, facets)
    return Settings(
        fields=fields,
        card=card,
        html=frozenset(values.names(pelican, "LUNR_HTML")),
        date=_date(pelican),
        facets=facets,
        suggest=suggest,
        aliases=_aliases(pelican, [one.name for one in fields]),
        cache=places.cache_file(pelican),
        esbuild=places.esbuild_program(pelican),
        lunr_js=places.lunr_js(pelican),
        folder=places.output_folder(values.text(pelican, "LUNR_SAVE_AS")),
        page_url=places.page_url(values.text(pelican, "LUNR_PAGE_URL")),
    )


def _fields(pelican: Mapping[str, Any]) -> tuple[Field, ...]:
    fields = values.mapping(pelican, "LUNR_FIELDS", _is_attribute, _ATTRIBUTE)
    boosts = values.mapping(pelican, "LUNR_BOOSTS", _is_boost, "a number above 0")
    unstemmed = values.names(pelican, "LUNR_UNSTEMMED")
    if not fields:
        raise LunrSettingsError("LUNR_FIELDS", "It is empty.", "Name at least one field.")
    for name in fields:
        _check_name("LUNR_FIELDS", name, "a field")
    for key, names in (("LUNR_BOOSTS", boosts), ("LUNR_UNSTEMMED", unstemmed)):
        for name in names:
            if name not in fields:
                raise unknown(key, f"{name!r} is no field of LUNR_FIELDS.", name, fields)
    return tuple(
        Field(name, attribute, float(boosts.get(name, 1)), name not in unstemmed)
        for name, attribute in fields.items()
    )


def _facets(pelican: Mapping[str, Any]) -> tuple[Facet, ...]:
    facets = values.mapping(pelican, "LUNR_FACETS", _is_attribute_and_label, _ATTRIBUTE_AND_LABEL)
    for name in facets:
        _check_name("LUNR_FACETS", name, "a facet")
        _refuse_year("LUNR_FACETS", name)
    return tuple(Facet(name, attribute, label) for name, (attribute, label) in facets.items())


def _suggestions(pelican: Mapping[str, Any], facets: Sequence[Facet]) -> tuple[Suggestion, ...]:
    suggest = values.mapping(pelican, "LUNR_SUGGEST", _is_attribute_and_label, _ATTRIBUTE_AND_LABEL)
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
    aliases = values.mapping(pelican, "LUNR_ALIASES", _is_attribute, "a field's name")
    for alias, name in aliases.items():
        _check_name("LUNR_ALIASES", alias, "a field")
        _refuse_year("LUNR_ALIASES", alias)
        if alias in fields:
            raise LunrSettingsError("LUNR_ALIASES", f"{alias!r} is a field itself.", "Drop it.")
        if name not in fields:
            raise unknown("LUNR_ALIASES", f"{name!r} is no field of LUNR_FIELDS.", name, fields)
    return aliases


def _check_name(key: str, name: str, what: str) -> None:
    if not name.isidentifier() or name.startswith("_"):
        hint = "Use letters, digits and, but for the beginning, underscores."
        raise LunrSettingsError(key, f"{name!r} cannot name {what}.", hint)


def _refuse_year(key: str, name: str) -> None:
    if name == "year":
        raise LunrSettingsError(key, "The year is taken from LUNR_DATE.", "Choose another name.")


def _date(pelican: Mapping[str, Any]) -> str:
    attribute = values.text(pelican, "LUNR_DATE")
    if not _is_attribute(attribute):
        hint = f"Such as {DEFAULTS['LUNR_DATE']!r}."
        raise LunrSettingsError("LUNR_DATE", f"{attribute!r} is no attribute.", hint)
    return attribute


def _is_attribute(value: object) -> bool:
    return isinstance(value, str) and all(part.isidentifier() for part in value.split("."))


def _is_boost(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e6


def _is_attribute_and_label(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    attribute, label = value
    return _is_attribute(attribute) and isinstance(label, str) and bool(label.strip())
