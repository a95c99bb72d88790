"""Pelican's LUNR_* settings, checked once and frozen."""

from lunr_search.settings.model import Facet, Field, Settings, Suggestion
from lunr_search.settings.reading import read_settings
from lunr_search.settings.values import DEFAULTS, LunrSettingsError

__all__ = [
    "DEFAULTS",
    "Facet",
    "Field",
    "LunrSettingsError",
    "Settings",
    "Suggestion",
    "read_settings",
]
