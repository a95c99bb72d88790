"""Does the theme have what the digest and the site's settings want to write pages with?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pelican

from news_digest.adapter.addresses import has_intersections
from news_digest.adapter.settings import SETTINGS_FILE
from news_digest.diagnostics import Diagnostic, SettingsError, Severity

_OF_TERMS = ("topics", "topic", "people", "person", "outlets", "outlet")
# Pelican falls back on this theme of its own for every template that a theme lacks.
_SIMPLE = Path(pelican.__file__).parent / "themes/simple/templates"


def check_templates(settings: Mapping[str, Any]) -> None:
    """Raise `SettingsError` if a template is missing.

    Pelican would find out page by page, with half of the site written and a traceback.
    """
    folders = (
        *map(Path, settings["THEME_TEMPLATES_OVERRIDES"]),
        Path(settings["THEME"]).expanduser() / "templates",
        _SIMPLE,
    )
    missing = [
        f"{name}.html"
        for name in dict.fromkeys(_wanted(settings))
        if not any(
            (folder / f"{name}{ending}").is_file()
            for folder in folders
            for ending in settings["TEMPLATE_EXTENSIONS"]
        )
    ]
    if missing:
        raise SettingsError([_missing(Path(settings["THEME"]).name, missing)])


def _wanted(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the templates that pages are written with, as far as any theme may lack them."""
    yield from (name for name in _OF_TERMS if settings[f"{name.upper()}_SAVE_AS"])
    if has_intersections(settings):
        yield "intersection"
    for name in settings["DIRECT_TEMPLATES"]:
        if settings.get(f"{name.upper()}_SAVE_AS", name):
            yield name


def _missing(theme: str, templates: list[str]) -> Diagnostic:
    return Diagnostic(
        "missing-template",
        Severity.ERROR,
        SETTINGS_FILE,
        None,
        f"The theme {theme} lacks {', '.join(templates)}.",
        "Use the digest's own theme, or add them to the theme or to a folder of "
        'THEME_TEMPLATES_OVERRIDES. A page that you do not want is left out by …_SAVE_AS = "".',
    )
