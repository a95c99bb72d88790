"""The articles in this repository are what its raw documents give: byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from news_digest.importing import ImportPaths, OutcomeKind, run_import
from news_digest.settings import DigestSettings
from news_digest.vocabulary import load_vocabularies

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.starter_content


@pytest.fixture
def emptied(tmp_path: Path) -> ImportPaths:
    """This repository's site without its articles and their provenance."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "content/curation", tmp_path / "content/curation")
    return ImportPaths.of(tmp_path, DigestSettings(site_id="test"))


def test_importing_again_gives_the_same_bytes(emptied: ImportPaths) -> None:
    vocabularies = load_vocabularies(emptied.root / "content/curation", root=emptied.root)
    report = run_import(emptied, vocabularies)
    assert report.count(OutcomeKind.REJECTED) == 0
    assert report.published >= 2
    committed = {path: (ROOT / path).read_bytes() for path in report.written}
    assert {path: (emptied.root / path).read_bytes() for path in report.written} == committed
    assert len(report.written) == 2 * report.articles
