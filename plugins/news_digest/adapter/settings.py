"""A site's pelicanconf.py -> Pelican's settings and the digest's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from news_digest.adapter.addresses import set_defaults
from news_digest.diagnostics import Diagnostic, SettingsError, Severity
from news_digest.settings import DigestSettings

SETTINGS_FILE = "pelicanconf.py"


def load_settings(root: Path) -> DigestSettings:
    """Read the digest's settings of the site in the folder `root`. Raises `SettingsError`."""
    return DigestSettings.from_mapping(load_pelican_settings(root))


def load_pelican_settings(root: Path) -> dict[str, Any]:
    """Read all settings of the site in the folder `root`, with Pelican's defaults.

    Raises `SettingsError` where there is no such file or Pelican cannot use it. The file is
    Python, and whatever that raises is not caught: its traceback names the maintainer's own line.
    """
    path = root / SETTINGS_FILE
    if not path.is_file():
        raise SettingsError(
            [
                Diagnostic(
                    "no-settings",
                    Severity.ERROR,
                    SETTINGS_FILE,
                    None,
                    f"There is no {SETTINGS_FILE} in {root.absolute()}.",
                    "Run the command in the site's folder.",
                )
            ]
        )
    try:
        settings: dict[str, Any] = read_settings(str(path))
    except ValueError as error:
        problem = Diagnostic(
            "bad-setting",
            Severity.ERROR,
            SETTINGS_FILE,
            None,
            f"{error}.",
            "Correct PATH or THEME.",
        )
        raise SettingsError([problem]) from error
    set_defaults(settings)
    return settings


def check_paths(settings: Mapping[str, Any], digest: DigestSettings) -> None:
    """Raise `SettingsError` unless Pelican reads articles where the converter writes them."""
    articles = site_root(settings) / digest.articles
    content = Path(settings["PATH"]).absolute()
    if not any(articles.is_relative_to(content / path) for path in settings["ARTICLE_PATHS"]):
        raise SettingsError(
            [
                Diagnostic(
                    "bad-setting",
                    Severity.ERROR,
                    SETTINGS_FILE,
                    None,
                    f"DIGEST_ARTICLES is {digest.articles!r}, where Pelican reads no articles.",
                    f"Name the folder in ARTICLE_PATHS, relative to {settings['PATH']}.",
                )
            ]
        )


def site_root(settings: Mapping[str, Any]) -> Path:
    """Return the site's root: the folder above Pelican's `PATH`."""
    return Path(settings["PATH"]).absolute().parent
