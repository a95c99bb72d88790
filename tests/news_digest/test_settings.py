from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

import news_digest
from news_digest.adapter.addresses import ADDRESS_DEFAULTS
from news_digest.diagnostics import SettingsError
from news_digest.settings import DigestSettings
from news_digest.vocabulary.model import Policy

ROOT = Path(__file__).parents[2]


def read(**more: Any) -> DigestSettings:
    return DigestSettings.from_mapping({"DIGEST_SITE_ID": "test", "SITENAME": "x", **more})


def test_nothing_but_the_sites_id_is_required() -> None:
    assert read() == DigestSettings(site_id="test")


def test_each_setting_is_taken_over() -> None:
    settings = read(DIGEST_DEFAULT_POLICY="link", DIGEST_SEEDS="raw/pages/", DIGEST_DRAFTS=False)

    assert settings.default_policy is Policy.LINK
    assert settings.seeds == "raw/pages"
    assert settings.drafts is False


def test_a_site_without_id_is_told_to_choose_one() -> None:
    with pytest.raises(SettingsError) as caught:
        DigestSettings.from_mapping({})

    (problem,) = caught.value.diagnostics
    assert problem.code == "missing-setting"
    assert "DIGEST_SITE_ID" in problem.message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DIGEST_SITE_ID", None),
        ("DIGEST_LANG", ""),
        ("DIGEST_SEEDS", "/seeds"),
        ("DIGEST_SEEDS", "../seeds"),
        ("DIGEST_SEEDS", "."),
        ("DIGEST_ARTICLES", 7),
        ("DIGEST_DEFAULT_POLICY", "half"),
        ("DIGEST_DRAFTS", "no"),
        ("DIGEST_WORKERS", 0),
        ("DIGEST_WORKERS", "2"),
        ("DIGEST_WORKERS", True),
        ("DIGEST_EXECUTOR", "threads"),
        ("DIGEST_EXECUTOR", "dask:"),
        ("DIGEST_EXECUTOR", "dask:192.0.2.7"),
        ("DIGEST_EXECUTOR", None),
        ("DIGEST_FEED_MAX", 0),
        ("DIGEST_FEED_MAX", True),
        ("DIGEST_FEED_MAX", "50"),
        ("DIGEST_SOURCE_URL", "javascript:alert(1)"),
        ("DIGEST_SOURCE_URL", "https://example.org/{file}"),
        ("DIGEST_SOURCE_URL", "https://example.org/{}"),
        ("DIGEST_SOURCE_URL", "https://example.org/{path"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(key: str, value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        read(**{key: value})

    (problem,) = caught.value.diagnostics
    assert problem.path == "pelicanconf.py"
    assert key in problem.message
    assert problem.hint


def test_an_unknown_key_is_told_the_nearest() -> None:
    with pytest.raises(SettingsError, match="The nearest is DIGEST_PROVENANCE"):
        read(DIGEST_PROVENENCE="x")


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        DigestSettings.from_mapping({"DIGEST_SEEDS": 1, "DIGEST_X": 1})

    assert len(caught.value.diagnostics) == 3


def test_every_setting_and_its_default_is_described() -> None:
    """docs/configuration.md: a heading a setting, and no setting that there is not."""
    text = (ROOT / "docs/configuration.md").read_text("utf-8")
    sections = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))
    defaults: dict[str, object] = dict(ADDRESS_DEFAULTS)
    for field in fields(DigestSettings):
        value = field.default
        defaults[f"DIGEST_{field.name.upper()}"] = (
            str(value) if isinstance(value, Policy) else value
        )

    for key, default in defaults.items():
        if default is MISSING:
            assert "Required." in sections[key]
        else:
            shown = f'"{default}"' if isinstance(default, str) else str(default)
            assert f"Default: `{shown}`." in " ".join(sections[key].split()), key
    described = {key for key in sections if key.startswith("DIGEST_")}
    assert described == {key for key in defaults if key.startswith("DIGEST_")}


def test_the_version_is_the_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert news_digest.__version__ == project["version"]
