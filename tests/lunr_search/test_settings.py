from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lunr_search.settings import DEFAULTS, Field, LunrSettingsError, read_settings


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
    guide = (Path(__file__).parent.parent.parent / "docs/search.md").read_text("utf-8")
    headings = {line.strip("# `") for line in guide.splitlines() if line.startswith("#")}
    assert set(DEFAULTS) <= headings
