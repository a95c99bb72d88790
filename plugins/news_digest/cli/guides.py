"""What is stated about files given on the command line: those in a site's seeds/ may be guided."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from news_digest.cli.site_root import Site
from news_digest.guidance import DECISIONS, Stated, is_sidecar, load_book, pair_sidecars
from news_digest.vocabulary import Vocabularies

# A file and its bytes -> what is stated about it.
Guide = Callable[[Path, bytes], Stated]


def unguided(path: Path, data: bytes) -> Stated:  # noqa: ARG001
    """Return the guidance of a file outside any site: nothing."""
    return Stated()


def guide_of(site: Site, vocabularies: Vocabularies) -> Guide:
    """Return the guide of a site. Raises GuidanceError where its decisions.yml cannot be used."""
    seeds = (site.root / site.settings.seeds).resolve()
    decisions = site.root / site.settings.curation / DECISIONS
    book = load_book(decisions, site.root, vocabularies)

    def guide(path: Path, data: bytes) -> Stated:
        if not path.resolve().is_relative_to(seeds):
            return Stated()
        sidecar = _sidecar(path)
        beside = (sidecar, site.name_of(sidecar)) if sidecar else None
        return book.stated(sha256(data).hexdigest(), beside)

    return guide


def _sidecar(path: Path) -> Path | None:
    names = [one.name for one in path.absolute().parent.iterdir() if is_sidecar(one.name)]
    found = pair_sidecars([path.name], names)[0].get(path.name)
    return path.absolute().with_name(found) if found else None
