from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lunr_search.settings import (
    DEFAULTS,
    Facet,
    Field,
    LunrSettingsError,
    Suggestion,
    read_settings,
)


@pytest.fixture
def site(tmp_path: Path) -> dict[str, Any]:
    script = tmp_path / "node_modules/lunr/lunr.js"
    script.parent.mkdir(parents=True)
    script.write_text("// lunr")
    (tmp_path / "content").mkdir()
    return {"PATH": str(tmp_path / "content"), "SITENAME": "A site"}


def test_defaults(site: dict[str, Any], tmp_path: Path) -> None:
    settings = read_settings(site)
    assert settings.fields == (
        Field("title", "title", 1, stemmed=True),
        Field("content", "content", 1, stemmed=True),
    )
    assert settings.html == {"content", "summary"}
    assert settings.lunr_js == tmp_path / "node_modules/lunr/lunr.js"
    assert settings.folder == PurePosixPath("lunr")
    assert settings.page_url == "search/"
    assert settings.date == "date"
    assert settings.facets == (
        Facet("category", "category", "Category"),
        Facet("tags", "tags", "Tags"),
        Facet("authors", "authors", "Authors"),
    )
    assert settings.suggest == (
        Suggestion("category", "category", "Category", "category"),
        Suggestion("tags", "tags", "Tag", "tags"),
    )
    assert settings.aliases == {}
    assert settings.cache == Path("cache/lunr_search.tokens")
    assert settings.esbuild is None


def test_facets_suggestions_and_aliases(site: dict[str, Any]) -> None:
    site["LUNR_FIELDS"] = {"title": "title", "people": "people"}
    site["LUNR_FACETS"] = {"people": ["people", "People"], "place": ("meta.place", "Place")}
    site["LUNR_SUGGEST"] = {"person": ("people", "Person"), "town": ["meta.town", "Town"]}
    site["LUNR_ALIASES"] = {"person": "people"}
    site["LUNR_DATE"] = "published.day"
    settings = read_settings(site)
    assert settings.facets == (
        Facet("people", "people", "People"),
        Facet("place", "meta.place", "Place"),
    )
    assert settings.suggest == (
        Suggestion("person", "people", "Person", "people"),
        Suggestion("town", "meta.town", "Town", None),
    )
    assert settings.aliases == {"person": "people"}
    assert settings.date == "published.day"


def test_the_cache_lies_below_that_of_pelican(site: dict[str, Any], tmp_path: Path) -> None:
    site["CACHE_PATH"] = str(tmp_path / "kept")
    assert read_settings(site).cache == tmp_path / "kept/lunr_search.tokens"
    other = tmp_path / "other"
    assert read_settings(site | {"LUNR_CACHE": str(other)}).cache == other
    assert read_settings(site | {"LUNR_CACHE": None}).cache is None


def test_esbuild_is_used_where_it_is(site: dict[str, Any], tmp_path: Path) -> None:
    assert read_settings(site).esbuild is None
    system = sys.platform.rstrip("0123456789") if sys.platform != "win32" else sys.platform
    for folder in ("other-x64", f"{system}-x64"):
        program = tmp_path / "node_modules/@esbuild" / folder / "bin/esbuild"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh")
    assert read_settings(site).esbuild == program
    assert read_settings(site | {"LUNR_ESBUILD": str(program)}).esbuild == program
    assert read_settings(site | {"LUNR_ESBUILD": None}).esbuild is None


def test_fields_boosts_and_names(site: dict[str, Any]) -> None:
    site["LUNR_FIELDS"] = {"title": "title", "people": "people", "day": "published.day"}
    site["LUNR_BOOSTS"] = {"title": 8}
    site["LUNR_UNSTEMMED"] = ["people"]
    assert read_settings(site).fields == (
        Field("title", "title", 8, stemmed=True),
        Field("people", "people", 1, stemmed=False),
        Field("day", "published.day", 1, stemmed=True),
    )


def test_lunr_js_by_its_own_path(site: dict[str, Any], tmp_path: Path) -> None:
    copy = tmp_path / "vendor.js"
    copy.write_text("// lunr")
    for name in (str(copy), "vendor.js", copy):
        assert read_settings(site | {"LUNR_JS": name}).lunr_js == copy


@pytest.mark.parametrize(
    ("wrong", "key", "words"),
    [
        ({"LUNR_FEILDS": {}}, "LUNR_FEILDS", "Did you mean LUNR_FIELDS?"),
        ({"LUNR_QQQQQQQQQQ": 1}, "LUNR_QQQQQQQQQQ", "There are LUNR_FIELDS, "),
        ({"LUNR_FIELDS": ["title"]}, "LUNR_FIELDS", "not a mapping"),
        ({"LUNR_FIELDS": {}}, "LUNR_FIELDS", "empty"),
        ({"LUNR_FIELDS": {"a/b": "title"}}, "LUNR_FIELDS", "'a/b' cannot name a field"),
        ({"LUNR_FIELDS": {"_index": "title"}}, "LUNR_FIELDS", "cannot name a field"),
        ({"LUNR_FIELDS": {"title": 3}}, "LUNR_FIELDS", "'title': 3 is not"),
        ({"LUNR_FIELDS": {"title": "a..b"}}, "LUNR_FIELDS", "'a..b' is not"),
        ({"LUNR_BOOSTS": {"titel": 2}}, "LUNR_BOOSTS", "Did you mean title?"),
        ({"LUNR_BOOSTS": {"title": 0}}, "LUNR_BOOSTS", "above 0"),
        ({"LUNR_BOOSTS": {"title": True}}, "LUNR_BOOSTS", "above 0"),
        ({"LUNR_UNSTEMMED": "title"}, "LUNR_UNSTEMMED", "not a list"),
        ({"LUNR_UNSTEMMED": [1]}, "LUNR_UNSTEMMED", "more than texts"),
        ({"LUNR_UNSTEMMED": ["people"]}, "LUNR_UNSTEMMED", "no field of LUNR_FIELDS"),
        ({"LUNR_CARD": {"lead": "summary"}}, "LUNR_CARD", "no title"),
        ({"LUNR_HTML": {"content": 1}}, "LUNR_HTML", "not a list"),
        ({"LUNR_DATE": "a b"}, "LUNR_DATE", "'a b' is no attribute"),
        ({"LUNR_FACETS": {"tags": "tags"}}, "LUNR_FACETS", "'tags': 'tags' is not"),
        ({"LUNR_FACETS": {"tags": ("tags", " ")}}, "LUNR_FACETS", "a label"),
        ({"LUNR_FACETS": {"a b": ("tags", "Tags")}}, "LUNR_FACETS", "cannot name a facet"),
        ({"LUNR_FACETS": {"year": ("y", "Year")}}, "LUNR_FACETS", "taken from LUNR_DATE"),
        ({"LUNR_SUGGEST": ["tags"]}, "LUNR_SUGGEST", "not a mapping"),
        ({"LUNR_SUGGEST": {"tags": "tags"}}, "LUNR_SUGGEST", "an article's attribute and a label"),
        ({"LUNR_SUGGEST": {"a b": ("tags", "A")}}, "LUNR_SUGGEST", "cannot name a kind"),
        ({"LUNR_SUGGEST": {"tags": ("labels", "L")}}, "LUNR_SUGGEST", "'tags' in LUNR_FACETS"),
        ({"LUNR_ALIASES": {"t": "titel"}}, "LUNR_ALIASES", "Did you mean title?"),
        ({"LUNR_ALIASES": {"title": "content"}}, "LUNR_ALIASES", "a field itself"),
        ({"LUNR_ALIASES": {"year": "title"}}, "LUNR_ALIASES", "taken from LUNR_DATE"),
        ({"LUNR_CACHE": 3}, "LUNR_CACHE", "not a text"),
        ({"LUNR_ESBUILD": "nowhere"}, "LUNR_ESBUILD", "LUNR_ESBUILD = None"),
        ({"LUNR_JS": "nowhere.js"}, "LUNR_JS", "Run `npm ci`"),
        ({"LUNR_JS": None}, "LUNR_JS", "not a text"),
        ({"LUNR_SAVE_AS": "../lunr"}, "LUNR_SAVE_AS", "leads elsewhere"),
        ({"LUNR_SAVE_AS": "/lunr"}, "LUNR_SAVE_AS", "leads elsewhere"),
        ({"LUNR_SAVE_AS": "."}, "LUNR_SAVE_AS", "leads elsewhere"),
        ({"LUNR_PAGE_URL": "/search/"}, "LUNR_PAGE_URL", "out of the site"),
        ({"LUNR_PAGE_URL": "https://example.org/"}, "LUNR_PAGE_URL", "out of the site"),
    ],
)
def test_wrong_settings_are_named(
    site: dict[str, Any], wrong: dict[str, Any], key: str, words: str
) -> None:
    with pytest.raises(LunrSettingsError) as caught:
        read_settings(site | wrong)
    assert caught.value.key == key
    assert str(caught.value).startswith(f"{key}: ")
    assert words in str(caught.value)


def test_every_setting_has_its_heading() -> None:
    guide = (Path(__file__).parents[3] / "docs/search.md").read_text("utf-8")
    headings = {line.strip("# `") for line in guide.splitlines() if line.startswith("#")}
    assert set(DEFAULTS) <= headings
