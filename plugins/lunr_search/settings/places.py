"""Settings that name files, folders and addresses -> where they are."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from lunr_search.settings.values import DEFAULTS, LunrSettingsError, given, text


def cache_file(pelican: Mapping[str, Any]) -> Path | None:
    """Return the file below Pelican's CACHE_PATH, which Pelican fills in if nobody else does."""
    if given(pelican, "LUNR_CACHE") is None:
        return None
    return Path(pelican.get("CACHE_PATH", "cache"), text(pelican, "LUNR_CACHE"))


def lunr_js(pelican: Mapping[str, Any]) -> Path:
    """Return the file; raises LunrSettingsError where there is none."""
    name, content = text(pelican, "LUNR_JS"), Path(pelican["PATH"])
    if found := _find(name, content):
        return found
    hint = "Run `npm ci` (or `npm install lunr@2.3.9`), or let LUNR_JS name a copy of lunr.js."
    message = f"There is no file {name} at {content.absolute()} or above."
    raise LunrSettingsError("LUNR_JS", message, hint)


def esbuild_program(pelican: Mapping[str, Any]) -> Path | None:
    """Return the program, which may be missing unless a site asks for it."""
    if given(pelican, "LUNR_ESBUILD") is None:
        return None
    name, content = text(pelican, "LUNR_ESBUILD"), Path(pelican["PATH"])
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


def output_folder(name: str) -> PurePosixPath:
    """Return the folder, below the output folder; raises LunrSettingsError."""
    folder = PurePosixPath(name)
    if folder.is_absolute() or ".." in folder.parts or not folder.parts or "\\" in name:
        hint = 'Name a folder below the output folder, such as "lunr".'
        raise LunrSettingsError("LUNR_SAVE_AS", f"{name!r} leads elsewhere.", hint)
    return folder


def page_url(address: str) -> str:
    """Return the address, below the site's; raises LunrSettingsError."""
    if address.startswith("/") or "://" in address:
        hint = 'Give the address from the site\'s root on, such as "search/".'
        raise LunrSettingsError("LUNR_PAGE_URL", f"{address!r} leads out of the site.", hint)
    return address


def find_esbuild(place: Path) -> Path | None:
    """Return the program `place`, or the one in the folder `place` of npm's; None if neither is.

    The folder, `node_modules/@esbuild`, has a folder for each system and processor, as node names
    them; npm fills the one of this machine alone.
    """
    if place.is_file():
        return place
    system = sys.platform if sys.platform == "win32" else re.sub(r"\d+$", "", sys.platform)
    found = (place.glob(f"{system}-*/{program}") for program in ("bin/esbuild", "esbuild.exe"))
    return min((path for paths in found for path in paths if path.is_file()), default=None)
