"""The project's own pelicanconf.py and publishconf.py."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from news_digest.adapter.settings import load_pelican_settings, load_settings
from news_digest.settings import DigestSettings

ROOT = Path(__file__).parents[3]


def published(monkeypatch: pytest.MonkeyPatch, siteurl: str | None) -> dict[str, Any]:
    if siteurl is None:
        monkeypatch.delenv("SITEURL", raising=False)
    else:
        monkeypatch.setenv("SITEURL", siteurl)
    return runpy.run_path(str(ROOT / "publishconf.py"))


def test_the_published_site_has_absolute_addresses_and_no_drafts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = published(monkeypatch, "https://example.org/some-repo/")

    assert settings["SITEURL"] == "https://example.org/some-repo"
    assert settings["RELATIVE_URLS"] is False
    assert settings["DIGEST_DRAFTS"] is False
    assert settings["SITENAME"] == runpy.run_path(str(ROOT / "pelicanconf.py"))["SITENAME"]


@pytest.mark.parametrize(
    "siteurl",
    [
        "http://localhost:8000",
        "https://you.github.io/some-repo",
        "https://bücher.example/~me/digest",
        "http://[::1]:8000/a",
    ],
)
def test_an_address_may_have_a_port_and_a_path(
    monkeypatch: pytest.MonkeyPatch, siteurl: str
) -> None:
    assert published(monkeypatch, siteurl)["SITEURL"] == siteurl


@pytest.mark.parametrize(
    "siteurl",
    [
        None,
        "",
        "example.org",
        "javascript:alert(1)",
        "https://",
        "https:///digest",
        "https://:8000/digest",
        "https://example.org/my digest",
        "https://exam ple.org",
        " https://example.org",
        "https://example.org\n",
        "https://example.org:port",
        "https://[::1",
        "https://me:secret@example.org",
        "https://example.org/?a=b",
        "https://example.org/#top",
        'https://example.org/"><script>',
    ],
)
def test_without_an_address_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch, siteurl: str | None
) -> None:
    with pytest.raises(SystemExit, match="the environment variable SITEURL"):
        published(monkeypatch, siteurl)


def test_the_sites_settings_can_be_used() -> None:
    assert isinstance(load_settings(ROOT), DigestSettings)


def test_every_page_is_a_folder() -> None:
    settings = load_pelican_settings(ROOT)

    for key, value in settings.items():
        if key.endswith("_SAVE_AS") and value and not key.startswith(("LUNR_", "DIGEST_")):
            if (
                key.endswith(("_FEED_SAVE_AS", "_JSON_SAVE_AS"))
                or "LANG" in key
                or key == "STATIC_SAVE_AS"
            ):
                continue
            assert value.endswith("index.html"), key
            url = settings[f"{key.removesuffix('_SAVE_AS')}_URL"]
            assert value == f"{url}index.html", key
