"""Two outlets and an agency that can be named, and a file of decisions to add to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.vocabulary import Vocabularies, load_vocabularies

OUTLETS = """\
outlets:
  trend: {name: Trend, policy: full}
  radio: {name: RFE/RL, variants: [Radio Free Europe], policy: excerpt}
  afp: {name: AFP, kind: agency, policy: link}
"""


@pytest.fixture(scope="session")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Vocabularies:
    folder = tmp_path_factory.mktemp("curation")
    (folder / "outlets.yml").write_text(OUTLETS, encoding="utf-8")
    return load_vocabularies(folder)


@pytest.fixture
def sidecar(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        file = tmp_path / "a.yml"
        file.write_bytes(data)
        return file

    return write
